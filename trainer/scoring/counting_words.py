"""Figures and verdicts in the words of a reader: the same on every face."""

from trainer.scoring.contact import DAY_MS
from trainer.scoring.counting import Figure
from trainer.scoring.indicator import Algorithm, Indicator, Unit, Wanted
from trainer.scoring.verdict import Reason, Verdict

LEFT_OUT = "不算"  # how what does not count begins
_NOT: dict[Reason, str] = {
    Reason.NOT_FIRST: "只算首轮",
    Reason.REOPENED: "离上次咨询不久，算同一次",
    Reason.NOT_ASKED: "客服先开的口，顾客还没有问",
    Reason.NO_ANSWER: "没有人回，只平均回过的",
}
_WORDS: dict[Reason, str] = {
    Reason.PLEASED: "算：评价是满意",
    Reason.DISPLEASED: "算：评价不好，不是因为态度",
    Reason.ANNOYED: "算：评价不好，因为态度",
    Reason.ATTENDED: "算：有人接",
    Reason.UNATTENDED: "算：没有人接，成了留言",
}
_UNITS = {Unit.ROUND: "轮", Unit.MESSAGE: "条消息", Unit.CUSTOMER: "位顾客"}


def value_words(figure: Figure) -> str:
    """Return what a figure came to (4/5，80%；平均 36.5 秒), or why there is none."""
    if figure.missing:
        return figure.missing
    if figure.indicator.algorithm is Algorithm.CAPPED_MEAN:
        mean = tenths(figure.sum, figure.counted)
        return f"平均 {mean} 秒（{figure.counted} {unit_words(figure.indicator)}）"
    percent = tenths(100 * figure.sum, figure.counted)
    return f"{figure.sum}/{figure.counted}，{percent}%"


def verdict_words(figure: Figure) -> str:
    """Return whether the figure is good enough, and what was wanted."""
    wanted = figure.indicator.wanted
    if wanted is None:
        return "" if figure.missing else "没有固定的及格线"
    told = f"及格线 {wanted_words(figure.indicator.algorithm, wanted)}"
    return told if figure.met is None else f"{told}，{'达标' if figure.met else '没有达标'}"


def wanted_words(algorithm: Algorithm, wanted: Wanted) -> str:
    """Return what is wanted (≥80%, <40秒)."""
    unit = "秒" if algorithm is Algorithm.CAPPED_MEAN else "%"
    scale = 1000 if algorithm is Algorithm.CAPPED_MEAN else 10
    return f"{wanted.sign}{wanted.amount / scale:g}{unit}"


def why(indicator: Indicator, verdict: Verdict) -> str:
    """Return whether a round, message or customer counts, and why."""
    if verdict.reason is Reason.OUT_OF_HOURS:
        return f"{LEFT_OUT}：{clock(verdict.at)} 不在 {indicator.hours} 里"
    if not verdict.counts:
        return f"{LEFT_OUT}：{why_not(indicator, verdict.reason)}"
    if verdict.reason is Reason.DISPLEASED and indicator.algorithm is Algorithm.SATISFIED:
        return "算：评价不是满意"
    return _WORDS.get(verdict.reason) or _of_wait(indicator, verdict)


def why_not(indicator: Indicator, reason: Reason) -> str:
    """Return why something is left out, without saying which."""
    if reason is Reason.OUT_OF_HOURS:
        return f"不在 {indicator.hours} 里"
    if reason is Reason.NOT_RATED:
        displeased = indicator.algorithm is Algorithm.ATTITUDE
        return "顾客没有评价" + ("，或评价是满意" if displeased else "")
    return _NOT[reason]


def _of_wait(indicator: Indicator, verdict: Verdict) -> str:
    mean = indicator.algorithm is Algorithm.CAPPED_MEAN
    if verdict.took_s is None:
        return f"算 {indicator.cap_s} 秒：一直没有人回" if mean else "算，没按时：一直没有人回"
    if mean:
        over = verdict.reason is Reason.LATE
        told = f"算 {indicator.cap_s} 秒：到了上限" if over else f"算 {verdict.took_s} 秒"
        return f"{told}（{verdict.took_s} 秒回的）" if over else told
    if indicator.limit_s is None:
        return f"算：回过了（{verdict.took_s} 秒）"
    limit = span(indicator.limit_of(max(verdict.round, 0)) or 0)
    if verdict.reason is Reason.LATE:
        return f"算，没按时：{verdict.took_s} 秒才回，超过{limit}"
    return f"算，按时：{verdict.took_s} 秒回的，没超过{limit}"


def what(indicator: Indicator, verdict: Verdict, number: int) -> str:
    """Return what a verdict is about; `number` is its place among its like, from 1."""
    if verdict.round < 0:
        return f"第 {number} 位顾客"
    if indicator.unit is Unit.MESSAGE:
        return f"第 {number} 条消息（第 {verdict.round + 1} 轮）"
    return f"第 {verdict.round + 1} 轮"


def span(seconds: int) -> str:
    """Return a span of seconds in words (30 秒, 3 分钟)."""
    return f" {seconds // 60} 分钟" if seconds >= 60 and seconds % 60 == 0 else f" {seconds} 秒"


def clock(at: int) -> str:
    """Return the time of day of a moment (10:00:15)."""
    second = at % DAY_MS // 1000
    return f"{second // 3600}:{second // 60 % 60:02d}:{second % 60:02d}"


def unit_words(indicator: Indicator) -> str:
    """Return what stands after a number of what is counted (轮, 条消息, 位顾客)."""
    return _UNITS[indicator.unit]


def tenths(numerator: int, denominator: int) -> str:
    """Return a quotient with one decimal, rounded half up; without it where it is 0."""
    tenths = (20 * numerator + denominator) // (2 * denominator)
    return f"{tenths // 10}.{tenths % 10}".removesuffix(".0")
