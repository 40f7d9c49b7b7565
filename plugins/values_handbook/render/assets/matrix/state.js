// What is shown of a matrix, and how it stands in the address, so that a view can be sent to somebody:
//
//   ?team=platform&team=sre&strength=strong&text=deploy&sort=candor&layout=detailed&gaps=1&groups=folded&turned=platform
//
// `sort` is a column's id, `_title` or `_total`; a minus turns the order round. `turned` are groups that are folded where
// the others are not, or the other way round. What is picked stands there as for every list that can be filtered.
const OWN = ["text", "sort", "layout", "gaps", "groups", "turned"];
const BY_TITLE = "_title";
const BY_TOTAL = "_total";

const everything = (facets) => ({
  picked: nothingPicked(facets),
  text: "",
  sort: "",
  isReversed: false,
  isDetailed: false,
  onlyGaps: false,
  groups: "open",
  turned: new Set(),
});

// The state that an address asks for, as far as the matrix has it.
function stateOf(search, matrix, facets) {
  const asked = new URLSearchParams(search);
  const state = everything(facets);
  const groups = new Set(matrix.groups.map((group) => group.id));
  const sort = asked.get("sort") ?? "";
  const key = sort.replace(/^-/, "");
  if ([BY_TITLE, BY_TOTAL].includes(key) || matrix.columns.some((column) => column.id === key)) {
    Object.assign(state, { sort: key, isReversed: sort !== key });
  }
  return Object.assign(state, {
    picked: pickedIn(asked, facets),
    text: asked.get("text") ?? "",
    isDetailed: asked.get("layout") === "detailed",
    onlyGaps: asked.get("gaps") === "1",
    groups: ["folded", "none"].includes(asked.get("groups")) ? asked.get("groups") : "open",
    turned: new Set(asked.getAll("turned").filter((id) => groups.has(id))),
  });
}

// The search part of an address with the state in it; what else it says is kept.
function searchOf(state, search) {
  const told = new URLSearchParams(search);
  OWN.forEach((name) => told.delete(name));
  tellPicked(told, state.picked);
  if (state.text) told.set("text", state.text);
  if (state.sort) told.set("sort", (state.isReversed ? "-" : "") + state.sort);
  if (state.isDetailed) told.set("layout", "detailed");
  if (state.onlyGaps) told.set("gaps", "1");
  if (state.groups !== "open") told.set("groups", state.groups);
  state.turned.forEach((id) => told.append("turned", id));
  return [...told].length ? `?${told}` : "";
}

const filtersOf = (state) => countFilters(state.picked, state.text) + (state.onlyGaps ? 1 : 0);
