"""Addresses on the forge that a handbook lies on: pages of a repository, a commit, a line of a file, a new issue.

Only http and https addresses are made, and a name or password in the address of a remote is left out. Shapes are those of
GitHub, GitLab, Gitea and Forgejo, Bitbucket (Cloud and Data Center), Azure DevOps, sourcehut and Gitiles, as their own pages
have them; a forge that is none of these is taken for one that shares GitHub's.
"""

from __future__ import annotations

import re
import string
from functools import lru_cache
from posixpath import splitext
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode, urljoin, urlsplit

_SCP = re.compile(r"(?:[\w.-]+@)?([\w.-]{2,}):(?!//)(.+)\Z")
"""`git@github.com:larkfold/handbook.git`, as `git clone` takes it. One letter before the colon is a drive of Windows."""
_SAFE = re.compile(r"[\w.~/%+-]+\Z", re.ASCII)
_HOST = re.compile(r"[\w.-]+(?::\d+)?\Z", re.ASCII)
_DATA_CENTER_PORT = 7999
"""The port on which Bitbucket Data Center answers ssh."""
_DATA_CENTER = re.compile(r"(?P<above>(?:.+/)?)(?:projects|users)/[^/]+/repos/[^/]+")
"""The path of a repository's pages on Bitbucket Data Center."""
_DATA_CENTER_CLONE = re.compile(r"(?P<above>(?:.+/)?)scm/(?P<owner>[^/]+)/(?P<name>[^/]+)\Z")
"""The path by which it is cloned."""
_AZURE_SSH = re.compile(r"v3/(?P<organization>[^/]+)/(?P<project>[^/]+)/(?P<name>[^/]+)\Z")


class _Shape(NamedTuple):
    """How a kind of forge writes its addresses, from a repository's own on.

    `line` is the fragment of a line, empty where a forge has none; no `issue` where none can be begun by an address.
    """

    file: str
    commit: str
    line: str
    issue: tuple[str, str, str] | None = None


_GITHUB = _Shape("/blob/{commit}/{path}#L{line}", "/commit/{commit}", "L{line}", ("/issues/new", "title", "body"))
_GITLAB = _Shape(
    "/-/blob/{commit}/{path}#L{line}",
    "/-/commit/{commit}",
    "L{line}",
    ("/-/issues/new", "issue[title]", "issue[description]"),
)
_GITEA = _Shape("/src/commit/{commit}/{path}#L{line}", "/commit/{commit}", "L{line}", ("/issues/new", "title", "body"))
_BITBUCKET = _Shape("/src/{commit}/{path}#lines-{line}", "/commits/{commit}", "lines-{line}")
_BITBUCKET_DATA_CENTER = _Shape("/browse/{path}?at={commit}#{line}", "/commits/{commit}", "{line}")
_AZURE = _Shape("?path=/{path}&version=GC{commit}&line={line}", "/commit/{commit}", "")
_SOURCEHUT = _Shape("/tree/{commit}/item/{path}#L{line}", "/commit/{commit}", "L{line}")
_GITILES = _Shape("/+/{commit}/{path}#{line}", "/+/{commit}", "{line}")
_BY_NAME = {"gitlab": _GITLAB, "codeberg": _GITEA, "gitea": _GITEA, "forgejo": _GITEA}
"""Forges that one installs oneself, by what is mostly a part of their hosts' names."""


def _shape_of(repository: str) -> _Shape:
    """The shape of the addresses below that of a repository's page."""
    parts = urlsplit(repository)
    host, path = parts.hostname or "", parts.path.strip("/")
    if host == "bitbucket.org":
        return _BITBUCKET
    if "/_git/" in f"/{path}" or host == "dev.azure.com":
        return _AZURE
    if _DATA_CENTER.match(path) or "bitbucket" in host:
        return _BITBUCKET_DATA_CENTER
    if host == "git.sr.ht" or (host.startswith("git.") and path.startswith("~")):
        return _SOURCEHUT
    if host.endswith(".googlesource.com"):
        return _GITILES
    return next((shape for name, shape in _BY_NAME.items() if name in host), _GITHUB)


def clone_address(remote: str) -> str:
    """The web address by which everybody clones a repository, from that of a remote; empty where there is none."""
    if "://" not in remote and (found := _SCP.match(remote)):
        remote = f"ssh://{found[1]}/{found[2]}"
    try:
        parts = urlsplit(remote)
        host, number = parts.hostname or "", parts.port
    except ValueError:  # `http://[::1`
        return ""
    path = parts.path.strip("/").removesuffix(".git")
    port = f":{number}" if number and parts.scheme in ("http", "https") else ""
    if parts.scheme == "ssh":
        host, path = _over_https(host, number, path)
    usable = parts.scheme in ("http", "https", "ssh", "git") and _HOST.match(f"{host}{port}") and _SAFE.match(path)
    scheme = "http" if parts.scheme == "http" else "https"
    return f"{scheme}://{host}{port}/{path}" if usable else ""


def _over_https(host: str, port: int | None, path: str) -> tuple[str, str]:
    """The host and path that a repository has over https where they differ from those over ssh."""
    if (azure := _AZURE_SSH.match(path)) and host == "ssh.dev.azure.com":
        return "dev.azure.com", f"{azure['organization']}/{azure['project']}/_git/{azure['name']}"
    if azure and host == "vs-ssh.visualstudio.com":
        return f"{azure['organization']}.visualstudio.com", f"{azure['project']}/_git/{azure['name']}"
    if port == _DATA_CENTER_PORT and path.count("/") == 1:
        return host, f"scm/{path}"
    return host, path


@lru_cache(maxsize=16)
def web_address(remote: str) -> str:
    """The address of a repository's page, from that of a remote or from `repo_url`; empty where there is none."""
    address = clone_address(remote)
    parts = urlsplit(address)
    path = parts.path.strip("/")
    if found := _DATA_CENTER_CLONE.match(path):
        owner = found["owner"]
        whose = f"users/{owner[1:]}" if owner.startswith("~") else f"projects/{owner.upper()}"
        path = f"{found['above']}{whose}/repos/{found['name']}"
    elif found := _DATA_CENTER.match(path):
        path = found[0]
    return f"{parts.scheme}://{parts.netloc}/{path}" if address else ""


def file_address(repository: str, commit: str, path: str, line: int) -> str:
    """The address of a line of a file at a commit. `repository` is what `web_address` made; without one there is none."""
    shape = _shape_of(repository).file
    return f"{repository}{shape.format(commit=commit, path=quote(path), line=line)}" if repository else ""


def commit_address(repository: str, commit: str) -> str:
    """The address of a commit. `repository` is what `web_address` made; without one there is none."""
    return f"{repository}{_shape_of(repository).commit.format(commit=commit)}" if repository else ""


class _Template(string.Formatter):
    """Fills `edit_uri_template` as MkDocs does: `!q` quotes a path."""

    def convert_field(self, value: Any, conversion: Any) -> Any:
        return quote(value, safe="") if conversion == "q" else super().convert_field(value, conversion)


class NewIssue(NamedTuple):
    """The page that begins an issue, and its parameters for a title and a text.

    With `has_templates`, a parameter `template` names a form of `.github/ISSUE_TEMPLATE/`, of which other parameters fill
    in the fields by their ids (GitHub, *Creating an issue from a URL query*).
    """

    address: str
    title: str
    body: str
    has_templates: bool


class Forge(NamedTuple):
    """What mkdocs.yml says of the forge, by MkDocs' own settings of these names; each is empty where it says nothing."""

    repo_url: str = ""
    edit_uri: str = ""
    edit_uri_template: str = ""

    def edit_path(self, uri: str, line: int | None = None) -> str:
        """A source file as MkDocs takes it for the edit button. Themes print it as it is: a quote would end the attribute.

        A template that quotes its path would turn the `#` of a line into a part of the path, and one that goes on after
        its path would lose what follows. An address has one fragment.
        """
        if "!q" in self.edit_uri_template:
            return uri
        shape = self.edit_uri_template or self.edit_uri
        is_last = not self.edit_uri_template or self.edit_uri_template.endswith("{path}")
        fragment = _shape_of(web_address(self.repo_url)).line
        if line is None or not is_last or "#" in shape or not fragment:
            return quote(uri)
        return f"{quote(uri)}#{fragment.format(line=line)}"

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
        page = self.new_issue
        return f"{page.address}?{urlencode({page.title: title, page.body: body}, quote_via=quote)}" if page else ""

    @property
    def new_issue(self) -> NewIssue | None:
        """The page that begins an issue; None where the forge has no such page."""
        repository = web_address(self.repo_url)
        shape = _shape_of(repository)
        if not repository or shape.issue is None:
            return None
        page, title, body = shape.issue
        return NewIssue(f"{repository}{page}", title, body, has_templates=shape is _GITHUB)


def _web(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""
