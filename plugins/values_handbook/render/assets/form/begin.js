// `?record=candor` changes a record, `?new` makes one; `&add=check_ins` begins with a new item of a list.
export async function beginForm(place, data, signal) {
  const words = data.words;
  const status = make("p", { role: "status" });
  const shown = make("div", {});
  place.replaceChildren(status, shown);
  let records;
  let ids;
  try {
    [records, ids] = await Promise.all([place.dataset.records, place.dataset.ids].map((address) => load(address, signal)));
  } catch (error) {
    if (!signal.aborted) status.textContent = words.failed;
    return;
  }
  const query = new URLSearchParams(location.search);
  const id = query.get("record") ?? undefined;
  const record = id === undefined ? undefined : records[id];
  if (id === undefined ? !query.has("new") : record === undefined || !Object.hasOwn(records, id)) {
    status.textContent = id === undefined ? "" : filled(words.unknown, { id });
    shown.append(makeChoice(records, words));
  } else if (record && !record.fields) {
    status.textContent = words.locked;
    if (record.file) shown.append(make("a", { href: record.file }, words.file));
  } else {
    showForm(shown, data, { id, record, ids, add: query.get("add"), write: place.dataset.write }, signal);
  }
}

const load = async (address, signal) => {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
};

function makeChoice(records, words) {
  const choose = make("select", { id: "form-choice" }, make("option", { value: "" }, words.choose));
  for (const [id, { title }] of Object.entries(records)) choose.append(make("option", { value: id }, title));
  choose.addEventListener("change", () => choose.value && location.assign(`?record=${encodeURIComponent(choose.value)}`));
  return make("div", { class: "hb-form-field" }, make("label", { for: "form-choice" }, words.which), choose, make("a", { href: "?new" }, words.new));
}

function showForm(place, data, { id, record, ids, add, write }, signal) {
  const { words, kind, issue } = data;
  const lists = make("div", { hidden: true });
  let later;
  const form = {
    words,
    named: ({ name }) => data.names[name] ?? name ?? "",
    // A list of suggestions for each set of kinds, made when the first input wants it.
    suggest: (spec) => {
      const name = `form-ids-${spec.kinds.join("-")}-${spec.prefixed ?? ""}-${spec.parts ?? ""}`;
      if (!lists.querySelector(`#${name}`)) {
        const options = spec.kinds.flatMap((each) => ids[each].filter(([item]) => spec.parts || !item.includes("#"))
          .map(([item, title]) => make("option", { value: spec.prefixed ? `${each}:${item}` : item }, title)));
        lists.append(make("datalist", { id: name }, ...options));
      }
      return name;
    },
    changed: () => {
      clearTimeout(later);
      later = setTimeout(show, 200);
    },
  };
  const fields = makeFields(data.inputs, record?.fields, form);
  if (!record) fields.need();
  const why = makeText({ name: "", type: "prose", isPlain: true }, undefined, form);
  const [whyLabel, whyText] = why.element.children;
  whyLabel.textContent = `${words.why} ${words.needed}`;
  whyText.required = true;
  whyLabel.after(make("small", {}, words["why-help"]));
  const what = make("dl", { class: "hb-form-what" });
  const nothing = make("p", {}, words.nothing);
  const send = make("button", { type: "submit", class: "md-button md-button--primary hb-form-send" }, words[write ? "write" : "send"]);
  const after = make("div", { role: "status" });
  const change = () => changeOf(kind, id, fields);
  const documentOf = async (found) => found && { format: 1, why: why.read(), changes: [await shortened(found.document)] };
  const writing = write && makeWriting(write, words, () => documentOf(change()), signal);
  const whole = make("form", { class: "hb-form-whole" },
    make("h2", {}, record?.title ?? data.new),
    ...fields.elements,
    why.element,
    make("section", {}, make("h2", {}, words[write ? "changes" : "what"]), nothing, what),
    writing && writing.checked,
    send,
    !write && make("small", {}, filled(words.sent, { host: new URL(issue.address).host })),
    after,
  );
  const show = () => {
    const told = change()?.told ?? [];
    nothing.hidden = told.length > 0;
    what.replaceChildren(...showChange(told, form));
    if (writing) writing.check();
  };
  let sent = false;
  whole.addEventListener("input", () => ((sent = false), form.changed()));
  // A browser asks for nothing in a closed fold, and then sends nothing either.
  whole.addEventListener("invalid", ({ target }) => {
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }, true);
  addEventListener("beforeunload", (event) => !sent && change() && event.preventDefault(), { signal });
  whole.addEventListener("submit", async (event) => {
    event.preventDefault();
    const found = change();
    show();
    if (!found) return void (after.textContent = words.nothing);
    const document = await documentOf(found);
    if (writing) {
      send.disabled = true;
      const written = await writing.send(document, after, what);
      send.disabled = false;
      sent = written !== undefined;
      if (!sent) return;
      const told = make("div", { tabindex: -1 }, ...written);
      place.replaceChildren(told);
      told.focus();
      return;
    }
    const title = `${words.send}: ${record?.title ?? found.document.fields.title ?? found.document.fields.do ?? kind}`;
    openIssue(issueOf(issue, title.slice(0, 120), document), after, words);
    sent = true;
  });
  place.replaceChildren(whole, lists);
  fields.at(add)?.addItem?.();
}
