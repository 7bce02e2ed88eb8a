"""What was heard in one reply: findings, offers, and claims. Values only."""

from dataclasses import dataclass
from enum import StrEnum

from trainer.language.labels import Severity


class Kind(StrEnum):
    """The three kinds of finding in the judging guide."""

    STEP = "step"
    FAULT = "fault"
    CRAFT = "craft"


class Voice(StrEnum):
    """Who heard it: the rules, the trained voice (see `model`), or one as the other."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing heard in a reply, with the words that prove it.

    `start` and `end` are a half-open span in code points of the text as typed.
    `rule` is `<label>.<variant>`, for instance `shirk.disown`; the variants that
    scoring relies on are listed in `docs/judge.md`.
    `review` marks what a trainer should look at: it counts as not found.
    """

    kind: Kind
    label: str
    start: int
    end: int
    quote: str
    rule: str
    reason: str = ""
    better: str = ""
    severity: Severity | None = None
    voice: Voice = Voice.RULES
    review: bool = False

    def overlaps(self, other: "Finding") -> bool:
        """Say whether both lie on one and the same character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Offer:
    """One remedy that a reply puts on the table.

    `remedy` is one of refund, return, exchange, reship, compensate, coupon, freight, repair.
    `fen` is an amount of money in fen (1/100 yuan), None where none is named;
    `whole` is true where all of the price is given back (全额, 全退);
    `payer` is `shop`, `customer` or empty (who pays the freight);
    `keep_goods` is true where the customer need not send the goods back;
    `within_s` is the promised time in seconds from now, None where none is named.
    """

    remedy: str
    start: int
    end: int
    quote: str
    fen: int | None = None
    whole: bool = False
    payer: str = ""
    keep_goods: bool = False
    within_s: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A reply says that a desk action has been done (已经催件了): `action` is its id."""

    action: str
    start: int
    end: int
    quote: str
