from trainer.drill.events import Heard
from trainer.drill.state import Reply
from trainer.language import Finding, Kind, Severity
from trainer.tui.feedback import NOTHING_HEARD, feedback

SOOTHED = Finding(Kind.STEP, "soothe", 0, 2, "着急", "soothe.feel")
SHIRKED = Finding(
    Kind.FAULT,
    "shirk",
    0,
    5,
    "不归[b]我们",
    "shirk.disown",
    "没人管我",
    "我先接下来",
    Severity.HARD,
)


def reply(*findings: Finding) -> Reply:
    return Reply(0, "…", "开场", Heard(0, "1", findings))


def test_steps_stand_on_one_line_each_once() -> None:
    assert feedback(reply(SOOTHED, SOOTHED)).plain == "✓ 安抚"


def test_a_fault_says_what_why_and_a_better_line() -> None:
    text = feedback(reply(SOOTHED, SHIRKED)).plain
    assert text == "✓ 安抚\n✗ 推诿 “不归[b]我们” 没人管我\n  换成：我先接下来"


def test_nothing_heard_says_what_to_do() -> None:
    assert feedback(reply()).plain == NOTHING_HEARD


def test_a_reply_that_was_not_judged_yet_has_none() -> None:
    assert feedback(Reply(0, "…", "开场")).plain == ""
