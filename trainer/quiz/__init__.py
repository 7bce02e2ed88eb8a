"""Floor 2, question banks: YAML -> Bank | problems; questions drawn, answers graded."""

from trainer.quiz.answer_json import answer_from_plain, answer_to_plain
from trainer.quiz.draw import draw
from trainer.quiz.grade import grade, hear
from trainer.quiz.library import BankLibrary
from trainer.quiz.load import load_bank, load_bank_text
from trainer.quiz.model import (
    Answer,
    Asked,
    Bank,
    Chosen,
    Filled,
    Grade,
    Marked,
    Matched,
    Ordered,
    Question,
    QuestionKind,
    Skipped,
    Spot,
    Written,
)

__all__ = [
    "Answer",
    "Asked",
    "Bank",
    "BankLibrary",
    "Chosen",
    "Filled",
    "Grade",
    "Marked",
    "Matched",
    "Ordered",
    "Question",
    "QuestionKind",
    "Skipped",
    "Spot",
    "Written",
    "answer_from_plain",
    "answer_to_plain",
    "draw",
    "grade",
    "hear",
    "load_bank",
    "load_bank_text",
]
