"""What is not to be published is nowhere in the site: every file is searched for it, however others refer to it."""

from __future__ import annotations

import gzip
import re
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pytest

from tests.safety.building import MATERIAL, PLAIN, Build, as_yaml, build, write_handbook
from tests.safety.filling import base_records, filled, texts
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("safety-unpublished")

WORD = "zebra"
"""It stands in the id, the file and every text of each hidden record, and in nothing else but references to them."""
INLINE = (
    "[see]({0})",
    "[]({0})",
    '[see](<{0}> "a title")',
    "[see]( {0} 'a title' )",
    "[**see** `it`]({0})",
    "[see [this] too]({0})",
    "[![picture](picture.png)]({0})",
    "![picture]({0})",
    '<a href="{0}">see</a>',
    "<a href='{0}'>see</a> <a title=x href={0}>see</a>",
    '<A HREF = "{0}" >see</A>',
)
"""Ways to link in a line."""
BLOCK = (
    *INLINE,
    "[see](\n{0}\n)",
    "[see][there]\n\n[there]: {0}",
    '[see][]\n\n[see]: <{0}> "a title"',
    "[see]\n\n[see]:\n  {0}\n    'a title'",
    "[unused]: {0}\n\nsee",
    "| a |\n|---|\n| [see]({0}) |",
    "- [ ] [see]({0})\n- see[^1]\n\n[^1]: [see]({0})",
    "> [!NOTE]\n> [see]({0})",
    "<div>\n<a href='{0}'>see</a>\n</div>",
)
"""Ways to link in Markdown of several lines."""


def names(kind: str) -> Iterator[str]:
    """All that leads to a hidden record of a kind: its name, an earlier one, its file and its page."""
    identifier = f"{WORD}-{kind}"
    folder = KINDS[kind].folder
    yield f"{kind}:{identifier}"
    yield f"{kind}:was-{identifier}"
    yield f"{kind}\\:{identifier}"
    yield f"{kind}&colon;{identifier}"
    yield f"&#{ord(kind[0])};{kind[1:]}:{identifier}"
    yield from (f"../{folder}/{identifier}.yml", f"/{folder}/{identifier}.yml", f"../{folder}/./{identifier}%2Eyml")
    if KINDS[kind].own_page:
        yield f"../{folder}/{identifier}.md"
        yield f"../{folder}/was-{identifier}.md#x"
    else:
        yield f"../{folder}/index.md#{identifier}"


def all_links(forms: tuple[str, ...]) -> list[str]:
    """Every way to link to a hidden record, by all of its names where it has a page and where it has none."""
    found = [link.format(name) for kind in ("value", "question") for name in names(kind) for link in forms]
    found += [forms[0].format(name) for kind in KINDS for name in names(kind)]
    found += [f"<{kind}:{earlier}{WORD}-{kind}>" for kind in KINDS for earlier in ("", "was-")]
    return [*found, f"[see](value:{WORD}-value#{WORD}-behaviour)", f"[](value:was-{WORD}-value#was-{WORD}-behaviour)"]


def hidden(kind: str) -> dict[str, Any]:
    """A hidden record, each of its texts with the word in it."""
    record = filled(kind, f"{WORD}-{kind}", text_of)
    for behaviour in record.get("behaviours", ()):
        behaviour.update(id=f"{WORD}-behaviour", formerly=[f"was-{WORD}-behaviour"])
    return record


def text_of(place: str, form: str) -> str:
    """What a hidden record says in a field."""
    return f"https://{WORD}.example/" if form == "address" else f"{WORD.capitalize()} says {place.replace('.', ' ')}"


def referring(place: str, form: str) -> str:
    """What a record says that names hidden ones wherever a name or an address stands."""
    return f"{WORD}-person" if form == "name" else f"value:{WORD}-value" if form == "address" else "word"


class Linking:
    """What records say that link to hidden ones in their Markdown: another link in each field, until all were there."""

    def __init__(self) -> None:
        self.links = {"inline": cycle(all_links(INLINE)), "block": cycle(all_links(BLOCK))}

    def __call__(self, place: str, form: str) -> str:
        return next(self.links[form]) if form in self.links else "https://example.org/" if form == "address" else "word"


def handbook(root: Path, config: dict[str, Any], *, by_default: bool) -> Path:
    """A handbook with a hidden record of each kind, and others that refer to them wherever they can."""
    records, linking = base_records(), Linking()
    fields = [form for kind in KINDS for _, form in texts(kind)]
    rounds = max(len(all_links(INLINE)) // fields.count("inline"), len(all_links(BLOCK)) // fields.count("block")) + 1
    everything = [f"{kind}:{WORD}-{kind}" for kind in KINDS]
    for kind in KINDS:
        records[kind].append(filled(kind, f"refers-{kind}", referring, target=WORD))
        records[kind] += [filled(kind, f"links-{kind}-{number}", linking) for number in range(rounds)]
    records["goal"].append(
        {"id": "short", "title": "Short", "values": {f"{WORD}-value": "strong", "base-value": "weak"}}
    )
    records["goal"].append({"id": "joint", "title": "Joint", "team": [f"{WORD}-team", "base-team"]})
    records["team"].append({"id": "led", "title": "Led", "members": [f"{WORD}-person", "base-person", "Zebr person"]})
    records["review"].append(
        {
            "id": "of-all",
            "title": "Of all",
            "date": "2026-07-01",
            "scope": everything,
            "scores": [{"of": name, "score": 3} for name in everything],
            "decisions": [{"title": "Go on", "changes": everything}],
        }
    )
    records["pitfall"].append({"id": "guarded", "title": "Guarded", "guarded_by": everything})
    records["question"].append({"id": "about", "question": "Why?", "answer": "So.", "about": everything})
    shown = {"publish": True} if by_default else {}
    files = {
        f"{KINDS[kind].folder}/all.yml": as_yaml([{**record, **shown} for record in found])
        for kind, found in records.items()
    }
    for kind in KINDS:
        record = hidden(kind) if by_default else {**hidden(kind), "publish": False}
        files[f"{KINDS[kind].folder}/{WORD}-{kind}.yml"] = as_yaml(record)
    return write_handbook(root, {}, {**files, **pages()}, config)


def pages() -> dict[str, str]:
    """Hand-written pages that refer to hidden records."""
    parts = [f"{part}: {kind}" for kind in KINDS for part in ("cards", "list")]
    asked = [
        *(f"record: {kind}:{WORD}-{kind}" for kind in KINDS),
        *(f"section: {kind.folder}" for kind in KINDS.values()),
        f"matrix: goals-by-values\nwhere: {{team: {WORD}-team}}",
        f"cards: goals\nwhere: {{owner: {WORD}-person}}",
    ]
    named = [link for link in all_links(INLINE) if re.search(rf"[a-z]:(?:was-)?{WORD}", link)]
    return {
        "index.md": "# Home\n\n"
        + "".join(
            f"```handbook\n{part}\n```\n\n"
            for part in (
                *parts,
                "cascade",
                "map",
                "first-day",
                "due",
                "recognitions",
                "stated-and-recognized",
                "costs",
                "upkeep",
                "scorecard",
                "mission",
            )
        ),
        "embeds.md": "# Embeds\n\n" + "".join(f"```handbook\n{part}\n```\n\n" for part in asked),
        "guide/links.md": f"# [](value:{WORD}-value) Links\n\n## About [](goal:{WORD}-goal)\n\n" + "\n\n".join(named),
        "guide/paths.md": "# Paths\n\n"
        + "\n\n".join(f"[see](../{kind.folder}/{WORD}-{kind.name}.md)" for kind in KINDS.values() if kind.own_page),
        "tags.md": "# Tags\n\n<!-- material/tags -->\n",
    }


def options(config: dict[str, Any], *, by_default: bool) -> dict[str, Any]:
    """The settings of a site whose root team is hidden, too."""
    chosen: dict[str, Any] = {
        "organization": f"{WORD}-team",
        "matrices": [{"id": "mine", "rows": "review", "columns": "goal"}],
    }
    if by_default:
        chosen["publish_defaults"] = {
            kind: {"team": False, "organization": False} if kind == "goal" else False for kind in KINDS
        }
    return {**config, "plugins": [*config["plugins"][:-1], {"values-handbook": chosen}]}


@pytest.fixture(scope="module", params=[(MATERIAL, False), (PLAIN, True)], ids=["material", "mkdocs"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    config, by_default = request.param
    root = handbook(
        tmp_path_factory.mktemp("unpublished"), options(config, by_default=by_default), by_default=by_default
    )
    done = build(root)
    assert done.status == 0, done.output[-3000:]
    return done


def traces(built: Build) -> dict[str, list[str]]:
    """Where the word stands in the files of a site, and in their names."""
    found = {}
    for name, data in built.files.items():
        text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8", "replace")
        places = [text[max(0, at.start() - 60) : at.end() + 40] for at in re.finditer(WORD, text, re.IGNORECASE)]
        if places or WORD in name:
            found[name] = places[:3]
    return found


def test_nothing_in_the_whole_site_tells_of_a_hidden_record(built: Build) -> None:
    assert traces(built) == {}


def test_what_refers_to_a_hidden_record_is_there(built: Build) -> None:
    found = {(record["kind"], record["id"]) for record in built.json("handbook.json")["records"]}
    assert {(kind, f"refers-{kind}") for kind in KINDS} <= found
    assert {("goal", "short"), ("review", "of-all"), ("pitfall", "guarded")} <= found


def test_nobody_is_warned_of_a_reference_to_a_hidden_record(built: Build) -> None:
    # A relative link names a source file of today; in raw HTML a backslash is a backslash.
    dead = re.compile(rf"was-{WORD}|\\:")
    warnings = [line for line in built.output.splitlines() if line.startswith("WARNING")]
    assert [line for line in warnings if WORD in line.lower() and not dead.search(line)] == []


def test_problems_of_a_hidden_record_that_cannot_be_read_are_not_published(tmp_path: Path) -> None:
    lowered = dict.fromkeys(("unknown-field", "unquoted-colon", "invalid-date"), "note")
    config = {**PLAIN, "plugins": [{"values-handbook": {"severity": lowered, "publish_defaults": {"goal": False}}}]}
    files = {
        f"values/{WORD}-field.yml": f"title: x\npublish: false\n{WORD}: x\n",
        f"values/{WORD}-colon.yml": f"title: {WORD}: x\npublish: false\n",
        f"values/{WORD}-date.yml": f"title: x\n'publish' :  FALSE\nadopted: {WORD}\n",
        f"goals/{WORD}-colon.yml": f"title: {WORD}: x\n",
    }
    done = build(write_handbook(tmp_path, base_records(), files, config))
    assert done.status == 0, done.output
    assert traces(done) == {}
