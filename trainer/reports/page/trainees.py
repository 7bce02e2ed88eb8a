"""Who is ready: one line a trainee, and below it for each what is missing and the drills."""

from collections.abc import Iterator, Sequence

from trainer.reports import words
from trainer.reports.figures import is_red_line
from trainer.reports.first_told import BEHIND
from trainer.reports.model import Figure, TraineeSummary
from trainer.reports.page.behind import DRILLS
from trainer.reports.page.chart import spark
from trainer.reports.page.markup import Anchors, Head, link, table, text

FEW = 40  # of so many trainees at the most every step has a line of its own
_FAULTS = 4

_HEADS = (
    Head("学员", number=False), Head("级别", number=False), Head("演练"), Head("通过率"),
    Head("平均分"), *(Head(name) for name in words.AXES), Head("步骤做到"), Head("对抗/百条"),
    Head("好评率"), Head("首次→最近"), Head("练习"), Head("各周步骤", number=False),
)  # fmt: skip


def trainee_table(
    trainees: Sequence[TraineeSummary], anchors: Anchors, told: frozenset[str]
) -> str:
    """Return the table of the trainees that have an anchor.

    The figures of those who are `told` of lead to what the page says of them.
    """
    shown = (one for one in trainees if one.name in anchors.trainees)
    return table("学员", _HEADS, (_row(one, anchors, one.name in told) for one in shown))


def trainee_detail(one: TraineeSummary, anchor: str, anchors: Anchors, *, few: bool) -> str:
    """Return what is to be known of one trainee; with `few` every step is drawn over the weeks."""
    return "\n".join(_detail(one, anchor, anchors, few))


def _row(one: TraineeSummary, anchors: Anchors, told: bool) -> tuple[str, ...]:
    figures, place = one.figures, anchors.trainees[one.name]
    anchor = place if told else DRILLS
    return (
        anchors.trainee(one.name) if told else f'<span id="{place}">{text(one.name)}</span>',
        _level(one),
        link(anchor, f"{figures.drills}"),
        link(anchor, _share(figures.passed)),
        words.mean_text(figures.total),
        *map(words.mean_text, figures.axes),
        link(anchor, _share(figures.coverage)),
        words.hundred_text(figures.confronting),
        words.percent_text(figures.satisfied),
        words.change_text(one.change),
        f"{words.minutes(figures.practice_ms)} 分",
        spark([week.coverage.percent for week in one.weeks]),
    )


def _share(figure: Figure) -> str:
    """Return a share with part and whole beside it."""
    said = words.percent_text(figure)
    return said if said == words.NONE else f"{said} <small>{words.of_text(figure)}</small>"


def _level(one: TraineeSummary) -> str:
    if one.readiness is None:
        return words.NONE
    return text(one.readiness.reached or words.NO_LEVEL)


def _detail(one: TraineeSummary, anchor: str, anchors: Anchors, few: bool) -> Iterator[str]:
    figures = one.figures
    yield f'<section class="one" id="{anchor}"><h3>{text(one.name)}</h3>'
    if one.readiness and one.readiness.next:
        missing = "；".join(one.readiness.missing)
        yield f"<p>下一级“{text(one.readiness.next)}”还差：{text(missing)}</p>"
    if few:
        yield from _steps_by_week(one)
    else:
        steps = (f"{words.name_of_step(s.step)} {s.done}/{s.due}" for s in figures.steps if s.due)
        yield f"<p>步骤：{text('，'.join(steps)) or words.NONE}</p>"
    heard = [f for f in figures.faults if f.times]
    if heard:
        told = [f for at, f in enumerate(heard) if at < _FAULTS or is_red_line(f.fault)]
        said = (f"{words.name_of_fault(f.fault)} {f.times} 次" for f in told)
        yield f"<p>失误：{text('，'.join(said))}</p>"
    if one.drills:
        yield f"<p>最近的演练：{anchors.drill_list(one.drills[:BEHIND])}</p>"
    yield "</section>"


def _steps_by_week(one: TraineeSummary) -> Iterator[str]:
    """Yield small pictures alike in scale: each step over the weeks, with its figure."""
    yield '<ul class="multiples">'
    for step in one.figures.steps:
        if not step.due:
            continue
        drawn = spark([week.share_of(step.step).percent for week in one.weeks])
        share = _share(Figure(step.done, step.due))
        yield f"<li><b>{text(words.name_of_step(step.step))}</b> {share}{drawn}</li>"
    yield "</ul>"
