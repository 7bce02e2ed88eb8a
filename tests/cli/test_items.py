"""`trainer items`: what to look at first, one bank, one scenario; for people and for programs."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.kept_drill import keep_drill, trainer
from tests.paper_root import GOOD, SCENARIO, paper_root
from trainer.cli.scenarios import open_scenario
from trainer.cli.settings import load_settings
from trainer.drill import replay as replay_drill
from trainer.drill.transcript import perform
from trainer.paper import replay, result_of
from trainer.paper.draw import practice_start
from trainer.paper.events import Answered, HandedIn, SittingEvent
from trainer.quiz import Asked, Bank, Chosen
from trainer.quiz.library import BankLibrary
from trainer.scenario.model import Entry, EntryKind
from trainer.scoring import score
from trainer.store import Archive

CHOICES = """\
  - 题: 第{n}题，先说什么？
    题型: 单选
    正确: 先接住着急
    错误:
      - 先要订单号
      - =让他找快递
    解释: 先安抚。
    技能: 安抚
    编号: 选{n}
"""
HEAD = "格式: 1\n类型: 题库\n标题: 选择\n来源: 培训资料\n题目:\n"
CHOSEN = HEAD + "".join(CHOICES.format(n=n) for n in range(1, 7))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = paper_root(tmp_path / "own")
    (root / "题库" / "选择.yaml").write_text(CHOSEN, encoding="utf-8")
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path))
    monkeypatch.setenv("TRAINER_OWN", str(root))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def choices(home: Path) -> Bank:
    bank = BankLibrary(home, home / "own").load("选择")
    assert isinstance(bank, Bank)
    return bank


def sit(home: Path, *answers: tuple[str, Sequence[bool]], given: Bank | None = None) -> None:
    """Let trainees answer 选择 as told; what is wrong is the first wrong option."""
    bank = given or choices(home)
    started = practice_start((bank,), 0, 1, ())
    ids = [question.id for question in bank.questions]
    with Archive(home / "trainer.db") as archive:
        for trainee, right in answers:
            events: list[SittingEvent] = []
            for number, item in enumerate(started.items):
                assert isinstance(item.task, Asked)
                question = item.task.question
                options = question.right if right[ids.index(question.id)] else question.wrong
                chosen = Chosen((item.task.options.index(options[0]),))
                events.append(Answered(number, number, chosen))
            events.append(HandedIn(9999))
            sitting = archive.sittings.begin(started, trainee, (bank,))
            archive.sittings.record(sitting, events)
            archive.sittings.finish(sitting, result_of(replay((started, *events))))


def play_cup(home: Path) -> str:
    script = open_scenario("练手/杯子裂了", load_settings())
    played = perform(script, (Entry(EntryKind.REPLY, (GOOD,)),), seed=1)
    with Archive(home / "trainer.db") as archive:
        drill = archive.begin(script, "小林", played.events[:2])
        archive.record(drill, played.events[2:])
        archive.finish(drill, score(replay_drill(played.events), script))
    return drill


def told(*words: str) -> dict[str, Any]:
    code, out, err = trainer("items", *words, "--json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_nothing_yet_is_no_mistake_and_makes_no_file(home: Path) -> None:
    for words in ((), ("题库/选择",), ("物流/快递迟到",)):
        assert trainer("items", *words) == (0, "还没有做完的练题、考试和演练，没有可看的。\n", "")
    assert not (home / "trainer.db").exists()


def test_a_bank_tells_each_question_and_what_nobody_chose(home: Path) -> None:
    answers = [(n % 2 > 0, n % 2 > 0, True, False, n % 3 > 0, n % 2 > 0) for n in range(24)]
    sit(home, *((f"学员{n}", right) for n, right in enumerate(answers)))
    code, out, _ = trainer("items", "选择")
    assert code == 0 and "题库/选择：24 人，算了 144 次回答。" in out
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line.startswith("选")}
    assert rows["选1"][:2] == ["24", "50%（31～69）"] and rows["选1"][2].startswith("0.9")
    assert rows["选3"] == ["24", "100%（86～100）", "—（人人满分）", "人人满分"]
    assert rows["选4"][1:3] == ["0%（0～14）", "—（无人得分）"]
    assert rows["选4"][3] == "好手多选同一个错的选项，答案可能标错了；没有人得分"
    assert "  选1（24 次）=让他找快递" in out and "要满 59 次才说得准" in out
    assert trainer("items", "题库/选择.yaml")[1] == out
    first = trainer("items")[1].splitlines()[1]
    place = "（题库/选择.yaml 第33行）"
    assert first == f"  题库/选择 题 选4{place}：好手多选同一个错的选项，答案可能标错了（24 次）"


def test_only_the_first_answer_in_the_words_of_today_counts(home: Path) -> None:
    sit(home, ("小林", [False] * 6), ("小林", [True] * 6))
    file = home / "own" / "题库" / "选择.yaml"
    file.write_text(CHOSEN.replace("第1题，", "第一题，"), encoding="utf-8")
    sit(home, ("小周", [True] * 6))
    one, two, *_ = told("选择")["questions"]
    assert (one["difficulty"]["n"], one["again"], one["older"]) == (1, 0, 2)
    assert (two["difficulty"]["n"], two["again"], two["older"]) == (2, 1, 0)
    assert [option["chosen"] for option in two["options"]] == [1, 1, 0]
    assert told("选择", "--repeats")["questions"][1]["difficulty"]["n"] == 3
    assert told("选择", "--as", "小周")["questions"][1]["difficulty"]["n"] == 1
    assert told("选择", "--since", "2999-01-01")["questions"][1]["difficulty"]["n"] == 0
    file.unlink()
    assert {item["question"] for item in told("题库/选择")["questions"]} == {
        f"选{n}" for n in range(1, 7)
    }


def ended_at(home: Path, table: str, trainee: str, moment: str) -> None:
    with Archive(home / "trainer.db") as archive, archive._writing() as connection:
        sql = f"UPDATE {table} SET ended = ? WHERE trainee = ?"
        connection.exec_driver_sql(sql, (moment, trainee))


def test_since_goes_by_beijing_and_what_was_seen_before_is_no_first_time(home: Path) -> None:
    sit(home, ("小林", [False] * 6), ("小周", [True] * 6))
    keep_drill(home, trainee="小林", rehearsal=3)
    keep_drill(home, trainee="小周", rehearsal=3)
    for table in ("sittings", "drills"):
        ended_at(home, table, "小林", "2026-11-01T15:59:59.000Z")
        ended_at(home, table, "小周", "2026-11-01T16:00:00.000Z")  # midnight in Beijing
    found = told("--since", "2026-11-02")
    assert found["questions"][0]["difficulty"]["n"] == found["scenarios"][0]["drills"] == 1
    sit(home, ("小林", [True] * 6))
    keep_drill(home, trainee="小林", rehearsal=3)
    found = told("--since", "2026-11-02")
    question, scenario = found["questions"][0], found["scenarios"][0]
    assert (question["difficulty"]["n"], question["again"]) == (1, 1)
    assert (scenario["difficulty"]["n"], scenario["drills"], scenario["again"]) == (1, 2, 1)
    assert told("--since", "2026-11-02", "--repeats")["questions"][0]["difficulty"]["n"] == 2


def test_a_scenario_tells_beats_marks_and_branches(home: Path) -> None:
    for number in range(6):
        keep_drill(home, trainee=f"学员{number}", rehearsal=number % 2 + 3)
    keep_drill(home, trainee="学员0", rehearsal=3)
    (item,) = told("物流/快递迟到")["scenarios"]
    assert (item["drills"], item["again"], item["older"], item["current"]) == (7, 1, 0, True)
    taken = {(branch["beat"], branch["line"]): branch for branch in item["branches"]}
    beats = {beat["beat"]: beat for beat in item["beats"]}
    assert beats["开场"]["visits"] == 6
    assert sum(branch["drills"] > 0 for branch in taken.values()) >= 2
    assert all(branch["drills"] <= branch["chances"] <= 7 for branch in taken.values())
    assert {mark["sort"] for mark in item["marks"]} >= {"due", "slip"}
    assert all(mark["discrimination"]["r"] is None for mark in item["marks"]), "six are too few"
    out = trainer("items", "物流\\快递迟到")[1]
    assert "6 人，7 次演练" in out and "1 次是重做（只算在走向里）" in out
    assert "没人走过的走向" in out and "（物流/快递迟到.yaml 第" in out


def test_drills_of_another_laptop_count_in_all_that_their_cards_tell(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, both = home / "there", home / "both"
    for folder in (there, both):
        folder.mkdir()
        for number in range(4):
            keep_drill(folder, trainee=f"学员{number}", rehearsal=number % 2 + 3)
    for folder in (home, both):
        for number in range(3, 6):
            keep_drill(folder, trainee=f"学员{number}", rehearsal=number % 2 + 3)
    lent = str(home / "那台.jsonl")
    monkeypatch.setenv("TRAINER_HOME", str(there))
    assert trainer("export", "--all", "-o", lent)[0] == 0
    monkeypatch.setenv("TRAINER_HOME", str(both))
    (whole,) = told("物流/快递迟到")["scenarios"]
    monkeypatch.setenv("TRAINER_HOME", str(home))
    words = ("items", "物流/快递迟到", "--with", lent)
    code, out, err = trainer(*words, "--with", lent, "--json")
    (item,) = json.loads(out)["scenarios"]
    assert code == 0 and "4 次演练" in err and "已经有了" in err
    assert (item["drills"], item["lent"], item["again"]) == (3, 4, 1)
    assert (whole["drills"], whole["lent"], whole["again"]) == (7, 0, 1)
    for key in ("difficulty", "passed", "marks"):
        assert item[key] == whole[key]
    assert max(branch["chances"] for branch in item["branches"]) == 3
    out = trainer(*words)[1]
    assert "6 人，7 次演练" in out and "别的电脑的 4 次演练只算在得分率和区分度里" in out
    assert "有记录的是：学员3、学员4、学员5、学员0" in trainer(*words, "--as", "谁")[2]
    monkeypatch.setenv("TRAINER_HOME", str(home / "new"))
    assert "走向说不出来" in trainer(*words)[1]
    monkeypatch.setenv("TRAINER_HOME", str(home))
    found = json.loads(trainer(*words, "--as", "学员0", "--json")[1])
    assert (found["trainees"], found["scenarios"][0]["lent"]) == (1, 1)


def test_drills_of_a_scenario_that_is_not_here_are_told(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    play_cup(home)
    assert trainer("export", "--all", "-o", "那台.jsonl")[0] == 0
    monkeypatch.setenv("TRAINER_HOME", str(home / "new"))
    monkeypatch.delenv("TRAINER_OWN")
    code, out, _ = trainer("items", "--with", "那台.jsonl")
    assert code == 0 and "别的电脑的 1 次演练没有算" in out
    assert not (home / "new" / "trainer.db").exists()


def test_another_version_of_the_file_is_counted_apart(home: Path) -> None:
    own = home / "own" / "练手" / "杯子裂了.yaml"
    play_cup(home)
    own.write_text(SCENARIO.replace("怒气: 60", "怒气: 70"), encoding="utf-8")
    (item,) = told("练手/杯子裂了")["scenarios"]
    assert (item["current"], item["drills"]) == (False, 1)
    assert "现在的文件还没有人练过" in trainer("items", "练手/杯子裂了")[1]
    play_cup(home)
    (item,) = told("练手/杯子裂了")["scenarios"]
    assert (item["current"], item["drills"], item["older"]) == (True, 1, 1)
    own.unlink()
    assert told("练手/杯子裂了")["scenarios"][0]["current"] is False


def test_a_card_that_is_none_is_counted_and_left_out(home: Path) -> None:
    play_cup(home)
    drill = play_cup(home)
    with Archive(home / "trainer.db") as archive, archive._writing() as connection:
        connection.exec_driver_sql(
            "UPDATE drills SET card = ? WHERE id = ?", ('{"total": "高"}', drill)
        )
    found = told()
    assert (found["unread"], found["scenarios"][0]["drills"]) == (1, 1)
    assert "有 1 份记录读不了，没有算。" in trainer("items")[1]


def test_hostile_words_reach_neither_terminal_nor_spreadsheet(home: Path) -> None:
    bank = choices(home)
    nasty = tuple(
        replace(one, wrong=("=HYPERLINK(1)\x1b[31m\u202e", *one.wrong[1:]))
        for one in bank.questions
    )
    answers = [(f"=学员{number}", [True] * 6) for number in range(6)]
    sit(home, *answers, given=replace(bank, questions=nasty))
    (home / "own" / "题库" / "选择.yaml").unlink()
    code, out, _ = trainer("items", "题库/选择")
    assert code == 0 and "=HYPERLINK(1)" in out
    assert not {"\x1b", "\u202e"} & set(out)
    assert trainer("items", "-o", "表.csv")[:2] == (0, "写好了：表.csv\n")
    data = (home / "表.csv").read_bytes()
    rows = [*csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))]
    assert data.startswith(b"\xef\xbb\xbf") and {len(row) for row in rows} == {15}
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@")]
    assert {row[3][:4] for row in rows if row[1] == "错的选项"} == {"'=HY", "'=让他"}
    code, _, err = trainer("items", "-o", "表.csv")
    assert code == 2 and "已经有了" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("物流/快递迟道",), "是不是“物流/快递迟到”？"),
        (("题库/没有的",), "没有“题库/没有的”这个题库或场景"),
        (("--since", "昨天"), "2026-11-01"),
        (("-o", "表.xlsx"), ".csv"),
        (("--as", "谁"), "没有“谁”的演练记录"),
    ],
)
def test_what_is_written_wrong_is_said(home: Path, words: tuple[str, ...], said: str) -> None:
    Archive(home / "trainer.db").close()
    code, _, err = trainer("items", *words)
    assert code == 2 and said in err
