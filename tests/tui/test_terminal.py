"""The screen in a real pseudo-terminal: what arrives as bytes, and what leaves as bytes."""

import contextlib
import os
import re
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pexpect
import pyte
import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

PATIENCE_S = 40.0
PASTE = "\x1b[200~{}\x1b[201~"


class Terminal:
    """A program in a pseudo-terminal, and what a terminal would show of it."""

    def __init__(
        self,
        home: Path,
        *words: str,
        size: tuple[int, int] = (80, 24),
        program: Sequence[str] = ("-m", "tests.tui.desk_program"),
    ) -> None:
        self.raw = b""
        self.home = home
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self.child = pexpect.spawn(
            sys.executable,
            [*program, *((str(home),) if "trainer" not in program else ()), *words],
            dimensions=(size[1], size[0]),
            env={**os.environ, "TERM": "xterm-256color", "TRAINER_HOME": str(home)},
            timeout=PATIENCE_S,
        )

    @property
    def text(self) -> str:
        # Not `display`: it stumbles over half of a wide character whose other half is drawn over.
        rows, columns = range(self._screen.lines), range(self._screen.columns)
        return "\n".join("".join(self._screen.buffer[y][x].data for x in columns) for y in rows)

    def drain(self, seconds: float = 0.3) -> None:
        """Take in what the program draws."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                data = self.child.read_nonblocking(65536, timeout=0.1)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return
            self.raw += data
            # pyte knows no private CSI with ">" or "<"; a terminal takes them in silence.
            self._stream.feed(re.sub(rb"\x1b\[[<>=?][0-9;]*\$?[a-zA-Z]", b"", data))

    def wait(self, words: str) -> str:
        """Wait until `words` stand on the screen (blanks aside)."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            self.drain(0.2)
            if words in re.sub(r"\s", "", self.text):
                return self.text
        raise AssertionError(f"“{words}” did not appear:\n{self.text}")

    def send(self, keys: str | bytes) -> None:
        self.child.send(keys)
        self.drain()

    def to_the_desk(self) -> None:
        self.wait("未练")
        self.send("\r")
        self.wait("开始练习")
        self.send("1")
        self.wait("本轮还剩")

    def kept_replies(self) -> list[str]:
        with sqlite3.connect(self.home / "trainer.db") as database:
            rows = database.execute(
                "select body from events where kind like 'replied%' order by seq"
            )
            return [row[0] for row in rows]


def _close(child: pexpect.spawn) -> None:
    """End the program; a busy machine may take longer than pexpect waits after the kill."""
    for _ in range(50):
        with contextlib.suppress(pexpect.ExceptionPexpect):
            child.close(force=True)
            return
    child.close(force=True)


@pytest.fixture
def terminals(tmp_path: Path) -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        _close(terminal.child)


def test_enter_of_an_input_method_does_not_send(tmp_path: Path, terminals: list[Terminal]) -> None:
    one = Terminal(tmp_path)
    terminals.append(one)
    one.to_the_desk()
    one.send("您好，让您久等了\r")
    one.wait("再按一次Enter发送")
    assert one.kept_replies() == []
    one.send("\r")
    one.wait("我·00")
    assert len(one.kept_replies()) == 1 and "您好，让您久等了" in one.kept_replies()[0]


def test_pastes_are_one_reply_and_send_keys_send(tmp_path: Path, terminals: list[Terminal]) -> None:
    one = Terminal(tmp_path)
    terminals.append(one)
    one.to_the_desk()
    one.send(PASTE.format("第一行\r第二行\r\n第三行\x00\x1b[31m"))
    one.send("\x1b[20~")  # F9
    one.wait("第三行")
    one.send("甲行\r乙行\r丙")  # a paste of a terminal that does not mark it
    one.send("\x1b[27;5;13~")  # Ctrl+Enter, where a terminal tells it apart
    one.wait("乙行")
    first, second = one.kept_replies()
    assert r"第一行\n第二行\n第三行[31m" in first
    assert r"甲行\n乙行\n丙" in second


def test_no_bytes_end_the_program(tmp_path: Path, terminals: list[Terminal]) -> None:
    one = Terminal(tmp_path)
    terminals.append(one)
    one.to_the_desk()
    for odd in (
        "物流不动".encode("gbk"),
        b"\xff\xfe\x80",
        b"\x1b[:0u",
        b"\x1b[9999999999A",
        b"\x1b[48;99999999;99999999;1;1t",
        b"\x1b[<99999999999;1;1M",
        b"\x1b]52;c;aGk=\x07",
        b"\x1bP+q544e\x1b\\",
        b"\x00\x7f\x1b\x1b[",
    ):
        one.send(odd)
    one.send("\x1b")
    one.drain(0.5)
    assert one.child.isalive()
    one.wait("物流不动")


def test_nothing_that_people_wrote_reaches_the_terminal_as_an_order(
    tmp_path: Path, terminals: list[Terminal]
) -> None:
    one = Terminal(tmp_path, "hostile", size=(120, 40))
    terminals.append(one)
    one.wait("自建")
    assert "[bold]粗[/" in one.text
    one.to_the_desk()
    one.send("\x1b[15~")  # F5: the facts
    one.send("/x")
    one.wait("订单资料")
    one.send("\x7f\x7f" + PASTE.format("回复[bold]\x1b]52;c;aGk=\x07\x9b31m[/"))
    one.send("\x1b[20~")
    one.wait("回复[bold]")
    one.send("\x1b[A\x1b[13~")
    one.drain(1.0)
    drawn = one.raw
    assert b"\x1b]52" not in drawn and b"\x1b]0;" not in drawn
    assert re.search(rb"\x1b\[31m", drawn) is None
    text = drawn.decode("utf-8")
    assert not re.search("[\x80-\x9f\x00-\x06\x0b\x0c\x0e-\x1a\u202a-\u202e\u2066-\u2069]", text)
    assert "[@click=app.quit]" in text


def test_a_tiny_window_says_so(tmp_path: Path, terminals: list[Terminal]) -> None:
    one = Terminal(tmp_path, size=(20, 5))
    terminals.append(one)
    one.wait("窗口太小")
    one.child.setwinsize(24, 80)
    one._screen.resize(24, 80)
    one.wait("选一个场景")


def test_sigterm_ends_in_order_and_keeps_everything(
    tmp_path: Path, terminals: list[Terminal]
) -> None:
    one = Terminal(tmp_path)
    terminals.append(one)
    one.to_the_desk()
    one.send("nihao")
    one.send("\x1b[20~")
    one.wait("我·00")
    one.child.kill(signal.SIGTERM)
    one.drain(3.0)
    one.child.wait()
    assert one.child.exitstatus == 143
    assert b"\x1b[?1049l" in one.raw and b"\x1b[?1003l" in one.raw
    assert len(one.kept_replies()) == 1


def test_after_kill_9_the_next_start_offers_to_go_on(
    tmp_path: Path, terminals: list[Terminal]
) -> None:
    trainer = ("-m", "trainer", "play", "--as", "小林")
    one = Terminal(tmp_path, "物流/快递迟到", "--mode", "练习", program=trainer)
    terminals.append(one)
    one.wait("开始练习")
    one.send("\r")
    one.wait("本轮还剩")
    one.send("nihao")
    one.send("\x1b[20~")
    one.wait("我·00")
    one.child.kill(signal.SIGKILL)
    one.child.wait()
    two = Terminal(tmp_path, program=trainer)
    terminals.append(two)
    two.wait("上次有一场演练没有做完")
    two.send("1")
    two.wait("nihao")
    two.wait("本轮还剩")
    assert two.child.isalive()


def test_a_closed_window_ends_the_program(tmp_path: Path, terminals: list[Terminal]) -> None:
    one = Terminal(tmp_path)
    terminals.append(one)
    one.to_the_desk()
    pid = one.child.pid
    # Through its own file object: closing the number alone would close it twice, and the second
    # time it may be somebody else's.
    one.child.ptyproc.fileobj.close()
    one.child.ptyproc.closed = one.child.closed = True
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        done, _status = os.waitpid(pid, os.WNOHANG)
        if done:
            break
        time.sleep(0.2)
    else:
        raise AssertionError("the program outlived its terminal")
    terminals.remove(one)  # nothing is left of it to close
    with sqlite3.connect(tmp_path / "trainer.db") as database:
        assert database.execute("select count(*) from events").fetchone()[0] >= 2


def test_a_suspended_drill_goes_on_where_it_was(tmp_path: Path, terminals: list[Terminal]) -> None:
    one = Terminal(tmp_path)
    terminals.append(one)
    one.to_the_desk()
    one.send("写了一半")
    one.send(b"\x1a")
    one.wait("输入fg回来")
    time.sleep(6)
    os.kill(one.child.pid, signal.SIGCONT)
    text = one.wait("离开的时间不算")
    assert "写了一半" in re.sub(r"\s", "", text) and "超时" not in text
