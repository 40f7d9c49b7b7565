"""Ways from a page to a proposal: changing the record, adding to it, and commenting on it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from values_handbook.prose import excerpt
from values_handbook.render.context import LinkView

if TYPE_CHECKING:
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import PageContext

_TITLE = 100
"""Characters of a title in the subject of a comment: titles run to 600, and an address must not."""


def ways_to_the_forge(context: PageContext, record: Record) -> tuple[LinkView, ...]:
    """“Propose a change”, and “Comment”, which begins an issue. Each is there only where mkdocs.yml says enough."""
    change = LinkView(context.t("propose-a-change"), _change(context, record))
    ways = (change, way_to_check_in(context, record.key), way_to_comment(context, record))
    return tuple(way for way in ways if way is not None and way.href)


def way_to_check_in(context: PageContext, key: Key) -> LinkView | None:
    """“Add a check-in”, the form of a goal or an objective with a new one; None for other records, and without forms."""
    form = context.shared.site.plan.form(key.kind)
    if form is None or key.kind not in ("goal", "objective"):
        return None
    return LinkView(context.t("form-check-in"), f"{context.href(form)}{check_in_query(key)}")


def check_in_query(key: Key) -> str:
    """What stands behind the address of a form, for a new check-in of a record."""
    return f"?record={quote(key.id)}&add=check_ins"


def _change(context: PageContext, record: Record) -> str:
    """The form for a record; where there is none, its YAML in the editor of the forge; empty where a team wants neither."""
    site = context.shared.site
    if (form := site.plan.form(record.kind)) is not None:
        # Without scripts, the fragment leads to the record's file.
        return f"{context.href(form)}?record={quote(record.id)}#{quote(record.id)}"
    if site.project.options.propose == "off":
        return ""
    return site.project.forge.edit_address(*context.shared.source_of(record.key))


def way_to_add(context: PageContext, kind: str) -> LinkView | None:
    """“New goal”, the form for a new record of a kind; None where there is no form."""
    form = context.shared.site.plan.form(kind)
    if form is None:
        return None
    return LinkView(context.t("form-new-kind", kind=context.t(f"kind-{kind}")), f"{context.href(form)}?new")


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
    if (form := context.shared.site.plan.form("recognition")) is not None:
        return LinkView(t("give-thanks"), f"{context.href(form)}?new")
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
