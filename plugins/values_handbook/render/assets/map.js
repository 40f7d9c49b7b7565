// Shows what the item of a map that is looked at is tied to, as long as it is.
function follow(map, signal) {
  const lines = [...map.querySelectorAll("[data-ends]")];
  const show = (node) => {
    const current = node?.dataset.node;
    const near = new Set(current && [current]);
    for (const line of lines) {
      const ends = line.dataset.ends.split(" ");
      const on = ends.includes(current);
      line.classList.toggle("hb-map__on", on);
      if (on) ends.forEach((end) => near.add(end));
    }
    for (const item of map.querySelectorAll("[data-node]")) item.classList.toggle("hb-map__on", near.has(item.dataset.node));
    map.classList.toggle("hb-map--asked", near.size > 1);
  };
  const at = (event) => show(event.target.closest("[data-node]") ?? document.activeElement?.closest(".hb-map [data-node]"));
  for (const name of ["pointerover", "focusin"]) map.addEventListener(name, at, { signal });
  for (const name of ["pointerleave", "focusout"]) map.addEventListener(name, () => show(), { signal });
}
onEveryPage((signal) => document.querySelectorAll(".hb-map").forEach((map) => follow(map, signal)));
