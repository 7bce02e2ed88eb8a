"""What is known of a question from the sittings that asked it."""

from collections.abc import Sequence
from dataclasses import replace

from tests.paper.samples import PAPER
from trainer.drill import Mode
from trainer.paper.events import Answered, Item, SittingStarted
from trainer.paper.sitting import Sitting, replay
from trainer.quiz import Asked, Chosen, Question, QuestionKind, Skipped
from trainer.reports.items import QuestionItem, QuestionTally, asked_items, worded
from trainer.reports.items.figures import FULL
from trainer.reports.items.hints import Hint
from trainer.scenario.model import Place

QUESTIONS = tuple(
    Question(
        f"题{number}",
        QuestionKind.SINGLE,
        f"第{number}题",
        Place("题库/六步.yaml", number),
        right=("对",),
        wrong=("错一", "错二", "错三"),
    )
    for number in range(1, 7)
)
RIGHT, FIRST, SECOND, SKIP = (0,), (1,), (2,), ()


def sat(*chosen: Sequence[int] | None) -> Sitting:
    """Return a sitting of the six questions; None for those that were never come to."""
    items = tuple(
        Item(1, Asked("六步", question, ("对", "错一", "错二", "错三"))) for question in QUESTIONS
    )
    started = SittingStarted(0, replace(PAPER, sources=()), Mode.PRACTICE, 7, items)
    answers = (
        Answered(1000 + number, number, Chosen(tuple(given)) if given else Skipped(), (), 900)
        for number, given in enumerate(chosen)
        if given is not None
    )
    return replay((started, *answers))


def item_of(question: Question, *sittings: Sitting, again: int = 0) -> QuestionItem:
    """Return what is known of a question; the last `again` sittings are not first ones."""
    tally = QuestionTally("六步", question)
    for number, sitting in enumerate(sittings):
        for asked in asked_items(sitting):
            if asked.question.id == question.id:
                tally.add(asked, first=number < len(sittings) - again)
    return tally.item(question, older=0)


GOOD = sat(*[RIGHT] * 6)
WEAK = sat(FIRST, FIRST, RIGHT, FIRST, SECOND, FIRST)


def test_the_rest_is_the_share_of_the_other_questions() -> None:
    rests = [asked.rest for asked in asked_items(WEAK)]
    assert rests == [2000, 2000, 0, 2000, 2000, 2000]


def test_too_few_others_say_nothing_of_who_is_good() -> None:
    four, five = sat(*[RIGHT] * 4, None, None), sat(*[RIGHT] * 4, FIRST, None)
    assert [asked.rest for asked in asked_items(four)] == [None] * 6
    assert [asked.rest for asked in asked_items(five)] == [*[7500] * 4, FULL, None]


def test_options_are_counted_and_those_that_nobody_chose_are_named() -> None:
    item = item_of(QUESTIONS[4], *[GOOD] * 40, *[WEAK] * 20)
    assert [(o.text, o.right, o.chosen) for o in item.options] == [
        ("对", True, 40),
        ("错一", False, 0),
        ("错二", False, 20),
        ("错三", False, 0),
    ]
    assert item.unpicked == ("错一", "错三")
    assert Hint.UNPICKED in item.hints
    assert Hint.UNPICKED not in item_of(QUESTIONS[4], *[GOOD] * 38, *[WEAK] * 20).hints
    assert (item.share.percent, item.discrimination.r) == (67, 1.0)


def test_a_wrong_key_shows_in_what_the_best_choose() -> None:
    betrayed = sat(FIRST, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT)
    lucky = sat(RIGHT, FIRST, FIRST, FIRST, FIRST, SECOND)
    item = item_of(QUESTIONS[0], *[betrayed] * 12, *[lucky] * 12)
    assert item.hints[:2] == (Hint.MISKEYED, Hint.REVERSED)
    assert (item.best, [o.by_best for o in item.options]) == (12, [0, 12, 0, 0])
    assert Hint.MISKEYED not in item_of(QUESTIONS[0], *[betrayed] * 4, *[lucky] * 4).hints


def test_a_hard_question_that_the_best_alone_get_right_has_no_wrong_key() -> None:
    best = [sat(given, *[RIGHT] * 5) for given in [RIGHT] * 4 + [FIRST] * 16]
    item = item_of(QUESTIONS[0], *best, *[sat(*[FIRST] * 6)] * 50)
    assert [o.by_best for o in item.options] == [4, 16, 0, 0]
    assert item.hints[0] is Hint.HARD
    as_weak = [*best, *[sat(RIGHT, *[FIRST] * 5)] * 10, *[sat(*[FIRST] * 6)] * 40]
    assert item_of(QUESTIONS[0], *as_weak).hints[0] is Hint.MISKEYED


def test_skipped_unreached_and_repeated_are_told_apart() -> None:
    empty, short = sat(*[SKIP] * 6), sat(*[RIGHT] * 4, None, None)
    item = item_of(QUESTIONS[5], GOOD, empty, short, GOOD, again=1)
    assert (item.share.n, item.share.points) == (2, FULL)
    assert (item.unanswered, item.unreached, item.again) == (1, 1, 1)
    assert item.discrimination.n == 2


def test_only_what_is_asked_and_graded_makes_another_question() -> None:
    question = QUESTIONS[0]
    moved = replace(question, place=Place("别处.yaml", 9), explanation="新的解释")
    moved = replace(moved, wrong=question.wrong[::-1])
    assert worded(moved) == worded(question)
    assert worded(replace(question, wrong=("错一",))) != worded(question)
