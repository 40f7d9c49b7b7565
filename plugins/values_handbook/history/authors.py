"""Who wrote commits and when, as git tells: for numbers about proposals, never to name anybody.

Format: the placeholders of `git log --format`, as its manual page describes them. `.mailmap` is followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.history.git import run_git

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MOST_AUTHORED = 5_000
"""Commits that are looked at, the newest ones, on all branches that were merged."""
_FIELDS = ("%H", "%P", "%at", "%ct", "%aN", "%aE", "%cE")


class Authored(NamedTuple):
    """A commit with its author; `written` and `committed` are seconds since 1970."""

    id: str
    parents: tuple[str, ...]
    written: int
    committed: int
    name: str
    address: str
    committer: str


class Integration(NamedTuple):
    """A commit of the main line, with the commits that came with it; `is_whole` is false where git lacks some of them."""

    commit: Authored
    brought: tuple[Authored, ...]
    is_whole: bool


def read_integrations(top: Path, commit: str) -> Iterator[Integration]:
    """The commits of the main line down from one, the oldest first, each with what it brought from a branch."""
    text = run_git(top, "log", "-z", f"--max-count={MOST_AUTHORED}", f"--format={'%n'.join(_FIELDS)}", commit)
    known = {item.id: item for item in map(_authored, filter(None, text.decode("utf-8", "replace").split("\0")))}
    line = []
    now: str | None = commit
    while now in known:
        line.append(known[now])
        now = next(iter(known[now].parents), None)
    seen: set[str] = set()
    for item in reversed(line):
        found, is_whole = _new_commits(item, known, seen)
        seen.update(each.id for each in found)
        yield Integration(item, tuple(each for each in found if each is not item), is_whole)


def _new_commits(start: Authored, known: Mapping[str, Authored], seen: set[str]) -> tuple[list[Authored], bool]:
    """The commits from one down to those that are `seen`, and whether all of them are known."""
    found, todo, names = list[Authored](), [start], {start.id}
    is_whole = True
    while todo:
        item = todo.pop()
        found.append(item)
        for parent in item.parents:
            if parent in seen or parent in names:
                continue
            is_whole &= parent in known
            if parent in known:
                names.add(parent)
                todo.append(known[parent])
    return found, is_whole


def _authored(text: str) -> Authored:
    commit, parents, written, committed, name, address, committer = text.strip("\n").split("\n")
    return Authored(commit, tuple(parents.split()), _second(written), _second(committed), name, address, committer)


def _second(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
