// Groups: each can be folded to one row that counts its alignments.
const isFolded = (group, state) =>
  Boolean(group.line) && state.groups !== "none" && (state.groups === "folded") !== state.turned.has(group.id);

// Another way to group the rows: its groups with their bodies, which stay empty until it is chosen. `rows` has for each row
// the number of its group.
function addGrouping(matrix, { name, groups, rows }) {
  const made = groups.map(([id, title]) => {
    const place = make("th", { scope: "rowgroup", colspan: String(matrix.columns.length + 2) }, make("span", {}, title));
    const line = make("tr", { class: "hb-group-row" }, place);
    const body = matrix.table.tFoot.parentNode.insertBefore(make("tbody", { role: "rowgroup" }, line), matrix.table.tFoot);
    return { id, title, body, line, rows: [], counts: [] };
  });
  matrix.rows.forEach((row) => {
    row.groups.set(name, made[rows[row.number]]);
    made[rows[row.number]].rows.push(row);
  });
  matrix.groupings.set(name, made);
}

// Puts each row into its group of a way to group. The headings of the other ways are hidden.
function regroup(matrix, name) {
  if (matrix.by === name) return;
  matrix.by = name;
  matrix.groups = matrix.groupings.get(name);
  matrix.rows.forEach((row) => (row.group = row.groups.get(name)));
  matrix.groupings.forEach((groups, other) => other === name || groups.forEach(({ line }) => hide(line, true)));
}

// The heading of a group becomes a button that folds it.
function makeFoldable(group, turn) {
  const place = group.line.querySelector("span");
  group.button = make("button", { type: "button", tabindex: "-1", "aria-expanded": "true" }, group.title);
  group.button.addEventListener("click", () => turn(group));
  place.replaceChildren(group.button);
}

// The cells of a folded group, made anew since they count the rows that the filters leave; none where it is not folded.
function rollUp(matrix, group, rows, folded) {
  const { line } = group;
  group.button.setAttribute("aria-expanded", String(!folded));
  while (line.cells.length > 1) line.lastElementChild.remove();
  line.shownColumns = undefined;
  line.cells[0].colSpan = folded ? 1 : matrix.columns.length + 2;
  group.counts = folded && rows.length ? totalsOf(matrix, rows) : [];
  if (!group.counts.length) return;
  const all = group.counts.pop();
  group.total = all.sum;
  const total = fillTotal(make("td", { class: "hb-total" }), matrix, all);
  line.append(...group.counts.map((counts) => countCell(matrix, counts)), total);
  if (matrix.table.hasAttribute("role")) tellRoles(line);
}

function countCell(matrix, counts) {
  if (!counts.count) return make("td");
  const words = byStrength(matrix, counts).map(([name, count]) => `${count} ${matrix.strengthWords[name]}`);
  const details = words.length > 0 && make("span", { class: "hb-hidden" }, ` (${words.join(", ")})`);
  return make("td", {}, String(counts.count), details);
}
