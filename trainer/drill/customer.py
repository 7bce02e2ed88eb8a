"""The customer's mind: which branch is taken, and what is said then. Pure; chance is the seed."""

from collections.abc import Iterator
from typing import NamedTuple

from trainer.drill.advance import counter_of
from trainer.drill.events import (
    BROKEN_OFF,
    BranchTaken,
    CustomerSpoke,
    Ended,
    Event,
    Speech,
    TimePassed,
)
from trainer.drill.signals import Heed, heed
from trainer.drill.state import Drill
from trainer.scenario.chance import pick
from trainer.scenario.model import Beat, Branch, Goto, GotoKind, Scenario

CHASE_ANGER = 10
MOST_CHASES = 2

# Where the author's own lines are used up. Late: nobody answered. Again: the answer did not do.
LATE_LINES = (
    "人呢？？",
    "在不在啊，说句话行不行",
    "我还等着呢，你们没人了？",
    "喂？",
    "怎么又不回了",
    "再不理我就走了",
)
AGAIN_LINES = (
    "你说的这些跟我问的没关系，到底怎么弄？",
    "所以呢？我要的是办法",
    "别绕了，直接说怎么解决",
    "我刚才说的你看了没有",
    "还是没说到点子上",
    "能不能好好回答我的问题",
)


def opening(drill: Drill, scenario: Scenario, at: int) -> CustomerSpoke:
    """Return what the customer says on entering the beat that the drill stands in."""
    beat = scenario.beat(drill.beat)
    return CustomerSpoke(at, beat.name, _opening_lines(drill, scenario, beat), Speech.OPENING)


def decide(drill: Drill, scenario: Scenario, at: int, *, late: bool = False) -> tuple[Event, ...]:
    """Return what the customer does at `at`, having heard the round (or nothing, where late)."""
    if late and _has_stood_still(drill):
        return (TimePassed(at), ended(drill, scenario, at, BROKEN_OFF))
    passed = (TimePassed(at),) if late else ()
    heard = heed(drill, scenario, late=late)
    taken = _first_match(scenario, drill, heard)
    if taken is None:
        return (*passed, *_chase(drill, scenario, at, heard))
    branch, always, index = taken
    return (*passed, *_follow(drill, scenario, at, heard, branch, always, index))


def ended(drill: Drill, scenario: Scenario, at: int, name: str) -> Ended:
    """Return the end; the rating stands under 结局, else the last anger gives it."""
    return Ended(at, name, _rating(scenario, name, drill.anger))


def _rating(scenario: Scenario, name: str, anger: int) -> str:
    """Return the rating that stands under 结局; the last anger gives it where none does."""
    entry = scenario.ending(name)
    return entry.satisfaction if entry and entry.satisfaction else rating_of(anger)


def rating_of(anger: int) -> str:
    """Return the customer's rating where the author set none."""
    if anger < 40:
        return "满意"
    return "一般" if anger < 70 else "失望"


def _has_stood_still(drill: Drill) -> bool:
    """Silence has led back to where it led before: it would go round for ever."""
    where = (drill.beat, drill.back, drill.anger, drill.counters, drill.chases)
    return where in drill.silence


def _first_match(scenario: Scenario, drill: Drill, heard: Heed) -> tuple[Branch, bool, int] | None:
    """Return the first branch that holds: 全程, the beat's own, then 其他 (late: twice a chase)."""
    own = scenario.beat(drill.beat).branches
    for always, branches in ((True, scenario.always), (False, own)):
        for index, branch in enumerate(branches):
            if branch.is_other() or branch.is_late() != heard.late:
                continue
            if all(heard.holds(signal) for signal in branch.when):
                return branch, always, index
    if heard.late and drill.chases < MOST_CHASES:
        return None
    return next(((b, False, i) for i, b in enumerate(own) if b.is_other()), None)


def _chase(drill: Drill, scenario: Scenario, at: int, heard: Heed) -> Iterator[Event]:
    beat = scenario.beat(drill.beat)
    anger = _clamp(drill.anger + CHASE_ANGER)
    line = beat.place.line
    yield BranchTaken(
        at, beat.name, -1, False, line, heard.names(), anger, 0, "again", beat.name, drill.back
    )
    yield from _speak_again(drill, scenario, beat, at, Speech.CHASE)


def _speak_again(
    drill: Drill, scenario: Scenario, beat: Beat, at: int, speech: Speech
) -> Iterator[Event]:
    """Yield the next line; a customer whom nobody has written to yet has nothing to chase."""
    if drill.lines:
        late = speech is Speech.CHASE
        yield CustomerSpoke(at, beat.name, _next_lines(drill, scenario, beat, late), speech)


def _follow(
    drill: Drill,
    scenario: Scenario,
    at: int,
    heard: Heed,
    branch: Branch,
    always: bool,
    index: int,
) -> Iterator[Event]:
    anger = _clamp(drill.anger + branch.anger)
    way = _resolve(drill, scenario, branch.goto, always, index)
    shape, target = way.shape, way.target
    yield BranchTaken(
        at=at,
        beat=drill.beat,
        index=index,
        always=always,
        line=branch.place.line,
        signals=heard.names(),
        anger=anger,
        points=branch.points,
        goto=shape,
        target=target,
        back=way.back,
        counted=way.counted,
    )
    if shape == "ending":
        yield from _close(scenario, at, drill.beat, target, anger)
        return
    beat = scenario.beat(target)
    if shape != "again":
        lines = _opening_lines(drill, scenario, beat)
        yield CustomerSpoke(at, target, lines, Speech.OPENING)
        return
    speech = Speech.CHASE if heard.late else Speech.AGAIN
    yield from _speak_again(drill, scenario, beat, at, speech)


def _close(scenario: Scenario, at: int, beat: str, name: str, anger: int) -> Iterator[Event]:
    entry = scenario.ending(name)
    if entry is not None and entry.says:
        yield CustomerSpoke(at, beat, _filled(scenario, entry.says), Speech.CLOSING)
    yield Ended(at, name, _rating(scenario, name, anger))


class Way(NamedTuple):
    """Where a 转到 leads now; `counted` says that one of its uses is used up by it."""

    shape: str
    target: str
    back: str
    counted: bool = False


def _resolve(drill: Drill, scenario: Scenario, goto: Goto, always: bool, index: int) -> Way:
    """Return where a 转到 leads, its counter taken into account."""
    used = dict(drill.counters).get(counter_of(drill.beat, always, index), 0)
    spent = goto.limit is not None and used >= goto.limit
    counted = goto.limit is not None and not spent
    match goto.kind:
        case GotoKind.AGAIN if spent and goto.then is not None:
            return _resolve(drill, scenario, goto.then, always, index)
        case GotoKind.AGAIN:
            return Way("again", drill.beat, drill.back, counted)
        case GotoKind.VISIT if spent and goto.back == drill.beat:
            # Back to where one stands is staying there: what was counted stays counted.
            return Way("again", drill.beat, drill.back)
        case GotoKind.VISIT if spent:
            return Way("beat", goto.back, "")
        case GotoKind.VISIT:
            return Way("visit", goto.target, goto.back, counted)
        case GotoKind.DONE:
            return Way("done", drill.back or scenario.beats[0].name, "")
        case GotoKind.ENDING:
            return Way("ending", goto.target, "")
        case _:
            return Way("beat", goto.target, "")


def _opening_lines(drill: Drill, scenario: Scenario, beat: Beat) -> tuple[str, ...]:
    """Return one burst for a beat: which variant is the seed's choice, and fresh on each visit."""
    if not beat.says:
        return ()
    variants = [_filled(scenario, burst) for burst in beat.says]
    first = pick(drill.seed, beat.name, len(variants))
    ordered = [*variants[first:], *variants[:first]]
    said = _said(drill)
    return next((burst for burst in ordered if not set(burst) <= said), ordered[0])


def _next_lines(drill: Drill, scenario: Scenario, beat: Beat, late: bool) -> tuple[str, ...]:
    """Return the next line of 催问 (or another wording), never words that were said before."""
    chase: list[tuple[str, ...]] = [(scenario.fill(line),) for line in beat.chase]
    variants = [_filled(scenario, burst) for burst in beat.says]
    own: list[tuple[str, ...]] = chase if late else [*chase, *variants]
    customer = scenario.customer
    tempered = customer.late_lines if late else customer.again_lines
    stock = [(line,) for line in (*tempered, *(LATE_LINES if late else AGAIN_LINES))]
    said = _said(drill)
    for burst in (*own, *stock):
        if not set(burst) <= said:
            return burst
    # All is said: the stock goes round, and a person who waits that long does repeat themselves.
    return stock[len(drill.turns) % len(stock)]


def _said(drill: Drill) -> set[str]:
    return {line.text for line in drill.lines}


def _filled(scenario: Scenario, burst: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(scenario.fill(line) for line in burst)


def _clamp(anger: int) -> int:
    return max(0, min(100, anger))
