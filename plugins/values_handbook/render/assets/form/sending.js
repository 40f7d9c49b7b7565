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
