"""`trainer history`: a table that a person reads, JSON that a program reads."""

import json
from pathlib import Path

import pytest

from tests.cli.kept_drill import keep_drill, trainer
from trainer.cli.settings import load_settings
from trainer.drill import Mode
from trainer.scenario.columns import width
from trainer.store import Archive


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path))
    return tmp_path


def test_nobody_has_practised_yet(home: Path) -> None:
    assert trainer("history") == (0, "还没有演练记录。运行 trainer 开始第一次练习。\n", "")
    assert list(home.iterdir()) == [], "looking makes no file"


def test_a_table_with_one_line_a_drill(home: Path) -> None:
    finished = keep_drill(home)
    unfinished = keep_drill(home, only=6, mode=Mode.EXAM)
    code, out, _ = trainer("history")
    head, *rows = out.splitlines()
    assert code == 0
    assert head.split() == ["编号", "时间", "场景", "方式", "得分", "结果", "结局", "顾客评价"]
    by_id = {row.split()[0]: row.split()[3:] for row in rows}
    assert by_id[unfinished] == ["物流/快递迟到", "考核", "未完成"]
    assert by_id[finished][:2] == ["物流/快递迟到", "练习"]
    assert by_id[finished][2].isdigit()


def test_columns_are_aligned_by_what_chinese_takes(home: Path) -> None:
    keep_drill(home)
    keep_drill(home, trainee="一二三四五六", only=6)
    head, *rows = trainer("history", "--all")[1].splitlines()
    for title in ("时间", "场景", "方式", "学员"):
        start = width(head[: head.index(title)])
        for row in rows:
            assert _cut(row, start).endswith("  "), f"{title}: {row}"


def _cut(row: str, columns: int) -> str:
    taken = ""
    for character in row:
        if width(taken) >= columns:
            break
        taken += character
    return taken


def test_mine_are_shown_where_it_is_known_who_i_am(home: Path) -> None:
    mine, other = keep_drill(home, trainee="小林"), keep_drill(home, trainee="小周")
    everybody = trainer("history")[1]
    assert mine in everybody
    assert other in everybody
    load_settings().remember_trainee("小林")
    assert other not in trainer("history")[1]
    assert other in trainer("history", "--all")[1]
    assert mine not in trainer("history", "--as", "小周")[1]


def test_a_full_width_name_is_the_same_person(home: Path) -> None:
    mine = keep_drill(home, trainee="A017")
    assert mine in trainer("history", "--as", "Ａ０１７")[1]


def test_an_unknown_name_is_said_with_those_who_are_known(home: Path) -> None:
    keep_drill(home, trainee="小林")
    code, out, err = trainer("history", "--as", "小玲")
    assert (code, out) == (2, "")
    assert err == "没有“小玲”的演练记录。有记录的是：小林。\n"


def test_json_holds_what_the_table_shows(home: Path) -> None:
    finished, unfinished = keep_drill(home), keep_drill(home, only=6)
    shape = json.loads(trainer("history", "--json")[1])
    assert shape["version"] == 1
    drills = {drill["drill"]: drill for drill in shape["drills"]}
    assert drills[unfinished]["result"] is None
    assert drills[unfinished]["ended"] is None
    result = drills[finished]["result"]
    with Archive(home / "trainer.db") as archive:
        summary = archive.find(finished).summary
    assert summary is not None
    assert (result["total"], result["passed"]) == (summary.total, summary.passed)
    assert list(result["axes"]) == ["flow", "accuracy", "attitude", "timeliness"]


def test_no_drill_is_an_empty_list_in_json(home: Path) -> None:
    assert json.loads(trainer("history", "--json")[1]) == {"version": 1, "drills": []}


def test_names_reach_the_terminal_as_plain_text(home: Path) -> None:
    drill = keep_drill(home)
    with Archive(home / "trainer.db") as archive, archive._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE drills SET scenario = '\x1b]52;c;x\x07\x9b31m坏'")
    out = trainer("history")[1]
    assert drill in out
    assert not {"\x1b", "\x07", "\x9b"} & set(out)


def test_a_damaged_file_is_said_then_set_aside_on_demand(home: Path) -> None:
    drill = keep_drill(home)
    database = home / "trainer.db"
    assert trainer("history", "--set-aside")[0] == 2, "a sound file stays"
    assert drill in trainer("history")[1]
    damaged = b"\0" * 100 + database.read_bytes()[100:]
    database.write_bytes(damaged)
    code, _, err = trainer("history")
    assert code == 2
    assert "已损坏" in err
    assert "trainer history --set-aside" in err
    code, out, _ = trainer("history", "--set-aside")
    assert code == 0
    (aside,) = home.glob("trainer.db.damaged-*")
    assert str(aside) in out
    assert aside.read_bytes() == damaged
    assert trainer("history")[1].startswith("还没有演练记录")


def test_drills_are_counted_together_under_a_profile(home: Path) -> None:
    for rehearsal in (0, 2):
        keep_drill(home, rehearsal=rehearsal)
    keep_drill(home, trainee="小陈", only=6)
    code, out, err = trainer("history", "--all", "--profile", "kuaishou")
    assert (code, err) == (0, "")
    assert "按“快手”看 2 次演练" in out, "what is not finished is left out"
    assert "  3分钟回复率: 2/2，100%；及格线 ≥70%，达标" in out
    assert "  好评率: 1/2，50%；及格线 ≥80%，没有达标" in out
    shape = json.loads(trainer("history", "--all", "--json", "--profile", "jd")[1])["profile"]
    first, mean, left = shape["figures"]
    assert (shape["drills"], first["counted"], first["rate"]) == (2, 2, 1.0)
    assert 0 < mean["mean_s"] < 40 and mean["met"] is True
    assert (left["rate"], left["missing"]) == (None, "演练里总有人接，算不出")


def test_nobody_practised_yet_under_a_profile(home: Path) -> None:
    code, out, _ = trainer("history", "--profile", "taobao")
    assert code == 0
    assert "还没有做完的演练" in out
