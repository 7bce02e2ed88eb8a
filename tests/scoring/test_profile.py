"""Profiles are dated data: those that are built in, and those of a trainer's own."""

from dataclasses import replace
from pathlib import Path

import pytest

from trainer.drill.state import Drill, Line, Phase, Round, Speaker
from trainer.errors import TrainerError
from trainer.scenario import Level
from trainer.scenario.check import ask, check_file
from trainer.scenario.rules import Page
from trainer.scenario.rules.reading import kind_pages
from trainer.scoring.indicator import Algorithm, Unit
from trainer.scoring.kpi import counting, kpi, left_out, marks, round_results, settled, timeliness
from trainer.scoring.profile import HOUSE, Profile, Profiles, profile, profile_names, title_of
from trainer.scoring.profile_check import PROFILES
from trainer.scoring.profile_values import date, hours, mean_wanted, share_wanted

DATA = Path(__file__).parents[2] / "trainer" / "scoring" / "profiles"
PLATFORMS = {"house", "tmall", "taobao", "jd", "kuaishou", "douyin", "pdd", "xiaohongshu"}
PAGES = [page for page in kind_pages() if page.id.startswith("J")]
OURS = """\
类型: 考核口径
标题: 夜班
来源: 店长
日期: 2026-11-22
算法: 限时占比
时限: 2分钟
时段: 20:00-2:00
及格线: 85%
"""


def test_the_house_lines() -> None:
    assert (HOUSE.limit_s(0), HOUSE.limit_s(1), HOUSE.limit_s(7)) == (20, 30, 30)
    assert HOUSE.source and HOUSE.date == "2023-08-13"
    assert (HOUSE.pace.first_s, HOUSE.pace.later_s, HOUSE.pass_percent) == (20, 30, 80)


def test_every_platform_is_there_and_says_where_it_comes_from() -> None:
    assert set(profile_names()) == PLATFORMS
    for name in profile_names():
        found = profile(name)
        assert found.source and found.date and found.title, name
        assert "第三方" in found.source or name == "house"


def test_only_kuaishou_scores_no_drill() -> None:
    assert {name for name in profile_names() if profile(name).scoring is None} == {"kuaishou"}
    assert profile("kuaishou").pace == HOUSE.pace


@pytest.mark.parametrize(
    ("typed", "near"), [("淘宝", "taobao"), ("taobo", "taobao"), ("x", "house")]
)
def test_an_unknown_profile_is_named_with_what_was_meant(typed: str, near: str) -> None:
    with pytest.raises(TrainerError, match=near):
        profile(typed)


def test_a_profile_is_added_as_a_file(tmp_path: Path) -> None:
    own = Profiles(tmp_path)
    assert own.names() == profile_names(), "no folder yet"
    kept(tmp_path, "夜班", OURS)
    kept(tmp_path, "house", OURS)
    found = own.find("夜班")
    assert set(own.names()) == PLATFORMS | {"夜班"}
    assert (found.title, found.pass_percent, found.limit_s(0)) == ("夜班", 85, 120)
    assert own.find("house") == HOUSE, "what is built in stays"
    assert (title_of("taobao"), title_of("夜班")) == ("淘宝", "夜班")


def test_a_broken_profile_is_told_with_its_line(tmp_path: Path) -> None:
    kept(tmp_path, "夜班", OURS.replace("2分钟", "2"))
    with pytest.raises(TrainerError, match="6:5"):
        Profiles(tmp_path).find("夜班")


def test_a_profile_that_does_not_read_is_not_offered(tmp_path: Path) -> None:
    kept(tmp_path, "夜班", OURS)
    kept(tmp_path, "空的", "")
    with pytest.raises(TrainerError, match=r"可用的：.*、夜班。有错、现在用不了的：空的（"):
        Profiles(tmp_path).find("没有")


@pytest.mark.parametrize("text", ["", "# 还没写\n", "- 一\n- 二\n"])
def test_an_empty_profile_is_told_what_profiles_hold(tmp_path: Path, text: str) -> None:
    file = kept(tmp_path, "空的", text)
    (found,) = check_file(ask(file, root=tmp_path), {"考核口径": PROFILES}).problems
    assert "格式、类型、标题、算法" in found.fix and "剧情" not in found.fix


def kept(root: Path, name: str, text: str) -> Path:
    file = root / "考核口径" / f"{name}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def problems(root: Path, text: str, name: str = "例子") -> list[tuple[str, Level]]:
    file = kept(root, name, text)
    found = check_file(ask(file, root=root), {"考核口径": PROFILES}).problems
    assert all(one.fix and one.column >= 1 for one in found)
    return [(one.id, one.level) for one in found]


@pytest.mark.parametrize("name", profile_names())
def test_what_is_built_in_is_written_as_authors_are_told_to(name: str, tmp_path: Path) -> None:
    text = (DATA / f"{name}.yaml").read_text(encoding="utf-8")
    hinted = [("J202", Level.HINT)] if name == "kuaishou" else []
    assert problems(tmp_path, text, f"我的{name}") == hinted


def complete(example: str) -> str:
    head = "" if "标题" in example else "标题: 试\n来源: 店长\n日期: 2026-11-22\n"
    return f"格式: 1\n类型: 考核口径\n{head}{example}"


def name_in(example: str) -> str:
    first = example.splitlines()[0]
    return first.removeprefix("# 文件名 ").removesuffix(".yaml") if "文件名" in first else "例子"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_each_page_holds(page: Page, tmp_path: Path) -> None:
    bad = problems(tmp_path, complete(page.bad), name_in(page.bad))
    good = problems(tmp_path, complete(page.good), name_in(page.good))
    assert (page.id, page.level) in bad
    assert good == []


@pytest.mark.parametrize(
    ("change", "ids"),
    [
        pytest.param(("算法: 限时占比", "算法: 中位数"), ["S203"], id="no such algorithm"),
        pytest.param(("时限: 2分钟", "首轮: 2分钟"), ["S201"], id="unknown key"),
        pytest.param(("20:00-2:00", "25点-26点"), ["S203"], id="no such hours"),
        pytest.param(("85%", "≤85%"), ["S203"], id="the wrong way round"),
        pytest.param(("2026-11-22", "去年"), ["S203"], id="no date"),
        pytest.param(("时限: 2分钟", "单位: 顾客\n首轮时限: 2分钟"), ["J101"], id="rounds alone"),
        pytest.param(("时限: 2分钟", "时限: 2分钟\n重开: 10分钟"), ["J101"], id="without 只算"),
        pytest.param(("标题: 夜班\n", ""), ["S202"], id="no title"),
    ],
)
def test_mistakes_are_told(change: tuple[str, str], ids: list[str], tmp_path: Path) -> None:
    found = [id for id, level in problems(tmp_path, OURS.replace(*change)) if level is Level.ERROR]
    assert set(ids) <= set(found)


@pytest.mark.parametrize(
    "text", ["8:00-23:00", "8点-23点", "8点到23点", "８：００—２３：００", "8-23"]
)
def test_hours_are_read_as_people_write_them(text: str) -> None:
    found = hours(text)
    assert found is not None and (found.begin, found.end) == (480, 1380)


def test_hours_may_go_past_midnight() -> None:
    night = hours("20:00-次日2:00")
    assert night is not None
    assert [night.hold(minute) for minute in (1199, 1200, 0, 119, 120)] == [
        False, True, True, True, False,
    ]  # fmt: skip


def test_what_is_wanted_needs_no_sign_but_the_right_one() -> None:
    assert share_wanted("80%", "≥") == share_wanted(">=80％", "≥") == share_wanted("不低于80%", "≥")
    assert share_wanted("80.5%", "≥") != share_wanted("80%", "≥")
    assert mean_wanted("低于40秒", "≤") == mean_wanted("<40秒", "≤") != mean_wanted("40秒", "≤")
    assert share_wanted("101%", "≥") is share_wanted("80", "≥") is mean_wanted("80%", "≤") is None
    assert [date(text) for text in ("2021-09", "2021年9月1日", "2021-13", "9月")] == [
        "2021-09", "2021年9月1日", None, None,
    ]  # fmt: skip


def of(name: str, **changed: object) -> Profile:
    found = profile(name)
    return replace(found, indicators=(replace(found.indicators[0], **changed),))  # type: ignore[arg-type]


def asked(*rounds: tuple[int, int | None]) -> Drill:
    return Drill(
        phase=Phase.ENDED,
        rounds=tuple(Round("开场", a * 1000, b and b * 1000) for a, b in rounds),
        lines=tuple(Line(a * 1000, Speaker.CUSTOMER, "在吗", "开场") for a, _ in rounds),
    )


@pytest.mark.parametrize(
    ("counted_by", "points", "within"),
    [
        pytest.param(profile("house"), 33, (1, 3), id="20 and 30 seconds"),
        pytest.param(profile("taobao"), 67, (2, 3), id="three minutes"),
        pytest.param(profile("jd"), 100, (1, 1), id="the first alone"),
        pytest.param(profile("pdd"), 67, (2, 3), id="by rounds, though messages are counted"),
        pytest.param(profile("tmall"), 67, (2, 3), id="below the cap"),
        pytest.param(
            replace(of("tmall", wanted=mean_wanted("30秒", "≤"))),
            33,
            (1, 3),
            id="what a mean wants",
        ),
    ],
)
def test_a_drill_is_scored_by_its_own_profile(
    counted_by: Profile, points: int, within: tuple[int, int]
) -> None:
    drill = asked((0, 15), (20, 100), (200, None))
    out = left_out(drill, counted_by)
    results = settled(round_results(drill, counted_by), out)
    found = kpi(counting(results, out), counted_by)
    assert timeliness(counting(results, out)) == points
    assert (found.within, found.rounds) == within
    told = marks(drill, results, out)
    assert sum(mark.most for mark in told) == 100
    assert [mark.met for mark in told if not mark.most] == [True] * (3 - within[1])


def test_out_of_hours_every_round_counts_so_that_there_are_points() -> None:
    drill = asked((0, 15))
    nobody = of("tmall", hours=hours("23:00-24:00"))
    assert left_out(drill, nobody) == ("",)


def test_the_closed_kinds_are_those_of_the_schema() -> None:
    from trainer.scenario.schema import document

    keys = document()["definitions"]["一个指标"]["properties"]
    assert keys["算法"]["enum"] == [kind.value for kind in (
        Algorithm.SHARE_IN_TIME, Algorithm.CAPPED_MEAN, Algorithm.SATISFIED,
        Algorithm.ATTITUDE, Algorithm.UNATTENDED,
    )]  # fmt: skip
    assert keys["单位"]["enum"] == [kind.value for kind in Unit]
