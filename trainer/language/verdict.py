"""Two voices, one verdict: of what the trained voice is sure stands; in between the rules decide.

The trained voice reads every reply. For each label two bounds are kept with its weights: below
`doubt` nothing is heard, from `sure` on the label stands, and in between the rules of the label
are asked. Where the two disagree on a heavy fault, a person is asked (review).
"""

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import import_module
from itertools import pairwise
from typing import Final

from trainer.language import disguise
from trainer.language.detectors import FAULT_DETECTORS, STEP_DETECTORS
from trainer.language.finding import Finding, Voice
from trainer.language.help import helps
from trainer.language.labels import FAULTS, SEVERITY, STEPS, VARIANTS, Severity
from trainer.language.manner import is_polite
from trainer.language.model.network import network
from trainer.language.model.voice import Opinion, opinion_of
from trainer.language.mood import complains
from trainer.language.phrasebook import Phrasebook
from trainer.language.plain_question import is_plain_question
from trainer.language.utterance import Utterance

Detect = Callable[[Utterance], Iterator[Finding]]

# What the weights cannot carry: it is a matter of comparing, not of wording.
_RULES_ALONE: Final = frozenset({"repeat"})
_CONFRONTING: Final = frozenset({"retort", "interrogate"})
_KIND: Final = frozenset({"greet", "investigate", "resolve"})
HEAVY: Final = frozenset(
    label for label, severity in SEVERITY.items() if severity is not Severity.SOFT
)
# From these odds on the trained voice hears a variant, and, measured alone, a label.
ALONE: Final = -0.8
# Below these odds the rules are not asked for a variant.
_UNLIKELY: Final = -4.0
# Up to so many code points a clause is shown whole.
_SHORT_CLAUSE: Final = 20
# On real turns, nearly all innocent, the trained voice alone cried wolf below these odds; and of
# what was said before (reask) it sees the last words only.
_ALONE_AT_LEAST: Final = {
    "retort": 3.0, "interrogate": 2.5, "shirk": 3.0, "insult": 2.0, "privacy": 4.0,
    "off_platform": 3.0, "medical": 2.0, "reask": 3.5,
}  # fmt: skip
# Is there anything else, are you helped: no question that confronts.
_ANYTHING_ELSE: Final = re.compile(
    r"(还有|有)[^,。!?]{0,4}(什么|其他|其它|别的|啥|问题|疑问)[^,。!?]{0,10}(吗|么|呢|帮|效劳|处理|解决|服务)"
    r"|(问题|疑问)[^,。!?]{0,4}解决"
)
# Who asks no more than a question is seldom thrown back or sent away; the louder the surer.
_VERY_LOUD: Final = {"retort": 4.0, "interrogate": 4.0, "shirk": 6.0}
# From these odds a question confronts although it asks for something too.
_LOUD: Final = 4.5
# So far outside its bounds a heavy fault is still shown to a person when one voice hears it.
NEAR: Final = 1.5


@dataclass(frozen=True)
class Label:
    """One step or fault: its rules, its words, and the bounds of the trained voice (log-odds)."""

    name: str
    detect: Detect
    book: Phrasebook
    doubt: float
    sure: float
    variants: tuple[str, ...]

    @cached_property
    def asked(self) -> float:
        """The odds from which the label is looked at at all."""
        return self.doubt - (NEAR if self.name in HEAVY else 0.0)


@cache
def labels() -> tuple[Label, ...]:
    """Return every step and fault with its bounds, in the order of the guide."""
    return tuple(_label(name) for name in (*STEPS, *FAULTS))


def _label(name: str) -> Label:
    module = import_module(f"trainer.language.detectors.{name}")
    variants = tuple(variant for variant in VARIANTS if variant.startswith(f"{name}."))
    return Label(name, module.detect, module.BOOK, *network().bounds[name], variants)


def heard(utterance: Utterance, voice: Voice) -> Iterator[Finding]:
    """Yield the steps and faults of the reply, in no order, as `voice` hears them."""
    # Mere marks (？？？) have no words for the trained voice to read.
    if voice is Voice.RULES or not any(map(str.isalnum, utterance.plain)):
        detectors = (*STEP_DETECTORS, *FAULT_DETECTORS)
        yield from (finding for detect in detectors for finding in detect(utterance))
        return
    before = utterance.earlier[-1] if utterance.earlier else ""
    opinion = opinion_of(utterance.plain, utterance.customer, before)
    if voice is Voice.MODEL:
        for label in labels():
            if opinion.highest[label.name] >= ALONE:
                yield from _own(label, utterance, opinion)
        return
    worn = disguised(utterance)
    for label in labels():
        if label.name in _RULES_ALONE:
            yield from label.detect(utterance)
        elif (
            opinion.highest[label.name] >= label.asked
            or (worn and label.name in FAULTS)
            or _knows_less(label, utterance)
        ):
            yield from judged(label, utterance, opinion, worn)


def disguised(utterance: Utterance) -> frozenset[int]:
    """Return the offsets of letters in disguise: Latin, spaced, or with marks between them."""
    worn = {at for at, char in enumerate(utterance.plain) if "a" <= char <= "z"}
    if bare := disguise.lifted(utterance):
        places = (place for place in bare.places if place[2])
        worn.update(at for start, end, _ in places for at in range(start, end))
    if utterance.tight:
        kept = utterance.tight[1]
        worn.update(at for at, after in pairwise(kept) if after - at > 1)
    return frozenset(worn)


def _knows_less(label: Label, utterance: Utterance) -> bool:
    """Say whether the label rests on what was said before and the trained voice did not read."""
    return label.name == "reask" and bool(utterance.given or utterance.history)


def judged(
    label: Label, utterance: Utterance, opinion: Opinion, worn: frozenset[int]
) -> Iterator[Finding]:
    """Yield the findings of one label, `worn` being the offsets of letters in disguise."""
    odds = opinion.highest[label.name]
    # Nobody is put off where nobody asked.
    certain = odds >= label.sure and (label.name != "dismissive" or bool(utterance.customer))
    own = list(_own(label, utterance, opinion)) if certain else []
    if own and label.name in STEPS and not _untold(label, opinion, own):
        yield from own
        return
    by_rule = list(label.detect(utterance))
    if own and label.name in STEPS:
        yield from _told(label, by_rule, own)
        return
    if own:
        doubtful = odds < _ALONE_AT_LEAST.get(label.name, -math.inf)
        yield from _merged(
            by_rule,
            [
                replace(one, review=doubtful or _is_innocent(label, utterance, one, odds))
                for one in own
            ],
        )
        return
    heavy = label.name in HEAVY
    for one in by_rule:
        hidden = _knows_less(label, utterance) or any(
            at in worn for at in range(one.start, one.end)
        )
        if odds >= label.doubt or hidden:
            yield one
        elif odds >= label.asked:
            yield replace(one, review=True)
    if not by_rule and heavy and not certain and odds >= label.sure - NEAR:
        yield from (replace(one, review=True) for one in _own(label, utterance, opinion))


def _is_innocent(label: Label, utterance: Utterance, one: Finding, odds: float) -> bool:
    """Say whether the rules hear something kind in the words of a heavy fault."""
    if odds < _VERY_LOUD.get(label.name, -math.inf) and not complains(utterance.customer):
        return True
    if label.name == "shirk":
        return helps(utterance)
    if label.name not in _CONFRONTING:
        return False
    if is_polite(utterance, one.start) or _ANYTHING_ELSE.search(utterance.plain):
        return True
    if is_plain_question(utterance.plain[one.start : one.end]):
        return True
    kind = (step for step in labels() if step.name in _KIND)
    return odds < _LOUD and any(
        one.overlaps(step) for kin in kind for step in kin.detect(utterance)
    )


def _own(label: Label, utterance: Utterance, opinion: Opinion) -> Iterator[Finding]:
    """Yield the findings of the trained voice."""
    for start, end in _clauses(utterance, opinion.spans(label.name)):
        if label.book.is_denied(utterance, start, end):
            continue
        rule = _variant(label, opinion, start, end)
        yield label.book.finding(utterance, start, end, rule, voice=Voice.MODEL)


def _clauses(utterance: Utterance, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans as whole clauses, where those are short, and side by side as one.

    Words that are only quoted are left out, and no span grows over a quotation.
    """
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if utterance.is_quotation(start, end):
            continue
        first, last = utterance.clause_at(start), utterance.clause_at(end - 1)
        quoted = any(one.overlaps(first.start, last.end) for one in utterance.quotations)
        if last.end - first.start <= _SHORT_CLAUSE and not quoted:
            start, end = first.start, last.end
        if found and start <= found[-1][1] + 1:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _variant(label: Label, opinion: Opinion, start: int, end: int) -> str:
    """Return which variant the words most likely are, where scoring tells some apart."""
    likely = [(opinion.within(variant, start, end), variant) for variant in label.variants]
    odds, variant = max(likely, default=(-math.inf, ""))
    return variant.removeprefix(f"{label.name}.") if odds >= ALONE else "meant"


def _untold(label: Label, opinion: Opinion, own: Iterable[Finding]) -> bool:
    """Say whether it may be a variant that scoring wants though the trained voice named none."""
    return any(
        one.rule == f"{label.name}.meant"
        and any(opinion.within(name, one.start, one.end) >= _UNLIKELY for name in label.variants)
        for one in own
    )


def _told(label: Label, by_rule: list[Finding], own: list[Finding]) -> Iterator[Finding]:
    """Yield the trained voice's steps, in the variants of the rules where it named none."""
    touching = _touching(by_rule)
    for one in own:
        same = [rule.rule for rule in touching(one)]
        named = [rule for rule in same if rule in label.variants] or same
        if one.rule == f"{label.name}.meant" and named:
            yield replace(one, rule=named[0], voice=Voice.BOTH)
        else:
            yield one


def _merged(by_rule: list[Finding], own: list[Finding]) -> Iterator[Finding]:
    """Yield what either voice hears, once: in the words of the rules where they have some."""
    touching = _touching(own)
    for rule in by_rule:
        yield replace(rule, voice=Voice.BOTH, review=False) if touching(rule) else rule
    touching = _touching(by_rule)
    yield from (one for one in own if not touching(one))


def _touching(found: Iterable[Finding]) -> Callable[[Finding], list[Finding]]:
    """Return what finds those of `found` that share a letter with a finding."""
    ordered = sorted(found, key=lambda one: one.start)
    starts = [one.start for one in ordered]
    longest = max((one.end - one.start for one in ordered), default=0)

    def touching(one: Finding) -> list[Finding]:
        first, last = bisect_left(starts, one.start - longest), bisect_left(starts, one.end)
        return list(filter(one.overlaps, ordered[first:last]))

    return touching
