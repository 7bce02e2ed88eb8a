"""What is looked for in a question bank that could be read; the ids have pages like all others."""

from collections.abc import Callable, Iterator

from trainer.quiz.model import Bank
from trainer.quiz.rules import doubles, judged, options, skills, told
from trainer.scenario.problem import Problem

RULES: tuple[Callable[[Bank], Iterator[Problem]], ...] = (
    doubles.check,  # K201
    options.check,  # K202, K203, K204, K207, K213
    skills.check,  # K214
    told.check,  # K205, K206, K211
    judged.check,  # K208, K209, K210, K212
)
