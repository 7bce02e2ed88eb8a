"""`trainer rehearse SCENARIO [TRANSCRIPT]`: play a transcript and print what it is worth.

With `--json` the shape of the doors page: one object for one transcript. Without a transcript
the scenario's own 试演 are played, each held against what it expects. With `--profile` the customer
waits as that profile does, and its figures stand beside. It exits 0 whenever it
played, 2 where something could not be read.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from trainer.cli.figures import NOT_SCORING, figure_lines, kpi_shape, rounds_shape
from trainer.cli.scenarios import open_scenario
from trainer.cli.settings import load_settings
from trainer.drill.hearing import of_round
from trainer.drill.state import Drill
from trainer.drill.transcript import Performance, perform
from trainer.language import STEPS, Kind
from trainer.safe_text import shown
from trainer.scenario import Scenario, load_transcript
from trainer.scenario.model import Rehearsal
from trainer.scenario.opened import or_raise
from trainer.scenario.variation import varied_for
from trainer.scoring import Scorecard, score
from trainer.scoring.expectation import disappointments
from trainer.scoring.profile import HOUSE, Profile, Profiles
from trainer.scoring.scorecard import AXIS_NAMES, Axis


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("scenario", help="场景名（物流/快递迟到）或文件")
    parser.add_argument("transcript", nargs="?", help="对答稿 YAML；不写就走场景里的试演")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--seed", type=int, default=0, help="种子（默认 0）")
    parser.add_argument(
        "--profile", default="house", metavar="口径", help="考核口径，如 taobao（默认 house）"
    )


def run(args: argparse.Namespace) -> int:
    """Play and print; 0 whenever it played."""
    settings = load_settings()
    counting = Profiles(settings.own_scenarios).find(args.profile)
    scenario = open_scenario(args.scenario, settings)
    if args.transcript is not None:
        loaded = or_raise(load_transcript(Path(args.transcript), scenario), args.transcript)
        rehearsals: tuple[Rehearsal, ...] = (loaded,)
    else:
        rehearsals = scenario.rehearsals
    if not rehearsals:
        print(f"“{scenario.title}”里没有试演，也没有给对答稿。", file=sys.stderr)
        return 2
    results = [_play(scenario, r, args.seed, counting) for r in rehearsals]
    if args.json:
        shapes = [_shape(scenario, played, card, counting) for _, played, card in results]
        print(json.dumps(shapes[0] if args.transcript else shapes, ensure_ascii=False))
        return 0
    for rehearsal, played, card in results:
        _print(rehearsal, played, card)
        if counting.name != HOUSE.name:
            _print_figures(counting, played)
        print()
    return 0


def _play(
    scenario: Scenario, rehearsal: Rehearsal, seed: int, counting: Profile
) -> tuple[Rehearsal, Performance, Scorecard]:
    """Play under a profile; one that scores no drill leaves the scoring to the house's."""
    scoring = HOUSE if counting.scoring is None else counting
    scenario = varied_for(scenario, rehearsal, seed)
    played = perform(scenario, rehearsal.entries, seed=seed, pace=scoring.pace)
    return rehearsal, played, score(played.drill, scenario, scoring)


def _shape(
    scenario: Scenario, played: Performance, card: Scorecard, counting: Profile
) -> dict[str, Any]:
    """Return the JSON object of the doors page; under `kpi` the profile stands beside house."""
    drill = played.drill
    faults = []
    rounds = []
    for number, result in enumerate(card.rounds, 1):
        heard = of_round(drill, result.replies)
        replies = []
        for index in result.replies:
            here = [f for i, f in heard if i == index]
            wrong = [f for f in here if f.kind is Kind.FAULT]
            shapes = [
                {"fault": f.label, "severity": f.severity and f.severity.value, "quote": f.quote}
                for f in wrong
            ]
            faults += [{"round": number, **shape} for shape in shapes]
            steps = dict.fromkeys(f.label for f in here if f.kind is Kind.STEP)
            replies.append(
                {"text": drill.replies[index].text, "steps": list(steps), "faults": shapes}
            )
        rounds.append(
            {
                "beat": result.beat,
                "asked_s": result.asked_s,
                "answered_s": result.answered_s,
                "late": result.late,
                "anger": result.anger,
                "replies": replies,
            }
        )
    return {
        "version": 1,
        "scenario": scenario.path,
        "digest": scenario.digest,
        "judge": card.judge,
        "ending": card.ending,
        "satisfaction": card.satisfaction,
        "total": card.total,
        "passed": card.passed,
        "axes": {axis.value: card.axis(axis) for axis in Axis},
        "steps": {
            name: {"due": result.due, "done": result.done, "round": result.round}
            for name, result in card.steps
        },
        "faults": faults,
        "kpi": _kpi(counting, drill),
        "rounds": rounds,
        "unused": played.unused,
    }


def _kpi(counting: Profile, drill: Drill) -> dict[str, Any]:
    """Return the figures of the house, and beside them those of another profile."""
    house = {HOUSE.name: rounds_shape(HOUSE, drill)}
    other = counting.name != HOUSE.name
    return {**house, counting.name: kpi_shape(counting, drill)} if other else house


def _print_figures(counting: Profile, played: Performance) -> None:
    for line in figure_lines(counting, played.drill):
        print(f"  {line}")
    if counting.scoring is None:
        print(f"    {NOT_SCORING}")


def _print(rehearsal: Rehearsal, played: Performance, card: Scorecard) -> None:
    """Print one rehearsal for a reader: its way, its marks that were lost, its verdict."""
    wrong = disappointments(rehearsal, played, card)
    expected = rehearsal.expect_ending or rehearsal.expect_score is not None
    state = "不符" if wrong else "符合" if expected else card.verdict
    print(f"【{shown(rehearsal.name or '对答稿')}】{state}")
    axes = "  ".join(f"{AXIS_NAMES[axis]} {card.axis(axis)}" for axis in Axis)
    print(f"  结局 {shown(card.ending)}（{card.satisfaction}）  总分 {card.total}  {card.verdict}")
    print(f"  {axes}")
    missed = [STEPS[name] for name, r in card.steps if r.due and not r.done]
    if missed:
        print(f"  没做到: {'、'.join(missed)}")
    for reason in card.verdict_reasons:
        print(f"  没有通过：{shown(reason)}")
    for mark in card.marks:
        if mark.points < 0 or (mark.axis is Axis.TIMELINESS and not mark.met):
            quote = next((f"“{shown(e.quote)}” " for e in mark.evidence if e.quote), "")
            print(f"  {mark.points} {shown(mark.title)}: {quote}{shown(mark.reason)}")
    for sentence in wrong:
        print(f"  ✗ {shown(sentence)}")
    if played.unused:
        print(f"  结束之后还有 {played.unused} 条对答没有用上。")
