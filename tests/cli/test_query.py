"""`trainer query` and `trainer export --parquet`: the drills and the figures of the report."""

import json
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.kept_drill import trainer
from tests.cli.test_report import _keep
from tests.docs.documents import fenced, rows
from trainer.cli.query_about import EXAMPLES
from trainer.reports.parquet import TABLES

pytest.importorskip("duckdb")

PAGE = "docs/query.zh-CN.md"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with eight drills of two trainees, made once, and their tables (表)."""
    home = tmp_path_factory.mktemp("kept")
    _keep(home, "小林", "小周")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRAINER_HOME", str(home))
        assert trainer("export", "--parquet", str(home / "表"))[0] == 0
        assert trainer("export", "--all", "-o", str(home / "一班.jsonl"))[0] == 0
    return home


@pytest.fixture
def home(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(kept))
    monkeypatch.chdir(tmp_path)
    return kept


def _asked(home: Path, query: str) -> list[list[object]]:
    code, out, err = trainer("query", query, "--from", str(home / "表"), "--json")
    assert (code, err) == (0, "")
    found: list[list[object]] = json.loads(out)["rows"]
    return found


def test_figures_agree_with_the_report(home: Path) -> None:
    figures = json.loads(trainer("report", "--json")[1])["report"]["cohorts"][0]["figures"]
    steps = [figures["steps"][at] for at in range(len(figures["steps"]))]
    wanted = {
        "通过率": figures["passed"],
        "步骤": {"part": sum(s["done"] for s in steps), "whole": sum(s["due"] for s in steps)},
        "对抗/百条": figures["confronting"],
        "按时": figures["within"],
        "按时，一轮一轮地数": figures["within"],
        "好评率": figures["satisfied"],
    }
    told = {row[0]: row[1] for row in rows(PAGE, "## 和报告对得上")}
    assert told.keys() == wanted.keys()
    for name, figure in wanted.items():
        assert _asked(home, told[name]) == [[figure["part"], figure["whole"]]], name


@pytest.mark.parametrize(
    "query",
    [
        *(pytest.param(block.text, id=str(block)) for block in fenced(PAGE) if block.language),
        *(pytest.param(query, id=what) for what, query in EXAMPLES),
    ],
)
def test_the_examples_run(home: Path, query: str) -> None:
    code, out, err = trainer("query", query, "--from", str(home / "表"))
    assert (code, err) == (0, "") and out


def test_alone_it_tells_every_table_and_column(home: Path) -> None:
    told = trainer("query")[1]
    for table in TABLES:
        assert table.name in {name for name, _ in rows(PAGE, "## 表和列")}
        assert all(column.about in told for column in table.columns)


def test_without_a_folder_this_machine_is_asked(home: Path) -> None:
    code, out, _ = trainer("query", "SELECT count(*) AS 演练 FROM drills")
    assert (code, out) == (0, "演练\n   8\n")


def test_a_drill_counts_once_wherever_it_comes_from(home: Path, tmp_path: Path) -> None:
    _keep(tmp_path / "二号机", "王芳")  # the same ids as on the first machine, other drills
    lent = str(home / "一班.jsonl")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRAINER_HOME", str(tmp_path / "二号机"))
        code, out, _ = trainer("export", "--parquet", "表", "--with", lent, "--with", lent)
    assert code == 0 and "已导出 12 次演练" in out
    counted = "SELECT count(*), count(DISTINCT no), count(*) FILTER (here) FROM drills"
    assert _asked(Path(), counted) == [[12, 12, 4]]
    joined = "SELECT count(DISTINCT drill), count(*) FROM steps JOIN drills USING (no) WHERE due"
    assert _asked(Path(), joined)[0][1] == 15


def test_a_folder_that_holds_anything_is_left_alone(home: Path, tmp_path: Path) -> None:
    full = tmp_path / "满"
    full.mkdir()
    (full / "drills.parquet").write_bytes(b"mine")
    code, _, err = trainer("export", "--parquet", str(full))
    assert code == 2 and "没有动它" in err
    assert [file.read_bytes() for file in full.iterdir()] == [b"mine"]


def test_what_an_export_left_that_was_killed_is_named(home: Path, tmp_path: Path) -> None:
    left = tmp_path / "表" / ".unfinished"
    left.mkdir(parents=True)
    (left.parent / "drills.parquet").touch()
    code, _, err = trainer("export", "--parquet", "表")
    assert code == 2 and "没有导完留下的 .unfinished、drills.parquet。" in err
    left.rmdir()
    (left.parent / "drills.parquet").unlink()
    assert trainer("export", "--parquet", "表")[0] == 0


def test_a_card_that_does_not_read_any_more_is_told(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(home, tmp_path / "本机")
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "本机"))
    _spoil_cards(tmp_path / "本机", 1)
    code, out, _ = trainer("export", "--parquet", "表")
    assert code == 0 and "有 1 次演练读不了，没有导出。\n已导出 7 次演练" in out
    assert _asked(Path(), "SELECT count(*), max(no) FROM drills") == [[7, 7]]
    _spoil_cards(tmp_path / "本机", 8)
    code, _, err = trainer("export", "--parquet", "新表")
    assert code == 2 and "有 8 次演练读不了" in err and not Path("新表").exists()


def _spoil_cards(home: Path, most: int) -> None:
    with closing(sqlite3.connect(home / "trainer.db")) as archive, archive:
        some = "SELECT id FROM drills ORDER BY id LIMIT ?"
        archive.execute(f"UPDATE drills SET card = '{{}}' WHERE id IN ({some})", [most])


def test_a_csv_that_is_there_already_is_seen_before_anything_is_done(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.cli.query.write_tables", lambda *_: pytest.fail("exported"))
    Path("已有.csv").write_bytes(b"mine")
    code, _, err = trainer("query", "SELECT 1", "--csv", "已有.csv")
    assert code == 2 and "没有覆盖它" in err and Path("已有.csv").read_bytes() == b"mine"


def test_what_ends_half_way_leaves_nothing(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("trainer.cli.export_parquet.rows_of_drill", interrupted)
    assert trainer("export", "--parquet", str(tmp_path / "新"))[0] == 130
    (tmp_path / "空").mkdir()
    assert trainer("export", "--parquet", str(tmp_path / "空"))[0] == 130
    assert [file.name for file in tmp_path.rglob("*")] == ["空"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["export", "--parquet", "表", "--as", "小林"], id="export of some"),
        pytest.param(["export", "--all", "-o", "a", "--with", "b"], id="with and no tables"),
        pytest.param(["query", "--csv", "a.csv"], id="no query"),
        pytest.param(["query", "SELECT 1", "--csv", "a.csv", "--json"], id="two faces"),
    ],
)
def test_what_does_not_go_together_is_refused(home: Path, words: list[str]) -> None:
    try:
        code, _, err = trainer(*words)
    except SystemExit as left:
        code, err = int(left.code or 0), "told by argparse"
    assert code == 2 and err
    assert not any(Path().iterdir())


def test_without_the_extra_it_is_said_how_to_get_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    for words in (("query", "SELECT 1"), ("export", "--parquet", "表")):
        code, _, err = trainer(*words)
        assert code == 2 and "complaint-trainer[analysis]" in err
    assert trainer("query")[0] == 0
