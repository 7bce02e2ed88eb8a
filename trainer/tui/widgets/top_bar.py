"""The line above the conversation: the customer's mood, and how long they still wait."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from trainer.drill.events import MODE_NAMES
from trainer.tui.mood import bar_of, look_of
from trainer.tui.paper_time import left_of_paper
from trainer.tui.widgets.plain_content import plain
from trainer.tui.widgets.sight import DeskPart, Line, Sight

AMBER_MS = 10_000
RED_MS = 5_000


class TopBar(Horizontal, DeskPart):
    """Mood on the left, the round's clock on the right; words as well as colours."""

    def compose(self) -> ComposeResult:
        """Lay out the two texts."""
        yield Line(id="mood")
        yield Line(id="round-clock")

    def see(self, sight: Sight) -> None:
        """Draw mood and clock."""
        self.query_one("#mood", Line).draw(mood_content(sight))
        self.query_one("#round-clock", Line).draw(clock_content(sight))


def mood_content(sight: Sight) -> Content:
    """Return the customer's name, and their mood as face, word, bar and number."""
    anger = sight.drill.anger
    look = look_of(anger)
    return Content.assemble(
        plain(sight.scenario.customer.nickname, "bold"),
        (f"  {look.face} {look.word}  {bar_of(anger)}", f"${look.tone}"),
        (f" 怒气 {anger}", "$foreground 60%"),
    )


def clock_content(sight: Sight) -> Content:
    """Return how long the customer still waits, and how long the drill has run.

    In a paper what counts is how much of its time is left.
    """
    words, tone = waiting(sight)
    if sight.paper_left_ms is not None:
        whole = left_of_paper(sight.paper_left_ms)
        return Content.assemble((words, tone), (f"   {whole}", "$foreground 60%"))
    seconds = sight.now // 1000
    is_late = sight.left_ms is not None and sight.left_ms < 0
    mode = "" if is_late else f"{MODE_NAMES[sight.drill.mode]} "  # 80 columns hold no more
    ran = f"   {mode}{seconds // 60:02d}:{seconds % 60:02d}"
    return Content.assemble((words, tone), (ran, "$foreground 60%"))


def waiting(sight: Sight) -> tuple[str, str]:
    """Return the round's clock as words and a style: what counts is the profile's line.

    After the line has passed the customer may still have patience; both are said.
    """
    left = sight.left_ms
    if sight.drill.over:
        return "演练结束", "$foreground 60%"
    if left is None:
        return "本轮已回复", "$foreground 60%"
    seconds = -(-left // 1000)
    if left < 0:
        return f"● 超时 {-seconds} 秒{_patience(sight)}", "bold $error"
    if left <= RED_MS:
        return f"● 只剩 {seconds} 秒", "bold $error"
    if left <= AMBER_MS:
        return f"◐ 还剩 {seconds} 秒，抓紧", "bold $warning"
    return f"○ 本轮还剩 {seconds} 秒", "$success"


def _patience(sight: Sight) -> str:
    """Say how long the customer still waits where that is longer than the line."""
    patience = sight.patience_ms
    return f"，顾客还等 {-(-patience // 1000)} 秒" if patience and patience > 0 else ""
