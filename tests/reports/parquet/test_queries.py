"""Queries to the tables: answered from them alone, nothing else read, written or changed."""

import csv
import json
import shutil
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.reports.cards import EXPORTED, FAILED, MISSED, ROUND, SHIRK, fault, plain
from trainer.cli.query_faces import MOST_ROWS, csv_into, json_pieces, lines
from trainer.drill.events import BROKEN_OFF
from trainer.errors import TrainerError
from trainer.reports.parquet import TABLES, asked, gathering, queries
from trainer.reports.parquet.engine import literal, opened
from trainer.reports.parquet.rows import rows_of_drill
from trainer.scoring.kpi import OF_ROUND
from trainer.scoring.scorecard import Axis, Kpi, Mark

pytest.importorskip("duckdb")

EVIL = "=1+1\x1b]0;hi\x07\u202e\U000e0041"
OVERWRITES = "COPY (SELECT 1 AS no) TO '{table}' (FORMAT parquet, USE_TMP_FILE false)"
LEFT_OUT = Mark(
    Axis.TIMELINESS, OF_ROUND, "第2轮回复（不算）", 0, 0, True, "不算：只算首轮。", round=2
)  # fmt: skip
OF_TWO_ROUNDS = plain(
    MISSED, SHIRK, LEFT_OUT, kpi=(Kpi("house", 14, 1, 1),),
    rounds=(ROUND, replace(ROUND, asked_s=20, answered_s=90)),
)  # fmt: skip
DRILLS = (
    replace(EXPORTED, card=OF_TWO_ROUNDS),
    replace(EXPORTED, trainee=f"{EVIL}\ud800", title="x" * 500),
    replace(EXPORTED, card=plain(ending=BROKEN_OFF)),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the tables of three drills, made once."""
    made = tmp_path_factory.mktemp("表 '1'")
    with gathering(made) as tables:
        for no, drill in enumerate(DRILLS, 1):
            tables.add(rows_of_drill(no, drill, here=True))
        tables.write(made)
    return made


def _rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with asked(query, folder) as answer:
        return list(answer.rows)


def test_every_column_holds_what_it_says(folder: Path) -> None:
    for table in TABLES:
        kinds = [row[1] for row in _rows(folder, f"DESCRIBE {table.name}")]
        assert kinds == [column.kind for column in table.columns]
    (first,) = _rows(folder, "SELECT total, passed, confronting, first_s FROM drills WHERE no = 1")
    assert first == (FAILED.total, False, 1, 14)
    (mark,) = _rows(folder, "SELECT words, points FROM marks WHERE no = 1 AND round = 1")
    assert mark == ("不归我们管", -25)


def test_a_drill_that_was_broken_off_is_in_no_figure(folder: Path) -> None:
    query = "SELECT count(*), count(total), count(passed) FROM drills"
    assert _rows(folder, query) == [(3, 2, 2)]
    for table in ("steps", "faults", "rounds", "marks"):
        assert _rows(folder, f"SELECT DISTINCT no FROM {table} ORDER BY no") == [(1,), (2,)]


def test_a_round_that_does_not_count_is_told(folder: Path) -> None:
    rounds = _rows(folder, "SELECT round, counts, late FROM rounds WHERE no = 1 ORDER BY round")
    assert rounds == [(1, True, False), (2, False, False)]
    counted = _rows(folder, "SELECT count(*) FILTER (NOT late), count(*) FROM rounds WHERE counts")
    assert counted == _rows(folder, "SELECT sum(within), sum(timed) FROM drills")


def test_what_marks_rest_on_is_masked() -> None:
    card = plain(fault("shirk", "我是小林，打13812345678", -25))
    (mark,) = rows_of_drill(1, replace(EXPORTED, card=card), here=True)["marks"]
    assert "我是**，打138****5678" in mark


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_text('http://127.0.0.1/')",
        "SELECT * FROM read_parquet('{other}')",
        "SELECT * FROM query('COPY drills TO ''{out}''')",
        "SELECT * FROM enable_logging(storage = 'file', storage_path = '{out}')",
        "SELECT * FROM enable_profiling(save_location = '{out}')",
        "SELECT * FROM DRILLS_OF_PYTHON",
        "COPY drills TO '{out}'",
        "COPY (SELECT 1 AS no) TO '{table}'",
        f"EXPLAIN ANALYZE {OVERWRITES}",
        f"EXPLAIN(ANALYZE) {OVERWRITES}",
        f"/* EXPLAIN SELECT 1 -- */ EXPLAIN ANALYZE {OVERWRITES}",
        "EXPLAIN ANALYZE SELECT 1",
        f"WITH x AS ({OVERWRITES}) SELECT * FROM x",
        f"EXPLAIN WITH x AS ({OVERWRITES}) FROM x",
        "WITH x AS (COPY drills TO '{out}') SELECT * FROM x UNION SELECT 1",
        "FROM json_execute_serialized_sql(json_serialize_sql({as_text}))",
        "FROM checkpoint()",
        "EXPORT DATABASE '{out}'",
        "ATTACH '{out}'",
        "ATTACH ':memory:' AS other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET memory_limit = '8GB'",
        "RESET lock_configuration",
        "PRAGMA threads = 8",
        "CREATE TABLE own AS SELECT 1",
        "DROP VIEW drills",
        "CALL pragma_version()",
        "SELECT 1; SELECT 2",
        "SELECT 1; COPY drills TO '{out}'",
        "-- nothing",
        "SELECT \udce5\udcaf",
    ],
)
def test_nothing_but_a_question_to_the_tables_is_let_through(
    folder: Path, tmp_path: Path, query: str
) -> None:
    folder = Path(shutil.copytree(folder, tmp_path / folder.name))
    out, other = tmp_path / "out", tmp_path / "other.parquet"
    other.write_bytes((folder / "drills.parquet").read_bytes())
    before = {file: file.read_bytes() for file in folder.glob("*.parquet")}
    table = literal(str(folder / "drills.parquet"))[1:-1]
    as_text = literal(f"WITH x AS ({OVERWRITES.format(table=table)}) FROM x")
    typed = query.format(out=out, other=other, table=table, as_text=as_text)
    with pytest.raises(TrainerError, match=r"[一-鿿]"):
        _rows(folder, typed)
    assert not out.exists()
    assert {file: file.read_bytes() for file in folder.glob("*.parquet")} == before


@pytest.mark.parametrize(
    "writes",
    [
        "INSERT INTO drills VALUES (1) RETURNING no",
        "UPDATE drills SET no = 2 RETURNING no",
        "DELETE FROM drills RETURNING no",
        OVERWRITES,
    ],
)
def test_what_would_write_within_a_question_is_told(folder: Path, writes: str) -> None:
    with pytest.raises(TrainerError, match="只能查，不能改、写文件"):
        _rows(folder, f"WITH x AS ({writes}) SELECT * FROM x")


def test_what_got_through_all_the_same_could_spoil_no_table(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "only_asking", lambda _, query: query)
    file = folder / "drills.parquet"
    before = file.read_bytes()
    with pytest.raises(TrainerError, match="不能读写别的文件"):
        _rows(folder, OVERWRITES.format(table=literal(str(file))[1:-1]))
    (allowed,) = _rows(folder, "SELECT current_setting('allowed_paths')")[0]
    assert len(allowed) == len(TABLES) and str(file) not in allowed
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "query",
    [
        "EXPLAIN SELECT total FROM drills",
        "explain(SELECT 1)",
        "DESCRIBE steps",
        "SUMMARIZE drills",
        "TABLE exams UNION ALL FROM exams UNION ALL FROM exams WHERE false",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) FROM n",
        "WITH a AS MATERIALIZED (FROM drills), b AS (FROM a) SELECT (SELECT max(no) FROM b) FROM a",
        "SELECT 'COPY_QUERY_NODE', list_transform([1], lambda x: x + 1) FROM range(2), unnest([1])",
        "FROM (PIVOT drills ON passed IN (true, false) USING count(*) GROUP BY trainee)",
        "FROM drills ASOF JOIN steps ON drills.no >= steps.no QUALIFY row_number() OVER () = 1",
        "SELECT mode, count(*) FROM drills TABLESAMPLE 50% GROUP BY ROLLUP (mode) HAVING true",
        "VALUES (1), (2)",
    ],
)
def test_what_only_asks_is_answered(folder: Path, query: str) -> None:
    with asked(query, folder) as answer:
        assert answer.columns


@pytest.mark.parametrize(
    ("query", "told", "marked"),
    [
        pytest.param("SELECT nme FROM drills", "没有“nme”这一列", "nme", id="a column"),
        pytest.param("SELECT * FROM drils", "没有“drils”这张表", "drils", id="a table"),
        pytest.param("SELECT '对抗', 1\nFRM drills", "第 2 行第 5 个字", "drills", id="a word"),
        pytest.param("SELECT '对抗', foo(1)", "没有“foo”这个函数", "foo", id="a function"),
        pytest.param("SELECT now()", "::TIMESTAMP", "", id="a moment with a zone"),
    ],
)
def test_mistakes_are_told_with_their_place(
    folder: Path, query: str, told: str, marked: str
) -> None:
    with pytest.raises(TrainerError) as raised:
        _rows(folder, query)
    first, *rest = str(raised.value).splitlines()
    assert told in first
    if marked:
        line, mark, words = rest
        assert words.startswith("DuckDB 说: ")
        wide = sum(1 + (sign > "\u3000") for sign in line[: line.index(marked)])
        assert len(mark) - 1 == wide


def test_no_face_passes_on_what_a_terminal_or_a_spreadsheet_would_obey(
    folder: Path, tmp_path: Path
) -> None:
    query = "SELECT no, trainee, title, started, passed FROM drills ORDER BY no"
    with asked(query, folder) as answer:
        told = list(lines(answer))
    assert not set("".join(told)) & set("\x1b\x07\u202e\U000e0041")
    assert "…" in told[2] and "--csv" in told[-1]
    with (tmp_path / "all.csv").open("wb") as stream, asked(query, folder) as answer:
        assert csv_into(answer, stream) == len(DRILLS)
    rows = (tmp_path / "all.csv").read_bytes().decode("utf-8-sig").split("\r\n")
    assert rows[2].startswith("2,'=1+1]0;hi") and rows[1].endswith("2026-11-02 04:00:00,0")


def test_a_number_is_a_number_on_every_face_and_none_is_nothing(
    folder: Path, tmp_path: Path
) -> None:
    query = (
        "SELECT -1.5 AS a, 1e-7::DECIMAL(18, 7) AS b, 'NaN'::DOUBLE AS c, '-inf'::FLOAT AS d, "
        "[1.5, NULL] AS e, {'x': 'inf'::DOUBLE} AS f, -2.25::DOUBLE AS g"
    )
    with asked(query, folder) as answer:
        told = json.loads("".join(json_pieces(answer)))
    assert told["rows"] == [[-1.5, 1e-7, None, None, [1.5, None], {"x": None}, -2.25]]
    with (tmp_path / "a.csv").open("wb") as stream, asked(query, folder) as answer:
        csv_into(answer, stream)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as written:
        row = list(csv.reader(written))[1]
    assert row == ["-1.5", "0.0000001", "", "", "[1.5, null]", '{"x": null}', "-2.25"]
    with asked(query, folder) as answer:
        shown = list(lines(answer))[1].split()
    assert shown == ["-1.5", "0", "—", "—", "[1.5,", "null]", '{"x":', "null}", "-2.25"]


def test_a_terminal_gets_so_many_rows_and_is_told_of_more(folder: Path) -> None:
    with asked(f"SELECT * FROM range({MOST_ROWS + 1})", folder) as answer:
        told = list(lines(answer))
    assert len(told) == MOST_ROWS + 2
    assert f"只显示前 {MOST_ROWS} 行" in told[-1]


def test_a_folder_that_was_not_exported_is_refused(folder: Path, tmp_path: Path) -> None:
    for table in TABLES:
        (tmp_path / table.file).write_bytes((folder / table.file).read_bytes())
    (tmp_path / "exams.parquet").write_bytes((folder / "steps.parquet").read_bytes())
    with pytest.raises(TrainerError, match=r"exams\.parquet"):
        _rows(tmp_path, "SELECT 1")
    (tmp_path / "marks.parquet").write_bytes(b"PAR1")
    with pytest.raises(TrainerError, match=r"marks\.parquet"):
        _rows(tmp_path, "SELECT 1")
    with pytest.raises(TrainerError, match=r"没有 drills\.parquet"):
        _rows(tmp_path / "nowhere", "SELECT 1")


def test_ctrl_c_ends_a_question_that_takes_too_long(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupting(spill: Path) -> Any:
        """Open a connection on whose way through a query Ctrl+C is pressed."""
        connection = opened(spill)
        pressed = {"return_type": "BOOLEAN", "side_effects": True}
        connection.create_function("pressed", lambda _: _press(), ["BIGINT"], **pressed)
        return connection

    monkeypatch.setattr(queries, "opened", interrupting)
    with pytest.raises(KeyboardInterrupt):
        _rows(
            folder,
            "SELECT count(*) FROM (SELECT pressed(no) AS yes FROM drills LIMIT 1), "
            "range(10000000000) a, range(1000) b WHERE yes AND a.range = 7",
        )


def _press() -> bool:
    signal.raise_signal(signal.SIGINT)
    return True
