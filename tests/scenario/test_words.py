"""The little languages: amounts, signals, 转到, did-you-mean."""

import pytest

from trainer.scenario.amounts import change, comparison, fen, items, span_ms, whole
from trainer.scenario.going import Misread, going
from trainer.scenario.model import Goto, GotoKind, Signal, SignalKind
from trainer.scenario.nearest import edits, nearest, sounds_like
from trainer.scenario.signals import Ears, signal_of
from trainer.scenario.vocabulary import BRANCH, KEYS, SCENARIO

EARS = Ears(words=("要照片", "没收到"), policies=("补偿上限",))


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("20秒", 20_000),
        ("1分钟", 60_000),
        ("1分30秒", 90_000),
        ("2小时", 7_200_000),
        ("１５秒", 15_000),
        ("1.5 秒", 1_500),
        ("7天", 604_800_000),
        ("20", None),
        ("秒", None),
        ("20s", None),
        ("二十秒", None),
        ("-3秒", None),
        ("", None),
        ("9" * 40 + "天", None),
    ],
)
def test_spans_of_time(text: str, ms: int | None) -> None:
    assert span_ms(text) == ms


@pytest.mark.parametrize(
    ("text", "amount"),
    [("10元", 1000), ("9.9元", 990), ("0元", 0), ("9.95 元", 995), ("10", None), ("十元", None)],
)
def test_money_in_fen(text: str, amount: int | None) -> None:
    assert fen(text) == amount


def test_anger_needs_its_sign() -> None:
    assert [change(t) for t in ("+30", "-15", "＋5", "0", "30", "+", "很多")] == [
        30,
        -15,
        5,
        0,
        None,
        None,
        None,
    ]


def test_whole_numbers_have_none() -> None:
    assert [whole(t) for t in ("3", "０", "-3", "3.5", "三", "")] == [3, 0, None, None, None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥90", (">=", 90)),
        (">=90", (">=", 90)),
        ("＞= 90", (">=", 90)),
        ("≤40", ("<=", 40)),
        ("<40", ("<", 40)),
        ("=60", ("=", 60)),
        ("90", None),
        ("≥九十", None),
    ],
)
def test_scores_to_reach(text: str, expected: tuple[str, int] | None) -> None:
    assert comparison(text) == expected


def test_lists_on_one_line() -> None:
    assert items("安抚、查明原因，表明立场, 退款；") == ("安抚", "查明原因", "表明立场", "退款")


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("安抚", Signal(SignalKind.STEP, "soothe")),
        ("推诿", Signal(SignalKind.FAULT, "shirk")),
        ("给时限", Signal(SignalKind.CRAFT, "deadline")),
        ("查物流", Signal(SignalKind.ACTION, "look_parcel")),
        ("没查物流", Signal(SignalKind.ACTION, "look_parcel", negated=True)),
        ("没有安抚", Signal(SignalKind.STEP, "soothe", negated=True)),
        ("对抗", Signal(SignalKind.CONFRONT)),
        ("超时", Signal(SignalKind.LATE)),
        ("答非所问", Signal(SignalKind.OFF_TOPIC)),
        ("堆砌关键词", Signal(SignalKind.SALAD)),
        ("其他", Signal(SignalKind.OTHER)),
        ("越权", Signal(SignalKind.BREACH)),
        ("越权:补偿上限", Signal(SignalKind.BREACH, "补偿上限")),
        ("越权：补偿上限", Signal(SignalKind.BREACH, "补偿上限")),
        ("怒气≥80", Signal(SignalKind.ANGER_FROM, number=80)),
        ("怒气>=80", Signal(SignalKind.ANGER_FROM, number=80)),
        ("怒气＞=80", Signal(SignalKind.ANGER_FROM, number=80)),
        ("怒气>80", Signal(SignalKind.ANGER_FROM, number=81)),
        ("怒气<40", Signal(SignalKind.ANGER_BELOW, number=40)),
        ("怒气≤40", Signal(SignalKind.ANGER_BELOW, number=41)),
        ("要照片", Signal(SignalKind.WORD, "要照片")),
        ("没要照片", Signal(SignalKind.WORD, "要照片", negated=True)),
        ("没收到", Signal(SignalKind.WORD, "没收到")),
    ],
)
def test_signals(text: str, signal: Signal) -> None:
    found = signal_of(text, EARS)
    assert found is not None
    assert (found.kind, found.name, found.number, found.negated) == (
        signal.kind,
        signal.name,
        signal.number,
        signal.negated,
    )
    assert found.text == text


@pytest.mark.parametrize(
    "text", ["安扶", "越权:没有的", "怒气80", "怒气≥999", "没", "没没安抚", ""]
)
def test_what_is_no_signal(text: str) -> None:
    assert signal_of(text, EARS) is None


LATER = Goto(GotoKind.BEAT, "要投诉", text="要投诉")


@pytest.mark.parametrize(
    ("text", "goto"),
    [
        ("收尾", Goto(GotoKind.BEAT, "收尾")),
        ("结局/满意", Goto(GotoKind.ENDING, "满意")),
        ("完了", Goto(GotoKind.DONE)),
        ("再来，最多2次，之后要投诉", Goto(GotoKind.AGAIN, limit=2, then=LATER)),
        ("再来,最多２次,之后转到要投诉", Goto(GotoKind.AGAIN, limit=2, then=LATER)),
        (
            "再来，最多1次，之后结局/投诉",
            Goto(GotoKind.AGAIN, limit=1, then=Goto(GotoKind.ENDING, "投诉", text="结局/投诉")),
        ),
        ("再来", Goto(GotoKind.AGAIN)),
        (
            "公共/要截图，完了回到报进度，最多1次",
            Goto(GotoKind.VISIT, "公共/要截图", limit=1, back="报进度"),
        ),
        ("公共/要截图，完了回到报进度", Goto(GotoKind.VISIT, "公共/要截图", back="报进度")),
    ],
)
def test_where_a_branch_leads(text: str, goto: Goto) -> None:
    found = going(text)
    assert isinstance(found, Goto)
    assert found == Goto(goto.kind, goto.target, goto.limit, goto.then, goto.back, text)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("，", "S202"),
        ("收尾，最多2次", "S203"),
        ("结局/", "S203"),
        ("再来，最多2次", "S202"),
        ("再来，之后要投诉", "S202"),
        ("再来，随便几次，之后要投诉", "S203"),
        ("再来，最多0次，之后要投诉", "S203"),
        ("公共/要截图", "S202"),
        ("公共/要截图，完了回到开场，看着办", "S203"),
    ],
)
def test_what_no_branch_can_lead_to(text: str, id: str) -> None:
    found = going(text)
    assert isinstance(found, Misread)
    assert found.id == id
    assert found.message
    assert found.fix


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("走项", SCENARIO | {"走向": SCENARIO["标题"]}, "走向"),
        ("例", BRANCH, "例句"),
        ("去", BRANCH, "转到"),
        ("对话", SCENARIO, "剧情"),
        ("标提", SCENARIO, "标题"),
        ("巨情", KEYS, "剧情"),
        ("结居", SCENARIO, "结局"),
        ("顾客 ", SCENARIO, "顾客"),
        ("收伟", ("开场", "收尾"), "收尾"),
        ("尾收", ("开场", "收尾"), "收尾"),
        ("颜色", SCENARIO, None),
        ("", SCENARIO, None),
    ],
)
def test_did_you_mean(word: str, known: tuple[str, ...], meant: str | None) -> None:
    assert nearest(word, known) == meant


def test_edits_count_swaps_of_neighbours_once() -> None:
    assert [edits("收尾", w) for w in ("收尾", "尾收", "收", "收尾了", "开场")] == [0, 1, 1, 1, 2]


def test_the_same_sound() -> None:
    assert sounds_like("走项", "走向")
    assert not sounds_like("走项", "走")
    assert not sounds_like("开场", "收尾")
