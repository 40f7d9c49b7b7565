// Writes a state into the table. Only what differs from before is touched: of 20,000 cells most stay as they are.
function show(matrix, facets, state) {
  const shown = choose(matrix, facets, state);
  matrix.table.classList.toggle("hb-matrix--detailed", state.isDetailed);
  regroup(matrix, state.by);
  arrange(matrix, state);
  for (const group of matrix.groups) {
    const rows = group.rows.filter((row) => shown.rows.has(row));
    const folded = isFolded(group, state);
    hide(group.line, !rows.length || state.groups === "none");
    if (group.line) rollUp(matrix, group, rows, folded);
    for (const row of group.rows) hide(row.line, folded || !shown.rows.has(row));
  }
  const lines = [...matrix.table.rows].filter((line) => !line.hidden);
  lines.forEach((line) => hideColumns(line, shown.columns));
  showTotals(matrix, shown.rows);
  showCoverage(matrix, shown.rows);
  showSort(matrix, state);
  return shown;
}

// Rows in their order: each in its group, or all in one body where there are no groups.
function arrange(matrix, state) {
  const key = [state.sort, state.isReversed, state.groups === "none", state.by].join();
  if (key === (matrix.arranged ?? ",false,false,")) return;
  matrix.arranged = key;
  matrix.flat ??= matrix.table.tFoot.parentNode.insertBefore(make("tbody", { role: "rowgroup" }), matrix.table.tFoot);
  const lines = new Map([[matrix.flat, []], ...matrix.groups.map(({ body }) => [body, []])]);
  for (const row of inOrder(matrix, state)) {
    lines.get(state.groups === "none" ? matrix.flat : row.group.body).push(row.line);
  }
  lines.forEach((found, body) => body.append(...found));
}

// Hides the cells of columns that are not shown. A group's heading spans all of them and stays.
function hideColumns(line, columns) {
  const key = columns.join();
  if (key === (line.shownColumns ?? columns.map(() => true).join()) || line.cells.length < 2) return;
  line.shownColumns = key;
  columns.forEach((isShown, column) => (line.cells[column + 1].hidden = !isShown));
}

// The totals of what is shown.
function showTotals(matrix, rows) {
  const totals = totalsOf(matrix, rows);
  matrix.foot.slice(1).forEach((cell, column) => fillTotal(cell, matrix, totals[column]));
}

// How many of the rows that are shown support each column, as the table says it of all without a script.
function showCoverage(matrix, rows) {
  if (!matrix.coverage) return;
  const numbers = matrix.columns.map(() => 0);
  for (const { column, strength } of [...rows].flatMap(({ filled }) => filled)) {
    if (strength !== "tension") numbers[column] += 1;
  }
  [...matrix.coverage.cells].slice(1, -1).forEach((cell, column) => {
    cell.querySelector("span").textContent = filled(matrix.words.covered, { some: numbers[column], all: rows.size });
    const percent = rows.size ? Math.round((100 * numbers[column]) / rows.size) : 0;
    cell.querySelector("path").setAttribute("d", `M0 0h${percent}v10H0z`);
  });
}

// Counts by strength, or one number, as the table has them without a script.
function fillTotal(cell, matrix, total) {
  const counts = byStrength(matrix, total);
  const key = String(counts) || String(total.count);
  if (cell.total === key) return cell;
  cell.total = key;
  const last = counts.length - 1;
  const words = counts.map(([name, count], number) => {
    const word = ` ${matrix.strengthWords[name]}${number < last ? ", " : ""}`;
    return make("span", { class: `hb-strength hb-strength--${name}` }, String(count), make("span", { class: "hb-hidden" }, word));
  });
  cell.replaceChildren(...(words.length ? words : [String(total.count)]));
  return cell;
}

function showSort(matrix, state) {
  const keys = [BY_TITLE, ...matrix.columns.map(({ id }) => id), BY_TOTAL];
  matrix.heads.forEach((head, number) => {
    const isUp = (keys[number] === BY_TITLE) !== state.isReversed;
    if (keys[number] === state.sort) head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    else head.removeAttribute("aria-sort");
  });
}
