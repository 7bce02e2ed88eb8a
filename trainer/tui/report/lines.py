"""The pages of a report that are lists: each line with what stands behind it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from textual.content import Content

from trainer.reports import words
from trainer.reports.model import DrillLine, PaperSummary, Quote, Report, TraineeSummary
from trainer.tui.report import details, rows
from trainer.tui.widgets.plain_content import Drawn, plain


@dataclass(frozen=True, slots=True)
class Drills:
    """Drills behind a line: what they have in common, in Chinese, and their ids."""

    title: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page behind a line; `go` are the drills to go on to from it, if any."""

    title: Content
    page: Drawn
    go: Drills | None = None


Behind = Drills | Leaf


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list; `opens` makes what is behind it, None where nothing is."""

    shown: Drawn
    opens: Callable[[], Behind] | None


def trainees(report: Report) -> Iterator[Line]:
    """Return the trainees; behind each the steps and weeks, and then the drills."""
    for one in report.trainees:
        yield Line(Drawn(partial(rows.trainee_row, one)), partial(_trainee, report, one))


def drills(report: Report) -> Iterator[Line]:
    """Return the newest drills."""
    return (_drill_line(one) for one in report.drills)


def drills_behind(report: Report, behind: Drills) -> Iterator[Line]:
    """Return the drills behind a line; of those that are not listed there is only the id."""
    listed = _listed(report)
    for id in behind.ids:
        found = listed.get(id)
        yield (
            _drill_line(found)
            if found
            else Line(Drawn(partial(rows.unlisted_row, id)), partial(_unlisted, id))
        )


def steps(report: Report) -> Iterator[Line]:
    """Return the steps of everybody, the weakest first; behind each where it was missed."""
    due = [step for one in report.cohorts[:1] for step in one.figures.steps if step.due]
    for step in sorted(due, key=lambda step: step.done / step.due):
        title = f"最近没有做到“{words.name_of_step(step.step)}”的演练"
        yield Line(Drawn(partial(rows.step_row, step)), _those(title, step.missed))


def faults(report: Report) -> Iterator[Line]:
    """Return the faults of everybody in the report's order; behind each where it was heard."""
    for one in report.cohorts[:1]:
        for fault in (fault for fault in one.figures.faults if fault.times):
            title = f"最近有“{words.name_of_fault(fault.fault)}”的演练"
            draw = partial(rows.fault_row, fault, one.figures.drills)
            yield Line(Drawn(draw), _those(title, fault.newest))


def quotes(report: Report) -> Iterator[Line]:
    """Return the failures from which most can be learnt; behind each its drill."""
    for one in report.quotes:
        yield Line(Drawn(partial(rows.quote_row, one)), partial(_quoted, report, one))


def scenarios(report: Report) -> Iterator[Line]:
    """Return what each scenario came to; behind each its newest drills."""
    for one in report.scenarios:
        title = f"最近练“{one.title or one.path}”的演练"
        yield Line(Drawn(partial(rows.scenario_row, one)), _those(title, one.drills))


def papers(report: Report) -> Iterator[Line]:
    """Return the papers; behind each its exams."""
    for one in report.papers:
        yield Line(Drawn(partial(rows.paper_row, one)), partial(_paper, one))


def _those(title: str, ids: tuple[str, ...]) -> Callable[[], Drills] | None:
    return partial(Drills, title, ids) if ids else None


def _listed(report: Report) -> dict[str, DrillLine]:
    return {one.id: one for one in report.drills}


def _trainee(report: Report, one: TraineeSummary) -> Leaf:
    ids = tuple(drill.id for drill in report.drills if drill.trainee == one.name)
    page = Drawn(partial(details.trainee_page, one))
    return Leaf(plain(one.name, "bold"), page, Drills(f"{one.name}的演练", ids))


def _drill_line(one: DrillLine) -> Line:
    return Line(Drawn(partial(rows.drill_row, one)), partial(_drill, one))


def _drill(one: DrillLine) -> Leaf:
    title = Content.assemble(plain(one.title or one.scenario, "bold"), plain(f"　{one.id}"))
    return Leaf(title, Drawn(partial(details.drill_page, one)))


def _unlisted(id: str) -> Leaf:
    return Leaf(plain(f"演练 {id}", "bold"), Drawn(partial(details.unlisted_page, id)))


def _quoted(report: Report, one: Quote) -> Leaf:
    found = _listed(report).get(one.drill)
    return _drill(found) if found else _unlisted(one.drill)


def _paper(one: PaperSummary) -> Leaf:
    return Leaf(plain(one.title or one.paper, "bold"), Drawn(partial(details.paper_page, one)))
