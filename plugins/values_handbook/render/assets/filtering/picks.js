// A field that several options can be picked of: a fold with a box for each. The boxes are made when it is first opened: a
// thousand goals have hundreds of owners.
function makePick(facet, pick) {
  const boxes = new Map();
  let picked = new Set();
  const summary = make("summary", {}, facet.label);
  const fields = make("fieldset", {}, make("legend", { class: "hb-hidden" }, facet.label));
  const fold = make("details", { class: "hb-pick" }, summary, fields);
  const tick = () => boxes.forEach((box, id) => (box.checked = picked.has(id)));
  const fill = () => {
    for (const [id] of facet.options) boxes.set(id, make("input", { type: "checkbox", value: id }));
    fields.append(...facet.options.map(([id, title]) => make("label", {}, boxes.get(id), make("span", { dir: "auto" }, title))));
    tick();
  };
  fold.addEventListener("toggle", fill, { once: true });
  fields.addEventListener("change", () => pick(new Set([...boxes].filter(([, box]) => box.checked).map(([id]) => id))));
  closeWhenLeft(fold, summary);
  const show = (ids) => {
    picked = ids;
    tick();
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
