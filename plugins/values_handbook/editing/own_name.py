"""The people and teams that a command is about: who is meant, and who types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics.suggest import closest_help
from values_handbook.editing.rename_target import CannotEditError
from values_handbook.history.git import GitError, answers
from values_handbook.taxonomy import is_id

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.model.record import Handbook, Record


def person_of_git(handbook: Handbook, folder: Path) -> Record | None:
    """The person whose `links` hold the mail address that git has for commits in a folder; None where there is none."""
    try:
        address = answers(folder, "config", "user.email")
    except GitError:
        return None
    if not address:
        return None
    wanted = f"mailto:{address}".casefold()
    return next(
        (
            person
            for person in handbook.of("person")
            if any(link.url.partition("?")[0].casefold() == wanted for link in person.fields.links)
        ),
        None,
    )


def find_who(handbook: Handbook, word: str) -> str:
    """The id of a person or a team, or a plain name as it is.

    Raises CannotEditError for a word that looks like an id and is none.
    """
    kind, colon, identifier = word.partition(":")
    if colon and kind in ("person", "team"):
        word = identifier
    known = [*handbook.ids("person"), *handbook.ids("team")]
    if word in known or not (is_id(word, "person") and (colon or closest_help(word, known))):
        return word
    raise CannotEditError(
        f"no person or team `{word}`; {closest_help(word, known) or 'start one: handbook new person'}"
    )
