"""Where a new handbook installs this software from: a line of requirements.txt, as PEP 508 has it.

Nothing is guessed: a requirement is made from the given address, or from what the installer recorded.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from values_handbook.history.git import GitError, answers

NAME = "values-handbook"
"""The name of the distribution."""
TAKES = (
    "a requirement such as `values-handbook==1.0`, the address of a git repository, or a path to a wheel or a checkout"
)
_ARCHIVES = (".whl", ".tar.gz", ".zip")
_SCP = re.compile(r"([\w.-]+@[\w.-]+):(?!//)(.+)\Z")
"""`git@forge.example:team/handbook.git`, as `git clone` takes it."""
_SCHEMES = frozenset({"https", "http", "ssh", "file"})


class SourceError(Exception):
    """No requirement can be made. The message says why in one line, and what would help."""


def requirement(source: str) -> str:
    """The requirement that a source means. A git address without a revision gets the commit that it stands at.

    Raises SourceError.
    """
    path = Path(source)
    if path.exists():
        return _from_path(path)
    if (found := _SCP.match(source)) and "://" not in source:
        source = f"ssh://{found[1]}/{found[2]}"
    if re.match(r"[a-z+]+://", source):
        return _from_address(source)
    return _checked(source)


def at(address: str) -> str:
    """The requirement of what lies at an address, of an archive or with `git+` and a commit."""
    return f"{NAME} @ {address}"


def is_of_this_machine(line: str) -> bool:
    """Whether a requirement names a file or a folder that nobody else has."""
    return "file:" in (Requirement(line).url or "")


def _from_path(path: Path) -> str:
    is_archive = path.name.endswith(_ARCHIVES) and canonicalize_name(path.name).startswith(f"{NAME}-")
    if not (path / "pyproject.toml").is_file() and not is_archive:
        raise SourceError(f"{path} is neither an archive of {NAME} nor a folder with a pyproject.toml")
    return at(path.resolve().as_uri())


def _from_address(address: str) -> str:
    plain = address.removeprefix("git+")
    try:
        parts = urlsplit(plain)
    except ValueError as error:
        raise SourceError(f"`{address}` is no address") from error
    if parts.scheme not in _SCHEMES:
        raise SourceError(f"`{parts.scheme}` is no scheme of an address here; it takes https, http, ssh or file")
    if parts.password or (parts.username and parts.scheme != "ssh"):
        raise SourceError("the address holds a name or a password, and everybody would read it; leave it out")
    if plain == address and parts.path.endswith(_ARCHIVES):
        return _checked(at(address))
    if "@" in parts.path:
        return _checked(at(f"git+{plain}"))
    address, hash_sign, fragment = plain.partition("#")
    return _checked(at(f"git+{address}@{_newest(address)}{hash_sign}{fragment}"))


def _newest(address: str) -> str:
    """The commit that a repository stands at. Raises SourceError where it does not answer."""
    try:
        refs = answers(Path.cwd(), "ls-remote", "--", address, "HEAD")
    except GitError as error:
        raise SourceError(str(error)) from error
    if not refs:
        raise SourceError(f"git gets no answer from {address}; name the commit yourself: git+{address}@COMMIT")
    return refs.split()[0]


def _checked(text: str) -> str:
    """A requirement as it is, if it is one of this software."""
    try:
        found = Requirement(text)
    except InvalidRequirement as error:
        raise SourceError(f"`{text}` is no source; it takes {TAKES}") from error
    if canonicalize_name(found.name) != NAME:
        raise SourceError(f"`{found.name}` is another distribution; it takes {TAKES}")
    return " ".join(text.split())
