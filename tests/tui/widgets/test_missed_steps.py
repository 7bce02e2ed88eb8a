from dataclasses import replace

from tests.tui.sample import card, drill, scenario
from trainer.tui.widgets.missed_steps import NONE_MISSED, missed, missed_lines

DRILL, SCENARIO = drill(), scenario()
CARD = card(DRILL)


def test_missed_are_the_due_steps_and_actions() -> None:
    assert [mark.criterion for mark in missed(CARD)] == ["flow.due.resolve", "accuracy.due.urge"]


def test_a_missed_step_shows_where_it_was_due_and_what_would_do() -> None:
    lines = missed_lines(CARD, DRILL, SCENARIO, 76).plain.split("\n")
    assert lines == [
        "✗ 给说法",
        "  顾客说    “那怎么办？”",
        "  漏掉了    全力解决、催件",
        "  可以说    我现在催件，今晚8点前回您。",
        "  要先做    先点“催件”，再回复顾客。",
    ]


def test_nothing_missed_is_said_as_well() -> None:
    clean = replace(CARD, marks=CARD.marks[:1])
    assert NONE_MISSED in missed_lines(clean, DRILL, SCENARIO, 76).plain


def test_the_script_speaks_where_the_drill_has_no_line() -> None:
    silent = replace(DRILL, lines=())
    assert "“那怎么办？”" in missed_lines(CARD, silent, SCENARIO, 76).plain


def test_a_beat_that_the_scenario_has_no_more_is_no_trouble() -> None:
    other = replace(SCENARIO, beats=())
    assert "✗ 给说法" in missed_lines(CARD, replace(DRILL, lines=()), other, 76).plain
