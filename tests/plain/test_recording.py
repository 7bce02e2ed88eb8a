"""What is recorded is played again to the second, as a 试演 would be."""

import io

import pytest

from tests.drill.stage import scenario
from tests.plain.test_drill_lines import GOOD, Script
from trainer.drill.transcript import perform
from trainer.plain import Recording
from trainer.plain.source import PipedLines
from trainer.scenario.model import Entry, EntryKind


def recorded(*lines: tuple[int, str | None]) -> tuple[Recording, tuple[Entry, ...], str]:
    said: list[str] = []
    recording = Recording(scenario(), Script(*lines), said.append)
    return recording, recording.run(), "\n".join(said)


def is_played_again(recording: Recording, entries: tuple[Entry, ...]) -> bool:
    again = perform(recording.play.scenario, entries)
    drill = recording.play.drill
    return again.unused == 0 and again.drill == drill


def test_a_reply_takes_its_time_in_whole_seconds_begun() -> None:
    recording, entries, _ = recorded((1400, "/查物流"), (9200, GOOD.strip()))
    assert [(e.kind, e.took_ms) for e in entries] == [
        (EntryKind.ACTION, 2000),
        (EntryKind.REPLY, 8000),
    ]
    assert is_played_again(recording, entries)


def test_chases_in_between_are_part_of_the_time() -> None:
    recording, entries, said = recorded((19_000, None), (25_300, None), (31_000, GOOD.strip()))
    assert entries[0].took_ms == 31_000 and "人呢" in said
    assert is_played_again(recording, entries)


def test_a_round_of_several_messages_is_one_entry_and_nobody_cuts_in() -> None:
    recording, entries, _ = recorded(
        (4000, "您先别着急\\"), (12_000, None), (60_000, "我马上帮您查物流")
    )
    assert entries[0].messages == ("您先别着急", "我马上帮您查物流")
    assert entries[0].took_ms == 4000 and is_played_again(recording, entries)


def test_whoever_leaves_is_followed_by_silence_to_the_end() -> None:
    recording, entries, _ = recorded((4000, GOOD.strip()), (6000, "/离开"))
    assert recording.play.drill.over and len(entries) == 1
    assert is_played_again(recording, entries)


def test_beats_entered_are_expected() -> None:
    _, entries, _ = recorded((500, "/查物流"), (5000, GOOD.strip()), (9000, "/离开"))
    assert entries[0].expect_beat == "" and entries[1].expect_beat != ""


def test_what_no_file_may_hold_is_not_said() -> None:
    _, entries, _ = recorded((4000, "您\x1b[31m别\u200b急【没有的】"))
    assert entries[0].messages == ("您[31m别急〔没有的〕",)


@pytest.mark.parametrize("line", ["/查物流", "/提示", "/暂停", "/没有的", "   "])
def test_what_comes_to_nothing_is_not_recorded(line: str) -> None:
    _, entries, _ = recorded((900, "/查物流"), (1900, line))
    assert len(entries) == 1


def test_a_pipe_takes_as_long_as_typing() -> None:
    recording = Recording(scenario(), PipedLines(io.StringIO(GOOD)), lambda line: None)
    entries = recording.run()
    assert entries[0].took_ms == len(GOOD.strip()) * 1000
    assert is_played_again(recording, entries)


def test_an_interrupt_keeps_what_was_played() -> None:
    class Interrupted(Script):
        def next_line(self, now: int) -> tuple[int, str | None, bool]:
            moment, line, ended = super().next_line(now)
            if ended:
                raise KeyboardInterrupt
            return moment, line, ended

    said: list[str] = []
    recording = Recording(scenario(), Interrupted((9200, GOOD.strip())), said.append)
    entries = recording.run()
    assert len(entries) == 1 and "Ctrl+C" in "".join(said)
    assert recording.play.drill.over and is_played_again(recording, entries)
