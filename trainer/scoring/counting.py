"""The figures of a profile over contacts: of one drill, a shift, a cohort.

`verdicts` says of each round, message or customer whether it counts and why; `figure` adds up.
Waits are differences of whole seconds, as they are shown.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from trainer.drill.state import Drill
from trainer.scoring.contact import DAY_MS, DISPLEASED, Contact, Wait, contact_of
from trainer.scoring.indicator import (
    ALWAYS_ATTENDED,
    OF_WAITS,
    Algorithm,
    Indicator,
    Period,
    Unit,
)
from trainer.scoring.verdict import Reason, Verdict, verdict_of

_SECOND, _MINUTE = 1000, 60_000


@dataclass(frozen=True, slots=True)
class Figure:
    """What an indicator comes to: `hits` of `counted`, or `total_s` capped seconds over them.

    `missing` says why there is no such figure; `met` is None there and where nothing is wanted.
    """

    indicator: Indicator
    counted: int = 0
    hits: int = 0
    total_s: int = 0
    missing: str = ""

    @property
    def sum(self) -> int:
        """What is divided by `counted`: seconds of a mean, else hits."""
        return self.total_s if self.indicator.algorithm is Algorithm.CAPPED_MEAN else self.hits

    @property
    def met(self) -> bool | None:
        """Say whether what is wanted was reached."""
        wanted = self.indicator.wanted
        return None if self.missing or wanted is None else wanted.is_met(self.sum, self.counted)


def figure(indicator: Indicator, contacts: Sequence[Contact]) -> Figure:
    """Return the figure over all the contacts."""
    count = hits = total = 0
    for one in verdicts(indicator, contacts):
        if one.counts:
            count, hits = count + 1, hits + one.hit
            total += capped(indicator, one.took_s)
    return figure_of_sums(indicator, count, hits, total)


def figure_of_sums(indicator: Indicator, counted: int, hits: int, total_s: int) -> Figure:
    """Return the figure that sums make; of nothing there is none."""
    missing = "" if counted else "没有一样算得上，算不出"
    return Figure(indicator, counted, hits, total_s, missing)


def figure_of_drill(indicator: Indicator, drill: Drill) -> Figure:
    """Return the figure of one drill, or why one drill has none."""
    if indicator.not_for_a_drill:
        return Figure(indicator, missing=indicator.not_for_a_drill)
    return figure(indicator, (contact_of(drill),))


def figure_of_drills(indicator: Indicator, contacts: Sequence[Contact]) -> Figure:
    """Return the figure over drills, each the contact of a customer of its own."""
    if indicator.algorithm is Algorithm.UNATTENDED:
        return Figure(indicator, missing=ALWAYS_ATTENDED)
    return figure(indicator, contacts)


def capped(indicator: Indicator, took_s: int | None) -> int:
    """Return the seconds that a wait adds to a mean; 0 where none is formed."""
    if indicator.algorithm is not Algorithm.CAPPED_MEAN:
        return 0
    waits = [one for one in (took_s, indicator.cap_s) if one is not None]
    return min(waits, default=0)


def verdicts(indicator: Indicator, contacts: Sequence[Contact]) -> Iterator[Verdict]:
    """Yield what is counted, and what is left out, each with its reason."""
    if indicator.algorithm in OF_WAITS:
        yield from _BY_UNIT[indicator.unit](indicator, contacts)
        return
    for number, contact in enumerate(contacts):
        reason = _of_contact(indicator, contact)
        yield verdict_of(contact, number, -1, contact.began, reason)


def _of_contact(indicator: Indicator, contact: Contact) -> Reason:
    """Return what a contact is to a figure of ratings or of contacts that nobody took."""
    if _out_of_hours(indicator, contact.began):
        return Reason.OUT_OF_HOURS
    if indicator.algorithm is Algorithm.UNATTENDED:
        return Reason.ATTENDED if contact.human else Reason.UNATTENDED
    if not contact.rating:
        return Reason.NOT_RATED
    displeased = contact.rating in DISPLEASED
    if indicator.algorithm is Algorithm.SATISFIED:
        return Reason.DISPLEASED if displeased else Reason.PLEASED
    if not displeased:
        return Reason.NOT_RATED
    return Reason.ANNOYED if contact.annoyed else Reason.DISPLEASED


def _of_rounds(indicator: Indicator, contacts: Sequence[Contact]) -> Iterator[Verdict]:
    again = _reopened(indicator, contacts)
    for number, contact in enumerate(contacts):
        later = False
        for index, wait in enumerate(contact.waits):
            since = _since(indicator, wait)
            reason, took = _heard(indicator, contact, wait, since, indicator.limit_of(index))
            if reason is not Reason.NOT_ASKED and indicator.first_only:
                if number in again:
                    reason = Reason.REOPENED
                elif later:
                    reason = Reason.NOT_FIRST
                later = True
            yield verdict_of(
                contact, number, index, wait.since if since is None else since, reason, took
            )


def _of_messages(indicator: Indicator, contacts: Sequence[Contact]) -> Iterator[Verdict]:
    for number, contact in enumerate(contacts):
        for index, wait in enumerate(contact.waits):
            for asked in wait.asked:
                reason, took = _heard(indicator, contact, wait, asked, indicator.limit_s)
                yield verdict_of(contact, number, index, asked, reason, took)


def _of_customers(indicator: Indicator, contacts: Sequence[Contact]) -> Iterator[Verdict]:
    """Yield each customer once in each period.

    In time is who was answered in time in every round that counts; where there is no limit, who
    was answered at all.
    """
    found: dict[tuple[str, int], list[Verdict]] = {}
    for number, contact in enumerate(contacts):
        for index, wait in enumerate(contact.waits):
            since = _since(indicator, wait)
            reason, took = _heard(indicator, contact, wait, since, indicator.limit_s)
            if reason is not Reason.NOT_ASKED:
                one = verdict_of(contact, number, index, since or 0, reason, took)
                found.setdefault((contact.customer, period_of(indicator, one.at)), []).append(one)
    for rounds in found.values():
        yield _whole(indicator, rounds)


def _whole(indicator: Indicator, rounds: Sequence[Verdict]) -> Verdict:
    """Return the round that decides for a customer, as the customer's verdict."""
    counting = [one for one in rounds if one.counts] or list(rounds)
    chosen = next((one for one in counting if decides(indicator, one.hit)), counting[0])
    return Verdict(
        chosen.customer, chosen.contact, -1, chosen.at, chosen.reason, chosen.took_s,
        chosen.counts, chosen.hit,
    )  # fmt: skip


def decides(indicator: Indicator, hit: bool) -> bool:
    """Say whether one round is enough to tell what its customer is, whatever the others are."""
    return hit == (indicator.limit_s is None)


_BY_UNIT: dict[Unit, Callable[[Indicator, Sequence[Contact]], Iterator[Verdict]]] = {
    Unit.ROUND: _of_rounds,
    Unit.MESSAGE: _of_messages,
    Unit.CUSTOMER: _of_customers,
}


def _heard(
    indicator: Indicator, contact: Contact, wait: Wait, since: int | None, limit_s: int | None
) -> tuple[Reason, int | None]:
    """Return how something asked at `since` was answered, and after how many seconds."""
    if since is None:
        return Reason.NOT_ASKED, None
    answered = wait.answered if contact.human else None
    took = None if answered is None else answered // _SECOND - since // _SECOND
    if _out_of_hours(indicator, since):
        return Reason.OUT_OF_HOURS, took
    mean = indicator.algorithm is Algorithm.CAPPED_MEAN
    if took is None:
        return Reason.NO_ANSWER if mean and not indicator.cap_s else Reason.UNANSWERED, None
    line = indicator.cap_s if mean else limit_s
    return (Reason.LATE if line is not None and took > line else Reason.IN_TIME), took


def _since(indicator: Indicator, wait: Wait) -> int | None:
    """Return since when the customer waits; None where they never asked."""
    if not wait.opening or indicator.opening:
        return wait.since
    return wait.asked[0] if wait.asked else None


def _out_of_hours(indicator: Indicator, at: int) -> bool:
    return indicator.hours is not None and not indicator.hours.hold(at % DAY_MS // _MINUTE)


def period_of(indicator: Indicator, at: int) -> int:
    """Return a number for the period in which a moment lies."""
    if indicator.period is None:
        return 0
    day = at // DAY_MS
    if indicator.period is Period.DAY:
        return day
    first = date.fromordinal(max(1, day))
    return 12 * first.year + first.month


def _reopened(indicator: Indicator, contacts: Sequence[Contact]) -> frozenset[int]:
    """Return the indexes of the contacts that only go on with the customer's last one."""
    if indicator.reopen_s is None:
        return frozenset()
    return reopened(indicator.reopen_s, [(one.customer, one.began, one.ended) for one in contacts])


def reopened(reopen_s: int, visits: Sequence[tuple[Hashable, int, int]]) -> frozenset[int]:
    """Return the indexes of the visits that only go on with the customer's last one.

    A visit is a customer, and when it began and ended (ms); of those that began together the
    earlier in the sequence is the first.
    """
    last: dict[Hashable, int] = {}
    found: list[int] = []
    for number in sorted(range(len(visits)), key=lambda at: visits[at][1]):
        customer, began, ended = visits[number]
        if customer in last and began - last[customer] <= reopen_s * _SECOND:
            found.append(number)
        last[customer] = max(ended, last.get(customer, 0))
    return frozenset(found)
