"""The reply box with its quick replies: `/` opens them, what is chosen is put in to be changed."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList

from trainer.scenario.model import QuickReply
from trainer.tui.quick_reply import gaps
from trainer.tui.widgets.quick_list import QuickList
from trainer.tui.widgets.reply_box import ReplyBox


class ReplyArea(Vertical):
    """Box and list; `fill` puts into a quick reply what the trainee can know by now."""

    def __init__(self, replies: tuple[QuickReply, ...], fill: Callable[[str], str]) -> None:
        super().__init__(id="reply-area")
        self._replies = replies
        self._fill = fill

    def compose(self) -> ComposeResult:
        """Lay out the list above the box."""
        yield QuickList(self._replies)
        yield ReplyBox()

    @property
    def box(self) -> ReplyBox:
        """The reply box."""
        return self.query_one(ReplyBox)

    @property
    def is_choosing(self) -> bool:
        """Whether quick replies are offered."""
        return self.box.choosing

    def on_reply_box_typed(self) -> None:
        """Offer the quick replies that fit."""
        self.box.choosing = self.query_one(QuickList).narrow(self.box.text)

    def on_reply_box_chosen(self, event: ReplyBox.Chosen) -> None:
        """Move in the quick replies, or take one."""
        event.stop()
        if event.step:
            self.query_one(QuickList).step(event.step)
        else:
            self._take()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the quick reply that was clicked."""
        event.stop()
        self._take()

    def _take(self) -> None:
        marked = self.query_one(QuickList).marked
        if marked is None:
            return
        text = self._fill(marked.text)
        self.box.put(text)
        self.box.focus()
        if missing := gaps(text):
            self.post_message(
                ReplyBox.Noticed(f"{'、'.join(missing)} 还不知道，查到后改成实际内容再发送。")
            )
