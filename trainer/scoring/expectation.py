"""What a rehearsal expects, held against how it went."""

from collections.abc import Iterator, Sequence

from trainer.drill.hearing import of_round
from trainer.drill.state import Drill
from trainer.drill.transcript import Performance, Played
from trainer.scenario.model import Rehearsal, SignalKind
from trainer.scenario.rehearsal_lines import SIGNS
from trainer.scoring.scorecard import Scorecard


def disappointments(rehearsal: Rehearsal, played: Performance, card: Scorecard) -> tuple[str, ...]:
    """Return one Chinese sentence for each expectation that was not met."""
    return tuple(_sentences(rehearsal, played, card))


def _sentences(rehearsal: Rehearsal, played: Performance, card: Scorecard) -> Iterator[str]:
    if rehearsal.expect_ending and rehearsal.expect_ending != card.ending:
        yield f"期望结局“{rehearsal.expect_ending}”，走到的是“{card.ending}”。"
    if rehearsal.expect_score is not None and not meets(card.total, *rehearsal.expect_score):
        sign, number = rehearsal.expect_score
        yield f"期望得分{SIGNS.get(sign, sign)}{number}，得了{card.total}。"
    if played.unused:
        yield f"结束之后还有{played.unused}条对答没有用上。"
    for step in played.played:
        line = f"第{step.entry.place.line}行"
        yield from (f"{line}{sentence}" for sentence in of_step(played.drill, step))


def of_step(drill: Drill, step: Played) -> Iterator[str]:
    """Yield what one entry expected in vain, each as a sentence without its line."""
    entry = step.entry
    if entry.expect_beat and entry.expect_beat != step.beat:
        yield f"应进入“{entry.expect_beat}”，进入的是“{step.beat}”。"
    heard = _heard(drill, step.replies)
    for signal in entry.expect_heard:
        if ((signal.kind.value, signal.name) in heard) != signal.negated:
            continue
        if signal.negated:
            yield f"写了“{signal.text}”，却听出了。"
        else:
            yield f"应听出“{signal.text}”，没有听出。"


def _heard(drill: Drill, replies: Sequence[int]) -> set[tuple[str, str]]:
    """Return (kind, name) of all that was heard in one round: findings, the shop's own words."""
    findings = {(f.kind.value, f.label) for _, f in of_round(drill, replies)}
    heard = [drill.replies[index].heard for index in replies]
    return findings | {(SignalKind.WORD.value, w) for one in heard if one for w in one.words}


def meets(total: int, sign: str, number: int) -> bool:
    """Say whether a total is what an expected score (>=, 90) asks for."""
    match sign:
        case ">=":
            return total >= number
        case "<=":
            return total <= number
        case ">":
            return total > number
        case "<":
            return total < number
        case _:
            return total == number
