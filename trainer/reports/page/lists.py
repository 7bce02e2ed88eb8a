"""Scenarios, papers, and the drills themselves, each with its lost marks and its rounds."""

from collections.abc import Iterator

from trainer.paper.model import FULL_MARKS
from trainer.reports import words
from trainer.reports.first_told import BEHIND
from trainer.reports.model import Criterion, DrillLine, PaperSummary, Report, ScenarioSummary, Seat
from trainer.reports.page.markup import Anchors, Head, id_text, narrow_table, table, text
from trainer.reports.rounds import RoundLine

_SEATS = 50  # exams of one paper that are listed


def scenarios(report: Report, anchors: Anchors) -> Iterator[str]:
    """Yield the scenarios as a table, each with its newest drills."""
    heads = (
        Head("场景", number=False), Head("学员"), Head("演练"), Head("通过率"), Head("平均分"),
        Head("步骤做到"), Head("对抗/百条"), Head("好评率"), Head("最近的演练", number=False),
    )  # fmt: skip
    rows = (_scenario(one, anchors) for one in report.scenarios)
    yield table("场景", heads, rows) if report.scenarios else "<p>还没有。</p>"


def papers(report: Report, anchors: Anchors) -> Iterator[str]:
    """Yield the papers, each with its exams."""
    if not report.papers:
        yield "<p>还没有考试。</p>"
    for number, one in enumerate(report.papers, 1):
        yield f"<h3>{text(one.title or one.paper)}</h3>\n<p>{text(_paper(one))}</p>"
        heads = (
            Head("学员", number=False), Head("开考", number=False), Head("得分"),
            Head("结果", number=False), Head("编号", number=False),
        )  # fmt: skip
        rows = (
            (
                anchors.trainee(seat.trainee),
                words.moment_text(seat.started),
                str(seat.total),
                words.PASSED if seat.passed else words.NOT_PASSED,
                id_text(seat.id),
            )
            for seat in one.seats[:_SEATS]
        )
        yield table(f"试卷 {number}", heads, rows)
        if one.seats:
            yield _replay_of_exam(one.seats[0])
        if len(one.seats) > _SEATS:
            yield f"<p>一共 {len(one.seats)} 次考试，这里列出 {_SEATS} 次。</p>"


def _replay_of_exam(one: Seat) -> str:
    return f"<p>重看一次考试，在考它的那台电脑上：<code>trainer replay {id_text(one.id)}</code></p>"


def drill_detail(
    one: DrillLine, anchor: str, anchors: Anchors, *, whole: bool, key: bool = False
) -> str:
    """Return one drill with its lost marks and its rounds; without them where not `whole`.

    On paper only `key` drills are printed.
    """
    axes = "，".join(f"{n} {p}" for n, p in zip(words.AXES, one.axes, strict=False))
    came = f"{one.total} 分，{one.verdict}（{axes}）；结局{one.ending}，顾客{one.satisfaction}"
    told = whole and (one.lost or one.total == FULL_MARKS)
    marks = "".join(map(_mark, one.lost)) if whole else ""
    timed = _rounds(one.rounds) if whole and one.rounds else ""
    what = f"{id_text(one.id)}　{text(one.title or one.scenario)}"
    kind = "key" if key else "more"
    reasons = "".join(f"<p>没有通过：{text(reason)}</p>" for reason in one.reasons)
    return (
        f'<article class="{kind}" id="{anchor}"><h3>{what}</h3>'
        f"<p>{anchors.trainee(one.trainee)}　{words.moment_text(one.started)}　"
        f"{text(words.name_of_mode(one.mode))}　{text(came)}</p>"
        f"{reasons}{f'<ul>{marks}</ul>' if marks else ''}{timed}"
        f"{_replay(one, bool(told))}</article>"
    )


def _replay(one: DrillLine, told: bool) -> str:
    """Return how to see it again; where its marks are not `told` here, that this shows them."""
    missing = "" if told else "丢分的地方这里没有列，重看里有："
    where = "" if one.here else "（在导出它的那台电脑上）"
    return f"<p>{missing}<code>trainer replay {id_text(one.id)}</code>{where}</p>"


def _rounds(rounds: tuple[RoundLine, ...]) -> str:
    heads = (Head("轮次", number=False), Head("用了"), Head("线"), Head("按时没有", number=False))
    return narrow_table(
        heads,
        (
            (
                f"第 {one.number} 轮",
                words.NONE if one.took_s is None else f"{one.took_s} 秒",
                f"{one.limit_s} 秒",
                text(one.reason if not one.counts else words.name_of_result(one)),
            )
            for one in rounds
        ),
    )


def _mark(one: Criterion) -> str:
    where = f"　第 {one.round} 轮" if one.round else ""
    said = f"“{text(one.words)}”" if one.words else ""
    advice = f"<br>可以这样：{text(one.advice)}" if one.advice else ""
    points = f"{one.points:+d} " if one.points else ""
    axis = f" <small>{text(words.name_of_axis(one.axis))}</small>" if one.axis else ""
    told = f"{points}<b>{text(one.title)}</b>{axis}{where}{said}<br>{text(one.reason)}{advice}"
    return f"<li>{told}</li>"


def _scenario(one: ScenarioSummary, anchors: Anchors) -> tuple[str, ...]:
    figures = one.figures
    path = f" <small>{text(one.path)}</small>" if one.title else ""
    return (
        f"{text(one.title or one.path)}{path}",
        str(one.trainees),
        str(figures.drills),
        text(words.share_text(figures.passed)),
        words.mean_text(figures.total),
        words.percent_text(figures.coverage),
        words.hundred_text(figures.confronting),
        words.percent_text(figures.satisfied),
        anchors.drill_list(one.drills[:BEHIND]) or words.NONE,
    )


def _paper(one: PaperSummary) -> str:
    level = f"{one.level}级，" if one.level else ""
    share, mean = words.share_text(one.passed), words.mean_text(one.total)
    return f"{level}通过 {share}，平均 {mean} 分，最好 {one.best} 分"
