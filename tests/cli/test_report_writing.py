"""`trainer report --html …`: files appear whole under their names, and never over another."""

import csv
import zipfile
from pathlib import Path

import pytest

from tests.cli.kept_drill import keep_drill, trainer

ACCOUNTS = "学员,username\r\n小林,xiaolin\r\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))
    for trainee in ("小林", "小王"):
        keep_drill(tmp_path / "home", trainee=trainee)
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
    with (home / "学员.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["学员"] for row in csv.DictReader(file)] == ["小林", "小王"]


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
        pytest.param(["--csv", "甲.csv"], "总览、学员、步骤", id="no such table"),
        pytest.param(["--moodle", "成绩.csv="], "成绩.csv=对照表.csv", id="no accounts named"),
        pytest.param(["--moodle", "成绩.csv=没有.csv"], "读不了对照表", id="accounts not there"),
        pytest.param(["--html", "没有/报告.html"], "写不了", id="no such folder"),
        pytest.param(["--html", ""], "请写出要写的文件", id="no name"),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    monkeypatch.chdir(home)
    code, _, said = trainer("report", *words)
    assert code == 2 and told in said
    assert [one.name for one in home.iterdir()] == ["home"]


def _bytes(place: Path) -> list[bytes]:
    files = sorted(place.iterdir()) if place.is_dir() else [place]
    return [one.read_bytes() for one in files]
