"""Teams, and the people and roles that own things."""

from __future__ import annotations

from pydantic import Field

from values_handbook.model.kinds.common import Titled
from values_handbook.model.types import Listed, Markdown, PlainText, TeamRef, Who


class Team(Titled):
    """A team."""

    purpose: Markdown | None = Field(
        None, description="What the team is there for.", examples=["Other teams release without asking us."]
    )
    mission: Markdown | None = Field(
        None, description="What it does every day.", examples=["We run what the others build on."]
    )
    vision: Markdown | None = Field(
        None, description="What the world looks like when it succeeds.", examples=["Nobody knows that we exist."]
    )
    parent: TeamRef | None = Field(None, description="The team that it belongs to.")
    lead: Listed[Who] = Field((), description="Who leads it.", examples=["platform-lead"])
    members: Listed[Who] = Field((), description="Who belongs to it.", examples=[["platform-lead"]])


class Person(Titled):
    """A person, or a role, that owns things."""

    held_by: Listed[PlainText] = Field((), description="A name, where the title is a role.", examples=["Kim Larsen"])
    team: Listed[TeamRef] = Field((), description="The team or teams that the person belongs to.")
