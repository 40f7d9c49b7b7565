// Inputs of one text: a line, a text in Markdown, a day, a word of several, a record. Every input has its `element`, `read()`,
// which returns what it holds (nothing where it is empty), and `tell(path, names, change)`, which adds to a change what differs
// from what was there. A path is written as change documents have it; `names` are the headings above it.
let numberOfInputs = 0;

const escaped = (word) => word.replaceAll("~", "~0").replaceAll("/", "~1");
const below = (path, word) => (path ? `${path}/${escaped(word)}` : escaped(word));

function makeText(spec, present, form) {
  const id = `form-${++numberOfInputs}`;
  const control = controlOf(spec, present, id, form);
  const hint = [spec.help, spec.example && filled(form.words.example, { example: spec.example })].filter(Boolean).join(" ");
  if (hint) control.setAttribute("aria-describedby", `${id}-help`);
  const label = make("label", { for: id }, form.named(spec), spec.required && ` ${form.words.needed}`);
  const preview = !spec.isPlain && ["prose", "block"].includes(spec.type) && makePreview(control, form.words);
  const element = make("div", { class: "hb-form-field" }, label, control, hint && make("small", { id: `${id}-help`, lang: "en", dir: "ltr" }, hint), preview);
  const shown = control.value;
  control.required = Boolean(spec.required && present);
  const read = () => {
    if (control.value === shown) return present;
    const text = spec.type === "block" ? control.value.replace(/\s+$/, "") : control.value.trim();
    // A block of YAML ends its last line, as long as it has one.
    return text && present?.endsWith("\n") ? `${text}\n` : text || undefined;
  };
  const tell = (path, names, change) => {
    const now = read();
    if (now === present) return;
    change.was[path] = present ?? "";
    if (now === undefined) change.remove.push(path);
    else change.set[path] = now;
    change.told.push({ names: [...names, form.named(spec)], before: present, after: now });
  };
  const need = () => (control.required = true);
  return { element, read, tell, need, focus: () => control.focus() };
}

function controlOf(spec, present, id, form) {
  if (spec.type === "choice") {
    const words = present === undefined || spec.choices.includes(present) ? spec.choices : [present, ...spec.choices];
    const options = words.map((word) => make("option", { value: word, selected: word === present }, word));
    return make("select", { id }, make("option", { value: "" }, form.words.choose), ...options);
  }
  if (spec.type === "prose" || spec.type === "block") {
    const area = make("textarea", { id, rows: spec.type === "block" ? 6 : 2, dir: "auto" });
    area.value = present ?? "";
    return area;
  }
  const input = make("input", { id, type: "text", dir: "auto", autocomplete: "off" });
  if (spec.type === "date" && (present === undefined || /^\d{4}-\d\d-\d\d$/.test(present))) input.type = "date";
  if (spec.type === "reference") input.setAttribute("list", form.suggest(spec));
  input.value = present ?? "";
  return input;
}

function makePreview(control, words) {
  const shown = make("div");
  const about = make("div", { class: "hb-form-preview", hidden: true }, make("small", {}, words["preview-about"]), shown);
  const show = () => about.hidden || shown.replaceChildren(...blockMarkdown(control.value));
  const toggle = button(words.preview, () => {
    about.hidden = !about.hidden;
    toggle.setAttribute("aria-expanded", !about.hidden);
    show();
  });
  toggle.setAttribute("aria-expanded", false);
  control.addEventListener("input", show);
  return make("div", {}, toggle, about);
}

// What stands in the file in a form that the inputs do not have, such as a period with two days.
function makeFixed(spec, present, form) {
  const element = make("div", { class: "hb-form-field" }, make("strong", {}, form.named(spec)), make("small", {}, form.words["in-file"]));
  return { element, read: () => present, tell: () => {}, need: () => {}, focus: () => {} };
}
