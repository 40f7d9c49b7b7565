// Runs `setUp` for each page that is shown, also where the theme swaps pages without a load, as `navigation.instant` does.
// It gets a signal that ends what it listens to when the next page comes. Opened from a disk, where nothing can be swapped,
// Material ends its `document$` before the first page: that page is then waited for as where there is no such theme.
function onEveryPage(setUp) {
  let page;
  const show = () => {
    page?.abort();
    page = new AbortController();
    setUp(page.signal);
  };
  const showFirst = () => {
    if (page) return;
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", showFirst);
    else show();
  };
  if (window.document$) document$.subscribe({ next: show, error: showFirst, complete: showFirst });
  else showFirst();
}

// Does something with each item, for a few milliseconds at a time, so that the page answers meanwhile.
function bitByBit(items, act, signal, next = 0) {
  for (const end = performance.now() + 5; next < items.length && performance.now() < end; next++) act(items[next]);
  if (next < items.length && !signal.aborted) setTimeout(bitByBit, 0, items, act, signal, next);
}

// An element with attributes and children. What is false or missing among them is left out; texts are never read as HTML.
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== false && child !== undefined));
  return element;
}

// A label with its values filled in, as `{shown} of {all}`.
const filled = (label, values) => label.replace(/\{(\w+)\}/g, (_, name) => values[name]);
