// Reading a matrix cell by cell. The table is one stop of the Tab key; arrows, Home, End and the page keys move in it, a
// head's link and its button for sorting included. It stays a table for screen readers, which read the rationale in the cell.
const PAGE = 10;

function readCellByCell(frame, table, signal) {
  const note = makeNote(frame, signal);
  const stripe = make("div", { class: "hb-stripe", hidden: true });
  frame.append(stripe);
  frame.removeAttribute("tabindex");
  let stop = null;

  const settle = (next) => {
    if (stop && stop !== next) stop.tabIndex = -1;
    stop = next;
    stop.tabIndex = 0;
  };
  // The stop where the Tab key comes in: the last one, or the first row's where that one is hidden now.
  const keepReachable = () => {
    if (!stop || !stop.isConnected || stop.closest("[hidden]")) settle(stopsOf(firstLine(table).cells[0])[0]);
  };
  const go = (next) => {
    settle(next);
    next.focus();
    keepInView(next.closest("tr"));
  };
  for (const link of table.querySelectorAll("a")) link.tabIndex = -1;
  keepReachable();

  table.addEventListener("keydown", (event) => {
    const next = target(event, table);
    if (next) {
      event.preventDefault();
      go(next);
    } else if (event.key === "Enter" && event.target.matches("td") && !note.element.hidden) {
      event.preventDefault();
      note.element.querySelector("a")?.focus();
    }
  });
  table.addEventListener("click", ({ target: clicked }) => {
    const cell = clicked.closest("td");
    if (cell && !clicked.closest("a, button")) go(cell);
  });
  table.addEventListener("focusin", ({ target: focused }) => {
    settle(focused);
    mark(stripe, frame, focused.closest("th, td"));
    note.show(focused);
  });
  table.addEventListener("focusout", ({ relatedTarget }) => {
    if (!note.element.contains(relatedTarget)) note.hide();
    if (!table.contains(relatedTarget)) stripe.hidden = true;
  });
  table.addEventListener("pointerover", ({ target: over, pointerType }) => {
    if (pointerType !== "mouse") return;
    const cell = over.closest("th, td");
    mark(stripe, frame, cell);
    if (hasNote(cell)) note.show(cell);
    else note.leave();
  });
  table.addEventListener("pointerleave", () => {
    note.leave();
    stripe.hidden = true;
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || note.element.hidden) return;
    const { cell } = note;
    const isInside = note.element.contains(document.activeElement);
    if (isInside) go(cell);
    note.hide();
  }, { signal });
  return { keepReachable, hideNote: note.hide };
}

// Rows of a large matrix that come into sight only now may turn out higher than was thought, for a few frames.
function keepInView(line, frames = 5) {
  line.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (frames) requestAnimationFrame(() => keepInView(line, frames - 1));
}

const stopsOf = (cell) => {
  const inside = [...cell.querySelectorAll("a, button")];
  return inside.length ? inside : [cell];
};

// The row of coverage has nothing to stop at. In the list on a phone there are no heads, and no empty cells.
const linesOf = (table) => [...table.rows].filter((line) => !line.hidden && !line.matches(".hb-coverage") && isThere(line));
const isThere = (part) => part.getClientRects().length > 0;
const firstLine = (table) => linesOf(table).find((line) => line.parentElement !== table.tHead) ?? table.tHead.rows[0];

// Where a key leads from a cell, or nowhere.
function target(event, table) {
  const cell = event.target.closest("th, td");
  const line = cell.parentElement;
  const isLeftward = getComputedStyle(table).direction === "rtl";
  const lines = linesOf(table);
  const place = lines.indexOf(line);
  const down = (steps) => lineStop(event, lines, place, steps);
  const along = (step) => cellStop(line, [...line.cells].indexOf(cell), step);
  if (event.altKey || event.metaKey) return null;
  switch (event.key) {
    case "ArrowDown": return down(1);
    case "ArrowUp": return down(-1);
    case "ArrowRight": return along(isLeftward ? -1 : 1);
    case "ArrowLeft": return along(isLeftward ? 1 : -1);
    case "PageDown": return down(PAGE);
    case "PageUp": return down(-PAGE);
    case "Home": return event.ctrlKey ? lineStop(event, lines, 0, 0) : cellStop(line, -1, 1);
    case "End": return event.ctrlKey ? lineStop(event, lines, lines.length - 1, 0) : cellStop(line, line.cells.length, -1);
  }
  return null;
}

// Up or down: first among what a head holds, then to the same column of another line.
function lineStop(event, lines, place, steps) {
  const cell = event.target.closest("th, td");
  const stops = stopsOf(cell);
  const inside = stops[stops.indexOf(event.target) + steps];
  if (inside && inside !== event.target && Math.abs(steps) === 1) return inside;
  const line = lines[Math.max(0, Math.min(lines.length - 1, place + steps))];
  const column = [...cell.parentElement.cells].indexOf(cell);
  const beside = line.cells[Math.min(column, line.cells.length - 1)];
  const found = stopsOf(isThere(beside) ? beside : line.cells[0]);
  return steps < 0 ? found.at(-1) : found[0];
}

// Along a line, past what is hidden.
function cellStop(line, from, step) {
  for (let place = from + step; line.cells[place]; place += step) {
    if (isThere(line.cells[place])) return stopsOf(line.cells[place])[0];
  }
  return null;
}

// Marks a cell's column: one stripe below the cells, since to colour 1,000 of them takes longer than a frame.
function mark(stripe, frame, cell) {
  stripe.hidden = !cell || cell.colSpan > 1 || !cell.cellIndex;
  if (stripe.hidden) return;
  const at = cell.getBoundingClientRect();
  const view = frame.getBoundingClientRect();
  stripe.style.left = `${at.left - view.left - frame.clientLeft + frame.scrollLeft}px`;
  stripe.style.width = `${at.width}px`;
  const { caption, offsetHeight } = cell.closest("table");
  stripe.style.top = `${caption.offsetHeight}px`;
  stripe.style.height = `${offsetHeight - caption.offsetHeight}px`;
}
