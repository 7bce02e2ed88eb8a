"""Which pages a report has, in their order: texts to read, lists to open, what stands above."""

from collections.abc import Callable, Iterator

from textual.content import Content

from trainer.reports.model import Report
from trainer.tui.report import lines, pages, rows
from trainer.tui.report.lines import Line
from trainer.tui.widgets.plain_content import Drawn, plain

TEXTS: dict[str, Callable[[Report, int], Content]] = {
    "总览": pages.overview,
    "平台": pages.kpis,
}
LISTS: dict[str, Callable[[Report], Iterator[Line]]] = {
    "学员": lines.trainees,
    "步骤": lines.steps,
    "失误": lines.faults,
    "原话": lines.quotes,
    "场景": lines.scenarios,
    "试卷": lines.papers,
    "演练": lines.drills,
}
HEADS: dict[str, Drawn | Content] = {
    "学员": Drawn(rows.trainee_head),
    "步骤": plain("做到的占该做的，最弱的在前"),
    "失误": plain("有这种失误的演练占多少"),
    "原话": plain("最值得讲的失误"),
    "场景": plain("每个场景练得怎么样"),
    "试卷": plain("做完的考试"),
    "演练": plain("最近的演练"),
}
NAMES = ("总览", "学员", "步骤", "失误", "原话", "场景", "平台", "试卷", "演练")
NOTHING = {"步骤": "还没有该做的步骤。", "失误": "一次失误也没有听到。", "试卷": "还没有考试。"}
EMPTY = "没有可以列的。"
