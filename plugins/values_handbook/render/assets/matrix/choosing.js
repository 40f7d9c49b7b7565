// Which rows and columns a state shows, and in which order. Nothing here touches the page.

// {rows, columns}: a set of rows, and for each column whether it is shown.
function choose(matrix, facets, state) {
  const tests = [...pickedTests(facets, state), ...textTests(state)];
  const matching = matrix.rows.filter((row) => tests.every((test) => test(row)));
  if (!state.onlyGaps) return { rows: new Set(matching), columns: matrix.columns.map(() => true) };
  const served = new Set(matching.flatMap((row) => row.filled.map((cell) => cell.column)));
  return {
    rows: new Set(matching.filter((row) => !row.filled.length)),
    columns: matrix.columns.map((_, column) => !served.has(column)),
  };
}

// A test for each facet of which something is picked: the row has one of the picked options.
function pickedTests(facets, state) {
  const used = facets.filter((facet) => state.picked.get(facet.name).size);
  return used.map(({ name, options, rows }) => {
    const picked = state.picked.get(name);
    if (!rows) return (row) => row.filled.some((cell) => picked.has(cell.strength));
    const isPicked = options.map(([id]) => picked.has(id));
    return (row) => [rows[row.number]].flat().some((option) => isPicked[option]);
  });
}

// A test for each word.
function textTests(state) {
  const words = plainWords(state.text).split(/\s+/).filter(Boolean);
  return words.map((word) => (row) => row.text.includes(word));
}

// All rows in the order that a state asks for: titles from A to Z, the heaviest first, what is equal as it is listed.
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

// The sums of some rows by column, and that of all.
function totalsOf(matrix, rows) {
  const sums = matrix.columns.map(() => 0);
  for (const row of rows) for (const { column, amount } of row.filled) sums[column] += amount;
  return [...sums, sums.reduce((all, sum) => all + sum, 0)];
}
