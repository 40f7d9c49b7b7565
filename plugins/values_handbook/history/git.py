"""Queries to git: each is one run of the command `git`, which changes nothing and takes no lock."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class GitError(Exception):
    """Git could not answer. The message says why in one line, and what would help."""


_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
"""Queries take no lock, refresh no index, prompt for no password, and print messages in English."""
OF_A_REPOSITORY = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_NAMESPACE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_QUARANTINE_PATH",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)
"""Variables by which git passes its repository to hooks, as `git rev-parse --local-env-vars` lists them, and
two that servers set. A command that a hook runs may be about another repository, or another folder of this one."""
_OF_THE_OUTPUT = ("GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_PAGER")
_PATTERNS = ("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")
_TRACES = ("GIT_TRACE", "GIT_TRACE2", "GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_")
_MOST_SETTINGS = 1_000


def command(folder: Path, *words: str) -> list[str]:
    """The command line of a query about the repository of a folder."""
    return ["git", "-C", str(folder), *words]


def environment() -> dict[str, str]:
    """The environment of a query, without variables that name another repository or change how git reads and prints."""
    left_out = {*OF_A_REPOSITORY, *_OF_THE_OUTPUT, *_PATTERNS}
    inherited = {
        name: value for name, value in os.environ.items() if name not in left_out and not name.startswith(_TRACES)
    }
    return {**inherited, **_safe_folders(), **_QUIET}


def _safe_folders() -> dict[str, str]:
    """The setting `safe.directory` of the environment: containers let git read the folder of another user by it."""
    count = os.environ.get("GIT_CONFIG_COUNT", "")
    numbers = range(min(int(count), _MOST_SETTINGS) if count.isascii() and count.isdigit() else 0)
    settings = [
        (os.environ.get(f"GIT_CONFIG_KEY_{i}", ""), os.environ.get(f"GIT_CONFIG_VALUE_{i}", "")) for i in numbers
    ]
    folders = [value for name, value in settings if name.lower() == "safe.directory"]
    found = {f"GIT_CONFIG_KEY_{number}": "safe.directory" for number in range(len(folders))}
    found |= {f"GIT_CONFIG_VALUE_{number}": folder for number, folder in enumerate(folders)}
    return found | ({"GIT_CONFIG_COUNT": str(len(folders))} if folders else {})


def run_git(folder: Path, *words: str, stdin: bytes = b"") -> bytes:
    """What git prints, with `stdin` as its input. Raises GitError where git is not there or refuses."""
    done = _run(folder, *words, stdin=stdin)
    if done.returncode != 0:
        raise GitError(_complaint(done.stderr) or f"git {words[0]} failed")
    return done.stdout


def answers(folder: Path, *words: str) -> str | None:
    """The one line that git prints, or None where it refuses. Raises GitError where git is not there."""
    done = _run(folder, *words)
    return os.fsdecode(done.stdout).removesuffix("\n") if done.returncode == 0 else None


def _run(folder: Path, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    with _explained():
        return subprocess.run(command(folder, *words), env=environment(), input=stdin, capture_output=True, check=False)


def begin(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    """Start a process of git for one query after another. Raises GitError where that is impossible."""
    with _explained():
        return subprocess.Popen(
            command(folder, *words),
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )


@contextmanager
def _explained() -> Iterator[None]:
    """Raise a GitError that explains in a line why a process could not be started."""
    try:
        yield
    except FileNotFoundError as error:
        raise GitError("git is not installed, and revisions are read with it; install it, or add it to PATH") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise GitError(f"git cannot be run: {reason.lower()}") from error


def _complaint(stderr: bytes) -> str:
    """The first line of git's error, without its prefix, and the command that it proposes."""
    lines = stderr.decode("utf-8", "replace").splitlines()
    command = next((f"; type `{line.strip()}`" for line in lines if line.startswith("\tgit ")), "")
    return lines[0].removeprefix("fatal: ").removeprefix("error: ") + command if lines else ""


@dataclass(frozen=True)
class Repository:
    """A repository with a working tree. `top` is its folder, `prefix` the way from there to the handbook's folder.

    `prefix` is empty, or has a slash at its end.
    """

    top: Path
    prefix: str

    @property
    def is_shallow(self) -> bool:
        """Whether the history was cut when the repository was cloned."""
        return answers(self.top, "rev-parse", "--is-shallow-repository") == "true"

    def commit(self, revision: str) -> str:
        """The full id of the commit that a name of a revision means. Raises GitError where there is none."""
        # Git reads a name that starts with a hyphen as an option, and `--end-of-options` guards against it.
        found = answers(self.top, "rev-parse", "--quiet", "--verify", "--end-of-options", f"{revision}^{{commit}}")
        if found is None:
            raise GitError(f"there is no revision `{revision}`; {self._what_helps(revision)}")
        return found.rpartition("\n")[2]

    def _what_helps(self, revision: str) -> str:
        if ".." in revision:
            return "write the two revisions as two words: `handbook diff BASE HEAD`"
        if self.is_shallow:
            return "this clone is shallow and may end before it: `git fetch --unshallow` gets the rest"
        if revision == "HEAD":
            return "nothing is committed here yet"
        return "`git branch --all` and `git tag` list the names, and `git fetch` gets what others have pushed"

    def merge_base(self, base: str, head: str) -> str:
        """The latest commit that two commits have in common. Raises GitError where none is known."""
        found = answers(self.top, "merge-base", base, head)
        if found is None:
            reason = "this clone is shallow and ends before it" if self.is_shallow else "they have no history in common"
            mend = "`git fetch --unshallow` gets the rest; or " if self.is_shallow else ""
            raise GitError(
                f"where the two revisions parted is not known: {reason}; "
                f"{mend}`--direct` compares with {base[:10]} itself"
            )
        return found

    def remote_address(self) -> str:
        """Where `origin` lies, as git is configured; empty where there is no such remote."""
        return answers(self.top, "remote", "get-url", "origin") or ""


def is_in_repository(folder: Path) -> bool:
    """Whether a folder lies in a working tree, found without asking git: its top has a folder or a file `.git`."""
    return any((above / ".git").exists() for above in (folder, *folder.parents))


def repository(folder: Path) -> Repository:
    """The repository that a folder lies in. Raises GitError where there is none."""
    if not folder.is_dir():
        raise GitError(f"there is no folder {folder}")
    top = answers(folder, "rev-parse", "--show-toplevel")
    if top is None:
        raise GitError(_why_not(folder))
    return Repository(Path(top), answers(folder, "rev-parse", "--show-prefix") or "")


def _why_not(folder: Path) -> str:
    """Explain why a folder lies in no working tree, and what would help."""
    try:
        run_git(folder, "rev-parse", "--git-dir")
    except GitError as error:
        if "not a git repository (or any" in str(error):
            return f"{folder} lies in no git repository; run it in a clone, or begin one with `git init`"
        return str(error)
    return "this git repository has no working tree; run it in a clone"
