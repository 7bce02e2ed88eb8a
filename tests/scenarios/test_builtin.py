"""The built-in scenarios are whole: they load, their rehearsals hold, their shape is as agreed."""

import re

import pytest

from tests.scenarios import shelf
from trainer.drill.hints import model_line
from trainer.drill.transcript import perform
from trainer.scenario.explore import explore
from trainer.scenario.model import Rehearsal, SignalKind
from trainer.scoring import score
from trainer.scoring.expectation import disappointments
from trainer.scoring.points import within_axis
from trainer.scoring.scorecard import Axis

FIRST_MESSAGE = 20  # characters that 60 a minute allow before the first line of the house profile
LATER_MESSAGE = 30
SLOW_TYPING_MS = 1500  # a character, at 40 a minute
AT_LEAST = (">=", "≥")
# What would be somebody's: a mobile number, a full order or parcel number, a mail address.
PERSONAL = re.compile(r"1[3-9]\d{9}|\d{12,}|\w@\w|身份证号?[:：]\s*\d")

names = pytest.mark.parametrize("name", shelf.NAMES)
rehearsals = pytest.mark.parametrize(
    ("name", "rehearsal"),
    [pytest.param(n, r, id=f"{n} {r.name}") for n, r in shelf.rehearsals()],
)


def test_the_three_promised_scenarios_are_there() -> None:
    assert set(shelf.NAMES) <= set(shelf.EVERY)


@rehearsals
def test_a_rehearsal_goes_as_it_says(name: str, rehearsal: Rehearsal) -> None:
    scenario = shelf.scenario(name)
    played = perform(scenario, rehearsal.entries)
    card = score(played.drill, scenario)
    assert disappointments(rehearsal, played, card) == ()


@rehearsals
def test_a_rehearsal_says_how_it_should_end_and_what_it_is_worth(
    name: str, rehearsal: Rehearsal
) -> None:
    assert rehearsal.expect_ending
    assert rehearsal.expect_score is not None


@rehearsals
def test_good_rehearsals_pass_and_poor_ones_do_not(name: str, rehearsal: Rehearsal) -> None:
    scenario = shelf.scenario(name)
    card = score(perform(scenario, rehearsal.entries).drill, scenario)
    assert rehearsal.expect_score is not None
    assert card.passed is (rehearsal.expect_score[0] in AT_LEAST), card.verdict_reasons


@rehearsals
def test_the_points_that_are_shown_add_up_to_each_axis(name: str, rehearsal: Rehearsal) -> None:
    scenario = shelf.scenario(name)
    card = score(perform(scenario, rehearsal.entries).drill, scenario)
    for axis in Axis:
        begins = 0 if axis in (Axis.FLOW, Axis.TIMELINESS) else 100
        points = begins + sum(mark.points for mark in card.marks if mark.axis is axis)
        assert card.axis(axis) == within_axis(points)


@names
def test_a_scenario_shows_a_good_way_and_two_poor_ones(name: str) -> None:
    expected = [r.expect_score for r in shelf.scenario(name).rehearsals if r.expect_score]
    assert any(sign in AT_LEAST and points >= 90 for sign, points in expected)
    assert len([sign for sign, _ in expected if sign not in AT_LEAST]) >= 2


def test_a_customer_who_accepts_nothing_can_still_be_served_well() -> None:
    scenario = shelf.scenario("质量/纸尿裤漏尿没照片")
    refused = [r for r in scenario.rehearsals if r.expect_ending == "未接受"]
    assert refused
    for rehearsal in refused:
        card = score(perform(scenario, rehearsal.entries).drill, scenario)
        assert card.total >= 90
        assert card.passed


@names
def test_a_scenario_has_six_to_twelve_beats(name: str) -> None:
    assert 6 <= len(shelf.scenario(name).beats) <= 12


@names
def test_every_way_on_has_an_example(name: str) -> None:
    for beat in shelf.beats(name):
        for branch in beat.branches:
            if not branch.is_other() and not branch.is_late():
                assert branch.example, f"{beat.name}: {branch.goto.text}"


@names
def test_every_beat_ends_with_other_and_can_chase(name: str) -> None:
    for beat in shelf.beats(name):
        assert beat.branches[-1].is_other(), beat.name
        assert beat.chase, beat.name


@names
def test_all_six_steps_are_due_somewhere(name: str) -> None:
    due = {signal.name for beat in shelf.beats(name) for signal in beat.due}
    assert {"soothe", "investigate", "position", "resolve", "apologize", "thank"} <= due


@names
def test_everything_written_can_be_reached(name: str) -> None:
    scenario = shelf.scenario(name)
    seen = explore(scenario)
    assert seen.complete
    assert not seen.stuck
    assert {beat.name for beat in shelf.beats(name)} == seen.beats
    assert {ending.name for ending in scenario.endings} == seen.endings
    for beat in shelf.beats(name):
        for index, branch in enumerate(beat.branches):
            assert seen.takes(beat.name, False, index), f"{beat.name} 第{branch.place.line}行"


@names
def test_a_first_message_can_be_typed_within_the_line(name: str) -> None:
    for beat in shelf.beats(name):
        opens = beat.name == shelf.scenario(name).beats[0].name
        for branch in beat.branches:
            if branch.example:
                line = shelf.scenario(name).fill(branch.example[0])
                assert len(line) <= (FIRST_MESSAGE if opens else LATER_MESSAGE), line


@names
def test_every_beat_can_show_how_it_is_done(name: str) -> None:
    for beat in shelf.beats(name):
        line = model_line(shelf.scenario(name), beat.name)
        assert line, beat.name
        assert "【" not in line, line


@names
def test_nothing_in_a_scenario_belongs_to_a_person(name: str) -> None:
    for file, text in shelf.scenario(name).sources:
        assert not PERSONAL.search(text), file


@names
def test_a_model_answer_typed_at_sixty_characters_a_minute_is_never_late(name: str) -> None:
    scenario = shelf.scenario(name)
    for rehearsal in shelf.models(name):
        card = score(perform(scenario, rehearsal.entries).drill, scenario)
        assert card.timeliness == 100, rehearsal.name


@names
def test_a_slow_hand_still_passes(name: str) -> None:
    scenario = shelf.scenario(name)
    for rehearsal in shelf.models(name):
        played = perform(scenario, rehearsal.entries, typing_ms=SLOW_TYPING_MS)
        card = score(played.drill, scenario)
        assert card.passed, (rehearsal.name, card.verdict_reasons)


@names
def test_each_due_step_has_a_line_that_shows_how_it_sounds(name: str) -> None:
    scenario = shelf.scenario(name)
    for beat in shelf.beats(name):
        for signal in beat.due:
            if signal.kind is SignalKind.STEP:
                line = model_line(scenario, beat.name, signal)
                assert line and "【" not in line, (beat.name, signal.text)
