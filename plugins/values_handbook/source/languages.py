"""A site in several languages, as `mkdocs-static-i18n` builds it: once for each, all but one in a folder of their own."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LOCALE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{4})?(?:-[A-Z]{2})?\Z|[a-z]{2}_[A-Z]{2}\Z")
"""What `mkdocs-static-i18n` takes for a language in a path, besides the languages that it is set up with."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a site, and the one that is built now.

    `in_folders` says that the files of a language lie in a folder of its name (`de/guide.md`) instead of having it in
    theirs (`guide.de.md`). The site of the `default` language has no folder.
    """

    current: str
    default: str
    known: frozenset[str]
    in_folders: bool = False

    def split(self, path: str) -> tuple[str, str]:
        """The language of a path, empty where it has none, and the path without it."""
        if self.in_folders:
            folder, slash, below = path.partition("/")
            return (folder, below) if slash and self._is_language(folder) else ("", path)
        stem, suffix = posixpath.splitext(path)
        name, dot, language = stem.rpartition(".")
        is_named = dot and not name.endswith("/") and self._is_language(language)
        return (language, f"{name}{suffix}") if is_named else ("", path)

    def neutral(self, path: str) -> str:
        """A path without its language."""
        return self.split(path)[1]

    def placed(self, path: str) -> str:
        """A path as it is built in the current language."""
        return self._below(self.current, self.neutral(path))

    def asset(self, path: str) -> str:
        """Where a file that is no page is copied to; one without a language belongs to the default one."""
        language, neutral = self.split(path)
        return self._below(language or self.default, neutral)

    def is_of_another(self, path: str, exists: Callable[[str], bool]) -> bool:
        """Whether a page is not shown in the current language: it is in another one, or has a translation.

        `exists` says whether there is a file. What is missing in the current language is shown in the default one.
        """
        language, neutral = self.split(path)
        if (language or self.default) == self.current:
            return False
        return (language or self.default) != self.default or exists(self._in_current(neutral))

    def _in_current(self, neutral: str) -> str:
        """The path of a page in the current language."""
        if self.in_folders:
            return f"{self.current}/{neutral}"
        stem, suffix = posixpath.splitext(neutral)
        return f"{stem}.{self.current}{suffix}"

    def _below(self, language: str, path: str) -> str:
        return path if language == self.default else f"{language}/{path}"

    def _is_language(self, word: str) -> bool:
        return word in self.known or _LOCALE.match(word) is not None
