"""Files that look like records and are none: they are neither read nor published, and a warning names them.

What lies in no folder of records is otherwise copied to the site as it is, whatever it says of `publish`. So are copies that
editors and merges leave beside records, such as `candor.yml.orig`.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.diagnostics import Diagnostic, Span, diagnostic
from values_handbook.diagnostics.lines import decode, split_lines
from values_handbook.diagnostics.suggest import quoted
from values_handbook.model.kinds import MODELS
from values_handbook.source.contents import read_within
from values_handbook.source.plain_records import read_plain
from values_handbook.source.yaml_text import MAX_BYTES
from values_handbook.taxonomy import FOLDERS, KINDS, TITLES, kind_called

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from values_handbook.model.layout import Layout
    from values_handbook.source.contents import Contents
    from values_handbook.source.files import SourceTree

_MAY_BE_RECORD = re.compile(r"\.(?:ya?ml|json)(?![a-z0-9])", re.IGNORECASE)
_TABLES = (".csv", ".tsv", ".xls", ".xlsx", ".ods")
_KEY = re.compile(r"( *)(- +)?([\"']?)([A-Za-z][\w’' -]*?)\3 *:(?:\s|\Z)")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_WITHIN = re.compile(rf"(?:{'|'.join(sorted({*TITLES, 'publish'}))})[\"']?\s*:")
"""A field of a record, wherever it stands."""
_SAYS_PUBLISH = re.compile(r"\bpublish[\"']?\s*:\s*[\"']?(true|false)\b", re.IGNORECASE)
_DOWNLOADED = "what is to be downloaded needs another suffix, such as `.yml.txt`"
MOST_FLOW = 1 << 16
"""Characters of a text in brackets that is no JSON and yet looked at."""
MEANT = {
    "value": "principles core-values beliefs behaviours behaviors culture werte",
    "objective": "okrs okr aims strategy strategies ziele",
    "goal": "okrs okr targets key-results kpis initiatives ziele",
    "guideline": "guidelines dos norms rules dos-and-dont's regeln",
    "pitfall": "risks antipatterns anti-patterns traps",
    "team": "squads departments groups orgs units",
    "person": "persons members staff roles owners personen",
    "practice": "rituals ceremonies meetings routines",
    "recognition": "kudos thanks awards shoutouts shout-outs wins",
    "case": "decisions dilemmas",
    "review": "retros retrospectives surveys evaluations assessments",
    "question": "questions q-and-a qa",
    "candidate": "shortlist proposals nominations vorschläge kandidaten",
    "cycle": "periods planning-cycles zyklen",
}
"""What people call the folder of a kind."""


class _Found(NamedTuple):
    """A file that looks like a record, and the kinds that it may be of; or a copy of a file of records beside it.

    `is_mixed`: it holds records of several kinds, each below the name of its kind.
    """

    uri: str
    kinds: tuple[str, ...]
    is_copy: bool = False
    is_mixed: bool = False


def set_aside(tree: SourceTree, contents: Contents, layout: Layout) -> SourceTree:
    """The files of a handbook without those that only look like records, which a warning for each folder names."""
    found = tuple(_found(tree.assets, contents, layout))
    if not found:
        return tree
    uris = {item.uri for item in found}
    # Where the handbook's own folder is missing, its records lie elsewhere, and an error says so.
    is_there = layout.is_there(tree.uris)
    problems = tuple(_problems(found, tree.assets - uris, contents.prefix, layout)) if is_there else ()
    return replace(
        tree,
        assets=tree.assets - uris,
        hidden=tree.hidden | uris,
        diagnostics=(*tree.diagnostics, *problems),
    )


def _found(uris: Iterable[str], contents: Contents, layout: Layout) -> Iterator[_Found]:
    for uri in sorted(uris):
        match = _MAY_BE_RECORD.search(posixpath.basename(uri))
        if match is None:
            continue
        plain = uri[: len(uri) - len(posixpath.basename(uri)) + match.end()]
        if plain != uri and not plain.endswith(".json") and (kind := layout.folders.kind_of(plain)):
            yield _Found(uri, (kind,), is_copy=True)
        elif plain == uri and (data := read_within(contents, uri, MAX_BYTES)) is not None:
            names = tuple(kind for part in _parts(uri) for kind in _meant(part))
            text = data.decode("utf-16", "replace") if data.startswith(_UTF_16) else decode(data)
            if mixed := _kinds_within(text):
                yield _Found(uri, mixed, is_mixed=True)
            elif (kinds := _kinds_of(text, is_likely=bool(names))) is not None:
                yield _Found(uri, tuple(dict.fromkeys(names)) or kinds)


def _parts(uri: str) -> list[str]:
    """The names of the folders that a file lies in, the last one first, and its own without the suffix."""
    *folders, name = uri.split("/")
    return [*reversed(folders), name.partition(".")[0]]


def _meant(name: str) -> list[str]:
    """The kinds whose records lie in a folder that is called so, or might be."""
    word = re.sub(r"[\s_]+", "-", name.lower())
    if (kind := kind_called(word)) is not None:
        return [kind.name]
    return [kind for kind, words in MEANT.items() if word in words.split()]


def _kinds_of(text: str, *, is_likely: bool) -> tuple[str, ...] | None:
    """The kinds that have all fields of a text; None where it is no record.

    Where the names of its folders make a record likely, more than half of its fields are enough: others may be misspelt.
    """
    keys = _keys(text)
    flags = _SAYS_PUBLISH.findall(text)
    # What hides anything, however deep it stands in the file, is not copied.
    says_publish = "false" in map(str.lower, flags) or ("publish" in keys and bool(flags))
    if not keys or not (says_publish or keys & {*TITLES}):
        return None
    fields = {kind: _fields(kind) for kind in KINDS}
    having_all = tuple(kind for kind, own in fields.items() if keys <= own)
    is_near = is_likely and any(2 * len(keys & own) > len(keys) for own in fields.values())
    return having_all if having_all or says_publish or is_near else None


def _kinds_within(text: str) -> tuple[str, ...]:
    """The kinds by whose names a text lists records, as a whole handbook in one file does; none where it does not."""
    kinds = {key: kind_called(re.sub(r"[\s_]+", "-", key)) for key in sorted(_keys(text))}
    if not all(kinds.values()) or _WITHIN.search(text) is None:
        return ()
    return tuple(dict.fromkeys(kind.name for kind in kinds.values() if kind))


@cache
def _fields(kind: str) -> frozenset[str]:
    names = {info.alias or name for name, info in MODELS[kind].model_fields.items()}
    return frozenset({*names, "don't", "don’t"} if kind == "guideline" else names)


def _keys(text: str) -> set[str]:
    """The names of the fields of a mapping, or of the mappings in a list; of what is neither, none."""
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        return _keys_in_brackets(text)
    keys: set[str] = set()
    column = None
    for line in split_lines(text):
        if (match := _KEY.match(line)) is not None:
            at = len(match[1]) + len(match[2] or "")
            column = at if column is None else column
            keys |= {match[4].lower()} if at == column else set()
    return keys


def _keys_in_brackets(text: str) -> set[str]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        read = read_plain(text.encode()) if len(text) <= MOST_FLOW else None
        return {key.lower() for record in read or () for key in record.data}
    items = data if isinstance(data, list) else [data]
    if not all(isinstance(item, dict) for item in items):
        return set()
    return {str(key).lower() for item in items for key in item}


def _problems(found: Iterable[_Found], others: Collection[str], prefix: str, layout: Layout) -> Iterator[Diagnostic]:
    """A warning for each folder, at its first file."""
    groups: defaultdict[tuple[str, bool], list[_Found]] = defaultdict(list)
    for item in found:
        groups[posixpath.dirname(item.uri), item.is_copy].append(item)
    for (folder, is_copy), items in groups.items():
        headline, *help_lines = _describe_copies(items) if is_copy else _describe_strays(folder, items, others, layout)
        yield diagnostic("unread-record", headline, Span.of_file(f"{prefix}{items[0].uri}"), help="\n".join(help_lines))


def _describe_copies(items: list[_Found]) -> list[str]:
    """The headline and the help for copies beside records."""
    if len(items) > 1:
        return [f"{_those(items)} lie beside records, and are not published", "delete them, or keep them elsewhere"]
    return [f"{_those(items)} lies beside records, and is not published", "delete it, or keep it elsewhere"]


def _describe_strays(folder: str, items: list[_Found], others: Collection[str], layout: Layout) -> list[str]:
    """The headline and the lines of help for files of a folder that look like records."""
    are = "look like records, and are" if len(items) > 1 else "looks like a record, and is"
    is_elsewhere = folder and not layout.folders.kind_of(items[0].uri)
    where = f"`{folder}` is no folder of records: " if is_elsewhere else ""
    lines = [f"{where}{_those(items)} {are} neither read nor published", _remedy(items, layout)]
    tables = [posixpath.basename(uri) for uri in sorted(others) if _is_table_in(folder, uri)]
    if tables:
        lines.append(f"published all the same: {quoted(tables)}; list in `exclude_docs` what should not be")
    return lines


def _those(items: list[_Found]) -> str:
    name = f"`{posixpath.basename(items[0].uri)}`"
    return f"{len(items)} files such as {name}" if len(items) > 1 else name


def _remedy(items: list[_Found], layout: Layout) -> str:
    """Where records go that lie in no folder of records."""
    first = items[0].uri
    if items[0].is_mixed:
        files = " and ".join(f"`{layout.folder(kind)}.yml`" for kind in items[0].kinds[:3])
        return f"each kind has a file of its own: write a list of records into {files}; {_DOWNLOADED}"
    them = "them" if len(items) > 1 else "it"
    if layout.folders.kind_of(first):
        return f"records are YAML: rename {them} to `{posixpath.splitext(posixpath.basename(first))[0]}.yml`"
    folders = [f"`{layout.folder(kind)}/`" for kind in items[0].kinds[:3]] or [
        "the folder of a kind, such as `values/`"
    ]
    remedy = f"move {them} to {' or '.join(folders)}"
    above, name = posixpath.split(posixpath.dirname(first))
    if above and not layout.path and name in FOLDERS:
        remedy += f", or set the option `path: {above}` if the whole handbook lies there"
    return f"{remedy}; {_DOWNLOADED}"


def _is_table_in(folder: str, uri: str) -> bool:
    return posixpath.dirname(uri) == folder and uri.lower().endswith(_TABLES)
