"""What is weak and why: steps, faults, and the failures from which most can be learnt."""

from collections.abc import Iterator

from trainer.reports import words
from trainer.reports.figures import is_red_line
from trainer.reports.first_told import BEHIND
from trainer.reports.model import Figure, Quote, Report
from trainer.reports.page.behind import RED
from trainer.reports.page.chart import bar
from trainer.reports.page.markup import Anchors, Head, link, table, text


def steps(report: Report, anchors: Anchors) -> Iterator[str]:
    """Yield the steps of everybody, the weakest first, with drills in which each was missed."""
    for cohort in report.cohorts[:1]:
        due = [step for step in cohort.figures.steps if step.due]
        heads = (
            Head("步骤", number=False), Head("做到率"), Head("", number=False),
            Head("没做到的演练", number=False),
        )  # fmt: skip
        rows = (
            (
                text(words.name_of_step(step.step)),
                text(words.share_text(Figure(step.done, step.due))),
                bar(step.done, step.due),
                anchors.drill_list(step.missed[:BEHIND]) or words.NONE,
            )
            for step in sorted(due, key=lambda step: step.done / step.due)
        )
        yield table("步骤", _named(heads), rows) if due else "<p>还没有该做的步骤。</p>"


def faults(report: Report, anchors: Anchors) -> Iterator[str]:
    """Yield the faults of everybody, red lines first, with drills that hold each."""
    for cohort in report.cohorts[:1]:
        figures = cohort.figures
        heard = [fault for fault in figures.faults if fault.times]
        heads = (
            Head("失误", number=False), Head("轻重", number=False), Head("几次演练里有"),
            Head("", number=False), Head("一共"), Head("在哪些演练里", number=False),
        )  # fmt: skip
        rows = (
            (
                text(words.name_of_fault(fault.fault)),
                link(RED if is_red_line(fault.fault) else "", words.weight_of_fault(fault.fault)),
                text(words.share_text(Figure(fault.drills, figures.drills))),
                bar(fault.drills, figures.drills),
                f"{fault.times} 次",
                anchors.drill_list(fault.newest[:BEHIND]) or words.NONE,
            )
            for fault in heard
        )
        yield table("失误", _named(heads), rows) if heard else "<p>一次失误也没有听到。</p>"


def quotes(report: Report, anchors: Anchors) -> Iterator[str]:
    """Yield the most instructive failures: both sides' words, why, and the better line."""
    if not report.quotes:
        yield "<p>没有可以举的例子。</p>"
        return
    yield "<p>个人信息已经遮住。</p>"
    yield from (_quote(one, anchors) for one in report.quotes)


def _named(heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """Return the heads with a name for the column of bars: an empty head tells a reader nothing."""
    return tuple(head if head.title else Head("多少", number=False) for head in heads)


def _quote(one: Quote, anchors: Anchors) -> str:
    often = f"没通过的演练里 {one.drills} 次有它。" if one.drills > 1 else ""
    customer = f"<p><b>顾客</b>：{text(one.customer)}</p>" if one.customer else ""
    better = f"<p><b>可以换成</b>：{text(one.better)}</p>" if one.better else ""
    where = "，".join(text(name) for name in (one.trainee, one.scenario) if name)
    return (
        f'<blockquote><p class="tag">{text(words.name_of_fault(one.fault))}</p>{customer}'
        f"<p><b>回复</b>：{_marked(one)}</p><p>{text(one.reason)}{often}</p>{better}"
        f"<p><small>{where} {anchors.drill(one.drill)} 第 {one.round} 轮</small></p></blockquote>"
    )


def _marked(one: Quote) -> str:
    """Return the reply with the part that it is about marked."""
    before, found, after = one.words.partition(one.at_fault)
    if not one.at_fault or not found:
        return text(one.words)
    return f"{text(before)}<mark>{text(found)}</mark>{text(after)}"
