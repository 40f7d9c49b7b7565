"""Where this software itself was installed from, as the installer wrote it down.

The file is `direct_url.json` of PEP 610: https://packaging.python.org/en/latest/specifications/direct-url/
"""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from values_handbook.forge import clone_address
from values_handbook.history.git import GitError, answers, repository
from values_handbook.starting.sources import NAME, TAKES, SourceError, at


def own_requirement() -> str:
    """The requirement that installs the same state of this software anywhere. Raises SourceError where none is known."""
    try:
        return requirement_from(json.loads(distribution(NAME).read_text("direct_url.json") or "{}"))
    except PackageNotFoundError:
        return requirement_from({})


def requirement_from(direct_url: dict[str, Any]) -> str:
    """The requirement for the content of a `direct_url.json`; empty where there is none. Raises SourceError."""
    match direct_url:
        case {"url": str(url), "vcs_info": {"vcs": "git", "commit_id": str(commit)}} if address := clone_address(url):
            return _of_git(address, commit, direct_url.get("subdirectory", ""))
        case {"url": str(url), "dir_info": dict()}:
            return _of_checkout(Path(unquote(urlsplit(url).path)))
    raise _unknown(f"where {NAME} was installed from is not known")


def _unknown(why: str) -> SourceError:
    return SourceError(f"{why}; name a source with --source: {TAKES}")


def _of_git(address: str, commit: str, subfolder: str) -> str:
    return at(f"git+{address}@{commit}" + (f"#subdirectory={subfolder}" if subfolder else ""))


def _of_checkout(folder: Path) -> str:
    """The requirement of the commit that a checkout stands at, if others can get it from its remote `origin`."""
    try:
        found = repository(folder)
        commit = found.commit("HEAD")
        address = clone_address(found.remote_address())
        is_pushed = answers(found.top, "for-each-ref", "--count=1", "--contains", commit, "refs/remotes/origin")
    except GitError as error:
        raise _unknown(f"where others get {folder} from is not known: {error}") from error
    if not address:
        raise _unknown(f"{folder} has no remote `origin` with an address on the web")
    if not is_pushed:
        raise _unknown(f"{folder} stands at {commit[:10]}, which is not known to be at {address}; push it")
    return _of_git(address, commit, found.prefix.rstrip("/"))
