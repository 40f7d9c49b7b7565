"""The tracked handbook against the protocol that it shares with the plain one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.mkdocs.running import SMALL, write
from values_handbook.derive.linked_handbook import LinkedHandbook, PlainHandbook
from values_handbook.derive.tracked import DependencyLog, TrackedGraph, TrackedHandbook
from values_handbook.link.graph import IndexedGraph, LinkGraph
from values_handbook.model.record import Key
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.render.context import SiteContext
from values_handbook.reuse.answers import Answers

if TYPE_CHECKING:
    from values_handbook.pipeline import Site

GOAL, VALUE = Key("goal", "calm"), Key("value", "candor")
OF_HANDBOOK: dict[str, tuple[Any, ...] | None] = {
    "handbook": None,
    "history": None,
    "record": (GOAL,),
    "of": ("goal",),
    "rank": (GOAL,),
    "answer": ("root_team",),
    "__contains__": (GOAL,),
}
OF_GRAPH: dict[str, tuple[Any, ...] | None] = {
    "references": None,
    "unresolved": None,
    "outgoing": (GOAL, "values"),
    "in_item": (GOAL, "values", ("values", 0)),
    "incoming": (VALUE, "values", "goal"),
    "at": (GOAL, ("values", 0)),
    "leads_nowhere": (GOAL, ("values", 0)),
}
"""Arguments for each method of a protocol; None for a property."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return load(read_project(write(tmp_path_factory.mktemp("tracked"), SMALL))[0])


def read(target: object, name: str, arguments: tuple[Any, ...] | None) -> Any:
    found = getattr(target, name)
    return found if arguments is None else found(*arguments)


@pytest.mark.parametrize(("protocol", "cases"), [(LinkedHandbook, OF_HANDBOOK), (LinkGraph, OF_GRAPH)])
def test_each_method_of_the_protocol_is_tried(protocol: type, cases: dict[str, object]) -> None:
    assert protocol.__abstractmethods__ == set(cases)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("protocol", "classes"),
    [(LinkedHandbook, (PlainHandbook, TrackedHandbook)), (LinkGraph, (IndexedGraph, TrackedGraph))],
)
def test_what_follows_from_the_protocol_is_the_same_for_both(protocol: type, classes: tuple[type, ...]) -> None:
    for kind in classes:
        public = {name for name in vars(kind) if not name.startswith("_")} | ({"__contains__"} & set(vars(kind)))
        assert public == protocol.__abstractmethods__  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", OF_HANDBOOK)
def test_the_tracked_handbook_gives_what_the_plain_one_gives_and_notes_it(site: Site, name: str) -> None:
    log = DependencyLog()
    tracked = TrackedHandbook(site.linked, log)
    with log.apart() as noted:
        assert read(tracked, name, OF_HANDBOOK[name]) == read(site.linked, name, OF_HANDBOOK[name])
    assert len(noted) == 1


@pytest.mark.parametrize("name", OF_GRAPH)
def test_the_tracked_graph_gives_what_the_plain_one_gives_and_notes_it(site: Site, name: str) -> None:
    log = DependencyLog()
    tracked = TrackedHandbook(site.linked, log).graph
    with log.apart() as noted:
        assert read(tracked, name, OF_GRAPH[name]) == read(site.linked.graph, name, OF_GRAPH[name])
    assert len(noted) == 1


def test_each_question_that_is_noted_has_an_answer(site: Site) -> None:
    context = SiteContext(site)
    answers = Answers(context)
    with context.log.apart() as noted:
        for name, arguments in OF_HANDBOOK.items():
            read(context.linked, name, arguments)
        for name, arguments in OF_GRAPH.items():
            read(context.linked.graph, name, arguments)
    assert all(answers.to(question) is not None for question in noted if question[0] != "answer")
    assert len(noted) == 9
