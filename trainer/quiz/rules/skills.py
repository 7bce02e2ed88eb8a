"""K214: a 技能 that is nearly the name of a step, a fault or another 技能 of the bank."""

from collections import Counter
from collections.abc import Iterator

from trainer.language.labels import ACTIONS, LABEL_NAMES
from trainer.quiz.model import Bank
from trainer.quiz.rules.report import problem
from trainer.scenario.mending.certain import certain
from trainer.scenario.nearest import nearest
from trainer.scenario.problem import Problem

KNOWN = (*LABEL_NAMES.values(), *ACTIONS.values())


def check(bank: Bank) -> Iterator[Problem]:
    """Yield each 技能 that can only be meant for another; topics of the author's own pass."""
    counts = Counter(question.skill for question in bank.questions)
    for question in bank.questions:
        word = question.skill
        known = (*KNOWN, *(other for other in counts if other and counts[other] > counts[word]))
        meant = "" if not word or word in KNOWN else nearest(word, known)
        if meant and certain(word, meant, known):
            message = f"没有“{word}”这个技能，有“{meant}”：会当成另一种技能来抽题"
            fix = f"改成“{meant}”；确实是另一类题，就换一个不容易混的名字"
            yield problem(bank, question, "K214", message, fix, words=word)
