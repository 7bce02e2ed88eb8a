"""The most instructive failures of the newest drills: heavy ones first, no two alike."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from trainer.reports.drill_card import DrillCard
from trainer.reports.exported import Said
from trainer.reports.model import Quote
from trainer.scoring.card_counts import fault_of

MOST = 3
ALIKE = 0.6  # of difflib's ratio: words so near to one another teach the same


@dataclass(frozen=True, slots=True)
class _Pick:
    """A mark of a fault, with its words, in a drill."""

    card: DrillCard
    mark: Mapping[str, Any]
    fault: str
    words: str


def instructive(
    cards: Sequence[DrillCard], said: Callable[[DrillCard], Iterable[Said]]
) -> tuple[Quote, ...]:
    """Return MOST quotes at the most; `said` gives what was said in a drill, the newest first.

    The fault that cost the most comes first; of equal ones what stands in more drills, then the
    newer. Each fault is told once.
    """
    common = Counter(fault for card in cards for fault in card.faults)
    picks = [pick for card in cards for pick in _picks(card)]
    picks.sort(key=lambda pick: (pick.mark["points"], -common[pick.fault]))
    return tuple(_quote(pick, said(pick.card), common[pick.fault]) for pick in _different(picks))


def _picks(card: DrillCard) -> Iterator[_Pick]:
    for mark in card.card["marks"]:
        fault = fault_of(mark["criterion"])
        quote = next((one["quote"] for one in mark["evidence"] if one["quote"]), "")
        if fault and quote and mark["advice"]:
            yield _Pick(card, mark, fault, quote)


def _different(picks: Iterable[_Pick]) -> list[_Pick]:
    chosen: list[_Pick] = []
    for pick in picks:
        if len(chosen) == MOST:
            break
        if not any(pick.fault == other.fault or _alike(pick, other) for other in chosen):
            chosen.append(pick)
    return chosen


def _alike(one: _Pick, other: _Pick) -> bool:
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio() > ALIKE


def _quote(pick: _Pick, said: Iterable[Said], drills: int) -> Quote:
    replies = [one["reply"] for one in pick.mark["evidence"]]
    spoken = next((one for one in said if one.reply in replies), None)
    hidden = pick.card.hidden
    return Quote(
        fault=pick.fault,
        customer=hidden(spoken.customer) if spoken else "",
        words=hidden(spoken.words if spoken else pick.words),
        reason=hidden(pick.mark["reason"]),
        better=pick.mark["advice"],
        drill=pick.card.id,
        round=pick.mark["round"],
        at_fault=hidden(pick.words),
        trainee=pick.card.trainee,
        scenario=pick.card.scenario,
        drills=drills,
    )
