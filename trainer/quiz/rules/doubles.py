"""K201 — the same question twice, in one bank or in two."""

from collections.abc import Iterator, Sequence

from trainer.quiz.likeness import alike
from trainer.quiz.model import Bank, Question
from trainer.quiz.rules.report import problem
from trainer.scenario.problem import Problem

ALIKE = 0.8


def check(bank: Bank) -> Iterator[Problem]:
    """Yield each question that stands in the bank already."""
    for _, found in check_across([bank]):
        yield found


def check_across(banks: Sequence[Bank]) -> Iterator[tuple[Bank, Problem]]:
    """Yield each question that an earlier bank, or the same one further up, holds already."""
    asked = [(bank, question) for bank in banks for question in bank.questions]
    for kind in dict.fromkeys(question.kind for _, question in asked):
        same = [(bank, question) for bank, question in asked if question.kind is kind]
        for first, later in alike([_words(question) for _, question in same], ALIKE):
            (home, known), (bank, question) = same[first], same[later]
            if _figures(known) == _figures(question):
                yield bank, _report(bank, question, home, known)


def _words(question: Question) -> str:
    """Return what makes a question this one: an explanation may be said in other words."""
    lefts = (left for left, _ in question.pairs)
    parts = (question.text, question.customer, question.reply, question.weak, *lefts)
    return "\n".join((*parts, *question.order, *question.right))


def _figures(question: Question) -> tuple[str, ...]:
    """Return the digits: 20秒 and 30秒 make two questions of one sentence."""
    return tuple(filter(str.isdigit, _words(question)))


def _report(bank: Bank, question: Question, home: Bank, known: Question) -> Problem:
    where = "" if home is bank else f"题库“{home.title}”"
    return problem(
        bank,
        question,
        "K201",
        f"这道题和{where}第 {known.place.line} 行的几乎一样",
        "删掉一道，或换一个角度来问",
    )
