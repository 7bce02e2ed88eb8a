"""The tables: CSV that Excel opens right, a workbook of real numbers, grades for Moodle."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.reports.faces.hostile import OBEYED, PAYLOADS, hostile_report
from tests.reports.faces.samples import report
from trainer.errors import TrainerError
from trainer.reports.csv_table import csv_table, defused
from trainer.reports.model import Figure
from trainer.reports.moodle import Accounts, grades, read_accounts
from trainer.reports.share import interval
from trainer.reports.table import Kind
from trainer.reports.tables import tables
from trainer.reports.workbook import workbook

GOLDEN = Path(__file__).with_name("golden")
FORMULA = tuple("=+-@|%\t\r\n＝＋－＠")


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_csv_files_are_what_they_were() -> None:
    made = report(trainees=2, drills=2, weeks_kept=3)
    written = b"".join(map(csv_table, tables(made)))
    assert written == (GOLDEN / "tables.csv").read_bytes()


def test_marks_that_are_not_told_are_not_none() -> None:
    made = report(drills=2, marks=0)
    full = replace(made.drills[1], total=100)
    told = next(
        one for one in tables(replace(made, drills=(made.drills[0], full))) if one.name == "演练"
    )
    assert [row[-1] for row in told.rows] == ["没有列", ""]


def test_a_csv_has_a_bom_and_windows_line_ends() -> None:
    data = csv_table(tables(report())[0])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") == 1 + len(report().cohorts)


def test_no_csv_cell_is_a_formula_or_is_obeyed() -> None:
    for table in tables(hostile_report()):
        for row in rows_of(csv_table(table)):
            for column, cell in zip(table.columns, row, strict=True):
                is_number = column.kind is Kind.NUMBER and cell.lstrip("-").isdecimal()
                assert is_number or not cell.lstrip(" \u00a0\u3000").startswith(FORMULA), cell
                assert not OBEYED & set(cell), cell


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "'小林", "-5", "小林", "", "　＝1", "@某人"])
def test_taking_the_apostrophe_away_gives_the_text_again(text: str) -> None:
    written = defused(text)
    assert (written[1:] if written.startswith("'") else written) == text


def test_the_workbook_holds_real_numbers_shares_and_dates() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    data = workbook(report(trainees=2, drills=2))
    assert data == workbook(report(trainees=2, drills=2))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == [
        "总览",
        "学员",
        "步骤",
        "失误",
        "场景",
        "平台指标",
        "试卷",
        "演练",
        "评分项",
        "轮次",
        "题目",
        "评分项难度",
        "走向",
        "说明",
    ]
    people, drills = book["学员"], book["演练"]
    head = [cell.value for cell in people[1]]
    row = dict(zip(head, people[2], strict=True))
    assert row["演练"].value == 6 and row["演练"].data_type == "n"
    assert row["通过率"].value == pytest.approx(4 / 6) and row["通过率"].number_format == "0%"
    assert row["平均分"].value == 78
    assert drills["F2"].value == datetime(2026, 11, 21, 12, 0)
    for sheet in book.worksheets[:-1]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
    assert people.conditional_formatting


def test_the_rounds_and_the_items_have_their_sheets() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(workbook(report(trainees=1, drills=1))))
    rounds = list(book["轮次"].values)
    assert [row[5:10] for row in rounds[1:]] == [
        (0, 14, 30, "按时", 60),
        (40, 45, 30, "超时", 70),
        (95, 8, 30, "不算", 70),
        (120, None, 30, "没有回", 80),
    ]
    rules = [one.formula for cells in book["轮次"].conditional_formatting for one in cells.rules]
    assert rules == [['I2="按时"'], ['I2="超时"'], ['I2="没有回"']]
    assert [row[1] for row in book["题目"].values] == ["类别", "题", "对的选项", "错的选项"]
    assert [row[1] for row in book["评分项难度"].values] == ["类别", "场景", "环节", "评分项"]
    (head, branch) = book["走向"].values
    assert dict(zip(head, branch, strict=True))["走过"] == 0
    assert [cell.value for cell in book["题目"]["H"]] == ["得分率（%）", 60, None, None]
    assert book["题目"]["K2"].value == -10 and book["题目"]["K2"].data_type == "n"
    assert ("题项", "本机 40 位学员") in list(book["说明"].values)


def test_what_has_more_rows_than_a_sheet_is_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr("trainer.reports.workbook.MOST_ROWS", 3)
    book = openpyxl.load_workbook(io.BytesIO(workbook(report(trainees=1, drills=1))))
    assert book["轮次"].dimensions == book["轮次"].auto_filter.ref == "A1:K4"
    told = [row[1] for row in book["说明"].values if row[0] == "注意"]
    assert "“轮次”有 4 行，一张表只放得下 3 行；全部的用 --csv 看。" in told


def test_no_workbook_cell_is_a_formula_or_a_link() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    data = workbook(hostile_report())
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert len(cells) > 5 * len(PAYLOADS)
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    assert not OBEYED & set("".join(str(cell.value) for cell in cells))
    risky = [cell for cell in cells if cell.data_type == "s" and cell.value.startswith(FORMULA)]
    assert risky and all(cell.quotePrefix for cell in risky)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if "rels" in name and "sheet" in name]


def test_an_empty_report_makes_tables_of_heads() -> None:
    pytest.importorskip("openpyxl")
    nothing = report(0, 0, 0)
    assert all(len(rows_of(csv_table(table))) == 1 + len(table.rows) for table in tables(nothing))
    assert workbook(nothing)


def test_moodle_gets_the_mean_and_the_best_exam_of_each_paper() -> None:
    accounts = read_accounts("\ufeff学员,IDnumber\r\n学员000,A017\r\n学员002,A019\r\n")
    made = grades(report(), accounts)
    assert rows_of(made.data) == [
        ["idnumber", "演练平均分", "上岗考试"],
        ["A017", "78", "70"],
        ["A019", "78", "72"],
    ]
    assert (made.written, made.unlisted, made.unsafe) == (2, ("学员001",), ())


def test_papers_of_one_title_are_told_apart() -> None:
    made = report(1, 0)
    twice = replace(made, papers=(made.papers[0], replace(made.papers[0], paper="补考")))
    assert rows_of(grades(twice, Accounts()).data)[0][2:] == [
        "上岗考试（上岗）",
        "上岗考试（补考）",
    ]


def test_no_grade_line_is_a_formula_and_no_account_is_changed() -> None:
    hostile = hostile_report()
    made = grades(hostile, Accounts())
    head, *lines = rows_of(made.data)
    for row in (head, *lines):
        assert not [cell for cell in row if cell.startswith(FORMULA) or OBEYED & set(cell)]
    known = {one.name for one in hostile.trainees}
    known.update(seat.trainee for paper in hostile.papers for seat in paper.seats)
    assert {row[0] for row in lines} == known - set(made.unsafe) and made.unsafe


@pytest.mark.parametrize("account", ["=1", "+8613", "-lin", "@lin", "'lin", " =1", "a\u200bb"])
def test_an_account_that_cannot_stand_as_it_is_is_left_out(account: str) -> None:
    made = grades(report(2, 0), Accounts("idnumber", {"学员000": account, "学员001": "x-1@a.cn"}))
    assert made.unsafe == ("学员000",)
    assert [row[0] for row in rows_of(made.data)] == ["idnumber", "x-1@a.cn"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("", "第一行", id="empty"),
        pytest.param("姓名,手机\n小林,1\n", "username", id="no account column"),
        pytest.param("学员,email\n小林,\n", "第 2 行缺一格", id="an empty cell"),
        pytest.param("学员,email\n小林,a@b\n小王,a@b\n", "第 3 行", id="one account for two"),
        pytest.param("学员,email\n小林,a@b\n小林,c@d\n", "第 3 行", id="two accounts for one"),
    ],
)
def test_wrong_accounts_are_told(text: str, told: str) -> None:
    with pytest.raises(TrainerError, match=told):
        read_accounts(text)


@pytest.mark.parametrize(
    ("figure", "low_high"),
    [
        # Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
        pytest.param(Figure(81, 263), (26, 37), id="81 of 263: 0.2553-0.3662"),
        pytest.param(Figure(15, 148), (6, 16), id="15 of 148: 0.0624-0.1605"),
        pytest.param(Figure(0, 20), (0, 16), id="0 of 20: 0-0.1611"),
        pytest.param(Figure(1, 29), (1, 17), id="1 of 29: 0.0061-0.1718"),
        pytest.param(Figure(0, 0), None, id="nothing"),
    ],
)
def test_intervals_are_those_of_the_literature(
    figure: Figure, low_high: tuple[int, int] | None
) -> None:
    assert interval(figure) == low_high
