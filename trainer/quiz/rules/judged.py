"""K208, K209, K210, K212: does the judge hear what the author says is there?"""

from collections.abc import Iterator

from trainer.language import LABEL_NAMES, Finding, Kind
from trainer.quiz.grade import grade, hear
from trainer.quiz.model import MOST, Asked, Bank, Question, QuestionKind, Spot, Written
from trainer.quiz.rewriting import HEAVY, worth_of
from trainer.quiz.rules.report import problem
from trainer.scenario.problem import Problem


def check(bank: Bank) -> Iterator[Problem]:
    """Yield what is judged otherwise than the bank says."""
    for question in bank.questions:
        if question.kind is QuestionKind.REWRITE:
            yield from _examples(bank, question)
            yield from _weak(bank, question)
        elif question.kind is QuestionKind.SPOTS:
            yield from _spots(bank, question)


def _examples(bank: Bank, question: Question) -> Iterator[Problem]:
    asked = Asked(bank.path, question)
    for example in question.examples:
        found = grade(asked, Written(example), hear(asked, example))
        if not found.right:
            yield problem(
                bank,
                question,
                "K208",
                f"例句只得 {found.points} 分：{found.reason.rstrip('。')}",
                "改例句，或改“要有”；例句要让程序全听得出",
                words=example,
            )


def _weak(bank: Bank, question: Question) -> Iterator[Problem]:
    heard = hear(Asked(bank.path, question), question.weak)
    points, _ = worth_of(question, question.weak, heard)
    if points == MOST:
        fix = "把原句写得差一点，或在“要有”里多写一样"
        message = "原句自己就够满分，没有什么可改"
        yield problem(bank, question, "K209", message, fix, words=question.weak)


def _spots(bank: Bank, question: Question) -> Iterator[Problem]:
    heard = hear(Asked(bank.path, question), question.reply)
    faults = [f for f in heard if f.kind is Kind.FAULT and not f.review]
    for spot in question.spots:
        there = [fault for fault in faults if _lies_on(fault, spot)]
        if spot.fault not in {fault.label for fault in there}:
            names = "、".join(dict.fromkeys(LABEL_NAMES[fault.label] for fault in there))
            other = f"，听到的是{names}" if names else ""
            message = f"程序在“{spot.words}”里听不出{LABEL_NAMES[spot.fault]}{other}"
            fix = "换一句更明白的话，或改失误的名字"
            yield problem(bank, question, "K210", message, fix, words=spot.words)
    for fault in faults:
        if fault.severity in HEAVY and not any(_lies_on(fault, s) for s in question.spots):
            message = f"“{fault.quote}”也是{LABEL_NAMES[fault.label]}，“找出”里没有列"
            fix = "列进“找出”，或从回复里删掉；不然学员标对了也算错"
            yield problem(bank, question, "K212", message, fix, words=fault.quote)


def _lies_on(fault: Finding, spot: Spot) -> bool:
    return fault.start < spot.end and spot.start < fault.end
