// Browsers lay out all rows of a real table together, which takes 0.2 s for 20,000 cells. In a large matrix each row is laid
// out apart, and skipped while it is out of sight. What each part is, is then told by its role.
const LARGE = 2000;
const ROLES = { col: "columnheader", row: "rowheader", rowgroup: "rowheader" };

function makeLarge(table) {
  if (table.rows.length * table.tHead.rows[0].cells.length <= LARGE) return;
  table.classList.add("hb-matrix--large");
  table.setAttribute("role", "table");
  for (const part of [table.tHead, ...table.tBodies, table.tFoot]) part.setAttribute("role", "rowgroup");
  for (const line of table.rows) tellRoles(line);
}

function tellRoles(line) {
  line.setAttribute("role", "row");
  for (const cell of line.cells) cell.setAttribute("role", ROLES[cell.scope] ?? "cell");
}
