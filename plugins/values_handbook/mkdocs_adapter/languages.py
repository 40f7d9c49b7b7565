"""Sites in several languages by the plugin `mkdocs-static-i18n`, which builds the site once for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from values_handbook.source.files import PAGE_SUFFIXES
from values_handbook.source.languages import Languages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig


def languages_of(config: MkDocsConfig) -> Languages | None:
    """The languages of the site and the one that is built now; None for a site without that plugin."""
    plugin: Any = config.plugins.get("i18n")
    known = getattr(plugin, "all_languages", None)
    default = getattr(plugin, "default_language", None)
    if not known or not default:
        return None
    return Languages(
        current=plugin.current_language or default,
        default=default,
        known=frozenset(known),
        in_folders=plugin.config["docs_structure"] == "folder",
    )


def is_rebuilt(config: MkDocsConfig) -> bool:
    """Whether the build of a first language has led to this one of another."""
    return bool(getattr(config.plugins.get("i18n"), "building", False))


def of_other_languages(languages: Languages, content: Path) -> Callable[[str], bool]:
    """A test for pages that are not shown in the language that is built."""

    def exists(uri: str) -> bool:
        return (content / uri).is_file()

    return lambda uri: uri.endswith(PAGE_SUFFIXES) and languages.is_of_another(uri, exists)
