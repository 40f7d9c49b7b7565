// What is picked of the facets of a list, and how it stands in the address of the page:
//
//   ?team=platform&team=sre
//
// A facet is {name, label, options, rows}: `options` are [id, title], `rows` has for each row the number of its option, or a
// list of several. `q` and `h` in an address belong to the theme's search.
const nothingPicked = (facets) => new Map(facets.map(({ name }) => [name, new Set()]));

// The options that an address picks, as far as the facets have them.
function pickedIn(query, facets) {
  return new Map(facets.map(({ name, options }) => {
    const known = new Set(options.map(([id]) => id));
    return [name, new Set(query.getAll(name).filter((id) => known.has(id)))];
  }));
}

function writePicked(query, picked) {
  for (const [name, ids] of picked) {
    query.delete(name);
    ids.forEach((id) => query.append(name, id));
  }
}

// The filters of an address that a list does not have, such as `status=at-risk`: those that its own state, written as an
// address, lacks. Parameters of others do not count: the theme's search, and marks of tracking links.
function unknownIn(query, search) {
  const known = new URLSearchParams(search);
  const isMeant = ([name, value]) => value && !/^(q|h|utm_.*|.*clid)$/.test(name) && !known.getAll(name).includes(value);
  return [...query].filter(isMeant).map((pair) => pair.join("="));
}

// How many filters are set: what a folded toolbar says.
const countFilters = (picked, text) => [...picked.values()].filter((ids) => ids.size).length + (text.trim() ? 1 : 0);

// Keeps the address of the page: `search` makes its search part from the one before, `restore` is called when it changes.
function keepAddress(search, restore, signal) {
  let saving = 0;
  const save = () => {
    clearTimeout(saving);
    const address = location.pathname + search(location.search) + location.hash;
    // The theme keeps the place on the page in the state of the history.
    if (!signal.aborted) history.replaceState(history.state, "", address);
  };
  const saveSoon = () => {
    clearTimeout(saving);
    // Browsers refuse an address that changes with every key.
    saving = setTimeout(save, 150);
  };
  addEventListener("popstate", restore, { signal });
  return { save, saveSoon };
}
