"""Templates against what they are given: labels, and the fields of views."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, get_args

import pytest
from jinja2 import StrictUndefined, nodes

from tests.architecture.modules import PACKAGE, modules
from values_handbook.diagnostics import Diagnostic, Span
from values_handbook.labels import Labels, english_labels
from values_handbook.model import types
from values_handbook.render.overrides import environment
from values_handbook.render.record_views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENVIRONMENT = environment(())
FOLDER = PACKAGE / "render/templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
WORDS = {
    "confidence": types.Confidence,
    "decision": types.DecisionStatus,
    "direction": types.Direction,
    "lens": types.Lens,
    "level": types.Level,
    "status": types.ValueStatus | types.WorkStatus,
    "strength": types.Strength,
}
"""Labels that are chosen by a word of a record: what they start with, and the words that there are."""


WRITERS = ("render", "compare", "prose", "overviews")
"""The parts of the package that ask for labels; so does the module that writes dates and numbers."""
ASKING = ("t", "labels", "known", "pieces", "self", "_word")
"""What labels are asked for by: the last part of what is called."""


@cache
def template(name: str) -> nodes.Template:
    """A template, parsed."""
    assert ENVIRONMENT.loader
    source, _, _ = ENVIRONMENT.loader.get_source(ENVIRONMENT, name)
    return ENVIRONMENT.parse(source, name)


@cache
def python_nodes() -> tuple[ast.AST, ...]:
    """All that the modules are made of that write on pages."""
    written = (module for module in modules() if module.part in WRITERS or module.name.endswith("labels.labels"))
    return tuple(node for module in written for node in ast.walk(module.tree()))


def labels_in_templates() -> Iterator[str]:
    """The labels that templates ask for by their names."""
    for name in TEMPLATES:
        for call in template(name).find_all(nodes.Call):
            if call.args and isinstance(call.args[0], nodes.Const):
                asked = call.args[0].value
                if isinstance(call.node, nodes.Name) and call.node.name == "t":
                    yield re.escape(asked)
                elif isinstance(call.node, nodes.Getattr) and call.node.attr == "count":
                    yield re.escape(asked) + "-(one|other)"


def labels_in_python() -> Iterator[str]:
    """The labels that views ask for, as patterns: of one that is put together only a part is known here."""
    for call in python_nodes():
        if isinstance(call, ast.Call) and call.args:
            asked = ast.unparse(call.func).split(".")
            if asked[-1] in ASKING:
                yield from _patterns(call.args[0])
            elif asked[-1] == "count" and "t" in asked:
                yield from (f"{pattern}-(one|other)" for pattern in _patterns(call.args[0]))


def _patterns(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.IfExp):
        yield from (*_patterns(argument.body), *_patterns(argument.orelse))
    elif isinstance(argument, ast.Constant):
        yield re.escape(str(argument.value))
    elif isinstance(argument, ast.JoinedStr):
        yield "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in argument.values
        )


def matching(patterns: Iterable[str]) -> set[str]:
    """The labels that a pattern asks for."""
    return {label for label in english_labels().words if any(re.fullmatch(pattern, label) for pattern in patterns)}


def words_of(literal: object) -> list[str]:
    """The words of a Literal, or of a union of them."""
    return [word for part in get_args(literal) for word in ([part] if isinstance(part, str) else words_of(part))]


def test_undefined_names_are_errors_and_texts_are_escaped() -> None:
    assert ENVIRONMENT.undefined is StrictUndefined
    assert ENVIRONMENT.autoescape is True


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_parses_and_uses_only_templates_that_exist(name: str) -> None:
    for used in template(name).find_all((nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends)):
        assert isinstance(used, nodes.Import | nodes.FromImport | nodes.Include | nodes.Extends)
        if isinstance(used.template, nodes.Const):
            assert used.template.value in TEMPLATES


def test_each_label_that_is_used_exists() -> None:
    patterns = {*labels_in_templates(), *labels_in_python()}
    assert len(patterns) > 100
    assert [pattern for pattern in patterns if not matching([pattern])] == []


def test_each_word_of_a_record_that_is_shown_has_a_label() -> None:
    shown = {f"{start}-{word}" for start, literal in WORDS.items() for word in words_of(literal)}
    assert shown - set(english_labels().words) == set()


def test_each_label_is_used() -> None:
    texts = {node.value for name in TEMPLATES for node in template(name).find_all(nodes.Const)}
    texts |= {node.value for node in python_nodes() if isinstance(node, ast.Constant)}
    used = texts | matching({*labels_in_templates(), *labels_in_python()})
    assert [label for label in english_labels().words if label not in used] == []


@cache
def view_classes() -> dict[str, type]:
    """Every dataclass that views are made of, by its name."""
    found = {"Diagnostic": Diagnostic, "Span": Span}
    for module in modules():
        if module.part == "render":
            for name, value in vars(import_module(module.name)).items():
                if dataclasses.is_dataclass(value) and isinstance(value, type):
                    found[name] = value
    return found


def names_of(view: type) -> set[str]:
    """What a template may read off an object of a class."""
    return {name for name, _ in inspect.getmembers(view) if not name.startswith("_")} | set(view.__annotations__)


def read_off(name: str) -> Iterator[tuple[str, str]]:
    """What a template reads off which variable; the variable is empty for what is read off something longer."""
    tree = template(name)
    imported = {found.target for found in tree.find_all(nodes.Import)}
    for found in tree.find_all(nodes.Getattr):
        variable = found.node.name if isinstance(found.node, nodes.Name) else ""
        if variable not in imported | {"loop"}:
            yield variable, found.attr


@pytest.mark.parametrize("kind", VIEWS)
def test_the_template_of_a_kind_reads_only_what_its_view_holds(kind: str) -> None:
    view = view_classes()[VIEWS[kind].__annotations__["return"]]
    assert {attribute for variable, attribute in read_off(f"{kind}.html") if variable == "view"} <= names_of(view)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_reads_only_what_some_view_holds(name: str) -> None:
    known = {field for view in (*view_classes().values(), Labels) for field in names_of(view)}
    assert {attribute for _, attribute in read_off(name)} <= known
