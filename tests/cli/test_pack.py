"""`trainer pack` and `trainer unpack`: from one trainer's folder to another's, whole or not."""

import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.scenario.examples import complete
from tests.scenario.pack.zips import Item, built, pack_of
from trainer.cli import main
from trainer.scenario.pack import installation

QUICK = "类型: 快捷语\n快捷语:\n  - 按键: sd\n    文: 我马上查一下\n"
SCENE = complete("引用: 店铺/我的快捷语\n")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with a sender's and a receiver's folder of own scenarios."""
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))
    for name in ("发", "收"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    put("发/练手/杯子.yaml", SCENE)
    put("发/店铺/我的快捷语.yaml", QUICK)
    return tmp_path


def put(name: str, text: str) -> Path:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def trainer(own: str, *words: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRAINER_OWN", str(Path(own).absolute()))
        return main(words)


def files(folder: str) -> dict[str, str]:
    below = Path(folder)
    return {
        path.relative_to(below).as_posix(): path.read_text("utf-8")
        for path in below.rglob("*")
        if path.is_file()
    }


def names(pack: str) -> list[str]:
    return zipfile.ZipFile(pack).namelist()


def packed() -> None:
    assert trainer("发", "pack", "练手/杯子", "-o", "包.zip") == 0


def test_a_scenario_travels_with_what_it_includes(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed()
    assert "店铺/我的快捷语.yaml（引用）" in capsys.readouterr().out
    assert trainer("收", "unpack", "包.zip") == 0
    assert files("收") == files("发")
    assert "写了 2 个文件" in capsys.readouterr().out
    assert trainer("收", "check", "--strict", "练手/杯子") == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["练手/杯子"], {"练手/杯子", "店铺/我的快捷语"}, id="a name"),
        pytest.param(["练手"], {"练手/杯子", "店铺/我的快捷语"}, id="a family"),
        pytest.param(["发"], {"练手/杯子", "店铺/我的快捷语"}, id="the whole folder"),
        pytest.param(["发/练手/杯子.yaml"], {"练手/杯子", "店铺/我的快捷语"}, id="a file"),
        pytest.param(["别处"], {"一类/甲", "乙"}, id="a folder elsewhere"),
        pytest.param(["别处/一类"], {"一类/甲"}, id="a family elsewhere"),
    ],
)
def test_whatever_is_named_lies_in_the_pack_below_the_scenario_folder(
    words: list[str], expected: set[str], desk: Path
) -> None:
    put("别处/一类/甲.yaml", complete(""))
    put("别处/一类/图.png", "")
    if words == ["别处"]:
        put("别处/内/乙.yaml", complete("")).rename("别处/一类/乙.yaml")
        expected = {"一类/甲", "一类/乙"}
    assert trainer("发", "pack", *words, "-o", "包.zip") == 0
    assert {name.removesuffix(".yaml") for name in names("包.zip")} == {*expected, "包.json"}


def test_the_same_files_give_the_same_bytes(desk: Path) -> None:
    packed()
    first = Path("包.zip").read_bytes()
    Path("包.zip").unlink()
    os.utime("发/练手/杯子.yaml", (1, 1))
    packed()
    assert Path("包.zip").read_bytes() == first


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        pytest.param(SCENE.replace("标题: ", "标题："), 1, "杯子.yaml:3:3 错误[Y111]", id="error"),
        pytest.param(SCENE.replace("裂了！", "裂了！电话13987654321"), 1, "D601", id="a phone"),
        pytest.param(
            SCENE.replace("裂了！", "裂了！寄到浙江省杭州市西湖区文三路12号"),
            1,
            "收货地址",
            id="an address, though only a warning",
        ),
        pytest.param(SCENE.replace("我的快捷语", "没有的"), 1, "[R305]", id="missing include"),
        pytest.param("长" * 200_000, 2, "512 KB", id="far too large"),
    ],
)
def test_what_must_not_travel_is_not_packed(
    text: str, code: int, told: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put("发/练手/杯子.yaml", text)
    assert trainer("发", "pack", "练手", "-o", "包.zip") == code
    assert told in capsys.readouterr().err
    assert not Path("包.zip").exists()


def test_a_link_that_leads_outside_is_not_packed(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = put("秘密.yaml", complete(""))
    Path("发/练手/外.yaml").symlink_to(secret.absolute())
    assert trainer("发", "pack", "发", "-o", "包.zip") == 2
    assert "指到场景文件夹外面" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("other", "told"),
    [
        pytest.param("另/练手/杯子.yaml", "两个不同的“练手/杯子.yaml”", id="the same name"),
        pytest.param("另/练手/杯子.yml", "重名", id="the same name but for the ending"),
        pytest.param("另/练手/CON.yaml", "Windows", id="a name that Windows has not"),
    ],
)
def test_names_that_cannot_lie_in_one_folder_are_not_packed(
    other: str, told: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put("另/店铺/空.yaml", QUICK)
    put(other, complete("# 另一个\n"))
    assert trainer("发", "pack", "发", other, "-o", "包.zip") == 2
    assert told in capsys.readouterr().err


def test_personal_data_that_its_author_lets_through_is_named(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SCENE.replace("裂了！", "裂了！电话13987654321  # 不查: D601 编的号码")
    put("发/练手/杯子.yaml", text)
    packed()
    line = text[: text.index("不查")].count("\n") + 1
    assert f"注意：练手/杯子.yaml 第 {line} 行像是个人信息" in capsys.readouterr().out


def test_a_warning_is_shown_and_packed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SCENE.replace("        例句: 收到裂的杯子确实扫兴\n", "")
    put("发/练手/杯子.yaml", text)
    packed()
    out = capsys.readouterr().out
    assert "练手/杯子.yaml:" in out
    assert "警告[W504]" in out


def test_a_file_that_is_there_is_never_written_over(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put("包.zip", "别动")
    assert trainer("发", "pack", "练手", "-o", "包.zip") == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert Path("包.zip").read_text("utf-8") == "别动"
    assert trainer("发", "pack", "练手", "-o", "包.rar") == 2
    assert trainer("发", "pack", "练手", "-o", "没有/包.zip") == 2
    assert trainer("发", "pack", "没有这个", "-o", "新.zip") == 2


def test_what_is_there_and_differs_stays_unless_it_is_to_be_replaced(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed()
    put("收/练手/杯子.yaml", "我的")
    put("收/练手/杯子.yaml.改前", "更早的")
    before = files("收")
    assert trainer("收", "unpack", "包.zip") == 2
    assert "练手/杯子.yaml" in capsys.readouterr().err
    assert files("收") == before
    assert trainer("收", "unpack", "--replace", "包.zip") == 0
    undo = {"练手/杯子.yaml.改前": "更早的", "练手/杯子.yaml.改前2": "我的"}
    assert files("收") == {**files("发"), **undo}
    assert "杯子.yaml.改前2" in capsys.readouterr().out
    assert trainer("收", "unpack", "包.zip") == 0
    assert "都已经有了" in capsys.readouterr().out


def test_listing_shows_the_content_and_writes_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed()
    put("收/练手/杯子.yaml", "我的")
    capsys.readouterr()
    assert trainer("收", "unpack", "--list", "包.zip") == 0
    out = capsys.readouterr().out
    assert "杯子裂了" in out
    assert "已有，不一样" in out
    assert "快捷语" in out
    assert files("收") == {"练手/杯子.yaml": "我的"}


def test_a_shared_file_that_would_break_what_is_there_is_refused(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put("收/店铺/词.yaml", "类型: 词库\n词库:\n  要发票:\n    - 开发票\n")
    text = (
        complete("引用: 店铺/词\n").replace("当: 安抚", "当: 要发票").replace("确实扫兴", "开发票")
    )
    put("收/我的/发票.yaml", text)
    assert trainer("收", "check", "我的/发票") == 0
    Path("包.zip").write_bytes(
        pack_of(Item("店铺/词.yaml", "类型: 词库\n词库:\n  别的:\n    - 别的\n".encode()))
    )
    before = files("收")
    capsys.readouterr()
    assert trainer("收", "unpack", "--replace", "包.zip") == 2
    assert "我的/发票.yaml" in capsys.readouterr().err
    assert files("收") == before


def test_what_came_with_the_program_is_not_written_again(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert trainer("发", "pack", "物流/快递迟到", "-o", "自带.zip") == 0
    assert trainer("收", "unpack", "自带.zip") == 0
    assert files("收") == {}
    assert "和自带的一样" in capsys.readouterr().out


def test_a_folder_in_the_way_is_said_and_nothing_changes(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed()
    put("收/店铺", "不是文件夹")
    assert trainer("收", "unpack", "包.zip") == 2
    assert "放不进" in capsys.readouterr().err
    Path("收/店铺").unlink()
    Path("收/店铺").symlink_to(desk / "发")
    assert trainer("收", "unpack", "包.zip") == 2
    assert sorted(path.name for path in Path("收").iterdir()) == ["店铺"]


def test_a_zip_without_a_manifest_says_so(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("手工.zip").write_bytes(built(Item("练手/杯.yaml".encode("gbk"), flags=0, system=0)))
    assert trainer("收", "unpack", "手工.zip") == 0
    assert "没有清单" in capsys.readouterr().out
    assert list(files("收")) == ["练手/杯.yaml"]


def test_where_the_disk_fails_half_way_everything_is_taken_back(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    packed()
    put("收/店铺/我的快捷语.yaml", QUICK + "# 我的\n")
    before = files("收")
    replace = Path.replace

    def full(source: Path, target: Path) -> Path:
        if target.name == "杯子.yaml":
            raise OSError(28, "full")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", full)
    assert trainer("收", "unpack", "--replace", "包.zip") == 2
    assert "磁盘已满" in capsys.readouterr().err
    assert files("收") == before
    assert [path.name for path in Path("收").iterdir()] == ["店铺"]


KILLED = """
import os, signal, sys
from trainer.cli import main
from trainer.scenario.pack import installation
place, calls = getattr(installation, sys.argv[1]), []
def dies(*given):
    calls.append(given)
    if len(calls) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return place(*given)
setattr(installation, sys.argv[1], dies)
main(["unpack", "--replace", "包.zip"])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize(
    ("place", "call", "whole"),
    [
        pytest.param("_keep_only", 1, False, id="before the moving"),
        pytest.param("_put", 1, True, id="before the first file"),
        pytest.param("_put", 2, True, id="between two files"),
    ],
)
def test_whoever_is_killed_half_way_has_all_of_it_or_nothing(
    place: str, call: int, whole: bool, desk: Path
) -> None:
    packed()
    put("收/练手/杯子.yaml", "我的")
    died = subprocess.run(
        [sys.executable, "-c", KILLED, place, str(call)],
        env={**os.environ, "TRAINER_OWN": str(desk / "收")},
        capture_output=True,
        check=False,
    )
    assert died.returncode == -signal.SIGKILL
    trainer("收", "check", "练手/杯子")
    seen = {name: text for name, text in files("收").items() if not name.startswith(".")}
    undo = {"练手/杯子.yaml.改前": "我的"}
    assert seen == ({**files("发"), **undo} if whole else {"练手/杯子.yaml": "我的"})
    assert not (Path("收") / installation.READY).exists()
    assert trainer("收", "unpack", "--replace", "包.zip") == 0
    assert files("发").items() <= files("收").items()


def test_a_window_that_finishes_the_same_unpacking_is_no_error(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed()
    put("收/练手/杯子.yaml", "我的")
    replace = Path.replace

    def other_window(source: Path, target: Path) -> Path:
        monkeypatch.setattr(Path, "replace", replace)
        installation.finish(desk / "收")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", other_window)
    assert trainer("收", "unpack", "--replace", "包.zip") == 0
    assert files("发").items() <= files("收").items()
    assert files("收")["练手/杯子.yaml.改前"] == "我的"
    assert not (Path("收") / installation.READY).exists()
