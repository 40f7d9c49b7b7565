// Material's search finds words by their beginnings only. Words that a reader types are widened on their way to it, so that
// it finds those with a slip, in the plural or in another spelling as well, and in Chinese, Japanese and Korean those within
// longer runs of signs. The queries are Lunr's: `*` is any ending, `~1` one wrong letter, `^9` what a match counts.
const ASIAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
// What the beginning of a word counts that is typed as it is written. A title counts a thousand times a text.
const WORD = 1e9;

function alike(word) {
  const length = [...word].length;
  if (ASIAN.test(word)) return [`*${word}*^${WORD / 2}`];
  // What is like a long word is mostly a form of it: in a title it comes before the word itself in a text. Short words have
  // neighbours of other meanings, such as `team` and `term`, which come last.
  if (length < 4) return [];
  if (length < 6) return [`${word}~1^${WORD / 1e8}`];
  // As far as from `methodology` to `methodologies`.
  const far = length > 9 ? [`${word}~3^${WORD / 1e6}`] : [];
  return [`${word}~1^${WORD / 5}`, `${word}~2^${WORD / 2e3}`, ...far];
}

function widenedWord(word, index, words) {
  // What has signs of Lunr in it stays as it is. Hyphens part words in the index.
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*$/u.test(word)) return word;
  const parts = word.split("-").filter(Boolean);
  // Half of all words begin with `a`: of the short ones, only the last is perhaps not typed to its end.
  const isWhole = word.length < 4 && index < words.length - 1 && !ASIAN.test(word);
  const begins = (part) => (isWhole ? [] : [`${part}*^${WORD}`, ...alike(part)]);
  return parts.flatMap((part) => [`${part}^${2 * WORD}`, ...begins(part)]).join(" ");
}

const widened = (query) => (query.includes('"') ? query : query.split(/\s+/).map(widenedWord).join(" "));

// The search runs in a worker, and the theme offers no other way to change what it is asked. Its messages of type 2 are what
// stands in the field; every other message, and those of other workers, go on as they are.
if (window.Worker) {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...others) {
    const typed = document.querySelector("[data-md-component=search-query]")?.value;
    const isQuery = message?.type === 2 && typeof typed === "string" && message.data === typed;
    return post.call(this, isQuery ? { ...message, data: widened(typed) } : message, ...others);
  };
}
