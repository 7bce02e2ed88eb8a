"""The menu: what to practise next, and the scenarios by family; a search box; who practises."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Input, OptionList
from textual.widgets.option_list import Option

from trainer.tui.widgets.plain_content import Drawn, PlainText, plain, wrapped_content
from trainer.tui.widgets.plain_input import PlainInput

if TYPE_CHECKING:
    from trainer.study import Suggestion
    from trainer.tui.catalogue import Entry

READING = "正在读取场景……"
NOTHING_FITS = "没有合适的场景。换个词，或按 Esc 清空搜索。"
NO_SCENARIO = "还没有场景。把场景文件放进自建文件夹，再重新打开程序。"
TITLE_CELLS = 40
NARROW_TITLE_CELLS = 30


class MenuScreen(Screen[None]):
    """Lists what can be practised, and posts what is chosen."""

    HELP_TOPIC = "menu"

    @dataclass
    class Chosen(Message):
        """A scenario is chosen; where it was suggested, with a seed."""

        path: str
        seed: int | None = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g,G", "next", "接下来练"),
        Binding("slash", "search", "搜索", key_display="/"),
        Binding("k,K", "app.quiz", "题库"),
        Binding("e,E", "app.exam", "考试"),
        Binding("h,H", "app.history", "历史"),
        Binding("r,R", "app.report", "报告"),
        Binding("n,N", "app.name", "换人"),
        Binding("t,T", "app.theme", "明暗", show=False),  # the narrowest line has no room for it
        Binding("f1,question_mark", "app.help", "帮助", key_display="F1"),
        Binding("escape", "clear", show=False),
        Binding("q,Q", "app.leave", "退出"),
    ]

    def __init__(self, reading: str = READING) -> None:
        """Say `reading` until there is something else to say."""
        super().__init__(id="_default")
        self._reading = reading
        self._listed: tuple[Entry, ...] | None = None
        self._suggested: Suggestion | None = None

    def compose(self) -> ComposeResult:
        """Lay out the welcome, what to practise next, the search box and the list."""
        yield PlainText("投诉处理训练器", id="brand")
        yield PlainText(id="welcome")
        yield PlainText(id="next")
        yield PlainInput(placeholder="搜索标题、标签（按 / 开始）", id="search", compact=True)
        yield OptionList(markup=False, id="scenarios")
        yield PlainText(self._reading, id="notice", classes="notice")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin on the list, so that single keys are commands."""
        self.query_one("#scenarios").focus()

    def welcome(self, name: str) -> None:
        """Greet the trainee by name."""
        self.query_one("#welcome", PlainText).show(
            Content.assemble(plain(name, "bold"), "，您好。选一个场景，按 Enter 开始。")
        )

    def notice(self, text: str) -> None:
        """Say something below the list; an empty text says nothing."""
        notice = self.query_one("#notice", PlainText)
        notice.display = bool(text)
        notice.show(text)

    def listing(self, listed: "tuple[Entry, ...]") -> None:
        """Show these scenarios."""
        self._listed = listed
        self._fill()

    def suggest(self, suggested: "Suggestion | None") -> None:
        """Show what to practise next and why; None shows nothing."""
        self._suggested = suggested
        line = self.query_one("#next", PlainText)
        line.show(Drawn(lambda width: _next_lines(suggested, width)) if suggested else "")
        self.refresh_bindings()

    def _fill(self) -> None:
        from trainer.tui.catalogue import by_family, fitting

        if self._listed is None:
            return
        options = self.query_one("#scenarios", OptionList)
        marked = options.highlighted_option.id if options.highlighted_option else None
        found = by_family(fitting(self._listed, self.query_one("#search", Input).value))
        options.set_options(_options(found, self._title_cells))
        ids = [option.id for option in options.options]
        first = next((index for index, one in enumerate(options.options) if not one.disabled), None)
        options.highlighted = ids.index(marked) if marked and marked in ids else first
        self.notice("" if found else NOTHING_FITS if self._listed else NO_SCENARIO)

    @property
    def _title_cells(self) -> int:
        return TITLE_CELLS if self.size.width >= 90 else NARROW_TITLE_CELLS

    def on_resize(self) -> None:
        """Fit the columns to the width."""
        self._fill()

    def on_input_changed(self) -> None:
        """Narrow the list while somebody types."""
        self._fill()

    def on_input_submitted(self) -> None:
        """Go from the search box to what was found."""
        self.query_one("#scenarios").focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the scenario, or say what is wrong with it."""
        path = event.option.id
        chosen = next((one for one in self._listed or () if one.path == path), None)
        if chosen is None:
            return
        if chosen.fault:
            self.notice(f"这个场景现在练不了：{chosen.fault}")
        else:
            self.post_message(self.Chosen(chosen.path))

    def action_next(self) -> None:
        """Take what is suggested."""
        if self._suggested:
            self.post_message(self.Chosen(self._suggested.path, self._suggested.seed))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take what is suggested only where something is."""
        return action != "next" or self._suggested is not None

    def action_search(self) -> None:
        """Go to the search box."""
        self.query_one("#search").focus()

    def action_clear(self) -> None:
        """Empty the search box and go back to the list."""
        self.query_one("#search", Input).value = ""
        self.query_one("#scenarios").focus()


def _next_lines(suggested: "Suggestion", width: int) -> Content:
    from trainer.tui.catalogue import stars

    first = Content.assemble(
        ("接下来练：", "$accent"),
        plain(suggested.title, "bold"),
        (f"  {stars(suggested.difficulty)}", "$warning"),
        ("  按 G 开始", "$foreground 60%"),
    )
    why = wrapped_content(plain(suggested.reason, "$foreground 75%"), width)
    return Content("\n").join([first.truncate(width, ellipsis=True), *why])


def _options(families: "dict[str, tuple[Entry, ...]]", cells: int) -> Iterator[Option]:
    for family, ones in families.items():
        yield Option(plain(family, "bold $accent"), disabled=True)
        for one in ones:
            yield Option(_line(one, cells), id=one.path)


def _line(one: "Entry", cells: int) -> Content:
    from trainer.tui.catalogue import stars

    title = plain(one.title).truncate(cells, ellipsis=True)
    gap = " " * (cells - cell_len(title.plain) + 2)
    own = " 自建" if one.own else "     "
    if one.fault:
        return Content.assemble("  ", title, gap, ("文件有错，练不了", "$error"))
    return Content.assemble(
        "  ",
        title,
        gap,
        (stars(one.difficulty), "$warning"),
        (own, "$accent"),
        "  ",
        _best(one),
    )


def _best(one: "Entry") -> Content:
    if one.best is None:
        return Content.styled("未练", "$foreground 60%")
    tone = "$success" if one.passed else "$warning"
    return Content.assemble(
        (f"最好 {one.best:>3} 分", tone), (f"  练过 {one.times} 次", "$foreground 60%")
    )
