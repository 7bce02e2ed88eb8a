"""D601 — personal data of real chats: phone, identity card, bank card, address.

It reads the author's text line by line, so it serves files that hold no scenario too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from trainer.scenario.model import Place, Scenario
from trainer.scenario.notebook import MOST
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, problem

_GAP = r"[ \-－—·]?"
_DIGITS = str.maketrans("０１２３４５６７８９ｘＸ　", "0123456789xX ")
PHONE = re.compile(rf"(?<![\d.*])1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?![\d*])")
IDENTITY = re.compile(rf"(?<!\d)\d{{6}}{_GAP}\d{{8}}{_GAP}\d{{3}}[\dXx](?![\dXx])")
CARD = re.compile(r"(?<!\d)(?:\d{4}[ \-]){3,4}\d{1,4}(?!\d)|(?<!\d)\d{16,19}(?!\d)")
ADDRESS = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:省|自治区|市)[\u4e00-\u9fff]{1,8}?(?:市|区|县|镇|乡)"
    r"[\u4e00-\u9fff\d]{1,20}?(?:路|街|道|巷|弄|村|小区|大厦|花园)"
    r"[\u4e00-\u9fff\dA-Za-z\-]{0,12}?\d+(?:号|栋|幢|单元|室|楼)"
)
# Spelt so that they belong to nobody: one digit all through, or counting up.
_INVENTED = re.compile(r"^1[3-9]\d(?:(\d)\1{7}|12345678|00001111|0000\d{4}|\d{4}0000)$")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


@dataclass(frozen=True, slots=True)
class Leak:
    """One piece of personal data: where, what it looks like, and what to write instead."""

    place: Place
    width: int
    message: str
    fix: str
    level: Level


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield personal data in the scenario's own file and in all that it includes."""
    for file, text in scenario.sources:
        for leak in leaks(file, text):
            yield problem(
                scenario,
                RULE,
                leak.place,
                leak.message,
                leak.fix,
                width=leak.width,
                level=leak.level,
            )


def leaks(file: str, text: str) -> Iterator[Leak]:
    """Yield the first 500 pieces of personal data in a text; the surest kind names each."""
    return islice(_leaks(file, text), MOST)


def _leaks(file: str, text: str) -> Iterator[Leak]:
    for number, line in enumerate(text.split("\n"), start=1):
        taken: set[int] = set()
        plain = line.translate(_DIGITS)
        for pattern, is_real, message, fix, level in KINDS:
            for match in pattern.finditer(plain):
                span = set(range(*match.span()))
                if not span & taken and is_real(match.group()):
                    taken |= span
                    place = Place(file, number, match.start() + 1)
                    yield Leak(place, len(span), message, fix, level)


def _is_phone(text: str) -> bool:
    return not _INVENTED.match(re.sub(r"\D", "", text))


def _is_identity(text: str) -> bool:
    digits = re.sub(r"[^\dXx]", "", text).upper()
    total = sum(int(d) * w for d, w in zip(digits[:17], _WEIGHTS, strict=True))
    month, day = int(digits[10:12]), int(digits[12:14])
    plausible = digits[6:8] in ("19", "20") and 1 <= month <= 12 and 1 <= day <= 31
    return plausible and _CHECK_DIGITS[total % 11] == digits[17]


def _is_card(text: str) -> bool:
    """Hold a number against the check digit of bank cards (Luhn) and their first digits."""
    digits = re.sub(r"\D", "", text)
    if not 16 <= len(digits) <= 19 or not digits.startswith(("62", "4", "5", "35", "37", "9")):
        return False
    doubled = (int(d) * (2 if i % 2 else 1) for i, d in enumerate(reversed(digits)))
    return len(set(digits)) > 2 and sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def _looks_like_one(_: str) -> bool:
    return True


KINDS = (
    (
        IDENTITY,
        _is_identity,
        "这里像是真实的身份证号",
        "删掉；要核对身份时写“身份证尾号1234”",
        Level.ERROR,
    ),
    (CARD, _is_card, "这里像是真实的银行卡号", "删掉；写“尾号8812”", Level.ERROR),
    (PHONE, _is_phone, "这里像是真实的手机号", "换成 138****8812，或写“尾号8812”", Level.ERROR),
    (
        ADDRESS,
        _looks_like_one,
        "这里像是真实的收货地址",
        "换成编的地名，如“城东网点附近”，不写门牌号",
        Level.WARNING,
    ),
)


RULE = Rule(
    id="D601",
    title="真实的个人信息",
    what="文件里像是有真实的手机号、身份证号、银行卡号或收货地址。",
    why="场景会给很多人看。从真实聊天里抄来的个人信息，泄露出去要担责任。",
    bad="""\
剧情:
  开场:
    顾客说: 到底送不送？我电话13987654321
    走向:
      - 当: 其他
        转到: 结局/满意
""",
    good="""\
剧情:
  开场:
    顾客说: 到底送不送？我电话138****8812，单号尾号8812
    走向:
      - 当: 其他
        转到: 结局/满意
""",
    check=check,
    local=True,
)
