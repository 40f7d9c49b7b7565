// The tools above a matrix, made of what browsers bring along. They call `change` with what differs in the state, `pick` with
// the options of a facet, and for the rest what `act` holds.
function makeTools(place, matrix, data, { change, pick, ...act }) {
  const { words } = data;
  const picks = data.facets.map((facet) => [facet.name, makePick(facet, (ids) => pick(facet.name, ids))]);
  const fields = makeFields(matrix, data, change);
  const count = make("output", { class: "hb-count" });
  const fold = button(words.filter, () => unfold(place, fold));
  fold.classList.add("hb-tools-fold");
  fold.setAttribute("aria-expanded", "false");
  const tools = [
    fields.text,
    ...picks.map(([, made]) => made.fold),
    fields.gaps.label,
    data.facets.some(({ name }) => name === "strength") && fields.rationale.label,
    fields.sort.label,
    matrix.groups.some(({ line }) => line) && fields.groups.label,
    button(words.reset, act.reset),
    navigator.clipboard && button(words.copy, act.copy),
    button(words.download, act.download),
  ];
  place.setAttribute("role", "search");
  place.setAttribute("aria-label", words.tools);
  place.replaceChildren(fold, make("div", { class: "hb-tools-body" }, ...tools.filter(Boolean)), count);

  const show = (state, shown) => {
    showFields(fields, state);
    picks.forEach(([name, made]) => made.show(state.picked.get(name)));
    const number = filtersOf(state);
    fold.textContent = number ? `${words.filter} (${number})` : words.filter;
    count.textContent = told(matrix, words, shown, state);
  };
  return { show, say: (message) => (count.textContent = message) };
}

// What is filled in, ticked or chosen from a list.
function makeFields(matrix, { words }, change) {
  const text = make("input", { type: "search", "aria-label": words.text, placeholder: words.text });
  text.addEventListener("input", () => change({ text: text.value }));
  const orders = [
    ["", words.listed],
    [BY_TITLE, titleOf(matrix.heads[0])],
    ...matrix.columns.map(({ id, title }) => [id, title]),
    [BY_TOTAL, titleOf(matrix.heads.at(-1))],
  ];
  const folds = [["open", words.grouped], ["folded", words.folded], ["none", words.ungrouped]];
  return {
    text,
    gaps: checkbox(words.gaps, (isOn) => change({ onlyGaps: isOn })),
    rationale: checkbox(words.rationale, (isOn) => change({ isDetailed: isOn })),
    sort: choice(words.sort, orders, (by) => change({ sort: by, isReversed: false })),
    groups: choice(words.groups, folds, (how) => change({ groups: how, turned: new Set() })),
  };
}

function showFields({ text, gaps, rationale, sort, groups }, state) {
  // To write the same text again would move the cursor of who is typing.
  if (text.value !== state.text) text.value = state.text;
  gaps.box.checked = state.onlyGaps;
  rationale.box.checked = state.isDetailed;
  sort.select.value = state.sort;
  groups.select.value = state.groups;
}

function told(matrix, words, { rows, columns }, state) {
  const some = (what, number, all) => filled(words.shown, { what, shown: number, all });
  const parts = [some(titleOf(matrix.heads[0]), rows.size, matrix.rows.length)];
  if (state.onlyGaps) parts.push(some(words.columns, columns.filter(Boolean).length, columns.length));
  return parts.join("; ");
}

function unfold(place, fold) {
  const isOpen = place.classList.toggle("hb-tools--open");
  fold.setAttribute("aria-expanded", String(isOpen));
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

function button(title, act) {
  const made = make("button", { type: "button" }, title);
  made.addEventListener("click", act);
  return made;
}
