"""The first screen of the page: what all came to, cohort beside cohort, week by week."""

from collections.abc import Iterator
from typing import NamedTuple

from trainer.language import labels
from trainer.reports import kpi_words, words
from trainer.reports.first_told import BEHIND
from trainer.reports.level_words import levels_text, nearest_text
from trainer.reports.model import CohortSummary, Figure, Kpi, KpiFigure, Report, Week
from trainer.reports.page.behind import (
    DRILLS,
    FAILED,
    FAULTS,
    LATE,
    LOWEST,
    RATED_BADLY,
    RED,
    STEPS,
    TRAINEES,
    place_behind_kpi,
)
from trainer.reports.page.chart import bar, line_chart
from trainer.reports.page.markup import Anchors, Head, link, table, text


def overview(report: Report, anchors: Anchors) -> Iterator[str]:
    """Yield the figures of everybody, the cohorts compared, the profiles, the weeks."""
    for one in report.cohorts[:1]:
        yield _cards(one)
    if nearest := nearest_text(report.trainees):
        yield f"<p>{text(nearest)}。</p>"
    if len(report.cohorts) > 1:
        yield "<h3>各组比较</h3>"
        yield _compared(report.cohorts, anchors)
    if report.profiles:
        yield "<h3>考核口径</h3>"
        yield _profiles(report)
    if any(kpi_words.measured_in(report)):
        yield f"<h3>{kpi_words.HEADING}</h3>"
        yield _kpis(report)
    for one in report.cohorts[:1]:
        yield from _weeks(one.weeks)
        yield from _waits(one)


class _Told(NamedTuple):
    """A figure in words: `note` is what it rests on; `place` and `note_place` are behind them."""

    name: str
    said: str
    note: str = ""
    place: str = DRILLS
    note_place: str = ""


def _measures(one: CohortSummary) -> Iterator[_Told]:
    """Yield each figure of a cohort."""
    figures = one.figures
    listed = f"名单上 {one.named} 人" if one.named > one.trainees else ""
    yield _Told("练过的人", f"{one.trainees}", listed, TRAINEES)
    ready = sum(count for name, count in one.levels if name)
    has = str(ready) if one.levels else words.NONE
    yield _Told("有级别的人", has, levels_text(one), TRAINEES)
    broken = f"另有 {figures.broken} 次中断" if figures.broken else ""
    yield _Told("做完的演练", f"{figures.drills}", broken)
    yield _share("通过率", figures.passed, FAILED)
    red = f"碰红线 {figures.red_lines} 次" if figures.red_lines else ""
    yield _Told("平均分", words.mean_text(figures.total), red, LOWEST, RED)
    yield _share("步骤做到", figures.coverage, STEPS)
    against = figures.confronting
    rate, basis = words.hundred_text(against), words.basis_text(against)
    yield _Told("对抗/百条", rate, basis, FAULTS)
    yield _share("好评率", figures.satisfied, RATED_BADLY)
    yield _share("态度差率", figures.annoyed, RATED_BADLY)
    yield _share("按时", figures.within, LATE)
    scenarios = one.change.scenarios
    again = f"{scenarios} 个场景做过两次以上" if scenarios else ""
    yield _Told("首次→最近", words.change_text(one.change), again, TRAINEES)
    yield _Told("练习时间", words.length_text(figures.practice_ms), "", TRAINEES)


def _share(name: str, figure: Figure, place: str) -> _Told:
    return _Told(name, words.percent_text(figure), words.basis_text(figure), place)


def _cards(one: CohortSummary) -> str:
    cards = "".join(map(_card, _measures(one)))
    return f'<dl class="cards">{cards}</dl>'


def _card(one: _Told) -> str:
    note = f"<small>{link(one.note_place, text(one.note))}</small>" if one.note else ""
    return f"<div><dt>{one.name}</dt><dd>{link(one.place, text(one.said))}{note}</dd></div>"


def _compared(cohorts: tuple[CohortSummary, ...], anchors: Anchors) -> str:
    heads = (
        Head("数字", number=False),
        *(Head(words.name_of_cohort(one.name), number=False) for one in cohorts),
    )
    columns = map(_measures, cohorts)
    rows = [
        (text(row[0].name), *(_compared_cell(told.said, told.note) for told in row))
        for row in zip(*columns, strict=True)
    ]
    drills = (anchors.drill_list(one.drills[:BEHIND]) or words.NONE for one in cohorts)
    return table("各组比较", heads, (*rows, ("最近的演练", *drills)))


def _compared_cell(figure: str, note: str) -> str:
    return f"{text(figure)}{f' <small>{text(note)}</small>' if note else ''}"


def _profiles(report: Report) -> str:
    heads = (
        Head("口径", number=False), Head("演练"), Head("首次回复平均"), Head("按时的轮次"),
        Head("要求"), Head("结果", number=False),
    )  # fmt: skip
    rows = (
        (
            text(one.title or one.profile),
            link(DRILLS, str(one.drills)),
            "—" if one.first_s.mean is None else f"{one.first_s.mean} 秒",
            link(LATE, text(words.share_text(one.within))),
            f"{one.wanted}%" if one.wanted else "—",
            {True: "达到", False: "没达到", None: "—"}[one.met],
        )
        for one in report.profiles
    )
    return table("考核口径", heads, rows)


def _kpis(report: Report) -> str:
    heads = (
        Head("平台", number=False),
        Head("指标", number=False),
        Head("及格线", number=False),
        *(Head(words.name_of_cohort(one.name), number=False) for one in report.cohorts),
    )
    rows = (
        (
            text(kpi_words.title_of(kpi)),
            link(place_behind_kpi(kpi), text(kpi.name)),
            text(kpi_words.wanted_text(kpi)),
            *(_kpi_cell(kpi, figure) for figure in figures),
        )
        for kpi, figures in kpi_words.measured_in(report)
    )
    return table(kpi_words.HEADING, heads, rows) + _sources(report)


def _kpi_cell(kpi: Kpi, figure: KpiFigure) -> str:
    notes = filter(None, (kpi_words.basis_text(kpi, figure), kpi_words.MET_WORDS[figure.met]))
    return _compared_cell(kpi_words.number_text(kpi, figure), "，".join(notes))


def _sources(report: Report) -> str:
    """Return where each line comes from, once for each profile."""
    told = dict.fromkeys(
        (kpi_words.title_of(kpi), kpi_words.source_text(kpi))
        for kpi, _ in kpi_words.measured_in(report)
    )
    items = (f"<li>{text(name)}：{text(source)}</li>" for name, source in told if source)
    return f"<details><summary>及格线从哪儿来</summary><ul>{''.join(items)}</ul></details>"


def _weeks(weeks: tuple[Week, ...]) -> Iterator[str]:
    if not weeks:
        return
    mondays = [week.monday for week in weeks]
    yield '<h3>每周</h3>\n<div class="charts">'
    yield line_chart("平均分", mondays, [week.total.mean for week in weeks])
    yield line_chart("步骤做到", mondays, [week.coverage.percent for week in weeks], "%")
    yield line_chart("对抗/百条", mondays, [week.confronting.percent for week in weeks])
    for step in labels.STEPS:
        shares = [week.share_of(step).percent for week in weeks]
        if any(share is not None for share in shares):
            yield line_chart(words.name_of_step(step), mondays, shares, "%")
    yield "</div>\n<details><summary>每周的数字</summary>"
    heads = (
        Head("星期一", number=False), Head("演练"), Head("平均分"), Head("步骤做到"),
        Head("对抗/百条"),
    )  # fmt: skip
    rows = (
        (
            text(week.monday),
            str(week.drills),
            words.mean_text(week.total),
            text(words.share_text(week.coverage)),
            text(words.share_text(week.confronting)),
        )
        for week in weeks
    )
    yield table("每周的数字", heads, rows)
    yield "</details>"


def _waits(one: CohortSummary) -> Iterator[str]:
    figures = one.figures
    if not sum(figures.rounds):
        return
    yield "<h3>回复快慢</h3>"
    heads = (
        Head("用时", number=False), Head("首次回复"), Head("占", number=False),
        Head("全部轮次"), Head("占", number=False),
    )  # fmt: skip
    firsts, rounds = sum(figures.first_replies), sum(figures.rounds)
    pairs = zip(words.SPANS, figures.first_replies, figures.rounds, strict=False)
    rows = (
        (text(span), str(first), bar(first, firsts), str(every), bar(every, rounds))
        for span, first, every in pairs
    )
    yield table("回复快慢", heads, rows)
