"""Where a forge shows a commit, and a file at it: GitHub, GitLab, Bitbucket, and those that share their addresses.

Only http and https addresses are made, and a name or password in the address of a remote is left out.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_SCP = re.compile(r"(?:[\w.-]+@)?([\w.-]+):(?!//)(.+)\Z")
"""`git@github.com:larkfold/handbook.git`, as `git clone` takes it."""
_SAFE = re.compile(r"[\w.~/%+-]+\Z", re.ASCII)
_HOST = re.compile(r"[\w.-]+(?::\d+)?\Z", re.ASCII)
_SHAPES = (
    ("gitlab", "-/blob/{commit}/{path}#L{line}", "-/commit/{commit}"),
    ("bitbucket", "src/{commit}/{path}#lines-{line}", "commits/{commit}"),
    ("codeberg", "src/commit/{commit}/{path}#L{line}", "commit/{commit}"),
    ("gitea", "src/commit/{commit}/{path}#L{line}", "commit/{commit}"),
    ("forgejo", "src/commit/{commit}/{path}#L{line}", "commit/{commit}"),
)
"""How a forge whose host has such a name shows a line of a file, and a commit; all others as GitHub does."""
_GITHUB = ("blob/{commit}/{path}#L{line}", "commit/{commit}")


def web_address(remote: str) -> str:
    """The address of a repository's page, from that of a remote or from `repo_url`; empty where there is none."""
    if "://" not in remote and (found := _SCP.match(remote)):
        remote = f"ssh://{found[1]}/{found[2]}"
    try:
        parts = urlsplit(remote)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port and parts.scheme in ("http", "https") else ""
    except ValueError:  # `http://[::1`
        return ""
    path = parts.path.strip("/").removesuffix(".git")
    usable = parts.scheme in ("http", "https", "ssh", "git") and _HOST.match(f"{host}{port}") and _SAFE.match(path)
    scheme = "http" if parts.scheme == "http" else "https"
    return f"{scheme}://{host}{port}/{path}" if usable else ""


def file_address(repository: str, commit: str, path: str, line: int) -> str:
    """The address of a line of a file at a commit. `repository` is an address that `web_address` made."""
    shape, _ = _shapes(repository)
    return f"{repository}/{shape.format(commit=commit, path=quote(path), line=line)}"


def commit_address(repository: str, commit: str) -> str:
    """The address of a commit. `repository` is an address that `web_address` made."""
    _, shape = _shapes(repository)
    return f"{repository}/{shape.format(commit=commit)}"


def _shapes(repository: str) -> tuple[str, str]:
    host = urlsplit(repository).netloc
    return next(((line, commit) for name, line, commit in _SHAPES if name in host), _GITHUB)
