"""Do's and don'ts on the pages of values: each leads to its own place, and *more* stands where there is more to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site

FILES = {
    "values.yml": "- {id: a, title: Candor}\n- {id: b, title: Craft}\n",
    "dos-and-donts.yml": """\
        - {id: short, do: Say it., dont: Hide it., values: a}
        - {id: only, dont: Whisper., values: a}
        - {id: long, do: Write it down., why: Because we forget., values: a}
        """,
}  # fmt: skip


def test_more_leads_to_more(make: Callable[..., Site]) -> None:
    site = make(FILES)
    page = site.page("values/a/")
    links = {target: [link.text for link in found] for target, found in page.links(page.article).items()}
    assert links["dos-and-donts/#short"] == ["Do"]
    assert links["dos-and-donts/#only"] == ["Don't"]
    assert [text.partition(":")[0] for text in links["dos-and-donts/#long"]] == ["more"]
    table = site.page("dos-and-donts/").article.first("table")
    assert [link.text for link in table.all("a.hb-more")] == ["more: Write it down."]


OBJECTIVE_ONLY = {
    "values.yml": "- {id: a, title: Served}\n- {id: b, title: Thanked}\n- {id: c, title: Alone}\n- {id: d, title: Both}\n",
    "objectives.yml": "- {id: o, title: O, values: [a, d]}\n- {id: p, title: P, values: [a]}\n",
    "goals.yml": "- {id: g, title: G, values: d}\n",
    "recognitions.yml": "- {id: r, title: R, date: 2026-10-01, to: Kim, values: [b, d]}\n",
}


def test_the_card_of_a_value_does_not_say_that_nothing_supports_it_where_an_objective_does(
    make: Callable[..., Site],
) -> None:
    page = make(OBJECTIVE_ONLY).page("values/").article
    cards = {card.first("p").text: card.all("p")[-1].text for card in page.one("ul.hb-cards").all("li")}
    assert cards == {
        "Served": "2 objectives",
        "Thanked": "1 recognition",
        "Alone": "no goals yet",
        "Both": "1 goal, 1 objective",
    }
