// A field that several options can be picked of: a fold with a box for each.
function makePick(facet, pick) {
  const boxes = new Map(facet.options.map(([id]) => [id, make("input", { type: "checkbox", value: id })]));
  const options = facet.options.map(([id, title]) => make("label", {}, boxes.get(id), make("span", { dir: "auto" }, title)));
  const summary = make("summary", {}, facet.label);
  const fields = make("fieldset", {}, make("legend", { class: "hb-hidden" }, facet.label), ...options);
  const fold = make("details", { class: "hb-pick" }, summary, fields);
  fields.addEventListener("change", () => pick(new Set([...boxes].filter(([, box]) => box.checked).map(([id]) => id))));
  closeWhenLeft(fold, summary);
  const show = (picked) => {
    boxes.forEach((box, id) => (box.checked = picked.has(id)));
    summary.textContent = picked.size ? `${facet.label} (${picked.size})` : facet.label;
    fold.classList.toggle("hb-pick--set", picked.size > 0);
  };
  return { fold, show };
}

function closeWhenLeft(fold, summary) {
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !fold.open) return;
    fold.open = false;
    summary.focus();
  });
  fold.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !fold.contains(relatedTarget)) fold.open = false;
  });
}
