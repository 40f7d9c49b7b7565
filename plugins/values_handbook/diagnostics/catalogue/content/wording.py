"""The code about words that can mean anything."""

from values_handbook.diagnostics.catalogue.content.idea import CASCADE
from values_handbook.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "vague-wording",
        "note",
        "A title, a summary, a behaviour, a do or a don't uses a word that can mean anything, such as “world-class” or "
        "“synergy”. The option `checks: {vague_words: […]}` adds words. Code, links and what is quoted are left alone.",
        "Nobody disagrees with such a word and nobody can tell whether it was kept. Ask ten people what it means here.",
        "# values/craft.yml\ntitle: Craft\nsummary: We strive for excellence.",
        "# values/craft.yml\ntitle: Craft\nsummary: We can undo what we ship within ten minutes.",
        CASCADE,
    ),
)
