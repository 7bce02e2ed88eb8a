from dataclasses import replace

from tests.tui.sample import drill, finding
from trainer.drill.events import Heard
from trainer.drill.state import Drill, Line, Reply, Round, Speaker
from trainer.language import Kind, Severity
from trainer.tui.widgets.bubble import Bubble
from trainer.tui.widgets.plain_content import PlainText
from trainer.tui.widgets.reply_view import (
    NOT_JUDGED,
    NOTHING_HEARD,
    SPANS,
    ReplyView,
    finding_lines,
    happenings,
    marked_reply,
)

DRILL = drill()


def judged(text: str, *findings: object) -> Reply:
    return Reply(0, text, "开场", Heard(0, "1", findings))  # type: ignore[arg-type]


def test_each_finding_is_marked_and_numbered_in_its_words() -> None:
    content = marked_reply(DRILL.replies[0])
    assert content.plain == "等三天太急人[1]，我马上查物流[2]"
    styled = {str(content[s.start : s.end]) for s in content.spans if s.style == SPANS[Kind.STEP]}
    assert styled == {"等三天太急人", "我马上查物流"}


def test_words_that_carry_two_labels_have_both_numbers() -> None:
    text = "谁让您不看尺码表"
    reply = judged(
        text,
        finding(Kind.FAULT, "retort", text, "谁让您", severity=Severity.HARD),
        finding(Kind.FAULT, "blame", text, "谁让您", severity=Severity.SOFT),
    )
    assert marked_reply(reply).plain == "谁让您[1,2]不看尺码表"


def test_marks_stay_on_their_words_where_characters_are_dropped() -> None:
    text = "\x1b[31m\u202e不归我们管"
    reply = judged(text, finding(Kind.FAULT, "shirk", text, "不归我们管"))
    assert marked_reply(reply).plain == "[31m不归我们管[1]"


def test_a_fault_shows_name_weight_words_reason_and_a_better_line() -> None:
    assert finding_lines(DRILL.replies[1], 76).plain.split("\n") == [
        "[1] ✗ 推诿（对抗）  “不归我们管”",
        "    客户听到的是没人管。",
        "    更好 → 这件事我先接下来。",
    ]


def test_a_doubt_for_the_trainer_is_shown_and_costs_nothing() -> None:
    text = "这个不归我们管"
    doubt = finding(Kind.FAULT, "shirk", text, "不归我们管", review=True)
    assert "？ 推诿（请培训师看，不计分）" in finding_lines(judged(text, doubt), 76).plain
    assert not [s for s in marked_reply(judged(text, doubt)).spans if s.style == SPANS[Kind.FAULT]]


def test_nothing_heard_is_said_in_words() -> None:
    assert finding_lines(judged("嗯嗯"), 76).plain == NOTHING_HEARD
    assert finding_lines(Reply(0, "嗯", "开场"), 76).plain == NOT_JUDGED


def test_all_that_happened_comes_in_order() -> None:
    kinds = [type(widget) for widget in happenings(DRILL, "小橙子", "您")]
    assert kinds == [
        PlainText,
        Bubble,
        Bubble,
        ReplyView,
        PlainText,
        PlainText,
        Bubble,
        ReplyView,
    ]


def test_a_customer_who_answers_in_the_same_moment_comes_after_the_reply() -> None:
    lines = (
        Line(0, Speaker.CUSTOMER, "在吗", "甲"),
        Line(9, Speaker.AGENT, "在", "甲", reply=0),
        Line(9, Speaker.CUSTOMER, "好", "乙"),
    )
    rounds = (Round("甲", 0, 9, (0,), closed=True), Round("乙", 9))
    played = Drill(lines=lines, rounds=rounds, replies=(Reply(9, "在", "甲"),))
    kinds = [type(widget) for widget in happenings(played, "顾客", "您")]
    assert kinds == [PlainText, Bubble, ReplyView, PlainText, Bubble]


def test_the_first_round_begins_with_the_reply_where_the_agent_opens() -> None:
    lines = (Line(5, Speaker.AGENT, "您好，通知您一声", "甲", reply=0),)
    played = Drill(
        lines=lines, rounds=(Round("甲", 0, 5, (0,)),), replies=(Reply(5, "您好", "甲"),)
    )
    assert [type(w) for w in happenings(played, "顾客", "您")] == [PlainText, ReplyView]


def test_a_drill_without_a_word_shows_nothing() -> None:
    assert not list(happenings(replace(DRILL, lines=(), deeds=()), "顾客", "您"))
