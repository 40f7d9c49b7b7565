"""Handbooks in a folder, built as a user builds them."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from tests import forking
from tests.support import TODAY
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MATERIAL: dict[str, Any] = {
    "site_name": "Handbook",
    "site_url": "https://handbook.example/team/",
    "repo_url": "https://forge.example/team/handbook",
    "edit_uri": "edit/main/content/",
    "docs_dir": "content",
    "theme": {
        "name": "material",
        "font": False,
        "features": [
            "content.action.edit", "navigation.footer", "navigation.indexes", "navigation.path",
            "navigation.sections", "navigation.tabs", "search.share", "search.suggest", "toc.follow",
        ],
    },
    "plugins": ["search", "tags", {"values-handbook": {"organization": "base-team"}}],
    "markdown_extensions": ["attr_list", "md_in_html", "pymdownx.superfences", {"toc": {"permalink": True}}],
}  # fmt: skip
"""A mkdocs.yml with every part of Material that prints titles, descriptions or tags.

Pages are filled into a shell of the theme, which `content.action.view` prevents: see WITH_SOURCES.
"""
WITH_SOURCES: dict[str, Any] = {
    **MATERIAL,
    "theme": {**MATERIAL["theme"], "features": [*MATERIAL["theme"]["features"], "content.action.view"]},
}
"""The same with a button that opens the source of each page; its pages are rendered by the theme one by one."""
PLAIN: dict[str, Any] = {
    **MATERIAL,
    "theme": {"name": "mkdocs", "highlightjs": False},
    "plugins": ["search", {"values-handbook": {"organization": "base-team"}}],
}
"""The same with the theme that comes with MkDocs."""
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
HANGS = 600
"""Seconds after which a build counts as hanging, on a machine however busy."""


@dataclass(frozen=True)
class Build:
    """How a build ended, what it said, and what it left."""

    status: int
    output: str
    site: Path

    @property
    def files(self) -> dict[str, bytes]:
        """Every file of the site by its path."""
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes()
            for path in sorted(self.site.rglob("*"))
            if path.is_file()
        }

    @property
    def pages(self) -> dict[str, str]:
        """The HTML files."""
        return {name: data.decode() for name, data in self.files.items() if name.endswith(".html")}

    def json(self, name: str) -> Any:
        """A JSON file of the site."""
        return json.loads((self.site / name).read_text(encoding="utf-8"))


def write_handbook(
    root: Path,
    records: Mapping[str, list[dict[str, Any]]] | None = None,
    pages: Mapping[str, str | bytes] | None = None,
    config: Mapping[str, Any] = MATERIAL,
) -> Path:
    """A handbook in a folder: records by kind, each kind in one file, and other files by their paths in `content`."""
    content = root / "content"
    content.mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(yaml.safe_dump(dict(config), sort_keys=False), encoding="utf-8")
    for kind, found in (records or {}).items():
        (content / f"{KINDS[kind].folder}.yml").write_text(as_yaml(found), encoding="utf-8")
    for name, body in (pages or {}).items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body.encode() if isinstance(body, str) else body)
    return root


def as_yaml(data: Any) -> str:
    """Data as JSON, which is YAML and leaves no doubt about what a text holds; what YAML does not allow is escaped."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(data, ensure_ascii=False))


def build(root: Path, *arguments: str) -> Build:
    """Run `mkdocs build` in a folder. Raises subprocess.TimeoutExpired where it hangs."""
    site = root / "site"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": TODAY, "NO_MKDOCS_2_WARNING": "1"}
    done = forking.run("mkdocs", ["build", "--site-dir", str(site), *arguments], root, environment, timeout=HANGS)
    output = (done.stdout + done.stderr).decode("utf-8", "replace")
    return Build(done.returncode, output, site)
