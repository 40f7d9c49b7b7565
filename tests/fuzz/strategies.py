"""Whole handbooks: odd records of every kind, prose, pages, options and later states, as files of a folder.

A record is one with every field of its kind, from the models, so that a new field takes part by itself. Then fields go,
references lead elsewhere, values become odd, and bytes of files are edited. What shapes a handbook is drawn by Hypothesis
and shrinks; what fills it comes from a drawn seed.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from tests.safety.filling import filled
from tests.safety.vectors import MARKDOWN, VECTORS
from values_handbook.diagnostics.catalogue import CATALOGUE
from values_handbook.overviews import OVERVIEWS
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SECRET = "zebra"
"""It stands in the id, the file and every text of each hidden record, and in nothing else but references to them."""
PER_KIND = 3
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**30, "", " ", "no", "~", "null", "2026-02-30", "2026-13", "2026-Q5", "1:30", "12,5",
    "< 5", "47 %", "a: b", "- a", "#x", "@x", "*x", "&x", "!x", "%x", "`x`", "{{ x }}", "{% x %}", "\\", "\u00a0", "\u202ex",
    "\x1b[31m", "\u2028", "\ufeff", "👩‍👩‍👧", "ä" * 300, "x" * 5_000, [], {}, [[]], [None], {"": ""}, {"value": None}, ["a", ["b"]],
    "value:", ":candor", "value:x#", "../../etc/passwd", "//evil.example", "javascript:alert(1)", "http://[::1",
    "FREQ=DAILY;COUNT=0", "month on first monday", "9999-12-31", "0001-01-01", "2026-01-05T09:00:00+25:00",
)  # fmt: skip
"""What nobody means, in any field."""
TEXTS = (
    "We say what we see.", "Ends with a dot.", "Say *it*, see [](value:value-0) and [this](../goals/goal-1.yml).", "`code` | [x]",
    "1. one\n2. two\n\n> [!NOTE]\n> note[^1]\n\n[^1]: foot", "| a | b |\n|---|---|\n| 1 | 2 |", "```python\nx = 1\n```", "خطة ٢٠٢٦", "计划 2026",
    "- [ ] a\n- [x] b", "https://example.org/a?b=c&d", "[x](page.md#none) [y](#_why)", "Ⅷ = 8 ≥ 7 → ok", "\u200f\u200e",
)  # fmt: skip
EDITS = ("cut", "double", "swap", "indent", "insert", "truncate", "crlf", "bom", "tabs")
_HOSTILE, _MARKDOWN = ([text for text in texts if "base-" not in text] for texts in (VECTORS, MARKDOWN))
"""Without those that refer to a record, whose references would be taken for those of `filled`."""
_REQUIRED = frozenset({"title", "date", "to", "question", "answer", "do", "start", "end", "measures", "signs"})
_ABOVE = frozenset({"parent", "follows", "replaced_by"})
"""Fields that lead to a record of the same kind, in which no circle may be."""
_CHECKS = sorted(code for code, entry in CATALOGUE.items() if entry.belongs_to)
LANGUAGES = ("en", "de", "ar")


@dataclass(frozen=True, repr=False)
class Handbook:
    """The files of a handbook by their paths in its folder, and the seed that filled them."""

    files: dict[str, bytes]
    seed: int = 0

    def __repr__(self) -> str:
        return f"<a handbook of {len(self.files)} files, seed {self.seed}>"

    def write(self, root: Path) -> Path:
        """Write the files into a folder that holds nothing else of a handbook."""
        for name, data in self.files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return root


class _Maker:
    """Makes records from a seed."""

    def __init__(self, seed: int, kinds: Sequence[str], secrets: Sequence[str], oddness: float) -> None:
        self.random = random.Random(seed)
        self._ids = {kind: [f"{kind}-{number}" for number in range(PER_KIND)] for kind in kinds}
        self._secrets = [*secrets]
        self._oddness = oddness

    def records(self, kind: str) -> list[dict[str, Any]]:
        """The records of a kind, the hidden ones last: they lie in files of their own."""
        made = [self._record(kind, identifier) for identifier in self._ids[kind]]
        return made + [self._secret(kind)] * (kind in self._secrets)

    def _record(self, kind: str, identifier: str) -> dict[str, Any]:
        whole: dict[str, Any] = self._spread(filled(kind, identifier, self._text))
        is_odd = self.random.random() < self._oddness
        kept = {"id", *_REQUIRED} if not is_odd else {"id"}
        record = {name: value for name, value in whole.items() if name in kept or self.random.random() < 0.6}
        for name in _ABOVE & record.keys():
            # Nobody is above itself: only an odd record may be.
            below = int(identifier.rpartition("-")[2])
            record[name] = f"{kind}-{self.random.randrange(below)}" if below else None
        for measure in record.get("measures", ()):
            measure["same_as"] = "goal:goal-0#1" if kind == "objective" and "goal" in self._ids else None
        if is_odd:
            self._make_odd(record)
        return record

    def _secret(self, kind: str) -> dict[str, Any]:
        record: dict[str, Any] = self._spread(filled(kind, f"{SECRET}-{kind}", _secret_text))
        record = {name: value for name, value in record.items() if name not in _ABOVE}
        return record | {"publish": False, "formerly": [f"{SECRET}-was-{kind}"]}

    def _text(self, place: str, form: str) -> str:
        if form == "address":
            return self.random.choice(
                ("https://example.org/", "mailto:a@example.org", "../goals/goal-0.yml", "value:value-0")
            )
        if form in ("plain", "name"):
            return self.random.choice(("A name", "Ω", "2026", "no", "It's 5 o'clock!", *_HOSTILE)).replace("\n", " ")
        naming = tuple(f"see [it]({kind}:{SECRET}-{kind}), []({kind}:{SECRET}-was-{kind})" for kind in self._secrets)
        pool = (TEXTS, _MARKDOWN, _HOSTILE, naming or TEXTS)
        return self.random.choice(self.random.choice(pool))

    def _spread(self, value: Any) -> Any:
        """The same value with each reference to a `base-<kind>` leading to some record, hidden or of no kind that is there."""
        if isinstance(value, dict):
            return {name: self._spread(item) for name, item in value.items()}
        if isinstance(value, list):
            return [self._spread(item) for item in value]
        if isinstance(value, str) and "base-" in value:
            before, _, named = value.rpartition("base-")
            target, mark, part = named.partition("#")
            there = [*self._ids.get(target, ()), *self._hidden(target)]
            if not there or self.random.random() < self._oddness / 5:
                return f"{before}nobody"
            return before + self.random.choice(there) + mark + part
        return value

    def _hidden(self, kind: str) -> list[str]:
        return [f"{SECRET}-{kind}"] if kind in self._secrets else []

    def _make_odd(self, record: dict[str, Any]) -> None:
        for _ in range(self.random.randint(1, 2)):
            name = self.random.choice([*record, "nonsense", "name", "Title"])
            holder: Any = record
            while isinstance(holder.get(name), dict) and holder[name] and self.random.random() < 0.7:
                holder = holder[name]
                name = self.random.choice([*holder])
            if name != "id":
                holder[name] = self.random.choice(ODD)


def _secret_text(place: str, form: str) -> str:
    return f"https://example.org/{SECRET}" if form == "address" else f"{SECRET} {place}"


def _in_files(kind: str, records: list[dict[str, Any]], choose: random.Random) -> dict[str, bytes]:
    """Records in one file of many, or each in its own; hidden ones always in their own."""
    folder = KINDS[kind].folder
    shown = [record for record in records if "publish" not in record]
    files = {f"content/{folder}/{item['id']}.yml": _yaml(item, choose) for item in records if "publish" in item}
    if choose.random() < 0.5:
        return files | {f"content/{folder}.yml": _yaml(shown, choose)}
    return files | {f"content/{folder}/{item['id']}.yml": _yaml(item, choose) for item in shown}


def _yaml(data: Any, choose: random.Random) -> bytes:
    width = choose.choice((40, 120, 10_000))
    flow = choose.choice((None, False, False, True))
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=width, default_flow_style=flow).encode()


def _page(kinds: Sequence[str], secrets: Sequence[str], choose: random.Random) -> bytes:
    """A hand-written page with embeds, references and odd Markdown."""
    parts = ["# A page\n", choose.choice(("", "See [](value:value-0) and [x](values/index.md).\n"))]
    for _ in range(choose.randint(0, 3)):
        kind = choose.choice([*kinds])
        spec = choose.choice(
            (
                choose.choice(tuple(OVERVIEWS)),
                f"cards: {kind}",
                f"list: {KINDS[kind].folder}",
                f"record: {kind}:{kind}-0",
                "matrix: goals-by-values",
                "nonsense: 1",
                "[",
            )
        )
        parts.append(f"```handbook\n{spec}\n```\n")
    parts += [f"[hidden]({kind}:{SECRET}-{kind}) []({kind}:{SECRET}-{kind})\n" for kind in secrets]
    parts.append(choose.choice(("", "## {#x}\n", "<b>x</b>\n")))
    return "\n".join(parts).encode()


def _config(choose: random.Random, kinds: Sequence[str]) -> bytes:
    options: dict[str, Any] = {}
    if choose.random() < 0.3:
        options["severity"] = {choose.choice(_CHECKS): choose.choice(("warning", "off", "note"))}
    if choose.random() < 0.3:
        options["matrices"] = [{"id": "mine", "rows": choose.choice([*kinds]), "columns": choose.choice([*kinds])}]
    if choose.random() < 0.3:
        options["timezone"] = choose.choice(("Europe/Berlin", "UTC", "America/Los_Angeles"))
    if choose.random() < 0.2:
        options["smallest_group"] = choose.choice((0, 1, 100))
    settings = {
        "site_name": "Handbook",
        "docs_dir": "content",
        "repo_url": "https://github.com/larkfold/handbook",
        "edit_uri": "edit/main/content/",
        "theme": {"name": "material", "font": False, "language": choose.choice(LANGUAGES)},
        "use_directory_urls": choose.random() < 0.7,
        "plugins": ["search", {"values-handbook": options}],
    }
    if choose.random() < 0.7:
        settings["site_url"] = choose.choice(("https://handbook.example/", "https://handbook.example/a/b/"))
    return yaml.safe_dump(settings, sort_keys=False).encode()


@st.composite
def handbooks(draw: st.DrawFn, oddness: float = 0.3, *, with_edits: bool = True) -> Handbook:
    """A whole handbook. `oddness` is the share of records with an odd value; edits of bytes break some files."""
    kinds = [*KINDS]
    secrets = draw(st.lists(st.sampled_from(kinds), max_size=3, unique=True))
    seed = draw(st.integers(0, 2**32 - 1))
    maker = _Maker(seed, kinds, secrets, oddness)
    files = {"mkdocs.yml": _config(maker.random, kinds), "content/index.md": b"# Home\n"}
    for kind in kinds:
        files |= _in_files(kind, maker.records(kind), maker.random)
    if draw(st.booleans()):
        files["content/page.md"] = _page(kinds, secrets, maker.random)
    made = Handbook(files, seed)
    for edit in draw(st.lists(st.sampled_from(EDITS), max_size=2)) if with_edits else ():
        made = edited(made, edit, maker.random)
    return made


def edited(handbook: Handbook, how: str, choose: random.Random) -> Handbook:
    """The handbook with the bytes of one of its public record files edited."""
    names = [name for name in handbook.files if name.endswith(".yml") and "/" in name and SECRET not in name]
    name = choose.choice(names)
    return replace(handbook, files=handbook.files | {name: _edit(handbook.files[name], how, choose)})


def _edit(data: bytes, how: str, choose: random.Random) -> bytes:
    lines = data.split(b"\n")
    at = choose.randrange(len(lines))
    match how:
        case "cut":
            del lines[at]
        case "double":
            lines.insert(at, lines[at])
        case "swap":
            other = choose.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case "indent":
            lines[at] = b"  " + lines[at]
        case "insert":
            place = choose.randrange(len(lines[at]) + 1)
            piece = choose.choice(
                (
                    b":",
                    b": ",
                    b"#",
                    b"'",
                    b'"',
                    b"- ",
                    b"[",
                    b"}",
                    b"\t",
                    b"\xff",
                    b"\0",
                    b"<<: ",
                    b"&a ",
                    b"*a",
                    b"!!str ",
                    b"|",
                )
            )
            lines[at] = lines[at][:place] + piece + lines[at][place:]
        case "truncate":
            return data[: choose.randrange(len(data) + 1)]
        case "crlf":
            return data.replace(b"\n", b"\r\n")
        case "bom":
            return b"\xef\xbb\xbf" + data
        case "tabs":
            return data.replace(b"  ", b"\t", 1)
    return b"\n".join(lines)


@st.composite
def histories(draw: st.DrawFn) -> list[Handbook]:
    """Up to four states of a handbook, one after the other: fields change, records go, are hidden, or come again."""
    first = draw(handbooks(oddness=0.03, with_edits=False))
    states = [first]
    for how in draw(st.lists(st.sampled_from((*EDITS, "gone", "hidden", "again", "option")), min_size=1, max_size=3)):
        states.append(_later(states[-1], first, how, random.Random(draw(st.integers(0, 2**16)))))
    return states


def _later(handbook: Handbook, first: Handbook, how: str, choose: random.Random) -> Handbook:
    records = [
        name for name in handbook.files if name.startswith("content/") and name.endswith(".yml") and SECRET not in name
    ]
    if how in EDITS:
        return edited(handbook, how, choose) if records else handbook
    files = dict(handbook.files)
    if how == "gone" and records:
        del files[choose.choice(records)]
    elif how == "hidden":
        whole = [name for name in records if name.count("/") == 2]
        files |= {name: files[name] + b"\npublish: false\n" for name in whole[:1]}
    elif how == "again":
        files = first.files | {"mkdocs.yml": files["mkdocs.yml"]}
    else:
        files["mkdocs.yml"] = _config(choose, [*KINDS])
    return replace(handbook, files=files)
