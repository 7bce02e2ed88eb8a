"""The left side: the author's file with its marks, and below it what the checker found."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from trainer.tui.preview.findings import by_gravity, counted, first_error, listed
from trainer.tui.preview.marks import Marks, beat_lines, problem_lines, taken_line
from trainer.tui.preview.sheet import Sheet
from trainer.tui.preview.tries import Tries
from trainer.tui.widgets.plain_content import PlainText, plain

MUTED = "$foreground 60%"


class FileSide(Vertical):
    """Shows a file that is being written; nothing of it can be changed here."""

    def __init__(self) -> None:
        super().__init__(id="file-side")
        self._error = 0

    def compose(self) -> ComposeResult:
        """Lay out title, file and problems."""
        yield PlainText(id="file-title", classes="side-title")
        yield Sheet()
        with VerticalScroll(id="findings", can_focus=False):
            yield PlainText(id="findings-text")

    @property
    def sheet(self) -> Sheet:
        """The file's text."""
        return self.query_one(Sheet)

    def show(self, tries: Tries) -> None:
        """Draw the file with the current beat, and the problems."""
        version = tries.version
        problems = by_gravity(version.problems)
        self._error = first_error(problems, version.file)
        self.query_one("#file-title", PlainText).show(_title(tries))
        self.query_one("#findings-text", PlainText).show(listed(problems, version.file))
        marks = _marks(tries)
        self.sheet.show(tries.lines)
        self.sheet.mark(marks)
        if marks.beat and not self._error:
            self.sheet.seek(marks.taken if marks.taken in marks.beat else marks.beat.start)

    def seek_error(self) -> None:
        """Bring the first error into view, if there is one."""
        if self._error:
            self.sheet.seek(self._error)

    def focus_sheet(self) -> None:
        """Let the keys scroll the file."""
        self.sheet.focus()


def _title(tries: Tries) -> Content:
    version = tries.version
    counts = counted(version.problems)
    if version.text is None:
        state, tone = "现在读不到，下面是上一次的内容", "$error"
    elif version.scenario is None:
        state, tone = counts or f"现在是{version.kind}文件，不是场景", "$error"
    else:
        state, tone = counts, "$warning"
    return Content.assemble(plain(version.file, "bold"), ("  ", ""), (state, tone))


def _marks(tries: Tries) -> Marks:
    version, tryout, scenario = tries.version, tries.tryout, tries.scenario
    problems = problem_lines(version.problems, version.file)
    if tryout is None or scenario is None:
        return Marks(problems=problems)
    drill = tryout.drill
    beat = beat_lines(tries.lines, version.draft, drill.beat, version.file)
    turn = tryout.steps[-1].turn if tryout.steps else None
    # Lines of an earlier version would point at the wrong words.
    taken = 0 if tries.is_stale else taken_line(scenario, turn, version.file)
    return Marks(beat, taken, problems)
