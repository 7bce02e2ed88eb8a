"""Small banks for tests."""

from decimal import Decimal
from pathlib import Path

from trainer.quiz import Asked, Bank, Question, QuestionKind, load_bank
from trainer.quiz.model import Spot
from trainer.scenario.model import Place

FILES = Path(__file__).parent / "files"


def bank() -> Bank:
    """Return the bank of the tests, which has every kind of question."""
    found = load_bank(FILES / "售后入门.yaml")
    assert isinstance(found, Bank), found
    return found


def first(kind: QuestionKind) -> Question:
    """Return the first question of a kind."""
    return next(question for question in bank().questions if question.kind is kind)


def plain(kind: QuestionKind, line: int = 1, **more: object) -> Question:
    """Return a question that holds nothing but what is given."""
    place = Place("题库/小.yaml", line, 1)
    return Question(f"{kind}-{line}", kind, f"题目 {line}", place, **more)  # type: ignore[arg-type]


def asked(question: Question, *options: str) -> Asked:
    """Return the question with its options in this order."""
    return Asked("小", question, options)


SINGLE = plain(QuestionKind.SINGLE, right=("甲",), wrong=("乙", "丙"))
MULTIPLE = plain(QuestionKind.MULTIPLE, right=("甲", "乙"), wrong=("丙", "丁"))
ORDER = plain(QuestionKind.ORDER, order=("甲", "乙", "丙", "丁"))
MATCH = plain(QuestionKind.MATCH, pairs=(("1", "甲"), ("2", "乙"), ("3", "甲")), spare=("丙",))
FIGURE = plain(QuestionKind.FIGURE, number=Decimal(20), unit="秒")
SPOTS = plain(
    QuestionKind.SPOTS,
    reply="亲，不归我们管，催我有什么用",
    spots=(Spot("不归我们管", "shirk", 2, 7), Spot("催我有什么用", "retort", 8, 14)),
)
