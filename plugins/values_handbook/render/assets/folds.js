// What is folded around the place that an address names is opened, also where a link names it again.
onEveryPage((signal) => {
  const open = () => {
    const target = document.getElementById(location.hash.slice(1)) ?? document.querySelector(":target");
    const folded = "details:not([open])";
    if (!target?.closest(folded)) return;
    for (let fold = target.closest(folded); fold; fold = target.closest(folded)) fold.open = true;
    target.scrollIntoView();
  };
  open();
  addEventListener("hashchange", open, { signal });
  document.addEventListener("click", ({ target }) => target.closest?.('a[href*="#"]') && setTimeout(open), { signal });
});
