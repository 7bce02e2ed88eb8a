"""不查: what an author takes off, where it counts, and what is wrong with how it is said."""

from pathlib import Path

import pytest

from tests.scenario.examples import complete
from trainer.scenario import Level, Problem
from trainer.scenario.check import Checked, ask, check_file, check_files, yaml_files
from trainer.scenario.check_shared import check_shared
from trainer.scenario.report import report

SHORT = "剧情:{waiver}\n" + "".join(complete("").partition("剧情:\n")[2].partition("试演:")[0])


def checked(text: str, folder: Path) -> Checked:
    file = folder / "场景.yaml"
    file.write_text(complete(text), encoding="utf-8")
    return check_file(ask(file))


def ids(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.id for problem in problems]


@pytest.mark.parametrize(
    "waiver",
    [
        pytest.param(" # 不查: F407 只练开场", id="as it is taught"),
        pytest.param("  #不查：Ｆ４０７，只练开场", id="full width, no blank"),
        pytest.param(" # 不查 f407 只练开场", id="no colon, small letter"),
        pytest.param(" # 不查: F407、Q801 只练开场", id="two at once"),
    ],
)
def test_a_reason_takes_a_problem_off_its_line(waiver: str, tmp_path: Path) -> None:
    found = checked(SHORT.format(waiver=waiver), tmp_path)

    assert "F407" not in ids(found.problems)
    assert [waiver.id for waiver in found.used] == ["F407"]


def test_alone_on_a_line_it_counts_for_the_next_line_with_content(tmp_path: Path) -> None:
    above = "# 不查: F407 只练开场\n# 说明\n\n" + SHORT.format(waiver="")

    assert ids(checked(above, tmp_path).problems) == []


@pytest.mark.parametrize(
    ("waiver", "message", "fix"),
    [
        pytest.param("F407", "没有写理由", "写上为什么", id="no reason"),
        pytest.param("F407 ……！", "没有写理由", "写上为什么", id="no word in the reason"),
        pytest.param("F417 短", "没有 F417 这个编号", "相近的有: F407", id="no such id"),
        pytest.param("Y111 习惯了", "Y111 不能不查", "照 Y111 说的改好", id="how it is written"),
        pytest.param("太短 只练开场", "要先写编号", "写成 # 不查: F407 理由", id="no id"),
    ],
)
def test_a_waiver_said_wrongly_takes_nothing_off(
    waiver: str, message: str, fix: str, tmp_path: Path
) -> None:
    found = checked(SHORT.format(waiver=f" # 不查: {waiver}"), tmp_path)
    (told,) = (problem for problem in found.problems if problem.id == "V902")

    assert message in told.message
    assert fix in told.fix
    assert told.level is Level.WARNING
    assert told.source[told.column - 1 :][: told.width].startswith("# 不查")
    assert "F407" in ids(found.problems)


def test_what_is_not_needed_any_more_is_told(tmp_path: Path) -> None:
    found = checked(SHORT.format(waiver=" # 不查: F407、F405 只练开场"), tmp_path)

    assert [problem.message for problem in found.problems] == ["这里没有 F405 的毛病，“不查”用不上"]


@pytest.mark.parametrize(
    "background",
    [
        pytest.param('"先看 # 不查: F407 再说"', id="quoted"),
        pytest.param('"先看\n  # 不查: F407 再说"', id="quoted over lines"),
        pytest.param("|\n  先看\n  # 不查: F407 再说", id="literal"),
        pytest.param("先看  # 不查物流就说", id="a remark"),
    ],
)
def test_a_sentence_is_no_waiver(background: str, tmp_path: Path) -> None:
    found = checked(f"背景: {background}\n" + SHORT.format(waiver=""), tmp_path)

    assert ids(found.problems) == ["F407"]


def test_a_waiver_is_no_sentence(tmp_path: Path) -> None:
    found = checked("背景: 先看 #不查: F401 只是说说\n" + SHORT.format(waiver=""), tmp_path)

    assert sorted(ids(found.problems)) == ["F407", "V903"]
    assert found.scenario is not None
    assert found.scenario.background == "先看"


def test_a_broken_file_is_not_told_what_it_does_not_need(tmp_path: Path) -> None:
    text = SHORT.format(waiver=" # 不查: F407、F405 只练开场").replace("结局/失望", "结局/失旺")

    assert set(ids(checked(text, tmp_path).problems)) == {"R301"}


def test_what_only_playing_shows_is_missed_only_after_playing(tmp_path: Path) -> None:
    one = checked(
        SHORT.format(waiver="").replace("当: 安抚", "当: 安抚  # 不查: W501 口音"), tmp_path
    )
    place = next(w.place for w in one.waivers)
    shown = Problem("场景.yaml", place.line, 9, "W501", "走不到")

    assert ids(report([one], (), tmp_path).problems) == ["F407"]
    after = report([one], (), tmp_path, frozenset({"W501"}))
    assert ids(after.problems) == ["F407", "V903"]
    waived = report([one], [(one.asked, shown)], tmp_path, frozenset({"W501"}))
    assert (ids(waived.problems), waived.waived) == (["F407"], 1)


def test_a_shared_file_is_told_what_no_scenario_needs(tmp_path: Path) -> None:
    shared = """\
类型: 公共
公共:
  要截图:  # 不查: R306 留给以后
    顾客说: 截图呢？
    走向:  # 不查: F403 没有用
      - 当: 其他
        转到: 完了
"""
    for name, text in {"店铺/公共.yaml": shared, "一.yaml": complete("引用: 店铺/公共\n")}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    one, both = tmp_path / "店铺/公共.yaml", check_files(ask(p) for p in yaml_files(tmp_path))

    assert ids(check_file(ask(one)).problems) == []
    assert [(p.id, p.line) for _, p in check_shared(both)] == [("V903", 5)]
