"""A conversation sheet as HTML, and what is on it of records that are not published."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.compare.repositories import write
from tests.support import TODAY
from values_handbook.labels import LANGUAGES, labels_of
from values_handbook.model.record import Key
from values_handbook.options import read_options
from values_handbook.pipeline import load
from values_handbook.project import Project
from values_handbook.render.context.site import SiteContext
from values_handbook.render.conversation.markdown import conversation_markdown
from values_handbook.render.conversation.view import conversation_view
from values_handbook.render.documents import html_document

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.render.context import PageContext

FILES = {
    "people.yml": "- {id: kim, title: Kim <b>, team: sre}\n",
    "teams.yml": "- {id: sre, title: SRE}\n",
    "values.yml": "- {id: candor, title: Candor, adopted: 2026-03-01}\n- {id: zebra, title: Zebra, publish: false}\n",
    "goals.yml": """\
- {id: calm, title: Calm & quiet, team: sre, owner: kim, period: 2026-H2, values: [candor, zebra], check_ins: [{date: 2026-11-20}]}
- {id: own, title: Zebra of my own, level: individual, owner: kim, period: 2026-H2}
""",
    "recognitions.yml": "- {id: secret, title: Zebra thanks, to: kim, date: 2026-11-01, publish: false}\n",
}


@pytest.fixture
def contexts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[PageContext, PageContext]:
    """The handbook as it is published, and as it is."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    write(tmp_path / "content", FILES)
    site = load(Project(root=tmp_path, content=tmp_path / "content", options=read_options({})))
    assert not site.errors
    return SiteContext(site).on(""), SiteContext(replace(site, linked=site.whole)).on("")


@pytest.mark.parametrize("subject", ["person:kim", "team:sre"])
def test_nothing_hidden_is_on_it_unless_asked_for(subject: str, contexts: tuple[PageContext, PageContext]) -> None:
    public, whole = (repr(conversation_view(context, Key(*subject.split(":")))) for context in contexts)
    assert "Calm & quiet" in public
    assert "Zebra" not in public
    assert {name for name in ("Zebra of my own", "Zebra thanks", "Zebra (") if name in whole} == (
        {"Zebra of my own", "Zebra thanks", "Zebra ("}
    )


def test_the_page_stands_alone_and_means_nothing_but_its_words(contexts: tuple[PageContext, PageContext]) -> None:
    context = contexts[0]
    html = html_document("conversation.html", conversation_view(context, Key("person", "kim")), context.t)
    assert html.startswith("<!doctype html>")
    assert "<h1>Conversation sheet: Kim &lt;b&gt;</h1>" in html
    assert "<h3>Calm &amp; quiet</h3>" in html
    assert "http" not in html


@pytest.mark.parametrize("code", LANGUAGES)
def test_who_was_never_recognized_reads_nothing_of_it(code: str, contexts: tuple[PageContext, PageContext]) -> None:
    context = contexts[0]
    view, t = conversation_view(context, Key("person", "kim")), labels_of(code)
    for text in (html_document("conversation.html", view, t), conversation_markdown(view, t)):
        assert t("recognitions") not in text
