"""What conversations add to the figures of profiles: each contact is counted as `counting` does."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from trainer.batch.cells import ALL, Cell, Tally, cells_of, masked
from trainer.batch.conversation import Conversation
from trainer.batch.measure import Measure, Told
from trainer.batch.visits import Visits
from trainer.scoring.contact import Contact
from trainer.scoring.counting import capped, verdicts
from trainer.scoring.indicator import OF_WAITS, Algorithm, Unit
from trainer.scoring.verdict import Verdict

# What is added up of each measure; how long the first and the later rounds took is told beside.
NAMES = (
    "counted", "hits", "total_s", "first_answered", "first_s", "later_answered", "later_s",
    "unknown",
)  # fmt: skip
_FIRST, _LATER, _UNKNOWN = 3, 5, 7
Sums = dict[Cell, list[int]]


def _zeros() -> list[int]:
    return [0] * len(NAMES)


@dataclass(slots=True)
class Measuring:
    """Counts conversations by the measures that the log can have."""

    measures: tuple[Measure, ...]
    told: Told
    visits: Visits = field(default_factory=Visits)
    _sums: dict[str, Sums] = field(default_factory=dict)
    _wide: Tally = field(default_factory=Tally)
    _ways: list[tuple[Measure, Sums, "Way"]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for one in self.measures:
            self._sums[one.key] = defaultdict(_zeros)
            if one.is_told(self.told):
                self._ways.append((one, self._sums[one.key], _way(one)))

    def count(self, conversation: Conversation) -> None:
        """Add one conversation."""
        contact = conversation.contact
        if contact is None:
            return
        for measure, sums, way in self._ways:
            if not measure.concerns(conversation):
                continue
            if measure.is_unknown(conversation, self.told):
                sums[_nobody(conversation)][_UNKNOWN] += 1
            else:
                way(self, measure, conversation, contact)

    def tally(self) -> Tally:
        """Return what adds up conversation by conversation."""
        whole = Tally()
        for key, sums in self._sums.items():
            for cell, each in sums.items():
                pairs = zip(NAMES, each, strict=True)
                whole.add(cell, {f"{key}.{name}": figure for name, figure in pairs if figure})
        whole = whole.widened()
        whole.merge(self._wide)
        return whole

    def rounds(self, measure: Measure, conversation: Conversation, contact: Contact) -> None:
        """Count rounds or messages for whoever had to answer them."""
        sums, served = self._sums[measure.key], conversation.rounds
        for one in verdicts(measure.indicator, (contact,)):
            if one.counts:
                _add(measure, sums[served[one.round]], one)

    def contacts(self, measure: Measure, conversation: Conversation, contact: Contact) -> None:
        """Count a rating for everybody who replied, and what nobody took for the shift alone."""
        (one,) = verdicts(measure.indicator, (contact,))
        if not one.counts:
            return
        cells: Iterable[Cell] = cells_of(_repliers(conversation))
        if measure.indicator.algorithm is Algorithm.UNATTENDED:
            cells = cells_of([_nobody(conversation)])
        key = measure.key
        for cell in cells:
            self._wide.add(masked(cell), {f"{key}.counted": 1, f"{key}.hits": int(one.hit)})

    def customers(self, measure: Measure, conversation: Conversation, contact: Contact) -> None:
        """Keep what the customer's rounds came to, for each who had to answer some of them."""
        for served, part in _parts(conversation, contact).items():
            for one in verdicts(measure.indicator, (part,)):
                if one.counts:
                    self.visits.customer(measure, part, one.at, served, one.hit)

    def firsts(self, measure: Measure, conversation: Conversation, contact: Contact) -> None:
        """Keep what the first round came to, should the contact not go on with the last one."""
        first = conversation.first
        counting = [one for one in verdicts(measure.indicator, (contact,)) if one.counts]
        sums, served = _zeros(), _nobody(conversation)
        for one in counting:
            served = conversation.rounds[one.round]
            _add(measure, sums, one)
        place = (first.file, first.line)
        self.visits.contact(measure, contact, place, served, tuple(sums[:_FIRST]))


Way = Callable[[Measuring, Measure, Conversation, Contact], None]


def _way(measure: Measure) -> Way:
    """Return how conversations are counted for a measure."""
    if measure.indicator.algorithm not in OF_WAITS:
        return Measuring.contacts
    if measure.indicator.unit is Unit.CUSTOMER:
        return Measuring.customers
    return Measuring.firsts if measure.is_joined else Measuring.rounds


def late_rounds(measures: Iterable[Measure], conversation: Conversation) -> int:
    """Return how many rounds were late by the first measure of waits that there is."""
    of = next((one.indicator for one in measures if one.indicator.algorithm in OF_WAITS), None)
    if of is None or conversation.contact is None or conversation.robot_alone:
        return 0
    found = verdicts(replace(of, unit=Unit.ROUND), (conversation.contact,))
    return sum(one.counts and not one.hit for one in found)


def _add(measure: Measure, sums: list[int], one: Verdict) -> None:
    sums[0] += 1
    sums[1] += one.hit
    sums[2] += capped(measure.indicator, one.took_s)
    if one.took_s is not None:
        at = _LATER if one.round else _FIRST
        sums[at] += 1
        sums[at + 1] += one.took_s


def _nobody(conversation: Conversation) -> Cell:
    """Return where what is nobody's counts: in the shift in which the conversation began."""
    return (ALL, conversation.first.shift)


def _repliers(conversation: Conversation) -> Iterable[Cell]:
    replied = {(one.message.agent, one.message.shift) for one in conversation.replies}
    return replied or set(conversation.rounds)


def _parts(conversation: Conversation, contact: Contact) -> Mapping[Cell, Contact]:
    """Return for each who had to answer rounds the contact with these alone."""
    rounds = conversation.rounds
    if conversation.robot_alone:
        return {_nobody(conversation): contact}
    if len(set(rounds)) == 1:
        return {rounds[0]: contact}
    pairs = list(zip(contact.waits, rounds, strict=True))
    return {
        served: replace(contact, waits=tuple(wait for wait, by in pairs if by == served))
        for served in dict.fromkeys(rounds)
    }
