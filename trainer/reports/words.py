"""The words of every face of a report: what a figure is called, how it is said, in Chinese."""

from datetime import UTC, datetime

from trainer.drill.events import MODE_NAMES
from trainer.language import FAULTS, SEVERITY, STEPS, Severity
from trainer.reports.model import Change, Figure
from trainer.reports.rounds import RoundLine
from trainer.reports.share import interval, is_small
from trainer.safe_text import shown_line
from trainer.scoring.counting_words import LEFT_OUT
from trainer.scoring.rollup import BEIJING, WAITS_S
from trainer.scoring.scorecard import AXIS_NAMES

TITLE = "演练汇总"
NOTHING_YET = "还没有做完的演练可以汇总。"
NONE = "—"
EVERYBODY = "全部学员"
NO_LEVEL = "还没有级别"
AXES = tuple(AXIS_NAMES.values())
SPANS = (*(f"{edge} 秒内" for edge in WAITS_S), f"{WAITS_S[-1]} 秒以上", "没有回")
SEVERITY_NAMES = {Severity.SOFT: "轻", Severity.HARD: "重", Severity.RED_LINE: "红线"}
ZONE = "北京时间"
IN_TIME, LATE, UNANSWERED = "按时", "超时", "没有回"
NOT_LISTED = "没有列"
PASSED, NOT_PASSED = "通过", "未通过"

MEANINGS: tuple[tuple[str, str], ...] = (
    ("通过率", "通过的演练占做完的演练。中断的演练单独数，不进别的数。"),
    ("步骤做到", "该做的步骤里做到了多少，按演练数：一次演练里一个步骤最多算一次。"),
    ("对抗/百条", "每 100 条回复里，有反问、质问、推诿或辱骂讽刺的有几条。"),
    ("好评率", "满意 ÷（满意＋一般＋失望）。"),
    ("态度差率", "一般和失望里，因为说了重话或碰了红线的占多少。"),
    ("按时", "按各次演练的考核口径，没有超时的轮次占多少。"),
    ("轮次", "从顾客第一句没人回的话，到学员回了为止；线是那次演练的考核口径定的。"),
    ("首次→最近", "同一个场景做过两次以上的：第一次和最近一次的平均分。"),
    ("级别", "每一级的要求见 trainer exam；按本机和并进来的记录算。"),
)


def title_text(title: str) -> str:
    """Return the title of a report."""
    return shown_line(title) or TITLE


def name_of_step(step: str) -> str:
    """Return what a step is called."""
    return STEPS.get(step) or shown_line(step)


def name_of_fault(fault: str) -> str:
    """Return what a fault is called."""
    return FAULTS.get(fault) or shown_line(fault)


def weight_of_fault(fault: str) -> str:
    """Return how heavy a fault is."""
    severity = SEVERITY.get(fault)
    return SEVERITY_NAMES[severity] if severity else NONE


def name_of_axis(axis: str) -> str:
    """Return what an axis is called."""
    return {one.value: name for one, name in AXIS_NAMES.items()}.get(axis) or shown_line(axis)


def name_of_mode(mode: str) -> str:
    """Return what a mode is called."""
    return MODE_NAMES.get(mode) or shown_line(mode)


def name_of_cohort(name: str) -> str:
    """Return what a cohort is called; the one without a name is everybody."""
    return shown_line(name) or EVERYBODY


def percent_text(figure: Figure) -> str:
    """Return a share as people read it."""
    return NONE if figure.percent is None else f"{figure.percent}%"


def mean_text(figure: Figure) -> str:
    """Return a mean as a whole number."""
    return NONE if figure.mean is None else str(figure.mean)


def of_text(figure: Figure) -> str:
    """Return part and whole."""
    return f"{figure.part}/{figure.whole}"


def hundred_text(figure: Figure) -> str:
    """Return how many there are in a hundred."""
    return NONE if figure.percent is None else str(figure.percent)


def basis_text(figure: Figure) -> str:
    """Return part and whole, and between what the share lies where the sample is small."""
    return f"{of_text(figure)}{_between(figure)}" if figure.whole else ""


def share_text(figure: Figure) -> str:
    """Return a share and what it rests on."""
    if figure.percent is None:
        return NONE
    return f"{percent_text(figure)}（{basis_text(figure)}）"


def change_text(change: Change) -> str:
    """Return the mean of the first and of the latest attempts."""
    first, latest = means_of(change)
    return NONE if first is None else f"{first}→{latest}"


def means_of(change: Change) -> tuple[int | None, int | None]:
    """Return the means of the first and of the latest attempts, rounded; None where none is."""
    first = Figure(change.first, change.scenarios).mean
    return first, Figure(change.latest, change.scenarios).mean


def minutes(ms: int) -> int:
    """Return whole minutes, rounded half up."""
    return (ms + 30_000) // 60_000


def name_of_result(one: RoundLine) -> str:
    """Return what became of a round."""
    if not one.counts:
        return LEFT_OUT
    if one.took_s is None:
        return UNANSWERED
    return LATE if one.late else IN_TIME


def length_text(ms: int) -> str:
    """Return a length of practice in hours and minutes."""
    hours, rest = divmod(minutes(ms), 60)
    return f"{hours} 小时 {rest} 分" if hours else f"{rest} 分钟"


def moment_of(text: str) -> datetime | None:
    """Return the Beijing time of a UTC moment in ISO 8601; None where it is none."""
    try:
        moment = datetime.fromisoformat(text)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return aware.astimezone(BEIJING).replace(tzinfo=None, microsecond=0)
    except (ValueError, OverflowError):
        return None


def moment_text(text: str) -> str:
    """Return a UTC moment as Beijing time to the minute."""
    moment = moment_of(text)
    return NONE if moment is None else f"{moment:%Y-%m-%d %H:%M}"


def _between(figure: Figure) -> str:
    low_high = interval(figure) if is_small(figure) else None
    return "" if low_high is None else f"，样本小，大约 {low_high[0]}%–{low_high[1]}%"
