"""The mapping of an export as a small YAML file, each mistake with its line.

类型: 导出格式
列: {会话: cid, 角色: sender, 时间: ts, 内容: body, 客服: staff}
角色: {旺旺: 顾客, 小二: 客服, 店小蜜: 机器人, 质检: 不读}
班次: {早班: 08:00-16:00, 晚班: 16:00-24:00}
评价: {'5': 满意, '3': 一般, '1': 失望}
时间格式: '%d/%m/%Y %H:%M:%S'
时区: '+08:00'
编码: gbk
"""

from collections.abc import Callable
from pathlib import Path

import yaml

from trainer.batch.wishes import Wishes
from trainer.errors import TrainerError, system_reason
from trainer.safe_text import shown_line

LARGEST = 64 * 1024  # bytes
KIND = "导出格式"
Pairs = list[tuple[str, str, str]]  # key, value, place


def read_layout_file(path: Path) -> Wishes:
    """Return what the file says; TrainerError with file and line where it cannot be meant so."""
    root = _root(path, _text(path))
    wishes = Wishes()
    for key_node, value_node in root.value:
        key, place = _word(key_node, path), _place(path, key_node)
        if key not in _KEYS:
            raise TrainerError(
                f"{place}：没有“{shown_line(key)}”这一项。可以写的有：{'、'.join(_KEYS)}。"
            )
        _KEYS[key](wishes, value_node, path)
    return wishes


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TrainerError(
            f"读不了映射文件“{path}”（{system_reason(error)}）。请检查 --mapping 的路径。"
        ) from None
    if len(data) > LARGEST:
        raise TrainerError(f"映射文件“{path}”超过 64 KB。请检查是不是写成了聊天记录的文件。")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TrainerError(f"映射文件“{path}”不是 UTF-8 编码。请另存为 UTF-8。") from None


def _root(path: Path, text: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise TrainerError(
            f"{path} 第 {line} 行：不是合格的 YAML。请检查缩进，冒号用半角并在后面空一格。"
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise TrainerError(f"{path}：里面有不能用的字符，或嵌套太深。请检查文件。") from None
    if not isinstance(root, yaml.MappingNode):
        raise TrainerError(f"{path} 第 1 行：要写成“名称: 值”，例如 列: {{会话: cid}}。")
    return root


def _word(node: yaml.Node, path: Path) -> str:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip()
    raise TrainerError(f"{_place(path, node)}：这里要写一个词或一段文字。")


def _pairs(node: yaml.Node, path: Path) -> Pairs:
    if not isinstance(node, yaml.MappingNode):
        raise TrainerError(f"{_place(path, node)}：这里要写成几行“名称: 值”。")
    return [(_word(key, path), _word(value, path), _place(path, key)) for key, value in node.value]


def _place(path: Path, node: yaml.Node) -> str:
    return f"{path} 第 {node.start_mark.line + 1} 行"


def _kind(wishes: Wishes, node: yaml.Node, path: Path) -> None:
    if _word(node, path) != KIND:
        raise TrainerError(f"{_place(path, node)}：类型要写“{KIND}”。")


def _columns(wishes: Wishes, node: yaml.Node, path: Path) -> None:
    for key, value, place in _pairs(node, path):
        wishes.column(key, value, place)


def _roles(wishes: Wishes, node: yaml.Node, path: Path) -> None:
    for key, value, place in _pairs(node, path):
        wishes.role(key, value, place)


def _shifts(wishes: Wishes, node: yaml.Node, path: Path) -> None:
    for key, value, place in _pairs(node, path):
        wishes.shift(key, value, place)


def _ratings(wishes: Wishes, node: yaml.Node, path: Path) -> None:
    for key, value, place in _pairs(node, path):
        wishes.rating(key, value, place)


def _single(name: str) -> Callable[[Wishes, yaml.Node, Path], None]:
    def take(wishes: Wishes, node: yaml.Node, path: Path) -> None:
        wishes.single(name, _word(node, path), _place(path, node))

    return take


_KEYS: dict[str, Callable[[Wishes, yaml.Node, Path], None]] = {
    "类型": _kind,
    "列": _columns,
    "角色": _roles,
    "班次": _shifts,
    "评价": _ratings,
    "时间格式": _single("time_format"),
    "时区": _single("zone"),
    "编码": _single("encoding"),
}
