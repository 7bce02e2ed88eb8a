"""Figures of profiles over contacts: the vectors of the platforms, and what does not count."""

from dataclasses import replace
from datetime import date

import pytest

from trainer.drill.events import Heard, Speech
from trainer.drill.state import Drill, Line, Phase, Reply, Round, Speaker
from trainer.language import Finding, Kind, Severity
from trainer.scoring.contact import DAY_MS, Contact, Wait, contact_of
from trainer.scoring.counting import figure, figure_of_drill, verdicts
from trainer.scoring.counting_words import value_words, verdict_words, why
from trainer.scoring.indicator import Indicator
from trainer.scoring.profile import profile

TODAY = date(2026, 11, 20).toordinal() * DAY_MS


def at(clock: str, day: int = 0) -> int:
    hour, minute, second = map(int, clock.split(":"))
    return TODAY + day * DAY_MS + 1000 * (3600 * hour + 60 * minute + second)


def wait(*asked: str, answered: str = "", day: int = 0) -> Wait:
    moments = tuple(at(clock, day) for clock in asked)
    return Wait(moments[0], moments, at(answered, day) if answered else None)


def contact(*waits: Wait, who: str = "甲", **more: object) -> Contact:
    return Contact(who, waits[0].since if waits else TODAY, waits, **more)  # type: ignore[arg-type]


def indicator(name: str, place: int = 0) -> Indicator:
    return profile(name).indicators[place]


def share(of: Indicator, *contacts: Contact) -> tuple[int, int]:
    found = figure(of, contacts)
    return found.hits, found.counted


def reasons(of: Indicator, *contacts: Contact) -> list[str]:
    return [why(of, one) for one in verdicts(of, contacts)]


CHASED = wait("10:10:15", "10:15:20", answered="10:18:10")
ANSWERED = wait("10:18:30", answered="10:19:00")
IGNORED = wait(*(f"10:0{n // 4}:{n % 4 * 15:02d}" for n in range(10)))


@pytest.mark.parametrize(
    ("waits", "expected"),
    [
        pytest.param((CHASED,), (0, 1), id="asked twice, answered late"),
        pytest.param((CHASED, ANSWERED), (1, 2), id="then answered in half a minute"),
        pytest.param((IGNORED,), (0, 1), id="ten questions in three minutes, never answered"),
    ],
)
def test_the_vectors_of_taobao(waits: tuple[Wait, ...], expected: tuple[int, int]) -> None:
    assert share(indicator("taobao"), contact(*waits)) == expected


@pytest.mark.parametrize(("answered", "hits"), [("10:03:00", 1), ("10:03:01", 0)])
def test_an_answer_at_the_very_limit_is_in_time(answered: str, hits: int) -> None:
    of = indicator("taobao")
    assert share(of, contact(wait("10:00:00", answered=answered))) == (hits, 1)


def test_messages_are_counted_one_by_one() -> None:
    assert share(indicator("pdd"), contact(CHASED, ANSWERED)) == (2, 3)
    assert reasons(indicator("pdd"), contact(CHASED)) == [
        "算，没按时：475 秒才回，超过 5 分钟",
        "算，按时：170 秒回的，没超过 5 分钟",
    ]


def test_a_mean_takes_the_cap_for_what_was_not_answered() -> None:
    slow = wait("10:00:00", answered="10:20:00")
    found = figure(indicator("tmall"), [contact(ANSWERED, IGNORED, slow)])
    assert (found.total_s, found.counted, found.met) == (30 + 600 + 600, 3, None)
    assert (value_words(found), verdict_words(found)) == (
        "平均 410 秒（3 轮）",
        "没有固定的及格线",
    )


def test_a_mean_without_a_cap_leaves_out_what_was_not_answered() -> None:
    of = indicator("jd", 1)
    exact = wait("10:00:00", answered="10:00:40")
    assert figure(of, [contact(exact, IGNORED)]).met is False, "40 seconds are not below 40"
    quick = wait("10:00:00", answered="10:00:39")
    assert figure(of, [contact(exact, quick, IGNORED)]).met is True
    assert reasons(of, contact(IGNORED)) == ["不算：没有人回，只平均回过的"]


def test_what_was_asked_out_of_hours_does_not_count() -> None:
    early, last, late = (
        wait(f"{clock}:00", answered=f"{clock}:10") for clock in ("7:59", "22:59", "23:00")
    )
    of = indicator("tmall")
    assert figure(of, [contact(early, last, late)]).counted == 1
    assert reasons(of, contact(late)) == ["不算：23:00:00 不在 8:00–23:00 里"]


def test_jd_looks_at_the_first_round_of_a_consultation() -> None:
    first = contact(wait("10:00:00", answered="10:00:20"), wait("10:05:00"))
    again = contact(wait("10:15:00", answered="10:15:10"))
    new = contact(wait("10:25:11", answered="10:26:00"))
    of = indicator("jd")
    assert reasons(of, first, again, new) == [
        "算，按时：20 秒回的，没超过 30 秒",
        "不算：只算首轮",
        "不算：离上次咨询不久，算同一次",
        "算，没按时：49 秒才回，超过 30 秒",
    ]
    assert share(of, first, replace(again, customer="乙"), new) == (2, 3)


def test_people_are_counted_once_a_day() -> None:
    monday = contact(wait("10:00:00", answered="15:00:00"), wait("16:00:00"))
    tuesday = contact(wait("10:00:00", day=1))
    other = contact(IGNORED, who="乙")
    assert share(indicator("taobao", 1), monday, tuesday, other) == (1, 3)


def test_askers_are_in_time_in_every_round_or_not_at_all() -> None:
    good = contact(ANSWERED, wait("11:00:00", answered="11:01:00"))
    half = contact(ANSWERED, wait("11:00:00"), who="乙")
    robot = contact(ANSWERED, who="丙", human=False)
    night = contact(wait("3:00:00"), who="丁")
    of = indicator("kuaishou")
    assert share(of, good, half, robot, night) == (1, 3)
    assert reasons(of, half) == ["算，没按时：一直没有人回"]


def test_ratings_and_whom_the_manner_annoyed() -> None:
    rated = [
        contact(rating=rating, annoyed=annoyed)
        for rating, annoyed in (("满意", False), ("一般", False), ("失望", True), ("", False))
    ]
    assert share(indicator("kuaishou", 1), *rated) == (1, 3)
    assert share(indicator("kuaishou", 2), *rated) == (1, 2)
    assert figure(indicator("kuaishou", 2), rated).met is False


def test_messages_left_are_contacts_that_nobody_took() -> None:
    left = [contact(IGNORED, human=False), contact(ANSWERED)]
    found = figure(indicator("jd", 2), left)
    assert (found.hits, found.counted, found.met) == (1, 2, False), "half is not below half"


def test_nothing_that_counts_is_no_figure() -> None:
    found = figure(indicator("xiaohongshu"), [contact(wait("8:59:59", answered="9:00:00"))])
    assert (found.counted, found.met) == (0, None)
    assert value_words(found) == "没有一样算得上，算不出"


def drill(*rounds: Round, lines: tuple[Line, ...] = (), replies: tuple[Reply, ...] = ()) -> Drill:
    return Drill(
        phase=Phase.ENDED, rounds=rounds, lines=lines, replies=replies, satisfaction="满意"
    )


def said(moment: int, text: str, speech: Speech = Speech.OPENING) -> Line:
    return Line(moment, Speaker.CUSTOMER, text, "开场", speech)


def test_a_drill_is_a_contact_that_begins_at_ten() -> None:
    lines = (
        said(0, "人呢"),
        said(0, "？？？"),
        said(30_000, "喂", Speech.CHASE),
        said(60_000, "好的", Speech.CLOSING),
    )
    found = contact_of(drill(Round("开场", 0, 50_000), lines=lines), "小橙子", TODAY // DAY_MS)
    assert found.waits == (wait("10:00:00", "10:00:30", answered="10:00:50"),)
    assert (found.customer, found.rating, found.annoyed) == ("小橙子", "满意", False)


def test_a_bad_rating_is_for_the_manner_where_a_hard_fault_was_heard() -> None:
    shirk = Finding(Kind.FAULT, "shirk", 0, 4, "不归我们", "r", severity=Severity.HARD)
    curt = replace(shirk, label="dismissive", severity=Severity.SOFT)
    for finding, annoyed in ((shirk, True), (curt, False)):
        reply = Reply(1_000, "不归我们管", "开场", Heard(1_000, "j", (finding,)))
        sad = replace(drill(Round("开场", 0, 1_000, (0,))), replies=(reply,), satisfaction="失望")
        assert contact_of(sad).annoyed is annoyed
        assert contact_of(replace(sad, satisfaction="满意")).annoyed is False
        assert contact_of(replace(sad, ending="中断")).rating == ""


def test_where_the_agent_opens_only_the_house_counts_from_the_start() -> None:
    opened = drill(Round("开场", 0, 15_000))
    chased = replace(opened, lines=(said(5_000, "在吗"),))
    assert figure_of_drill(indicator("house"), opened).hits == 1
    assert reasons(indicator("taobao"), contact_of(opened)) == ["不算：客服先开的口，顾客还没有问"]
    (counted,) = verdicts(indicator("taobao"), (contact_of(chased),))
    assert (counted.counts, counted.took_s) == (True, 10)


@pytest.mark.parametrize(
    ("name", "place", "told"),
    [
        ("taobao", 1, "按顾客算"),
        ("jd", 1, "按月算"),
        ("jd", 2, "总有人接"),
        ("kuaishou", 0, "按顾客算"),
        ("kuaishou", 1, "很多位顾客的评价"),
    ],
)
def test_one_drill_says_what_it_cannot_tell(name: str, place: int, told: str) -> None:
    found = figure_of_drill(indicator(name, place), drill(Round("开场", 0, 1_000)))
    assert told in found.missing
    assert (found.counted, found.met) == (0, None)
