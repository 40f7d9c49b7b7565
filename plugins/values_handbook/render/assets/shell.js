// The theme's search is a dialog without a name, for those who listen: it gets that of its field.
onEveryPage(() => {
  const search = document.querySelector(".md-search[role=dialog]:not([aria-label])");
  const name = search?.querySelector("input[aria-label]")?.getAttribute("aria-label");
  if (name) search.setAttribute("aria-label", name);
});
