"""A scorecard as values: what a drill is worth, and why, point by point."""

from dataclasses import dataclass
from enum import StrEnum

from trainer.language import Finding


class Axis(StrEnum):
    """The four axes, shown apart and never folded into one before."""

    FLOW = "flow"
    ACCURACY = "accuracy"
    ATTITUDE = "attitude"
    TIMELINESS = "timeliness"


AXIS_NAMES: dict[Axis, str] = {
    Axis.FLOW: "流程",
    Axis.ACCURACY: "准确",
    Axis.ATTITUDE: "态度",
    Axis.TIMELINESS: "时效",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that earned or lost a mark: reply index (-1: none), finding where there is one."""

    reply: int = -1
    quote: str = ""
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Points for one criterion.

    `points` is what the mark adds to its axis (negative: what it costs), `most` what it could
    have added; `met` says whether the criterion was met. `beat` and `round` (1-based, 0: none)
    say where; `advice` is the line that would have done it, with the facts filled in.
    """

    axis: Axis
    criterion: str  # stable id, for instance flow.due.soothe, attitude.fault.shirk
    title: str  # Chinese, one short line
    points: int
    most: int
    met: bool
    reason: str = ""
    beat: str = ""
    round: int = 0
    evidence: tuple[Evidence, ...] = ()
    advice: str = ""


@dataclass(frozen=True, slots=True)
class StepResult:
    """One of the six steps over the whole drill: due, done, and in which round first (1-based)."""

    due: bool
    done: bool
    round: int | None


@dataclass(frozen=True, slots=True)
class RoundResult:
    """One round as the profile sees it; whole seconds, `answered_s` None where unanswered."""

    beat: str
    asked_s: int
    answered_s: int | None
    limit_s: int
    late: bool
    anger: int
    replies: tuple[int, ...]

    @property
    def took_s(self) -> int | None:
        """How long the answer took, None where there is none."""
        return None if self.answered_s is None else self.answered_s - self.asked_s


@dataclass(frozen=True, slots=True)
class Kpi:
    """The figures of one profile: `first_reply_s` None where no round was answered."""

    profile: str
    first_reply_s: int | None
    rounds: int
    within: int


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All marks of a drill on four axes (0-100 each), the total, and the verdict."""

    scenario: str
    digest: str
    judge: str
    ending: str
    satisfaction: str
    satisfaction_reason: str
    flow: int
    accuracy: int
    attitude: int
    timeliness: int
    weights: tuple[int, int, int, int]
    total: int
    passed: bool
    red_line: bool
    verdict: str  # 通过, 未通过 or 待复核
    verdict_reasons: tuple[str, ...]
    marks: tuple[Mark, ...]
    steps: tuple[tuple[str, StepResult], ...]
    rounds: tuple[RoundResult, ...]
    kpi: tuple[Kpi, ...]

    def axis(self, axis: Axis) -> int:
        """Return the points of one axis."""
        return {
            Axis.FLOW: self.flow,
            Axis.ACCURACY: self.accuracy,
            Axis.ATTITUDE: self.attitude,
            Axis.TIMELINESS: self.timeliness,
        }[axis]
