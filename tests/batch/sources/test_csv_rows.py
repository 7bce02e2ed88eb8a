"""CSV as it comes: quotes, line ends in cells, encodings, torn rows; cut anywhere."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.batch.sources.reading import cells_of, numbered, picked_again
from trainer.batch.layout import Layout
from trainer.batch.sources import opened
from trainer.errors import TrainerError

HEAD = "会话ID,发送方,发送时间,消息内容,客服\n"
TALK = [
    ("1", "买家", "2026-11-11 10:00:00", "在吗", "小林"),
    ("1", "客服", "2026-11-11 10:00:05", "您好，\n在的", "小林"),
    ("2", "买家", "2026-11-11 10:00:06", '他说"不行"，\r\n真的', "小周"),
    ("1", "买家", "2026-11-11 10:00:09", "", "小林"),
    ("2", "客服", "2026-11-11 10:00:10", "我马上查,稍等", "小周"),
]


def written(rows: list[tuple[str, ...]], delimiter: str = ",") -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerows(rows)
    return HEAD.replace(",", delimiter) + text.getvalue()


def kept(tmp_path: Path, text: str | bytes, encoding: str = "utf-8") -> Path:
    path = tmp_path / "聊天.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


WANTED = [(*row, None, None, None) for row in TALK]


@pytest.mark.parametrize("size", [1, 7, 30, 64, 1000])
@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", ","), ("utf-8-sig", ","), ("gb18030", ","), ("gbk", "\t"), ("utf-8", ";")],
)
def test_rows_are_the_same_however_the_file_is_cut(
    tmp_path: Path, size: int, encoding: str, delimiter: str
) -> None:
    path = kept(tmp_path, written(TALK, delimiter), encoding)
    assert cells_of(path, size=size) == WANTED
    assert picked_again(path, size=10**6) == WANTED[::2]


@pytest.mark.parametrize("size", [1, 40, 1000])
def test_each_row_knows_its_line(tmp_path: Path, size: int) -> None:
    path = kept(tmp_path, written(TALK))
    assert [line for line, _ in numbered(path, size=size)] == [2, 3, 5, 7, 8]


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.text(alphabet='a,"\n\r我；x', max_size=12), min_size=1, max_size=8),
    size=st.integers(1, 60),
)
def test_no_cell_is_ever_cut_apart(
    texts: list[str], size: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cells = [text.replace('"', '""') for text in texts]
    rows = [f'{at},"买家","1793000000","{text}",\n' for at, text in enumerate(cells)]
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_bytes((HEAD + "".join(rows)).encode())
    assert [cells[3] for cells in cells_of(path, size=size)] == texts


@pytest.mark.parametrize("size", [1, 30, 1000])
def test_an_open_quote_costs_its_own_row_alone(tmp_path: Path, size: int) -> None:
    lines = written(TALK[:1] * 3).splitlines(keepends=True)
    lines[2] = '1,买家,2026-11-11 10:00:00,"没有闭合,小林\n'
    found = numbered(kept(tmp_path, "".join(lines)), size=size)
    assert [(line, isinstance(row.cells, str)) for line, row in found] == [
        (2, False),
        (3, True),
        (4, False),
    ]
    assert "引号" in str(found[1][1].cells)


def test_a_file_full_of_open_quotes_is_read_to_its_end(tmp_path: Path) -> None:
    path = kept(tmp_path, HEAD + '1,买家,1793000000,"x\n' * 301)
    found = cells_of(path)
    assert found and all(isinstance(cells, str) for cells in found)


def test_a_quote_inside_a_cell_is_a_letter(tmp_path: Path) -> None:
    path = kept(tmp_path, HEAD + '1,买家,1793000000,15"屏幕,小林\n' * 4)
    assert [cells[3] for cells in cells_of(path, size=10)] == ['15"屏幕'] * 4


def test_rows_with_too_many_or_too_few_columns_are_named(tmp_path: Path) -> None:
    text = HEAD + "1,买家\n1,买家,1793000000,好,的,吗\n1,买家,1793000000,好,小林,,\n"
    few, many, fine = cells_of(kept(tmp_path, text))
    assert few == "这一行有 2 列，表头有 5 列"
    assert str(many).startswith("这一行有 6 列") and "引号" in many
    assert fine[3] == "好"


def test_a_lone_return_outside_quotes_costs_its_row_alone(tmp_path: Path) -> None:
    text = HEAD + "1,买家,1793000000,好\r的,小林\n1,买家,1793000000,好,小林\n"
    bad, fine = cells_of(kept(tmp_path, text))
    assert "回车" in str(bad) and fine[3] == "好"


def test_bytes_that_are_no_text_cost_their_row_alone(tmp_path: Path) -> None:
    good = written(TALK[:1]).encode()
    path = kept(tmp_path, good + b"1,\xff\xff,1793000000,x,y\n" + good.split(b"\n", 1)[1])
    assert [isinstance(cells, str) for cells in cells_of(path, encoding="utf-8")] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param("a,b\n".encode("utf-16"), "UTF-16", id="UTF-16"),
        pytest.param(b"\n\n1,2\n", "表头", id="no head"),
        pytest.param(b"a,b\r1,2\r", "回车符", id="line ends of old"),
        pytest.param("编号,说话\n1,2\n".encode(), "会话、角色、时间、内容", id="other columns"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(tmp_path: Path, data: bytes, why: str) -> None:
    with pytest.raises(TrainerError, match=why):
        opened(str(kept(tmp_path, data)), 0, Layout())
