"""`trainer lms`: a file, a sending, how it stands, whose an account is; troubles are sentences."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.kept_drill import trainer
from tests.cli.person import sit_the_exam
from tests.paper_root import paper_root
from tests.reports.xapi.door import LOGIN, Door, Said, open_door
from tests.store.samples import CARD, END, EXAM, OPENING, REPLY, SCENARIO
from trainer.cli import main
from trainer.drill import Mode
from trainer.reports.xapi import delivery
from trainer.store import Archive


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("TRAINER_LMS_USER", "TRAINER_LMS_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(delivery, "DELAYS_S", ())
    return tmp_path / "home"


@pytest.fixture
def door() -> Iterator[Door]:
    with open_door() as door:
        yield door


def keep(
    home: Path, *, trainee: str = "小林", mode: Mode = Mode.PRACTICE, over: bool = True
) -> str:
    with Archive(home / "trainer.db") as archive:
        drill = archive.begin(SCENARIO, trainee, EXAM if mode is Mode.EXAM else OPENING)
        archive.record(drill, (*REPLY, *END) if over else REPLY)
        if over:
            archive.finish(drill, CARD)
    return drill


def written(file: Path, *words: str) -> list[dict[str, Any]]:
    code, _, err = trainer("lms", "write", "-o", str(file), *words)
    assert (code, err) == (0, "")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def verbs(statements: list[dict[str, Any]]) -> list[str]:
    return [one["verb"]["id"].rpartition("/")[2] for one in statements]


def test_a_file_holds_what_ended_and_nothing_else(home: Path, tmp_path: Path) -> None:
    keep(home)
    keep(home, trainee="小王", mode=Mode.EXAM)
    keep(home, over=False)
    found = written(tmp_path / "a.jsonl")
    assert verbs(found) == ["completed", "passed"] * 2
    assert found[1]["result"]["duration"] == "PT1M"
    assert "小林" not in json.dumps(found, ensure_ascii=False)
    written(tmp_path / "b.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    assert verbs(written(tmp_path / "c.jsonl", "--as", "小王")) == ["completed", "passed"]
    assert trainer("lms", "write", "-o", str(tmp_path / "a.jsonl"))[0] == 2


def test_what_ended_before_a_day_can_be_left_out(home: Path, tmp_path: Path) -> None:
    drill = keep(home)
    with Archive(home / "trainer.db") as archive, archive._writing() as connection:
        sql = "UPDATE drills SET ended = '2026-11-01T16:00:00.000Z' WHERE id = ?"
        connection.exec_driver_sql(sql, (drill,))
    assert len(written(tmp_path / "a.jsonl", "--since", "2026-11-02")) == 2  # in Beijing
    code, out, _ = trainer("lms", "write", "-o", str(tmp_path / "b.jsonl"), "--since", "2999-01-01")
    assert (code, "没有做完的" in out, (tmp_path / "b.jsonl").exists()) == (0, True, False)


def test_a_quiz_without_an_answer_is_nothing_to_tell(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRAINER_OWN", str(paper_root(tmp_path / "own")))
    keep(home)
    for typed in ("", "20秒\n对\n20秒\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        main(["quiz", "入门", "--as", "小林", "--seed", "0"])
    capsys.readouterr()
    found = written(tmp_path / "a.jsonl")
    assert verbs(found).count("completed") == 2  # the drill's, and one quiz's


def test_an_exam_goes_out_with_its_answers_and_its_drill(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRAINER_OWN", str(paper_root(tmp_path / "own")))
    sit_the_exam(home, monkeypatch)
    capsys.readouterr()
    found = written(tmp_path / "a.jsonl")
    assert verbs(found) == ["completed", "passed", "answered", "answered", "completed", "passed"]
    assert len({one["context"]["registration"] for one in found}) == 1
    assert found[0]["context"]["contextActivities"]["parent"][0]["id"] == found[4]["object"]["id"]


def test_what_the_lms_has_is_not_sent_again_whatever_becomes_of_the_score(
    home: Path, door: Door
) -> None:
    drill = keep(home)
    code, out, err = trainer("lms", "send", "--to", door.url)
    assert (code, out, err) == (0, "送到了 2 条。\n", "")
    with Archive(home / "trainer.db") as archive, archive._writing() as connection:
        connection.exec_driver_sql(f"UPDATE drills SET total = 1, passed = 0 WHERE id = '{drill}'")
    code, out, _ = trainer("lms", "send", "--to", door.url)
    assert (code, out) == (0, "没有新的记录要发，LMS 已经有 2 条。\n")
    keep(home, mode=Mode.EXAM)
    assert "新做完的 2 条" in trainer("lms", "status")[1]
    assert trainer("lms", "send", "--to", door.url)[1] == "送到了 2 条。\n"
    assert [len(ids) for ids in door.posts] == [2, 2]


def test_a_wrong_password_loses_nothing_and_the_right_one_goes_on(
    home: Path, door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(home)
    door.login = LOGIN
    monkeypatch.setenv("TRAINER_LMS_USER", LOGIN[0])
    monkeypatch.setenv("TRAINER_LMS_PASSWORD", "falsch")
    code, _, err = trainer("lms", "send", "--to", door.url)
    assert code == 1 and "密码不对" in err and "还有 2 条" in err
    secret = tmp_path / "密码.txt"
    secret.write_bytes(b"\xef\xbb\xbf" + f"{LOGIN[1]}\r\n".encode())
    words = ("lms", "send", "--to", door.url, "--password-file", str(secret))
    assert trainer(*words)[:2] == (0, "送到了 2 条。\n")
    kept = b"".join(one.read_bytes() for one in (home / "lms").iterdir())
    assert LOGIN[1].encode() not in kept and "小林".encode() not in kept


def test_a_password_in_the_wrong_encoding_or_from_nowhere_is_said(
    home: Path, door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "密码.txt"
    secret.write_bytes("密码".encode("gbk"))
    words = ("lms", "send", "--to", door.url, "--user", "me")
    assert "UTF-8" in trainer(*words, "--password-file", str(secret))[2]
    monkeypatch.setattr("sys.stdin", io.StringIO())
    code, _, err = trainer(*words)
    assert code == 2 and "TRAINER_LMS_PASSWORD" in err


def test_what_is_left_waits_and_refusals_cannot_touch_the_terminal(
    home: Path, door: Door, tmp_path: Path
) -> None:
    keep(home)
    code, _, err = trainer("lms", "send", "--to", "http://127.0.0.1:9")
    assert code == 1 and "连不上 LMS" in err
    assert "没有送到 2 条" in trainer("lms", "status")[1]
    door.refuses = {written(tmp_path / "a.jsonl")[0]["id"]}
    code, out, err = trainer("lms", "send", "--to", door.url)
    assert (code, out) == (1, "送到了 1 条。\n")
    assert "LMS 不收 1 条" in err and "\x1b" not in err
    assert "LMS 不收 1 条" in trainer("lms", "status")[1]
    door.refuses = set()
    assert trainer("lms", "send", "--to", door.url, "--again")[1] == "送到了 1 条。\n"


def test_what_one_trainee_is_sent_for_moves_nobody_elses(
    home: Path, door: Door, tmp_path: Path
) -> None:
    for name in ("小林", "小王"):
        keep(home, trainee=name)
    lins, wangs = (
        [one["id"] for one in written(tmp_path / f"{name}.jsonl", "--as", name)]
        for name in ("小林", "小王")
    )
    door.refuses = {lins[0], wangs[0]}
    assert trainer("lms", "send", "--to", door.url)[0] == 1
    keep(home, trainee="小王")
    door.next = [Said(401)]
    assert trainer("lms", "send", "--to", door.url)[0] == 1
    door.refuses, door.posts[:] = set(), []
    words = ("lms", "send", "--to", door.url, "--as", "小林")
    code, out, _ = trainer(*words)
    assert code == 1 and "LMS 已经有 1 条" in out and "还有 1 条 LMS 没有收" in out
    assert trainer(*words, "--again")[:2] == (0, "送到了 1 条。\n")
    assert door.posts == [[lins[0]]]
    assert trainer("lms", "send", "--to", door.url)[1] == "送到了 2 条。\n"
    assert trainer("lms", "send", "--to", door.url, "--again")[1] == "送到了 1 条。\n"


def test_the_table_of_accounts_opens_in_a_spreadsheet_and_holds_no_formula(
    home: Path, tmp_path: Path
) -> None:
    for name in ("=HYPERLINK(1)", "小林,“一”", "@x"):
        keep(home, trainee=name)
    file = tmp_path / "对照表.csv"
    code, out, _ = trainer("lms", "accounts", "-o", str(file))
    assert code == 0 and "3 位学员" in out
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")))
    assert head == ["学员", "账号", "主页"]
    assert {row[0] for row in rows} == {"'=HYPERLINK(1)", "小林,“一”", "'@x"}
    accounts = {one["actor"]["account"]["name"] for one in written(tmp_path / "a.jsonl")}
    assert accounts == {row[1] for row in rows}
    assert trainer("lms", "accounts", "-o", str(file))[0] == 2


def test_the_base_is_chosen_once(home: Path, tmp_path: Path) -> None:
    keep(home)
    found = written(tmp_path / "a.jsonl", "--base", "https://px.example.com/")
    assert found[0]["object"]["id"].startswith("https://px.example.com/scenario/")
    assert len(written(tmp_path / "b.jsonl")) == 2
    code, _, err = trainer("lms", "write", "-o", str(tmp_path / "c"), "--base", "https://x.cn")
    assert code == 2 and "https://px.example.com" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lms",), "做什么"),
        (("lms", "sing"), "sing"),
        (("lms", "send", "--to", "http://lms.example.com"), "--insecure"),
        (("lms", "write", "-o", "x", "--since", "昨天"), "2026-11-01"),
        (("lms", "send", "--to", "https://x.cn", "--user", "a:b"), "冒号"),
    ],
)
def test_what_is_written_wrong_is_said(
    home: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(words)
    except SystemExit as end:
        code = int(str(end.code))
    assert code == 2
    assert said in capsys.readouterr().err


def test_nothing_yet_is_no_mistake(home: Path, tmp_path: Path, door: Door) -> None:
    assert trainer("lms", "status")[0] == 0
    assert trainer("lms", "write", "-o", str(tmp_path / "a"))[0] == 0
    assert trainer("lms", "send", "--to", door.url)[:2] == (
        0,
        "没有新的记录要发，LMS 已经有 0 条。\n",
    )
    assert trainer("lms", "accounts", "-o", str(tmp_path / "b.csv"))[0] == 0
