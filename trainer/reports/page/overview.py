"""The first screen of the page: what all came to, cohort beside cohort, week by week."""

from collections.abc import Iterator

from trainer.language.labels import STEPS
from trainer.reports import kpi_words, words
from trainer.reports.first_told import BEHIND
from trainer.reports.level_words import levels_text, nearest_text
from trainer.reports.model import CohortSummary, Figure, Kpi, KpiFigure, Report, Week
from trainer.reports.page.behind import DRILLS, RED, place_behind, place_behind_kpi
from trainer.reports.page.chart import bar, line_chart
from trainer.reports.page.markup import Anchors, Head, link, table, text

RED_LINES = "碰红线"


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


def measures(one: CohortSummary) -> Iterator[tuple[str, str, str]]:
    """Yield each figure of a cohort: what it is, how it is said, part and whole in words."""
    figures = one.figures
    broken = f"另有 {figures.broken} 次中断" if figures.broken else ""
    red = f"{RED_LINES} {figures.red_lines} 次" if figures.red_lines else ""
    yield (
        "练过的人",
        f"{one.trainees}",
        f"名单上 {one.named} 人" if one.named > one.trainees else "",
    )
    ready = sum(count for name, count in one.levels if name)
    yield "有级别的人", str(ready) if one.levels else words.NONE, levels_text(one)
    yield "做完的演练", f"{figures.drills}", broken
    yield from (
        ("通过率", *_share(figures.passed)),
        ("平均分", words.mean_text(figures.total), red),
        ("步骤做到", *_share(figures.coverage)),
        (
            "对抗/百条",
            words.percent_text(figures.confronting).rstrip("%"),
            _of(figures.confronting),
        ),
        ("好评率", *_share(figures.satisfied)),
        ("态度差率", *_share(figures.annoyed)),
        ("按时", *_share(figures.within)),
    )
    scenarios = one.change.scenarios
    again = f"{scenarios} 个场景做过两次以上" if scenarios else ""
    yield "首次→最近", words.change_text(one.change), again
    yield "练习时间", words.length_text(figures.practice_ms), ""


def _share(figure: Figure) -> tuple[str, str]:
    return words.percent_text(figure), _of(figure)


def _of(figure: Figure) -> str:
    """Return part, whole, and the interval of a small sample."""
    said = words.share_text(figure)
    return said.partition("（")[2].rstrip("）")


def _cards(one: CohortSummary) -> str:
    cards = (
        f"<div><dt>{name}</dt><dd>{link(place_behind(name), text(figure))}{_note(note)}</dd></div>"
        for name, figure, note in measures(one)
    )
    return f'<dl class="cards">{"".join(cards)}</dl>'


def _note(note: str) -> str:
    """Return what stands below a figure; that of red lines leads to their drills."""
    place = RED if note.startswith(RED_LINES) else ""
    return f"<small>{link(place, text(note))}</small>" if note else ""


def _compared(cohorts: tuple[CohortSummary, ...], anchors: Anchors) -> str:
    heads = (
        Head("数字", number=False),
        *(Head(words.name_of_cohort(one.name), number=False) for one in cohorts),
    )
    columns = [list(measures(one)) for one in cohorts]
    rows = [
        (text(row[0][0]), *(_compared_cell(figure, note) for _, figure, note in row))
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
            link(place_behind("按时"), text(words.share_text(one.within))),
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
    value, _, of = kpi_words.value_text(kpi, figure).partition("（")
    notes = filter(None, (of.rstrip("）"), kpi_words.MET_WORDS[figure.met]))
    return _compared_cell(value, "，".join(notes))


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
    for step in STEPS:
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
