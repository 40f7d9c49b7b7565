// About what Markdown will look like: paragraphs, headings, lists, quotes, code, and what stands within a line. Texts are put
// into elements as texts, so that nothing in them is read as HTML.
const INLINE = /(`+)(.+?)\1|\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]*)\]\([^)\s]*\)/gs;

function inlineMarkdown(text) {
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, , code, strong, emphasis, link] = found;
    parts.push(text.slice(end, found.index));
    if (code !== undefined) parts.push(make("code", {}, code));
    else if (strong !== undefined) parts.push(make("strong", {}, ...inlineMarkdown(strong)));
    else if (emphasis !== undefined) parts.push(make("em", {}, ...inlineMarkdown(emphasis)));
    else parts.push(make("u", {}, link));
    end = found.index + whole.length;
  }
  return [...parts, text.slice(end)];
}

function blockMarkdown(text) {
  return text.trim().split(/\n{2,}/).map((block) => {
    const lines = block.split("\n");
    const items = (mark) => lines.map((line) => make("li", {}, ...inlineMarkdown(line.replace(mark, ""))));
    if (/^```/.test(block)) return make("pre", {}, make("code", {}, lines.slice(1).join("\n").replace(/\n?```\s*$/, "")));
    if (lines.every((line) => /^[-*+] /.test(line))) return make("ul", {}, ...items(/^[-*+] /));
    if (lines.every((line) => /^\d+[.)] /.test(line))) return make("ol", {}, ...items(/^\d+[.)] /));
    if (lines.every((line) => line.startsWith(">"))) {
      return make("blockquote", {}, make("p", {}, ...inlineMarkdown(block.replace(/^> ?/gm, ""))));
    }
    return make("p", {}, ...inlineMarkdown(block.replace(/^#+ /, "")));
  });
}
