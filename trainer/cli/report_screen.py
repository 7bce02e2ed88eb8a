"""`trainer report --screen`: the report on the screen, with plots."""

from trainer.cli.on_screen import has_screen
from trainer.cli.settings import calm_keyboard, load_settings
from trainer.errors import TrainerError
from trainer.reports.model import Report

AFTER = "用 trainer report --html 文件.html 可以存成网页。"


def check_screen() -> None:
    """See that there is a screen to show a report on; TrainerError where there is none."""
    if not has_screen(load_settings()):
        raise TrainerError("这里没有能画屏幕的终端。去掉 --screen 就一行一行地写出来。")


def show_screen(report: Report) -> str:
    """Show the report until the supervisor leaves; return what to say then."""
    settings = load_settings()
    calm_keyboard()
    from trainer.tui.report.app import ReportApp

    app = ReportApp(
        report,
        theme=settings.last_theme,
        reports_enters=settings.reports_enters,
        log=settings.data_dir / "crash.log",
    )
    app.run()
    if app.return_code:
        raise TrainerError("报告没有看完就停下了。", code=app.return_code)
    return AFTER
