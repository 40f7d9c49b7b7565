// The wall of recognitions, filtered by what is picked and typed. What is shown stands in the address:
//
//   ?value=candor&behaviour=candor%23write-it-down&team=platform&year=2026&text=launch
function filterWall(place, wall, { facets, words }, signal) {
  const items = [...wall.querySelectorAll("article")].map((element, number) => ({ element, number }));
  const years = [...wall.querySelectorAll("section")];
  let picked;
  let text;

  const show = () => {
    const tests = [...pickedTests(facets, picked), ...textTests(text, ({ element }) => element.textContent)];
    const left = items.filter((item) => tests.every((test) => test(item)));
    const shown = new Set(left.map(({ element }) => element));
    for (const { element } of items) hide(element, !shown.has(element));
    for (const year of years) hide(year, ![...year.querySelectorAll("article")].some((item) => shown.has(item)));
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
