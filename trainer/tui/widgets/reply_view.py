"""The conversation again, each reply with its words marked, and beside it why and what better."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget

from trainer.drill.state import Deed, Drill, Line, Reply, Round, Speaker
from trainer.language import ACTIONS, LABEL_NAMES, Finding, Kind, Severity
from trainer.safe_text import shown
from trainer.tui.widgets.bubble import Bubble, clock_label
from trainer.tui.widgets.listing import BREAK, Row, listing, short
from trainer.tui.widgets.plain_content import Drawn, PlainText, marked, plain

SECOND = 1000
MUTED = "$foreground 65%"
SIGNS = {Kind.STEP: "✓", Kind.FAULT: "✗", Kind.CRAFT: "＋"}
SPANS = {
    Kind.STEP: "underline $text-success on $success 20%",
    Kind.FAULT: "bold $text-error on $error 25%",
    Kind.CRAFT: "underline $text-primary",
}
TONES = {Kind.STEP: "$success", Kind.FAULT: "$error", Kind.CRAFT: "$text-primary"}
WEIGHTS = {Severity.SOFT: "", Severity.HARD: "（对抗）", Severity.RED_LINE: "（红线）"}
NOTHING_HEARD = "没有听出步骤，也没有失误。"
NOT_JUDGED = "这一句没有评判。"


def numbered(reply: Reply) -> tuple[Finding, ...]:
    """Return what was heard in the order of the words; doubts for a trainer come last."""
    found = reply.heard.findings if reply.heard else ()
    return tuple(sorted(found, key=lambda f: (f.review, f.start, f.end, f.kind is not Kind.FAULT)))


def marked_reply(reply: Reply) -> Content:
    """Return the reply with each finding's words marked and its number after them."""
    findings = numbered(reply)
    # Faults last, so that where words carry both, the fault is seen.
    order = sorted((f for f in findings if not f.review), key=lambda f: f.kind is Kind.FAULT)
    content = marked(reply.text, [(f.start, f.end, SPANS[f.kind]) for f in order])
    numbers: dict[int, list[str]] = {}
    for number, finding in enumerate(findings, 1):
        numbers.setdefault(finding.end, []).append(str(number))
    parts: list[Content | tuple[str, str]] = []
    done = 0
    for end in sorted(numbers):
        at = len(shown(reply.text[:end]))
        parts += [content[done:at], (f"[{','.join(numbers[end])}]", MUTED)]
        done = at
    return Content.assemble(*parts, content[done:])


def finding_lines(reply: Reply, width: int) -> Content:
    """Return what was heard: number, name, reason, and the better line where there is one."""
    if reply.heard is None:
        return Content.styled(NOT_JUDGED, MUTED)
    findings = numbered(reply)
    if not findings:
        return Content.styled(NOTHING_HEARD, MUTED)
    return listing(
        [_finding_row(number, finding) for number, finding in enumerate(findings, 1)], width, 4
    )


def _finding_row(number: int, finding: Finding) -> Row:
    name = LABEL_NAMES.get(finding.label, finding.label)
    if finding.review:
        head = Content.styled(f"？ {name}（请培训师看，不计分）", MUTED)
    else:
        weight = WEIGHTS[finding.severity] if finding.severity else ""
        head = Content.styled(
            f"{SIGNS[finding.kind]} {name}{weight}", f"bold {TONES[finding.kind]}"
        )
    lines = [Content.assemble(head, "  ", plain(f"“{short(finding.quote, 40)}”"))]
    if finding.reason:
        lines.append(plain(finding.reason, MUTED))
    if finding.better:
        lines.append(Content.assemble(("更好 → ", "$success"), plain(finding.better, "$success")))
    return Content.styled(f"[{number}]", MUTED), BREAK.join(lines)


class ReplyView(Container):
    """One reply with its findings: below it, or beside it where the screen is wide."""

    # The rules for a wide screen begin above this widget.
    SCOPED_CSS: ClassVar[bool] = False

    DEFAULT_CSS = """
    ReplyView {
        height: auto;
        layout: vertical;
        margin-bottom: 1;
        & > Bubble { margin-bottom: 0; }
        & > .findings { padding: 0 1 0 8; }
    }
    .-wide ReplyView {
        layout: horizontal;
        & > Bubble { width: 3fr; }
        & > .findings { width: 2fr; padding: 0 1 0 3; }
    }
    """

    def __init__(self, reply: Reply, name: str) -> None:
        super().__init__()
        self._reply = reply
        self._trainee = name

    def compose(self) -> ComposeResult:
        """Lay out the bubble and what was heard in it."""
        reply = self._reply
        yield Bubble(Speaker.AGENT, self._trainee, marked_reply(reply), reply.at)
        lines = Drawn(lambda width: finding_lines(reply, width))
        yield PlainText(lines, classes="findings")


def happenings(drill: Drill, customer: str, trainee: str) -> Iterator[Widget]:
    """Yield one widget after the other for all that was said and done, by rounds."""
    rounds = list(enumerate(drill.rounds, 1))
    deeds = list(drill.deeds)
    for line in drill.lines:
        while deeds and deeds[0].started <= line.at:
            yield _deed(deeds.pop(0))
        if rounds and _opens(line, rounds[0][1]):
            yield _round_head(*rounds.pop(0))
        if line.who is Speaker.CUSTOMER:
            yield Bubble(line.who, customer, line.text, line.at)
        elif line.reply >= 0:
            yield ReplyView(drill.replies[line.reply], trainee)
    yield from map(_deed, deeds)


def _opens(line: Line, round_: Round) -> bool:
    """Say whether a round begins with this line; where the agent opens, it is the reply."""
    if line.who is Speaker.CUSTOMER:
        return line.at >= round_.asked
    return line.reply in round_.replies


def _round_head(number: int, round_: Round) -> PlainText:
    if round_.answered is None:
        took = "没有回复"
    else:
        # Whole seconds of the clock, as the scorecard counts them.
        took = f"{round_.answered // SECOND - round_.asked // SECOND} 秒后回复"
    return PlainText(
        Content.assemble(
            (f"第 {number} 轮", "bold $text-primary"),
            (" · ", MUTED),
            plain(short(round_.beat, 30), MUTED),
            (f" · {took} · 之后怒气 {round_.anger}", MUTED),
        ),
        classes="round-head",
    )


def _deed(deed: Deed) -> PlainText:
    name = ACTIONS.get(deed.action, deed.action)
    said = f"：{short(deed.content, 60)}" if deed.content else ""
    done = "" if deed.finished is not None else "（没等到结果）"
    words = f"工作台 · {name}{said}{done} · {clock_label(deed.started)}"
    return PlainText(plain(words, MUTED), classes="deed")
