// What is picked of the facets of a list, and how it stands in the address of the page:
//
//   ?team=platform&team=sre
//
// A facet is {name, label, options, rows}: `options` are [id, title], `rows` has for each row the number of its option, or a
// list of several. `q` and `h` in an address belong to the theme's search.
const nothingPicked = (facets) => new Map(facets.map(({ name }) => [name, new Set()]));

// What an address asks for, as far as the facets have it.
function pickedIn(asked, facets) {
  return new Map(facets.map(({ name, options }) => {
    const known = new Set(options.map(([id]) => id));
    return [name, new Set(asked.getAll(name).filter((id) => known.has(id)))];
  }));
}

function tellPicked(told, picked) {
  for (const [name, ids] of picked) {
    told.delete(name);
    ids.forEach((id) => told.append(name, id));
  }
}

// What an address asks for and a list has not, as `status=at-risk`: what its state, written as an address, leaves out. What
// belongs to others is not meant for the list: the theme's search, and marks of whoever sent somebody here.
function unknownIn(asked, search) {
  const known = new URLSearchParams(search);
  const isMeant = ([name, value]) => value && !/^(q|h|utm_.*|.*clid)$/.test(name) && !known.getAll(name).includes(value);
  return [...asked].filter(isMeant).map((pair) => pair.join("="));
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
