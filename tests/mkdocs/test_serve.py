"""`mkdocs serve`: a real one, on a free port, that a contributor edits files under."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests.mkdocs.conftest import BROKEN
from tests.mkdocs.preview import Preview
from tests.mkdocs.running import SMALL, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of the small handbook, which the tests of this module edit one after the other."""
    root = write(tmp_path_factory.mktemp("preview"), SMALL, theme=THEME)
    (root / "overrides/handbook").mkdir(parents=True)
    with Preview(root) as server:
        yield server


THEME = {"name": "material", "font": False, "custom_dir": "overrides"}


def test_a_preview_shows_the_pages_as_a_build_writes_them(preview: Preview) -> None:
    article = preview.article("values/candor/")
    assert article.first("h1").text == "Candor"
    assert "&lt;h1" not in preview.html("values/candor/")
    assert article.all("h2#_why")


def test_a_page_of_a_preview_reloads_itself(preview: Preview) -> None:
    assert "livereload(" in preview.html("values/candor/")


def test_an_edited_record_is_shown(preview: Preview) -> None:
    with preview.edit("values/candor.yml", "title: Frankness\n"):
        assert preview.article("values/candor/").first("h1").text == "Frankness"
        assert preview.article("goals/calm/").all("a[href=../../values/candor/]")[0].text == "Frankness"


def test_a_new_record_gets_its_page_and_a_removed_one_loses_it(preview: Preview) -> None:
    with preview.edit("values/haste.yml", "title: Haste\n"):
        assert preview.article("values/haste/").first("h1").text == "Haste"
        assert "Haste" in preview.article("values/").text
    assert preview.status("values/haste/") == 404
    assert "Haste" not in preview.article("values/").text


def test_a_hand_written_page_takes_the_place_of_a_generated_one_for_as_long_as_it_is_there(preview: Preview) -> None:
    with preview.edit("values/candor.md", "# In our words\n"):
        assert preview.article("values/candor/").first("h1").text.rstrip("¶") == "In our words"
    assert preview.article("values/candor/").first("h1").text == "Candor"


def test_a_template_that_is_created_and_edited_later_is_used_and_a_removed_one_is_not(preview: Preview) -> None:
    template = "/overrides/handbook/value.html"
    with preview.edit(template, '<p class="ours">Ours, first.</p>\n{% include "default/value.html" %}\n'):
        assert preview.article("values/candor/").one("p.ours").text == "Ours, first."
        assert preview.article("values/candor/").all("h2#_why")
        with preview.edit(template, '<p class="ours">Ours, second.</p>\n'):
            assert preview.article("values/candor/").one("p.ours").text == "Ours, second."
    assert not preview.article("values/candor/").all("p.ours")


def test_a_changed_option_takes_effect(preview: Preview) -> None:
    matrix = {"id": "mine", "title": "Mine", "rows": "goals", "columns": "objectives"}
    assert preview.status("matrices/mine/") == 404
    with preview.configured(plugins=["search", {"values-handbook": {"matrices": [matrix]}}]):
        assert preview.article("matrices/mine/").first("h1").text == "Mine"
    assert preview.status("matrices/mine/") == 404


def test_a_wrong_option_is_told_and_mended_without_a_restart(preview: Preview) -> None:
    said = len(preview.log)
    with preview.configured(waiting=False, plugins=[{"values-handbook": {"organisation": "platform"}}]):
        preview.wait_for("there is no option `organisation` (closest: `organization`)", after=said)
    assert preview.article("values/candor/").first("h1").text == "Candor"
    assert "Traceback" not in preview.log


def test_rebuilds_leave_nothing_of_earlier_ones_behind(preview: Preview) -> None:
    for number in range(2):
        with preview.edit("values/craft.yml", f"title: Craft {number}\n"):
            pass
    html = preview.html("values/candor/")
    assert html.count("assets/handbook/handbook.css") == 1
    assert preview.html("sitemap.xml").count("/values/candor/</loc>") == 1
    assert preview.article("").all("a[href=values/candor/]")[0].text == "Candor"


def test_errors_of_an_edit_are_shown_on_every_page_and_gone_when_they_are_mended(preview: Preview) -> None:
    with preview.edit("values/craft.yml", "title: Craft\nsumary: <b>x</b>\n"):
        for page in ("", "values/", "values/candor/", "faq/"):
            [item] = preview.article(page).one("div.hb-errors").all("li")
            assert "content/values/craft.yml:2:1" in item.text
            assert "sumary is no field of a value" in item.text
            assert "closest: summary" in item.text
        assert preview.status("values/craft/") == 200
        assert preview.status("values/candor/") == 200
    assert not preview.article("values/candor/").all("div.hb-errors")
    assert preview.status("values/craft/") == 200


def test_the_page_of_a_record_with_an_error_shows_the_error_and_the_page_as_it_was(preview: Preview) -> None:
    before = preview.article("values/craft/").text
    earlier = "Below is the page as it was before the error."
    for broken in ("title: Craft, again\nsumary: x\n", 'title: "Craft\n', "title: [", "- nothing\n"):
        with preview.edit("values/craft.yml", broken):
            article = preview.article("values/craft/")
            assert "content/values/craft.yml" in article.one("div.hb-errors").all("li")[0].text, broken
            assert article.first("h1").text == "Craft"
            assert earlier in article.one("div.hb-stand-in").text
            assert article.text.endswith(before.removeprefix("Values Craft")[-40:])
    assert not preview.article("values/craft/").all("div.hb-stand-in")
    assert "Traceback" not in preview.log


def test_the_page_of_a_record_that_was_never_right_shows_the_error_and_no_other_page_is_made(preview: Preview) -> None:
    with preview.edit("values/new.yml", "title: Brand new\nsumary: x\n"):
        assert preview.article("values/new/").first("h1").text == "Brand new"
        assert "Below is" not in preview.article("values/new/").one("div.hb-stand-in").text
    assert preview.status("values/new/") == 404
    with preview.edit("values/new.yml", 'title: "Brand new\n'):
        assert preview.article("values/new/").first("h1").text == "Brand new"
    with preview.edit("values/new.yml", "title: [\n"):
        assert preview.article("values/new/").first("h1").text == "new"
    with preview.edit("values/new.yml", "title: Secret\npublish: false\nsumary: x\n"):
        assert preview.status("values/new/") == 404


def test_the_page_of_a_record_that_was_removed_while_it_had_an_error_is_gone(preview: Preview) -> None:
    for text in ("title: Brand new\n", "title: Brand new\nsumary: x\n"):
        preview.write({"values/new.yml": text})
        assert preview.article("values/new/").first("h1").text == "Brand new"
    preview.write({"values/new.yml": None})
    assert preview.status("values/new/") == 404


def test_a_preview_logs_errors_as_a_build_does_and_never_a_traceback(preview: Preview) -> None:
    said = len(preview.log)
    with preview.edit("values/craft.yml", "title: Craft\nsumary: x\n"):
        pass
    assert (
        "error[unknown-field]: `sumary` is no field of a value\n  --> content/values/craft.yml:2:1\n"
        in preview.log[said:]
    )
    assert "Traceback" not in preview.log


def test_a_page_that_is_no_utf_8_is_shown_with_the_error(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    (root / "content/index.md").write_bytes("# Café\n".encode("latin-1"))
    with Preview(root) as preview:
        assert "content/index.md:1:6" in preview.article("").one("div.hb-errors").text
        assert preview.article("").first("h1").text == "Caf\ufffd"
        assert "content/index.md:1:6" in preview.article("values/candor/").one("div.hb-errors").text


def test_a_preview_of_a_broken_handbook_starts_and_recovers(tmp_path: Path) -> None:
    root = write(tmp_path, BROKEN)
    with Preview(root) as preview:
        banner = preview.article("").one("div.hb-errors")
        assert len(banner.all("li")) == 3
        # Nobody has seen the page before: it has the title, and says what is wrong.
        broken = preview.article("values/candor/")
        assert broken.first("h1").text == "Candor"
        assert "content/values/candor.yml" in broken.one("div.hb-stand-in").text
        assert "content/values/candor.yml:2:1" in broken.one("div.hb-errors").all("li")[0].text
        assert preview.status("values/craft/") == 200
        preview.write({name: dedent(SMALL[name]) for name in BROKEN if BROKEN[name] != SMALL[name]})
        assert not preview.article("").all("div.hb-errors")
        assert preview.status("values/candor/") == 200
        assert "Traceback" not in preview.log


def test_what_a_bad_record_holds_is_shown_escaped(tmp_path: Path) -> None:
    root = write(tmp_path, {**SMALL, "values/candor.yml": "title: Candor\n<script>alert(1)</script>: x\n"})
    with Preview(root) as preview:
        html = preview.html("values/craft/")
        assert "<script>alert(1)</script>" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_preview_with_a_broken_template_says_which_and_recovers(tmp_path: Path) -> None:
    root = write(tmp_path, {**SMALL, "/overrides/handbook/value.html": "{% if %}\n"}, theme=THEME)
    with Preview(root) as preview:
        assert "overrides/handbook/value.html:1" in preview.article("values/candor/").one("div.hb-errors").text
        assert preview.article("values/candor/").all("h2#_why")
        with preview.edit("/overrides/handbook/value.html", "<p>{{ view.nothing_of_that_name }}</p>"):
            assert "value.html:1" in preview.article("values/candor/").one("div.hb-errors").text
        preview.write({"/overrides/handbook/value.html": "<p>Ours.</p>"})
        assert preview.article("values/candor/").one("p").text == "Ours."
        assert "Traceback" not in preview.log


def test_overrides_are_watched_that_appear_later(tmp_path: Path) -> None:
    root = write(tmp_path, {**SMALL, "/overrides/main.html": "{% extends 'base.html' %}\n"}, theme=THEME)
    with Preview(root) as preview:
        preview.write({"/overrides/handbook/value.html": "<p>Ours.</p>"})
        assert preview.article("values/candor/").one("p").text == "Ours."
        preview.write({"/overrides/handbook/value.html": "<p>Ours again.</p>"})
        assert preview.article("values/candor/").one("p").text == "Ours again."


def test_overrides_are_watched_whose_folder_is_named_later(tmp_path: Path) -> None:
    root = write(tmp_path, {**SMALL, "/overrides/handbook/value.html": "<p>Ours.</p>"})
    with Preview(root) as preview, preview.configured(theme=THEME):
        assert preview.article("values/candor/").one("p").text == "Ours."
        preview.write({"/overrides/handbook/value.html": "<p>Ours again.</p>"})
        assert preview.article("values/candor/").one("p").text == "Ours again."


def test_a_project_that_is_its_own_folder_of_overrides_is_not_built_for_ever(tmp_path: Path) -> None:
    root = write(tmp_path, {**SMALL, "/handbook/value.html": "<p>Ours.</p>"}, theme={**THEME, "custom_dir": "."})
    with Preview(root) as preview:
        preview.write({"/handbook/value.html": "<p>Ours again.</p>"})
        assert preview.article("values/candor/").one("p").text == "Ours again."
        # The server watches what each build writes in no other way than by the folders that it names.
        named = preview.log[preview.log.index("Watching paths for changes") :].splitlines()[0]
        assert "'.'" not in named


def test_the_server_stops_when_it_is_told(tmp_path: Path) -> None:
    with Preview(write(tmp_path, SMALL)) as preview:
        pass
    assert preview.process.poll() is not None
