"""R307 — what varies from drill to drill stands word for word in a text."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from trainer.scenario.model import Branch, Place, Scenario
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, place_in_section, place_of_text, problem
from trainer.scenario.rules.ways import spoken, used_beats
from trainer.scenario.variation import CASE, POLICY, TEMPER

PlaceOf = Callable[[str], Place]
SHORTEST = 2  # characters of a value that is looked for


class Written(NamedTuple):
    """A value as written, which 【name】 stands for it, and what it may be instead."""

    name: str
    value: str
    others: tuple[str, ...]


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield each text in which a value that varies is written out."""
    values = tuple(_values(scenario))
    if not values:
        return
    seen: set[Place] = set()
    for text, place_of in _texts(scenario):
        for name, value, _ in values:
            if value in text and (place := place_of(value)) not in seen:
                seen.add(place)
                yield _report(scenario, place, name, value)
    yield from _words(scenario, values)


def _values(scenario: Scenario) -> Iterator[Written]:
    """Yield what varies with nothing but the seed: a 情形 has branches that may name its facts."""
    for lot in scenario.variation:
        if CASE not in lot.names:
            for name in lot.names:
                first, *others = lot.values(name)
                if (
                    name not in (TEMPER, POLICY)
                    and len(first) >= SHORTEST
                    and set(others) - {first}
                ):
                    yield Written(name, first, tuple(others))


def _texts(scenario: Scenario) -> Iterator[tuple[str, PlaceOf]]:
    """Yield each text of the scenario's own file, and how a value in it is found there."""
    yield scenario.background, partial(place_in_section, scenario, "背景")
    for above, text in _spoken_texts(scenario):
        yield text, partial(place_of_text, scenario, above)


def _spoken_texts(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Yield each text of the plot, the endings and the rehearsals, with a place before it."""
    yield from _examples(scenario.always)
    for beat in used_beats(scenario):
        for text in spoken(beat):
            yield beat.place, text
        yield from _examples(beat.branches)
    for ending in scenario.endings:
        for text in (*ending.says, ending.reason):
            yield ending.place, text
    for rehearsal in scenario.rehearsals:
        for entry in rehearsal.entries:
            for text in entry.messages:
                yield entry.place, text


def _examples(branches: tuple[Branch, ...]) -> Iterator[tuple[Place, str]]:
    for branch in branches:
        for text in branch.example:
            yield branch.place, text


def _words(scenario: Scenario, values: tuple[Written, ...]) -> Iterator[Problem]:
    """Yield phrases of 词库 that only the value as written can meet."""
    for phrase in (phrase for word in scenario.words for phrase in word.phrases):
        for name, value, others in values:
            only_here = phrase in value and not any(phrase in other for other in others)
            if only_here and len(phrase) >= SHORTEST:
                yield _report(scenario, place_in_section(scenario, "词库", phrase), name, phrase)


def _report(scenario: Scenario, place: Place, name: str, value: str) -> Problem:
    return problem(
        scenario,
        RULE,
        place,
        f"“{value}”是会变的“{name}”，写在这里换了种子也不变",
        f"写成【{name}】",
        width=len(value),
    )


RULE = Rule(
    id="R307",
    title="会变的内容写死了",
    what="“变化”里的内容，在台词、例句、试演或词库里照字面写着。",
    why="换一个种子，顾客说的、查到的是另一样，这里还是老样子，话就对不上了。",
    bad="""\
事实:
  订单:
    金额: 298元
变化:
  金额: 298元、318元
剧情:
  开场:
    顾客说: 我那298元呢？【金额】一分都不能少
    走向:
      - 当: 其他
        转到: 结局/满意
""",
    good="""\
事实:
  订单:
    金额: 298元
变化:
  金额: 298元、318元
剧情:
  开场:
    顾客说: 我那【金额】呢？
    走向:
      - 当: 其他
        转到: 结局/满意
""",
    level=Level.WARNING,
    check=check,
)
