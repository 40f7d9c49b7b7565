"""HTML as a tree, and a small part of CSS selectors to find things in it. `html.parser` and no other library."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_NO_TEXT = frozenset(("script", "style", "template"))
_CLOSES_P = frozenset(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p"
    " pre section table ul".split()
)
_STEP = re.compile(r"([a-z0-9]*)((?:[.#][\w:-]+|\[[^\]]+\])*)\Z")
_CONDITION = re.compile(r"\.([\w:-]+)|#([\w:-]+)|\[([\w:-]+)(?:=([^\]]*))?\]")


@dataclass(eq=False)
class Element:
    """An element with what is in it, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str) -> str:
        """An attribute; empty where it is absent."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        return self.get("class").split()

    @property
    def elements(self) -> list[Element]:
        """The elements directly in it."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def text(self) -> str:
        """All text in it, its white space collapsed."""
        return " ".join(self.raw_text.split())

    @property
    def raw_text(self) -> str:
        """All text in it, as it stands."""
        if self.tag in _NO_TEXT:
            return ""
        return "".join(child if isinstance(child, str) else child.raw_text for child in self.children)

    @property
    def heard(self) -> str:
        """The text that a screen reader reads: without what is hidden from it."""
        parts = (child if isinstance(child, str) else f" {child.heard} " for child in self.children)
        return "" if self.get("aria-hidden") == "true" else " ".join("".join(parts).split())

    def walk(self) -> Iterator[Element]:
        """It and every element in it, in the order of the page."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def ancestors(self) -> Iterator[Element]:
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def all(self, selector: str) -> list[Element]:
        """The elements in it that match, such as `table.hb-matrix th[scope=row] a`."""
        *above, last = _steps(selector)
        below = self.walk()
        next(below)
        return [element for element in below if last.matches(element) and _is_below(element, tuple(above))]

    def one(self, selector: str) -> Element:
        """The only element that matches."""
        found = self.all(selector)
        assert len(found) == 1, f"{len(found)} elements match `{selector}`"
        return found[0]

    def first(self, selector: str) -> Element:
        """The first element that matches."""
        found = self.all(selector)
        assert found, f"nothing matches `{selector}`"
        return found[0]

    def by_id(self, identifier: str) -> Element:
        """The only element with this id."""
        found = [element for element in self.walk() if element.get("id") == identifier]
        assert len(found) == 1, f"{len(found)} elements have the id `{identifier}`"
        return found[0]

    def ids(self) -> list[str]:
        """The ids in it, with repetitions."""
        return [element["id"] for element in self.walk() if "id" in element.attributes]


@dataclass(frozen=True)
class _Step:
    """One step of a selector."""

    tag: str
    classes: tuple[str, ...]
    attributes: tuple[tuple[str, str], ...]

    def matches(self, element: Element) -> bool:
        if self.tag and element.tag != self.tag:
            return False
        if self.classes and not set(self.classes) <= set(element.classes):
            return False
        found = element.attributes
        return all(name in found and (not value or found[name] == value) for name, value in self.attributes)


@cache
def _steps(selector: str) -> tuple[_Step, ...]:
    return tuple(_step(written) for written in selector.split())


def _step(written: str) -> _Step:
    found = _STEP.match(written)
    assert found, f"no selector: {written}"
    conditions = _CONDITION.findall(found[2])
    attributes = [("id", identifier) for _, identifier, _, _ in conditions if identifier]
    attributes += [(name, value) for _, _, name, value in conditions if name]
    return _Step(found[1], tuple(cls for cls, *_ in conditions if cls), tuple(attributes))


def _is_below(element: Element, steps: tuple[_Step, ...]) -> bool:
    """Whether the ancestors of an element match the steps, the last step the nearest of them."""
    above = element.ancestors()
    return all(any(step.matches(ancestor) for ancestor in above) for step in reversed(steps))


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = self.root
        self.flaws: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.flaws += [f"<{tag}> has {name} twice" for name in set(names) if names.count(name) > 1]
        if tag in _CLOSES_P and any(element.tag == "p" for element in (self.open, *self.open.ancestors())):
            self.flaws.append(f"<{tag}> in <p> at line {self.getpos()[0]}")
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(element)
        if tag not in _VOID:
            self.open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open.tag != tag:
            self.flaws.append(f"</{tag}> in <{self.open.tag}> at line {self.getpos()[0]}")
            if not any(element.tag == tag for element in self.open.ancestors()):
                return
            while self.open.tag != tag and self.open.parent:
                self.open = self.open.parent
        if self.open.parent:
            self.open = self.open.parent

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)


@dataclass(frozen=True)
class Document:
    """A parsed page. `flaws` are what a browser would repair: tags that do not match, blocks in paragraphs."""

    root: Element
    flaws: tuple[str, ...]


def parse(html: str) -> Document:
    """The tree of a page or of a part of one."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    unclosed = [
        f"<{element.tag}> is not closed" for element in (builder.open, *builder.open.ancestors()) if element.tag
    ]
    return Document(builder.root, (*builder.flaws, *unclosed))
