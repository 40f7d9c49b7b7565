"""Relative links in the prose of records: the source file that one names."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit


def path_of(href: str, uri: str) -> str | None:
    """The path inside the content folder that a link in the record file `uri` names, without its anchor.

    It starts at the folder of the file, or with `/` at the content folder. None for a link that names no path, and for one
    that leads out of the content folder.
    """
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path or "\\" in href:
        return None
    folder = "" if parts.path.startswith("/") else posixpath.dirname(uri)
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path).lstrip("/")))
    return None if path.startswith("..") else path
