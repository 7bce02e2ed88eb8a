"""Where a chat to be imported comes from: a file of text, a table, or words pasted here."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.batch.layout import CHINA, KNOWN_ROLES, Layout, key_of
from trainer.batch.message import Role as KnownRole
from trainer.batch.moment import moment
from trainer.batch.sources import opened, ranges_of, rows_of
from trainer.batch.wishes import Wishes
from trainer.chats import Role, Said, chat_of
from trainer.chats.decoding import LARGEST, text_of
from trainer.chats.written import clean
from trainer.cli.typed import read_whatever_comes
from trainer.errors import TrainerError, system_reason
from trainer.masking import mask_key
from trainer.safe_text import shown_line
from trainer.scenario.pages import ENDINGS

PASTED = "-"
END_OF_PASTE = "完"
_TABLES = (".csv", ".tsv", ".xlsx", ".jsonl", ".parquet")
_NEEDED = ("role", "text")
_AT_ONCE = 1_000_000  # bytes, or rows: one chat is one piece
_SHOWN = 5
_MOST_ROWS = 20_000
_ROLES = {
    KnownRole.CUSTOMER: Role.CUSTOMER,
    KnownRole.AGENT: Role.AGENT,
    KnownRole.ROBOT: Role.ROBOT,
}
_NOBODY_SPEAKS = (
    "认不出谁说了什么。每句话前面要有名字，例如“小橙子：我的快递呢”，"
    "或“小橙子 2026-05-01 12:30”，下面一行写话。"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A chat as it was read, and who is known to speak in it.

    `agents` are names that a table gives in a column of their own; `unread` is how many of its
    rows made no sense.
    """

    chat: tuple[Said, ...]
    roles: Mapping[str, Role]
    agents: tuple[str, ...] = ()
    unread: int = 0


def read_source(
    word: str, columns: Sequence[str], conversation: str | None, roles: Mapping[str, Role]
) -> Source:
    """Return the chat that `word` names; TrainerError says why it cannot be read."""
    if word != PASTED and Path(word).suffix.lower() in _TABLES:
        return _of_table(word, columns, conversation, roles)
    if columns or conversation is not None:
        raise TrainerError("--column 和 --conversation 只用于表格（.csv、.xlsx、.jsonl）。")
    if Path(word).suffix.lower() in ENDINGS:
        raise TrainerError("这是场景文件，不是聊天记录。要检查它，用 trainer check。")
    text = text_of(_pasted() if word == PASTED else _bytes(word))
    if not text.strip():
        raise TrainerError("聊天记录是空的，没有东西可以起草。")
    chat = chat_of(text)
    if not chat:
        raise TrainerError(_NOBODY_SPEAKS)
    return Source(chat, _known(chat, roles))


def _pasted() -> bytes:
    """Return what is pasted at a terminal, or comes through a pipe."""
    if not sys.stdin.isatty():
        return sys.stdin.buffer.read(LARGEST + 1)
    read_whatever_comes()
    print(f"把聊天记录贴在下面，再另起一行写“{END_OF_PASTE}”，按回车。")
    lines: list[str] = []
    while (line := sys.stdin.readline()) and line.strip() != END_OF_PASTE:
        lines.append(line)
    return "".join(lines).encode("utf-8", "replace")


def _bytes(word: str) -> bytes:
    try:
        with Path(word).open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise TrainerError("找不到这个聊天记录的文件。请检查路径；要贴进来就写 -。") from None
    except (OSError, ValueError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else "路径里有不能用的字符"
        raise TrainerError(f"读不了聊天记录的文件（{reason}）。请检查路径。") from None


def _of_table(
    word: str, columns: Sequence[str], wanted: str | None, roles: Mapping[str, Role]
) -> Source:
    wishes = Wishes()
    for pair in columns:
        left, _, right = pair.replace("＝", "=").partition("=")
        wishes.column(left.strip(), right.strip(), "--column")
    layout = Layout(columns=wishes.layout().columns, needed=_NEEDED)
    every = _rows(word, layout)
    readable = [cells for cells in every if not isinstance(cells, str)]
    rows = _one_conversation(readable, wanted)
    at = [moment(cells[2], CHINA) for cells in rows]
    if None not in at:
        rows = [row for _, row in sorted(zip(at, rows, strict=True), key=lambda pair: pair[0] or 0)]
    said = (Said(key_of(cells[1]), clean(key_of(cells[3]))) for cells in rows)
    chat = tuple(one for one in said if one.who and one.text)
    if not chat:
        raise TrainerError("表格里没有读到一句话。请用 --column 指明 角色 和 内容 是哪一列。")
    agents = tuple(dict.fromkeys(name for cells in rows if (name := key_of(cells[4]))))
    return Source(chat, _known(chat, roles), agents, len(every) - len(readable))


def _rows(word: str, layout: Layout) -> list[tuple[object, ...] | str]:
    """Return the cells of each row in the order of the fields, or why it cannot be read."""
    found: list[tuple[object, ...] | str] = []
    for source in opened(word, 0, layout):
        for piece in ranges_of(source, 0, _AT_ONCE, _AT_ONCE):
            for row in rows_of(source, piece)[0]:
                if row.cells:
                    found.append(row.cells)
                if len(found) > _MOST_ROWS:
                    raise TrainerError(
                        f"表格超过 {_MOST_ROWS} 行，不像一段聊天。请只导出要做成场景的那一段。"
                    )
    return found


def _one_conversation(
    rows: list[tuple[object, ...]], wanted: str | None
) -> list[tuple[object, ...]]:
    keys = list(dict.fromkeys(key_of(cells[0]) for cells in rows))
    if wanted is not None:
        if wanted not in keys:
            raise TrainerError(f"表格里没有这个编号的聊天。{_first(keys)}")
        return [cells for cells in rows if key_of(cells[0]) == wanted]
    if len(keys) > 1:
        raise TrainerError(
            f"表格里有 {len(keys)} 段聊天，一次只能用一段。{_first(keys)}"
            "请用 --conversation 编号 选一段。"
        )
    return rows


def _first(keys: Sequence[str]) -> str:
    return f"前几个编号是：{'、'.join(shown_line(mask_key(key))[:40] for key in keys[:_SHOWN])}。"


def _known(chat: Sequence[Said], told: Mapping[str, Role]) -> dict[str, Role]:
    """Return who is known: by a flag, else by the words that exports write in the role column."""
    known = {
        one.who: _ROLES[role]
        for one in chat
        if (role := KNOWN_ROLES.get("".join(one.who.lower().split()))) is not None
    }
    return known | dict(told)
