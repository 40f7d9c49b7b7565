// The tools above a matrix, made of what browsers bring along. They call `change` with what differs in the state, `pick` with
// the options of a facet, and for the rest what `act` holds.
function makeTools(place, matrix, data, { change, pick, ...act }) {
  const { words, facets } = data;
  const kinds = [titleOf(matrix.heads[0]), matrix.heads.at(-1).textContent];
  const text = make("input", { type: "search", "aria-label": words.text, placeholder: words.text });
  const picks = facets.map((facet) => makePick(facet, (ids) => pick(facet.name, ids)));
  const gaps = checkbox(words.gaps, (isOn) => change({ onlyGaps: isOn }));
  const rationale = checkbox(words.rationale, (isOn) => change({ isDetailed: isOn }));
  const orders = [["", words.listed], [BY_TITLE, kinds[0]], ...matrix.columns.map(({ id, title }) => [id, title]), [BY_TOTAL, kinds[1]]];
  const sort = choice(words.sort, orders, (by) => change({ sort: by, isReversed: false }));
  const folds = [["open", words.grouped], ["folded", words.folded], ["none", words.ungrouped]];
  const groups = choice(words.groups, folds, (how) => change({ groups: how, turned: new Set() }));
  text.addEventListener("input", () => change({ text: text.value }));

  const count = make("output", { class: "hb-count" });
  const fold = make("button", { type: "button", class: "hb-tools-fold", "aria-expanded": "false" }, words.filter);
  fold.addEventListener("click", () => unfold(place, fold));
  const tools = [
    text,
    ...picks.map((pick) => pick.fold),
    gaps.label,
    data.facets.some(({ name }) => name === "strength") && rationale.label,
    sort.label,
    matrix.groups.some(({ line }) => line) && groups.label,
    button(words.reset, act.reset),
    navigator.clipboard && button(words.copy, act.copy),
    button(words.download, act.download),
  ];
  place.setAttribute("role", "search");
  place.setAttribute("aria-label", words.tools);
  place.replaceChildren(fold, make("div", { class: "hb-tools-body" }, ...tools.filter(Boolean)), count);

  const show = (state, shown) => {
    if (text.value !== state.text) text.value = state.text;
    picks.forEach((pick, number) => pick.show(state.picked.get(facets[number].name)));
    gaps.box.checked = state.onlyGaps;
    rationale.box.checked = state.isDetailed;
    sort.select.value = state.sort;
    groups.select.value = state.groups;
    const number = filtersOf(state);
    fold.textContent = number ? `${words.filter} (${number})` : words.filter;
    count.textContent = told(matrix, words, shown, state);
  };
  return { show, say: (message) => (count.textContent = message) };
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
