"""S201: a key that is no word of the format, where only one word can be meant."""

from trainer.scenario.mending.certain import certain, suggestion
from trainer.scenario.mending.edit import Edit, Mend
from trainer.scenario.mending.sheet import Sheet
from trainer.scenario.problem import Problem


def keys(problem: Problem, sheet: Sheet) -> Mend | None:
    """Write the key that was meant; None where it is a guess."""
    meant = suggestion(problem)
    old = sheet.line(problem.line)[problem.column - 1 :][: problem.width]
    levels = [level for level in sheet.scan.words.levels if meant in level]
    if not levels or not all(certain(old, meant, level) for level in levels):
        return None
    return Mend(problem, (Edit(problem.line, problem.column, old, meant),))
