// Sets up the matrices of a page. All can be read cell by cell. One that has a page of its own comes with data, and can be
// filtered and sorted; what is shown of it stands in the address of the page. One that stands among other things is an
// excerpt that somebody chose, and several of them could not share one address.

onEveryPage((signal) => {
  for (const frame of document.querySelectorAll(".hb-matrix-scroll")) {
    const table = frame.querySelector("table");
    if (isLarge(table)) tellParts(table, signal);
    keepHeadsClear(frame, table, signal);
    const cells = readCellByCell(frame, table, signal);
    const tools = frame.parentElement.querySelector(":scope > .hb-tools[data-matrix]");
    if (!tools) continue;
    const data = JSON.parse(tools.dataset.matrix);
    begin(tools, readMatrix(table, data), data, cells, signal);
  }
});

// What has the focus is scrolled out from under the heads that stay.
function keepHeadsClear(frame, table, signal) {
  const measure = () => {
    const corner = table.tHead.rows[0].cells[0].getBoundingClientRect();
    frame.style.scrollPaddingBlockStart = `${corner.height}px`;
    frame.style.scrollPaddingInlineStart = `${corner.width}px`;
  };
  const observer = new ResizeObserver(measure);
  observer.observe(table.tHead.rows[0].cells[0]);
  signal.addEventListener("abort", () => observer.disconnect());
}

function begin(place, matrix, data, cells, signal) {
  const { facets, words } = data;
  let state;
  let shown;
  let isTouched = false;

  const refresh = () => {
    cells.hideNote();
    // The table is unchanged until a state differs from it.
    isTouched ||= searchOf(state, "") !== "";
    shown = isTouched ? show(matrix, facets, state) : choose(matrix, facets, state);
    tools.show(state, shown);
    cells.keepReachable();
  };
  const change = (difference) => {
    Object.assign(state, difference);
    refresh();
    tools.warn([]);
    address.saveSoon();
  };
  const restore = () => {
    state = stateOf(location.search, matrix, facets);
    refresh();
    const presets = state.presets.map((name) => `&${name}=${ALL}`).join("");
    tools.warn(unknownIn(new URLSearchParams(location.search), `${searchOf(state, "")}&groups=${state.groups}${presets}`));
  };
  const address = keepAddress((search) => searchOf(state, search), restore, signal);
  const tools = makeTools(place, matrix, data, {
    change,
    pick: (name, ids) => change({ picked: new Map(state.picked).set(name, ids) }),
    reset: () => change(everything(facets)),
    save: address.save,
    download: () => download(`${matrix.table.dataset.matrix}.csv`, csvOf(matrix, shown)),
  });
  data.groupings.forEach((grouping) => addGrouping(matrix, grouping));
  makeSortable(matrix, words, (by) => change(turned(state, by)));
  for (const group of [...matrix.groupings.values()].flat().filter(({ line }) => line)) {
    makeFoldable(group, ({ id }) => change({ turned: toggled(state.turned, id) }));
  }
  restore();
  bitByBit(matrix.rows, (row) => row.filled, signal);
}

function makeSortable(matrix, words, sort) {
  const keys = [BY_TITLE, ...matrix.columns.map(({ id }) => id), BY_TOTAL];
  matrix.heads.forEach((head, number) => {
    const label = filled(words["sort-by"], { title: titleOf(head) });
    const made = make("button", { type: "button", class: "hb-sort", tabindex: "-1", "aria-label": label, title: label });
    made.addEventListener("click", () => sort(keys[number]));
    head.append(made);
  });
}

// A head sorts one way, then the other, then no more.
function turned(state, by) {
  if (state.sort !== by) return { sort: by, isReversed: false };
  return state.isReversed ? { sort: "", isReversed: false } : { sort: by, isReversed: true };
}

function toggled(set, item) {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
