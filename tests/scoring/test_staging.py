"""Which seeds a scenario is proven over, and what is said of the one that fails."""

from dataclasses import replace
from pathlib import Path

from tests.scenario.building import beat, branch, scenario
from tests.scenario.test_variation import HEAD, STORY, VARIATION, loaded
from trainer.scenario.model import Lot
from trainer.scoring.proof import Proof, proof_of
from trainer.scoring.staging import stagings

PLAIN = scenario(beat("开场", branch("安抚", "结局/好"), branch("其他", "结局/散")))


def test_where_nothing_varies_one_seed_is_enough() -> None:
    assert [one.seed for one in stagings(PLAIN, 50)] == [0]


def test_each_wording_is_played_once() -> None:
    (opening,) = PLAIN.beats
    worded = replace(PLAIN, beats=(replace(opening, says=(("一",), ("二",), ("三",))),))
    assert len(stagings(worded, 50)) == 3


def test_seeds_that_draw_the_same_are_played_once() -> None:
    varying = replace(PLAIN, variation=(Lot(("昵称",), (("甲",), ("乙",))),))
    assert [one.scenario.customer.nickname for one in stagings(varying, 50)] == ["甲", "乙"]


def test_each_case_is_played_however_few_the_seeds(tmp_path: Path) -> None:
    cases = [one.case for one in stagings(loaded(HEAD + VARIATION + STORY, tmp_path), 1)]
    assert cases == ["真有毛病", "正常"]


def test_a_persona_that_passes_by_one_seed_alone_is_told_with_the_seed(tmp_path: Path) -> None:
    soft = STORY.replace(
        "      - 当: 其他\n        怒气: +10",
        "      - 当: 情形:正常、真诚道歉\n        例句: 真的对不起，给您添麻烦了\n"
        "        转到: 结局/讲清\n      - 当: 其他\n        怒气: +10",
    ).replace("应做: 索要凭证", "应做: 真诚道歉")
    proof = proof_of(loaded(HEAD + VARIATION + soft, tmp_path), seeds=1)
    (passed,) = [p for p in proof.problems if p.id == "P601" and "通过了" in p.message]
    seeds = {o.persona.name: o.drill.seed for o in proof.outcomes if not o.fair}
    assert seeds["只道歉"] > 0
    assert f"“只道歉”得了 {_total(proof, '只道歉')} 分（种子 {seeds['只道歉']}，" in passed.message


def _total(proof: Proof, name: str) -> int:
    return next(o.card.total for o in proof.outcomes if o.persona.name == name)
