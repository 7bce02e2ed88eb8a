"""Signals: whether what a branch waits for was heard in the round."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.drill.hearing import of_round
from trainer.drill.policy import breaches
from trainer.drill.state import Drill
from trainer.language import ACTIONS, LABEL_NAMES, Finding, Kind
from trainer.scenario.model import Scenario, Signal, SignalKind

CONFRONTING: frozenset[str] = frozenset({"retort", "interrogate", "shirk", "insult"})


@dataclass(frozen=True, slots=True)
class Heed:
    """What the customer heeds when making up their mind over one round."""

    drill: Drill
    findings: tuple[Finding, ...]
    words: frozenset[str]
    breached: frozenset[str]
    late: bool
    off_topic: bool

    def holds(self, signal: Signal) -> bool:
        """Say whether a signal holds, its negation taken into account."""
        if signal.kind is SignalKind.ACTION and signal.negated:
            # 没查物流 holds as long as the look-up has not finished.
            return not self.drill.seen(signal.name)
        return self._heard(signal) != signal.negated

    def _heard(self, signal: Signal) -> bool:
        match signal.kind:
            case SignalKind.STEP | SignalKind.FAULT | SignalKind.CRAFT:
                return self._found(signal.kind.value, signal.name)
            case SignalKind.CONFRONT:
                return any(f.label in CONFRONTING for f in self.findings)
            case SignalKind.ACTION:
                return self.drill.started(signal.name)
            case SignalKind.BREACH:
                return signal.name in self.breached if signal.name else bool(self.breached)
            case SignalKind.LATE:
                return self.late
            case SignalKind.OFF_TOPIC:
                return self.off_topic
            case SignalKind.SALAD:
                return any(f.rule == "dismissive.salad" for f in self.findings)
            case SignalKind.ANGER_FROM:
                return self.drill.anger >= signal.number
            case SignalKind.ANGER_BELOW:
                return self.drill.anger < signal.number
            case SignalKind.WORD:
                return signal.name in self.words
            case SignalKind.CASE:
                return False  # a varied scenario waits for none
            case SignalKind.OTHER:
                return True

    def _found(self, kind: str, label: str) -> bool:
        return any(f.kind.value == kind and f.label == label for f in self.findings)

    def names(self) -> tuple[str, ...]:
        """Return what was heard by its Chinese names, each once, as the author would write it."""
        return tuple(dict.fromkeys(self._names()))

    def _names(self) -> Iterator[str]:
        if self.late:
            yield "超时"
        for finding in self.findings:
            yield LABEL_NAMES.get(finding.label, finding.label)
        yield from sorted(self.words)
        yield from (f"越权:{name}" for name in sorted(self.breached))
        if self.off_topic:
            yield "答非所问"
        since = self.drill.turns[-1].at if self.drill.turns else 0
        for deed in self.drill.deeds:
            if deed.started >= since:
                yield ACTIONS.get(deed.action, deed.action)


def heed(drill: Drill, scenario: Scenario, *, late: bool = False) -> Heed:
    """Return what the customer heeds now: the replies that are still pending, and the desk."""
    first = drill.signals_from
    pending = range(first, len(drill.replies))
    findings = tuple(finding for _, finding in of_round(drill, pending))
    words = frozenset(
        word for index in pending if (h := drill.replies[index].heard) for word in h.words
    )
    breached = frozenset(b.policy for b in breaches(drill, scenario.policies, first))
    seen = Heed(drill, findings, words, breached, late, off_topic=False)
    return Heed(drill, findings, words, breached, late, off_topic=_is_off_topic(seen, scenario))


def _is_off_topic(seen: Heed, scenario: Scenario) -> bool:
    """答非所问: an answer with no due signal and no fault (where nothing is due: no step)."""
    if not seen.drill.pending or any(f.kind is Kind.FAULT for f in seen.findings):
        return False
    due = scenario.beat(seen.drill.beat).due
    if due:
        return not any(seen.holds(signal) for signal in due)
    return not any(f.kind is Kind.STEP for f in seen.findings)
