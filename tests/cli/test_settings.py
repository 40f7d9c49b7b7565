"""mkdocs.yml means to the command what it means to MkDocs, and what cannot be read of it is said in a line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.yaml import get_yaml_loader

from tests.cli.running import handbook
from tests.compare.repositories import write
from tests.mkdocs.running import mkdocs
from tests.support import MKDOCS
from values_handbook.project import ConfigError, read_project
from values_handbook.project.config import _Loader

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.project import Project

FILES = {"content/index.md": "# Home\n", "content/values/candor.yml": "title: Candor\n"}
BASE = "site_name: Handbook\nsite_url: https://example.org/\ndocs_dir: content\n"


def project(root: Path, config: str) -> tuple[Project, list[str]]:
    """A project with this mkdocs.yml, and what is wrong with its options."""
    write(root, {**FILES, "mkdocs.yml": config})
    found, problems = read_project(root)
    return found, [f"{item.headline} ({item.help})" for item in problems]


@pytest.mark.parametrize(
    "plugins",
    [
        "[values-handbook: {format: 1, enabled: true}]",
        "[values-handbook: {enabled: false}]",
        "{values-handbook: {enabled: !ENV [HANDBOOK_TEST_ENABLED, true]}}",
        "[/values-handbook: {enabled: true}]",
    ],
)
def test_plugin_enabled(plugins: str, tmp_path: Path) -> None:
    assert project(tmp_path, f"{BASE}plugins: {plugins}\n")[1] == []
    assert handbook(tmp_path, "check").returncode == 0
    assert handbook(tmp_path, "rename", "value:candor", "openness").returncode == 0
    assert mkdocs(tmp_path, "build", "--quiet", "--strict").status == 0
    assert (tmp_path / "site/values/openness/index.html").exists() is ("false" not in plugins)


@pytest.mark.parametrize(
    ("value", "is_right"), [("yes", True), ("false", True), ("1", False), ("often", False), ("", False)]
)
def test_enabled_takes_what_mkdocs_takes(
    value: str, is_right: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDBOOK_TEST_ENABLED", value)
    config = f"{BASE}plugins: [values-handbook: {{enabled: !ENV HANDBOOK_TEST_ENABLED}}]\n"
    expected = (
        []
        if is_right
        else ["the option `enabled` is neither `true` nor `false` (write `enabled: true` or `enabled: false`)"]
    )
    assert project(tmp_path, config)[1] == expected
    assert (mkdocs(tmp_path, "build", "--quiet").status == 0) is is_right


def test_options_after_a_slash_are_options_of_the_plugin(tmp_path: Path) -> None:
    found, _ = project(tmp_path, f"{BASE}plugins: [search, /values-handbook: {{organization: everyone}}]\n")
    assert found.options.organization == "everyone"


NAMES = ("HANDBOOK_TEST_A", "HANDBOOK_TEST_B")
WORDS = (
    "true",
    "no",
    "3",
    "1_000",
    "1.5",
    "0x1f",
    "12:30",
    "2026-02-03",
    "null",
    "~",
    "",
    " ",
    "text",
    "[a, b]",
    "a: b",
    "'q'",
    "é",
    "!x",
    "*a",
    "- a",
)
TAGGED = (
    "!ENV HANDBOOK_TEST_A", "!ENV [HANDBOOK_TEST_A]", "!ENV [HANDBOOK_TEST_A, HANDBOOK_TEST_B, 7]", "!ENV [HANDBOOK_TEST_A, [x, 1, true]]",
    "!ENV [HANDBOOK_TEST_A, {x: {y: 2}}]", "!ENV [HANDBOOK_TEST_A, null]", "!ENV [HANDBOOK_TEST_A, !ENV [HANDBOOK_TEST_B, off]]", "!ENV []",
    "!ENV {a: b}", "!ENV [[a], b]", "!ENV [HANDBOOK_TEST_A, '3']",
)  # fmt: skip


def loaded(text: str, loader: Any) -> object:
    """What a loader makes of a text, or that it refuses it."""
    try:
        return yaml.load(text, Loader=loader)["x"]
    except (yaml.YAMLError, ValueError):
        return "refused"


@given(
    tagged=st.sampled_from(TAGGED),
    values=st.tuples(*[st.none() | st.sampled_from(WORDS) | st.text("abc 01.:-[]{}#\n", max_size=6)] * 2),
)
def test_env_means_what_it_means_to_mkdocs(tagged: str, values: tuple[str | None, str | None]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in zip(NAMES, values, strict=True):
            patch.delenv(name, raising=False) if value is None else patch.setenv(name, value)
        text = f"x: {tagged}"
        ours, theirs = loaded(text, _Loader), loaded(text, get_yaml_loader())
        assert (type(ours), ours) == (type(theirs), theirs)


def test_an_inherited_file_may_be_empty(tmp_path: Path) -> None:
    write(tmp_path, {"base.yml": "# nothing yet\n"})
    assert project(tmp_path, f"INHERIT: base.yml\n{MKDOCS}")[0].site_name == "Handbook"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('exclude_docs: "[z-a]"', "mkdocs.yml: exclude_docs: it holds a pattern that cannot be read: "),
        ('exclude_docs: "!"', "mkdocs.yml: exclude_docs: "),
        ("exclude_docs: [drafts]", "mkdocs.yml: exclude_docs: it takes a text with a pattern on each line"),
        ("INHERIT: /dev/zero", "zero cannot be read: "),
        ("INHERIT: pipe", "pipe cannot be read: "),
        ("INHERIT: content", "content cannot be read: "),
        ('INHERIT: "\\0"', "\0: "),
        (f"docs_dir: {'x' * 5_000}", "mkdocs.yml: the folder `xxx"),
        ('docs_dir: "a\\0b"', "mkdocs.yml: the folder `a"),
    ],
)
def test_settings_that_cannot_be_read_are_said_in_a_line(settings: str, message: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ConfigError) as found:
        project(tmp_path, f"{settings}\n" if "docs_dir" in settings else f"docs_dir: content\n{settings}\n")
    assert str(found.value).startswith(message)
    assert "\n" not in str(found.value)


@pytest.mark.parametrize(
    "epoch", ["9" * 14, "9" * 5_000, "4294967296", "1795392000000", "-1", "1.5", "today", "²", " 1", "1e9"]
)
def test_a_day_that_is_none_is_said_in_a_line(epoch: str, tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "mkdocs.yml": MKDOCS})
    checked = handbook(tmp_path, "check", SOURCE_DATE_EPOCH=epoch)
    assert checked.returncode == 2
    assert checked.stderr.startswith("handbook: SOURCE_DATE_EPOCH is ")
    assert (checked.stdout, checked.stderr.count("\n")) == ("", 1)


def test_a_build_on_a_day_that_is_none_stops_with_a_line(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "mkdocs.yml": MKDOCS})
    built = mkdocs(tmp_path, "build", SOURCE_DATE_EPOCH="99999999999999")
    assert built.status == 1
    assert "SOURCE_DATE_EPOCH is '99999999999999'" in built.said
    assert "Traceback" not in built.said


@pytest.mark.parametrize(("epoch", "day"), [("0", "1970-01-01"), ("4294967295", "2106-02-07")])
def test_days_at_both_ends_are_days(epoch: str, day: str, tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "mkdocs.yml": MKDOCS})
    made = handbook(tmp_path, "new", "recognition", "Called off a launch", SOURCE_DATE_EPOCH=epoch)
    assert made.returncode == 0, made.stderr
    assert day in "".join(path.read_text() for path in tmp_path.glob("content/**/*.yml"))
    assert mkdocs(tmp_path, "build", "--quiet", SOURCE_DATE_EPOCH=epoch).status == 0
