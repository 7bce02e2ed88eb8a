"""What a trainer sees while grading: the conversation, the reply, the keys."""

from collections.abc import Iterable, Iterator

from trainer.cli.calibrate_answer import KEYS
from trainer.language import FAULTS, STEPS
from trainer.reports.calibration import LABELS, Opinion, SampleReply
from trainer.reports.calibration.meanings import MEANINGS
from trainer.safe_text import shown, shown_line
from trainer.scenario.columns import width

ACROSS = 78  # columns
_WHO = {"customer": "顾客", "agent": "客服"}
_HINT = (
    "写编号，如 2c；都没有写 0；后面可加 # 备注。",
    "? 说明  - 上一条  + 跳过  :12 去第 12 条  q 停下",
)


def reply_lines(reply: SampleReply) -> Iterator[str]:
    """Yield what was said before, and the reply."""
    if reply.scene:
        yield f"场景: {shown_line(reply.scene)}"
    for line in reply.record:
        yield f"  以前联系过: {shown_line(line)}"
    for turn in reply.before:
        yield f"  {_WHO[turn.who]}: {_below(turn.text)}"
    yield reply_line(reply)


def reply_line(reply: SampleReply) -> str:
    """Return the reply alone."""
    return f"要评的回复: {_below(reply.text)}"


def legend() -> list[str]:
    """Return the keys, in lines that a narrow terminal can show."""
    return ["", *_keys("步骤", STEPS), *_keys("失误", FAULTS), *_HINT]


def meanings() -> list[str]:
    """Return what each label means, a line each."""
    across = max(map(width, LABELS.values()))
    return [
        f"  {key} {LABELS[label]}{' ' * (across - width(LABELS[label]))}  {MEANINGS[label]}"
        for key, label in KEYS.items()
    ]


def answered_line(opinion: Opinion) -> str:
    """Return an opinion in words: 安抚、推诿；备注: 口气还行."""
    names = "、".join(name for label, name in LABELS.items() if label in opinion.labels)
    note = f"；备注: {shown_line(opinion.note)}" if opinion.note else ""
    return f"{names or '都没有'}{note}"


def _keys(title: str, labels: Iterable[str]) -> Iterator[str]:
    key_of = {label: key for key, label in KEYS.items()}
    line = title
    for label in labels:
        entry = f"  {key_of[label]} {LABELS[label]}"
        if width(line + entry) > ACROSS:
            yield line
            line = " " * width(title)
        line += entry
    yield line


def _below(text: str) -> str:
    """Return text that may have lines of its own, those set in."""
    return shown(text.strip()).replace("\n", "\n      ")
