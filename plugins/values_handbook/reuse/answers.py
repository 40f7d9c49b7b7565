"""The answers of a handbook to the questions that a page depends on.

Answers are only compared, so most are digests. A page for which every answer is the same would be rendered to the same HTML.
"""

from __future__ import annotations

import marshal
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from values_handbook.caching.software import digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.derive.query import Question
    from values_handbook.link.graph import Reference
    from values_handbook.model.record import Key
    from values_handbook.render.context import SiteContext


class Answers:
    """Answers about one site: text, numbers and lists of them, as JSON holds them."""

    def __init__(self, shared: SiteContext) -> None:
        self._shared = shared
        self._site = shared.site
        self._linked = shared.site.linked
        self._known: dict[Question, Any] = {}

    def to(self, question: Question) -> Any:
        """The answer to a question; None where it is about a record that does not exist."""
        if question not in self._known:
            name, *args = question
            self._known[question] = getattr(self, f"_{name}")(*args)
        return self._known[question]

    @cached_property
    def everything(self) -> str:
        """A digest of all files and the history."""
        return digest(_serialize((self._whole, self._history())))

    @cached_property
    def _whole(self) -> str:
        """A digest of all records and pages, and of what is known of other files."""
        tree = self._site.tree
        # An overview page without content is built where something links to it, which may be neither record nor page.
        others = sorted(tree.assets), sorted(tree.hidden), repr(tree.diagnostics), self._site.plan.overviews
        return digest(_serialize((list(self._files.items()), others)))

    @cached_property
    def _files(self) -> dict[str, str]:
        return {file.path: digest(file.data) for file in (*self._site.tree.records, *self._site.tree.pages)}

    def _everything(self) -> str:
        return self._whole

    def _history(self) -> str:
        return repr(self._linked.history)

    def _record(self, key: Key) -> str | None:
        found = self._linked.handbook.by_key.get(key)
        if found is None:
            return None
        # The file of a single record stands for it, unless part of the record is hidden: the text of a model takes ten times
        # as long.
        is_whole = found.item is None and self._site.whole.handbook.by_key.get(key) is found
        return self._files[found.file.path] if is_whole else digest(repr(found.fields).encode("utf-8", "replace"))

    def _of(self, kind: str) -> str:
        return digest(_serialize([(record.id, self.to(("record", record.key))) for record in self._linked.of(kind)]))

    def _rank(self, key: Key) -> list[Any] | None:
        """The sort key of a record. Its position would change with each record that is added or removed."""
        found = self._linked.handbook.by_key.get(key)
        return [found.fields.order, found.file.uri, found.item] if found is not None else None

    def _exists(self, key: Key) -> bool:
        return key in self._linked

    def _outgoing(self, source: Key) -> str:
        nowhere = self._leading_nowhere.get(source, ())
        return digest(
            _serialize((_describe_references(self._linked.graph.outgoing(source)), sorted(map(repr, nowhere))))
        )

    @cached_property
    def _leading_nowhere(self) -> dict[Key, list[Any]]:
        found: defaultdict[Key, list[Any]] = defaultdict(list)
        for key, path in self._linked.graph.unresolved:
            found[key].append(path)
        return found

    def _incoming(self, target: Key) -> str:
        return digest(_serialize(_describe_references(self._linked.graph.incoming(target))))

    def _answer(self, name: str, *args: Any) -> str | None:
        known = all(arg in self._linked.handbook.by_key for arg in args if isinstance(arg, tuple))
        return repr(self._linked.answer(name, *args)) if known else None

    def _title(self, key: Key) -> str | None:
        return self._shared.title(key) if key in self._linked else None

    def _address(self, key: Key, behaviour: str) -> str:
        return str(self._site.plan.address(key, behaviour))

    def _find(self, href: str, key: Key) -> str | None:
        found = self._linked.handbook.by_key.get(key)
        return str(self._shared.sources.find(href, found)) if found is not None else None

    def _named(self, href: str) -> str:
        return repr(self._shared.sources.record(href))

    def _source_of(self, key: Key) -> list[Any] | None:
        return list(self._shared.source_of(key)) if key in self._linked else None

    def _findings_of(self, key: Key) -> list[list[str]]:
        return [[item.code, item.headline, item.help] for item in self._shared.findings_of(key)]

    def _found_under(self, code: str) -> int:
        return self._shared.found_under(code)

    def _support_of(self, value: Key) -> dict[str, int]:
        return dict(self._shared.support_of(value))

    def _has_overview(self, name: str) -> bool:
        return self._site.plan.has_overview(name)

    def _page_title(self, uri: str) -> str:
        return self._shared.page_title(uri)


def _describe_references(references: Iterable[Reference]) -> list[Any]:
    """References without what only the record of their source says: a page that shows a rationale depends on the record."""
    return [
        (
            str(reference.source),
            reference.field,
            str(reference.target),
            reference.behaviour,
            reference.strength,
            reference.path,
            reference.typed,
        )
        for reference in references
    ]


def _serialize(data: Any) -> bytes:
    # Version 0 has no back-references: equal data gives equal bytes in every process.
    return marshal.dumps(data, 0)
