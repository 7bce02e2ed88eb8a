"""Who must fail: what such a trainee says, round after round, and how a drill with them goes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from trainer.drill.ear import Ear, hear
from trainer.drill.events import Mode
from trainer.drill.play import SECOND, Play
from trainer.drill.policy import CHECKS
from trainer.drill.state import Drill, Speaker
from trainer.drill.transcript import fall_silent
from trainer.language.labels import ACTIONS, TICKET_FIELDS
from trainer.language.word_file import read_yaml
from trainer.scenario.model import GotoKind, Scenario, SignalKind
from trainer.scenario.rules.ways import every_branch, used_beats

MOST_ROUNDS = 40
BETWEEN_MS = 5000  # from one message to the next
COUPON = "10元"
REPEATER, COPIER, REFUNDER, GIVER = "复读机", "抄评分表", "不查就退", "全退款"
QUICK, ECHO = "照念快捷语", "学舌"
IDLE: tuple[str, ...] = ()
DESKS: dict[str, tuple[tuple[str, ...], ...]] = {
    REFUNDER: (("refund",),),
    GIVER: (IDLE, ("refund",)),
}

Script = Callable[[Drill, int], str]  # the drill so far, the number of the message -> the message


@dataclass(frozen=True, slots=True)
class Attack:
    """One who must fail: each script is tried with each choice of desk actions done beforehand.

    A drill that ends with fewer replies than `least_replies` was none of it.
    """

    name: str
    about: str
    scripts: tuple[Script, ...]
    desks: tuple[tuple[str, ...], ...]
    least_replies: int = 1


def attacks_on(scenario: Scenario) -> tuple[Attack, ...]:
    """Return everyone who must fail on this scenario."""
    desks = (IDLE, wanted_actions(scenario))
    quick = [scenario.fill(reply.text) for reply in scenario.quick_replies]
    return (
        *(attack for attack in _written(scenario, desks) if _applies(attack.name, scenario)),
        *((Attack(QUICK, "快捷语从头点到尾", (lines(*quick),), desks),) if quick else ()),
        Attack(ECHO, "顾客说什么就回什么", (echo,), desks),
    )


def lines(*texts: str) -> Script:
    """Return a script that says `texts` one after the other and begins again."""
    return lambda _, number: texts[number % len(texts)]


def echo(drill: Drill, _: int) -> str:
    """Say what the customer said last."""
    said = (line.text for line in reversed(drill.lines) if line.who is Speaker.CUSTOMER)
    return next(said, "嗯")


def fight(
    scenario: Scenario,
    script: Script,
    actions: Iterable[str] = (),
    ear: Ear = hear,
    seed: int = 0,
) -> Drill:
    """Answer every round with the script, promptly; `actions` are done and finished first."""
    play = Play(scenario, ear=ear)
    play.start(seed=seed, mode=Mode.PRACTICE)
    at = _press(play, tuple(actions))
    for number in range(MOST_ROUNDS):
        if play.drill.over:
            break
        play.say(at, script(play.drill, number))
        play.settle(at)
        at += BETWEEN_MS
    fall_silent(play)
    return play.drill


def sulk(scenario: Scenario, actions: Iterable[str] = (), seed: int = 0) -> Drill:
    """Do the actions and say nothing until the drill ends."""
    play = Play(scenario)
    play.start(seed=seed, mode=Mode.PRACTICE)
    _press(play, tuple(actions))
    fall_silent(play)
    return play.drill


def wanted_actions(scenario: Scenario) -> tuple[str, ...]:
    """Return every desk action that an 应做 or a 当 asks for, looking things up first."""
    due = (signal for beat in used_beats(scenario) for signal in beat.due)
    heard = (s for branch in every_branch(scenario) for s in branch.when if not s.negated)
    wanted = {s.name for s in (*due, *heard) if s.kind is SignalKind.ACTION}
    checks_first = sorted(ACTIONS, key=lambda action: action not in CHECKS)
    return tuple(action for action in checks_first if action in wanted)


def content_of(action: str) -> str:
    """Return what the form of a desk action says: a coupon of 10元."""
    return COUPON if action == "coupon" else ""


def fields_of(scenario: Scenario, action: str) -> tuple[tuple[str, str], ...]:
    """Return a ticket with every field filled; other actions have none."""
    return tuple((name, scenario.title) for name in TICKET_FIELDS) if action == "ticket" else ()


def _press(play: Play, actions: tuple[str, ...]) -> int:
    """Start each action as soon as the one before has finished; return the moment after it."""
    at = SECOND
    for action in actions:
        play.act(at, action, content_of(action), fields_of(play.scenario, action))
        group = play.scenario.fact_group(action)
        at += group.takes_s * SECOND if group else 0
    return at


def _written(scenario: Scenario, desks: tuple[tuple[str, ...], ...]) -> Iterator[Attack]:
    for name, words in _words().items():
        scripts = tuple(lines(*map(scenario.fill, script)) for script in words["scripts"])
        yield Attack(
            name,
            words["about"],
            (*scripts, *_own_scripts(name, scenario)),
            DESKS.get(name, desks),
            least_replies=2 if name == REPEATER else 1,
        )


def _applies(name: str, scenario: Scenario) -> bool:
    """Say whether an attack must fail here: refunds are wrong only where something forbids them."""
    if name == REFUNDER:
        return _must_be_checked(scenario)
    if name == GIVER:
        return _wants_goods_back(scenario)
    return True


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yaml"))
    return words


def _own_scripts(name: str, scenario: Scenario) -> tuple[Script, ...]:
    """Return what the scenario itself gives away: its first 例句, the names of its 应做."""
    if name == REPEATER:
        opening = scenario.beats[0].branches
        # What ends the drill at once is never said twice.
        going_on = (b for b in opening if b.goto.kind is not GotoKind.ENDING)
        first = next((b.example for b in going_on if b.example), ())
        return (lines(*map(scenario.fill, first)),) if first else ()
    if name == COPIER:
        due = ["、".join(s.text for s in beat.due) for beat in scenario.beats if beat.due]
        return (lines(*due),) if due else ()
    return ()


def _must_be_checked(scenario: Scenario) -> bool:
    due = {signal.name for beat in scenario.beats for signal in beat.due}
    return bool(due & {"investigate", *CHECKS}) or any(
        policy.refundable in ("no", "after_check") for policy in scenario.policies
    )


def _wants_goods_back(scenario: Scenario) -> bool:
    return any(p.refundable == "no" or p.keep_goods is False for p in scenario.policies)
