"""P603: an 应做 that nothing written down can earn."""

from collections.abc import Iterable, Iterator

from trainer.drill.hearing import counted
from trainer.scenario.model import Beat, Place, Scenario, Signal, SignalKind
from trainer.scenario.problem import Problem
from trainer.scenario.rules.page import line_at, problem
from trainer.scenario.rules.ways import used_beats
from trainer.scoring.example_play import Example
from trainer.scoring.known_page import known_page
from trainer.scoring.rehearsed import Rehearsed
from trainer.scoring.scorecard import Axis

SPOKEN = frozenset({SignalKind.STEP, SignalKind.CRAFT, SignalKind.WORD})


def uncreditable(
    scenario: Scenario, examples: Iterable[Example], rehearsed: Iterable[Rehearsed]
) -> Iterator[Problem]:
    """Yield each 应做 to be said that no 例句 of its beat and no 试演 earns."""
    earned = frozenset((*_in_examples(examples), *_in_rehearsals(rehearsed)))
    for beat in used_beats(scenario):
        for signal in beat.due:
            if signal.kind in SPOKEN and (beat.name, signal.name) not in earned:
                yield problem(
                    scenario,
                    known_page("P603"),
                    _place(scenario, beat, signal),
                    f"环节“{beat.name}”应做“{signal.text}”，可是没有一句例句、一次试演做得到",
                    f"写一句听得出“{signal.text}”的例句；用不着就从应做里删掉",
                    width=len(signal.text),
                )


def _in_examples(examples: Iterable[Example]) -> Iterator[tuple[str, str]]:
    for example in examples:
        for _, finding in counted(example.drill):
            yield example.beat.name, finding.label
        for reply in example.drill.replies:
            for word in reply.heard.words if reply.heard else ():
                yield example.beat.name, word


def _in_rehearsals(rehearsed: Iterable[Rehearsed]) -> Iterator[tuple[str, str]]:
    for one in rehearsed:
        for mark in one.card.marks:
            if mark.axis is Axis.FLOW and mark.met:
                yield mark.beat, mark.criterion.rsplit(".", 1)[-1]


def _place(scenario: Scenario, beat: Beat, signal: Signal) -> Place:
    """Return where the signal stands in the 应做 of its beat, the beat where it is not found."""
    text = dict(scenario.sources).get(beat.place.file, "")
    for number in range(beat.place.line + 1, len(text.split("\n")) + 1):
        place = Place(beat.place.file, number, 1)
        line = line_at(scenario, place)
        if _indent(line) <= beat.place.column - 1 and line.strip():
            break
        if line.lstrip().startswith("应做"):
            column = line.find(signal.text)
            return Place(place.file, number, column + 1 if column >= 0 else _indent(line) + 1)
    return beat.place


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
