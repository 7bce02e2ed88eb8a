"""Item analysis as a report holds it: plain lines, and what they are about."""

from dataclasses import dataclass

QUESTION, RIGHT, WRONG = "题", "对的选项", "错的选项"
SCENARIO, BEAT, MARK, BRANCH = "场景", "环节", "评分项", "走向"


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of `n` cases; `kind` is one of the words above, `file` and `line` say where it is.

    `percent` is the share of the points earned, `low` and `high` its interval in percents; `r` is
    the discrimination with its interval, in hundredths. Each is None where the cases do not carry
    it. `times` is how often an option was chosen or a branch was taken. `hints` are Chinese.
    """

    source: str
    kind: str
    name: str
    text: str
    file: str
    line: int | None
    n: int
    percent: int | None = None
    low: int | None = None
    high: int | None = None
    r: int | None = None
    r_low: int | None = None
    r_high: int | None = None
    times: int | None = None
    hints: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """The lines of item analysis; `about` are Chinese sentences on what they rest on."""

    lines: tuple[ItemLine, ...] = ()
    about: tuple[str, ...] = ()
