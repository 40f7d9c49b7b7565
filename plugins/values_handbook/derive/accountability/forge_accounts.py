"""What a forge calls the people and teams who own records: their handles, read off the profiles that their `links` name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from values_handbook.derive.teams import teams_of_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key

_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?"
_PROFILES = (
    (re.compile(rf"/({_NAME})/?"), "@{0}"),
    (re.compile(rf"/orgs/({_NAME})/teams/({_NAME})/?"), "@{0}/{1}"),
    (re.compile(rf"/groups/({_NAME}(?:/{_NAME})*)/?"), "@{0}"),
)
"""Paths of profiles on GitHub and GitLab, and the handles that they stand for: a person, an organization's team, a group."""
_MAIL = re.compile(rf"mailto:({_NAME}(?:\+{_NAME})?@{_NAME})")


def handles(linked: LinkedHandbook, owner: Key, host: str) -> tuple[str, ...]:
    """The handles of a person or team on the forge with this host, such as `@kim` or `@larkfold/platform`.

    Of a team that has none, those of its leads; of a person, those of the teams: a role is often held by one of a team.
    """
    return _own(linked, owner, host) or tuple(
        dict.fromkeys(handle for other in _standing_in(linked, owner) for handle in _own(linked, other, host))
    )


def _standing_in(linked: LinkedHandbook, owner: Key) -> list[Key]:
    return linked.graph.targets(owner, "lead") if owner.kind == "team" else teams_of_person(linked, owner)


def _own(linked: LinkedHandbook, owner: Key, host: str) -> tuple[str, ...]:
    links = linked.record(owner).fields.links
    return tuple(dict.fromkeys(handle for link in links for handle in _handle(link.url, host)))


def _handle(address: str, host: str) -> Iterator[str]:
    """The handle that an address stands for, if it does. An address by mail is one on every forge."""
    if mail := _MAIL.fullmatch(address):
        yield mail[1]
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != host.lower():
        return
    for shape, handle in _PROFILES:
        if found := shape.fullmatch(parts.path):
            yield handle.format(*found.groups())
