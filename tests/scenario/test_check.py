"""Files and folders of every kind, checked together."""

from pathlib import Path

import pytest

from tests.scenario.examples import complete
from trainer.scenario import Level
from trainer.scenario.check import ask, check_file, check_files, yaml_files
from trainer.scenario.check_shared import check_shared
from trainer.scenario.report import Report, report, shown

SHARED = """\
格式: 1
类型: 公共
公共:
  要截图:
    顾客说: 截图呢？
    走向:
      - 当: 表明立场
        转到: 完了
      - 当: 其他
        转到: 完了
  没人去:
    顾客说: 嗯？
    走向:
      - 当: 其他
        转到: 完了
"""
VISIT = """\
引用: 店铺/公共
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 查明原因
        例句: 我马上帮您查
        转到: 公共/要截图，完了回到开场，最多1次
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A root with a shared beat and two scenarios that visit it."""
    for name, text in {
        "店铺/公共.yaml": SHARED,
        "甲/一.yaml": complete(VISIT),
        "甲/二.yaml": complete(VISIT),
    }.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def check_folder(folder: Path, base: Path) -> Report:
    checked = check_files(ask(path) for path in yaml_files(folder))
    return report(checked, check_shared(checked), base)


def ids(found: Report) -> list[tuple[str, str]]:
    return [(problem.file, problem.id) for problem in found.problems]


def test_a_shared_mistake_is_told_once_under_the_shared_file(shop: Path) -> None:
    found = check_folder(shop, shop)

    assert found.files == 3
    assert [pair for pair in ids(found) if pair[1] == "W504"] == [("店铺/公共.yaml", "W504")]


def test_a_shared_mistake_is_told_beside_the_file_that_includes_it(shop: Path) -> None:
    found = report(check_files([ask(shop / "甲/一.yaml")]), (), shop)

    assert ("店铺/公共.yaml", "W504") in ids(found)


def test_a_shared_beat_that_no_scenario_visits_is_told(shop: Path) -> None:
    found = check_folder(shop, shop)
    (told,) = (problem for problem in found.problems if problem.id == "R306")

    assert (told.file, told.line, told.column) == ("店铺/公共.yaml", 11, 3)
    assert told.source == "  没人去:"


def test_a_shared_beat_is_no_waste_where_a_scenario_cannot_be_read(shop: Path) -> None:
    (shop / "甲/坏.yaml").write_text("格式: 1\n坏了", encoding="utf-8")

    assert "R306" not in {id for _, id in ids(check_folder(shop, shop))}


def test_files_keep_their_order_and_mistakes_their_lines(shop: Path) -> None:
    (shop / "甲/一.yaml").write_text(
        complete(VISIT.replace("扫兴", "扫兴，打13987654321")).replace("标题:", "标体:"),
        encoding="utf-8",
    )
    found = check_folder(shop, shop)
    own = [(p.line, p.id) for p in found.problems if p.file == "甲/一.yaml"]

    assert [file for file, _ in ids(found)] == sorted(file for file, _ in ids(found))
    assert own == sorted(own)
    assert {"D601", "S201"} <= {id for _, id in own}


def test_rules_that_look_at_parts_run_in_spite_of_other_errors(tmp_path: Path) -> None:
    file = tmp_path / "场景.yaml"
    text = VISIT.replace("        例句: 我马上帮您查\n", "")
    file.write_text(complete(text), encoding="utf-8")
    found = {problem.id for problem in check_file(ask(file)).problems}

    assert {"R305", "W504"} <= found
    assert not {"F401", "F402"} & found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("类型: 政策\n政策:\n  退:\n    说法: 可以退\n", "政策", id="policy"),
        pytest.param("类型: 快捷语\n快捷语:\n  - 按键: hi\n    文: 您好\n", "快捷语", id="quick"),
        pytest.param("类型: 词库\n词库:\n  会员:\n    - 会员\n", "词库", id="words"),
        pytest.param("对答:\n  - 客服: 您好\n", "对答稿", id="a transcript"),
        pytest.param("对答:\n  - 客服: 您好\n    应听出: 会员\n", "对答稿", id="with own signals"),
        pytest.param("对答:\n", "对答稿", id="silence"),
    ],
)
def test_every_kind_of_file_is_known(text: str, kind: str, tmp_path: Path) -> None:
    file = tmp_path / "文件.yaml"
    file.write_text(f"格式: 1\n{text}" if kind != "对答稿" else text, encoding="utf-8")
    checked = check_file(ask(file))

    assert (checked.kind, checked.problems) == (kind, ())


def test_a_transcript_with_a_mistake_is_told(tmp_path: Path) -> None:
    file = tmp_path / "对答.yaml"
    file.write_text("对答:\n  - 客服: 您好，我是13987654321\n    用时: 很久\n", encoding="utf-8")

    assert [problem.id for problem in check_file(ask(file)).problems] == ["S203", "D601"]


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    found = report(check_files([ask(tmp_path / "没有.yaml")]), (), tmp_path)

    assert found.unreadable
    assert found.count(Level.ERROR) == 1


def test_hidden_files_and_folders_are_left_alone(shop: Path) -> None:
    for name in (".git/x.yaml", "甲/.旧.yaml", "说明.txt"):
        (shop / name).parent.mkdir(exist_ok=True)
        (shop / name).write_text("坏", encoding="utf-8")
    (shop / "像文件.yaml").mkdir()

    names = [path.relative_to(shop).as_posix() for path in yaml_files(shop)]
    assert sorted(names) == sorted(["店铺/公共.yaml", "甲/一.yaml", "甲/二.yaml"])


def test_names_are_as_seen_from_where_one_stands(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()

    assert shown(tmp_path / "甲/一.yaml", tmp_path) == "甲/一.yaml"
    assert shown(Path("甲/一.yaml"), tmp_path) == "甲/一.yaml"
    assert shown(tmp_path / "一.yaml", tmp_path / "甲") == str(tmp_path / "一.yaml")


def test_a_file_given_twice_is_checked_once(shop: Path) -> None:
    file = shop / "甲/一.yaml"

    assert len(check_files([ask(file), ask(file)])) == 1
