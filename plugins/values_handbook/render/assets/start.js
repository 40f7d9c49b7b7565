// Runs `setUp` for each page that is shown, also where the theme swaps pages without a load, as `navigation.instant` does.
// It gets a signal that ends what it listens to when the next page comes.
function onEveryPage(setUp) {
  let page = new AbortController();
  const shown = () => {
    page.abort();
    page = new AbortController();
    setUp(page.signal);
  };
  if (window.document$) document$.subscribe(shown);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", shown);
  else shown();
}
