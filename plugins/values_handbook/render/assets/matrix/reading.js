// A matrix, read off its table once. Whatever is filtered or sorted later works on what is read here.
//
//   columns  {id, title, head}
//   groups   {id, title, body, line, rows, counts}; a matrix without groups has one without a line; only one that is folded
//            has counts
//   rows     {id, title, text, line, cells, group, number, filled, amounts, total}
//   groupings  the groups of each way to group the rows, by its name; `groups` are those of the way that is chosen, at first
//            "", as the table has them
//
// `filled` are the cells that hold something, as {column, strength, amount}; `amounts` has a number for each column, -1
// where the cell is empty, so that a tension, which weighs nothing, still comes before nothing. What is read off the cells
// waits until it is first needed: of 20,000 it takes a while.
function readMatrix(table, data) {
  const heads = [...table.tHead.rows[0].cells];
  const weights = data.weights ?? {};
  const columns = heads.slice(1, -1).map((head) => ({ id: head.dataset.id, title: titleOf(head), head }));
  const groups = [...table.tBodies].map((body) => readGroup(body, weights));
  const rows = groups.flatMap((group) => group.rows);
  rows.forEach((row, number) => (row.number = number));
  const strengths = data.facets.find(({ name }) => name === "strength")?.options ?? [];
  const strengthWords = Object.fromEntries(strengths);
  const coverage = table.tHead.rows[1];
  const groupings = new Map([["", groups]]);
  return { table, heads, columns, groups, groupings, rows, weights, strengthWords, words: data.words, coverage, foot: [...table.tFoot.rows[0].cells] };
}

const titleOf = (head) => (head.querySelector("a") ?? head).textContent;

function readGroup(body, weights) {
  const line = body.querySelector(".hb-group-row");
  const group = { id: body.dataset.group, title: line?.textContent ?? "", body, line, counts: [] };
  group.rows = [...body.rows].filter((found) => found !== line).map((found) => readRow(found, group, weights));
  return group;
}

function readRow(line, group, weights) {
  const head = line.cells[0];
  const row = { id: line.dataset.id, title: titleOf(head), line, head, group, groups: new Map([["", group]]) };
  later(row, "cells", () => [...line.cells].slice(1, -1));
  later(row, "filled", () => filledOf(row.cells, weights));
  later(row, "amounts", () => amountsOf(row));
  later(row, "total", () => row.filled.reduce((sum, { amount }) => sum + amount, 0));
  return row;
}

// A property that is computed when it is first read.
function later(object, name, work) {
  const keep = (value) => Object.defineProperty(object, name, { value }) && value;
  Object.defineProperty(object, name, { configurable: true, get: () => keep(work()) });
}

function filledOf(cells, weights) {
  const amountOf = (cell, strength) => (strength ? (weights[strength] ?? 0) : parseInt(cell.textContent, 10));
  return cells.flatMap((cell, column) => {
    if (!cell.firstChild) return [];
    const strength = cell.dataset.strength ?? "";
    return [{ column, strength, amount: amountOf(cell, strength) }];
  });
}

function amountsOf(row) {
  const amounts = row.cells.map(() => -1);
  for (const { column, amount } of row.filled) amounts[column] = amount;
  return amounts;
}

// What a text filter looks through: the title, and the rationales without the words for strengths before them.
function textOf(row) {
  const rationales = row.filled.map(({ column }) => row.cells[column].textContent.replace(/^[^:]*:?/, ""));
  return [row.title, ...rationales].join(" ");
}
