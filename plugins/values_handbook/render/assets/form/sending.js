// A proposal becomes an issue on the forge: its address holds the change document, as long as it is short enough for one.
const LONGEST_ADDRESS = 8000;

function issueOf(issue, title, document) {
  const json = JSON.stringify(document, null, 1);
  const body = `${document.why}\n\n\`\`\`json\n${json}\n\`\`\`\n`;
  const given = issue.template ? { template: issue.template, change: json } : { [issue.body]: body };
  const addressWith = (parameters) => `${issue.address}?${new URLSearchParams({ [issue.title]: title, ...parameters }).toString().replaceAll("+", "%20")}`;
  const whole = addressWith(given);
  const fits = new TextEncoder().encode(whole).length <= LONGEST_ADDRESS;
  const short = addressWith(issue.template ? { template: issue.template } : {});
  return { address: fits ? whole : short, fits, text: issue.template ? json : body };
}

// Opens the issue in a tab of its own. A proposal that is too long for an address is shown, to be copied and pasted there.
function openIssue({ address, fits, text }, place, words) {
  const link = make("a", { href: address, target: "_blank", rel: "noopener" }, new URL(address).host);
  if (fits) {
    place.replaceChildren(make("p", {}, words.opens, " ", link));
    window.open(address, "_blank", "noopener");
  } else {
    const copy = button(words.copy, () => navigator.clipboard.writeText(text).then(() => copy.after(make("small", {}, words.copied))));
    const whole = make("textarea", { rows: 6, readonly: true, "aria-label": words.what });
    whole.value = text;
    place.replaceChildren(make("p", {}, words["too-long"]), copy, whole, make("p", {}, link));
  }
  place.scrollIntoView({ block: "nearest" });
}
