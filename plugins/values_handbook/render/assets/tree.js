// Folds and unfolds the whole of a tree by one button.
function unfoldable(tree, signal) {
  const folds = [...tree.querySelectorAll("details")];
  if (!folds.length || tree.querySelector("button")) return;
  const button = document.createElement("button");
  const isFolded = () => folds.some((fold) => !fold.open);
  const name = () => (button.textContent = isFolded() ? tree.dataset.unfold : tree.dataset.fold);
  button.type = "button";
  button.className = "hb-unfold-all";
  button.addEventListener("click", () => {
    const open = isFolded();
    for (const fold of folds) fold.open = open;
  }, { signal });
  for (const fold of folds) fold.addEventListener("toggle", name, { signal });
  name();
  tree.prepend(button);
}
onEveryPage((signal) => document.querySelectorAll("[data-unfold]").forEach((tree) => unfoldable(tree, signal)));
