"""A conversation sheet as a page of HTML that stands alone: it needs no other file, prints, and follows a dark screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.render.overrides import environment

if TYPE_CHECKING:
    from values_handbook.labels import Labels
    from values_handbook.render.conversation.view import ConversationView


def conversation_html(view: ConversationView, t: Labels) -> str:
    """The sheet."""
    made = environment(())
    made.globals["t"] = t
    return made.get_template("conversation.html").render(view=view)
