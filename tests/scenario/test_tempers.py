"""The five tempers: what they say, and that they only add to what the author wrote."""

from collections import Counter
from dataclasses import replace

import pytest

from tests.scenario.building import beat, branch, scenario
from trainer.drill.customer import AGAIN_LINES, LATE_LINES
from trainer.scenario.columns import width
from trainer.scenario.model import Lot, Scenario
from trainer.scenario.tempers import TEMPERS, Temper
from trainer.scenario.variation import varied

OTHER = branch("其他", "结局/散")
SCRIPT = scenario(
    beat("开场", branch("安抚", "二"), OTHER),
    *(beat(name, branch("安抚", "开场"), OTHER) for name in "二三四五六七八"),
)
every = pytest.mark.parametrize("temper", TEMPERS.values(), ids=TEMPERS)


def in_temper(name: str, seed: int) -> Scenario:
    lot = Lot(("脾气",), ((name,),))
    return varied(replace(SCRIPT, variation=(lot,)), seed)


def lines(temper: Temper) -> tuple[str, ...]:
    return (*temper.opens, *temper.asides, *temper.late_lines, *temper.again_lines)


def test_there_are_the_five_that_the_page_names() -> None:
    assert tuple(TEMPERS) == ("急躁", "阴阳怪气", "讲理", "絮叨", "沉默")


@every
def test_a_temper_is_short_mild_and_never_says_a_line_twice(temper: Temper) -> None:
    assert -10 <= temper.anger <= 10
    assert all(width(line) <= 40 for line in lines(temper))
    others = (*(x for t in TEMPERS.values() if t != temper for x in lines(t)), *LATE_LINES)
    twice = [x for x, n in Counter((*lines(temper), *others, *AGAIN_LINES)).items() if n > 1]
    assert twice == []
    assert len(temper.opens) >= 3 and len(temper.late_lines) >= 3 and len(temper.again_lines) >= 3


@every
def test_the_authors_words_stay_whole_behind_those_of_the_temper(temper: Temper) -> None:
    for seed in range(1, 30):
        made = in_temper(temper.name, seed)
        for before, after in zip(SCRIPT.beats, made.beats, strict=True):
            for burst, led in zip(before.says, after.says, strict=True):
                assert led[len(led) - len(burst) :] == burst
            assert after.branches == before.branches
        assert made.beats[0].says[0][0] in temper.opens


def test_asides_come_now_and_then_each_once() -> None:
    counts = []
    for seed in range(1, 60):
        said = [b.says[0][0] for b in in_temper("絮叨", seed).beats[1:] if len(b.says[0]) > 1]
        assert len(said) == len(set(said))
        assert set(said) <= set(TEMPERS["絮叨"].asides)
        counts.append(len(said))
    assert 1 <= sum(counts) / len(counts) <= 4
    silent = [in_temper("沉默", seed).beats[1:] == SCRIPT.beats[1:] for seed in range(1, 60)]
    assert all(silent)


def test_as_written_nobody_has_a_temper() -> None:
    assert in_temper("急躁", 0) == SCRIPT
