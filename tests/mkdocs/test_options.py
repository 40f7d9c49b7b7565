"""The plugin's options in mkdocs.yml: what a wrong one is answered with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.mkdocs.running import SMALL, mkdocs, site_of, write
from values_handbook.options import Options

if TYPE_CHECKING:
    from pathlib import Path

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a format that does not exist": ({"format": 2}, "option 'format': the option `format` takes 1"),
    "an id that cannot be one": (
        {"organization": "Lark fold"},
        "option 'organization': the option `organization`: `Lark fold` cannot be an id (write `lark-fold`)",
    ),
    "a matrix that is no mapping": (
        {"matrices": ["goals"]},
        "the option `matrices.0`: fields with their values are expected here",
    ),
    "matrices that are no list": ({"matrices": "goals"}, "the option `matrices`: a list is expected here"),
    "a matrix without columns": (
        {"matrices": [{"id": "mine", "rows": "goals"}]},
        "option 'matrices': the option `matrices.0.columns` is missing",
    ),
    "a matrix of something else": (
        {"matrices": [{"id": "mine", "rows": "gaols", "columns": "values"}]},
        "option 'matrices': the option `matrices.0.rows`: `gaols` is no kind of record (closest: `goals`",
    ),
    "a field that no matrix has": (
        {"matrices": [{"id": "mine", "rows": "goals", "columns": "values", "were": {}}]},
        "option 'matrices': there is no option `matrices.0.were` (closest: `where`)",
    ),
    "a period that ends before it starts": (
        {"periods": {"FY27": {"start": "2027-06-30", "end": "2026-07-01"}}},
        "option 'periods': the option `periods.FY27`: the period ends (2026-07-01) before it starts",
    ),
    "a date that is none": (
        {"periods": {"FY27": {"start": "soon", "end": "2026-07-01"}}},
        "option 'periods': the option `periods.FY27.start`:",
    ),
    "a kind that is none": (
        {"publish_defaults": {"gaol": False}},
        "option 'publish_defaults': the option `publish_defaults`: `gaol` is no kind of record (closest: `goal`",
    ),
    "a flag that is none": (
        {"publish_defaults": {"goal": "perhaps"}}, "option 'publish_defaults': the option `publish_defaults.goal`",
    ),
    "a code that does not exist": (
        {"severity": {"goal-without-valeu": "warning"}},
        "option 'severity': the option `severity`: `goal-without-valeu` is no code of a diagnostic"
        " (closest: `goal-without-value`",
    ),
    "a label that does not exist": (
        {"labels": {"gaols": "Aims"}}, "option 'labels': the option `labels`: there is no label `gaols` (closest: `goals`"
    ),
    "a severity that does not exist": (
        {"severity": {"goal-without-value": "wraning"}}, "option 'severity': the option `severity.goal-without-value`:",
    ),
    "an interval that is none": (
        {"review_every": {"value": "now and then"}},
        "option 'review_every': the option `review_every.value`: `now and then` is no interval",
    ),
    "a number that is none": (
        {"smallest_group": "a few"}, "option 'smallest_group': the option `smallest_group`: a number is expected here",
    ),
    "a choice that is none": (
        {"cache": "sometimes"}, "option 'cache': the option `cache`: `true` or `false` is expected here",
    ),
    "a third flag that is none": (
        {"people_pages": "later"}, "option 'people_pages': the option `people_pages`: `true` or `false` is expected here",
    ),
    "a vocabulary that is none": (
        {"vocabulary": "scrum"}, "option 'vocabulary': the option `vocabulary`: `scrum` is none of the words known here",
    ),
    "a way to propose that is none": (
        {"propose": "by letter"}, "option 'propose': the option `propose`: `by letter` is none of the words known here",
    ),
    "another flag that is none": (
        {"comments": "where polite"}, "option 'comments': the option `comments`: `true` or `false` is expected here",
    ),
    "an interval of the checks that is none": (
        {"checks": {"check_in_every": "now and then"}},
        "option 'checks': the option `checks.check_in_every`: `now and then` is no interval",
    ),
    "a word that is a mapping": (
        {"checks": {"vague_words": [{"synergy": True}]}},
        "option 'checks': the option `checks.vague_words.0`: text is expected here",
    ),
    "a threshold that no check has": (
        {"checks": {"most_value": 5}},
        "option 'checks': there is no option `checks.most_value` (closest: `most_values`",
    ),
    "a number below zero": ({"smallest_group": -1}, "the option `smallest_group`: a number from 0 on is expected here"),
    "a choice that does not exist": (
        {"sheets": "nobody"}, "option 'sheets': the option `sheets`: `nobody` is none of the words known here (write `none`; the words are `everyone`, `teams`, `none`)",
    ),
    "a time zone that does not exist": (
        {"timezone": "Europe/Berln"}, "the option `timezone`: there is no time zone `Europe/Berln` (closest: `Europe/Berlin`"
    ),
    "a time zone that is called otherwise": (
        {"timezone": "berlin"}, "the option `timezone`: there is no time zone `berlin` (closest: `Europe/Berlin`"
    ),
    "a time zone that is a file": (
        {"timezone": "../../etc/passwd"}, "the option `timezone`: there is no time zone `../../etc/passwd`"
    ),
    "a folder that lies elsewhere": ({"path": "../handbook"}, "the option `path`: `../handbook` is no folder for a handbook"),
    "an option that does not exist": (
        {"organisation": "larkfold"},
        "option 'organisation': there is no option `organisation` (closest: `organization`)",
    ),
}  # fmt: skip


def _refused(root: Path, options: Any, caplog: pytest.LogCaptureFixture) -> list[str]:
    """What MkDocs logs as errors when it loads a configuration with such options."""
    write(root, SMALL, plugins=[{"values-handbook": options}])
    with pytest.raises(Abort):
        load_config(str(root / "mkdocs.yml"))
    return [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_option_is_told_with_its_place_and_what_is_expected(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    options, expected = WRONG[name]
    [error] = _refused(tmp_path, options, caplog)
    assert error.startswith("Config value 'plugins': Plugin 'values-handbook' "), error
    assert expected in error


@pytest.mark.parametrize(
    "name", sorted({next(iter(options)) for options, _ in WRONG.values()} & Options.model_fields.keys() - {"path"})
)
@pytest.mark.parametrize("value", [[1, 2], {"a": {"b": "c"}}, "nonsense at all", 3.5])
def test_whatever_an_option_holds_no_traceback_comes_of_it(
    name: str, value: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    [error] = _refused(tmp_path, {name: value}, caplog)
    assert f"Plugin 'values-handbook' option '{name}': " in error
    assert f"option `{name}" in error
    assert "valid" not in error, "these are pydantic's words"


def test_every_option_has_a_case_of_a_wrong_value() -> None:
    """Of `health`, which is not used any more, no value is wrong."""
    assert Options.model_fields.keys() - {"health"} <= {next(iter(options)) for options, _ in WRONG.values()}


def test_all_wrong_options_are_told_in_one_run(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    options = {"format": 2, "organisation": "larkfold", "smallest_group": "a few"}
    [error] = _refused(tmp_path, options, caplog)
    assert [line.split("option '")[1].split("'")[0] for line in error.splitlines()] == [
        "format", "smallest_group", "organisation",
    ]  # fmt: skip


def test_a_wrong_option_fails_the_build_with_one_clean_line_at_the_end(tmp_path: Path) -> None:
    ran = mkdocs(write(tmp_path, SMALL, plugins=[{"values-handbook": {"organisation": "x"}}]), "build")
    assert ran.status == 1
    assert "Traceback" not in ran.said
    assert "there is no option `organisation` (closest: `organization`)" in ran.said
    assert ran.said.strip().splitlines()[-1] == "Aborted with a configuration error!"


@pytest.mark.parametrize("options", [None, {}, {"format": None}, {"matrices": None, "severity": None}])
def test_options_left_empty_are_the_defaults(tmp_path: Path, options: Any) -> None:
    site = site_of(tmp_path, SMALL, plugins=[{"values-handbook": options}], strict=True)
    assert "matrices/goals-by-values/" in site.urls


def test_options_may_come_from_the_environment(tmp_path: Path) -> None:
    config = """\
        site_name: Handbook
        docs_dir: content
        theme: {name: material, font: false}
        plugins:
          values-handbook:
            organization: !ENV [HANDBOOK_ORGANIZATION, nowhere]
        """
    files = {**SMALL, "teams/platform.yml": "title: Platform\nmission: Nobody waits for a deploy.\n"}
    ran = mkdocs(write(tmp_path, files, config), "build", HANDBOOK_ORGANIZATION="platform")
    assert ran.status == 0, ran.said
    assert "Nobody waits for a deploy." in (tmp_path / "site/index.html").read_text()


def test_an_option_of_an_inherited_configuration_holds_until_it_is_replaced(tmp_path: Path) -> None:
    write(tmp_path, {**SMALL, "/base.yml": """\
        site_name: Handbook
        docs_dir: content
        theme: {name: material, font: false}
        plugins:
          values-handbook:
            matrices: [{id: mine, title: Mine, rows: goals, columns: objectives}]
            smallest_group: 7
        """}, "INHERIT: base.yml\nplugins:\n  values-handbook:\n    smallest_group: 3\n")  # fmt: skip
    ran = mkdocs(tmp_path, "build")
    assert ran.status == 0, ran.said
    assert (tmp_path / "site/matrices/mine/index.html").is_file()
