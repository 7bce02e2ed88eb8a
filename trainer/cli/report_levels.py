"""Who is ready, in plain lines for the terminal: the levels, and what is lacking for the next."""

from collections.abc import Iterator

from trainer.cli.report_layout import COLUMNS, cut, table
from trainer.reports import words
from trainer.reports.level_words import HEADING, levels_text, nearest_text
from trainer.reports.model import Readiness, Report
from trainer.safe_text import shown_line
from trainer.scenario.columns import width

HEAD = ("学员", "下一级", "还差", "先做到")
GAPS = 2 + 2 * (len(HEAD) - 1)


def level_lines(report: Report) -> Iterator[str]:
    """Yield how many of each cohort have each level, and who is nearest to the next."""
    for number, one in enumerate(report.cohorts):
        if told := levels_text(one):
            name = f"{words.name_of_cohort(one.name)} " if number else ""
            yield f"  {name}{HEADING}：{told}"
    if told := nearest_text(report.trainees):
        yield f"  {told}"


def lacking_lines(report: Report) -> Iterator[str]:
    """Yield what each lacks for the next level, once where all of them lack the same."""
    stands = {
        one.name: one.readiness for one in report.trainees if one.readiness and one.readiness.next
    }
    different = {(one.next, one.missing): one for one in stands.values()}
    if len(different) > 1:
        yield from _table(stands)
    for one in different.values() if len(different) == 1 else ():
        yield f"离“{one.next}”{'都' if len(stands) > 1 else ''}还差"
        yield from (f"  {shown_line(sentence)}" for sentence in one.missing)


def _table(stands: dict[str, Readiness]) -> list[str]:
    plain = [
        (shown_line(name), one.next, f"{len(one.missing)} 项", shown_line(one.missing[0]))
        for name, one in sorted(stands.items(), key=lambda one: len(one[1].missing))
    ]
    taken = sum(max(map(width, column)) for column in list(zip(HEAD, *plain, strict=True))[:3])
    room = max(width(HEAD[-1]), COLUMNS - GAPS - taken)
    rows = [(*row[:3], cut(row[3], room)) for row in plain]
    return table("离下一级还差", HEAD, rows, named=len(HEAD))
