// Which rows a filter leaves: functions from a row, which has a `number`, to whether it passes.

// A test for each facet of which something is picked: the row has one of the picked options.
function pickedTests(facets, picked) {
  const used = facets.filter(({ name, rows }) => rows && picked.get(name).size);
  return used.map(({ name, options, rows }) => {
    const isPicked = options.map(([id]) => picked.get(name).has(id));
    return (row) => [rows[row.number]].flat().some((option) => isPicked[option]);
  });
}

// A test for each word; `textOf` gives the text of a row, and is called once.
function textTests(text, textOf) {
  const words = plainWords(text).split(/\s+/).filter(Boolean);
  return words.map((word) => (row) => (row.text ??= plainWords(textOf(row))).includes(word));
}

// Only what differs from before is touched.
function hide(element, isHidden) {
  if (element && element.hidden !== isHidden) element.hidden = isHidden;
}

// Upper case and accents do not matter to who looks for a word.
const plainWords = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
