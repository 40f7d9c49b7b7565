// What is shown, as CSV: the same form as that of the whole matrix, which `export/csv.py` writes.
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

function csvOf(matrix, shown) {
  const kept = (list) => list.filter((_, column) => shown.columns[column]);
  const head = ["id", "title", ...kept(matrix.columns).map(({ id }) => id), "total"];
  const records = new Map(matrix.rows.map((row) => [row.line, row]));
  const groups = new Map(matrix.groups.map((group) => [group.line, group]));
  const lines = [...matrix.table.tBodies].flatMap((body) => [...body.rows]).filter((line) => !line.hidden);
  const rows = lines.map((line) => {
    const row = records.get(line);
    return row ? [row.id, row.title, ...kept(wordsOf(row)), row.total] : groupWords(groups.get(line), kept);
  });
  return [head, ...rows.filter(Boolean)].map((words) => `${words.map(csvCell).join(",")}\n`).join("");
}

// A group says something of its own only where it is folded.
const groupWords = (group, kept) =>
  group.counts.length > 0 && [group.id, group.title, ...kept(group.counts.map(({ count }) => count || "")), group.total];

function wordsOf(row) {
  const words = row.cells.map(() => "");
  for (const { column, strength, amount } of row.filled) words[column] = strength || amount;
  return words;
}

function csvCell(word) {
  const text = String(word).replace(FORMULA, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
