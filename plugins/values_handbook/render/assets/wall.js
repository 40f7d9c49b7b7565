// The wall of recognitions and the list of goals, filtered by what is picked and typed. What is shown stands in the address:
//
//   ?value=candor&behaviour=candor%23write-it-down&team=platform&year=2026&text=launch
const ITEM = "article, .hb-row";

function filterWall(place, wall, { facets, words }, signal) {
  const items = [...wall.querySelectorAll(ITEM)].map((element, number) => ({ element, number }));
  const parts = [...wall.querySelectorAll("section")];
  let picked;
  let text;

  const show = () => {
    const tests = [...pickedTests(facets, picked), ...textTests(text, ({ element }) => element.textContent)];
    const left = items.filter((item) => tests.every((test) => test(item)));
    const shown = new Set(left.map(({ element }) => element));
    for (const { element } of items) hide(element, !shown.has(element));
    for (const part of parts) hide(part, ![...part.querySelectorAll(ITEM)].some((item) => shown.has(item)));
    // What a filter leaves is in sight.
    if (shown.size < items.length) wall.querySelectorAll("details").forEach((fold) => (fold.open = true));
    picks.show(picked);
    field.show(text);
    frame.show(countFilters(picked, text), filled(words.shown, { shown: shown.size, all: items.length }));
  };
  const change = (difference) => {
    ({ picked, text } = { picked, text, ...difference });
    show();
    frame.warn([]);
    address.saveSoon();
  };
  const restore = () => {
    const query = new URLSearchParams(location.search);
    picked = pickedIn(query, facets);
    text = query.get("text") ?? "";
    show();
    frame.warn(unknownIn(query, search("")));
  };
  const search = (before) => {
    const query = new URLSearchParams(before);
    query.delete("text");
    writePicked(query, picked);
    if (text) query.set("text", text);
    return [...query].length ? `?${query}` : "";
  };
  const field = textField(words, (typed) => change({ text: typed }));
  const picks = makePicks(facets, (name, ids) => change({ picked: new Map(picked).set(name, ids) }));
  const address = keepAddress(search, restore, signal);
  const reset = button(words.reset, () => change({ picked: nothingPicked(facets), text: "" }));
  const copy = copyButton(words, address.save, (message) => frame.say(message));
  const frame = makeFrame(place, words, [field.field, ...picks.folds, reset, copy]);
  restore();
}
onEveryPage((signal) => {
  for (const place of document.querySelectorAll("[data-wall]")) {
    filterWall(place, place.nextElementSibling, JSON.parse(place.dataset.wall), signal);
  }
});
