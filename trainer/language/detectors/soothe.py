"""安抚 — speaks to the customer's feeling or waiting.

Heard
    您先别着急；换成是我也会很着急；让您久等了。
Let pass
    您放心，没有质量问题。            (denies a doubt)
    你急什么。                     (a reproach)
    您的着急我看到了，看到了而已。     (withdrawn)
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from trainer.language.finding import Finding
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_NEAR = 10
_ONE_THOUGHT = frozenset({"soothe.waiting", "soothe.acknowledge", "soothe.empathy"})
_PAUSE = 2
_LONGEST = 20
_NOT = ("不", "不会", "不能", "不想", "没", "没有", "别", "绝不", "不再")
_IF = re.compile(r"(要是|如果|若是|倘若|假如|万一)[您你]?.{0,2}$")


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each place that speaks to a feeling or to waiting and does not take it back."""
    thought: Finding | None = None
    for finding in BOOK.find(utterance, unless=_is_empty):
        if thought and _goes_on(thought, finding):
            thought = replace(
                thought, end=finding.end, quote=utterance.text[thought.start : finding.end]
            )
            continue
        if thought:
            yield thought
        thought = finding
    if thought:
        yield thought


def _goes_on(thought: Finding, finding: Finding) -> bool:
    """Say whether two findings are one thought: 等这么久, 换谁都急."""
    together = {thought.rule, finding.rule} <= _ONE_THOUGHT
    near = finding.start - thought.end <= _PAUSE
    return together and near and finding.end - thought.start <= _LONGEST


def _is_empty(utterance: Utterance, finding: Finding) -> bool:
    """Say whether the words deny, reproach, withdraw, or speak of something else."""
    end = finding.end + _NEAR
    if finding.rule == "soothe.assure":
        return _heard("denial", utterance, finding.start, end)
    if _supposes(utterance, finding):
        return True
    if finding.rule == "soothe.waiting":
        return utterance.before(finding.start).endswith(_NOT)
    start = max(utterance.clause_at(finding.start).start, finding.start - _NEAR)
    return _heard("reproach", utterance, start, end) or BOOK.touches(
        "not_feeling", utterance, finding, _NEAR
    )


def _supposes(utterance: Utterance, finding: Finding) -> bool:
    """Say whether the feeling is only supposed: 赶时间的话, 要是着急."""
    if utterance.plain.startswith("的话", finding.end):
        return True
    return _IF.search(utterance.before(finding.start)) is not None


def _heard(name: str, utterance: Utterance, start: int, end: int) -> bool:
    return next(BOOK.list(name).hits(utterance.plain, start, end), None) is not None
