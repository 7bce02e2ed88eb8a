"""The figures of platforms in the words of a reader: the same on every face."""

from collections.abc import Iterator

from trainer.reports import words
from trainer.reports.model import CohortSummary, Figure, Kpi, KpiFigure, Report
from trainer.reports.share import is_small
from trainer.scoring.counting_words import tenths

HEADING = "平台指标"
MET, NOT_MET = "达标", "没达标"
MET_WORDS = {True: MET, False: NOT_MET, None: ""}
NO_LINE = "不固定"


def title_of(kpi: Kpi) -> str:
    """Return what the profile is called."""
    return kpi.title or kpi.profile


def value_text(kpi: Kpi, figure: KpiFigure) -> str:
    """Return what a figure came to (97.1%（808/832）, 36.5 秒（5 轮次）), a dash for nothing.

    So many decimals as the history tells; a small sample has its interval and none.
    """
    basis = basis_text(kpi, figure)
    return f"{number_text(kpi, figure)}（{basis}）" if basis else words.NONE


def number_text(kpi: Kpi, figure: KpiFigure) -> str:
    """Return the value alone."""
    if not figure.counted:
        return words.NONE
    if kpi.is_mean:
        return f"{tenths(figure.sum, figure.counted)} 秒"
    share = Figure(figure.sum, figure.counted)
    if is_small(share):
        return words.percent_text(share)
    return f"{tenths(100 * figure.sum, figure.counted)}%"


def basis_text(kpi: Kpi, figure: KpiFigure) -> str:
    """Return what the value rests on (808/832, 5 轮次); empty for nothing."""
    if kpi.is_mean:
        return f"{figure.counted} {kpi.unit}" if figure.counted else ""
    return words.basis_text(Figure(figure.sum, figure.counted))


def result_text(kpi: Kpi, figure: KpiFigure) -> str:
    """Return the value and whether it is good enough."""
    met = MET_WORDS[figure.met]
    return value_text(kpi, figure) + (f"，{met}" if met else "")


def wanted_text(kpi: Kpi) -> str:
    """Return what is wanted; of some figures a platform says no fixed line."""
    return kpi.wanted or NO_LINE


def source_text(kpi: Kpi) -> str:
    """Return where the line comes from, and of when that is."""
    return "，".join(filter(None, (kpi.source, kpi.date)))


def measured_in(report: Report) -> Iterator[tuple[Kpi, tuple[KpiFigure, ...]]]:
    """Yield each figure that has a value, with those of the cohorts in their order."""
    for at, kpi in enumerate(report.kpis):
        found = tuple(_figure(one, at) for one in report.cohorts)
        if any(one.counted for one in found):
            yield kpi, found


def _figure(one: CohortSummary, at: int) -> KpiFigure:
    return one.figures.kpis[at] if at < len(one.figures.kpis) else KpiFigure(0, 0, None)
