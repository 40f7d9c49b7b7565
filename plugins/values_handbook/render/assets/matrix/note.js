// The rationale of a cell, beside it: on hover, on focus, on a tap. It can be entered, it links to the records, and Escape
// closes it. It is cut off by nothing and never covers its own cell.
const GAP = 4;
const MARGIN = 8;
const DELAY = 200;

function makeNote(frame, signal) {
  const note = make("div", { class: "hb-note", role: "note", hidden: true });
  frame.after(note);
  let cell = null;
  let leaving = 0;

  const hide = () => {
    cell = null;
    note.hidden = true;
  };
  const show = (next) => {
    clearTimeout(leaving);
    if (next === cell) return;
    if (!hasNote(next)) return hide();
    cell = next;
    note.replaceChildren(...noteOf(cell));
    note.hidden = false;
    put(note, cell);
  };
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => note.contains(document.activeElement) || hide(), DELAY);
  };
  note.addEventListener("pointerenter", () => clearTimeout(leaving));
  note.addEventListener("pointerleave", leave);
  note.addEventListener("focusout", ({ relatedTarget }) => {
    if (!note.contains(relatedTarget) && relatedTarget !== cell) hide();
  });
  note.addEventListener("click", (event) => event.target.closest("a") && hide());
  const follow = () => cell && (isInView(cell, frame) ? put(note, cell) : hide());
  addEventListener("scroll", follow, { capture: true, passive: true, signal });
  addEventListener("resize", follow, { signal });
  return { element: note, show, leave, hide, get cell() { return cell; } };
}

// In the detailed layout the rationale stands in the cell already.
const hasNote = (cell) =>
  Boolean(cell?.querySelector(".hb-hidden")) && !(cell.dataset.strength && cell.closest(".hb-matrix--detailed"));

// Which row and column it is, with their links, and what the cell says.
function noteOf(cell) {
  const line = cell.parentElement;
  const column = cell.closest("table").tHead.rows[0].cells[cell.cellIndex];
  const link = (head) => head.querySelector("a")?.cloneNode(true) ?? titleOf(head);
  const heads = [line.cells[0], column].map(link);
  heads.forEach((head) => head.removeAttribute?.("tabindex"));
  const strength = cell.dataset.strength;
  return [
    make("p", {}, heads[0], " × ", heads[1]),
    make("p", { class: strength && `hb-strength--${strength}`, dir: "auto" }, cell.textContent),
  ];
}

function isInView(cell, frame) {
  const box = cell.getBoundingClientRect();
  const view = frame.getBoundingClientRect();
  return box.bottom > view.top && box.top < view.bottom && box.right > view.left && box.left < view.right;
}

// Below the cell, or above it where there is more room, and never beyond the window's sides.
function put(note, cell) {
  const at = cell.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isBelow = at.bottom + GAP + height <= clientHeight || at.top < clientHeight - at.bottom;
  const middle = at.left + (at.width - width) / 2;
  note.style.top = `${isBelow ? at.bottom + GAP : at.top - GAP - height}px`;
  note.style.left = `${Math.max(MARGIN, Math.min(middle, clientWidth - width - MARGIN))}px`;
}
