"""One talk in every format gives the same cells; what is no export says what to do."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.batch.sources.reading import cells_of, numbered, picked_again
from trainer.batch.layout import Layout
from trainer.batch.moment import moment, written
from trainer.batch.sources import opened
from trainer.errors import TrainerError

NAMES = (
    "conversation_id", "sender", "sent_at", "message", "agent_name", "shift", "buyer_id", "rating",
)  # fmt: skip
TALK = [
    (
        f"c{at // 4}",
        "buyer" if at % 2 else "seller",
        1_793_000_000 + at,
        f"第{at}句\n好",
        "小林",
        "早",
        f"买家{at // 8}",
        "好评",
    )
    for at in range(23)
]


@pytest.mark.parametrize("size", [1, 100, 10**6])
def test_jsonl(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.log"
    lines = [json.dumps(dict(zip(NAMES, row, strict=True)), ensure_ascii=False) for row in TALK]
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    assert cells_of(path, size=size) == TALK
    assert [line for line, _ in numbered(path, size=size)] == list(range(1, 24))
    assert picked_again(path) == TALK[::2]


def test_jsonl_in_gbk(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [json.dumps(dict(zip(NAMES, row, strict=True)), ensure_ascii=False) for row in TALK]
    path.write_bytes("\n".join(lines).encode("gbk"))
    assert cells_of(path, size=100) == TALK


@pytest.mark.parametrize("rows", [1, 7, 1000])
def test_xlsx(tmp_path: Path, rows: int) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.active.append(["这是导出说明"])
    for name, part in (("一", TALK[:10]), ("二", TALK[10:])):
        sheet = book.create_sheet(name)
        sheet.append(NAMES)
        for row in part:
            sheet.append(row)
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert cells_of(path, rows=rows) == TALK
    assert [line for line, _ in numbered(path, rows=rows)] == [*range(2, 12), *range(2, 15)]
    assert picked_again(path) == [*TALK[:10:2], *TALK[10::2]]


def test_xlsx_gives_times_as_times(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(NAMES)
    book.active.append((17, "客服", datetime(2026, 11, 11, 10, 15, 20), "好", *[None] * 4))
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert cells_of(path) == [(17, "客服", datetime(2026, 11, 11, 10, 15, 20), "好", *[None] * 4)]


@pytest.mark.parametrize("rows", [1, 7, 1000])
def test_parquet(tmp_path: Path, rows: int) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    columns = {name: [row[at] for row in TALK] for at, name in enumerate(NAMES)}
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table(columns), path, row_group_size=10)
    assert cells_of(path, rows=rows) == TALK
    assert [line for line, _ in numbered(path, rows=rows)] == list(range(1, 24))
    assert picked_again(path) == [*TALK[0:10:2], *TALK[10:20:2], *TALK[20::2]]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "Asia/Shanghai", "UTC"])
def test_parquet_gives_times_as_times(tmp_path: Path, unit: str, zone: str | None) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    seconds = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}[unit]
    late = 1 if unit == "ns" else 0
    wall = 1_794_392_120 if zone is None else 1_794_363_320
    times = pyarrow.array([wall * seconds + late], pyarrow.timestamp(unit, zone))
    columns = {name: [value] for name, value in zip(NAMES, TALK[0], strict=True)}
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table({**columns, "sent_at": times}), path)
    ((_, _, sent, *_),) = cells_of(path)
    assert written(moment(sent, 480) or 0) == "2026-11-11 10:15:20"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"", "是空的", id="empty"),
        pytest.param(b" \n\n", "是空的", id="blank"),
        pytest.param(b"\x1f\x8b\x08\x00", "gzip", id="gzip"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1", "另存为 .xlsx", id="old Excel"),
        pytest.param(b'[{"a":1}]', "JSON 数组", id="a JSON array"),
        pytest.param(b"PK\x03\x04broken", "打不开", id="a broken workbook"),
        pytest.param(b"PAR1broken", "Parquet", id="a broken Parquet"),
        pytest.param(b"{}\n{}\n", "没有一行是 JSON 对象", id="objects without keys"),
        pytest.param(b"{broken\n", "没有一行是 JSON 对象", id="no JSON"),
    ],
)
def test_what_is_no_export_says_what_to_do(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    with pytest.raises(TrainerError, match=why):
        opened(str(path), 0, Layout())


def test_a_missing_file_and_a_folder_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match="找不到文件"):
        opened(str(tmp_path / "无"), 0, Layout())
    with pytest.raises(TrainerError, match="文件夹"):
        opened(str(tmp_path), 0, Layout())


def test_a_line_without_end_is_refused_not_read_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trainer.batch.sources import text_ranges

    monkeypatch.setattr(text_ranges, "LONGEST_ROW", 1000)
    path = tmp_path / "a.jsonl"
    good = b'{"conversation":1,"role":"a","time":1793000000,"text":"x"}\n'
    path.write_bytes(good * 3 + b'{"text":"' + b"x" * 5000)
    with pytest.raises(TrainerError, match="有一行超过"):
        cells_of(path, size=100)
