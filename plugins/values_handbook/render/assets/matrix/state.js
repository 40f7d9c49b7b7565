// What is shown of a matrix, and how it stands in the address, so that a view can be sent to somebody:
//
//   ?team=platform&team=sre&strength=strong&text=deploy&sort=candor&layout=detailed&gaps=1&groups=folded&by=parent&turned=platform
//
// `sort` is a column's id, `_title` or `_total`; a minus turns the order round. `turned` are groups that are folded where
// the others are not, or the other way round. `by` names the grouping where it is not the usual one. What is picked stands there as for every list that can be filtered.
// A facet with a `preset` has those options picked where the address says nothing; `?period=all` says that none is.
const OWN = ["text", "sort", "layout", "gaps", "groups", "by", "turned"];
const ALL = "all";
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
  by: "",
  turned: new Set(),
  presets: facets.filter(({ preset }) => preset).map(({ name }) => name),
});

const presetOf = (facets) => new Map(facets.map(({ name, preset = [] }) => [name, new Set(preset)]));

// The state in an address, as far as the matrix has it.
function stateOf(search, matrix, facets) {
  const query = new URLSearchParams(search);
  const state = everything(facets);
  const by = matrix.groupings.has(query.get("by")) ? query.get("by") : "";
  const groups = new Set(matrix.groupings.get(by).map((group) => group.id));
  const sort = query.get("sort") ?? "";
  const key = sort.replace(/^-/, "");
  if ([BY_TITLE, BY_TOTAL].includes(key) || matrix.columns.some((column) => column.id === key)) {
    Object.assign(state, { sort: key, isReversed: sort !== key });
  }
  const isSilent = ![...OWN, ...facets.map(({ name }) => name)].some((name) => query.has(name));
  return Object.assign(state, {
    picked: isSilent ? presetOf(facets) : pickedIn(query, facets),
    text: query.get("text") ?? "",
    isDetailed: query.get("layout") === "detailed",
    onlyGaps: query.get("gaps") === "1",
    groups: ["folded", "none"].includes(query.get("groups")) ? query.get("groups") : "open",
    by,
    turned: new Set(query.getAll("turned").filter((id) => groups.has(id))),
  });
}

// The search part of an address with the state in it; what else it says is kept.
function searchOf(state, search) {
  const query = new URLSearchParams(search);
  OWN.forEach((name) => query.delete(name));
  writePicked(query, state.picked);
  if (state.text) query.set("text", state.text);
  if (state.sort) query.set("sort", (state.isReversed ? "-" : "") + state.sort);
  if (state.isDetailed) query.set("layout", "detailed");
  if (state.onlyGaps) query.set("gaps", "1");
  if (state.groups !== "open") query.set("groups", state.groups);
  if (state.by) query.set("by", state.by);
  state.turned.forEach((id) => query.append("turned", id));
  if (![...OWN, ...state.picked.keys()].some((name) => query.has(name))) state.presets.forEach((name) => query.set(name, ALL));
  return [...query].length ? `?${query}` : "";
}

const filtersOf = (state) => countFilters(state.picked, state.text) + (state.onlyGaps ? 1 : 0);
