"""Words that are longer than a phone is wide, in every text of every kind of record: they never make a page wider."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from tests.browser.driving import tab
from tests.serving import served
from tests.site.support.building import build, write

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser: long words")

WORD = "Freundschaftsbezeigungsstadtverordnetenversammlungen"
LONG_ID = "freundschaftsbezeigungsstadtverordnetenversammlungen"
PERSON = f"{LONG_ID}-person"
TEXT = f"{WORD} `{WORD}` *{WORD}*"
BLOCK = f"{WORD}\n\n- {WORD}\n\n```\n{WORD} {WORD}\n```\n\n| {WORD} | {WORD} |\n|---|---|\n| {WORD} | {WORD} |\n"
UNIT = "abcdefghijklmnopqrstuvwxyz"
MEASURES = [
    {
        "title": WORD, "lens": "operational", "unit": UNIT, "baseline": 111111, "target": 999999, "current": 444444,
        "as_of": "2026-10-31", "history": {"2026-08-31": 222222, "2026-10-31": 444444}, "links": [f"https://example.org/{WORD}"],
    },
    {"title": WORD, "target": WORD, "current": WORD, "lens": "ethics"},
    {"title": "No surprises", "unit": UNIT, "baseline": 9, "target": 1, "current": 4},
]  # fmt: skip
COMMON = {
    "title": WORD,
    "summary": TEXT,
    "description": BLOCK,
    "tags": [WORD],
    "owner": PERSON,
    "links": [f"https://example.org/{WORD}"],
}
CHECK_INS = [
    {"date": date, "by": WORD, "progress": progress, "confidence": "at-risk", "note": TEXT, "learned": TEXT}
    for date, progress in (("2026-08-31", 20), ("2026-09-30", 40))
]
PARTICIPATION = [
    {
        "date": "2026-02-10",
        "activity": WORD,
        "participants": 14,
        "invited": 31,
        "outcome": TEXT,
        "link": "https://example.org",
    }
]


def record(**fields: object) -> dict[str, object]:
    return {"id": LONG_ID, **COMMON, **fields}


RECORDS = {
    "values": [
        record(
            icon="material/forum", why=BLOCK, gives_up=TEXT, group=WORD, adopted="2026-01-01", adopted_by=[WORD],
            behaviours=[TEXT, {"id": LONG_ID, "title": WORD, "text": TEXT, "description": BLOCK, "example": BLOCK, "teams": [LONG_ID]}],
            quotes=[{"text": TEXT, "by": WORD}], tensions=[{"with": "second", "guidance": BLOCK}], participation=PARTICIPATION,
            revisions=[{"revision": 2, "date": "2026-06-01", "change": TEXT, "why": TEXT, "by": WORD}],
        ),
        {"id": "second", "title": WORD, "status": "proposed", "comments_until": "2026-12-15", "discussion": f"https://example.org/{WORD}"},
    ],
    "objectives": [record(period="2026", values=[{"value": LONG_ID, "rationale": TEXT}], measures=MEASURES, check_ins=CHECK_INS)],
    "goals": [
        record(
            team=LONG_ID, objectives=[LONG_ID], period=WORD, measures=MEASURES, check_ins=CHECK_INS,
            values=[{"value": LONG_ID, "strength": "tension", "rationale": TEXT}],
        ),
        {"id": "below", "title": WORD, "team": LONG_ID, "parent": LONG_ID, "period": "2026-H1"},
        {
            "id": "closed", "title": WORD, "team": LONG_ID, "status": "missed", "check_ins": CHECK_INS, "needs": [{"team": LONG_ID, "what": TEXT}],
            "closing": {"date": "2026-07-01", "score": 0.4, "learned": TEXT, "then": "change"},
        },
        *({"id": f"g{n}", "title": f"{WORD} {n}", "team": LONG_ID, "values": [LONG_ID]} for n in range(3)),
    ],
    "dos-and-donts": [
        record(do=TEXT, dont=TEXT, why=BLOCK, example=BLOCK, values=[f"{LONG_ID}#{LONG_ID}"], teams=[LONG_ID], pitfalls=[LONG_ID]),
        {"id": "plain", "do": TEXT, "dont": TEXT},
    ],
    "pitfalls": [record(signs=[TEXT, {"id": LONG_ID, "text": TEXT}], remedies=[TEXT], values=[LONG_ID], guarded_by=[f"practice:{LONG_ID}", "check:goal-without-value"])],
    "teams": [
        record(purpose=BLOCK, mission=BLOCK, vision=BLOCK, lead=PERSON, members=[WORD]),
        {"id": "sub", "title": WORD, "parent": LONG_ID},
    ],
    "people": [{**record(held_by=WORD, team=LONG_ID), "id": PERSON}],
    "practices": [record(every="month on first monday", starts="2026-01-05", duration=WORD, audience=[LONG_ID], channel=WORD, values=[LONG_ID],
        held=[{"date": "2026-09-07", "attended": 12, "invited": 20, "note": TEXT}], skipped=[{"date": "2026-10-05", "why": TEXT}])],
    "recognitions": [record(date="2026-09-14", to=[WORD], **{"from": PERSON}, values=[LONG_ID], goals=[LONG_ID], story=BLOCK, effect=TEXT)],
    "cases": [record(date="2026-05-20", values=[LONG_ID], teams=[LONG_ID], situation=BLOCK, chosen=BLOCK, cost=BLOCK, learned=TEXT)],
    "reviews": [
        record(
            date="2026-07-01", method=WORD, participants=31, scope=[f"value:{LONG_ID}"], feedback=[TEXT, f"A {TEXT}"], findings=BLOCK,
            scores=[{"of": f"value:{LONG_ID}", "lens": "engagement", "team": LONG_ID, "n": 31, "score": 3.5, "note": TEXT}],
            decisions=[{"title": WORD, "prompted_by": TEXT, "changes": [f"value:{LONG_ID}"], "owner": PERSON, "due": "2026-09-01"}],
            next="2027-01-04", signs_seen=[{"of": f"pitfall:{LONG_ID}#{LONG_ID}", "n": 9, "note": TEXT}],
            culture={"today": {WORD: 9}, "wanted": {f"{WORD} too": 12}, "limiting": [WORD]},
        ),
        {"id": "later", "title": WORD, "date": "2026-10-01", "scores": [{"of": f"value:{LONG_ID}", "lens": "engagement", "n": 31, "score": 4}]},
    ],
    "candidates": [record(said=TEXT, mentions=9, votes=4, cluster=WORD, outcome="kept", became=LONG_ID, why=BLOCK)],
    "cycles": [record(start="2026-07-01", end="2026-12-31", close_by="2027-01-15")],
    "faq": [{"id": LONG_ID, "question": f"{WORD}?", "answer": BLOCK, "about": [f"value:{LONG_ID}"]}],
}  # fmt: skip
EMBEDS = (
    "due",
    "cascade",
    "map",
    "changes",
    "cards: goals",
    "list: values",
    "matrix: goals-by-values",
    "codes",
    "owners",
)
WIDTH = "document.documentElement.scrollWidth"
SMALL_PHONE = (320, 640)
WIDEST = """() => [...document.querySelectorAll("body *")].filter(part => part.getBoundingClientRect().right > innerWidth + 1)
    .map(part => part.outerHTML.slice(0, 90)).slice(-3)"""


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_no_word_unit_id_title_or_code_makes_a_page_wider_than_a_small_phone(
    browser: Browser, tmp_path: Path, theme: str
) -> None:
    files = {f"{folder}.yml": yaml.safe_dump(records, allow_unicode=True) for folder, records in RECORDS.items()}
    embeds = "".join(f"## E\n\n```handbook\n{embed}\n```\n\n" for embed in EMBEDS)
    settings = {"name": theme, "font": False} if theme == "material" else {"name": theme}
    write(
        tmp_path,
        {**files, "index.md": None, "guide.md": f"# Guide\n\n{embeds}"},
        {"organization": LONG_ID, "review_every": {"value": "6 months"}},
        theme=settings,
        repo_url="https://github.com/larkfold/handbook",
    )
    site = build(tmp_path, tmp_path / "site")
    assert site.status == 0, site.log
    wide = {}
    with served(tmp_path / "site", "/handbook") as address, tab(browser, address, SMALL_PHONE) as opened:
        for url in site.urls:
            if 'http-equiv="refresh"' in site.read(f"{url}index.html" if url.endswith("/") or not url else url):
                continue  # It leads elsewhere before it can be measured.
            shown = opened.open(url)
            if (width := shown.evaluate(WIDTH)) > SMALL_PHONE[0]:
                wide[url] = (width, shown.evaluate(WIDEST))
    assert wide == {}
