"""Item analysis in Chinese words: figures as far as the data carry, and what to look at."""

from trainer.reports.items.figures import (
    ENOUGH,
    FEWEST,
    FEWEST_ASIDE,
    FEWEST_PAIRS,
    Discrimination,
    Doubt,
    Share,
    chance_of_none,
)
from trainer.reports.items.hints import Hint
from trainer.reports.items.marks import MarkItem, Sort

HINTS: dict[Hint, str] = {
    Hint.MISKEYED: "好手多选同一个错的选项，答案可能标错了",
    Hint.REVERSED: "这里好的人别处反而差",
    Hint.NOBODY: "没有人得分",
    Hint.HARD: "太难",
    Hint.LOST: "多数人在这里办砸",
    Hint.WEAK: "分不出好坏",
    Hint.EVERYBODY: "人人满分",
    Hint.EASY: "太容易",
    Hint.UNPICKED: "有错的选项没人选",
    Hint.UNTAKEN: "有走向没人走",
}
_DOUBTS: dict[Doubt, str] = {
    Doubt.FEW: "太少",
    Doubt.EVERYBODY: "—（人人满分）",
    Doubt.NOBODY: "—（无人得分）",
    Doubt.LOPSIDED: "—（一边太少）",
    Doubt.SAME: "—（没有差别）",
}
_SORTS: dict[Sort, str] = {Sort.DUE: "{}", Sort.SLIP: "没犯“{}”", Sort.BONUS: "加分“{}”"}
LEGEND = (
    f"得分率：得到的分占满分的几成，越高越容易；括号里是 95% 区间，不到 {FEWEST} 次不写。",
    "区分度：这里得分高的人，其余部分是不是也高；1 最能分出好坏，0 分不出，负数是反的。",
    f"太少：不到 {FEWEST_PAIRS} 次。一边太少：没得满分的，或得了分的，不到 {FEWEST_ASIDE} 次。",
)


def share_words(share: Share) -> str:
    """Return a share with its interval: `62%（43～78）`."""
    if share.percent is None or share.interval is None:
        return "太少" if share.n else "—"
    low, high = share.interval
    return f"{share.percent}%（{low}～{high}）"


def discrimination_words(told: Discrimination) -> str:
    """Return a discrimination with its interval, or why there is none: `0.3（-0.1～0.6）`."""
    if told.r is None:
        return _DOUBTS[told.doubt] if told.doubt and told.n else "—"
    said = figure(told.r, told.decimals)
    if told.interval is None:
        return said
    low, high = (figure(end, told.decimals) for end in told.interval)
    return f"{said}（{low}～{high}）"


def figure(number: float, decimals: int) -> str:
    """Return a figure with so many decimals, never a negative nothing."""
    said = f"{number:.{decimals}f}"
    return said.removeprefix("-") if not float(said) else said


def hint_words(hints: tuple[Hint, ...]) -> str:
    """Return what to look at, in a few words."""
    return "；".join(HINTS[hint] for hint in hints)


def mark_name(mark: MarkItem) -> str:
    """Return what earning the mark means."""
    return _SORTS[mark.sort].format(mark.title)


def none_words(n: int) -> str:
    """Return how much it says that in `n` cases, or fewer, something never happened."""
    if n >= ENOUGH:
        return f"满 {ENOUGH} 次的，可以信：常有的事（每 100 次有 5 次）早该出现了。"
    return (
        f"要满 {ENOUGH} 次才说得准：每 100 次有 5 次的事，"
        f"{n} 次里一次也没有，碰巧的可能还有 {chance_of_none(n)}%。"
    )
