"""One conversation: rounds and bursts, what a robot changes, what counts over a round."""

from collections.abc import Sequence

import pytest

from trainer.batch.conversation import SINCE_YEAR_1, Conversation, hear
from trainer.batch.desk import EARLIER, HISTORY
from trainer.batch.message import Message, Role
from trainer.language import Finding, Kind, listen
from trainer.scoring.counting import figure
from trainer.scoring.profile import HOUSE

WHO = {"顾": Role.CUSTOMER, "客": Role.AGENT, "机": Role.ROBOT}


def talk(*lines: str, agents: Sequence[str] = ()) -> list[Message]:
    """Return messages of lines such as `12 顾 人呢`: second, who, what."""
    found = []
    for at, line in enumerate(lines):
        second, who, text = [*line.split(" ", 2), ""][:3]
        agent = agents[at] if agents else "小林"
        found.append(Message("c", int(second) * 1000, WHO[who], text, agent, "早班", 0, at + 1))
    return found


def deaf(text: str, **_: object) -> tuple[Finding, ...]:
    return ()


def waited(conversation: Conversation) -> list[tuple[int, int | None]]:
    if conversation.contact is None or conversation.robot_alone:
        return []
    assert len(conversation.contact.waits) == len(conversation.rounds)
    return [
        (second(one.since), None if one.answered is None else second(one.answered))
        for one in conversation.contact.waits
    ]


def second(at: int) -> int:
    return (at - SINCE_YEAR_1) // 1000


@pytest.mark.parametrize(
    ("lines", "rounds"),
    [
        pytest.param(["0 顾 在吗", "9 客 在"], [(0, 9)], id="one round"),
        pytest.param(["0 顾 在吗", "5 顾 人呢", "9 客 在"], [(0, 9)], id="a burst is one round"),
        pytest.param(
            ["0 顾 在吗", "9 客 在", "12 客 您说"], [(0, 9)], id="a second answer answers nothing"
        ),
        pytest.param(["0 顾 在吗", "3 客 。。。", "9 客 在"], [(0, 9)], id="dots are no answer"),
        pytest.param(["0 顾 在吗"], [(0, None)], id="never answered"),
        pytest.param(["0 客 您好", "4 顾 在吗", "9 客 在"], [(4, 9)], id="the agent speaks first"),
        pytest.param(
            ["9 客 在", "0 顾 在吗"], [(0, 9)], id="rows out of order stand by their time"
        ),
        pytest.param(
            ["0 顾 在吗", "0 客 在", "0 顾 好"],
            [(0, 0), (0, None)],
            id="one second, as in the file",
        ),
        pytest.param(["0 顾 在吗", "1 机 您好"], [], id="the robot served alone"),
        pytest.param(
            ["0 顾 在吗", "1 机 您好", "60 顾 转人工", "61 机 正在转", "70 客 您好"],
            [(60, 70)],
            id="from the last word before the robot handed over",
        ),
        pytest.param(
            ["0 顾 在吗", "1 机 您好", "60 顾 人工", "65 顾 快", "70 客 您好"],
            [(60, 70)],
            id="from the first word after the robot",
        ),
        pytest.param(
            ["0 顾 在吗", "5 客 在", "9 机 系统提示", "20 顾 好", "30 客 嗯好的"],
            [(0, 5), (20, 30)],
            id="a robot between rounds changes nothing",
        ),
    ],
)
def test_rounds(lines: list[str], rounds: list[tuple[int, int | None]]) -> None:
    assert waited(hear(talk(*lines), deaf)) == rounds


def test_the_house_line_counts_the_first_and_the_later_rounds() -> None:
    contact = hear(
        talk("0 顾 a", "21 客 b", "30 顾 c", "60 客 d", "70 顾 e", "101 客 f"), deaf
    ).contact
    assert contact is not None
    found = figure(HOUSE.indicators[0], [contact])
    assert (found.counted, found.hits) == (3, 1)


def test_what_the_judge_is_told() -> None:
    told: list[tuple[str, dict[str, object]]] = []

    def listening(text: str, **context: object) -> tuple[Finding, ...]:
        told.append((text, context))
        return ()

    lines = ("0 顾 一", "1 机 二", "2 顾 三", "3 客 四", "4 客 五", "5 顾 六", "6 客 七")
    hear(talk(*lines), listening)
    assert [(text, context["customer"], context["earlier"]) for text, context in told] == [
        ("四", "一\n三", ()),
        ("五", "一\n三", ("四",)),
        ("七", "六", ("四", "五")),
    ]
    assert told[1][1]["history"] == (("customer", "一"), ("customer", "三"), ("agent", "四"))


def test_a_conversation_without_end_costs_its_length() -> None:
    longest = {"earlier": 0, "history": 0}

    def listening(text: str, *, earlier: Sequence[str], history: Sequence[object], **_: object):  # type: ignore[no-untyped-def]
        longest["earlier"] = max(longest["earlier"], len(earlier))
        longest["history"] = max(longest["history"], len(history))
        return ()

    hear(talk(*(f"{at} {'顾客'[at % 2]} 第{at}句" for at in range(500))), listening)
    assert longest == {"earlier": EARLIER, "history": HISTORY}


def test_help_in_a_later_message_of_the_round_lifts_a_hand_off() -> None:
    lines = ("0 顾 到底谁负责？", "5 客 这个不归我们管，您找快递吧", "9 客 我马上帮您查一下物流")
    first, second = hear(talk(*lines), listen).replies
    assert "shirk" not in {finding.label for finding in first.counted}
    assert "shirk" in {finding.label for finding in first.lifted}
    assert "investigate" in {finding.label for finding in second.counted}
    (alone,) = hear(talk(*lines[:2]), listen).replies
    assert "shirk" in {finding.label for finding in alone.counted}


def test_what_counts_does_not_change_with_what_was_said_long_before() -> None:
    before = [f"{at} {'顾客'[at % 2]} 好的，第{at}次" for at in range(200)]
    lines = ("300 顾 到底谁负责？", "305 客 这个不归我们管，您找快递吧")
    last = hear(talk(*before, *lines), listen).replies[-1]
    assert "shirk" in {finding.label for finding in last.counted}


def test_a_reply_of_nobodys_belongs_to_who_replied_before() -> None:
    lines = ("0 顾 a", "1 客 b", "2 顾 c", "3 客 d", "4 顾 e")
    conversation = hear(talk(*lines, agents=("", "小林", "", "", "")), deaf)
    assert [one.message.agent for one in conversation.replies] == ["小林", "小林"]
    assert [one.agent for one in conversation.rounds] == ["小林", "小林", "小林"]


def test_a_judge_that_fails_on_one_reply_is_named_and_the_others_are_judged() -> None:
    def failing(text: str, **_: object) -> tuple[Finding, ...]:
        if text == "坏":
            raise ValueError(text)
        return (Finding(Kind.STEP, "greet", 0, 1, text[:1], "greet.hello"),)

    conversation = hear(talk("0 顾 a", "1 客 坏", "2 顾 b", "3 客 好"), failing)
    assert [one.trouble for one in conversation.replies] == ["ValueError", ""]
    assert [len(one.counted) for one in conversation.replies] == [0, 1]
