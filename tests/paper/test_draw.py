"""What a sitting asks depends on its seed alone, and stands in its first event."""

from dataclasses import replace

import pytest

from tests.paper.samples import BANK, PAPER, SCENARIO, STOCK, Given
from trainer.drill import Mode
from trainer.errors import TrainerError
from trainer.paper.draw import exam_start, practice_start, seed_of
from trainer.paper.events import DrillTask, TypingTask
from trainer.paper.model import Seeding
from trainer.quiz import Asked


def test_the_same_seed_asks_the_same() -> None:
    start = exam_start(PAPER, STOCK, 7, 1)
    assert start == exam_start(PAPER, STOCK, 7, 1)
    assert start != exam_start(PAPER, STOCK, 8, 1)
    assert [type(item.task) for item in start.items] == [DrillTask, Asked, Asked, TypingTask]
    assert start.paper == replace(PAPER, sources=())
    assert start.digests == (PAPER.digest, BANK.digest)


def test_so_many_scenarios_are_drawn_and_none_twice() -> None:
    paths = [f"物流/{number}" for number in range(6)]
    stock = Given({path: replace(SCENARIO, path=path) for path in paths}, {})
    part = replace(PAPER.parts[0], sources=tuple(paths), count=3)
    drawn = []
    for seed in range(20):
        tasks = [
            item.task for item in exam_start(replace(PAPER, parts=(part,)), stock, seed, 1).items
        ]
        found = [task.scenario for task in tasks if isinstance(task, DrillTask)]
        assert len(set(found)) == 3
        assert found == sorted(found)
        drawn += found
    assert set(drawn) == set(paths)


def test_a_question_comes_once_though_two_parts_draw_from_its_bank() -> None:
    part = replace(PAPER.parts[1], count=1)
    start = exam_start(replace(PAPER, parts=(part, part)), STOCK, 7, 1)
    asked = [item.task.question.id for item in start.items if isinstance(item.task, Asked)]
    assert len(set(asked)) == 2


def test_where_all_get_the_same_the_papers_seed_counts() -> None:
    assert seed_of(PAPER, 41) == 41
    assert seed_of(replace(PAPER, seeding=Seeding.SAME, seed=7), 41) == 7


def test_what_is_gone_is_told() -> None:
    with pytest.raises(TrainerError, match="“物流/迟到”不在了"):
        exam_start(PAPER, Given({}, STOCK.banks), 7, 1)


def test_a_practice_quiz_is_a_sitting_of_one_part() -> None:
    start = practice_start([BANK], 1, 7)
    assert (start.mode, len(start.items), start.paper.limit_ms) == (Mode.PRACTICE, 1, 0)
    assert len(practice_start([BANK], 0, 7).items) == 2
    assert [
        item.task.question.skill
        for item in practice_start([BANK], 0, 7, skills=["安抚"]).items
        if isinstance(item.task, Asked)
    ] == ["安抚"]
    with pytest.raises(TrainerError, match="没有关于“天文”的题"):
        practice_start([BANK], 0, 7, skills=["天文"])
