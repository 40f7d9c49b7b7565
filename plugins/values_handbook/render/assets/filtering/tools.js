// The tools above a list that can be filtered, made of what browsers bring along.

// The frame of the tools: on a phone they are folded behind a button. `show` displays the number of filters and a summary,
// `warn` the filters of an address that do not exist.
function makeFrame(place, words, tools) {
  const count = make("output", { class: "hb-count" });
  const unknown = make("p", { class: "hb-unknown", role: "status", hidden: true });
  const fold = button(words.filter, () => unfold(place, fold));
  fold.classList.add("hb-tools-fold");
  fold.setAttribute("aria-expanded", "false");
  place.setAttribute("role", "search");
  place.setAttribute("aria-label", words.tools);
  place.replaceChildren(fold, make("div", { class: "hb-tools-body" }, ...tools.filter(Boolean)), unknown, count);
  const show = (number, summary) => {
    fold.textContent = number ? `${words.filter} (${number})` : words.filter;
    count.textContent = summary;
  };
  const warn = (unknownFilters) => {
    hide(unknown, !unknownFilters.length);
    unknown.textContent = unknownFilters.length ? filled(words.unknown, { what: unknownFilters.join(", ") }) : "";
  };
  return { show, warn, say: (message) => (count.textContent = message) };
}

function unfold(place, fold) {
  const isOpen = place.classList.toggle("hb-tools--open");
  fold.setAttribute("aria-expanded", String(isOpen));
}

function textField(words, change) {
  const field = make("input", { type: "search", "aria-label": words.text, placeholder: words.text });
  field.addEventListener("input", () => change(field.value));
  const show = (text) => {
    // To write the same text again would move the cursor of who is typing.
    if (field.value !== text) field.value = text;
  };
  return { field, show };
}

// The picks of all facets; `show` writes a state into them.
function makePicks(facets, pick) {
  const made = facets.map((facet) => [facet.name, makePick(facet, (ids) => pick(facet.name, ids))]);
  const show = (picked) => made.forEach(([name, { show: write }]) => write(picked.get(name)));
  return { folds: made.map(([, { fold }]) => fold), show };
}

// Copies the address of what is shown; none where the browser keeps pages from it.
function copyButton(words, save, say) {
  if (!navigator.clipboard) return false;
  return button(words.copy, () => {
    save();
    navigator.clipboard.writeText(location.href).then(() => say(words.copied));
  });
}

function button(title, act) {
  const made = make("button", { type: "button" }, title);
  made.addEventListener("click", act);
  return made;
}
