// Where `handbook edit` shows the site, a change is checked while it is typed, and written into the files on this computer.
const CHECK_AFTER = 800;

async function ask(address, document, words) {
  try {
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(document) });
    return await answer.json();
  } catch {
    return { lost: words["no-answer"] };
  }
}

const inBlock = (text) => make("p", { class: "hb-form-answer", dir: "auto" }, text);

const problemsOf = ({ lost, refused }, words) => (lost ? [make("p", {}, lost)] : refused ? [make("p", {}, words.refused), inBlock(refused)] : undefined);

// `documentOf` makes the change document of what is typed now, and nothing where nothing is changed.
function makeWriting(write, words, documentOf, signal) {
  const address = new URL(write, location);
  const checked = make("div", { role: "status" });
  let later;
  let newest = 0;
  const checkNow = async () => {
    const number = ++newest;
    const document = await documentOf();
    const answer = document && (await ask(new URL("check", address), document, words));
    if (number !== newest) return;
    checked.replaceChildren(...(answer ? problemsOf(answer, words) ?? [make("p", {}, words.fits)] : []));
  };
  const stop = () => (clearTimeout(later), (newest += 1));
  const check = () => {
    stop();
    later = setTimeout(checkNow, CHECK_AFTER);
  };
  signal.addEventListener("abort", stop);
  // Returns what to show of a written change, with `what` in words; where it was refused, the form stays.
  const send = async (document, place, what) => {
    stop();
    checked.replaceChildren();
    place.replaceChildren(make("p", {}, words.writing));
    const answer = await ask(address, document, words);
    const problems = problemsOf(answer, words);
    if (problems) return void place.replaceChildren(...problems);
    const shown = answer.unbuilt ? [make("p", {}, words["not-shown"]), inBlock(answer.unbuilt)] : [make("p", {}, words.written)];
    const page = answer.page !== null && make("a", { href: new URL(answer.page, address), class: "md-button md-button--primary" }, words.see);
    const touched = make("details", {}, make("summary", {}, words.touches), inBlock(answer.told));
    return [...shown, make("p", {}, page, " ", make("a", { href: "" }, words.again)), what, touched];
  };
  return { checked, check, send };
}
