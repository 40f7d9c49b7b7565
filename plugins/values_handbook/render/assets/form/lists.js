// Inputs that hold others: fields together, any number of items, and texts by names that people choose.

function makeInput(spec, present, form) {
  const isText = typeof present === "string";
  if (spec.type === "list") return present === undefined || Array.isArray(present) ? makeList(spec, present, form) : makeFixed(spec, present, form);
  if (spec.type === "group" || spec.type === "map") {
    if (isText) return makeFixed(spec, present, form);
    return spec.type === "map" ? makeMap(spec, present, form) : makeGroup(spec, present, form);
  }
  return present === undefined || isText ? makeText(spec, present, form) : makeFixed(spec, present, form);
}

// Fields together. Those that are seldom used stand in a fold.
function makeFields(specs, present, form) {
  const inputs = specs.map((spec) => ({ spec, input: makeInput(spec, present?.[spec.name], form) }));
  const [first, folded] = [[], []];
  for (const { spec, input } of inputs) {
    (spec.seldom && present?.[spec.name] === undefined ? folded : first).push(input.element);
  }
  const fold = folded.length > 0 && make("details", { class: "hb-form-more" }, make("summary", {}, form.words.more), ...folded);
  const read = () => {
    const found = inputs.map(({ spec, input }) => [spec.name, input.read()]).filter(([, value]) => value !== undefined);
    // Fields that a form leaves out, such as ids, stay.
    const kept = Object.entries(present ?? {}).filter(([name]) => specs.every((spec) => spec.name !== name));
    return found.length ? Object.fromEntries([...kept, ...found]) : undefined;
  };
  const tell = (path, names, change) => {
    for (const { spec, input } of inputs) input.tell(below(path, spec.name), names, change);
  };
  const need = () => inputs.filter(({ spec }) => spec.required).forEach(({ input }) => input.need());
  const focus = () => inputs[0]?.input.focus();
  const at = (name) => inputs.find(({ spec }) => spec.name === name)?.input;
  return { elements: fold ? [...first, fold] : first, read, tell, need, focus, at };
}

function makeGroup(spec, present, form) {
  const fields = makeFields(spec.fields, present, form);
  const legend = spec.name && make("legend", {}, form.named(spec));
  const element = make("fieldset", { class: spec.name ? "hb-form-group" : "hb-form-part" }, legend, spec.help && make("small", { lang: "en", dir: "ltr" }, spec.help), ...fields.elements);
  const tell = (path, names, change) => {
    const inner = spec.name ? [...names, form.named(spec)] : names;
    if (present !== undefined) return fields.tell(path, inner, change);
    const now = fields.read();
    if (now === undefined) return;
    change.was[path] = "";
    change.set[path] = now;
    change.told.push({ names: inner, after: now });
  };
  return { ...fields, element, tell };
}

// A list names its items by what identifies them, as long as no two share it, else by their positions.
function makeList(spec, present, form) {
  const identity = (item) => (typeof item === "string" ? item : item[spec.identity])?.trim?.() ?? "";
  const all = present ?? [];
  const nameOf = (item, number) => {
    const name = identity(item);
    return name && all.filter((other) => identity(other) === name).length === 1 ? name : String(number + 1);
  };
  const items = [];
  const place = make("div", {});
  const append = (value, origin) => {
    const isSimple = !spec.item.fields && !spec.item.item;
    const input = makeInput(isSimple ? { ...spec.item, name: spec.name, isPlain: true } : spec.item, value, form);
    const item = { input, value, origin, gone: false };
    const part = make("fieldset", { class: "hb-form-part" }, input.element);
    const toggle = button(form.words.remove, () => {
      if (origin === undefined) {
        items.splice(items.indexOf(item), 1);
        row.remove();
        add.focus();
      } else {
        item.gone = !item.gone;
        part.disabled = item.gone;
        row.classList.toggle("hb-form-gone", item.gone);
        toggle.textContent = item.gone ? form.words.keep : form.words.remove;
      }
      form.changed();
    });
    const row = isSimple
      ? make("div", { class: "hb-form-row" }, part, toggle)
      : make("details", { class: "hb-form-item", open: origin === undefined }, make("summary", {}, headingOf(value, spec, form)), part, toggle);
    items.push(item);
    place.append(row);
    return input;
  };
  all.forEach((value, number) => append(value, number));
  const addItem = () => {
    const input = append(undefined, undefined);
    input.need();
    input.focus();
    form.changed();
  };
  const add = button(`${form.words.add}: ${form.named(spec)}`, addItem);
  const element = make("fieldset", { class: "hb-form-list" }, make("legend", {}, form.named(spec)), spec.help && make("small", { lang: "en", dir: "ltr" }, spec.help), place, add);
  const left = () => items.filter(({ gone }) => !gone).map(({ input }) => input.read()).filter((value) => value !== undefined);
  const tell = (path, names, change) => {
    const within = [...names, form.named(spec)];
    for (const { input, value, origin, gone } of items) {
      if (origin === undefined) {
        const now = input.read();
        if (now === undefined) continue;
        (change.add[path] ??= []).push(now);
        change.told.push({ names: within, after: now });
      } else {
        const own = below(path, nameOf(value, origin));
        if (gone) {
          change.was[own] = value;
          change.remove.push(own);
          change.told.push({ names: within, before: value });
        } else input.tell(own, [...within, headingOf(value, spec, form)], change);
      }
    }
  };
  return { element, read: () => (left().length ? left() : undefined), tell, need: () => {}, focus: () => add.focus(), addItem };
}

function headingOf(value, spec, form) {
  if (value === undefined) return form.words.new;
  if (typeof value === "string") return value.slice(0, 60);
  const { title, text, [spec.identity]: name } = value;
  const found = [title, text, name].find((item) => typeof item === "string") ?? form.named(spec);
  return found.length > 80 ? `${found.slice(0, 80)}…` : found;
}

function makeMap(spec, present, form) {
  const rows = [];
  const place = make("div", {});
  const append = (name, value) => {
    const key = make("input", { type: "text", "aria-label": form.named(spec), value: name ?? "", readonly: name !== undefined });
    const text = make("input", { type: "text", "aria-label": name ?? form.words.new, value: value ?? "" });
    rows.push({ name, value, key, text });
    place.append(make("div", { class: "hb-form-pair" }, key, text));
    return key;
  };
  for (const [name, value] of Object.entries(present ?? {})) append(name, value);
  const add = button(`${form.words.add}: ${form.named(spec)}`, () => append().focus());
  const element = make("fieldset", { class: "hb-form-list" }, make("legend", {}, form.named(spec)), spec.help && make("small", { lang: "en", dir: "ltr" }, spec.help), place, add);
  const read = () => {
    const found = rows.map(({ key, text }) => [key.value.trim(), text.value.trim()]).filter(([name, value]) => name && value);
    return found.length ? Object.fromEntries(found) : undefined;
  };
  const tell = (path, names, change) => {
    const within = [...names, form.named(spec)];
    if (present === undefined) {
      const now = read();
      if (now === undefined) return;
      change.was[path] = "";
      change.set[path] = now;
      change.told.push({ names: within, after: now });
      return;
    }
    for (const { name, value, key, text } of rows) {
      const now = text.value.trim();
      const own = name ?? key.value.trim();
      if (!own || now === (value ?? "")) continue;
      change.was[below(path, own)] = value ?? "";
      if (now) change.set[below(path, own)] = now;
      else change.remove.push(below(path, own));
      change.told.push({ names: [...within, own], before: value, after: now || undefined });
    }
  };
  return { element, read, tell, need: () => {}, focus: () => add.focus() };
}

function button(text, act) {
  const made = make("button", { type: "button", class: "hb-form-button" }, text);
  made.addEventListener("click", act);
  return made;
}
