"""How an export is to be read: columns, roles, shifts, time; and a row read by it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from trainer.batch.columns import NEEDED
from trainer.batch.message import Message, Role, Skipped
from trainer.batch.moment import minute_of_day, moment
from trainer.batch.rating import KNOWN_RATINGS, UNKNOWN, rating_key
from trainer.batch.shift import STANDARD, Shift, name_at
from trainer.masking import mask, mask_key

LONGEST_TEXT = 100_000  # characters; past it a cell is no chat message
CHINA = 8 * 60  # minutes east of Greenwich

ROLE_NAMES: dict[str, Role | None] = {
    "顾客": Role.CUSTOMER, "客服": Role.AGENT, "机器人": Role.ROBOT, "不读": None,
    "customer": Role.CUSTOMER, "agent": Role.AGENT, "robot": Role.ROBOT, "ignore": None,
}  # fmt: skip
KNOWN_ROLES: dict[str, Role] = {
    **dict.fromkeys(
        ("customer", "user", "buyer", "client", "visitor", "guest", "consumer", "q", "in",
         "顾客", "客户", "买家", "用户", "访客", "客人", "消费者", "会员"), Role.CUSTOMER,
    ),
    **dict.fromkeys(
        ("agent", "staff", "seller", "merchant", "service", "support", "waiter", "human", "a",
         "out", "客服", "商家", "卖家", "人工", "人工客服", "坐席", "店家", "小二", "店铺"),
        Role.AGENT,
    ),
    **dict.fromkeys(
        ("robot", "bot", "system", "sys", "auto", "autoreply", "assistant", "notice",
         "机器人", "智能客服", "系统", "系统消息", "自动回复", "智能助手", "平台"), Role.ROBOT,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """What the flags and the mapping file say; what they leave out has these values.

    `columns` pairs fields with column names, `roles` values of the role column with who speaks
    (None: such rows are left out), `ratings` values of the rating column with one of `RATINGS`
    (empty: nobody rated), `zone_minutes` is the shop's zone east of Greenwich, `needed` the fields
    without which a file cannot be read.
    """

    columns: tuple[tuple[str, str], ...] = ()
    roles: tuple[tuple[str, Role | None], ...] = ()
    shifts: tuple[Shift, ...] = STANDARD
    zone_minutes: int = CHINA
    time_format: str = ""
    encoding: str = ""
    needed: tuple[str, ...] = NEEDED
    ratings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads rows of one file: `message` gives a Message, why not, or None for rows left out."""

    layout: Layout
    file: int
    roles: dict[str, Role | None] = field(init=False, default_factory=dict)
    ratings: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.roles.update(KNOWN_ROLES)
        self.roles.update({_role_key(value): role for value, role in self.layout.roles})
        self.ratings.update(KNOWN_RATINGS)
        self.ratings.update({rating_key(value): one for value, one in self.layout.ratings})

    def message(self, cells: Sequence[object], line: int) -> Message | Skipped | None:
        """Return what the cells, in the order of FIELDS, say."""
        conversation, role_cell, time_cell, text, agent, shift, customer, rating = cells
        key = key_of(conversation)
        if not key:
            return Skipped(self.file, line, "会话编号是空的")
        word = _role_key(_words(role_cell))
        if word not in self.roles:
            return Skipped(self.file, line, _unknown_role(_words(role_cell)))
        role = self.roles[word]
        if role is None:
            return None
        at = moment(time_cell, self.layout.zone_minutes, self.layout.time_format)
        if at is None:
            return Skipped(self.file, line, _unknown_time(_words(time_cell)))
        if text is None:
            return Skipped(self.file, line, "没有内容")
        said = text if isinstance(text, str) else _words(text)
        if len(said) > LONGEST_TEXT:
            return Skipped(self.file, line, f"内容超过 {LONGEST_TEXT} 个字，不像一条消息")
        named = _shift_name(_words(shift)) or name_at(minute_of_day(at), self.layout.shifts)
        rated = "" if rating is None else self._rated(_words(rating))
        return Message(
            key, at, role, said, _words(agent), named, self.file, line, key_of(customer), rated
        )

    def _rated(self, value: str) -> str:
        return self.ratings.get(rating_key(value), UNKNOWN)


def key_of(cell: object) -> str:
    """Return an id as text: spreadsheets turn 17 into 17.0, and an empty cell into no number."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else "" if cell != cell else str(cell)
    return "" if cell is None else str(cell)


def _words(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else key_of(cell)


_shift_name = lru_cache(maxsize=4096)(mask_key)


@lru_cache(maxsize=4096)
def _role_key(value: str) -> str:
    return "".join(value.lower().split())


def _unknown_role(value: str) -> str:
    if not value:
        return "角色是空的"
    seen = mask(value)[:20]  # a column mistaken for another may hold anything
    return f"不认识角色“{seen}”；请用 --role {seen}=客服（或 顾客、机器人、不读）说明"


def _unknown_time(value: str) -> str:
    if not value:
        return "时间是空的"
    return (
        f"读不懂时间“{mask(value)[:30]}”；可以写 2026-11-11 10:15:20，或用 --time-format 说明写法"
    )
