"""Places and wishes: where they come from, which wins, and what is wrong with them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.cli.settings import Settings, calm_keyboard, load_settings
from trainer.errors import TrainerError


def settings(home: Path, **environ: str) -> Settings:
    return load_settings({"TRAINER_HOME": str(home), **environ})


def configure(home: Path, text: str, encoding: str = "utf-8") -> None:
    (home / "config.toml").write_bytes(text.encode(encoding))


def test_one_folder_holds_everything(tmp_path: Path) -> None:
    got = settings(tmp_path)
    assert got.database == tmp_path / "trainer.db"
    assert got.cache_dir == tmp_path / "cache"
    assert got.config_file == tmp_path / "config.toml"
    assert got.own_scenarios == tmp_path / "场景"


def test_without_it_places_follow_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform.startswith("linux"):
        monkeypatch.setenv("XDG_DATA_HOME", "/data")
        monkeypatch.setenv("XDG_CACHE_HOME", "/cache")
        got = load_settings({})
        assert got.database == Path("/data/complaint-trainer/trainer.db")
        assert got.cache_dir == Path("/cache/complaint-trainer")
    got = load_settings({"TRAINER_HOME": "  "})
    assert len({got.data_dir, got.cache_dir}) == 2


def test_looking_makes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "新"
    assert settings(home).last_trainee == ""
    assert not home.exists()


def test_built_in_scenarios_are_found(tmp_path: Path) -> None:
    assert (settings(tmp_path).builtin_scenarios / "店铺").is_dir()


def test_the_last_trainee_is_remembered(tmp_path: Path) -> None:
    home = tmp_path / "新"
    settings(home).remember_trainee("小林")
    assert settings(home).last_trainee == "小林"
    settings(home).remember_trainee("小周")
    assert settings(home).last_trainee == "小周"


def test_the_theme_is_remembered(tmp_path: Path) -> None:
    home = {"TRAINER_HOME": str(tmp_path / "new")}
    assert load_settings(home).last_theme == ""
    load_settings(home).remember_theme("trainer-light")
    assert load_settings(home).last_theme == "trainer-light"


def test_where_nothing_can_be_remembered_nothing_breaks(tmp_path: Path) -> None:
    (tmp_path / "last-trainee").mkdir()
    got = settings(tmp_path)
    got.remember_trainee("小林")
    assert got.last_trainee == ""


def test_a_damaged_memory_is_no_memory(tmp_path: Path) -> None:
    (tmp_path / "last-trainee").write_bytes(b"\xff\xfe\x00")
    assert settings(tmp_path).last_trainee == ""


def test_own_scenarios_by_config_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "我的").mkdir()
    configure(tmp_path, "own_scenarios = '我的'\n")
    assert settings(tmp_path).own_scenarios == tmp_path / "我的"


def test_the_environment_wins_over_the_config(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
    configure(tmp_path, "own_scenarios = '甲'\n")
    got = settings(tmp_path, TRAINER_OWN=str(tmp_path / "乙"))
    assert got.own_scenarios == tmp_path / "乙"


def test_a_named_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"不存在.*环境变量 TRAINER_OWN"):
        settings(tmp_path, TRAINER_OWN=str(tmp_path / "无"))
    (tmp_path / "文件").write_text("")
    configure(tmp_path, "own_scenarios = '文件'\n")
    with pytest.raises(TrainerError, match=r"不是文件夹.*config\.toml 的 own_scenarios"):
        settings(tmp_path)


def test_the_customers_patience_is_a_setting(tmp_path: Path) -> None:
    assert settings(tmp_path).settle_s == 3
    configure(tmp_path, "settle_seconds = 5\n")
    assert settings(tmp_path).settle_s == 5


@pytest.mark.parametrize(("term", "dumb"), [("dumb", True), ("xterm-256color", False), ("", False)])
def test_a_dumb_terminal_is_known(tmp_path: Path, term: str, dumb: bool) -> None:
    assert settings(tmp_path, TERM=term).dumb_terminal is dumb


@pytest.mark.parametrize(
    "prefix",
    [pytest.param("\ufeff", id="byte order mark"), pytest.param("# 设置\r\n\r\n", id="CRLF")],
)
def test_a_file_from_notepad_is_read(tmp_path: Path, prefix: str) -> None:
    configure(tmp_path, f"{prefix}settle_seconds = 4\r\n")
    assert settings(tmp_path).settle_s == 4


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有注释\n", "\ufeff"])
def test_an_empty_config_wishes_nothing(tmp_path: Path, text: str) -> None:
    configure(tmp_path, text)
    assert settings(tmp_path).settle_s == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('\nown_scenarios = "D:\\场景"\n', "第 2 行.*单引号", id="backslashes"),
        pytest.param("own_scenarios ＝ '场景'\n", "第 1 行.*全角“＝”", id="full-width equals"),
        pytest.param("own_scenarios：'场景'\n", "第 1 行.*“：”改成“=”", id="a colon"),
        pytest.param("own_scenarios = “场景”\n", "第 1 行.*中文引号", id="Chinese quotes"),
        pytest.param("own_scenarios = 场景\n", "第 1 行.*引号括起来", id="no quotes"),
        pytest.param("a = 1\na = 2\n", "第 2 行", id="a key twice"),
        pytest.param("[" * 5000, "第 1 行", id="five thousand brackets"),
        pytest.param("x = " + "[" * 5000, "第 1 行", id="deep nesting"),
        pytest.param("# 好\nsettle_second = 3\n", "第 2 行.*是不是“settle_seconds”", id="near"),
        pytest.param("color = 3\n", "第 1 行.*没有“color”这项设置.*可以写的有", id="unknown"),
        pytest.param('"颜 色" = 3\n', "第 1 行.*没有“颜 色”", id="a quoted key"),
        pytest.param("[own_scenarios]\na = 1\n", "第 1 行.*引号括起来的文字", id="a table"),
        pytest.param("settle_seconds = '3'\n", "第 1 行.*0 到 60 的整数", id="text for a number"),
        pytest.param("settle_seconds = true\n", "第 1 行.*整数", id="a truth for a number"),
        pytest.param("settle_seconds = 61\n", "第 1 行.*0 到 60", id="too long"),
        pytest.param("settle_seconds = -1\n", "第 1 行.*0 到 60", id="below zero"),
        pytest.param("#" * 70_000, "最多 64 KB", id="far too large"),
    ],
)
def test_a_mistake_in_the_config_is_said_with_its_line(
    tmp_path: Path, text: str, said: str
) -> None:
    configure(tmp_path, text)
    with pytest.raises(TrainerError, match=said) as refusal:
        settings(tmp_path)
    assert str(tmp_path / "config.toml") in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_another_encoding_is_said_with_its_line(tmp_path: Path) -> None:
    configure(tmp_path, "# x\n# 中文\n", "gbk")
    with pytest.raises(TrainerError, match="第 2 行：设置文件不是 UTF-8"):
        settings(tmp_path)


def test_a_folder_in_the_configs_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(TrainerError, match="这是一个文件夹"):
        settings(tmp_path)


def test_a_file_in_the_homes_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("")
    with pytest.raises(TrainerError, match="路径中有一段不是文件夹"):
        settings(tmp_path / "文件")


def test_the_keyboard_is_calmed_for_textual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_DISABLE_KITTY_KEY", "")
    calm_keyboard()
    assert os.environ["TEXTUAL_DISABLE_KITTY_KEY"] == "1"


def test_settings_load_nothing_heavy() -> None:
    """They stand between the command and the first paint."""
    heavy = ("textual", "sqlalchemy", "jieba", "yaml", "trainer.store", "trainer.drill")
    asked = f"import sys, trainer.cli.settings; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
