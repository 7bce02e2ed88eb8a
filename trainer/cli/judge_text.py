"""One judged reply in readable Chinese: the words underlined, the reason, the better line."""

import unicodedata
from collections.abc import Iterator

from trainer.language import CRAFTS, FAULTS, STEPS, Finding, Kind, Severity, listen

_TITLES = {Kind.STEP: "步骤", Kind.FAULT: "失误", Kind.CRAFT: "加分"}
_NAMES = STEPS | FAULTS | CRAFTS
_WEIGHTS = {Severity.SOFT: "轻", Severity.HARD: "重", Severity.RED_LINE: "红线"}
_LONGEST = 60


def shown(text: str, customer: str = "") -> str:
    """Return what was heard in `text`, ready to print; control characters become blanks."""
    findings = listen(text, customer=customer or None)
    lines = [f"顾客: {_plain(customer)}"] if customer else []
    lines.append(f"回复: {_plain(text)}")
    for kind, title in _TITLES.items():
        heard = [one for one in findings if one.kind is kind and not one.review]
        if heard:
            lines += ["", f"{title}:", *(line for one in heard for line in _entry(text, one))]
    review = [finding for finding in findings if finding.review]
    if review:
        lines += ["", "需人工复核:", *(line for one in review for line in _entry(text, one))]
    if not findings:
        lines += ["", "没有听出步骤，也没有失误。"]
    return "\n".join(lines)


def _entry(text: str, finding: Finding) -> Iterator[str]:
    """Yield the lines of one finding."""
    weight = f"（{_WEIGHTS[finding.severity]}）" if finding.severity else ""
    yield f"  {_NAMES[finding.label]}{weight}"
    start = max(0, finding.start - _LONGEST // 3)
    end = min(len(text), max(finding.end, start + _LONGEST))
    before, said = _plain(text[start : finding.start]), _plain(text[finding.start : finding.end])
    yield f"    {before}{said}{_plain(text[finding.end : end])}"
    yield f"    {' ' * _width(before)}{'^' * _width(said)}"
    if finding.reason:
        yield f"    原因: {finding.reason}"
    if finding.better:
        yield f"    换成: {finding.better}"


def _plain(text: str) -> str:
    """Return `text` on one line, without what a terminal would obey."""
    return "".join(
        " " if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") else char for char in text
    )


def _width(text: str) -> int:
    """Return the columns that `text` takes on a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
