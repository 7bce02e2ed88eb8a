"""Which scenarios there are, and whose wins."""

from pathlib import Path

from tests.scenario.test_broken_files import WHOLE
from trainer.scenario import Library, Scenario


def put(root: Path, name: str, text: str = WHOLE) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def library(tmp_path: Path) -> Library:
    builtin, own = tmp_path / "自带", tmp_path / "自建"
    put(builtin, "物流/迟到.yaml")
    put(builtin, "质量/漏.yml")
    put(builtin, "店铺/政策.yaml", "类型: 政策\n")
    put(builtin, "题库/一.yaml")
    put(builtin, "试卷/一.yaml")
    put(builtin, "物流/口径.yaml", "# 说明\n类型: 考核口径\n")
    put(builtin, "物流/对答.yaml", "对答:\n  - 客服: 您好\n")
    put(builtin, "物流/.迟到.yaml")
    put(builtin, "物流/说明.txt")
    put(own, "物流/迟到.yaml", WHOLE.replace("快递三天没动", "我的"))
    put(own, "我的/坏.yaml", "标题：坏\n")
    put(own, "我的/明说.yaml", "类型: 场景\n" + WHOLE)
    return Library(builtin, own)


def test_names_are_sorted_and_only_of_scenarios(tmp_path: Path) -> None:
    assert library(tmp_path).names() == ("我的/坏", "我的/明说", "物流/迟到", "质量/漏")


def test_own_wins_on_the_same_path(tmp_path: Path) -> None:
    found = library(tmp_path).find("物流/迟到")
    assert found == (tmp_path / "自建/物流/迟到.yaml", tmp_path / "自建", "own")
    scenario = library(tmp_path).load("物流/迟到")
    assert isinstance(scenario, Scenario)
    assert (scenario.title, scenario.origin, scenario.path) == ("我的", "own", "物流/迟到")


def test_a_name_may_carry_its_ending(tmp_path: Path) -> None:
    found = library(tmp_path).find("质量/漏.yml")
    assert found == (tmp_path / "自带/质量/漏.yml", tmp_path / "自带", "builtin")


def test_a_name_that_leads_nowhere_or_outside(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    put(tmp_path, "外.yaml")
    for name in ("没有", "", "../外", "物流/../../外", "/etc/passwd", "a\0b", "."):
        assert shelf.find(name) is None
        assert shelf.load(name) is None


def test_a_root_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert Library(tmp_path / "没有", tmp_path / "也没有").names() == ()


def test_a_broken_scenario_gives_its_problems(tmp_path: Path) -> None:
    found = library(tmp_path).load("我的/坏")
    assert isinstance(found, tuple)
    assert found[0].id == "Y111"


def sharing(tmp_path: Path) -> tuple[Library, Path]:
    """Return a library whose own scenario includes what is built in, and that scenario's file."""
    builtin, own = tmp_path / "自带", tmp_path / "自建"
    put(builtin, "店铺/快捷语.yaml", "类型: 快捷语\n快捷语:\n  - 按键: sd\n    文: 我查一下\n")
    text = WHOLE.replace("标题:", "引用: 店铺/快捷语\n标题:", 1)
    return Library(builtin, own), put(own, "我的/迟到.yaml", text)


def test_an_own_scenario_includes_what_is_built_in_by_name_and_by_file(tmp_path: Path) -> None:
    shelf, file = sharing(tmp_path)
    for found in (shelf.load("我的/迟到"), shelf.load_file(file)):
        assert isinstance(found, Scenario)
        assert [quick.key for quick in found.quick_replies] == ["sd"]
        assert (found.path, found.origin) == ("我的/迟到", "own")


def test_a_file_outside_the_library_is_somebodys_own_and_finds_what_the_library_holds(
    tmp_path: Path,
) -> None:
    shelf, file = sharing(tmp_path)
    elsewhere = put(tmp_path, "别处/迟到.yaml")
    elsewhere.write_bytes(file.read_bytes())
    found = shelf.load_file(elsewhere)
    assert isinstance(found, Scenario)
    assert (found.path, found.origin) == ("迟到", "own")
    assert [quick.key for quick in found.quick_replies] == ["sd"]
