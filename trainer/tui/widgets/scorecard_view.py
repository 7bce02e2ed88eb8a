"""The scorecard drawn: verdict, four axes apart, the six steps, and every mark with its words."""

from collections.abc import Iterator

from textual.content import Content

from trainer.drill.state import Drill
from trainer.language import STEPS
from trainer.scoring.profile import title_of
from trainer.scoring.scorecard import AXIS_NAMES, Axis, Mark, RoundResult, Scorecard
from trainer.tui.widgets.listing import BREAK, Row, left, listing, right, short
from trainer.tui.widgets.plain_content import plain, wrapped_content

VERDICT_TONES = {"通过": "success", "未通过": "error", "待复核": "warning"}
GOOD, FAIR = 80, 60  # from where a bar is green, and from where amber
QUOTED = 2  # pieces of evidence shown for a mark
QUOTE_CELLS = 60
NAME_CELLS, POINTS_CELLS = 25, 6
NAME_OF_STEP_CELLS = 10
MUTED = "$foreground 65%"


def tone_of(points: int) -> str:
    """Return the theme's colour for 0-100 points."""
    return "success" if points >= GOOD else "warning" if points >= FAIR else "error"


def bar(points: int, cells: int) -> Content:
    """Return 0-100 points as a bar."""
    full = round(max(0, min(100, points)) * cells / 100)
    return Content.assemble(
        ("━" * full, f"${tone_of(points)}"), ("─" * (cells - full), "$foreground 25%")
    )


def verdict_lines(card: Scorecard, width: int) -> Content:
    """Return verdict, ending, the customer's rating with its reason, and why it is no pass."""
    tone = VERDICT_TONES.get(card.verdict, "warning")
    first = Content.assemble(
        (f" {card.verdict} ", f"bold $background on ${tone}"),
        (f"  总分 {card.total}", "bold"),
        ("   结局 ", MUTED),
        plain(card.ending or "—", "bold"),
        ("   顾客评价 ", MUTED),
        plain(card.satisfaction or "—", "bold"),
    )
    lines = wrapped_content(first, width)
    if card.satisfaction_reason:
        lines += wrapped_content(plain(card.satisfaction_reason, MUTED), width)
    for reason in card.verdict_reasons:
        lines += listing([(Content.styled("✗", f"${tone}"), plain(reason))], width, 2).split("\n")
    return BREAK.join(lines)


def axis_lines(card: Scorecard, width: int) -> Content:
    """Return the four axes, each a bar, with its weight; then how the total comes about."""
    cells = max(8, min(40, width - 24))
    lines = [
        Content.assemble(
            (f"{AXIS_NAMES[axis]} ", "bold"),
            bar(card.axis(axis), cells),
            (right(str(card.axis(axis)), 4), f"bold ${tone_of(card.axis(axis))}"),
            (f"   占 {weight}%", MUTED),
        )
        for axis, weight in zip(Axis, card.weights, strict=True)
    ]
    parts = " + ".join(f"{card.axis(a)}×{w}%" for a, w in zip(Axis, card.weights, strict=True))
    total = Content.styled(f"{parts} = {card.total}", MUTED)
    return BREAK.join([*lines, *wrapped_content(total, width)])


def step_lines(card: Scorecard) -> Content:
    """Return the six steps: done in which round, due and missed, or not asked for."""
    lines: list[Content] = []
    for step, result in card.steps:
        name = left(STEPS.get(step, step), NAME_OF_STEP_CELLS)
        if result.done:
            said = f"第 {result.round} 轮" if result.round else "做到了"
            lines.append(Content.assemble((f"✓ {name}", "$success"), (said, MUTED)))
        elif result.due:
            lines.append(Content.styled(f"✗ {name}没有做", "bold $error"))
        else:
            lines.append(Content.styled(f"· {name}不要求", MUTED))
    return BREAK.join(lines)


def kpi_lines(card: Scorecard, width: int) -> Content:
    """Return the response figures of each profile."""
    lines: list[Content] = []
    for kpi in card.kpi:
        first = "没有回复" if kpi.first_reply_s is None else f"{kpi.first_reply_s} 秒"
        lines += wrapped_content(
            Content.assemble(
                plain(title_of(kpi.profile), MUTED),
                ("  首次响应 ", MUTED),
                (first, "bold"),
                ("  按时 ", MUTED),
                (f"{kpi.within}/{kpi.rounds} 轮", "bold"),
            ),
            width,
        )
    return BREAK.join(lines)


def mark_lines(card: Scorecard, drill: Drill, width: int) -> Content:
    """Return every mark by axis, what was lost first: points, reason, the words that did it."""
    parts: list[Content] = []
    for axis in Axis:
        title = Content.assemble(
            (AXIS_NAMES[axis], "bold $text-primary"),
            (f"  {card.axis(axis)}", f"bold ${tone_of(card.axis(axis))}"),
        )
        if axis is Axis.TIMELINESS:
            body = round_lines(card.rounds, width)
        else:
            rows = list(_mark_rows(card, axis))
            body = listing(rows, width, NAME_CELLS, NAME_CELLS + POINTS_CELLS)
        parts.append(BREAK.join([title, body]))
    return Content("\n\n").join(parts)


def _mark_rows(card: Scorecard, axis: Axis) -> Iterator[Row]:
    marks = [mark for mark in card.marks if mark.axis is axis]
    if not any(mark.points < 0 or not mark.met for mark in marks):
        yield Content.styled("✓ 没有扣分", "$success"), Content(""), Content("")
    told: set[str] = set()
    for mark in sorted(marks, key=lambda mark: (mark.met, mark.points)):
        yield _name(mark), _points(mark), _words(mark, told)
        told.add(mark.advice)


def _name(mark: Mark) -> Content:
    if mark.met:
        return Content.assemble(("✓ ", "$success"), plain(mark.title))
    return Content.assemble(("✗ ", "$error"), plain(mark.title, "bold"))


def _points(mark: Mark) -> Content:
    if mark.points > 0:
        return Content.styled(right(f"+{mark.points}", POINTS_CELLS - 2), "$success")
    if mark.points < 0:
        return Content.styled(right(f"−{-mark.points}", POINTS_CELLS - 2), "bold $error")
    text = f"0/{mark.most}" if mark.most and not mark.met else "0"
    return Content.styled(right(text, POINTS_CELLS - 2), MUTED)


def _words(mark: Mark, told: set[str]) -> Content:
    """Return the words that did it, the reason, and advice that was not given just before."""
    quotes = [short(e.quote, QUOTE_CELLS) for e in mark.evidence if e.quote][:QUOTED]
    parts: list[Content] = [plain(f"“{quote}”") for quote in quotes]
    if mark.reason:
        parts.append(plain(mark.reason, MUTED))
    lines = [Content(" ").join(parts)] if parts else []
    if mark.advice not in told | {""} and not mark.met:
        label = "改成 → " if mark.evidence else "可以 → "
        lines.append(Content.assemble((label, "$success"), plain(mark.advice, "$success")))
    return BREAK.join(lines)


ROUND_COLUMNS = (("轮次", 6), ("环节", 16), ("顾客问", 8), ("您回复", 8), ("用时", 8), ("时限", 7))


def round_lines(rounds: tuple[RoundResult, ...], width: int) -> Content:
    """Return the rounds as a table: when asked, when answered, how long, within the line or not."""
    if not rounds:
        return Content.styled("没有轮次。", MUTED)
    head = "".join(left(name, cells) for name, cells in ROUND_COLUMNS) + "结果"
    lines = [Content.styled(head, MUTED)]
    lines += [_round_line(number, one) for number, one in enumerate(rounds, 1)]
    return BREAK.join(line.truncate(width) for line in lines)


def _round_line(number: int, one: RoundResult) -> Content:
    fields = (
        str(number),
        short(plain(one.beat).plain, 14),
        _clock(one.asked_s),
        "—" if one.answered_s is None else _clock(one.answered_s),
        "没回" if one.took_s is None else f"{one.took_s} 秒",
        f"{one.limit_s} 秒",
    )
    text = "".join(
        left(field, cells) for field, (_, cells) in zip(fields, ROUND_COLUMNS, strict=True)
    )
    result = ("✗ 超时", "bold $error") if one.late else ("✓ 按时", "$success")
    return Content.assemble(text, result)


def _clock(seconds: int) -> str:
    return f"{seconds // 60:02d}:{seconds % 60:02d}"
