"""The web page: every link leads somewhere on it, nothing in it is obeyed, it stays small."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.reports.faces.hostile import OBEYED, PAYLOADS, hostile_report
from tests.reports.faces.samples import report, weeks
from trainer.reports.model import Report, StepCount
from trainer.reports.page import LIMIT, html_page

GOLDEN = Path(__file__).with_name("golden")
TAGS = """
html head meta title style body header nav main section article h1 h2 h3 p ul li dl dt dd div table
thead tbody tr th td a small b br code span blockquote mark figure figcaption details summary svg
rect path circle text
"""


class Seen(HTMLParser):
    """What a browser would make of the page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.metas: list[dict[str, str | None]] = []
        self.words = ""
        self.feed(page.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        given = dict(attrs)
        self.links += [given["href"] or ""] if "href" in given else []
        self.ids += [given["id"] or ""] if "id" in given else []
        self.metas += [given] if tag == "meta" else []

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_step_is_drawn_from_the_weeks_in_which_it_was_due() -> None:
    week = weeks(1)[0]
    soothed = replace(week, steps=(StepCount("soothe", 1, 1),))
    greeted = replace(week, steps=(StepCount("greet", 1, 0),))
    first, *others = report().cohorts
    cohort = replace(first, weeks=(soothed, greeted))
    page = html_page(replace(report(), cohorts=(cohort, *others))).decode()
    drawn = re.findall(r"<figcaption>(安抚|欢迎)</figcaption>", page)
    assert soothed.share_of("greet").percent is None
    assert {"安抚", "欢迎"} <= set(drawn)


def test_the_page_is_what_it_was() -> None:
    page = html_page(report(trainees=2, drills=2, weeks_kept=3))
    assert page == (GOLDEN / "page.html").read_bytes()


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(report(0, 0, 0), id="nothing at all"),
        pytest.param(report(3, 4, 8), id="a few"),
        pytest.param(report(45, 1, 1), id="more trainees than have every step drawn"),
        pytest.param(report(2, 2, 3, said="\u202e<b>"), id="hostile"),
    ],
)
def test_every_link_leads_to_a_place_on_the_page(made: Report) -> None:
    seen = Seen(html_page(made))
    assert len(seen.ids) == len(set(seen.ids))
    assert {link[1:] for link in seen.links if link[0] == "#"} <= set(seen.ids)
    assert all(link.startswith("#") for link in seen.links)


def test_two_drills_of_one_number_stand_in_two_places() -> None:
    twice = report(1, 2)
    same = Report(
        **{n: getattr(twice, n) for n in Report.__slots__} | {"drills": 2 * twice.drills[:1]}
    )
    seen = Seen(html_page(same))
    assert {"d1", "d2"} <= set(seen.ids)


def test_five_hundred_trainees_fit() -> None:
    page = html_page(report(trainees=500, drills=300, weeks_kept=52))
    assert len(page) <= LIMIT
    assert page.count(b'class="one"') == 500


def test_what_has_no_room_is_named_with_the_command_that_shows_it() -> None:
    page = html_page(report(trainees=800, drills=1500, weeks_kept=52))
    seen = Seen(page)
    assert len(page) <= LIMIT
    assert "位没有细说" in seen.words and "trainer report --as" in seen.words
    assert "次更早的没有列出" in seen.words
    assert {link[1:] for link in seen.links} <= set(seen.ids)


def test_a_hostile_text_is_a_text() -> None:
    page = html_page(hostile_report())
    seen = Seen(page)
    assert seen.tags <= set(TAGS.split())
    assert not {name for name in seen.attributes if name.startswith("on") or name == "style"}
    assert all(link.startswith("#") for link in seen.links)
    assert len(seen.metas) == 3
    assert "script-src" not in page.decode() and "default-src 'none'" in page.decode()
    assert not (OBEYED - {"\n"}) & set(seen.words)
    assert seen.words.count("alert(1)") >= len([one for one in PAYLOADS if "alert(1)" in one])


def test_a_small_sample_says_so_and_a_large_one_does_not() -> None:
    assert "样本小" in html_page(report(trainees=1, drills=0, weeks_kept=0)).decode()
    large = html_page(report(trainees=50, drills=0, weeks_kept=0)).decode()
    assert "样本小" not in large[large.index('<dl class="cards">') : large.index("各组比较")]
