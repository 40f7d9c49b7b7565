"""Ways from a page to the forge: changing the record, and commenting on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.prose import excerpt
from values_handbook.render.context import LinkView

if TYPE_CHECKING:
    from values_handbook.model.record import Record
    from values_handbook.render.context import PageContext

_TITLE = 100
"""Characters of a title in the subject of a comment: titles run to 600, and an address must not."""


def ways_to_the_forge(context: PageContext, record: Record) -> tuple[LinkView, ...]:
    """“Propose a change”, which opens the record's YAML in the editor of the forge, and “Comment”, which begins an issue.

    Each is there only where mkdocs.yml says enough.
    """
    forge = context.shared.site.project.forge
    change = LinkView(context.t("propose-a-change"), forge.edit_address(*context.shared.source_of(record.key)))
    return tuple(way for way in (change, way_to_comment(context, record)) if way is not None and way.href)


def way_to_comment(context: PageContext, record: Record) -> LinkView | None:
    """“Comment”, which begins an issue about a record; None where a team wants none, or the forge has none."""
    if not context.shared.site.project.options.comments:
        return None
    link = LinkView(context.t("comment"), _comment(context, record))
    return link if link.href else None


def way_to_thank(context: PageContext, newest: Record | None) -> LinkView | None:
    """“Give thanks”, which begins an issue that asks for what a recognition says.

    Where the forge has no issues, or a team wants none, it opens the file of the newest recognition. None without either.
    """
    t, project = context.t, context.shared.site.project
    href = ""
    if project.options.comments:
        asked = (t("thanks-whom"), t("values"), t("thanks-what"), t("effect"))
        href = project.forge.issue_address(t("give-thanks"), "".join(f"{label}:\n\n" for label in asked))
    if not href and newest is not None:
        href = project.forge.edit_address(*context.shared.source_of(newest.key))
    return LinkView(t("give-thanks"), href) if href else None


def _comment(context: PageContext, record: Record) -> str:
    """The address that begins an issue about a record, with the address of its page in it."""
    project = context.shared.site.project
    title = excerpt(context.shared.title(record.key), _TITLE)
    page = f"{project.site_url.rstrip('/')}/{context.shared.address(record.key)}" if project.site_url else ""
    subject = context.t("comment-on", key=record.key, title=title)
    return project.forge.issue_address(subject, f"{page}\n\n" if page else "")
