"""Older formats become the present one, and nothing else changes."""

import pytest

from trainer.scenario.migration import STEPS, UnknownFormatError, migrated
from trainer.scenario.vocabulary import FORMAT

REST = "标题: 杯子  # 要改\n\n剧情:\n  开场:\n    顾客说: 裂了！\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(REST, f"格式: 1\n{REST}", id="not named"),
        pytest.param(
            f"# yaml-language-server: $schema=a.json\n{REST}",
            f"# yaml-language-server: $schema=a.json\n格式: 1\n{REST}",
            id="not named, after the editor's line",
        ),
        pytest.param(f"格式: 一\n{REST}", f"格式: 1\n{REST}", id="in a word"),
        pytest.param(f"格式: V1\n{REST}", f"格式: 1\n{REST}", id="as V1"),
        pytest.param(
            f"{REST}格式： 1  # 版本\n", f"{REST}格式: 1  # 版本\n", id="full-width colon"
        ),
        pytest.param(f"格式:１\n{REST}", f"格式: 1\n{REST}", id="full-width digit"),
        pytest.param(f"格式:   # 待填\n{REST}", f"格式: 1   # 待填\n{REST}", id="empty"),
        pytest.param(f"\ufeff{REST}", f"\ufeff格式: 1\n{REST}", id="after a BOM"),
        pytest.param(
            REST.replace("\n", "\r\n"), f"格式: 1\n{REST}".replace("\n", "\r\n"), id="Windows"
        ),
    ],
)
def test_only_the_format_changes(before: str, after: str) -> None:
    found = migrated(before)
    assert (found.text, found.since) == (after, 0)
    assert migrated(after).text == after


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"格式: 1\n{REST}", id="present format"),
        pytest.param(f'格式: "1"\n{REST}', id="in quotes"),
        pytest.param("类型: 政策\n政策:\n  甲:\n    说法: 好\n", id="shared file"),
        pytest.param("名称: 甲\n对答:\n  - 客服: 好\n", id="transcript"),
    ],
)
def test_nothing_is_done_where_nothing_is_to_do(text: str) -> None:
    assert migrated(text).text == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(f"格式: 2\n{REST}", "升级程序", id="newer"),
        pytest.param(f"格式: {'9' * 5000}\n{REST}", "升级程序", id="a number without end"),
        pytest.param(f"格式: 新版\n{REST}", "看不懂", id="no number"),
        pytest.param("", "不像场景", id="empty"),
        pytest.param("你好", "不像场景", id="no scenario"),
        pytest.param("标题: \x00", "不像场景", id="no text"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, words: str) -> None:
    with pytest.raises(UnknownFormatError, match=words):
        migrated(text)


def test_the_steps_lead_to_the_present_format() -> None:
    assert [step.since for step in STEPS] == list(range(FORMAT))
    assert [step.until for step in STEPS] == list(range(1, FORMAT + 1))
