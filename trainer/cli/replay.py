"""`trainer replay DRILL`: a drill as it went, and its scorecard computed anew from its events.

With `--profile` the figures of a profile (考核口径) follow, and why each round counts or does not.

Exits 1 where the new scorecard is not, byte for byte, the one that was kept.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator

from trainer.cli.figures import figure_lines
from trainer.cli.kept import find_drill
from trainer.cli.settings import load_settings
from trainer.drill import Drill, Event, advance, replay
from trainer.drill.events import (
    MODE_NAMES,
    BranchTaken,
    Heard,
    Replied,
    Resumed,
    Started,
)
from trainer.errors import TrainerError
from trainer.language import LABEL_NAMES, Finding, Kind
from trainer.plain import scorecard_lines
from trainer.plain.words import event_lines, moment
from trainer.safe_text import shown, shown_line
from trainer.scenario import Scenario
from trainer.scenario.model import Customer
from trainer.scoring import score
from trainer.scoring.profile import HOUSE, Profile, Profiles
from trainer.store import Archive, KeptDrill, Summary
from trainer.store.kept_scenario import kept_scenario
from trainer.store.resume import duration
from trainer.store.summary import card_to_text

SITTING = "k"  # what the number of a sitting begins with


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "drill", metavar="编号", help="演练编号（或能认出它的前几位），考试编号也行"
    )
    parser.add_argument("--profile", metavar="口径", help="再按哪个考核口径看一遍，如 taobao")


def run(args: argparse.Namespace) -> int:
    """Print the drill and its scorecard."""
    settings = load_settings()
    if args.drill.strip().startswith(SITTING):
        from trainer.cli.exam_plain import tell_again

        return tell_again(settings, args.drill)
    profiles = Profiles(settings.own_scenarios)
    asked = None if args.profile is None else profiles.find(args.profile)
    archive, kept = find_drill(settings, args.drill)
    with archive:
        events = archive.events_of(kept.id)
        scenario, problem = _scenario(archive, kept)
    own, gone = _own_profile(profiles, kept)
    for line in (*heading_lines(kept), "", *conversation_lines(events, scenario), ""):
        print(line)
    drill = replay(events)
    if not drill.over:
        print("这次演练还没有结束。运行 trainer 可以接着练。")
        return 0
    figures = () if asked is None else ("", *figure_lines(asked, drill))
    if problem := problem or gone:
        for line in figures[1:]:
            print(line)
        print(f"成绩不能重算：{problem}{_as_kept(kept.summary)}", file=sys.stderr)
        return 1
    card = score(drill, scenario, own)
    for line in (*scorecard_lines(card), *figures):
        print(line)
    if kept.summary is None or kept.summary.card == card_to_text(card):
        return 0
    print(f"\n注意：现在重算的成绩和当时的不完全相同。{_as_kept(kept.summary)}", file=sys.stderr)
    return 1


def _scenario(archive: Archive, kept: KeptDrill) -> tuple[Scenario, str]:
    """Return the scenario; where it cannot be rebuilt, a bare one to show all else, and why."""
    try:
        return kept_scenario(archive, kept), ""
    except TrainerError as error:
        return Scenario(kept.scenario, kept.title, 0, Customer(), (), ()), str(error)


def _own_profile(profiles: Profiles, kept: KeptDrill) -> tuple[Profile, str]:
    """Return the profile that the drill was scored by; where it is gone, the house's and why."""
    try:
        return profiles.find(kept.profile), ""
    except TrainerError as error:
        return HOUSE, str(error)


def _as_kept(summary: Summary | None) -> str:
    return (
        "" if summary is None else f"当时记下的是 {summary.total} 分、{summary.verdict}，没有改动。"
    )


def heading_lines(kept: KeptDrill) -> Iterator[str]:
    """Yield who took which drill, when and how."""
    began = kept.started.astimezone().strftime("%Y-%m-%d %H:%M")
    mode = MODE_NAMES.get(kept.mode, kept.mode)
    yield f"演练 {kept.id}　{shown_line(kept.trainee)}　{began}　{mode}"
    yield f"场景: {shown_line(kept.title)}（{shown_line(kept.scenario)}）"


def conversation_lines(events: Iterable[Event], scenario: Scenario) -> Iterator[str]:
    """Yield the conversation with its moments, what was heard in each reply, and the anger."""
    drill = Drill()
    for event in events:
        before, drill = drill, advance(drill, event)
        match event:
            case Started():
                yield f"[{moment(event.at)}] 开始，顾客怒气 {event.anger}"
            case Replied():
                yield f"[{moment(event.at)}] 我: {shown(event.text)}"
            case Heard():
                yield from heard_lines(event.findings)
            case BranchTaken() if before.anger != drill.anger:
                yield f"    怒气 {before.anger} → {drill.anger}"
            case Resumed(crashed=True):
                yield f"[{moment(event.at)}] 程序中断了{duration(event.gap_ms)}，之后继续"
            case _:
                yield from event_lines(event, drill, scenario)


def heard_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield what was heard in a reply: each label once, with its words, why, and a better line."""
    by_label: dict[tuple[Kind, str, bool], list[Finding]] = {}
    for finding in findings:
        by_label.setdefault((finding.kind, finding.label, finding.review), []).append(finding)
    for (kind, label, review), alike in by_label.items():
        sign = "?" if review else "✗" if kind is Kind.FAULT else "✓"
        quotes = "".join(f"“{shown_line(one.quote)}”" for one in alike)
        note = "（需人工复核，不计分）" if review else ""
        yield f"    {sign} {LABEL_NAMES[label]} {quotes} {shown_line(alike[0].reason)}{note}"
        for better in dict.fromkeys(one.better for one in alike if one.better):
            yield f"      可以换成: {shown_line(better)}"
