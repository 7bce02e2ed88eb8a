"""例句 and 试演 are played, and personas play: what does not go as it should is told."""

from pathlib import Path

import pytest

from tests.scenario.examples import complete
from trainer.scenario import Level, Problem, Scenario, load
from trainer.scenario.rules import ids_of_playing, page_of
from trainer.scoring.proof import Proof, proof_of, prove

SCENARIO = """\
剧情:
  开场:
    顾客说: 杯子裂了！
    应做: 安抚、给时限
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
"""


def loaded(text: str, folder: Path) -> Scenario:
    file = folder / "场景.yaml"
    file.write_text(complete(text), encoding="utf-8")
    scenario = load(file)
    assert isinstance(scenario, Scenario), scenario
    return scenario


def proved(text: str, folder: Path) -> tuple[Problem, ...]:
    return prove(loaded(text, folder))


@pytest.mark.parametrize("id", sorted(ids_of_playing()))
def test_the_bad_example_of_the_page_is_caught_and_the_good_one_not(
    id: str, tmp_path: Path
) -> None:
    page = page_of(id)
    assert page is not None

    assert id in {problem.id for problem in proof_of(loaded(page.bad, tmp_path)).problems}
    assert id not in {problem.id for problem in proof_of(loaded(page.good, tmp_path)).problems}


def test_a_rehearsal_tells_all_that_went_wrong_at_once(tmp_path: Path) -> None:
    text = "试演:\n  - 名称: 一声不吭\n    对答:\n    结局: 满意\n    得分: ≥90\n"
    (told,) = proved(text, tmp_path)

    assert (told.id, told.level, told.line) == ("T701", Level.ERROR, 3)
    assert "期望结局“满意”，走到的是“失望”。期望得分≥" in told.message


def test_an_action_in_the_condition_is_taken_as_done(tmp_path: Path) -> None:
    text = """\
事实:
  物流:
    状态: 卡在中转站
剧情:
  开场:
    顾客说: 快递到哪了？
    走向:
      - 当: 没查物流
        例句: 应该快到了
        转到: 结局/失望
      - 当: 查明原因
        例句: 查到了，包裹卡在中转站
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
试演:
"""

    assert proved(text, tmp_path) == ()


@pytest.fixture(scope="module")
def lax(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    """A scenario of one beat in which nothing has to be done."""
    return proof_of(loaded(SCENARIO, tmp_path_factory.mktemp("lax")))


def test_who_passes_unfairly_is_told_with_points_and_rounds_where_the_drill_ended(
    tmp_path: Path,
) -> None:
    page = page_of("P601")
    assert page is not None
    proof = proof_of(loaded(page.bad, tmp_path))
    told = {p.line: p for p in proof.problems if p.id == "P601"}

    assert [(p.level, p.line) for p in told.values()] == [
        (Level.WARNING, line) for line in (13, 6, 9)
    ]
    assert "“标准”（每分钟 60 字，照试演“好好说”）应当 90 分以上" in told[13].message
    apology = next(one for one in proof.outcomes if one.persona.name == "只道歉")
    assert f"“只道歉”得了 {apology.card.total} 分（没挣到分，也没处扣分）" in told[6].message
    assert "“空话”得了" in told[9].message
    assert "第 1 轮软语" in told[9].message


def test_a_step_that_nothing_earns_is_shown_where_it_is_due(lax: Proof) -> None:
    (told,) = [p for p in lax.problems if p.id == "P603"]

    assert (told.line, told.column, told.width) == (5, 12, 3)
    assert told.message == "环节“开场”应做“给时限”，可是没有一句例句、一次试演做得到"


def test_coverage_names_what_takes_each_branch(lax: Proof) -> None:
    taken = {cover.branch.place.line: cover.by for cover in lax.covers}

    assert taken == {7: ("例句", "好好说"), 10: ("一声不吭",)}
    assert lax.anger == (("开场", 50, 70),)


def test_refunds_are_held_against_what_forbids_them(lax: Proof, tmp_path: Path) -> None:
    policy = """\
政策:
  退货:
    说法: 商品要寄回，查明以后退款
    可退款: 查明后
    免退货: 否
"""
    strict = proof_of(loaded(policy + SCENARIO, tmp_path))
    conditional = {"不查就退", "全退款"}

    assert not conditional & {one.persona.name for one in lax.outcomes}
    refunds = [one for one in strict.outcomes if one.persona.name in conditional]
    assert [(one.fair, one.card.passed) for one in refunds] == [(True, False)] * 2
    assert all(any("越权" in reason for reason in o.card.verdict_reasons) for o in refunds)


@pytest.mark.parametrize(("score", "told"), [("≥90", 1), ("≤95", 0)])
def test_only_a_rehearsal_that_must_excel_is_held_to_be_a_model(
    score: str, told: int, tmp_path: Path
) -> None:
    shirks = "试演:\n  - 名称: 推脱\n    对答:\n      - 客服: 这个不归我们管，您找快递吧\n"
    proof = proof_of(loaded(f"{SCENARIO}{shirks}    得分: {score}\n", tmp_path))
    blamed = [p for p in proof.problems if p.id == "P602" and "试演“推脱”" in p.message]
    assert len(blamed) == told
