"""Finds, on the validation part, between which odds the rules are asked (`verdict.py`)."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from trainer.language.finding import Voice
from trainer.language.labels import FAULTS, SEVERITY, STEPS, Severity
from trainer.language.utterance import Utterance
from trainer.language.verdict import heard
from training.learn import Odds
from training.rows import LABELS, Row

Bools = npt.NDArray[np.bool_]
Bounds = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]

# Log-odds; the lowest doubt lets the rules speak nearly always, the highest certainty never
# lets the trained voice speak alone.
DOUBTS = np.arange(-14.0, 1.1, 0.5)
CERTAINTIES = np.arange(-2.0, 6.1, 0.5)
# Labels of one group share bounds, from which each may move by so many steps of the grids.
GROUPS: tuple[tuple[str, ...], ...] = (
    tuple(STEPS),
    tuple(label for label in FAULTS if SEVERITY[label] is Severity.SOFT),
    tuple(label for label in FAULTS if SEVERITY[label] is Severity.HARD),
    tuple(label for label in FAULTS if SEVERITY[label] is Severity.RED_LINE),
)
MOVES = 2
# Down to here the rules are always asked: they know the plainest words best.
HIGHEST_DOUBT = np.array(
    [-5.0 if SEVERITY.get(label) is Severity.HARD else -4.5 for label in LABELS], np.float32
)
# No fault is called out on the trained voice's word alone that is not likelier than not.
LOWEST_SURE = np.array([0.5 if label in FAULTS else -np.inf for label in LABELS], np.float32)
# What asking the rules once per reply must bring in F1: they cost as much time as the network.
PRICE = 0.02


def by_rules(part: Sequence[Row]) -> Bools:
    """Return which labels the rules alone hear for certain: (reply, label)."""
    found = np.zeros((len(part), len(LABELS)), bool)
    for at, row in enumerate(part):
        utterance = Utterance.of(row.text, row.customer, row.earlier)
        for finding in heard(utterance, Voice.RULES):
            if not finding.review:
                found[at, LABELS.index(finding.label)] = True
    return found


def gold_of(part: Sequence[Row]) -> Bools:
    """Return which labels the replies carry: (reply, label)."""
    return np.array([[label in row.labels for label in LABELS] for row in part])


def together(odds: Odds, rules: Bools, doubt: Odds, sure: Odds) -> Bools:
    """Return what both voices hear."""
    heard: Bools = (odds >= sure) | ((odds >= doubt) & rules)
    return heard


def bounds(odds: Odds, rules: Bools, gold: Bools) -> Bounds:
    """Return `doubt` and `sure` per label: the best F1 of each group, then of each label."""
    doubt = np.zeros(len(LABELS), np.float32)
    sure = np.zeros(len(LABELS), np.float32)
    for group in GROUPS:
        numbers = [LABELS.index(label) for label in group]
        low, high = _best(
            odds[:, numbers], rules[:, numbers], gold[:, numbers], DOUBTS, CERTAINTIES
        )
        for number in numbers:
            doubt[number], sure[number] = _best(
                odds[:, [number]],
                rules[:, [number]],
                gold[:, [number]],
                low + 0.5 * np.arange(-MOVES, MOVES + 1),
                high + 0.5 * np.arange(-MOVES, MOVES + 1),
            )
    return np.minimum(doubt, HIGHEST_DOUBT), np.maximum(sure, LOWEST_SURE)


def _best(
    odds: Odds, rules: Bools, gold: Bools, doubts: npt.NDArray[np.float64],
    certainties: npt.NDArray[np.float64],
) -> tuple[float, float]:  # fmt: skip
    best = (-1.0, 0.0, 0.0)
    for high in certainties:
        for low in doubts:
            if low > high:
                continue
            asked = ((odds >= low) & (odds < high)).sum() / len(odds)
            score = f1((odds >= high) | ((odds >= low) & rules), gold) - PRICE * asked
            best = max(best, (score, float(low), float(high)))
    return best[1], best[2]


def f1(heard: Bools, gold: Bools) -> float:
    """Return F1 over all (reply, label)."""
    return float(2 * (heard & gold).sum() / max(1, heard.sum() + gold.sum()))
