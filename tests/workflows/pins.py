"""The actions that workflows use: which commit is which version, as `git ls-remote` tells it of the action's repository.

`make pins` asks anew. It needs the network, so that no test does it.
"""

from __future__ import annotations

import subprocess
import sys
from typing import NamedTuple


class Pin(NamedTuple):
    """A version of an action, and its commit."""

    version: str
    commit: str


PINS = {
    "actions/checkout": Pin("v7.0.1", "3d3c42e5aac5ba805825da76410c181273ba90b1"),
    "actions/deploy-pages": Pin("v5.0.0", "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128"),
    "actions/setup-python": Pin("v7.0.0", "5fda3b95a4ea91299a34e894583c3862153e4b97"),
    "actions/upload-artifact": Pin("v7.0.0", "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f"),
    "actions/upload-pages-artifact": Pin("v5.0.0", "fc324d3547104276b827a68afc52ff2a11cc49c9"),
}


def commit_of(repository: str, version: str) -> str | None:
    """The commit that a tag means in a repository at an address; None where there is no such tag."""
    names = (f"refs/tags/{version}", f"refs/tags/{version}^{{}}")
    done = subprocess.run(
        ["git", "ls-remote", "--tags", "--", repository, *names], capture_output=True, text=True, check=True
    )
    found = {name: commit for commit, name in (line.split("\t") for line in done.stdout.splitlines())}
    # An annotated tag has an id of its own; its second line names the commit.
    return found.get(names[1], found.get(names[0]))


def wrong(repositories: str = "https://github.com") -> list[str]:
    """What is wrong with the table, a sentence each."""
    told = {action: commit_of(f"{repositories}/{action}", pin.version) for action, pin in PINS.items()}
    return [
        f"{action} {PINS[action].version} is {commit or 'no tag'}, and not {PINS[action].commit}"
        for action, commit in told.items()
        if commit != PINS[action].commit
    ]


if __name__ == "__main__":
    if problems := wrong():
        sys.exit("\n".join(problems))
    print(f"each of {len(PINS)} commits is that version in its action's repository")
