"""Item analysis gets from a sitting what was asked, what was given, and what it earned."""

from tests.paper.samples import BANK, CHOICE, SCENARIO, STARTED, WHOLE
from trainer.paper.items import item_records
from trainer.paper.sitting import replay
from trainer.quiz import Asked


def test_each_item_tells_what_it_earned_and_what_was_given() -> None:
    records = list(item_records(replay(WHOLE)))
    assert [one.kind for one in records] == ["drill", "question", "question", "typing"]
    drill, first, *_ = records
    assert (drill.source, drill.points, drill.most) == (SCENARIO.path, 81, 100)
    assert first.source == BANK.path
    assert all(one.reached for one in records)
    chosen = next(one for one in records if one.item == CHOICE.id)
    task = next(
        item.task
        for item in STARTED.items
        if isinstance(item.task, Asked) and item.task.question.id == CHOICE.id
    )
    assert len(chosen.given) == 1
    assert chosen.given[0] in task.options
    assert chosen.right == (chosen.given == CHOICE.right)


def test_what_was_not_come_to_is_told_apart_from_what_was_wrong() -> None:
    records = list(item_records(replay((STARTED,))))
    assert not any(one.reached or one.points or one.given for one in records)
