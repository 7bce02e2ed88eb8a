"""The web page: every link leads somewhere on it, nothing in it is obeyed, it stays small."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.reports.cards import drill_card
from tests.reports.faces.hostile import OBEYED, PAYLOADS, hostile_report
from tests.reports.faces.samples import report, weeks
from trainer.reports.drill_card import drill_line
from trainer.reports.first_told import first_told
from trainer.reports.model import FaultCount, Report, StepCount
from trainer.reports.page import LIMIT, html_page
from trainer.reports.summary import DETAILED, Gathered, report_of

GOLDEN = Path(__file__).with_name("golden")
TAGS = """
html head meta title style body header nav main section article h1 h2 h3 p ul li dl dt dd div table
thead tbody tr th td a small b br code span blockquote mark figure figcaption details summary svg
rect path circle text
"""


def articles(page: bytes) -> dict[str, str]:
    """Return what the page says of each drill that it lists."""
    pieces = page.decode().split("<article ")[1:]
    named = ((re.search(r'<h3><span class="id">([^<]*)<', piece), piece) for piece in pieces)
    return {name[1]: piece.partition("</article>")[0] for name, piece in named if name}


def section(page: bytes, id: str) -> str:
    """Return a part of the page, by its place, to the next part or list."""
    return re.split(rf'<(?:section|h3) id="{id}">', page.decode())[1].split(' id="')[0]


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


def test_a_figure_leads_to_the_drills_behind_it() -> None:
    page = html_page(report()).decode()
    leads = dict(re.findall(r'<dt>([^<]+)</dt><dd><a href="#([a-z-]+)"', page))
    assert leads["通过率"] == "not-passed"
    assert leads["平均分"] == "lowest"
    assert leads["步骤做到"] == "steps"
    assert leads["对抗/百条"] == "faults"
    assert leads["好评率"] == leads["态度差率"] == "rated-badly"
    assert leads["按时"] == "late"


def test_the_lists_behind_figures_hold_these_drills_and_say_how_many_are_left() -> None:
    made = report(drills=50)
    passed, red, broken = (one.id for one in made.drills[:3])
    changed = {
        passed: {"passed": True, "satisfaction": "一般", "rounds": (), "total": 90},
        red: {"red_line": True},
        broken: {"ending": "中断"},
    }
    drills = tuple(replace(one, **changed.get(one.id, {})) for one in made.drills)
    first, *others = made.cohorts
    counted = replace(first.figures, red_lines=4)
    cohorts = (replace(first, figures=counted), *others)
    page = html_page(replace(made, drills=drills, cohorts=cohorts))
    assert "这里列出 1 次，还有 3 次没有列" in section(page, "red") and red in section(page, "red")
    assert passed not in section(page, "not-passed") and red in section(page, "not-passed")
    assert "这里列出 40 次，还有 8 次没有列" in section(page, "not-passed")
    assert passed in section(page, "rated-badly") and red not in section(page, "rated-badly")
    assert passed not in section(page, "late") and red in section(page, "late")
    assert broken not in "".join(section(page, id) for id in ("red", "not-passed", "late"))


def test_quoted_and_red_drills_are_told_in_full_however_old() -> None:
    made = report(trainees=3, drills=1000, marks=2)
    red = made.drills[-2].id
    drills = tuple(replace(one, red_line=one.id == red) for one in made.drills)
    quotes = (replace(made.quotes[0], drill=drills[-1].id),)
    page = html_page(replace(made, drills=drills, quotes=quotes))
    assert len(page) <= LIMIT
    told = articles(page)
    for id in (red, drills[-1].id):
        assert "这个不归我们管" in told[id] and "第 1 轮" in told[id]
        assert 'class="key"' in told[id]
    bare = [one for one in drills if "丢分的地方这里没有列" in told.get(one.id, "")]
    assert {one.here for one in bare} == {True, False}
    for one in bare:
        assert "trainer replay" in told[one.id]
        assert ("在导出它的那台电脑上" in told[one.id]) is not one.here


def test_the_marks_of_red_drills_are_kept_first() -> None:
    many = [drill_card(number) for number in range(DETAILED + 2)]
    many[-1] = drill_card(DETAILED + 1, red_line=True)
    made = report_of(Gathered((), (), (), newest=many), datetime(2026, 11, 22, tzinfo=UTC))
    assert first_told(made)[0] == len(many) - 1
    assert sum(bool(one.lost) for one in made.drills) == DETAILED
    assert made.drills[-1].lost and not made.drills[-2].lost


def test_a_drill_says_why_it_was_not_passed_without_names() -> None:
    card = drill_card(1, verdict_reasons=("碰了红线：小林子说打13812345678",))
    page = html_page(replace(report(), drills=(drill_line(card),)))
    told = articles(page)[card.id]
    assert "没有通过：碰了红线：***说打138****5678" in told
    older = {name: one for name, one in card.card.items() if name != "verdict_reasons"}
    assert drill_line(replace(card, card=older)).reasons == ()


def test_red_lines_stand_on_a_trainees_card_beside_more_frequent_faults() -> None:
    made = report(trainees=1)
    one = made.trainees[0]
    often = ("shirk", "retort", "dismissive", "repeat")
    faults = (*(FaultCount(name, 9, 9) for name in often), FaultCount("insult", 1, 1))
    red = replace(one, figures=replace(one.figures, faults=faults))
    page = html_page(replace(made, trainees=(red,))).decode()
    assert re.search(r"<p>失误：[^<]*辱骂讽刺 1 次", page)


def test_an_exam_can_be_seen_again() -> None:
    made = report()
    told = section(html_page(made), "papers")
    assert f'trainer replay <span class="id">{made.papers[0].seats[0].id}<' in told
