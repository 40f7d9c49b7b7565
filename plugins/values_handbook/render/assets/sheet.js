// A page becomes a sheet because its address says so. A theme that swaps pages without a load swaps them even for a part of
// the same page, after which browsers have forgotten what the address leads to: it is followed once more.
onEveryPage(() => {
  const sheet = document.querySelector(".hb-sheet");
  if (sheet && location.hash === `#${sheet.id}` && !sheet.matches(":target")) make("a", { href: location.hash }).click();
});
