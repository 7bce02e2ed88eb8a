from collections import Counter
from dataclasses import replace

from tests.quiz.banks import bank, plain
from trainer.quiz import Bank, QuestionKind, draw
from trainer.quiz.draw import ask

BANK = bank()


def of(path: str, skills: str, count: int) -> Bank:
    """Return a bank of true-or-false questions, `count` for each skill (a letter)."""
    questions = tuple(
        replace(
            plain(QuestionKind.TRUE_FALSE, 100 * n + i, right=("对",), wrong=("错",)),
            skill=skill,
            text=f"{path}{skill}{i}",
        )
        for n, skill in enumerate(skills)
        for i in range(count)
    )
    return Bank(path, path, questions)


def test_a_seed_draws_the_same_on_every_machine() -> None:
    assert [asked.question.id for asked in draw([BANK], 3, 7)] == [
        "70fc408299db",
        "0f0096cd7cb3",
        "92544352d990",
    ]
    assert draw([BANK], 12, 7) != draw([BANK], 12, 8)


def test_no_question_comes_twice_and_no_more_than_there_are() -> None:
    again = replace(BANK, path="另一份")
    drawn = draw([BANK, again], 50, 1)

    assert len(drawn) == len({asked.question.id for asked in drawn}) == len(BANK.questions)


def test_banks_and_skills_are_spread() -> None:
    drawn = draw([of("大", "甲乙", 20), of("小", "丙", 3)], 6, 5)

    assert Counter(asked.bank_path for asked in drawn) == {"大": 3, "小": 3}
    large = Counter(asked.question.skill for asked in drawn if asked.bank_path == "大")
    assert max(large.values()) == 2


def test_what_was_asked_lately_comes_last() -> None:
    some = of("大", "甲", 4)
    stale = {("大", question.id) for question in some.questions[:3]}

    assert [a.question for a in draw([some], 1, 3, avoid=stale)] == [some.questions[3]]
    assert len(draw([some], 4, 3, avoid=stale)) == 4


def test_only_the_skills_that_are_wanted() -> None:
    assert {a.question.skill for a in draw([BANK], 9, 2, skills={"推诿", "安抚"})} == {
        "推诿",
        "安抚",
    }


def test_the_right_one_is_not_always_first() -> None:
    question = BANK.questions[0]
    firsts = {ask("", question, seed).options[0] for seed in range(40)}

    assert firsts == {*question.right, *question.wrong}


def test_what_is_to_be_ordered_never_stands_in_order() -> None:
    two = plain(QuestionKind.ORDER, order=("甲", "乙"))

    assert {ask("", two, seed).options for seed in range(9)} == {("乙", "甲")}
