"""Scrolling by keys: the actions of every screen that has one page to read."""

from textual.widget import Widget

KEPT_LINES = 2  # that stay in sight when a page is turned


class Scrolling:
    """For a screen: `scroll(lines)` and `page(pages)`, up where they are negative."""

    @property
    def scrolled(self) -> Widget:
        """What scrolls."""
        raise NotImplementedError

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.scrolled.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by what fits on the screen."""
        shown = max(1, self.scrolled.size.height - KEPT_LINES)
        self.scrolled.scroll_relative(y=pages * shown, animate=False)
