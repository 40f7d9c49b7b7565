// Which rows and columns a state shows, and in which order. Nothing here touches the page.

// {rows, columns}: a set of rows, and for each column whether it is shown.
function choose(matrix, facets, state) {
  const tests = [...pickedTests(facets, state.picked), ...signTests(facets, state.picked), ...textTests(state.text, textOf)];
  const matching = matrix.rows.filter((row) => tests.every((test) => test(row)));
  if (!state.onlyGaps) return { rows: new Set(matching), columns: matrix.columns.map(() => true) };
  const served = new Set(matching.flatMap((row) => row.filled.map((cell) => cell.column)));
  return {
    rows: new Set(matching.filter((row) => !row.filled.length)),
    columns: matrix.columns.map((_, column) => !served.has(column)),
  };
}

// The same for the facet of strengths, which belong to cells and not to rows.
function signTests(facets, picked) {
  const used = facets.filter(({ name, rows }) => !rows && picked.get(name).size);
  return used.map(({ name }) => (row) => row.filled.some((cell) => picked.get(name).has(cell.strength)));
}

// All rows in the order of a state: titles from A to Z, the heaviest first, what is equal as it is listed.
function inOrder(matrix, state) {
  if (!state.sort) return matrix.rows;
  const compare = comparison(matrix, state.sort);
  const turn = state.isReversed ? -1 : 1;
  return [...matrix.rows].sort((a, b) => turn * compare(a, b) || a.number - b.number);
}

function comparison(matrix, sort) {
  if (sort === BY_TITLE) {
    const { compare } = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
    return (a, b) => compare(a.title, b.title);
  }
  if (sort === BY_TOTAL) return (a, b) => b.total - a.total;
  const column = matrix.columns.findIndex(({ id }) => id === sort);
  return (a, b) => b.amounts[column] - a.amounts[column];
}

// What some rows hold in each column, and at the end in all: {sum, count, strengths: {strong: 2}}.
function totalsOf(matrix, rows) {
  const totals = [...matrix.columns, matrix].map(() => ({ sum: 0, count: 0, strengths: {} }));
  const all = totals.at(-1);
  for (const row of rows) {
    for (const { column, strength, amount } of row.filled) {
      for (const total of [totals[column], all]) {
        total.sum += amount;
        total.count += strength ? 1 : amount;
        if (strength) total.strengths[strength] = (total.strengths[strength] ?? 0) + 1;
      }
    }
  }
  return totals;
}

// The strengths of a total with their numbers, the heaviest first: [["strong", 2]].
const byStrength = (matrix, { strengths }) =>
  Object.keys(matrix.weights).flatMap((name) => (strengths[name] ? [[name, strengths[name]]] : []));
