"""`trainer report --csv`: the tables of rounds and items are about what was asked for."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.kept_drill import keep_drill, trainer
from tests.cli.test_items import home, play_cup, sit
from tests.paper.samples import BANK, PAPER, STARTED, WHOLE
from tests.reports.cards import EXPORTED
from trainer.cli import report_items
from trainer.cli.items_archive import Analysis, Analyst
from trainer.cli.scenarios import library_of
from trainer.cli.settings import load_settings
from trainer.paper.events import DrillBegan
from trainer.paper.result import result_of
from trainer.paper.sitting import replay
from trainer.quiz.library import BankLibrary
from trainer.reports.exported import line_of
from trainer.scoring.rollup import Wanted
from trainer.store import Archive

__all__ = ["home"]


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def written(folder: str, *words: str) -> dict[str, list[dict[str, str]]]:
    """Return the tables that a report writes, by name."""
    assert trainer("report", *words, "--csv", folder)[0] == 0
    return {file.stem: rows(file) for file in Path(folder).iterdir()}


def told(tables: dict[str, list[dict[str, str]]]) -> list[str]:
    return [row["说明"] for row in tables["说明"] if row["什么"] == "题项"]


@pytest.fixture
def played(home: Path) -> Path:
    """Return a folder with a drill of 小林, and a quiz of 小林 and of 小周."""
    play_cup(home)
    sit(home, ("小林", [True] * 6), ("小周", [False] * 6))
    return home


def test_everybody_and_one_trainee_have_their_own_items(played: Path) -> None:
    everybody, one = written("全部"), written("小林", "--as", "小林")
    assert told(everybody)[0].startswith(
        "“题目”“评分项难度”“走向”三张表看了 2 位学员的 1 次演练、12 次答题。"
    )
    assert told(one)[0].startswith(
        "“题目”“评分项难度”“走向”三张表看了 1 位学员的 1 次演练、6 次答题。"
    )
    assert {row["次数"] for row in one["题目"]} == {"1"}
    assert {row["来自"] for row in one["评分项难度"]} == {"练手/杯子裂了"}
    assert [row for row in one["走向"] if row["走过"] == "1"]
    assert [row["轮次"] for row in one["轮次"]] == ["1"]


def test_a_scenario_has_no_questions(played: Path) -> None:
    tables = written("表", "--scenario", "练手/杯子裂了")
    assert not tables["题目"] and tables["评分项难度"]


def test_one_table_alone_has_its_items_and_json_never_has(played: Path) -> None:
    code, said, _ = trainer("report", "--csv", "走向.csv", "--json")
    assert code == 0 and rows(Path("走向.csv"))
    assert json.loads(said)["report"]["items"] is None


def test_drills_of_files_count_where_they_can_and_it_is_said(
    played: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here,) = [row for row in written("本机")["评分项难度"] if row["类别"] == "场景"]
    assert trainer("export", "--all", "-o", "一号机.jsonl")[0] == 0
    monkeypatch.setenv("TRAINER_HOME", str(played / "二号机"))
    Path("一班.jsonl").write_bytes(line_of(EXPORTED, 3))
    tables = written("表", "--with", "一号机.jsonl", "--with", "一班.jsonl")
    assert [row for row in tables["评分项难度"] if row["类别"] == "场景"] == [here]
    assert {row["来过"] for row in tables["走向"]} == {"0"}
    assert "其中 1 次演练是并进来的" in told(tables)[1]
    assert "有 1 次没有算：本机没有那个版本的场景" in told(tables)[2]
    assert len(tables["轮次"]) == 2


def test_of_too_many_some_are_drawn_by_lot_and_it_is_said(
    played: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_items, "MOST", 1)
    first, again = written("先"), written("后")
    assert "从 2 位学员里抽了 1 位" in told(first)[1]
    assert first["题目"] == again["题目"] and {row["次数"] for row in first["题目"]} == {"1"}


def analysed(*several: Wanted) -> list[Analysis]:
    settings = load_settings()
    banks, library = (
        BankLibrary(settings.builtin_scenarios, settings.own_scenarios),
        library_of(settings),
    )
    with Archive(settings.database) as archive:
        return [Analyst(archive, library, banks, wanted).analysis() for wanted in several]


def test_days_and_modes_are_kept_to(played: Path) -> None:
    keep_drill(played, trainee="小赵")
    found = analysed(
        Wanted(),
        Wanted(until=datetime(2000, 1, 1, tzinfo=UTC)),
        Wanted(mode="exam"),
        Wanted(mode="practice"),
    )
    everything, before, exams, practice = ((len(one.scenarios), one.trainees) for one in found)
    assert everything == (2, 3) and before == (0, 0)
    assert exams == (1, 1) and practice == (1, 3), "the cup is an exam, the quizzes are practice"


def test_of_a_paper_only_its_exams_and_their_drills_count(home: Path) -> None:
    sit(home, ("小林", [True] * 6))
    drill, _ = play_cup(home), play_cup(home)
    with Archive(home / "trainer.db") as archive:
        sitting = archive.sittings.begin(STARTED, "小林", (PAPER, BANK))
        archive.sittings.record(sitting, (DrillBegan(0, 1, drill),))
        archive.sittings.finish(sitting, result_of(replay((STARTED, WHOLE[-1]))))
        paper = archive.sittings.find(sitting).paper
    everything, of_paper = analysed(Wanted(), Wanted(paper=paper))
    assert [one.drills for one in everything.scenarios] == [2]
    assert [one.drills for one in of_paper.scenarios] == [1]
    assert sum(one.share.n for one in everything.questions) >= 6
    assert not sum(one.share.n for one in of_paper.questions)
