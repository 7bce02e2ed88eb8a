"""One piece of personal data in a text: where it stands, what it is, how sure that is."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of personal data is; the value is its name on the screen."""

    PHONE = "手机号"
    LANDLINE = "座机"
    HOTLINE = "热线电话"
    IDENTITY = "证件号"
    CARD = "银行卡"
    ORDER = "单号"
    CODE = "取件码"
    EMAIL = "邮箱"
    CHAT_ID = "账号"
    PLATE = "车牌"
    SECRET = "密码"
    NAME = "姓名"
    NICKNAME = "昵称"
    ADDRESS = "地址"
    LINK = "链接"
    WORD = "自己遮的词"


@dataclass(frozen=True, slots=True)
class Private:
    """A half-open span in code points; `sure` is False where a person should look at it."""

    start: int
    end: int
    kind: Kind
    sure: bool = True


def without_overlaps(found: list[Private]) -> tuple[Private, ...]:
    """Return the spans in order; where two overlap, the earlier in the list stays."""
    kept: list[Private] = []
    for one in found:
        if one.start < one.end and all(
            one.end <= other.start or other.end <= one.start for other in kept
        ):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))
