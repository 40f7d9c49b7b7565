"""A rendered text on its page: its ids get a prefix, its links go where they lead from there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from .addresses import is_record
from .models import CLOSE, END, IMAGE, LINK, PREFIX, WORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.labels import Labels

    from .models import Prose, Target

_PLACE = re.compile(
    f"{LINK}([^{END}]*){END}([^{END}]*){END}(.)|{IMAGE}([^{END}]*){END}([^{END}]*){END}([^{END}]*){END}|{CLOSE}"
)
_WORD = re.compile(f"{WORD}([^{END}]*){END}([^{END}]*){END}")


def place(prose: Prose, prefix: str, resolve: Callable[[str], Target | None], labels: Labels) -> Markup:
    """The HTML of `prose` for one place, with its own few words (such as `Note`) from `labels`.

    Ids in it become `prefix` + id, and so do references to them (`#note`). Every other link and image that
    does not leave the site goes through `resolve`, which gets the href as written: a target becomes its
    address, its title the text of a link that has none; None leaves the link's text alone, and of an image
    its alternative text. A record is no picture: `![text](value:candor)` is read as a link.
    """
    html = prose.html
    if PREFIX in html:
        html = html.replace(PREFIX, escape(prefix))
    if LINK in html or IMAGE in html:
        html = _resolved(html, resolve)
    if WORD in html:
        html = _WORD.sub(lambda found: escape(_label(labels, *found.groups())), html)
    return Markup(html)


def _label(labels: Labels, name: str, number: str) -> str:
    return labels(name, number=int(number)) if number else labels(name)


def _link(target: Target, text: str) -> str:
    return f'<a href="{escape(target.url)}">{text or escape(target.title)}</a>'


def _resolved(html: str, resolve: Callable[[str], Target | None]) -> str:
    open_links: list[str] = []

    def resolved(match: re.Match[str]) -> str:
        href, attributes, is_empty, source, alt, image_attributes = match.groups()
        if source is not None:
            image = resolve(source)
            if image and is_record(source):
                return _link(image, alt) if not any(open_links) else alt
            return f'<img src="{escape(image.url)}" alt="{alt}"{image_attributes}>' if image else alt
        if href is None:
            return open_links.pop()
        target = resolve(href)
        open_links.append("</a>" if target else "")
        if target is None:
            return ""
        text = escape(target.title) if is_empty == "1" else ""
        return f'<a href="{escape(target.url)}"{attributes}>{text}'

    return _PLACE.sub(resolved, html)
