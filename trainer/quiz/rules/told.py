"""K205, K206, K211: what a question should tell beside asking."""

from collections.abc import Iterator

from trainer.quiz.model import Bank, QuestionKind
from trainer.quiz.rules.report import problem
from trainer.scenario.problem import Problem


def check(bank: Bank) -> Iterator[Problem]:
    """Yield questions without an explanation, a source, or an example where one is needed."""
    for question in bank.questions:
        if not question.explanation:
            fix = "写上 解释: 一两句，为什么对，别的为什么错"
            yield problem(bank, question, "K205", "这道题没有解释", fix)
        if not question.source:
            fix = "写上 来源: 哪份资料；全部相同就写在题库开头"
            yield problem(bank, question, "K206", "这道题没有来源", fix)
        if question.kind is QuestionKind.REWRITE and not question.examples:
            fix = "写上 例句: 一句能得满分的话，程序会试着判一遍"
            yield problem(bank, question, "K211", "改写题没有例句", fix)
