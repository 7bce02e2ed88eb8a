"""Which column of an export holds what: by name where one is given, by well-known names else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.errors import TrainerError
from trainer.safe_text import shown_line

# field -> what it is called in messages and mappings
FIELDS: dict[str, str] = {
    "conversation": "会话",
    "role": "角色",
    "time": "时间",
    "text": "内容",
    "agent": "客服",
    "shift": "班次",
    "customer": "顾客",
    "rating": "评价",
}
NEEDED = ("conversation", "role", "time", "text")
# Well-known names, small letters, without blanks, - and _.
KNOWN: dict[str, tuple[str, ...]] = {
    "conversation": (
        "会话", "会话id", "会话编号", "对话id", "对话编号", "聊天id", "conversation",
        "conversationid", "convid", "cid", "sessionid", "session", "chatid", "dialogid",
        "dialogueid",
    ),
    "role": (
        "角色", "发送方", "发送者角色", "发言方", "身份", "消息方向", "发送者类型", "发送人类型",
        "role", "sender", "senderrole", "sendertype", "speaker", "who", "from", "fromtype",
        "author",
    ),
    "time": (
        "时间", "发送时间", "消息时间", "聊天时间", "发言时间", "time", "timestamp", "ts", "at",
        "sendtime", "senttime", "sentat", "createdat", "createtime", "datetime", "date", "msgtime",
    ),
    "text": (
        "内容", "消息内容", "聊天内容", "发送内容", "消息", "文本", "text", "content", "message",
        "msg", "body", "messagetext", "msgcontent",
    ),
    "agent": (
        "客服", "客服名", "客服昵称", "客服账号", "客服姓名", "接待客服", "坐席", "agent",
        "agentname", "agentid", "staff", "staffname", "seat", "operator",
    ),
    "shift": ("班次", "shift", "shiftname"),
    "customer": (
        "顾客", "顾客id", "顾客编号", "顾客昵称", "顾客账号", "买家", "买家id", "买家昵称",
        "买家账号", "客户", "客户id", "客户编号", "客户昵称", "会员名", "会员id", "用户id",
        "用户昵称", "访客id",
        "customer", "customerid", "customername", "buyer", "buyerid", "buyernick", "buyername",
        "userid", "visitorid", "openid",
    ),
    "rating": (
        "评价", "满意度", "顾客评价", "客户评价", "买家评价", "服务评价", "评价结果", "满意度评价",
        "rating", "satisfaction", "csat",
    ),
}  # fmt: skip
_MOST_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one file, each field's name in the order of FIELDS; empty where absent."""

    names: tuple[str, ...]

    def has(self, field: str) -> bool:
        """Say whether the file has a column for the field."""
        return bool(self.names[tuple(FIELDS).index(field)])


def resolve(
    header: Sequence[str],
    wanted: Mapping[str, str],
    place: str,
    needed: Sequence[str] = NEEDED,
) -> Columns:
    """Return the columns of a file with this header; TrainerError says what is missing."""
    names: list[str] = []
    for field in FIELDS:
        name = _named(field, header, wanted, place) if field in wanted else _known(field, header)
        names.append(name)
    missing = [FIELDS[f] for f, name in zip(FIELDS, names, strict=True) if not name and f in needed]
    if missing:
        raise TrainerError(
            f"{place}：认不出哪一列是{'、'.join(missing)}。这个文件的列有：{_shown(header)}。"
            f"请用 --column 指明，例如 --column {missing[0]}=列名。"
        )
    return Columns(tuple(names))


def _named(field: str, header: Sequence[str], wanted: Mapping[str, str], place: str) -> str:
    name = wanted[field]
    if name in header:
        return name
    folded = [column for column in header if _folded(column) == _folded(name)]
    if len(folded) == 1:
        return folded[0]
    raise TrainerError(
        f"{place}：没有“{shown_line(name)}”这一列（{FIELDS[field]}）。"
        f"这个文件的列有：{_shown(header)}。请改 --column 或映射文件。"
    )


def _known(field: str, header: Sequence[str]) -> str:
    by_name = {_folded(column): column for column in reversed(header)}
    return next((by_name[name] for name in KNOWN[field] if name in by_name), "")


def _folded(name: str) -> str:
    return "".join(name.lower().split()).replace("_", "").replace("-", "")


def _shown(header: Sequence[str]) -> str:
    names = [shown_line(name)[:40] for name in header if name.strip()]
    more = f" 等 {len(names)} 列" if len(names) > _MOST_SHOWN else ""
    return "、".join(names[:_MOST_SHOWN]) + more if names else "（没有）"
