"""Practice only: what was heard in a reply, as a note below it."""

from textual.content import Content

from trainer.drill.state import Reply
from trainer.language.finding import Finding, Kind
from trainer.language.labels import LABEL_NAMES, Severity
from trainer.tui.widgets.plain_content import plain

NOTHING_HEARD = "· 没听出有用的步骤：先接住情绪，再说您现在去做什么。"
TONES = {Severity.SOFT: "$warning", Severity.HARD: "$error", Severity.RED_LINE: "bold $error"}


def feedback(reply: Reply) -> Content:
    """Return the steps and craft points on one line, then each fault with its better line.

    Each line begins with a mark of two cells, below which it may go on.
    """
    if reply.heard is None:
        return Content("")
    lines = [_credits(reply.findings)]
    lines += [_fault(finding) for finding in reply.findings if finding.kind is Kind.FAULT]
    return Content("\n").join(line for line in lines if line)


def _credits(findings: tuple[Finding, ...]) -> Content:
    heard = {f.label: f for f in findings if f.kind is not Kind.FAULT}
    if not heard:
        faults = any(f.kind is Kind.FAULT for f in findings)
        return Content("") if faults else Content.styled(NOTHING_HEARD, "$foreground 60%")
    names = [LABEL_NAMES.get(label, label) for label in heard]
    return Content.styled("  ".join(f"✓ {name}" for name in names), "$success")


def _fault(finding: Finding) -> Content:
    tone = TONES.get(finding.severity or Severity.SOFT, "$warning")
    parts: list[Content | tuple[str, str]] = [
        (f"✗ {LABEL_NAMES.get(finding.label, finding.label)} ", tone),
        plain(f"“{finding.quote}” "),
        plain(finding.reason, "$foreground 60%"),
    ]
    if finding.better:
        parts += [("\n  换成：", "$foreground 60%"), plain(finding.better, "$success")]
    return Content.assemble(*parts)
