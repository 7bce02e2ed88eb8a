"""`trainer report --html …`: files appear whole under their names, and never over another."""

import csv
import errno
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.kept_drill import keep_drill, trainer

ACCOUNTS = "学员,username\r\n小林,xiaolin\r\n"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a drill of each of two trainees, made once."""
    folder = tmp_path_factory.mktemp("kept")
    for trainee in ("小林", "小王"):
        keep_drill(folder, trainee=trainee)
    return folder


@pytest.fixture(autouse=True)
def home(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(shutil.copytree(kept, tmp_path / "home")))
    return tmp_path


@pytest.mark.parametrize("flag", ["html", "csv", "moodle", "xlsx"])
def test_a_face_is_written_once_and_never_over_another_file(home: Path, flag: str) -> None:
    if flag == "xlsx":
        pytest.importorskip("openpyxl")
    place = home / ("表" if flag == "csv" else f"报告.{'csv' if flag == 'moodle' else flag}")
    code, said, _ = trainer("report", f"--{flag}", str(place))
    assert code == 0 and "写好了" in said and place.exists()
    before = _bytes(place)
    code, _, told = trainer("report", f"--{flag}", str(place))
    assert code == 2 and "没有覆盖" in told
    assert _bytes(place) == before
    assert not [one.name for one in home.iterdir() if one.name.startswith(".")]


def test_several_faces_are_written_at_once_with_their_endings(home: Path) -> None:
    code, _, _ = trainer("report", "--html", str(home / "汇总"), "--csv", str(home / "学员.csv"))
    assert code == 0
    assert "小王" in (home / "汇总.html").read_text(encoding="utf-8")
    tables = [str(home / name) for name in ("失误.csv", "步骤.csv")]
    assert trainer("report", "--csv", tables[0], "--csv", tables[1])[0] == 0
    assert all(Path(table).exists() for table in tables)
    with (home / "学员.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["学员"] for row in csv.DictReader(file)] == ["小林", "小王"]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        pytest.param(["--csv", "有了"], "已经有了", id="a folder that is there"),
        pytest.param(["--csv", "没有/学员.csv"], "这个位置不存在", id="no such folder"),
        pytest.param(["--csv", "甲.csv"], "总览、学员", id="no such table"),
        pytest.param(["--moodle", "报告.csv", "--csv", "./报告.csv"], "写了两次", id="twice"),
        pytest.param(["--moodle", "成绩.csv=没有.csv"], "读不了账号表", id="no accounts"),
        pytest.param(["--csv", "名" * 200], "名字太长", id="too long a name"),
    ],
)
def test_nothing_is_written_where_one_of_several_cannot_be(
    home: Path, monkeypatch: pytest.MonkeyPatch, second: list[str], told: str
) -> None:
    monkeypatch.chdir(home)
    (home / "有了").mkdir()
    code, out, said = trainer("report", "--html", "报告.html", *second)
    assert (code, out) == (2, "") and told in said
    assert {one.name for one in home.iterdir()} == {"home", "有了"}


def test_nothing_is_written_without_the_library_of_one_of_several(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    code, out, said = trainer("report", "--html", "报告.html", "--xlsx", "报告.xlsx")
    assert (code, out) == (2, "") and "要装 openpyxl" in said
    assert [one.name for one in home.iterdir()] == ["home"]


def test_what_was_written_before_the_disk_was_full_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    whole = Path.write_bytes

    def full(file: Path, data: bytes) -> int:
        if file.name == "失误.csv":
            raise OSError(errno.ENOSPC, "full")
        return whole(file, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    code, out, said = trainer("report", "--html", "报告.html", "--csv", "表")
    assert code == 2 and "写好了网页：报告.html" in out and "磁盘已满" in said
    assert {one.name for one in home.iterdir()} == {"home", "报告.html"}


def test_an_account_that_is_a_formula_is_left_out_not_changed(home: Path) -> None:
    (home / "对照.csv").write_text("学员,idnumber\n小林,+8613\n小王,A 017\n", encoding="utf-8")
    words = ("report", "--moodle", f"{home / '成绩.csv'}={home / '对照.csv'}")
    code, said, _ = trainer(*words)
    assert code == 0 and "没写进去：小林。" in said
    assert [row[0] for row in _rows(home / "成绩.csv")] == ["idnumber", "A 017"]
    (home / "对照.csv").write_text("学员,idnumber\n小林,+8613\n小王,=1\n", encoding="utf-8")
    (home / "成绩.csv").unlink()
    code, _, said = trainer(*words)
    assert code == 2 and "一个人也没有" in said and not (home / "成绩.csv").exists()


def test_the_workbook_is_one(home: Path) -> None:
    pytest.importorskip("openpyxl")
    assert trainer("report", "--xlsx", str(home / "汇总.xlsx"))[0] == 0
    with zipfile.ZipFile(home / "汇总.xlsx") as book:
        assert book.testzip() is None


def test_moodle_goes_by_the_accounts_that_a_windows_program_wrote(home: Path) -> None:
    (home / "对照.csv").write_bytes(ACCOUNTS.encode("gbk"))
    code, said, _ = trainer("report", "--moodle", f"{home / '成绩.csv'}={home / '对照.csv'}")
    assert code == 0 and "没写进去：小王" in said
    assert (home / "成绩.csv").read_text(encoding="utf-8").splitlines()[1].startswith("xiaolin,")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["--html", "报告.xlsx"], "要写成 .html", id="another face's ending"),
        pytest.param(["--html", "r.txt"], "要写成 .html", id="a foreign ending"),
        pytest.param(["--html", "-"], "不能用 - 写到终端", id="a stream"),
        pytest.param(["--json", "--screen"], "没有能画屏幕的终端", id="no screen"),
        pytest.param(["--csv", "甲.csv"], "总览、学员、步骤", id="no such table"),
        pytest.param(["--moodle", "成绩.csv="], "成绩.csv=账号表.csv", id="no accounts named"),
        pytest.param(["--moodle", "成绩.csv=没有.csv"], "读不了账号表", id="accounts not there"),
        pytest.param(["--html", "没有/报告.html"], "写不了", id="no such folder"),
        pytest.param(["--html", ""], "请写出要写的文件", id="no name"),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    monkeypatch.chdir(home)
    code, out, said = trainer("report", *words)
    assert code == 2 and told in said and not out
    assert [one.name for one in home.iterdir()] == ["home"]


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def _bytes(place: Path) -> list[bytes]:
    files = sorted(place.iterdir()) if place.is_dir() else [place]
    return [one.read_bytes() for one in files]
