"""A new handbook is written whole or not at all, holds what its parts promise, and is sound."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.architecture.modules import PACKAGE, ROOT
from tests.cli.running import environment, handbook
from tests.compare.repositories import commit, git, repository
from tests.forking import HANDBOOK
from tests.site.support import crawl
from tests.site.support.building import build
from tests.workflows.running import command
from values_handbook.overviews import OVERVIEWS
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.starting.laying_out import is_free, lay_out
from values_handbook.starting.skeleton import Beginning, skeleton
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = ("--source", "values-handbook==1.0")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A handbook just begun."""
    done = handbook(tmp_path, "init", "begun", "--name", "Larch & Sons: what we *stand* for, $5", *SOURCE)
    assert done.returncode == 0, done.stderr
    return tmp_path / "begun"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """An example just begun."""
    done = handbook(tmp_path, "init", "example", "--example", *SOURCE)
    assert done.returncode == 0, done.stderr
    return tmp_path / "example"


def test_it_is_called_as_was_said_and_names_its_software(begun: Path) -> None:
    project, problems = read_project(begun)
    assert not problems
    assert project.site_name == "Larch & Sons: what we *stand* for, $5"
    assert (begun / "README.md").read_text(encoding="utf-8").startswith("# Larch & Sons: what we *stand* for, $5\n")
    assert (begun / "requirements.txt").read_text(encoding="utf-8").splitlines()[-1] == "values-handbook==1.0"


@pytest.mark.parametrize(
    "name", ["yes", "2026", "# 1", "a: b", "'", '"', "[x]", "誠実", "  two\n words ", "!ENV x", "\\"]
)
def test_any_name_is_taken_as_it_is(name: str, tmp_path: Path) -> None:
    lay_out(
        tmp_path / "new",
        skeleton(Beginning(" ".join(name.split()), " ".join(name.split())), "values-handbook", date(2026, 11, 23)),
    )
    assert read_project(tmp_path / "new")[0].site_name == " ".join(name.split())


FRESH = {"value", "team", "guideline", "practice", "pitfall"}


@pytest.mark.parametrize(
    ("beginning", "kinds"),
    [
        (Beginning("Ours", "We repair boats."), FRESH),
        (Beginning(), FRESH),
        (Beginning("Ours", has_values=True), FRESH - {"value"}),
        (Beginning(is_example=True), FRESH | {"objective", "goal", "person", "recognition", "question"}),
    ],
    ids=["fresh", "without answers", "with values", "example"],
)
@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 12, 31), date(2028, 2, 29)])
def test_on_any_day_there_is_nothing_to_say_against_its_records(
    day: date, beginning: Beginning, kinds: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str((day - date(1970, 1, 1)).days * 86_400))
    lay_out(tmp_path, skeleton(beginning, "values-handbook", day))
    site = load(read_project(tmp_path)[0])
    assert site.diagnostics == ()
    assert {key.kind for key in site.linked.handbook.by_key} == kinds


def test_nothing_is_invented(begun: Path) -> None:
    """No value is in force, nobody took part or was thanked, and no figure or day is given."""
    for record in load(read_project(begun)[0]).linked.handbook:
        written = record.fields.model_dump(exclude_defaults=True)
        assert written.get("status") in (None, "proposed")
        assert not written.keys() & {"adopted", "participation", "measures", "check_ins", "every", "starts", "owner"}


def test_the_example_says_on_every_page_that_it_is_one(example: Path, tmp_path: Path) -> None:
    site = build(example, tmp_path / "site", strict=True)
    assert site.status == 0, site.log
    for page in site.pages():
        assert "Everything in this handbook is an example" in page.root.text, page.url


def test_every_record_names_its_schema_where_it_lies(begun: Path) -> None:
    for path in (begun / "content").rglob("*.yml"):
        found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
        assert found, path.name
        assert (path.parent / found[1]).is_file()


def test_schemas_are_as_the_command_writes_them(begun: Path) -> None:
    assert handbook(begun, "schema").stdout == "nothing has changed in .handbook/schemas\n"


def test_the_same_day_gives_the_same_bytes(begun: Path, tmp_path: Path) -> None:
    done = handbook(tmp_path, "init", "again", "--name", "Larch & Sons: what we *stand* for, $5", *SOURCE)
    assert done.returncode == 0
    assert files(begun) == files(tmp_path / "again")


def test_a_repository_without_files_keeps_its_git(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    assert handbook(tmp_path, "init", ".", *SOURCE).returncode == 0
    commit(tmp_path)
    assert git(tmp_path, "status", "--porcelain", "--ignored") == ""
    assert "content/values/our-first-value.yml" in git(tmp_path, "ls-files")


def test_it_builds_strictly_and_its_commits_make_a_page_of_changes(example: Path, tmp_path: Path) -> None:
    repository(example, {})
    value = example / "content/values/candor.yml"
    value.write_text(re.sub(r"(?m)^summary: .*", "summary: We say it the same day.", value.read_text(encoding="utf-8")))
    commit(example)
    site = build(example, tmp_path / "site", strict=True)
    assert site.status == 0, site.log
    told = " ".join(site.page("changes/").article.one("ol.hb-changes").text.split())
    latest, _, first = told.partition("No surprises on release day")
    assert "Candor Value: summary: We say removed: " in latest
    assert " added: it the same day. " in latest
    assert first.startswith(" Goal: new in the handbook")


def test_where_a_file_cannot_be_written_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, target: str, **folders: int) -> None:
        if target == "mkdocs.yml":
            raise OSError(28, "No space left on device", target)
        replace(path, target, **folders)

    replace = os.replace
    monkeypatch.setattr(os, "replace", refuse)
    there = tmp_path / "there"
    (there / ".git").mkdir(parents=True)
    for folder in (there, tmp_path / "new/deep"):
        with pytest.raises(OSError, match="No space left"):
            lay_out(folder, skeleton(Beginning("Ours"), "values-handbook", date(2026, 11, 23)))
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["there", "there/.git"]


def test_a_link_that_leads_nowhere_is_not_free(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert not is_free(tmp_path / "link")


@pytest.mark.parametrize("main", ["main", "master", "trunk", "default", "of a remote"])
def test_the_report_at_home_is_that_of_the_commits_since_the_main_branch(
    main: str, example: Path, tmp_path: Path
) -> None:
    begun = example
    repository(begun, {})
    name = {"of a remote": "origin/release"}.get(main, main)
    if main == "of a remote":
        git(begun, "branch", "--move", "release")
        begun = begun.rename(tmp_path / "remote")
        git(tmp_path, "clone", "--quiet", "remote", "begun")
        begun = tmp_path / "begun"
    elif main != "main":
        git(begun, "branch", "--move", main)
    if main == "default":
        git(begun, "config", "init.defaultBranch", main)
    git(begun, "switch", "--quiet", "--create", "weaker")
    goal = begun / "content/goals/risk-notes.yml"
    goal.write_text(goal.read_text(encoding="utf-8").replace("moderate", "weak"), encoding="utf-8")
    commit(begun)
    if main == "main":
        report = handbook(begun, "diff", name, "HEAD", "--format", "markdown").stdout
        assert "moderate → supporting" in report
        command(
            begun / ".venv/bin", "handbook", f"import os, sys; os.execv({str(HANDBOOK)!r}, ['handbook', *sys.argv[1:]])"
        )
        assert make(begun, "pr-report") == report
    command(begun / ".venv/bin", "handbook", "import sys; print(*sys.argv[1:])")
    asked = f"diff {name} HEAD --format markdown\n"
    assert make(begun, "pr-report") == make(begun, "pr-report", f"BASE={name}") == asked
    assert make(begun, "pr-report", "BASE=HEAD") == "diff HEAD HEAD --format markdown\n"


def test_a_repository_whose_main_branch_is_unknown_is_told_to_name_it(begun: Path) -> None:
    repository(begun, {})
    git(begun, "branch", "--move", "release")
    command(begun / ".venv/bin", "handbook", "raise SystemExit('it is not called')")
    done = subprocess.run(
        ["make", "pr-report"], cwd=begun, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert done.stderr.startswith("There is no branch main or master; name the one to compare with")


def test_the_tasks_are_listed(begun: Path) -> None:
    told = make(begun)
    assert re.findall(r"make (\S+):", told) == ["help", "site", "serve", "check", "pr-report"]


def make(folder: Path, *words: str) -> str:
    """What a task prints."""
    line = ["make", "--no-print-directory", *words]
    done = subprocess.run(line, cwd=folder, env=environment(), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_page_asks_another_host_once_the_repository_is_named(begun: Path, tmp_path: Path) -> None:
    """Material's script asks the forge for stars, at a component of its page that the new handbook replaces."""
    config = begun / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace(
        "#repo_url: https://…", "repo_url: https://github.com/larch/handbook"
    )
    config.write_text(text, encoding="utf-8")
    site = build(begun, tmp_path / "site", strict=True)
    assert site.page("").root.one("header a.md-source")["href"] == "https://github.com/larch/handbook"
    assert list(crawl.foreign_requests(site)) == []
    assert list(crawl.broken_links(site)) == []


def test_this_repository_and_a_new_handbook_link_to_the_forge_alike() -> None:
    name = "theme_overrides/partials/source.html"
    assert (PACKAGE / "starting/copied" / name).read_bytes() == (ROOT / name).read_bytes()


@pytest.mark.parametrize("options", [["--example"], ["--values"], ["--no-values"]], ids=lambda words: words[0])
def test_the_navigation_names_pages_that_are_there(options: list[str], tmp_path: Path) -> None:
    handbook(tmp_path, "init", "begun", *options, *SOURCE)
    begun = tmp_path / "begun"
    plan = load(read_project(begun)[0]).plan
    named, later = (
        set(re.findall(rf"(?m)^ *{mark} *- .*: (\S+\.md)$", (begun / "mkdocs.yml").read_text(encoding="utf-8")))
        for mark in ("", "#")
    )
    written = {path.relative_to(begun / "content").as_posix() for path in (begun / "content").rglob("*.md")}
    assert named <= plan.planned.keys() | written
    assert named >= written
    sections = {page.source_path for page in plan.pages if page.role in ("index", "matrices") and page.in_navigation}
    assert named | later >= sections
    if options == ["--example"]:
        assert named >= {page.source_path for page in plan.pages if page.role == "overview"}


@pytest.mark.parametrize("folder", ["example", "fresh"])
def test_the_pages_for_later_are_pages(folder: str) -> None:
    """What a new handbook names in comments is a page that the software makes."""
    text = (PACKAGE / f"starting/filled/{folder}/mkdocs.yml").read_text(encoding="utf-8")
    pages = {f"{kind.folder}/index.md" for kind in KINDS.values()} | {f"{name}.md" for name in OVERVIEWS}
    named = set(re.findall(r"(?m)^ *#? *- .*: (\S+\.md)", text))
    assert {path for path in named if not path.startswith("guide/")} <= pages | {"index.md", "matrices/index.md"}


def test_on_a_terminal_it_asks_for_what_is_not_given(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    words = [str(HANDBOOK), "init", "new", "--what", "We repair boats.", *SOURCE]
    with subprocess.Popen(
        words, cwd=tmp_path, env=environment(), stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        os.write(ours, b"Larch & Sons\ny\n")
        assert process.wait(60) == 0
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert "What is your team or organization called?" in shown
    assert "What does it do" not in shown
    assert read_project(tmp_path / "new")[0].site_name == "Larch & Sons"
    assert "purpose: We repair boats." in (tmp_path / "new/content/teams/everyone.yml").read_text(encoding="utf-8")
    assert (tmp_path / "new/content/guide/values-you-have.md").is_file()


def test_the_commands_of_its_readme_work_in_it(begun: Path) -> None:
    commands = re.findall(r"(?m)^\.venv/bin/handbook (.+)$", (begun / "README.md").read_text(encoding="utf-8"))
    titles = {record.fields.heading for record in load(read_project(begun)[0]).linked.handbook}
    repository(begun, {})
    for line in commands:
        words = shlex.split(line)
        done = handbook(begun, *words)
        assert done.returncode == 0, done.stderr
        if words[0] == "new":
            assert words[2] not in titles
    assert any(line.startswith("new ") for line in commands)


@pytest.mark.parametrize(
    ("source", "is_warned"),
    [
        ("values-handbook==1.0", False),
        ("https://forge.example/values_handbook-1.0-py3-none-any.whl", False),
        ("values_handbook-1.0-py3-none-any.whl", True),
        ("git+file:///srv/git/software@0123456789abcdef0123456789abcdef01234567", True),
    ],
)
def test_a_source_on_this_machine_is_warned_of(source: str, is_warned: bool, tmp_path: Path) -> None:
    (tmp_path / "values_handbook-1.0-py3-none-any.whl").touch()
    done = handbook(tmp_path, "init", "new", "--source", source)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("warning: requirements.txt names a file of this machine") == is_warned
    assert bool(done.stderr) == is_warned


def test_the_guide_helps_where_no_page_has_a_pencil(begun: Path) -> None:
    guide = (begun / "content/guide/propose-a-change.md").read_text(encoding="utf-8")
    assert "folder `content/` of the repository" in guide
