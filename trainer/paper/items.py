"""What a sitting says about its single items: the raw material of item analysis."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.paper.events import Answered, DrillDone, DrillTask, Item, TypingTask
from trainer.paper.result import result_of_item
from trainer.paper.sitting import Done, Sitting
from trainer.quiz import Answer, Asked, Chosen, Matched, Ordered, Skipped


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """How one item of one sitting went.

    `kind` is question, drill or typing; `source` the bank or the scenario's path, `item` the
    question's id (of a drill the scenario's digest, empty for typing). `points` of `most` were
    earned; `given` are the options that a question was answered with, as their texts: what was
    chosen, the order given, or the rights matched; `took_ms` is how long it took, 0 where that
    is not known. `reached` says whether the item was come to at all.
    """

    kind: str
    source: str
    item: str
    points: int
    most: int
    right: bool
    reached: bool
    given: tuple[str, ...] = ()
    took_ms: int = 0


def item_records(sitting: Sitting) -> Iterator[ItemRecord]:
    """Yield one record for each item of a sitting, in order."""
    for number, (item, done) in enumerate(zip(sitting.items, sitting.done, strict=True)):
        yield _record(number, item, done)


def _record(number: int, item: Item, done: Done | None) -> ItemRecord:
    result = result_of_item(number, item, done)
    kind, source, name = _named(item)
    return ItemRecord(
        kind=kind,
        source=source,
        item=name,
        points=result.points,
        most=result.most,
        right=result.right,
        reached=done is not None and not _unseen(done),
        given=_given(item.task, done.answer) if isinstance(done, Answered) else (),
        took_ms=0 if done is None or isinstance(done, DrillDone) else done.took_ms,
    )


def _unseen(done: Done) -> bool:
    """Say whether a question was handed in without having been shown."""
    return isinstance(done, Answered) and isinstance(done.answer, Skipped) and not done.took_ms


def _named(item: Item) -> tuple[str, str, str]:
    match item.task:
        case Asked(bank_path=bank, question=question):
            return "question", bank, question.id
        case DrillTask(scenario=scenario, digest=digest):
            return "drill", scenario, digest
        case TypingTask():
            return "typing", "", ""


def _given(task: object, answer: Answer) -> tuple[str, ...]:
    if not isinstance(task, Asked) or not isinstance(answer, Chosen | Ordered | Matched):
        return ()
    known = range(len(task.options))
    return tuple(task.options[index] for index in answer.indexes if index in known)
