"""Figures of profiles over logs: the vectors, what a log cannot tell, and logs cut anywhere."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.batch.logs import Row, as_jsonl, judged, outputs
from trainer.batch import Layout, judging
from trainer.batch.conversation import Conversation, hear
from trainer.batch.layout import RowReader
from trainer.batch.measure import Measure, Told, measures_of_all
from trainer.batch.message import Message
from trainer.errors import TrainerError
from trainer.language import Finding, Kind, Severity
from trainer.scoring.contact import Contact
from trainer.scoring.counting import Figure, figure
from trainer.scoring.figure_shape import figure_to_dict
from trainer.scoring.indicator import Algorithm, Indicator, Period, Profile, Unit
from trainer.scoring.profile import profile, profile_names

FIRST_MEAN = Indicator(
    "首轮平均", Algorithm.CAPPED_MEAN, cap_s=90, first_only=True, reopen_s=600, period=Period.DAY
)
OWN = Profile(
    "夜班",
    "夜班",
    (
        FIRST_MEAN,
        Indicator("消息平均", Algorithm.CAPPED_MEAN, Unit.MESSAGE, cap_s=60),
        Indicator("月回复率", Algorithm.SHARE_IN_TIME, Unit.CUSTOMER, period=Period.MONTH),
    ),
)
BUILT_IN = tuple(profile(name) for name in profile_names())
ALL = (*BUILT_IN, OWN)


def rude(text: str, **_: object) -> tuple[Finding, ...]:
    """Hear a hard fault in what is rude, and nothing else."""
    fault = Finding(Kind.FAULT, "shirk", 0, 1, text[:1], "shirk.x", severity=Severity.HARD)
    return (fault,) if "不管" in text else ()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "listen", rude)


def row(clock: str, who: str, text: str = "好", **more: Any) -> Row:
    """Return a row of conversation 甲 of customer 小橙子 on 20 November."""
    roles = {"顾": "顾客", "客": "客服", "机": "机器人"}
    time = clock if "-" in clock else f"2026-11-20 {clock}"
    return {
        "conversation": "甲", "role": roles[who], "time": time, "text": text, "agent": "小林",
        "customer": "小橙子", "rating": "", **more,
    }  # fmt: skip


def figures(
    folder: Path, rows: Sequence[Row], *profiles: Profile, block: str = "overall", **how: Any
) -> dict[str, dict[str, Any]]:
    """Return the figures of a log by profile and name."""
    folder.mkdir(exist_ok=True)
    (folder / "a.jsonl").write_bytes(as_jsonl(rows))
    summary = judged([folder / "a.jsonl"], folder / "out", profiles=profiles, **how).summary
    kpis = summary[block]["kpi"]
    return {f"{name} {one['name']}": one for name, kpi in kpis.items() for one in kpi["figures"]}


def share(found: dict[str, dict[str, Any]], name: str) -> tuple[int, int]:
    return found[name]["within"], found[name]["counted"]


CHASED = [row("10:10:15", "顾"), row("10:15:20", "顾"), row("10:18:10", "客")]
ANSWERED = [row("10:18:30", "顾"), row("10:19:00", "客")]
IGNORED = [row(f"10:0{n // 4}:{n % 4 * 15:02d}", "顾") for n in range(10)]


@pytest.mark.parametrize(
    ("rows", "taobao", "pdd"),
    [
        pytest.param(CHASED, (0, 1), (1, 2), id="asked twice, answered late"),
        pytest.param([*CHASED, *ANSWERED], (1, 2), (2, 3), id="then answered in half a minute"),
        pytest.param(IGNORED, (0, 1), (0, 10), id="ten questions, never answered"),
    ],
)
def test_the_vectors_of_the_platforms(
    tmp_path: Path, rows: list[Row], taobao: tuple[int, int], pdd: tuple[int, int]
) -> None:
    found = figures(tmp_path, rows, *BUILT_IN)
    assert share(found, "taobao 3分钟响应率") == taobao
    assert share(found, "pdd 5分钟回复率") == pdd
    assert all(each["unknown"] == 0 for each in found.values())


def test_hours_are_those_of_the_clock_of_the_shop(tmp_path: Path) -> None:
    night = [row("2026-11-20T22:59:59+07:00", "顾"), row("2026-11-20T23:00:02+07:00", "客")]
    far = figures(tmp_path / "a", night, profile("tmall"))["tmall 人工平响"]
    near = figures(tmp_path / "b", night, profile("tmall"), layout=Layout(zone_minutes=420))
    assert (far["counted"], far["missing"]) == (0, "没有一样算得上，算不出")
    assert near["tmall 人工平响"]["mean_s"] == 3


def test_a_customer_counts_once_a_day_in_whatever_conversations(tmp_path: Path) -> None:
    rows = [
        *CHASED,
        row("15:00:00", "顾", conversation="乙"),
        row("15:00:00", "顾", conversation="丙", customer="小柚子", agent=""),
        row("2026-11-21 09:00:00", "顾", conversation="丁", agent="小周"),
        row("2026-11-21 09:00:30", "客", conversation="丁", agent="小周"),
    ]
    found = figures(tmp_path, rows, *BUILT_IN, size=150)
    assert share(found, "taobao 回复率") == (2, 3)
    assert share(found, "kuaishou 3分钟回复率") == (1, 3)
    assert share(found, "jd 首次30秒应答率") == (1, 4)
    assert share(found, "jd 留言率") == (1, 4)


def test_who_comes_back_within_ten_minutes_goes_on_with_the_same_contact(tmp_path: Path) -> None:
    rows = [
        *ANSWERED,
        row("10:29:00", "顾", conversation="乙"),
        row("10:39:01", "顾", conversation="丙"),
        row("10:39:02", "客", conversation="丙"),
        row("10:49:00", "顾", conversation="丁", customer="小柚子"),
    ]
    found = figures(tmp_path, rows, profile("jd"), size=120)
    assert share(found, "jd 首次30秒应答率") == (2, 3)


def test_who_met_the_robot_alone_waited_for_nobody(tmp_path: Path) -> None:
    robot = [row("11:00:00", "顾", conversation="乙", customer="小柚子", agent="")]
    robot.append(row("11:00:01", "机", conversation="乙", agent=""))
    found = figures(tmp_path, [*ANSWERED, *robot], *BUILT_IN)
    assert share(found, "taobao 3分钟响应率") == share(found, "taobao 回复率") == (1, 1)
    assert share(found, "jd 留言率") == (0, 1)
    assert share(found, "kuaishou 3分钟回复率") == (1, 2)


def test_ratings_are_read_and_the_manner_is_what_was_heard(tmp_path: Path) -> None:
    rated = ["非常满意", "一般", "不满意", "", "5"]
    rows = []
    for at, rating in enumerate(rated):
        say = "不管" if rating == "不满意" else "好"
        own = {"conversation": f"c{at}", "customer": f"顾客{at}", "rating": rating}
        rows += [row("10:00:00", "顾", **own), row("10:00:05", "客", say, **own)]
    found = figures(tmp_path / "a", rows, profile("kuaishou"))
    assert share(found, "kuaishou 好评率") == (1, 3)
    assert share(found, "kuaishou 服务态度差率") == (1, 2)
    assert found["kuaishou 好评率"]["unknown"] == 1
    page = (tmp_path / "a" / "out" / "汇总.txt").read_text(encoding="utf-8")
    assert "好评率: 1/3，33.3%；及格线 ≥80%，没有达标；另有 1 个会话的评价认不出" in page
    told = figures(
        tmp_path / "b", rows, profile("kuaishou"), layout=Layout(ratings=(("5", "满意"),))
    )
    assert share(told, "kuaishou 好评率") == (2, 4)


def without(name: str, rows: Sequence[Row]) -> list[Row]:
    return [{key: value for key, value in one.items() if key != name} for one in rows]


@pytest.mark.parametrize(
    ("column", "names", "why"),
    [
        (
            "customer",
            ["taobao 回复率", "kuaishou 3分钟回复率", "jd 首次30秒应答率"],
            "--column 顾客=列名",
        ),
        ("rating", ["kuaishou 好评率", "kuaishou 服务态度差率"], "没有评价这一列"),
        ("agent", ["jd 留言率"], "1 个会话没有人回，记录里又没有客服这一列"),
    ],
)
def test_what_a_log_cannot_tell_is_said(
    tmp_path: Path, column: str, names: list[str], why: str
) -> None:
    silent = row("12:00:00", "顾", conversation="乙", customer="小柚子")
    found = figures(tmp_path, without(column, [*ANSWERED, silent]), *BUILT_IN)
    for name in names:
        assert why in found[name]["missing"], name
        assert (found[name]["counted"], found[name]["met"]) == (0, None)
    assert not any(
        each["missing"]
        for name, each in found.items()
        if name in ("jd 平均响应", "pdd 5分钟回复率")
    )


def test_a_conversation_of_nobody_is_left_out_and_told(tmp_path: Path) -> None:
    nobody = row("12:00:00", "顾", conversation="乙", customer=" ")
    found = figures(tmp_path, [*ANSWERED, nobody], profile("taobao"))
    assert share(found, "taobao 回复率") == (1, 1)
    assert share(found, "taobao 3分钟响应率") == (1, 2)
    page = (tmp_path / "out" / "汇总.txt").read_text(encoding="utf-8")
    assert "回复率: 1/1，100%；及格线 ≥100%，达标；另有 1 个会话没有写顾客，没有算" in page


def test_each_agent_has_their_own_part_of_a_customer(tmp_path: Path) -> None:
    rows = [*ANSWERED, row("10:20:00", "顾", agent="小周"), row("10:29:00", "客", agent="小周")]
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(rows))
    made = judged([tmp_path / "a.jsonl"], tmp_path / "out", profiles=[profile("kuaishou")])
    whole = made.summary["overall"]["kpi"]["kuaishou"]["figures"][0]
    assert (whole["within"], whole["counted"]) == (0, 1)
    within = {
        one["agent"]: one["kpi"]["kuaishou"]["figures"][0]["within"]
        for one in made.summary["agents"]
    }
    assert within == {"小林": 1, "小周": 0}


def log(seed: int, *, shortest: int = 0) -> list[Row]:
    """Return a log of few customers who come again and again, over the end of a month."""
    chance = random.Random(seed)
    base = 1_796_043_600  # 30 November, 21:00 in China
    rows: list[Row] = []
    for number in range(40):
        at = base + chance.randrange(100_000)
        own = {
            "conversation": f"会话{number}",
            "customer": chance.choice(["", "甲", "乙", "丙"]),
            "rating": chance.choice(["", "满意", "一般", "失望", "看不懂"]),
        }
        for _ in range(chance.randint(1, 7)):
            at += chance.choice([shortest, 5, 25, 31, 100, 181, 601])
            agent = chance.choice(["", "小林", "小周"])
            text = chance.choice(["好", "？", "不管", "在吗"])
            rows.append(
                {**row("", chance.choice("顾顾客客机"), text, agent=agent), **own, "time": at}
            )
    return sorted(rows, key=lambda one: one["time"])


def contacts_of(rows: Sequence[Row], wanted: Callable[[Conversation], bool]) -> list[Contact]:
    """Return the contacts of a log in its order, by hearing each conversation on its own."""
    reader = RowReader(Layout(), 0)
    fields = ("conversation", "role", "time", "text", "agent", "none", "customer", "rating")
    found: dict[str, list[Message]] = {}
    for line, one in enumerate(rows, 1):
        message = reader.message([one.get(field) for field in fields], line)
        assert isinstance(message, Message)
        found.setdefault(message.conversation, []).append(message)
    heard = (hear(messages, rude) for messages in found.values())
    return [one.contact for one in heard if one.contact is not None and wanted(one)]


def at_once(measure: Measure, rows: Sequence[Row]) -> Figure:
    return figure(
        measure.indicator,
        contacts_of(
            rows, lambda one: measure.concerns(one) and not measure.is_unknown(one, Told())
        ),
    )


@pytest.mark.parametrize(("seed", "size"), [(1, 900), (2, 4000), (3, 10**7)])
def test_a_log_cut_anywhere_comes_to_what_all_its_contacts_come_to(
    tmp_path: Path, seed: int, size: int
) -> None:
    rows = log(seed)
    found = figures(tmp_path, rows, *ALL, size=size)
    measures = measures_of_all(ALL)
    assert len(found) == len(measures) and sum(one.is_joined for one in measures) == 5
    for one, told in zip(measures, found.values(), strict=True):
        wanted = figure_to_dict(at_once(one, rows))
        assert {**told, "unknown": None} == {**wanted, "unknown": None}, one.key
        assert told["counted"], one.key


def test_a_log_in_two_files_of_any_order_gives_the_same_figures(tmp_path: Path) -> None:
    rows = log(5, shortest=1)
    whole = figures(tmp_path, rows, *ALL)
    paths = [tmp_path / "1.jsonl", tmp_path / "2.jsonl"]
    for path, part in zip(paths, (rows[::2], rows[1::2]), strict=True):
        path.write_bytes(as_jsonl(part))
    made = judged(paths[::-1], tmp_path / "both", profiles=ALL, size=700)
    both = [one for kpi in made.summary["overall"]["kpi"].values() for one in kpi["figures"]]
    assert both == list(whole.values())


def test_agents_and_shifts_add_up_to_the_whole(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(log(6)))
    summary = judged([tmp_path / "a.jsonl"], tmp_path / "out", profiles=ALL).summary
    for name in ("douyin", "jd", "xiaohongshu", "夜班"):
        whole = summary["overall"]["kpi"][name]["figures"][0]
        for part in ("agents", "shifts", "agents_by_shift"):
            each = [one["kpi"][name]["figures"][0]["counted"] for one in summary[part]]
            assert sum(each) == whole["counted"] > 0, (name, part)


def test_a_profile_that_is_not_the_same_any_more_is_another_run(tmp_path: Path) -> None:
    figures(tmp_path, ANSWERED, OWN)
    before = outputs(tmp_path / "out")
    changed = replace(OWN, indicators=(replace(FIRST_MEAN, cap_s=91), *OWN.indicators[1:]))
    with pytest.raises(TrainerError, match="考核口径不同"):
        figures(tmp_path, ANSWERED, changed)
    assert outputs(tmp_path / "out") == before


def test_what_house_and_taobao_said_before_they_say_still(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl([*CHASED, *ANSWERED, row("11:00:00", "顾")]))
    chosen = (profile("house"), profile("taobao"), profile("jd"))
    summary = judged([tmp_path / "a.jsonl"], tmp_path / "out", profiles=chosen).summary
    kpi = summary["overall"]["kpi"]
    figures_, *before = kpi["taobao"].pop("figures"), kpi["taobao"]
    assert before == [
        {
            "rounds": 3, "answered": 2, "within": 1, "rate": 0.3333, "first_reply_s": 475.0,
            "later_reply_s": 30.0, "passed": False,
        }
    ]  # fmt: skip
    assert [one["name"] for one in figures_] == ["3分钟响应率", "回复率"]
    assert list(kpi["jd"]) == ["figures"]
    assert summary["profiles"][1] == {
        "name": "taobao", "title": "淘宝", "first_s": 180, "later_s": 180, "pass_percent": 80,
        "figure": "3分钟响应率",
    }  # fmt: skip
    head = (tmp_path / "out" / "汇总.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert head.split(",")[-6:] == [
        "jd 首次30秒应答率 个数", "jd 首次30秒应答率", "jd 平均响应 个数", "jd 平均响应 秒",
        "jd 留言率 个数", "jd 留言率",
    ]  # fmt: skip
