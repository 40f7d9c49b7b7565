// Browsers lay out all rows of a real table together, which takes 0.2 s for 20,000 cells. In a large matrix the stylesheet has
// each row laid out apart, and skipped while it is out of sight. Roles then say what each part is.
const ROLES = { col: "columnheader", row: "rowheader", rowgroup: "rowheader" };

const isLarge = (table) => table.classList.contains("hb-matrix--large");

function tellParts(table, signal) {
  table.setAttribute("role", "table");
  for (const part of [table.tHead, ...table.tBodies, table.tFoot]) part.setAttribute("role", "rowgroup");
  bitByBit([...table.rows], tellRoles, signal);
}

function tellRoles(line) {
  line.setAttribute("role", "row");
  for (const cell of line.cells) cell.setAttribute("role", ROLES[cell.scope] ?? "cell");
}
