"""A row as a message: ids, roles, times, shifts; and how a mapping says what they are."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from trainer.batch.columns import FIELDS, NEEDED, resolve
from trainer.batch.layout import Layout, RowReader, key_of
from trainer.batch.layout_file import read_layout_file
from trainer.batch.message import Message, Role, Skipped
from trainer.batch.moment import minute_of_day, moment, written
from trainer.batch.shift import STANDARD, name_at, shift_of
from trainer.batch.wishes import Wishes
from trainer.errors import TrainerError

CHINA = 480
AT = "2026-11-11 10:15:20"


@pytest.mark.parametrize(
    "value",
    [
        AT, "2026-11-11T10:15:20", "2026-11-11T10:15:20.000", "2026/11/11 10:15:20",
        "2026.11.11 10:15:20", "2026年11月11日 10:15:20", "2026年11月11日 10时15分20秒",
        "20261111101520", "20261111 101520", "2026-11-11T02:15:20Z", "2026-11-11T10:15:20+08:00",
        "2026-11-11 03:15:20+01:00", 1794363320, 1794363320000, "1794363320", "1794363320.0",
        "1794363320000", 1794363320.0, datetime(2026, 11, 11, 10, 15, 20),
        datetime(2026, 11, 11, 2, 15, 20, tzinfo=UTC), f" {AT} ", "2026-11-11 10:15:20,000",
    ],
    ids=str,
)  # fmt: skip
def test_a_time_is_read_however_it_is_written(value: object) -> None:
    found = moment(value, CHINA)
    assert found is not None and written(found) == AT
    assert minute_of_day(found) == 10 * 60 + 15


def test_minutes_alone_are_enough() -> None:
    assert written(moment("2026/1/2 9:05", CHINA) or 0) == "2026-01-02 09:05:00"


@pytest.mark.parametrize(
    "value",
    [
        None, "", "昨天", "2026-13-01 10:00:00", "2026-11-11 25:00:00", "2026-11-11", True, 0, 17,
        float("nan"), float("inf"), 10**30, "9" * 14, "1899-12-30 00:00:00", "10:15:20", [], {},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_time_is_none(value: object) -> None:
    assert moment(value, CHINA) is None


def test_a_format_that_was_named_is_the_only_one() -> None:
    assert written(moment("11/10/2026 09:00", CHINA, "%d/%m/%Y %H:%M") or 0) == (
        "2026-10-11 09:00:00"
    )
    assert moment(AT, CHINA, "%d/%m/%Y %H:%M") is None
    zone = timezone(timedelta(hours=1))
    assert moment(datetime(2026, 1, 1, tzinfo=zone), 0) == moment("2025-12-31 23:00:00", 0)


@pytest.mark.parametrize(
    ("minute", "name"),
    [(0, "晚班"), (479, "晚班"), (480, "早班"), (959, "早班"), (960, "中班"), (1439, "中班")],
)
def test_a_day_has_three_shifts(minute: int, name: str) -> None:
    assert name_at(minute, STANDARD) == name


def test_a_shift_may_go_past_midnight() -> None:
    night = (shift_of("22:00-6:00", "夜班", "x"), shift_of("6-14", "早班", "x"))
    names = [name_at(minute, night) for minute in (1319, 1320, 0, 359, 360, 839, 840)]
    assert names == ["其他时段", "夜班", "夜班", "夜班", "早班", "早班", "其他时段"]


@pytest.mark.parametrize("hours", ["", "8点", "8:00", "25:00-26:00", "8:70-9:00", "a-b"])
def test_what_is_no_shift_says_how_to_write_one(hours: str) -> None:
    with pytest.raises(TrainerError, match=r"--shift.*(例如|之间)"):
        shift_of(hours, "早班", "--shift")


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        (" a ", "a"),
        (17, "17"),
        (17.0, "17"),
        (1.5, "1.5"),
        (None, ""),
        ("", ""),
        (10**20, "1" + "0" * 20),
    ],
)
def test_an_id_is_the_same_in_every_format(cell: object, key: str) -> None:
    assert key_of(cell) == key


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("客服", Role.AGENT), ("Agent", Role.AGENT), (" 商 家 ", Role.AGENT),
        ("买家", Role.CUSTOMER), ("CUSTOMER", Role.CUSTOMER), ("机器人", Role.ROBOT),
        ("system", Role.ROBOT),
        ("小二", Role.AGENT), (1, Role.AGENT), (1.0, Role.AGENT),
    ],
)  # fmt: skip
def test_roles_are_known_by_what_exports_call_them(word: object, role: Role) -> None:
    reader = RowReader(Layout(roles=(("1", Role.AGENT),)), 0)
    found = reader.message(("c", word, AT, "好", None, None, None, None), 3)
    assert isinstance(found, Message)
    assert (found.role, found.agent, found.shift, found.line) == (role, "", "早班", 3)


def test_a_role_may_be_left_out_or_mean_something_else() -> None:
    reader = RowReader(Layout(roles=(("质检", None), ("客服", Role.ROBOT))), 0)
    assert reader.message(("c", "质检", AT, "好", None, None, None, None), 1) is None
    found = reader.message(("c", "客服", AT, "好", None, "夜班", None, None), 1)
    assert isinstance(found, Message) and (found.role, found.shift) == (Role.ROBOT, "夜班")


@pytest.mark.parametrize(
    ("cell", "rating"),
    [
        (None, ""), ("", ""), ("未评价", ""), (float("nan"), ""), ("很 满意", "满意"),
        ("Good", "满意"), ("中评", "一般"), ("不满意", "失望"), (5, "?"), ("5.0", "?"), (4, "满意"),
        ("好评", "一般"),
    ],
)  # fmt: skip
def test_a_rating_is_read_where_its_meaning_is_known(cell: object, rating: str) -> None:
    reader = RowReader(Layout(ratings=(("4", "满意"), ("好评", "一般"))), 0)
    found = reader.message(("c", "客服", AT, "好", None, None, 17.0, cell), 1)
    assert isinstance(found, Message)
    assert (found.rating, found.customer) == (rating, "17")


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ((None, "客服", AT, "好", None, None, None, None), "会话编号是空的"),
        (
            ("c", "路人", AT, "好", None, None, None, None),
            "不认识角色“路人”；请用 --role 路人=客服",
        ),
        (("c", None, AT, "好", None, None, None, None), "角色是空的"),
        (("c", "客服", "昨天", "好", None, None, None, None), "读不懂时间“昨天”"),
        (("c", "客服", "", "好", None, None, None, None), "时间是空的"),
        (("c", "客服", AT, None, None, None, None, None), "没有内容"),
        (("c", "客服", AT, "长" * 100_001, None, None, None, None), "不像一条消息"),
    ],
)
def test_a_row_that_cannot_be_used_says_why(cells: tuple[object, ...], why: str) -> None:
    found = RowReader(Layout(), 0).message(cells, 1)
    assert isinstance(found, Skipped) and why in found.reason


def test_columns_are_found_by_well_known_names() -> None:
    header = ["Sent At", "会话 ID", "客服昵称", "sender_type", "Message", "别的"]
    names = resolve(header, {}, "x").names
    assert names == ("会话 ID", "sender_type", "Sent At", "Message", "客服昵称", "", "", "")
    assert resolve(header, {"shift": "别的"}, "x").names[5] == "别的"
    assert resolve(header, {"shift": " 别_的"}, "x").names[5] == "别的"


def test_columns_that_are_missing_are_named_with_those_that_are_there() -> None:
    with pytest.raises(TrainerError, match=r"会话、时间、内容.*甲、role.*--column 会话=列名"):
        resolve(["甲", "role"], {}, "“a.csv”")
    with pytest.raises(TrainerError, match=r"没有“丙”这一列（会话）.*甲、role"):
        resolve(["甲", "role"], {"conversation": "丙"}, "“a.csv”")
    assert set(NEEDED) < set(FIELDS)


MAPPING = """\
类型: 导出格式
列:
  会话: cid
  内容: body
角色: {旺旺: 顾客, 店小蜜: robot, 质检: 不读}
班次:
  白班: 08:00-20:00
  夜班: 20:00-08:00
评价: {5: 满意, 0: 不算}
时间格式: '%d/%m/%Y %H:%M:%S'
时区: '-3:30'
编码: GBK
"""


def test_a_mapping_file_says_all_that_flags_can(tmp_path: Path) -> None:
    path = tmp_path / "映射.yaml"
    path.write_text(MAPPING, encoding="utf-8-sig")
    layout = read_layout_file(path).layout()
    assert dict(layout.columns) == {"conversation": "cid", "text": "body"}
    assert dict(layout.roles) == {"旺旺": Role.CUSTOMER, "店小蜜": Role.ROBOT, "质检": None}
    assert [shift.name for shift in layout.shifts] == ["白班", "夜班"]
    assert dict(layout.ratings) == {"5": "满意", "0": ""}
    assert (layout.zone_minutes, layout.encoding) == (-210, "gbk")
    assert layout.time_format == "%d/%m/%Y %H:%M:%S"


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        pytest.param("列: [a]", 1, "名称: 值", id="a list of columns"),
        pytest.param("列:\n  会话: [a]", 2, "一个词", id="a list as a name"),
        pytest.param("列:\n  会化: a", 2, "没有“会化”", id="an unknown field"),
        pytest.param("\n栏: {会话: a}", 2, "没有“栏”", id="an unknown key"),
        pytest.param("角色: {a: 路人}", 1, "没有“路人”这种角色", id="an unknown role"),
        pytest.param("评价:\n  5: 很好", 2, "没有“很好”这种评价", id="an unknown rating"),
        pytest.param("班次:\n  早班: 早上", 2, "08:00-16:00", id="no hours"),
        pytest.param("编码: utf-16", 1, "gb18030", id="an encoding that cannot be cut"),
        pytest.param("时区: 北京", 1, r"\+08:00", id="no zone"),
        pytest.param("时间格式: '%H:%M'", 1, "年月日", id="no date in the format"),
        pytest.param("类型: 场景", 1, "导出格式", id="another kind of file"),
        pytest.param("- a", 1, "名称: 值", id="a list"),
        pytest.param("", 1, "名称: 值", id="an empty file"),
        pytest.param("a: b: c", 1, "不是合格的 YAML", id="no YAML"),
        pytest.param("列:\n\t会话: a", 2, "不是合格的 YAML", id="a tab"),
    ],
)
def test_a_mistake_in_a_mapping_has_its_line(
    tmp_path: Path, text: str, line: int, why: str
) -> None:
    path = tmp_path / "映射.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TrainerError, match=f"第 {line} 行.*{why}"):
        read_layout_file(path)


def test_a_mapping_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "映射.yaml"
    with pytest.raises(TrainerError, match="--mapping"):
        read_layout_file(path)
    path.write_bytes("列: {会话: 甲}".encode("gbk"))
    with pytest.raises(TrainerError, match="UTF-8"):
        read_layout_file(path)
    path.write_bytes(b"x" * 70_000)
    with pytest.raises(TrainerError, match="64 KB"):
        read_layout_file(path)
    path.write_text("[" * 50_000)
    with pytest.raises(TrainerError):
        read_layout_file(path)


def test_what_is_said_later_wins() -> None:
    first, second = Wishes(), Wishes()
    first.column("会话", "a", "x")
    second.column("conversation", "b", "x")
    first.role("甲", "顾客", "x")
    first.add(second)
    assert dict(first.layout().columns) == {"conversation": "b"}
    assert dict(first.layout().roles) == {"甲": Role.CUSTOMER}
