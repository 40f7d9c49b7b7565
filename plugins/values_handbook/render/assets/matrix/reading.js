// A matrix, read off its table once. Whatever is filtered or sorted later works on what is read here.
//
//   columns  {id, title, head}
//   groups   {id, title, body, line, rows}; a matrix without groups has one without a line
//   rows     {id, title, text, line, cells, group, number, filled, amounts, total}
//
// `filled` are the cells that hold something, as {column, strength, amount}; `amounts` has a number for each column, -1
// where the cell is empty, so that a tension, which weighs nothing, still comes before nothing.
function readMatrix(table, data) {
  const heads = [...table.tHead.rows[0].cells];
  const weights = data.weights ?? {};
  const columns = heads.slice(1, -1).map((head) => ({ id: head.dataset.id, title: titleOf(head), head }));
  const groups = [...table.tBodies].map(readGroup);
  const rows = groups.flatMap((group) => group.rows);
  rows.forEach((row, number) => Object.assign(row, { number }, readCells(row.cells, weights)));
  const strengths = data.facets.find(({ name }) => name === "strength")?.options ?? [];
  const strengthWords = Object.fromEntries(strengths);
  return { table, heads, columns, groups, rows, weights, strengthWords, foot: [...table.tFoot.rows[0].cells] };
}

const titleOf = (head) => (head.querySelector("a") ?? head).textContent;

function readGroup(body) {
  const line = body.querySelector(".hb-group-row");
  const group = { id: body.dataset.group, title: line?.textContent ?? "", body, line };
  group.rows = [...body.rows].filter((found) => found !== line).map((found) => readRow(found, group));
  return group;
}

function readRow(line, group) {
  const [head, ...cells] = line.cells;
  const total = cells.pop();
  const title = titleOf(head);
  return { id: line.dataset.id, title, line, head, cells, group, total: Number(total.textContent) };
}

function readCells(cells, weights) {
  const filledCells = [];
  const amounts = cells.map((cell, column) => {
    if (!cell.firstChild) return -1;
    const strength = cell.dataset.strength ?? "";
    const amount = strength ? (weights[strength] ?? 0) : parseInt(cell.textContent, 10);
    filledCells.push({ column, strength, amount });
    return amount;
  });
  return { filled: filledCells, amounts };
}

// What a text filter looks through: the title, and the rationales without the words for strengths before them.
function textOf(row) {
  const rationales = row.filled.map(({ column }) => row.cells[column].textContent.replace(/^[^:]*:?/, ""));
  return [row.title, ...rationales].join(" ");
}
