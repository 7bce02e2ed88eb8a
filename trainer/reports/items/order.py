"""What to look at first, over all banks and scenarios."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trainer.reports.items.hints import URGENCY, Hint
from trainer.reports.items.questions import QuestionItem
from trainer.reports.items.scenarios import ScenarioItem
from trainer.reports.items.words import mark_name
from trainer.scenario.model import Place


@dataclass(frozen=True, slots=True)
class Pointer:
    """One thing to look at: `source` is a bank (题库/…) or a scenario, `what` the item in it."""

    source: str
    what: str
    place: Place
    hint: Hint
    n: int


def bank_path(bank: str) -> str:
    """Return what a bank is called beside scenarios."""
    return f"题库/{bank}"


def pointers(
    questions: Iterable[QuestionItem], scenarios: Iterable[ScenarioItem]
) -> tuple[Pointer, ...]:
    """Return everything to look at: the most pressing first, then what rests on most cases."""
    found = [*_of_questions(questions), *_of_scenarios(scenarios)]
    return tuple(sorted(found, key=lambda one: (URGENCY[one.hint], -one.n, one.source, one.what)))


def _of_questions(questions: Iterable[QuestionItem]) -> Iterator[Pointer]:
    for item in questions:
        for hint in item.hints:
            source, question = bank_path(item.bank), item.question
            yield Pointer(source, f"题 {question.id}", question.place, hint, item.share.n)


def _of_scenarios(scenarios: Iterable[ScenarioItem]) -> Iterator[Pointer]:
    for item in scenarios:
        path, file = item.scenario.path, _file(item)
        for hint in item.hints:
            yield Pointer(path, "整场", file, hint, item.share.n)
        for beat in item.beats:
            for hint in beat.hints:
                yield Pointer(path, f"环节 {beat.name}", beat.place, hint, beat.share.n)
        told = {(beat.name, hint) for beat in item.beats for hint in beat.hints}
        for mark in item.marks:
            for hint in mark.hints:
                if (mark.beat, hint) not in told:
                    name = f"评分项 {mark_name(mark)}"
                    yield Pointer(path, name, file, hint, mark.share.n)


def _file(item: ScenarioItem) -> Place:
    return Place(item.scenario.beats[0].place.file if item.scenario.beats else "")
