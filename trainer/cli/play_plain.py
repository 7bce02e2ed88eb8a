"""`trainer play` without a screen: choose, read the briefing, play line by line, see the score."""

import argparse
import sys
from datetime import UTC, datetime

from trainer.cli.asking import ask, choose, say, take_any_text, wants, whose
from trainer.cli.clock import steady_seconds
from trainer.cli.play import MODES
from trainer.cli.scenarios import library_of, open_scenario
from trainer.cli.seeds import draw_seed
from trainer.cli.settings import Settings
from trainer.drill import Drill, Event, Mode, Pace, Play, replay
from trainer.errors import TrainerError
from trainer.plain import PlainDrill, scorecard_lines
from trainer.plain.source import PipedLines, Source, TypedLines
from trainer.plain.words import briefing_lines, event_lines
from trainer.safe_text import shown
from trainer.scenario import Scenario
from trainer.scenario.variation import varied
from trainer.scoring import HOUSE, score
from trainer.store import Archive, KeptDrill
from trainer.store.kept_scenario import kept_scenario
from trainer.store.resume import Way, resumption

SHOWN_AGAIN = 6  # lines of the conversation that are shown when a drill goes on


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Play one drill in plain lines; 0 when it was played, whatever it was worth."""
    take_any_text()
    live = sys.stdin.isatty()
    with Archive(settings.database) as archive:
        trainee = archive.welcome(whose(args.trainee, settings.last_trainee, live))
        if live and not args.trainee:  # --as is for this once, and nobody is at a pipe
            settings.remember_trainee(trainee)
        try:
            _play(settings, args, archive, trainee, live)
        except KeyboardInterrupt:
            say("\n练到这里都已经存好，下次启动可以接着练。")
            raise
    return 0


def _play(
    settings: Settings, args: argparse.Namespace, archive: Archive, trainee: str, live: bool
) -> None:
    unfinished = archive.unfinished(trainee)
    if unfinished and not live:
        _tell_unfinished(unfinished[0])
    elif unfinished and _goes_on(unfinished[0]):
        _go_on(archive, unfinished[0], live)
        return
    elif unfinished:
        _give_up(archive, unfinished[0])
    seed = draw_seed() if args.seed is None else args.seed
    scenario = varied(_choose(settings, args.scenario, live), seed)
    mode = Mode(MODES.get(args.mode, Mode.PRACTICE))
    for line in briefing_lines(scenario, mode):
        say(line)
    if live:
        ask("按回车开始。")
    play = Play(scenario)
    pace = Pace(HOUSE.first_s, HOUSE.later_s, settings.settle_s)
    begun = play.start(seed=seed, mode=mode, pace=pace)
    drill_id = archive.begin(scenario, trainee, begun)
    for event in begun:
        for line in event_lines(event, play.drill, scenario):
            say(line)
    _finish(archive, drill_id, play, _source(live, 0))


def _finish(archive: Archive, drill_id: str, play: Play, source: Source) -> None:
    def record(events: tuple[Event, ...]) -> None:
        archive.record(drill_id, events)

    drill = PlainDrill(play, source, record=record, say=say).run()
    _score(archive, drill_id, drill, play.scenario)


def _score(archive: Archive, drill_id: str, drill: Drill, scenario: Scenario) -> None:
    card = score(drill, scenario)
    archive.finish(drill_id, card)
    say("")
    for line in scorecard_lines(card):
        say(line)
    say(f"编号 {drill_id}，用 trainer replay {drill_id} 可以重看。")


def _go_on(archive: Archive, kept: KeptDrill, live: bool) -> None:
    """Go on with a drill that was broken off, by the rule for gaps."""
    events = archive.go_on(kept.id)
    drill = replay(e.event for e in events)
    scenario = kept_scenario(archive, kept)
    way = resumption(drill, datetime.now(UTC) - kept.last)
    say(way.sentence)
    if way.way is Way.SCORE:
        _score(archive, kept.id, drill, scenario)
        return
    play = Play(scenario, drill=drill)
    for line in drill.lines[-SHOWN_AGAIN:]:
        who = shown(scenario.customer.nickname) if line.who.value == "customer" else "我"
        say(f"  {who}: {shown(line.text)}")
    archive.record(kept.id, play.resume(way.at, way.gap_ms, crashed=True))
    _finish(archive, kept.id, play, _source(live, way.goes_on_at))


def _tell_unfinished(kept: KeptDrill) -> None:
    """In a pipe nobody can be asked: say what waits; a new drill begins."""
    title = shown(kept.title)
    say(f"（“{title}”上次没有练完，编号 {kept.id}；在终端里运行 trainer 可以接着练。）")


def _goes_on(kept: KeptDrill) -> bool:
    """Ask whether to go on; whoever does not answer 否 goes on."""
    question = f"“{shown(kept.title)}”上次没有练完，接着练吗？（否: 记为中断）[是/否] "
    return wants(question)


def _give_up(archive: Archive, kept: KeptDrill) -> None:
    """End a drill that nobody wants to go on with; what was done of it stays kept."""
    drill = replay(e.event for e in archive.go_on(kept.id))
    play = Play(kept_scenario(archive, kept), drill=drill)
    archive.record(kept.id, play.leave(drill.now))
    archive.finish(kept.id, score(play.drill, play.scenario))


def _source(live: bool, at: int) -> Source:
    return TypedLines(sys.stdin, steady_seconds, at) if live else PipedLines(sys.stdin)


def _choose(settings: Settings, named: str, live: bool) -> Scenario:
    """Return the scenario that was named, else the one chosen from a numbered list."""
    if named:
        return open_scenario(named, settings)
    names = library_of(settings).names()
    if not names:
        raise TrainerError(f"没有场景可练: {settings.builtin_scenarios} 是空的。")
    chosen = choose(names, "练哪一个？输入编号或名字: ", live)
    if not chosen:
        raise TrainerError("没有选场景。用法: trainer play 场景，例如 trainer play 物流/快递迟到。")
    return open_scenario(chosen, settings)
