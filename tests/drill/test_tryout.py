"""Trying out: the customer answers at once, nothing passes unless asked, and it goes anew."""

from dataclasses import replace

import pytest

from tests.drill.stage import scenario
from trainer.drill.state import Phase
from trainer.drill.tryout import Do, Say, Start, Wait, further, hinted, parting, try_out
from trainer.scenario.model import Goto, GotoKind

GOOD = "您先别着急，我马上帮您查物流"


def test_the_customer_answers_a_reply_at_once_and_not_before_the_round_is_said() -> None:
    told = try_out(scenario(), Start(), [Say("您先别着急", more=True), Say("我马上帮您查物流")])
    assert [step.turn is None for step in told.steps] == [True, False]
    assert told.drill.pending == () and told.drill.lines[-1].who.value == "customer"


def test_a_look_up_ends_at_once_and_no_limit_passes_meanwhile() -> None:
    told = try_out(scenario(), Start(), [Do("look_parcel")])
    assert told.drill.seen("look_parcel") and told.drill.turns == ()


def test_the_limit_passes_when_it_is_asked_to() -> None:
    told = try_out(scenario(), Start(), [Wait()])
    assert "超时" in told.steps[0].turn.signals  # type: ignore[union-attr]


def test_it_begins_in_any_beat_with_any_anger() -> None:
    last = scenario().beats[-1]
    told = try_out(scenario(), Start(last.name, 12), [])
    assert (told.drill.beat, told.drill.anger) == (last.name, 12)
    assert told.drill.lines[0].text == last.says[0][0]


def test_a_beat_that_is_gone_becomes_the_opening() -> None:
    told = try_out(scenario(), Start("没有的", 12), [])
    assert told.start == Start() and told.drill.beat == scenario().beats[0].name


def test_what_comes_after_the_end_is_left_over_and_kept() -> None:
    acts = [Wait()] * 40
    told = try_out(scenario(), Start(), acts)
    assert told.drill.phase is Phase.ENDED
    assert told.left and told.acts == tuple(acts)


def test_a_changed_scenario_parts_where_it_leads_elsewhere() -> None:
    old = scenario()
    first = old.beats[0]
    ending = Goto(GotoKind.ENDING, old.endings[-1].name)
    ways = tuple(replace(branch, goto=ending) for branch in first.branches)
    new = replace(old, beats=(replace(first, branches=ways), *old.beats[1:]))
    acts = [Do("look_parcel"), Say(GOOD)]
    before, after = try_out(old, Start(), acts), try_out(new, Start(), acts)
    assert parting(before, after) == 1
    assert parting(before, try_out(old, Start(), acts)) is None


def test_further_acts_give_what_the_whole_would() -> None:
    whole = try_out(scenario(), Start(), [Do("look_parcel"), Say(GOOD)])
    first = try_out(scenario(), Start(), [Do("look_parcel")])
    assert further(scenario(), first, [Say(GOOD)]).drill == whole.drill


@pytest.mark.parametrize("acts", [[], [Do("look_parcel")]], ids=["at the start", "later"])
def test_a_hint_changes_nothing_but_the_next_hint(acts: list[Do]) -> None:
    told = try_out(scenario(), Start(), acts)
    once, first = hinted(scenario(), told)
    _, second = hinted(scenario(), once)
    assert first and second and once.drill.lines == told.drill.lines
    assert once.acts == told.acts
