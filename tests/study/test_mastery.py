from datetime import timedelta

from tests.study.samples import NOW, SOOTHED, UNSOOTHED, past
from trainer.study import PastDrill, grown, progress
from trainer.study.evidence import observations
from trainer.study.mastery import HALF_DAYS, REMEMBERED, Standing, standings, weakest_first


def standing(skill: str, *drills: PastDrill) -> Standing:
    return next(one for one in standings(observations(drills), NOW) if one.skill.id == skill)


def mastery(*drills: PastDrill) -> int:
    return standing("step.soothe", *drills).mastery


def test_mastery_grows_with_every_drill_that_went_well() -> None:
    figures = [mastery(*[past(*SOOTHED)] * times) for times in range(5)]
    assert figures[0] == 50 and figures == sorted(set(figures)) and figures[2] >= 80


def test_what_is_newer_weighs_more() -> None:
    assert mastery(past(*UNSOOTHED), past(*SOOTHED)) > 50
    assert mastery(past(*SOOTHED), past(*UNSOOTHED)) < 50


def test_who_does_not_practise_drifts_to_the_middle_from_above_and_from_below() -> None:
    good = [mastery(*[past(*SOOTHED, days=days)] * 4) for days in (0, HALF_DAYS, 400)]
    bad = [mastery(*[past(*UNSOOTHED, days=days)] * 4) for days in (0, HALF_DAYS, 400)]
    assert good[0] > good[1] > good[2] == 50 and bad[0] < bad[1] < bad[2] == 50


def test_a_drill_of_tomorrow_counts_as_one_of_now() -> None:
    assert mastery(past(*SOOTHED, days=-3)) == mastery(past(*SOOTHED))


def test_what_is_forgotten_changes_no_figure() -> None:
    newest = [past(*SOOTHED)] * REMEMBERED
    assert mastery(*[past(*UNSOOTHED)] * 500, *newest) == mastery(*newest)


def test_few_drills_are_called_a_guess() -> None:
    assert standing("step.soothe", past(*SOOTHED), past(*SOOTHED)).is_guess
    assert not standing("step.soothe", *[past(*SOOTHED)] * 3).is_guess


def test_the_weakest_comes_first_and_a_fault_that_never_happened_not_at_all() -> None:
    drill = past(*SOOTHED, ("flow.due.thank", False), ("attitude.fault.blame", False))
    ids = [one.skill.id for one in weakest_first(standings(observations((drill,)), NOW))]
    assert set(ids[:2]) == {"step.thank", "fault.blame"}
    assert "fault.retort" not in ids and ids[-1] == "step.soothe"


def test_a_drill_tells_how_its_steps_grew() -> None:
    before = (past(*UNSOOTHED), past(("flow.due.thank", True)))
    (grew,) = grown(before, (*before, past(*SOOTHED, ("timeliness.round", True))), NOW)
    assert grew.skill.name == "安抚" and (grew.before or 50) < 50 < grew.after
    (new,) = grown((), (past(*SOOTHED),), NOW)
    assert new.before is None


def test_progress_is_what_the_last_ten_drills_brought() -> None:
    worse, better = [past(*UNSOOTHED, days=1)] * 3, [past(*SOOTHED)] * 10
    soothe = next(p for p in progress(worse + better, NOW) if p.standing.skill.name == "安抚")
    assert soothe.drills == 10 and soothe.gained is not None and soothe.gained > 50
    (thank,) = (p for p in progress(better, NOW) if p.standing.skill.id == "step.thank")
    assert thank.gained is None


def test_one_drill_alone_has_no_progress_to_tell_of() -> None:
    assert {p.gained for p in progress([past(*SOOTHED)], NOW)} == {None}
    assert {p.gained for p in progress([], NOW)} == {None}
    two = progress([past(*UNSOOTHED), past(*SOOTHED)], NOW + timedelta(hours=1))
    assert {p.drills for p in two} == {1}
