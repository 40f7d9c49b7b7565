"""Addresses on the forge that a handbook lies on: GitHub, GitLab, Bitbucket, and those that share their addresses.

Only http and https addresses are made, and a name or password in the address of a remote is left out.
"""

from __future__ import annotations

import re
import string
from posixpath import splitext
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode, urljoin, urlsplit

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


_WITHOUT_ISSUES = ("bitbucket.org", "dev.azure.com", "visualstudio.com", "git.sr.ht")
"""Hosts of forges that have no page to begin an issue on, or one that cannot be filled in by an address."""
_GITLAB_ISSUE = "-/issues/new", {"title": "issue[title]", "body": "issue[description]"}
_ISSUE = "issues/new", {"title": "title", "body": "body"}


class _Template(string.Formatter):
    """Fills `edit_uri_template` as MkDocs does: `!q` quotes a path."""

    def convert_field(self, value: Any, conversion: Any) -> Any:
        return quote(value, safe="") if conversion == "q" else super().convert_field(value, conversion)


class Forge(NamedTuple):
    """What mkdocs.yml says of the forge, by MkDocs' own settings of these names; each is empty where it says nothing."""

    repo_url: str = ""
    edit_uri: str = ""
    edit_uri_template: str = ""

    def edit_path(self, uri: str, line: int | None = None) -> str:
        """A source file as MkDocs takes it for the edit button. Themes print it as it is: a quote would end the attribute.

        A template that quotes its path would turn the `#` of a line into a part of the path.
        """
        if "!q" in self.edit_uri_template:
            return uri
        return f"{quote(uri)}#L{line}" if line is not None else quote(uri)

    def edit_address(self, uri: str, line: int) -> str:
        """Where a source file is edited at a line, as the edit button does it; empty where mkdocs.yml does not say."""
        if not self.edit_uri_template and not self.edit_uri:
            return ""
        path = self.edit_path(uri, line)
        if self.edit_uri_template:
            filled = _Template().format(self.edit_uri_template, path=path, path_noext=splitext(path)[0])
        else:
            filled = f"{self.edit_uri.rstrip('/')}/{path}"
        is_below = self.repo_url and not filled.startswith(("?", "#"))
        return _web(urljoin(f"{self.repo_url.rstrip('/')}/" if is_below else self.repo_url, filled))

    def issue_address(self, title: str, body: str) -> str:
        """Where an issue is begun with a title and a text; empty where the forge has no such page."""
        repository = web_address(self.repo_url)
        host = urlsplit(repository).hostname or ""
        if not host or host.endswith(_WITHOUT_ISSUES):
            return ""
        page, names = _GITLAB_ISSUE if "gitlab" in host else _ISSUE
        return f"{repository}/{page}?{urlencode({names['title']: title, names['body']: body}, quote_via=quote)}"


def _web(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""
