"""What counts of what was heard: over a round, and against what was said before."""

from dataclasses import replace

from tests.drill.stage import answered, finding, started
from trainer.drill import Drill, advance
from trainer.drill.events import CustomerSpoke, Speech
from trainer.drill.hearing import counted, of_round
from trainer.language import Finding

CANNED = "我马上帮您查物流，给您安排退款"


def heard(label: str, text: str, words: str) -> Finding:
    start = text.index(words)
    return replace(finding(label, words), start=start, end=start + len(words))


def said(drill: Drill, at: int, text: str, **steps: str) -> Drill:
    found = [heard(label, text, words) for label, words in steps.items()]
    return answered(drill, at, *found, text=text)


def asked() -> Drill:
    return advance(started(), CustomerSpoke(0, "开场", ("？",), Speech.OPENING))


def labels(drill: Drill, index: int) -> list[str]:
    return [f.label for i, f in of_round(drill, (index,)) if i == index]


def test_a_canned_tail_behind_new_words_earns_no_substance_again() -> None:
    drill = said(asked(), 1000, CANNED, investigate="查物流", resolve="退款")
    parroted = f"骗子，{CANNED}"
    drill = said(drill, 2000, parroted, investigate="查物流", resolve="退款", soothe="骗子")
    assert labels(drill, 0) == ["investigate", "resolve"]
    assert labels(drill, 1) == ["soothe"]


def test_news_beside_canned_words_counts() -> None:
    drill = said(asked(), 1000, CANNED, investigate="查物流")
    news = f"{CANNED}，另外今晚8点前给您回电"
    drill = said(drill, 2000, news, investigate="查物流", resolve="给您回电")
    assert labels(drill, 1) == ["resolve"]


def test_a_few_words_may_be_said_twice() -> None:
    drill = said(asked(), 1000, "我马上帮您查", investigate="帮您查")
    assert labels(said(drill, 2000, "我马上帮您查，别急", investigate="帮您查"), 1) == [
        "investigate"
    ]


def test_a_hand_off_is_lifted_by_later_help_only() -> None:
    drill = said(asked(), 1000, "我马上帮您查", investigate="帮您查")
    drill = said(drill, 2000, "这个不归我们管", shirk="不归我们管")
    assert [f.label for _, f in counted(drill)] == ["investigate", "shirk"]
    assert "shirk" not in [
        f.label for _, f in counted(said(drill, 3000, "我来问仓库", resolve="问仓库"))
    ]
