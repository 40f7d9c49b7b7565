// The change document of a form, and the same in words. Long texts that were there are named by their SHA-256, where the
// browser gives it: it does so on https and on one's own machine.
const LONGEST_WAS = 120;

function changeOf(kind, id, fields) {
  const change = { was: {}, set: {}, add: {}, remove: [], told: [] };
  if (id === undefined) {
    const now = fields.read();
    return now && { told: [{ names: [], after: now }], document: { new: kind, fields: now } };
  }
  fields.tell("", [], change);
  const { told, was, set, add, remove } = change;
  if (!told.length) return undefined;
  const given = Object.entries({ was, set, add, remove }).filter(([, value]) => Object.keys(value).length);
  return { told, document: { record: `${kind}:${id}`, ...Object.fromEntries(given) } };
}

async function shortened(document) {
  if (!document.was || !crypto.subtle) return document;
  const entries = Object.entries(document.was).map(async ([path, was]) => {
    if (typeof was !== "string" || was.length <= LONGEST_WAS) return [path, was];
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(was)));
    return [path, `sha256:${[...hash.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`];
  });
  return { ...document, was: Object.fromEntries(await Promise.all(entries)) };
}

function inWords(value, form) {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map((item) => inWords(item, form)).join("; ");
  return Object.entries(value).filter(([name]) => !["id", "formerly"].includes(name)).map(([name, item]) => `${form.named({ name })}: ${inWords(item, form)}`).join("\n");
}

function showChange(told, form) {
  return told.map(({ names, before, after }) =>
    make("div", {},
      make("dt", {}, names.join(" › ") || form.words.new),
      before !== undefined && make("dd", {}, make("small", {}, form.words[after === undefined ? "removed" : "before"]), " ", make("del", { dir: "auto" }, inWords(before, form))),
      after !== undefined && make("dd", {}, make("small", {}, before === undefined ? form.words.add : form.words.after), " ", make("ins", { dir: "auto" }, inWords(after, form))),
    ));
}
