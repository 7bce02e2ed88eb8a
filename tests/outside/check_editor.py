"""What an author sees in an editor: yaml-language-server with our schema (`make check-outside`)."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.outside.editor import Editor
from trainer.scenario.schema import MODELINE

SHELF = Path(__file__).parents[2] / "scenarios"
SERVER = "yaml-language-server@1.25.0"
SHIPPED = sorted(SHELF.glob("*/*.yaml"))
LINES = [
    MODELINE,
    "格式: 1",
    "标题: 快递三天没动",
    "难度: 2",
    "顾客:",
    "  怒气: 55",
    "事实:",
    "  订单:",
    "    单号: 0045123",
    "    下单: 12:30",
    "剧情:",
    "  开场:",
    "    顾客说: 到哪了",
    "    应做: 安抚",
    "    走向:",
    "      - 当: 安抚",
    "        怒气: -15",
    "        转到: 结局/满意",
    "      - 当: 其他",
    "        怒气: +30",
    "        转到: 结局/满意",
    "结局:",
    "  满意: 满意",
    "  投诉:",
]


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """A running server, installed by npm into a folder of its own."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("没有 node 和 npm：编辑器里的提示没有检查")
    folder = tmp_path_factory.mktemp("server")
    command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", SERVER]
    installed = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if installed.returncode:
        pytest.skip(f"npm 装不了 {SERVER}：编辑器里的提示没有检查（{installed.stderr[-200:]}）")
    program = folder / "node_modules/yaml-language-server/bin/yaml-language-server"
    editor = Editor([node, str(program), "--stdio"], SHELF.parent)
    yield editor
    editor.close()


def written(name: str, lines: list[str]) -> tuple[Path, str]:
    """Return a file that lies nowhere yet, among the shipped ones, and its text."""
    return SHELF / "物流" / f"{name}.yaml", "\n".join(lines) + "\n"


def labels(offered: list[dict[str, Any]]) -> set[str]:
    return {one["label"] for one in offered}


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_file_is_not_underlined(editor: Editor, file: Path) -> None:
    assert editor.open(file, file.read_text(encoding="utf-8")) == []


def test_numbers_and_times_are_not_underlined(editor: Editor) -> None:
    assert editor.open(*written("数", LINES)) == []


def test_inside_a_beat_its_keys_are_offered_and_explained(editor: Editor) -> None:
    beat = LINES.index("    应做: 安抚")
    file, text = written("补全", [*LINES[:beat], "    ", *LINES[beat + 1 :]])
    editor.open(file, text)
    offered = editor.completion(file, beat, 4)
    assert {"应做", "催问", "限时", "换种说法"} <= labels(offered)
    assert all("。" in str(one["documentation"]) for one in offered)


def test_an_empty_beat_is_offered_all_that_it_needs(editor: Editor) -> None:
    beat = LINES.index("  开场:")
    file, text = written("空环节", [*LINES[: beat + 1], "    ", *LINES[LINES.index("结局:") :]])
    editor.open(file, text)
    assert {"顾客说", "应做", "走向", "限时"} <= labels(editor.completion(file, beat + 1, 4))


def test_signals_are_offered_where_a_branch_waits(editor: Editor) -> None:
    branch = LINES.index("      - 当: 安抚")
    file, text = written("信号", [*LINES[:branch], "      - 当: ", *LINES[branch + 1 :]])
    editor.open(file, text)
    assert {"安抚", "推诿", "查物流", "超时", "其他"} <= labels(editor.completion(file, branch, 11))


def test_a_key_is_explained_under_the_pointer(editor: Editor) -> None:
    file, text = written("说明", LINES)
    editor.open(file, text)
    told = editor.hover(file, LINES.index("    应做: 安抚"), 5)
    assert "这一步客服该做到的" in told
    assert "安抚、查明原因" in told


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        pytest.param("    走向:", "    走项:", "可以写：顾客说", id="misspelt key"),
        pytest.param("  满意: 满意", "  满意: 很好", "失望", id="no such rating"),
        pytest.param("标题: 快递三天没动", "标签: 物流", "标题", id="title missing"),
        pytest.param("    应做: 安抚", "    限时: 20", "20秒", id="limit without unit"),
    ],
)
def test_a_mistake_is_underlined_in_plain_words(
    editor: Editor, right: str, wrong: str, words: str
) -> None:
    lines = [wrong if line == right else line for line in LINES]
    told = [one["message"] for one in editor.open(*written(words, lines))]
    assert any(words in message for message in told)
    assert not any("Property" in message or "Expected" in message for message in told)
