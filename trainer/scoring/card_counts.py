"""What one scorecard counts for in reports.

It is read as plain JSON data, so that cards of older programs and of other machines count by the
same rules.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from trainer.drill.events import BROKEN_OFF
from trainer.language.labels import SEVERITY, Severity
from trainer.scoring.card_shape import is_card
from trainer.scoring.contact import DISPLEASED, Contact, Wait
from trainer.scoring.kpi_counts import kpi_counts
from trainer.scoring.rollup import AXES, COLUMNS, MOST, RATINGS, WAITS_S, Counts

CONFRONTING = frozenset({"retort", "interrogate", "shirk", "insult"})
_SECOND = 1000  # ms

_NO_KPI = {"rounds": 0, "within": 0}
_FAULT = "attitude.fault."
_HEAVY = frozenset({Severity.HARD.value, Severity.RED_LINE.value})


def counts_of(card: Mapping[str, Any], practice_ms: int, contact: Contact | None = None) -> Counts:
    """Return what a drill counts for, from its scorecard as plain data.

    The figures of platforms come from `contact`; where that is not known, or has other rounds than
    the card, there are none. Raises ValueError where the data are no scorecard.
    """
    if not is_card(card):
        raise ValueError("no scorecard")
    found: Counter[str] = Counter(practice_ms=practice_ms)
    if card["ending"] == BROKEN_OFF:
        found["broken_off"] = 1
    else:
        found.update(_results(card))
        found.update(_timing(card))
        found.update(_steps(card["steps"]))
        found.update(_faults(card))
        scored = None if contact is None else as_scored(contact, card)
        found.update(kpi_counts(scored) if scored else {})
    return Counts(tuple(_whole(found[name]) for name in COLUMNS))


def as_scored(contact: Contact, card: Mapping[str, Any]) -> Contact | None:
    """Return a contact with the rating of its scorecard; None where it has other rounds.

    Its messages must come in order, each before the answer and before the next round.
    """
    waits = contact.waits
    seconds = [(_second(contact, w.since), _second(contact, w.answered)) for w in waits]
    if seconds != [(one["asked_s"], one["answered_s"]) for one in card["rounds"]]:
        return None
    ends = [*(one.since for one in waits[1:]), None]
    if not all(_in_order(wait, end) for wait, end in zip(waits, ends, strict=False)):
        return None
    annoyed = bool(_faults(card)["annoyed"])
    return replace(contact, rating=_rating(card), annoyed=annoyed)


def _second(contact: Contact, moment: int | None) -> int | None:
    return None if moment is None else (moment - contact.began) // _SECOND


def _in_order(wait: Wait, end: int | None) -> bool:
    last = [moment for moment in (wait.answered, end) if moment is not None][:1]
    moments = (wait.since, *wait.asked, *last)
    return all(earlier <= later for earlier, later in pairwise(moments))


def _rating(card: Mapping[str, Any]) -> str:
    return card["satisfaction"] if card["satisfaction"] in RATINGS else ""


def bar_of(seconds: int | None) -> str:
    """Return the name of the bar that a wait of so many seconds belongs to; None: never."""
    if seconds is None:
        return "never"
    return next((str(edge) for edge in WAITS_S if seconds <= edge), "more")


def fault_of(criterion: str) -> str:
    """Return the fault that a mark of the attitude axis is about, empty for other marks."""
    return criterion.removeprefix(_FAULT) if criterion.startswith(_FAULT) else ""


def _results(card: Mapping[str, Any]) -> dict[str, int]:
    rating = RATINGS.get(card["satisfaction"])
    return {
        "drills": 1,
        "passed": int(card["passed"]),
        "red_lines": int(card["red_line"]),
        "total": card["total"],
        **{axis: card[axis] for axis in AXES},
        **({rating: 1} if rating else {}),
    }


def _timing(card: Mapping[str, Any]) -> Counter[str]:
    rounds, kpi = card["rounds"], next(iter(card["kpi"]), _NO_KPI)
    waits = [_took(one) for one in rounds]
    found = Counter(f"wait_{bar_of(wait)}" for wait in waits)
    found.update(rounds=len(rounds), timed=kpi["rounds"], within=kpi["within"])
    found["replies"] = sum(len(one["replies"]) for one in rounds)
    if waits:
        found[f"first_{bar_of(waits[0])}"] = 1
        found["first_s"] = waits[0] or 0
    return found


def _took(round_: Mapping[str, Any]) -> int | None:
    answered = round_["answered_s"]
    return None if answered is None else answered - round_["asked_s"]


def _steps(steps: Iterable[tuple[str, Mapping[str, bool]]]) -> dict[str, int]:
    found = {}
    for step, result in steps:
        if result["due"]:
            found[f"due_{step}"] = 1
            found[f"done_{step}"] = int(result["done"])
    return found


def _faults(card: Mapping[str, Any]) -> Counter[str]:
    found: Counter[str] = Counter()
    confronting: set[int] = set()
    heavy = False
    for mark in card["marks"]:
        fault = fault_of(mark["criterion"])
        if not fault:
            continue
        found[f"times_{fault}"] += 1
        found[f"with_{fault}"] = 1
        heavy = heavy or _severity(mark, fault) in _HEAVY
        if fault in CONFRONTING:
            confronting.update(one["reply"] for one in mark["evidence"])
    found["confronting"] = len(confronting)
    found["annoyed"] = int(heavy and card["satisfaction"] in DISPLEASED)
    return found


def _severity(mark: Mapping[str, Any], fault: str) -> str:
    finding = next((one["finding"] for one in mark["evidence"]), None)
    return (finding and finding["severity"]) or SEVERITY.get(fault, Severity.SOFT).value


def _whole(number: object) -> int:
    if type(number) is not int or not 0 <= number <= MOST:
        raise ValueError(f"no count: {number!r}")
    return number
