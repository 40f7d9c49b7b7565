"""An independent reader of a handbook: PyYAML's BaseLoader, which takes every scalar as text, and the rules beside this.

It reads handbooks that are right; it does not say what is wrong with others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from tests.site.support import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TODAY = date(2026, 11, 23)

_KINDS = "|".join(rules.FOLDERS)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
_EMBEDDED = re.compile(r"^```handbook\nrecord: (\S+)\n```$", re.MULTILINE)
_INDENTED = re.compile(r"^((?![ \t]|[-*+] |\d+[.)] ).*\n)\n+(?: {4}.*\n+)+", re.MULTILINE)
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(rf"(?:\]\(\s*<?|^ {{0,3}}\[[^\]]+\]:\s*<?|<)((?:{_KINDS}):[a-z0-9-]+(?:#[a-z0-9-]+)?)", re.MULTILINE)
_RECORD = re.compile(rf"(?:{_KINDS}):[a-z0-9-]+(?:#[a-z0-9-]+)?\Z")


class Reference(NamedTuple):
    """One record or page (`page:guide.md`) naming a record."""

    source: str
    field: str
    target: str
    behaviour: str = ""
    strength: str = ""

    @property
    def to(self) -> str:
        return f"{self.target}#{self.behaviour}" if self.behaviour else self.target


@dataclass(frozen=True, eq=False)
class Record:
    """One record: what its YAML says, all scalars as text; and where it starts."""

    kind: str
    id: str
    data: dict[str, Any]
    file: str
    line: int

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.id}"

    @property
    def title(self) -> str:
        """What names it to a reader. For a do or a don't without a title this is Markdown."""
        return next((self.data[name] for name in ("title", "question", "do", "dont") if name in self.data), "")

    @property
    def is_current(self) -> bool:
        """Whether matrices show it by default."""
        ended = self.data.get("ended")
        is_over = ended is not None and date.fromisoformat(ended) <= TODAY
        return not is_over and words(self.data.get("status", "")) not in rules.CLOSED

    @property
    def order(self) -> float:
        return float(self.data.get("order", "inf"))

    def items(self, name: str) -> list[Any]:
        """A list field; a single item is a list of one."""
        return as_list(self.data.get(name))


def as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def words(value: str) -> str:
    """A word of an enumeration, as people spell it; `supporting` is the same as `weak`."""
    word = re.sub(r"[\s_-]+", "", value).lower()
    return "weak" if word == "supporting" else word


@dataclass(frozen=True, eq=False)
class Handbook:
    """All records of a folder, with what they say of one another, worked out anew."""

    root: Path

    @cached_property
    def records(self) -> dict[str, Record]:
        """The records by `kind:id`, in the order of their files."""
        found: dict[str, Record] = {}
        for path in sorted(
            (self.root / "content").rglob("*.y*ml"), key=lambda path: path.relative_to(self.root).as_posix()
        ):
            for record in _read(path, self.root):
                assert record.key not in found, f"{record.key} is there twice"
                found[record.key] = record
        return found

    def of(self, kind: str) -> list[Record]:
        """The records of a kind: by `order`, then as the files and the records in them stand."""
        found = [record for record in self.records.values() if record.kind == kind]
        return sorted(found, key=lambda record: record.order)

    def current(self, kind: str) -> list[Record]:
        return [record for record in self.of(kind) if record.is_current]

    @cached_property
    def pages(self) -> dict[str, str]:
        """The hand-written pages by their paths below `content/`."""
        content = self.root / "content"
        return {path.relative_to(content).as_posix(): path.read_text("utf-8") for path in sorted(content.rglob("*.md"))}

    @cached_property
    def _earlier(self) -> dict[str, str]:
        return {f"{item.kind}:{old}": key for key, item in self.records.items() for old in item.items("formerly")}

    @cached_property
    def _parts(self) -> dict[str, dict[str, str]]:
        """The parts of each record that can be referred to, by their names and earlier names."""
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for record in self.records.values():
            for item in record.items("behaviours"):
                if isinstance(item, dict) and "id" in item:
                    found[record.key].update(dict.fromkeys([*as_list(item.get("formerly")), item["id"]], item["id"]))
            for item in record.items("signs"):
                if isinstance(item, dict) and "id" in item:
                    found[record.key][item["id"]] = item["id"]
            for number, _ in enumerate(record.items("measures"), 1):
                found[record.key][str(number)] = str(number)
        return found

    def resolve(self, word: str) -> tuple[str, str] | None:
        """The record and the behaviour that `kind:id#behaviour` names, None for a plain name."""
        key, _, behaviour = word.partition("#")
        key = self._earlier.get(key, key)
        if key not in self.records:
            return None
        return key, self._parts[key][behaviour] if behaviour else ""

    @cached_property
    def references(self) -> list[Reference]:
        """Every reference of every record and page."""
        found = [reference for record in self.records.values() for reference in self._of_record(record)]
        for uri, text in self.pages.items():
            found += self._take(f"page:{uri}", "body", (word for word in links_in(text)))
            found += self._take(f"page:{uri}", "embed", _EMBEDDED.findall(text))
        return found

    def _of_record(self, record: Record) -> Iterator[Reference]:
        for field, kinds in {"owner": rules.WHO, **rules.REFERENCES[record.kind]}.items():
            for word, strength in _named(record, field):
                for found in self._take(record.key, field, self._meant(word, kinds)):
                    yield found._replace(strength=strength)
        for field, text in texts(record.data):
            yield from self._take(record.key, field, links_in(text))
        for field, address in _addresses(record.data):
            yield from self._take(record.key, field, [address] if _RECORD.match(address) else [])

    def _meant(self, word: str, kinds: Iterable[str]) -> list[str]:
        """What a word in a field names: `kind:id`, or a bare id of one of the field's kinds."""
        if ":" in word:
            return [word]
        return [f"{kind}:{word}" for kind in kinds if self.resolve(f"{kind}:{word.partition('#')[0]}")][:1]

    def _take(self, source: str, field: str, names: Iterable[str]) -> list[Reference]:
        found = []
        for name in names:
            if (meant := self.resolve(name)) is not None:
                found.append(Reference(source, field, *meant))
        return found

    def targets(self, source: str, field: str) -> list[str]:
        """The records that a field of a record names."""
        return list(dict.fromkeys(item.target for item in self._by_source.get((source, field), [])))

    @cached_property
    def _by_source(self) -> dict[tuple[str, str], list[Reference]]:
        found: defaultdict[tuple[str, str], list[Reference]] = defaultdict(list)
        for reference in self.references:
            found[reference.source, reference.field].append(reference)
        return found

    def alignments(self, record: Record, field: str) -> dict[str, str]:
        """The ids that a record is aligned with, and how strongly."""
        found = self._by_source.get((record.key, field), [])
        return {item.target.partition(":")[2]: item.strength for item in found if item.strength}

    @cached_property
    def teams_of_goal(self) -> dict[str, list[str]]:
        """The teams of each goal; those of its owners where it names none."""
        return {goal.key: self._teams(goal) for goal in self.of("goal")}

    def _teams(self, goal: Record) -> list[str]:
        if named := [item.target for item in self._by_source.get((goal.key, "team"), [])]:
            return named
        found: list[str] = []
        for owner in self._by_source.get((goal.key, "owner"), []):
            found += [owner.target] if owner.target.startswith("team:") else self._teams_of_person(owner.target)
        return list(dict.fromkeys(found))

    def _teams_of_person(self, person: str) -> list[str]:
        own = [item.target for item in self._by_source.get((person, "team"), [])]
        naming = [
            team.key
            for team in self.of("team")
            for field in ("lead", "members")
            if any(item.target == person for item in self._by_source.get((team.key, field), []))
        ]
        return [*own, *naming]

    def with_subteams(self, team: str) -> set[str]:
        """A team and all those below it."""
        below = [item.key for item in self.of("team") if self.targets(item.key, "parent") == [team]]
        return {team}.union(*(self.with_subteams(item) for item in below))


def _read(path: Path, root: Path) -> Iterator[Record]:
    uri = PurePosixPath(path.relative_to(root / "content").as_posix())
    top = uri.parts[0] if len(uri.parts) > 1 else uri.stem
    kind = next((kind for kind, folder in rules.FOLDERS.items() if folder == top), None)
    text = path.read_text(encoding="utf-8")
    node = yaml.compose(text, Loader=yaml.BaseLoader)
    if kind is None or node is None:
        return
    data = yaml.load(text, Loader=yaml.BaseLoader)
    items = list(zip(data, node.value, strict=True)) if isinstance(data, list) else [(data, node)]
    for item, place in items:
        fields = _present(item)
        stem = uri.stem if isinstance(data, dict) else "" if "id" in fields else rules.slug(_title(fields))
        yield Record(kind, fields.get("id", stem), fields, f"content/{uri}", place.start_mark.line + 1)


def _title(fields: dict[str, Any]) -> str:
    return next((fields[name] for name in ("title", "question", "said", "do", "dont") if name in fields), "")


def _present(value: Any) -> Any:
    """A value without what is absent; `don't` is `dont`."""
    if isinstance(value, dict):
        return {
            "dont" if key == "don't" else key: _present(item)
            for key, item in value.items()
            if item not in ("", "null", "~")
        }
    return [_present(item) for item in value] if isinstance(value, list) else value


def _named(record: Record, field: str) -> Iterator[tuple[str, str]]:
    """The words that stand in a field for records, with the strength of an alignment."""
    if record.kind in ("goal", "objective") and field in rules.ALIGNMENTS:
        yield from _aligned(record.items(field), rules.ALIGNMENTS[field])
        return
    outer, _, inner = field.partition(".")
    for item in record.items(outer):
        if not inner:
            yield (":".join(*item.items()) if isinstance(item, dict) else item), ""
        elif isinstance(item, dict):
            for word in as_list(item.get(inner)):
                yield (":".join(*word.items()) if isinstance(word, dict) else word), ""
        elif inner == "with":
            yield item, ""


def _aligned(items: list[Any], name: str) -> Iterator[tuple[str, str]]:
    for item in items:
        if isinstance(item, str):
            yield item, "moderate"
        elif name in item:
            yield item[name], words(item.get("strength", "moderate"))
        else:
            yield from ((target, words(strength)) for target, strength in item.items())


def texts(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of Markdown in a record, with the dotted name of its field."""
    for key, value in data.items() if isinstance(data, dict) else ():
        name = f"{path}.{key}" if path else key
        for item in as_list(value):
            if isinstance(item, dict):
                yield from texts(item, name)
            elif key in rules.MARKDOWN or (not path and key in ("signs", "remedies", "feedback")):
                yield name, item
            elif not path and key in rules.SHORT_TEXTS:
                yield f"{name}.text", item


def _addresses(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every address in a record: of its `links`, of a participation's `link`, of a value's `discussion`."""
    for key, value in data.items() if isinstance(data, dict) else ():
        name = f"{path}.{key}" if path else key
        for item in as_list(value):
            if isinstance(item, dict):
                yield from _addresses(item, name)
            elif key in ("link", "url", "discussion"):
                yield name, item
            elif key == "links":
                yield f"{name}.url", item


def links_in(markdown: str) -> list[str]:
    """The records that a Markdown text links to; code is left alone."""
    without_blocks = _INDENTED.sub(r"\1\n", _FENCE.sub("", markdown))
    return _LINK.findall(_CODE.sub("", without_blocks))
