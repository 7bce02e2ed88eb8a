"""A tryout of a scenario that waits for nobody: what each act of its author leads to, at once.

Time stands still but for the acts: a look-up ends when it is asked for, the customer answers when
a reply is sent, and 限时 passes only where the author lets it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from trainer.drill.advance import advance, replay
from trainer.drill.customer import opening
from trainer.drill.ear import Ear, hear
from trainer.drill.events import BranchTaken, Event, HintAsked, Mode, Started
from trainer.drill.play import SECOND, Play
from trainer.drill.state import Drill, Turn
from trainer.language import JUDGE_VERSION
from trainer.scenario.model import Beat, GotoKind, Scenario
from trainer.scenario.variation import varied

SEED = 0


@dataclass(frozen=True, slots=True)
class Start:
    """Where a tryout begins: a beat (empty: the first) and an anger (None: the customer's own)."""

    beat: str = ""
    anger: int | None = None


@dataclass(frozen=True, slots=True)
class Say:
    """One message is sent; `more` says that the round goes on with the next one."""

    text: str
    more: bool = False


@dataclass(frozen=True, slots=True)
class Do:
    """One desk action is done."""

    action: str
    content: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wait:
    """限时 passes with nothing more sent."""


Act = Say | Do | Wait


@dataclass(frozen=True, slots=True)
class Step:
    """What one act led to: its events, and the drill after it."""

    act: Act
    events: tuple[Event, ...]
    drill: Drill

    @property
    def turn(self) -> Turn | None:
        """What the customer made of it, None where they said nothing to it."""
        taken = any(isinstance(event, BranchTaken) for event in self.events)
        return self.drill.turns[-1] if taken else None


@dataclass(frozen=True, slots=True)
class Tryout:
    """A tryout as it went; `left` are the acts for which the drill ended too early."""

    start: Start
    begun: Drill
    steps: tuple[Step, ...] = ()
    left: tuple[Act, ...] = ()

    @property
    def drill(self) -> Drill:
        """The drill as it stands at the end of the tryout."""
        return self.steps[-1].drill if self.steps else self.begun

    @property
    def acts(self) -> tuple[Act, ...]:
        """Every act, those that are left too."""
        return (*(step.act for step in self.steps), *self.left)


def try_out(scenario: Scenario, start: Start, acts: Sequence[Act] = (), ear: Ear = hear) -> Tryout:
    """Return how `acts` go; a start in a beat that is not there becomes the opening."""
    scenario = varied(scenario, SEED)
    if start.beat not in ("", *(beat.name for beat in (*scenario.beats, *scenario.shared))):
        start = Start()
    return further(scenario, Tryout(start, _begun(scenario, start)), acts, ear)


def further(scenario: Scenario, tryout: Tryout, acts: Iterable[Act], ear: Ear = hear) -> Tryout:
    """Return the tryout with more acts at its end."""
    for act in acts:
        if tryout.drill.over:
            tryout = replace(tryout, left=(*tryout.left, act))
            continue
        play = Play(scenario, drill=tryout.drill, ear=ear)
        events = _take(play, act)
        tryout = replace(tryout, steps=(*tryout.steps, Step(act, events, play.drill)))
    return tryout


def hinted(scenario: Scenario, tryout: Tryout) -> tuple[Tryout, str]:
    """Return the tryout with one more hint asked for, and the hint; empty once it is over."""
    play = Play(scenario, drill=tryout.drill)
    asked = play.hint(play.drill.now)
    text = next((event.text for event in asked if isinstance(event, HintAsked)), "")
    if not tryout.steps:
        return replace(tryout, begun=play.drill), text
    last = replace(tryout.steps[-1], drill=play.drill)
    return replace(tryout, steps=(*tryout.steps[:-1], last)), text


def parting(before: Tryout, after: Tryout) -> int | None:
    """Return the index of the first step that led elsewhere than before, None where none did."""
    pairs = zip(before.steps, after.steps, strict=False)
    return next((n for n, (old, new) in enumerate(pairs) if _way(old) != _way(new)), None)


def _way(step: Step) -> tuple[object, ...]:
    turn = step.turn
    led = (turn.beat, turn.goto, turn.target) if turn else ()
    return (*led, step.drill.beat, step.drill.ending)


def _begun(scenario: Scenario, start: Start) -> Drill:
    first = scenario.beats[0].name
    beat = scenario.beat(start.beat or first)
    anger = scenario.customer.anger if start.anger is None else start.anger
    silent = scenario.agent_opens and beat.name == first
    started = Started(
        0,
        scenario.path,
        scenario.digest,
        SEED,
        Mode.PRACTICE,
        JUDGE_VERSION,
        anger,
        beat.name,
        silent,
    )
    drill = replace(replay((started,)), back=_back(scenario, beat))
    return drill if silent else advance(drill, opening(drill, scenario, 0))


def _back(scenario: Scenario, beat: Beat) -> str:
    """Return the beat to which a shared beat leads back: that of the first 转到 that visits it."""
    branches = (*scenario.always, *(b for own in scenario.beats for b in own.branches))
    visits = (b.goto for b in branches if b.goto.kind is GotoKind.VISIT)
    return next((goto.back for goto in visits if goto.target == beat.name), "")


def _take(play: Play, act: Act) -> tuple[Event, ...]:
    at = play.drill.now + SECOND
    match act:
        case Say():
            said = play.say(at, act.text)
            return said if act.more else (*said, *play.settle(at))
        case Do():
            done = play.act(at, act.action, act.content, act.fields)
            ends = (d.started + d.takes_ms for d in play.drill.deeds if d.finished is None)
            return (*done, *play.look_ups_until(max(ends, default=at)))
        case Wait():
            deadline = play.deadline
            return () if deadline is None else play.until(max(deadline, play.drill.now))
