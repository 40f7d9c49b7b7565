"""What the pipeline needs to know, from MkDocs' configuration."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pathspec import GitIgnoreSpec

from values_handbook.forge import Forge
from values_handbook.mkdocs_adapter.languages import languages_of, of_other_languages
from values_handbook.mkdocs_adapter.options import options_of
from values_handbook.project.config import ALWAYS_EXCLUDED, EDITED_HERE, Project, reads_attribute_lists, theme_language
from values_handbook.source.names import in_any_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.base import Config
    from mkdocs.config.defaults import MkDocsConfig

    from values_handbook.source.languages import Languages


def project_of(config: MkDocsConfig, options: Config, *, with_drafts: bool) -> Project:
    """The project of a loaded configuration. A preview shows what `draft_docs` names, and a build leaves it out."""
    content = Path(config.docs_dir).resolve()
    root = Path(config.config_file_path).resolve().parent if config.config_file_path else content.parent
    languages = languages_of(config)
    return Project(
        root=root,
        content=content,
        options=options_of(options),
        excluded=_exclusion(config, content, languages, with_drafts=with_drafts),
        directories=config.use_directory_urls,
        attribute_lists=reads_attribute_lists(map(str, config.markdown_extensions)),
        site_name=config.site_name,
        site_url=config.site_url or "",
        site_description=config.site_description or "",
        language=theme_language(dict(config.theme.items())),
        forge=Forge(config.repo_url or "", config.edit_uri or "", str(config.edit_uri_template or "")),
        languages=languages,
        # A hook is a module among the plugins, without a configuration.
        settings=repr((config.nav, [dict(getattr(plugin, "config", {})) for plugin in config.plugins.values()])),
        is_edited_here=os.environ.get(EDITED_HERE) == "1",
    )


def _exclusion(
    config: MkDocsConfig, content: Path, languages: Languages | None, *, with_drafts: bool
) -> Callable[[str], bool]:
    """A test for paths that MkDocs leaves out, and pages of other languages than the one that is built.

    Later patterns undo earlier ones, MkDocs' own too (`!.well-known`).
    """
    patterns = GitIgnoreSpec.from_lines(ALWAYS_EXCLUDED)
    if config.exclude_docs:
        patterns += config.exclude_docs
    drafts = None if with_drafts else config.draft_docs
    others = of_other_languages(languages, content) if languages is not None else None

    def is_excluded(uri: str) -> bool:
        if patterns.match_file(uri) or (drafts is not None and drafts.match_file(uri)):
            return True
        return others is not None and others(uri)

    return in_any_form(is_excluded)


def template_folders(config: MkDocsConfig) -> list[Path]:
    """The folder `handbook` of the theme's `custom_dir`, whose templates stand before the package's own."""
    custom = config.theme.custom_dir
    folder = Path(custom) / "handbook" if custom else None
    return [folder] if folder is not None and folder.is_dir() else []


def watched_folders(config: MkDocsConfig) -> list[Path]:
    """What a preview watches besides the content: `custom_dir`, in which the folder `handbook` may appear later.

    Where the whole project lies in it, that folder alone: each build writes its cache into the project.
    """
    custom = Path(config.theme.custom_dir).resolve() if config.theme.custom_dir else None
    if custom is None or not config.config_file_path or Path(config.config_file_path).resolve().is_relative_to(custom):
        return template_folders(config)
    return [custom]
