"""The report as an app of its own."""

from pathlib import Path

from trainer.reports.model import Report
from trainer.tui.report.screen import ReportScreen
from trainer.tui.shell import Shell

KEYS = "← → 换页，数字直接到那一页；↑ ↓ 翻看；Enter 打开选中的那一行；Esc 返回或退出。"


class ReportApp(Shell[None]):
    """Shows one report until the supervisor leaves."""

    TITLE = "报告"
    ENABLE_COMMAND_PALETTE = False
    WHAT_IS_SAFE = "演练记录没有动过。"

    def __init__(self, report: Report, *, theme: str, reports_enters: bool, log: Path) -> None:
        super().__init__(theme=theme, reports_enters=reports_enters, crash_log=log)
        self._report = report

    def get_default_screen(self) -> ReportScreen:
        """Begin with the report; there is nothing else."""
        return ReportScreen(self._report)

    def on_mount(self) -> None:
        """End in order when asked to."""
        self.mind_signals()

    def action_help(self) -> None:
        """Tell the keys."""
        self.notify(KEYS, markup=False)
