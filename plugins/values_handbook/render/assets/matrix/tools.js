// The tools above a matrix. They call `change` with what differs in the state, `pick` with the options of a facet, and for
// the rest what `act` holds.
function makeTools(place, matrix, data, { change, pick, ...act }) {
  const { words } = data;
  const picks = makePicks(data.facets, pick);
  const fields = makeFields(matrix, data, change);
  const frame = makeFrame(place, words, [
    fields.text.field,
    ...picks.folds,
    fields.gaps.label,
    data.facets.some(({ name }) => name === "strength") && fields.rationale.label,
    fields.sort.label,
    (matrix.groups.some(({ line }) => line) || data.groupings.length > 0) && fields.groups.label,
    data.groupings.length > 0 && fields.by.label,
    ...data.facets.filter(({ preset }) => preset).map(({ name }) => button(words.cycles, () => pick(name, new Set()))),
    button(words.reset, act.reset),
    copyButton(words, act.save, (message) => frame.say(message)),
    button(words.download, act.download),
  ]);

  const show = (state, shown) => {
    showFields(fields, state);
    picks.show(state.picked);
    frame.show(filtersOf(state), describeShown(matrix, words, shown, state));
  };
  return { show, warn: frame.warn };
}

// What is filled in, ticked or chosen from a list.
function makeFields(matrix, { words, usual, groupings }, change) {
  const orders = [
    ["", words.listed],
    [BY_TITLE, titleOf(matrix.heads[0])],
    ...matrix.columns.map(({ id, title }) => [id, title]),
    [BY_TOTAL, titleOf(matrix.heads.at(-1))],
  ];
  const ways = [["", usual], ...groupings.map(({ name, label }) => [name, label])];
  const folds = [["open", words.grouped], ["folded", words.folded], ["none", words.ungrouped]];
  return {
    text: textField(words, (typed) => change({ text: typed })),
    gaps: checkbox(words.gaps, (isOn) => change({ onlyGaps: isOn })),
    rationale: checkbox(words.rationale, (isOn) => change({ isDetailed: isOn })),
    sort: choice(words.sort, orders, (by) => change({ sort: by, isReversed: false })),
    groups: choice(words.groups, folds, (how) => change({ groups: how, turned: new Set() })),
    by: choice(words["group-by"], ways, (by) => change({ by, turned: new Set() })),
  };
}

function showFields({ text, gaps, rationale, sort, groups, by }, state) {
  text.show(state.text);
  gaps.box.checked = state.onlyGaps;
  rationale.box.checked = state.isDetailed;
  sort.select.value = state.sort;
  groups.select.value = state.groups;
  by.select.value = state.by;
}

function describeShown(matrix, words, { rows, columns }, state) {
  const some = (what, number, all) => filled(words.shown, { what, shown: number, all });
  const parts = [some(titleOf(matrix.heads[0]), rows.size, matrix.rows.length)];
  if (state.onlyGaps) parts.push(some(words.columns, columns.filter(Boolean).length, columns.length));
  return parts.join("; ");
}

function checkbox(title, change) {
  const box = make("input", { type: "checkbox" });
  box.addEventListener("change", () => change(box.checked));
  return { box, label: make("label", {}, box, title) };
}

function choice(title, options, change) {
  const select = make("select", {}, ...options.map(([id, name]) => make("option", { value: id }, name)));
  select.addEventListener("change", () => change(select.value));
  return { select, label: make("label", {}, make("span", {}, title), select) };
}
