"""The command palette in Chinese, and all other words that Textual would say in English."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from textual.app import App, ReturnType, SystemCommand
from textual.binding import Binding
from textual.command import (
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Provider,
    SearchIcon,
)
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets.option_list import Option

SEARCH = "输入命令或拼音，例如 历史 / lishi"
LEAST_SCORE = 0.1  # found by pinyin or explanation rather than by name
NO_MATCH = "没有这个命令，换个词试试"


class Order(NamedTuple):
    """One command: what it is called, what it does, its pinyin and English, its action."""

    name: str
    about: str
    typed: str
    action: str

    def answers(self, query: str) -> bool:
        """Say whether somebody who types `query` may mean this command."""
        wanted = query.strip().lower()
        return wanted in self.name.lower() or wanted in self.typed or wanted in self.about


ORDERS = (
    Order("去菜单", "回到场景列表", "qucaidan menu", "app.menu"),
    Order("历史", "以前的演练和成绩", "lishi history", "app.history"),
    Order("报告", "这台电脑上所有人的演练汇总", "baogao report", "app.report"),
    Order("换成浅色", "白底黑字，亮处看得清", "qianse zhuti light theme", "app.light"),
    Order("换成深色", "黑底白字，暗处不刺眼", "shense zhuti dark theme", "app.dark"),
    Order("帮助", "按键、六个步骤、什么算对抗、时间怎么算", "bangzhu help", "app.help"),
    Order("退出", "关掉程序；没做完的演练会先问您", "tuichu quit exit", "app.quit"),
)


KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "space": "空格",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def key_name(key: str) -> str:
    """Return what stands on the keyboard for a key of Textual's (ctrl+p, f1, escape)."""
    parts = key.split("+")
    return "+".join(KEY_NAMES.get(part, part.capitalize()) for part in parts)


class TrainerCommands(Provider):
    """What can be done from here: the screen's own keys first, then the orders for everywhere."""

    def _offers(self) -> list["_Offer"]:
        everywhere = {order.name: _Offer(order, self.app, self.app) for order in self._orders()}
        here = {order.name: _Offer(order, self.app, node) for order, node in self._keys()}
        return [
            *(one for name, one in here.items() if name not in everywhere),
            *everywhere.values(),
        ]

    def _orders(self) -> list[Order]:
        now = "app.dark" if self.app.current_theme.dark else "app.light"
        return [order for order in ORDERS if order.action != now]

    def _keys(self) -> Iterator[tuple[Order, DOMNode]]:
        """Yield the keys of the screen and of what has the focus, where they have our names."""
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            # Textual's own keys have no name, or an English one.
            if enabled and not isinstance(node, App) and not binding.description.isascii():
                key = self.app.get_key_display(binding)
                yield Order(binding.description, f"按键 {key}", "", binding.action), node

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for offer in self._offers():
            yield DiscoveryHit(offer.order.name, offer, help=offer.order.about)

    async def search(self, query: str) -> Hits:
        """Offer the orders that the typed words may mean."""
        matcher = self.matcher(query)
        for offer in self._offers():
            order = offer.order
            if order.answers(query):
                score = matcher.match(order.name) or LEAST_SCORE
                yield Hit(score, matcher.highlight(order.name), offer, help=order.about)


class _Offer:
    """An order with where it runs; called, it runs."""

    def __init__(self, order: Order, app: App[object], node: DOMNode) -> None:
        self.order = order
        self._app = app
        self._node = node

    async def __call__(self) -> None:
        await self._app.run_action(self.order.action, self._node)


class ChinesePalette(CommandPalette):
    """Textual's palette with Chinese words."""

    DEFAULT_CSS = """
    ChinesePalette SearchIcon { color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__(placeholder=SEARCH, id="--command-palette")

    def on_mount(self) -> None:
        """Use a sign that every font has."""
        self.query_one(SearchIcon).icon = "›"

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say in Chinese, a moment later, that nothing fits."""
        self._stop_no_matches_countdown()
        if search_value:
            self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, self._say_no_match)

    def _say_no_match(self) -> None:
        option = Option(Content.styled(NO_MATCH, "$text-muted"), id=self._NO_MATCHES, disabled=True)
        self.query_one(CommandList).clear_options().add_option(option)
        self._list_visible = True


class ChineseApp(App[ReturnType]):
    """An app whose own words are Chinese: the palette, the names of the keys."""

    COMMANDS: ClassVar[set[type[Provider]]] = {TrainerCommands}  # type: ignore[assignment]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer none of Textual's own commands: `TrainerCommands` has them in Chinese."""
        return ()

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as it stands on the keyboard: F1, Ctrl+P, Esc."""
        return binding.key_display or key_name(binding.key.split(",")[0])

    def action_command_palette(self) -> None:
        """Open the palette."""
        if self.use_command_palette and not isinstance(self.screen, CommandPalette):
            self.push_screen(ChinesePalette())
