"""One judged reply in readable Chinese: the words underlined, the reason, the better line."""

from collections.abc import Iterator

from trainer.language import LABEL_NAMES, Finding, Kind, Severity, listen
from trainer.scenario.columns import safe, width

_TITLES = {Kind.STEP: "步骤", Kind.FAULT: "失误", Kind.CRAFT: "加分"}
_WEIGHTS = {Severity.SOFT: "轻", Severity.HARD: "重", Severity.RED_LINE: "红线"}
_LONGEST = 60


def shown(text: str, customer: str = "") -> str:
    """Return what was heard in `text`, ready to print."""
    findings = listen(text, customer=customer or None)
    lines = [f"顾客: {safe(customer)}"] if customer else []
    lines.append(f"回复: {safe(text)}")
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
    yield f"  {LABEL_NAMES[finding.label]}{weight}"
    start = max(0, finding.start - _LONGEST // 3)
    end = min(len(text), max(finding.end, start + _LONGEST))
    before, said = safe(text[start : finding.start]), safe(text[finding.start : finding.end])
    yield f"    {before}{said}{safe(text[finding.end : end])}"
    yield f"    {' ' * width(before)}{'^' * width(said)}"
    if finding.reason:
        yield f"    原因: {finding.reason}"
    if finding.better:
        yield f"    换成: {finding.better}"
