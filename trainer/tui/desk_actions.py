"""The order panel's actions as the screen offers them: groups, keys, and what a form asks."""

from typing import NamedTuple

from trainer.language.labels import TICKET_FIELDS


class Group(NamedTuple):
    """Actions under one heading."""

    title: str
    actions: tuple[str, ...]


GROUPS = (
    Group("查询", ("look_order", "look_parcel", "look_history", "ask_operations", "ask_warehouse")),
    Group(
        "处理", ("urge", "intercept", "refund", "exchange", "reship", "coupon", "change_address")
    ),
    Group("跟进", ("ask_proof", "note", "ticket", "transfer", "call_back")),
    Group("收尾", ("invite_rating", "report_abuse")),
)
LOOK_UPS = frozenset(GROUPS[0].actions)
# 1-9, then letters: one key each while the panel has the focus.
KEYS = "1234567890abcdefghi"
ACTION_KEYS: dict[str, str] = dict(
    zip((action for group in GROUPS for action in group.actions), KEYS, strict=True)
)


class Field(NamedTuple):
    """One line of a form; what stands in `example` only shows what may be written."""

    name: str
    example: str


TICKET_EXAMPLES = ("顾客遇到了什么", "顾客要什么", "已经做了什么", "什么时候给顾客回音")
# One unnamed field is the action's content (内容); named ones are its fields.
FORMS: dict[str, tuple[Field, ...]] = {
    "coupon": (Field("", "金额，例如 10元"),),
    "refund": (Field("", "金额，例如 39.9元，或 全额"),),
    "reship": (Field("", "补发什么，例如 同款 1 件"),),
    "exchange": (Field("", "换成什么，例如 L 码 1 包"),),
    "change_address": (Field("", "新地址"),),
    "note": (Field("", "备注内容"),),
    "transfer": (Field("", "转给谁，为什么"),),
    "call_back": (Field("", "什么时候回电，例如 今晚8点前"),),
    "report_abuse": (Field("", "举报原因，例如 人身威胁"),),
    "ticket": tuple(map(Field, TICKET_FIELDS, TICKET_EXAMPLES)),
}
