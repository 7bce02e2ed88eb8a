"""The terminal on Linux and macOS: Textual's driver, made fit for odd bytes and odd ends.

Textual's own reader ends the program on bytes that are not UTF-8 and on some reports, and spins
when the terminal has gone. It is replaced here by one that mends or drops what it cannot use.
"""

import os
import selectors
import sys
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, cast

from textual import _ansi_sequences, events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from trainer.safe_text import shown
from trainer.tui.keyboard_bytes import TolerantDecoder
from trainer.tui.last_resort import end_at_the_latest

READ_AT_MOST = 65_536  # bytes at a time
BURST_AT_MOST = 1_048_576  # bytes taken in before anything is shown
PASTE_FROM = 64  # characters in one burst: nobody types that, and key by key it would crawl
LARGEST_TERMINAL = 2000  # columns or rows; a report of more is a forgery
SUSPENDED = "训练器停在这里，演练都存好了。输入 fg 回来。"
HANGUP_CODE = 129  # 128 + SIGHUP, as a shell would report it


class EnterKey(Enum):
    """Enter with a modifier, as terminals send it that can tell it apart."""

    CONTROL = "ctrl+enter"
    SHIFT = "shift+enter"


ENTERS = {
    "\x1b[27;5;13~": (EnterKey.CONTROL,),
    "\x1b[13;5u": (EnterKey.CONTROL,),
    "\x1b[27;2;13~": (EnterKey.SHIFT,),
    "\x1b[13;2u": (EnterKey.SHIFT,),
}
PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"
REPORT_ENTERS = "\x1b[>4;1m"  # xterm's modifyOtherKeys, level 1
REPORT_ENTERS_NO_MORE = "\x1b[>4;0m"


class TolerantDriver(LinuxDriver):
    """A driver that no input can bring down."""

    reports_enters = False

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # Textual draws on stderr, which people send to a file when they hunt for a mistake.
        self._file = sys.__stdout__

    def start_application_mode(self) -> None:
        """Start as Textual does, and ask for Ctrl+Enter and Shift+Enter to be reported."""
        cast(dict[str, Any], _ansi_sequences.ANSI_SEQUENCES_KEYS).update(ENTERS)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.reports_enters:
            self.write(REPORT_ENTERS)
            self.flush()

    def stop_application_mode(self) -> None:
        """Put the keyboard back, then stop as Textual does."""
        if self.reports_enters:
            self.write(REPORT_ENTERS_NO_MORE)
        super().stop_application_mode()

    def suspend_application_mode(self) -> None:
        """Give the terminal back, and say how to return."""
        super().suspend_application_mode()
        print(SUSPENDED, file=sys.__stdout__, flush=True)

    def run_input_thread(self) -> None:
        """Read, mend, and dispatch until the program ends or the terminal has gone."""
        decoder = TolerantDecoder()
        keys = _Keys(self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                data = self._burst(selector)
                if data is None:
                    self._hang_up()
                    return
                for message in keys.heard(decoder.decode(data)):
                    self.process_message(message)

    def _burst(self, selector: selectors.BaseSelector) -> bytes | None:
        """Return all that waits to be read; None once the terminal has gone."""
        burst = b""
        wait_s = 0.1
        while len(burst) < BURST_AT_MOST and selector.select(wait_s):
            try:
                data = os.read(self.fileno, READ_AT_MOST)
            except OSError:
                return None
            if not data:
                return burst or None
            burst += data
            wait_s = 0
        return burst

    def _hang_up(self) -> None:
        """End the program: what happened so far is already kept."""
        end_at_the_latest(HANGUP_CODE)
        self._loop.call_soon_threadsafe(lambda: self._app.exit(return_code=HANGUP_CODE))


class TolerantDriverWithEnters(TolerantDriver):
    """The same for terminals that can tell Ctrl+Enter from Enter."""

    reports_enters = True


class _Keys:
    """Text in, messages out; a parser that fails is replaced by a fresh one."""

    def __init__(self, debug: bool) -> None:
        self._debug = debug
        self._parser = XTermParser(debug)
        self._paste: str | None = None  # what has come of a paste so far

    def heard(self, text: str) -> Iterable[Message]:
        """Return the messages that `text` stands for."""
        messages: list[Message] = []
        try:
            messages.extend(self._spoken(text))
            messages.extend(self._parser.tick())
        except (ParseError, ValueError, OverflowError, RuntimeError, StopIteration):
            self._parser = XTermParser(self._debug)
        return filter(_believable, messages)

    def _spoken(self, text: str) -> Iterator[Message]:
        """Cut marked pastes out, whole: the parser would take an ESC in them for a key."""
        while text:
            if self._paste is None:
                typed, start, text = text.partition(PASTE_START)
                yield from self._typed(typed)
                self._paste = "" if start else None
            else:
                self._paste, end, text = (self._paste + text).partition(PASTE_END)
                if end:
                    yield _pasted(self._paste)
                    self._paste = None

    def _typed(self, text: str) -> Iterator[Message]:
        body = text.rstrip("\r")
        if is_unmarked_paste(body):
            yield _pasted(body)
            text = text[len(body) :]
        if text:
            yield from self._parser.feed(text)


def _pasted(text: str) -> events.Paste:
    """Return a paste that no widget need fear."""
    return events.Paste(shown(text.replace("\r\n", "\n").replace("\r", "\n")))


def is_unmarked_paste(text: str) -> bool:
    """Say whether a burst is a paste from a terminal that does not mark its pastes."""
    return len(text) >= PASTE_FROM and all(
        character.isprintable() or character in "\r\n\t" for character in text
    )


def _believable(message: Message) -> bool:
    """Say whether a message can be true: a size within reason."""
    if not isinstance(message, events.Resize):
        return True
    return all(0 < side <= LARGEST_TERMINAL for side in message.size)
