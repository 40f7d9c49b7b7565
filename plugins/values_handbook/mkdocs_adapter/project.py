"""What the pipeline needs to know, from MkDocs' configuration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from values_handbook.mkdocs_adapter.options import options_of
from values_handbook.project.config import Project, exclusion

if TYPE_CHECKING:
    from mkdocs.config.base import Config
    from mkdocs.config.defaults import MkDocsConfig


def project_of(config: MkDocsConfig, options: Config) -> Project:
    """The project of a loaded configuration."""
    always = exclusion("")
    patterns = config.exclude_docs
    content = Path(config.docs_dir).resolve()
    root = Path(config.config_file_path).resolve().parent if config.config_file_path else content.parent
    return Project(
        root=root,
        content=content,
        options=options_of(options),
        excluded=lambda uri: always(uri) or bool(patterns and patterns.match_file(uri)),
        directories=config.use_directory_urls,
        site_name=config.site_name,
        site_url=config.site_url or "",
    )


def template_folders(config: MkDocsConfig) -> list[Path]:
    """The folder `handbook` of the theme's `custom_dir`, whose templates stand before the package's own."""
    custom = config.theme.custom_dir
    folder = Path(custom) / "handbook" if custom else None
    return [folder] if folder is not None and folder.is_dir() else []
