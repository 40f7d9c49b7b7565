"""`mkdocs build`: what it says, what it leaves behind, and when it refuses."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.mkdocs.conftest import BROKEN, ERRORS
from tests.mkdocs.running import PROJECT, RECORD_PAGES, SECTIONS, SMALL, Ran, mkdocs, site_of, write
from values_handbook.diagnostics.catalogue import content

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.support.building import Site


def test_a_build_makes_a_page_of_each_record_and_a_page_of_each_section(small: Site) -> None:
    assert {*RECORD_PAGES, *SECTIONS, "matrices/", "matrices/goals-by-values/"} <= set(small.urls)


def test_a_strict_build_of_the_sample_handbook_gives_no_warning(tmp_path: Path) -> None:
    ran = mkdocs(PROJECT, "build", "--strict", "--site-dir", str(tmp_path / "site"))
    assert ran.status == 0, ran.said
    assert "WARNING" not in ran.said
    assert "ERROR" not in ran.said


def test_a_strict_build_of_a_handbook_without_problems_passes(tmp_path: Path) -> None:
    ran = mkdocs(write(tmp_path, SMALL), "build", "--strict")
    assert (ran.status, ran.warnings) == (0, []), ran.said


def test_a_dirty_build_writes_the_pages_of_records_anew(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    assert mkdocs(root, "build").status == 0
    (root / "content/values/craft.yml").write_text("title: Workmanship\n")
    ran = mkdocs(root, "build", "--dirty")
    assert ran.status == 0, ran.said
    assert "Workmanship" in (root / "site/values/craft/index.html").read_text()
    assert (root / "site/index.html").is_file()


# Errors


def test_all_errors_of_all_files_are_told_in_one_run(failed: tuple[Ran, Path]) -> None:
    assert sorted(failed[0].problems) == sorted(ERRORS)


def test_an_error_shows_its_line_with_what_is_wrong_marked_and_how_to_mend_it(failed: tuple[Ran, Path]) -> None:
    assert (
        """\
error[unknown-field]: `sumary` is no field of a value
  --> content/values/candor.yml:2:1
   |
 2 | sumary: We say what we see.
   | ^^^^^^
   = help: closest: `summary`
"""
        in failed[0].said
    )


def test_a_build_with_errors_fails_with_one_line_at_the_end_and_no_traceback(failed: tuple[Ran, Path]) -> None:
    ran, _ = failed
    assert ran.status == 1
    assert "Traceback" not in ran.said
    assert ran.said.strip().splitlines()[-1] == "The handbook has 3 errors; nothing was built."


def test_a_build_with_errors_leaves_the_older_site_as_it_was(failed: tuple[Ran, Path]) -> None:
    site = failed[1] / "site"
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text() == "yesterday's site"


def test_a_single_error_is_told_in_the_singular(tmp_path: Path) -> None:
    ran = mkdocs(write(tmp_path, {**SMALL, "values/candor.yml": BROKEN["values/candor.yml"]}), "build")
    assert ran.said.strip().splitlines()[-1] == "The handbook has 1 error; nothing was built."


def test_errors_are_coloured_on_a_terminal_only(failed: tuple[Ran, Path]) -> None:
    assert "\x1b[" not in failed[0].said


def test_a_dirty_build_refuses_a_broken_handbook_as_well(tmp_path: Path) -> None:
    ran = mkdocs(write(tmp_path, BROKEN, theme="mkdocs"), "build", "--dirty")
    assert ran.status == 1
    assert not (tmp_path / "site").exists()


def test_warnings_and_errors_are_told_together(tmp_path: Path) -> None:
    ran = mkdocs(write(tmp_path, {**BROKEN, "values/candor.de.yml": "title: Offenheit\n"}), "build")
    assert len(ran.problems) == 3
    assert len(ran.warnings) == 1
    assert "content/values/candor.de.yml:1:1" in ran.warnings[0]


# Warnings and notes

WARNING = {**SMALL, "values/candor.de.yml": "title: Offenheit\n"}
"""A handbook with one warning: a file that is kept for translations."""
NOTE = {**SMALL, "goals/alone.yml": "title: A goal that serves no value\nowner: lead\n"}
"""A handbook with one note: a check of the content."""


def test_a_warning_lets_a_plain_build_pass(tmp_path: Path) -> None:
    ran = mkdocs(write(tmp_path, WARNING, theme="mkdocs"), "build")
    assert (ran.status, len(ran.warnings)) == (0, 1), ran.said


def test_a_warning_says_where_and_what_and_its_code_in_one_line(tmp_path: Path) -> None:
    [warning] = mkdocs(write(tmp_path, WARNING, theme="mkdocs"), "build").warnings
    assert re.match(r"values-handbook: content/values/candor\.de\.yml:1:1: .+ \[translation-file\]", warning)


def test_a_warning_fails_a_strict_build(tmp_path: Path) -> None:
    ran = mkdocs(write(tmp_path, WARNING, theme="mkdocs"), "build", "--strict")
    assert ran.status == 1
    assert "Aborted with 1 warnings in strict mode!" in ran.said
    assert "Traceback" not in ran.said


def test_a_note_is_no_warning_so_that_time_passing_turns_no_build_red(tmp_path: Path) -> None:
    others = {entry.code: "off" for entry in content.ENTRIES if entry.code != "goal-without-value"}
    options = {"values-handbook": {"severity": others}}
    ran = mkdocs(write(tmp_path, NOTE, theme="mkdocs", plugins=[options]), "build", "--strict")
    assert (ran.status, ran.warnings) == (0, []), ran.said
    assert "1 note on the content" in ran.said


@pytest.mark.parametrize(
    ("severity", "arguments", "status"),
    [("warning", [], 0), ("warning", ["--strict"], 1), ("error", [], 1), ("off", ["--strict"], 0)],
)
def test_a_note_counts_as_far_as_the_options_raise_it(
    tmp_path: Path, severity: str, arguments: list[str], status: int
) -> None:
    options = {"values-handbook": {"severity": {"goal-without-value": severity}}}
    ran = mkdocs(write(tmp_path, NOTE, theme="mkdocs", plugins=[options]), "build", *arguments)
    assert ran.status == status, ran.said
    assert len(ran.warnings) == (severity == "warning")
    assert ran.problems == (["goal-without-value content/goals/alone.yml:1:1"] if severity == "error" else [])


def test_a_warning_can_be_silenced_and_raised(tmp_path: Path) -> None:
    options = {"values-handbook": {"severity": {"translation-file": "off"}}}
    assert mkdocs(write(tmp_path, WARNING, theme="mkdocs", plugins=[options]), "build", "--strict").status == 0
    options = {"values-handbook": {"severity": {"translation-file": "error"}}}
    assert mkdocs(write(tmp_path, WARNING, theme="mkdocs", plugins=[options]), "build").status == 1


# Handbooks that are hardly there


def test_a_folder_without_any_record_builds(tmp_path: Path) -> None:
    site = site_of(tmp_path, {}, strict=True)
    assert "values/" in site.urls


def test_a_handbook_without_a_home_page_builds(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**SMALL, "index.md": None}, strict=True)
    assert "values/candor/" in site.urls


def test_the_plugin_can_be_switched_off(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**SMALL, "index.md": "# Home"}, plugins=[{"values-handbook": {"enabled": False}}])
    assert site.urls == ["404.html", ""]


def test_a_page_that_is_no_utf_8_stops_the_build_without_a_traceback(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    (root / "content/index.md").write_bytes("# Café\n".encode("latin-1"))
    ran = mkdocs(root, "build")
    assert ran.status == 1
    assert "Traceback" not in ran.said
    assert ran.problems == ["invalid-utf8 content/index.md:1:6"]


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("{% if %}\n", "1: Expected an expression"),
        (
            "<p>\n{{ view.nothing }}</p>\n",
            "2: 'values_handbook.render.views.value.ValueView object' has no",
        ),
        ("{{ 1 / 0 }}\n", "1: division by zero"),
        ('{% include "nowhere.html" %}\n', "1: there is no template `nowhere.html`"),
    ],
)
def test_a_template_that_cannot_be_used_stops_the_build_with_its_line(
    tmp_path: Path, template: str, problem: str
) -> None:
    theme = {"name": "mkdocs", "custom_dir": "overrides"}
    ran = mkdocs(write(tmp_path, {**SMALL, "/overrides/handbook/value.html": template}, theme=theme), "build")
    assert ran.status == 1
    assert "Traceback" not in ran.said
    assert f"ERROR   -  overrides/handbook/value.html:{problem}" in ran.said


def test_a_template_that_does_not_parse_is_found_before_the_older_site_is_cleaned(tmp_path: Path) -> None:
    files = {**SMALL, "/overrides/handbook/unused.html": "{% endif %}\n", "/site/index.html": "yesterday's site"}
    ran = mkdocs(write(tmp_path, files, theme={"name": "mkdocs", "custom_dir": "overrides"}), "build")
    assert ran.status == 1
    assert (tmp_path / "site/index.html").read_text() == "yesterday's site"


# The same bytes


def test_two_processes_with_the_same_day_give_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("one", "1"), ("two", "2")):
        ran = mkdocs(PROJECT, "build", "--site-dir", str(tmp_path / name), PYTHONHASHSEED=seed)
        assert ran.status == 0, ran.said
    one, two = ({path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
                for root in (tmp_path / "one", tmp_path / "two"))  # fmt: skip
    assert one.keys() == two.keys()
    assert [str(path) for path in one if one[path] != two[path]] == []


def test_where_the_project_lies_changes_no_byte(tmp_path: Path) -> None:
    found = []
    for name in ("here", "somewhere/else"):
        root = write(tmp_path / name, SMALL)
        site = site_of(root, {})
        found.append({path: (site.root / path).read_bytes() for path in site.files()})
        shutil.rmtree(root)
    assert found[0] == found[1]
