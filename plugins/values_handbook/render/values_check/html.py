"""A values check as a page of HTML that stands alone: it needs no other file, prints, and follows a dark screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.render.overrides import environment

if TYPE_CHECKING:
    from values_handbook.labels import Labels
    from values_handbook.render.values_check.view import ValuesCheckView


def values_check_html(view: ValuesCheckView, t: Labels) -> str:
    """The check, with room for an answer to each question."""
    made = environment(())
    made.globals["t"] = t
    return made.get_template("values-check-document.html").render(view=view)
