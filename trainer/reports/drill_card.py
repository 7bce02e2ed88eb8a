"""A finished drill with its scorecard as plain data, from this archive or from a file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from trainer.drill.events import BROKEN_OFF
from trainer.masking import mask
from trainer.reports.model import Criterion, DrillLine
from trainer.reports.rounds import round_lines
from trainer.reports.said import lost
from trainer.scoring.card_counts import fault_of
from trainer.scoring.rollup import AXES

CLOSEST = 2  # a name of so many characters or more is hidden in what was said


@dataclass(frozen=True)
class DrillCard:
    """One finished drill; `card` is its scorecard as plain data, `here` as in `DrillLine`."""

    id: str
    trainee: str
    scenario: str
    title: str
    mode: str
    profile: str
    started: datetime
    practice_ms: int
    here: bool
    card: Mapping[str, Any]

    @property
    def finished(self) -> bool:
        """Whether it was played to its end; figures are about no others."""
        return bool(self.card["ending"] != BROKEN_OFF)

    @cached_property
    def faults(self) -> tuple[str, ...]:
        """The faults that were heard, each once."""
        found = (fault_of(mark["criterion"]) for mark in self.card["marks"])
        return tuple(dict.fromkeys(filter(None, found)))

    @cached_property
    def missed(self) -> tuple[str, ...]:
        """The steps that were due and were not done."""
        steps = self.card["steps"]
        return tuple(step for step, result in steps if result["due"] and not result["done"])

    def hidden(self, words: str) -> str:
        """Return what was said in the drill without what is personal, the trainee's name too."""
        return hidden(mask(words), self.trainee)


def drill_line(one: DrillCard) -> DrillLine:
    """Return the drill as a line of a list, without its marks.

    Its rounds are told where it came to its end: those of others are in no figure.
    """
    card = one.card
    return DrillLine(
        id=one.id,
        trainee=one.trainee,
        scenario=one.scenario,
        title=one.title,
        mode=one.mode,
        started=moment_text(one.started),
        ending=card["ending"],
        satisfaction=card["satisfaction"],
        verdict=card["verdict"],
        total=card["total"],
        passed=card["passed"],
        axes=tuple(card[axis] for axis in AXES),
        here=one.here,
        profile=one.profile,
        practice_ms=one.practice_ms,
        rounds=tuple(round_lines(card, one.hidden)) if one.finished else (),
        red_line=card["red_line"],
        reasons=tuple(map(one.hidden, card.get("verdict_reasons", ()))),
    )


def criteria(one: DrillCard) -> tuple[Criterion, ...]:
    """Return the marks that cost the drill points, in the order of the scorecard."""
    return tuple(_criterion(one.hidden, mark) for mark in lost(one.card))


def moment_text(moment: datetime) -> str:
    """Return a moment as ISO 8601 in UTC to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _criterion(hidden: Callable[[str], str], mark: Mapping[str, Any]) -> Criterion:
    missing = mark["most"] if not mark["met"] else 0
    return Criterion(
        title=mark["title"],
        points=mark["points"] if mark["points"] < 0 else -missing,
        round=mark["round"],
        words=hidden(quotes(mark["evidence"])),
        reason=hidden(mark["reason"]),
        advice=mark["advice"],
        criterion=mark["criterion"],
        axis=mark["axis"],
    )


def hidden(masked: str, trainee: str) -> str:
    """Return masked words without the trainee's name."""
    return masked if len(trainee) < CLOSEST else masked.replace(trainee, "*" * len(trainee))


def quotes(evidence: Iterable[Mapping[str, Any]]) -> str:
    """Return the words that a mark rests on, each once."""
    return "……".join(dict.fromkeys(one["quote"] for one in evidence if one["quote"]))
