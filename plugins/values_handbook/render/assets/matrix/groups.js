// Groups: each can be folded to one row that counts its alignments.
const isFolded = (group, state) =>
  Boolean(group.line) && state.groups !== "none" && (state.groups === "folded") !== state.turned.has(group.id);

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
  group.counts = folded && rows.length ? countsOf(matrix, rows) : [];
  if (!group.counts.length) return;
  group.total = totalsOf(matrix, rows).pop();
  line.append(...group.counts.map(countCell), make("td", { class: "hb-total" }, String(group.total)));
  if (matrix.table.hasAttribute("role")) tellRoles(line);
}

// For each column how many of the rows it has, and of which strengths: {count, strengths: {strong: 2}}.
function countsOf(matrix, rows) {
  const counts = matrix.columns.map(() => ({ count: 0, strengths: {} }));
  for (const { column, strength, amount } of rows.flatMap((row) => row.filled)) {
    counts[column].count += strength ? 1 : amount;
    if (strength) counts[column].strengths[strength] = (counts[column].strengths[strength] ?? 0) + 1;
  }
  const order = Object.keys(matrix.weights);
  return counts.map(({ count, strengths }) => ({
    count,
    byStrength: order.filter((name) => strengths[name]).map((name) => `${strengths[name]} ${matrix.strengthWords[name]}`),
  }));
}

function countCell({ count, byStrength }) {
  if (!count) return make("td");
  const details = byStrength.length > 0 && make("span", { class: "hb-hidden" }, ` (${byStrength.join(", ")})`);
  return make("td", {}, String(count), details);
}
