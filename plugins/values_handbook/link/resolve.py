"""What a written reference means."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.diagnostics.catalogue import CATALOGUE
from values_handbook.diagnostics.suggest import AT_MOST, NearMisses, a_or_an, closest, quoted
from values_handbook.link.known import KnownRecords
from values_handbook.link.several import LONGEST, has_commas, parts_of
from values_handbook.model.kinds import Pitfall, Value
from values_handbook.model.record import Handbook, Key
from values_handbook.taxonomy import ID_PATTERN, KINDS, LABEL_PATTERN, ReferenceText, kind_called, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from values_handbook.model.fields import References
    from values_handbook.model.kinds import Common

_PARTS = {"value": "behaviour", "pitfall": "sign", "goal": "measure", "objective": "measure"}
"""What a part of a record of these kinds is called."""
OWNERS = ("person", "team")
"""The kinds of record that can own something."""
FEW = 8
"""Up to so many ids are all named."""
MANY = 40
"""Of the behaviours of one value at most so many are named."""
NAME_LIKE_ID = 0.8
"""From this likeness on, a plain name is probably a mistyped id."""


class Found(NamedTuple):
    """The record that was meant. `renamed` says how it is called now, where the reference used an earlier id."""

    key: Key
    behaviour: str = ""
    renamed: str = ""


class Nothing(NamedTuple):
    """No record, and no error either: a plain name, a content check, or a record that has an error of its own.

    `hint` says what was probably meant instead, and `why` what makes one think so. `several` are the things that the text
    lists. `is_hidden` where it is a record that is not published.
    """

    hint: str = ""
    why: str = "is close to an id"
    several: tuple[str, ...] = ()
    is_hidden: bool = False


class Unknown(NamedTuple):
    """A reference that leads nowhere: code, headline and help of its diagnostic.

    `several` are the ids that the text lists, where it lists some: its field is to be a list of them.
    """

    code: str
    headline: str
    help: str = ""
    several: tuple[str, ...] = ()


Resolution = Found | Nothing | Unknown


@dataclass(frozen=True)
class Resolver:
    """Resolves references against one handbook."""

    handbook: Handbook
    _renamed: dict[Key, Key] = field(init=False, default_factory=dict)
    _near: NearMisses = field(init=False, default_factory=NearMisses)
    _links: dict[str, Resolution] = field(init=False, default_factory=dict)
    _known: dict[tuple[str, References], Resolution] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for record in self.handbook:
            for old in record.fields.formerly:
                self._renamed.setdefault(Key(record.kind, old), record.key)

    def resolve(self, word: str, marker: References) -> Resolution:
        """The meaning of a reference as it stands in a field with this marker; an empty one means nothing."""
        if not word:
            return Nothing()
        if (known := self._known.get((word, marker))) is None:
            known = self._meaning(word, marker)
            if marker.needs_part and isinstance(known, Found) and not known.behaviour:
                known = self._without_part(known.key, word)
            self._known[word, marker] = known
        return known

    def _meaning(self, word: str, marker: References) -> Resolution:
        prefix, identifier, behaviour = ReferenceText.parse(word)
        if prefix is None:
            return self._bare(identifier, behaviour, word, marker)
        if marker.checks and prefix == "check":
            return self._check(identifier)
        if prefix in KINDS and prefix in marker.kinds:
            return self._find(Key(prefix, identifier), behaviour, word, marker.parts)
        if not marker.names:
            return self._wrong_kind(prefix, identifier, marker)
        return self._bare(f"{prefix}:{identifier}", behaviour, word, marker)

    def link(self, href: str) -> Resolution:
        """The meaning of a link such as `value:candor#write-it-down` in Markdown."""
        if (known := self._links.get(href)) is None:
            kind, identifier, behaviour = ReferenceText.parse(href)
            known = self._links[href] = self._find(Key(kind or "", identifier), behaviour, href, True)
        return known

    def _bare(self, target: str, behaviour: str, word: str, marker: References) -> Resolution:
        found = [kind for kind in marker.kinds if self._exists(Key(kind, target))]
        if len(found) > 1:
            headline = f"`{word}` is the id of {' and '.join(map(a_or_an, found))}"
            return Unknown("ambiguous-reference", headline, f"write {quoted(f'{kind}:{word}' for kind in found)}")
        if found:
            return self._find(Key(found[0], target), behaviour, word, marker.parts)
        if any(Key(kind, target) in self.handbook.hidden for kind in marker.kinds):
            return Nothing(is_hidden=True)
        missing = [kind for kind in marker.kinds if self._may_be_missing(Key(kind, target))]
        if missing:
            return Nothing()
        if marker.names:
            return self._name(word, marker.kinds)
        if marker.prefixed and not LABEL_PATTERN.match(target) and not self.known.titled(marker.kinds, word):
            return Unknown(
                "unknown-reference", f"`{word}` names no record", "write kind and id, such as `value:candor`"
            )
        return self._unknown(marker.kinds, target, word)

    @cached_property
    def known(self) -> KnownRecords:
        """All records by what they may be called, also those with an error of their own."""
        return KnownRecords(self.handbook)

    def _find(self, key: Key, behaviour: str, word: str, parts: bool) -> Resolution:
        renamed = ""
        if key not in self.handbook:
            if key in self.handbook.hidden:
                return Nothing(is_hidden=True)
            if self._may_be_missing(key):
                return Nothing()
            if key not in self._renamed:
                return self._unknown((key.kind,), key.id, word)
            key = self._renamed[key]
            renamed = _as_written(key, word)
        if not behaviour:
            return Found(key, "", renamed)
        fields = self.handbook.by_key[key].fields
        current = behaviour if behaviour in fields.parts else fields.earlier_parts.get(behaviour)
        if current is None or not parts:
            return self._unknown_part(key, behaviour, parts)
        if renamed or current != behaviour:
            renamed = f"{_as_written(key, word)}#{current}"
        return Found(key, current, renamed)

    def _exists(self, key: Key) -> bool:
        return key in self.handbook or key in self._renamed

    def _may_be_missing(self, key: Key) -> bool:
        return key in self.handbook.left_out or key.kind in self.handbook.unread_kinds

    def _unknown(self, kinds: Iterable[str], identifier: str, word: str) -> Unknown:
        kinds = tuple(kinds)
        named = " or ".join(kinds) if len(kinds) < 4 else "record"
        several = () if self.known.titled(kinds, word) else self._several(kinds, word)
        instead = self._instead(kinds, identifier, word)
        return Unknown("unknown-reference", f"no {named} `{identifier}`", instead, several)

    def _instead(self, kinds: tuple[str, ...], identifier: str, word: str) -> str:
        """What to write in place of a reference that leads nowhere."""
        if titled := self.known.titled(kinds, identifier):
            as_written = [str(key) if ":" in word or len(kinds) > 2 else key.id for key in titled]
            return f"that is a title; write the id: {quoted(as_written)}"
        ids = tuple(self.known.ids(kind) for kind in kinds)
        near = self._closest(identifier, *ids) or [key.id for key in self.known.spelled(kinds, identifier)]
        if near:
            return f"closest: {quoted(near)}"
        if kinds == OWNERS and (named := self.known.part_titled(kinds, identifier)):
            return f"closest: {quoted(key.id for key in named[:AT_MOST])}"
        if kinds == OWNERS and not ID_PATTERN.match(identifier) and (made := slug(identifier)):
            return (
                f"only people and teams of the handbook can own something: add `- {{id: {made}, title: {identifier}}}` "
                f"to people.yml, and write `{made}` here"
            )
        return f"known: {quoted(chain(*ids))}" if 0 < sum(map(len, ids)) <= FEW else ""

    def _several(self, kinds: tuple[str, ...], word: str) -> tuple[str, ...]:
        """The ids that a text lists; none where it rather names one thing."""
        parts = parts_of(word)
        if len(parts) < 2:
            parts = word.split() if len(word) <= LONGEST else []
        meant = [self._id_of(kinds, part) for part in parts]
        may_be_ids = any(meant) or all(ID_PATTERN.match(part.lower()) for part in parts)
        is_list = len(parts) > 1 and (all(meant) or (has_commas(word) and may_be_ids))
        return tuple(known or part for known, part in zip(meant, parts, strict=True)) if is_list else ()

    def _id_of(self, kinds: tuple[str, ...], part: str, *, exactly: bool = False) -> str:
        """A part of a text as a reference: the same where it is one, the id where it is a title; else nothing.

        Not `exactly`, it may also be an id with capitals or spaces.
        """
        prefix, identifier, _ = ReferenceText.parse(part)
        if any(self.known.has(Key(kind, identifier)) for kind in (kinds if prefix is None else (prefix,))):
            return part
        known = self.known.titled(kinds, part) or ([] if exactly else self.known.spelled(kinds, part))
        return known[0].id if known else ""

    def _unknown_part(self, key: Key, part: str, parts: bool) -> Unknown:
        """A behaviour, a sign or a measure that the record does not have."""
        name = _PARTS.get(key.kind)
        if name is None:
            return Unknown("unknown-reference", f"{a_or_an(key.kind)} has no parts to refer to", f"write `{key}`")
        if not parts:
            return Unknown("unknown-reference", f"{a_or_an(name)} cannot be named here", f"write `{key.id}`")
        fields = self.handbook.by_key[key].fields
        help_line = f"closest: {quoted(near)}" if (near := self._closest(part, fields.parts)) else ""
        help_line = help_line or (f"known: {quoted(fields.parts[:MANY])}" if fields.parts else "")
        if _lack_ids(fields):
            help_line += f"{'; ' if help_line else ''}{a_or_an(name)} needs an `id` to be referred to"
        return Unknown("unknown-reference", f"the {key.kind} `{key.id}` has no {name} `{part}`", help_line)

    def _without_part(self, key: Key, word: str) -> Unknown:
        """A whole record where one of its signs or measures is to be named."""
        name, fields = _PARTS[key.kind], self.handbook.by_key[key].fields
        headline = f"`{word}` names {a_or_an(key.kind)}, and not one of its {name}s"
        whole = _as_written(key, word)
        titled = [(part, fields.part_heading(part)) for part in fields.parts[:FEW]]
        known = [f"`{whole}#{part}`" + (f" ({heading.text})" if heading.is_plain else "") for part, heading in titled]
        help_line = f"write which one: {', '.join(known)}" if known else f"`{key}` has no {name} that can be named"
        if _lack_ids(fields):
            help_line += f"; {a_or_an(name)} needs an `id` to be referred to"
        return Unknown("reference-without-part", headline, help_line)

    def _wrong_kind(self, prefix: str, identifier: str, marker: References) -> Unknown:
        allowed = [*marker.kinds, *(["check"] if marker.checks else [])]
        meant = kind_called(prefix)
        if meant is not None and meant.name in allowed:
            return Unknown(
                "unknown-reference", f"`{prefix}` is a folder, not a kind", f"write `{meant.name}:{identifier}`"
            )
        if meant is not None:
            return Unknown(
                "unknown-reference",
                f"{a_or_an(meant.name)} cannot be named here",
                f"name {a_or_an(' or '.join(allowed))}",
            )
        near = closest(prefix, allowed)
        help_line = (
            f"closest: {quoted(f'{kind}:{identifier}' for kind in near)}" if near else f"kinds: {quoted(allowed)}"
        )
        return Unknown("unknown-reference", f"`{prefix}` is no kind of record", help_line)

    def _check(self, code: str) -> Resolution:
        checks = [entry.code for entry in CATALOGUE.values() if entry.belongs_to]
        if code in checks:
            return Nothing()
        near = closest(code, checks, cutoff=0.4)
        return Unknown("unknown-reference", f"no check `{code}`", f"closest: {quoted(near)}" if near else "")

    def _closest(self, word: str, *ids: Sequence[str], cutoff: float = 0.6) -> list[str]:
        """The closest ids, until so many were compared that more would hold up the build."""
        return self._near.closest(word, chain(*ids), cutoff=cutoff)

    def _name(self, word: str, kinds: tuple[str, ...]) -> Nothing:
        """A plain name, with a hint where it is a title, close to an id, or a list of names."""
        if titled := self.known.titled(kinds, word):
            return Nothing(
                f"write the id: {quoted(key.id for key in titled)}", f"is the title of {a_or_an(titled[0].kind)}"
            )
        if several := self._names(kinds, word):
            return Nothing("", "", several)
        near = self._closest(slug(word), *map(self.known.ids, kinds), cutoff=NAME_LIKE_ID)
        return Nothing(f"closest: {quoted(near)}") if near else Nothing()

    def _names(self, kinds: tuple[str, ...], word: str) -> tuple[str, ...]:
        """The names that a text lists: at least one is known, or each has several words, as `Lee, Kim` has not."""
        parts = parts_of(word) if has_commas(word) else []
        known = [self._id_of(kinds, part, exactly=True) for part in parts]
        if len(parts) < 2 or not (any(known) or all(" " in part for part in parts)):
            return ()
        return tuple(identifier or part for identifier, part in zip(known, parts, strict=True))


def _lack_ids(fields: Common) -> bool:
    """Whether some parts of a record cannot be named, since they have no id."""
    if isinstance(fields, Value):
        return any(item.id is None for item in fields.behaviours)
    return isinstance(fields, Pitfall) and any(sign.id is None for sign in fields.signs)


def _as_written(key: Key, word: str) -> str:
    """How a record is named where `word` stands: with its kind if that has one."""
    return str(key) if ":" in word else key.id
