"""`trainer judge`: JSON lines of replies in, JSON lines of findings out; or one reply, readable.

With `--out` it judges whole exports of chats: see `judge_logs`.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from trainer.cli import judge_flags
from trainer.errors import TrainerError
from trainer.language import Finding, Kind, listen

VERSION = 1
LONGEST_LINE = 1_048_576
_BOM = b"\xef\xbb\xbf"
_USAGE = """trainer judge 从管道或文件读 JSON，一行一条回复；这里没有可读的输入。
  评判文件:   trainer judge 回复.jsonl
  接在管道后: 命令 | trainer judge
  评判一句话: trainer judge --text "您先别急，我马上查" --customer "怎么还没到"
每行至少要有 id 和 text，例如 {"id":"1","text":"这个不归我们管"}"""


class BadLineError(Exception):
    """One line that cannot be judged; `str(error)` says why in Chinese."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `trainer judge`."""
    parser.add_argument(
        "file",
        nargs="*",
        metavar="文件",
        help="JSON 行文件；- 或不写：从管道读；加 --out 时写聊天记录",
    )
    parser.add_argument("--text", metavar="回复", help="直接评判这一条回复，用中文显示结果")
    parser.add_argument(
        "--customer", metavar="顾客的话", help="顾客在这条回复前说的话（配合 --text）"
    )
    judge_flags.configure(parser)


def run(args: argparse.Namespace) -> int:
    """Judge one reply or a stream of them; 1 if a line was bad, 2 if nothing can be read."""
    if args.out is not None and args.text is None and args.customer is None:
        from trainer.cli import judge_logs

        return judge_logs.run(args)
    _check_without_out(args)
    if args.text is not None:
        from trainer.cli.judge_text import shown

        if args.file:
            raise TrainerError("--text 和文件只能给一个：要评判文件，请去掉 --text。")
        print(shown(_printable(args.text), _printable(args.customer or "")))
        return 0
    if args.customer is not None:
        raise TrainerError(
            "--customer 要和 --text 一起用；评判文件时，顾客的话写在每行的 customer 里。"
        )
    if args.file in ([], ["-"]):
        if sys.stdin is None or sys.stdin.isatty():
            raise TrainerError(_USAGE)
        return judge_lines(sys.stdin.buffer)
    with _opened(Path(args.file[0])) as lines:
        return judge_lines(lines)


def _check_without_out(args: argparse.Namespace) -> None:
    """Refuse what means something only with --out, and what means nothing with it."""
    if args.out is not None:
        raise TrainerError("--out 用来评判聊天记录的文件，不能和 --text、--customer 一起用。")
    for name in judge_flags.ONLY_WITH_OUT:
        if getattr(args, name) is not None:
            flag = name.replace("_", "-")
            raise TrainerError(f"--{flag} 要和 --out 一起用，例如 --out 质检结果。")
    if len(args.file) > 1:
        raise TrainerError("一次只能评判一个 JSON 行文件；要评判几份聊天记录，请加 --out 文件夹。")


def judge_lines(lines: BinaryIO) -> int:
    """Judge each line of `lines` to standard output; return 1 if one was bad."""
    code = 0
    for number, line in _numbered(lines):
        try:
            answer = judge_row(_row(line))
        except BadLineError as error:
            print(f"第 {number} 行跳过：{error}", file=sys.stderr)
            code = 1
            continue
        # Lone surrogates cannot be encoded; escaped they stay what they were.
        text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
        if any("\ud800" <= char <= "\udfff" for char in text):
            text = json.dumps(answer, separators=(",", ":"))
        sys.stdout.buffer.write(text.encode() + b"\n")
    sys.stdout.buffer.flush()
    return code


def judge_row(row: dict[str, Any]) -> dict[str, Any]:
    """Return the answer to one row of the agreed shape; BadLineError where a field is not fit."""
    findings = listen(
        row["text"],
        customer=_string(row, "customer"),
        earlier=_strings(row, "earlier"),
        history=_turns(row),
        given=_strings(row, "given"),
    )
    certain = [finding for finding in findings if not finding.review]
    return {
        "version": VERSION,
        "id": row["id"],
        "steps": [_as_json(one, "step") for one in certain if one.kind is Kind.STEP],
        "faults": [_as_json(one, "fault") for one in certain if one.kind is Kind.FAULT],
        "craft": [_as_json(one, "craft") for one in certain if one.kind is Kind.CRAFT],
        "review": [_as_json(one, one.kind.value) for one in findings if one.review],
    }


def _as_json(finding: Finding, kind: str) -> dict[str, Any]:
    severity = {"severity": finding.severity.value} if finding.severity else {}
    return {
        kind: finding.label,
        **severity,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "reason": finding.reason,
        "better": finding.better,
        "rule": finding.rule,
        "voice": finding.voice,
    }


def _row(line: bytes) -> dict[str, Any]:
    """Return one line as a row with an id and a text."""
    if len(line) > LONGEST_LINE:
        raise BadLineError("这一行超过 1 MB，请拆成一条回复一行")
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        raise BadLineError(_encoding_trouble(line)) from None
    try:
        row = json.loads(text)
    except RecursionError:
        raise BadLineError("括号嵌套太深，请检查这一行") from None
    except ValueError as error:
        where = (
            f"第 {error.colno} 个字符附近" if isinstance(error, json.JSONDecodeError) else "数字"
        )
        raise BadLineError(f"不是合格的 JSON（{where}）") from None
    if not isinstance(row, dict):
        raise BadLineError('要写成一个对象，例如 {"id":"1","text":"您好"}')
    for key in ("id", "text"):
        if key not in row:
            raise BadLineError(f"缺少 {key}")
    if not isinstance(row["text"], str):
        raise BadLineError("text 要是文字（加双引号）")
    if isinstance(row["id"], bool) or not isinstance(row["id"], str | int):
        raise BadLineError("id 要是文字或整数")
    return row


def _encoding_trouble(line: bytes) -> str:
    try:
        line.decode("gb18030")
    except UnicodeDecodeError:
        return "不是 UTF-8 文字，请另存为 UTF-8"
    return "看起来是 GBK 编码，请把文件另存为 UTF-8"


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise BadLineError(f"{key} 要是文字")
    return value


def _strings(row: dict[str, Any], key: str) -> tuple[str, ...]:
    value = row.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadLineError(f'{key} 要是一列文字，例如 ["您好"]')
    return tuple(value)


def _turns(row: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    value = row.get("history")
    if value is None:
        return ()
    turns = value if isinstance(value, list) else [value]
    for turn in turns:
        good = isinstance(turn, dict) and isinstance(turn.get("text"), str)
        if not good or turn.get("who") not in ("customer", "agent"):
            raise BadLineError(
                'history 要写成 [{"who":"customer","text":"单号8812"}]，who 是 customer 或 agent'
            )
    return tuple((turn["who"], turn["text"]) for turn in turns)


def _numbered(lines: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not blank with its number; a BOM and line ends fall away.

    Of a line past the limit only the beginning is kept, enough to see that it is too long.
    """
    number = 0
    while line := _read(lines, LONGEST_LINE + 2):
        number += 1
        whole = line
        while whole and not whole.endswith(b"\n"):
            whole = _read(lines, LONGEST_LINE)
        if number == 1:
            line = line.removeprefix(_BOM)
        line = line.rstrip(b"\r\n")
        if line.strip():
            yield number, line


def _read(lines: BinaryIO, most: int) -> bytes:
    try:
        return lines.readline(most)
    except OSError as error:
        raise TrainerError(f"读不下去了：{error.strerror}。请检查文件或管道。") from None


def _opened(path: Path) -> BinaryIO:
    """Return the file open for reading; TrainerError says why it cannot be."""
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise TrainerError(f"找不到文件“{path}”，请检查路径。") from None
    except IsADirectoryError:
        raise TrainerError(f"“{path}”是一个文件夹，请给出其中的一个 JSON 行文件。") from None
    except PermissionError:
        raise TrainerError(f"没有权限读取“{path}”。") from None
    except (OSError, ValueError) as error:
        raise TrainerError(f"无法读取“{_printable(str(path))}”：{error}。") from None


def _printable(text: str) -> str:
    """Return `text` without the lone surrogates that a broken argument leaves."""
    return text.encode("utf-8", "replace").decode("utf-8")
