"""The rounds of a drill as a report tells them: how long each took, and whether it counts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trainer.scoring.counting_words import LEFT_OUT
from trainer.scoring.kpi import OF_ROUND


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One round, `number` from 1: asked `asked_s` seconds after the drill began, in `beat`.

    `took_s` is None where no answer came; `limit_s` is the line of the drill's profile. A round
    that does not count is never late; `reason` says why. `anger` is the customer's after it
    (0-100).
    """

    number: int
    beat: str
    asked_s: int
    took_s: int | None
    limit_s: int
    late: bool
    counts: bool
    anger: int
    reason: str = ""

    @property
    def missed_line(self) -> bool:
        """Say whether it counts and no answer came within the line."""
        return self.counts and (self.late or self.took_s is None)


def round_lines(card: Mapping[str, Any], hidden: Callable[[str], str]) -> Iterator[RoundLine]:
    """Yield the rounds of a scorecard as plain data; `hidden` masks what is personal."""
    reasons = {
        mark["round"]: mark["reason"] for mark in card["marks"] if mark["criterion"] == OF_ROUND
    }
    for number, one in enumerate(card["rounds"], 1):
        reason = reasons.get(number, "")
        yield RoundLine(
            number=number,
            beat=one["beat"],
            asked_s=one["asked_s"],
            took_s=None if one["answered_s"] is None else one["answered_s"] - one["asked_s"],
            limit_s=one["limit_s"],
            late=one["late"],
            counts=not reason.startswith(LEFT_OUT),
            anger=one["anger"],
            reason=hidden(reason),
        )
