"""A drill in plain lines: the same engine, no escape codes, everything kept before it is shown."""

import io
import queue

import pytest

from tests.drill.stage import scenario
from trainer.drill import Drill, Mode, Play, replay
from trainer.drill.events import Event
from trainer.language import ACTIONS
from trainer.plain import PlainDrill
from trainer.plain.command import HELP, Verb, understand
from trainer.plain.source import PipedLines, TypedLines
from trainer.scenario.model import QuickReply

GOOD = "您先别着急，我马上帮您查物流\n"


class Script:
    """Moments and lines as a live terminal would give them."""

    live = True

    def __init__(self, *lines: tuple[int, str | None]) -> None:
        self._lines: queue.Queue[tuple[int, str | None]] = queue.Queue()
        for line in lines:
            self._lines.put(line)
        self.skipped = 0
        self.gaps: dict[int, int] = {}
        self._last = 0

    def next_line(self, now: int) -> tuple[int, str | None, bool]:
        if self._lines.empty():
            return now, None, True
        at, line = self._lines.get()
        self._last = at
        return at - self.skipped, line, False

    def slept(self) -> int:
        return self.gaps.get(self._last, 0)

    def skip(self, ms: int) -> None:
        self.skipped += ms


def played(
    source: PipedLines | Script, mode: Mode = Mode.PRACTICE
) -> tuple[Drill, str, list[Event]]:
    said: list[str] = []
    kept: list[Event] = []
    play = Play(scenario(quick_replies=(QuickReply("急", "您先别着急，我马上帮您查物流"),)))
    begun = play.start(seed=1, mode=mode)
    drill = PlainDrill(play, source, record=kept.extend, say=said.append).run(begun)
    return drill, "\n".join(said), kept


def piped(text: str, mode: Mode = Mode.PRACTICE) -> tuple[Drill, str, list[Event]]:
    return played(PipedLines(io.StringIO(text)), mode)


def test_a_pipe_plays_a_drill_to_its_end() -> None:
    drill, said, kept = piped(f"/查物流\n{GOOD}实在抱歉，给您添麻烦了，感谢您的理解\n")
    assert drill.ending == "满意"
    assert "卡在中转站" in said and "演练结束：满意" in said
    assert replay(kept) == drill
    assert drill.rounds[0].answered == 7000 + 14000


def test_a_backslash_keeps_the_round_open() -> None:
    drill, _, _ = piped("您先别着急 \\\n我马上帮您查物流\n")
    assert drill.turns[0].target == "收尾"


def test_the_end_of_the_input_breaks_the_drill_off_and_keeps_it() -> None:
    drill, _, kept = piped("在的\n")
    assert drill.ending == "中断"
    assert replay(kept) == drill


def test_an_exam_gives_no_feedback() -> None:
    _, practice, _ = piped(GOOD)
    _, exam, _ = piped(GOOD, Mode.EXAM)
    assert "✓" in practice
    assert "✓" not in exam


def test_what_a_terminal_would_obey_is_never_printed() -> None:
    _, said, _ = piped("\x1b]52;c;aGk=\x07[bold]您先别着急\x9b31m\n/\x1b[2J\n")
    assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in said)


def test_live_time_goes_by_and_the_customer_chases() -> None:
    drill, said, _ = played(
        Script((19000, None), (21000, None), (25000, "您先别着急"), (28100, None))
    )
    assert "人呢" in said
    assert drill.rounds[0].answered == 25000


def test_a_pause_costs_no_time() -> None:
    drill, said, _ = played(
        Script((1000, "/暂停"), (50000, "在吗"), (61000, "/继续"), (66000, "您先别着急"))
    )
    assert "已暂停" in said
    assert drill.rounds[0].answered == 6000


@pytest.mark.parametrize("mode", list(Mode))
def test_a_suspended_program_costs_no_time_once(mode: Mode) -> None:
    source = Script((5_000, None), (95_000, None), (96_000, "您先别着急"))
    source.gaps = {95_000: 90_000}
    drill, said, kept = played(source, mode)
    assert drill.rounds[0].answered == 6_000
    assert drill.interruptions == 1
    assert "离开了 1 分钟" in said
    assert replay(kept) == drill


def test_the_second_gap_of_a_round_counts_in_an_exam() -> None:
    source = Script((50_000, None), (100_000, None), (101_000, "您先别着急"))
    source.gaps = {50_000: 49_000, 100_000: 50_000}
    drill, said, _ = played(source, Mode.EXAM)
    assert "照常计时" in said
    assert drill.rounds[0].answered == 52_000
    assert any("超时" in turn.signals for turn in drill.turns)


def test_typed_lines_notice_that_the_program_stood_still() -> None:
    ticks = iter([0.0, 0.0, 0.2, 0.2, 0.2, 60.2, 60.2, 60.2])
    source = TypedLines(io.StringIO("在\n"), lambda: next(ticks))
    assert source.next_line(0)[1] == "在"
    assert source.slept() == 0
    source.next_line(0)
    assert source.slept() == 60_000


def test_commands_are_understood() -> None:
    script = scenario(quick_replies=(QuickReply("急", "您先别着急"),))
    assert understand("  ", script).verb is Verb.EMPTY
    assert understand("/急", script).text == "您先别着急"
    assert understand("／发券 10元", script).action == "coupon"
    assert understand("/飞", script).verb is Verb.UNKNOWN
    assert understand("/建工单 问题=漏尿 两片 诉求=退款", script).fields == (
        ("问题", "漏尿 两片"),
        ("诉求", "退款"),
    )


def test_help_names_every_action() -> None:
    assert all(f"/{name}" in HELP for name in ACTIONS.values())


def test_too_long_a_reply_is_refused_with_its_length() -> None:
    drill, said, _ = piped("在" * 10000 + "\n")
    assert "10000 个字" in said
    assert not drill.replies
