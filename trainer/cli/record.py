"""`trainer record FILE`: play a scenario once, and keep what was played in its file as a 试演."""

import argparse
import sys
from collections.abc import Iterator

from trainer.cli.clock import steady_seconds
from trainer.cli.one_file import one_file
from trainer.cli.rewrite import refuse_to_change, rewrite
from trainer.cli.scenarios import library_of
from trainer.cli.settings import load_settings
from trainer.cli.typed import one_word, read_whatever_comes
from trainer.drill import Mode
from trainer.drill.transcript import perform
from trainer.errors import TrainerError
from trainer.language import prepare
from trainer.plain import Recording
from trainer.plain.source import PipedLines, Source, TypedLines
from trainer.plain.words import briefing_lines
from trainer.safe_text import shown, shown_line
from trainer.scenario import Scenario
from trainer.scenario.appending import with_rehearsal
from trainer.scenario.author_file import bytes_of
from trainer.scenario.check import SCENE, Asked
from trainer.scenario.columns import safe
from trainer.scenario.load import Examined, examine_text
from trainer.scenario.model import Entry, Rehearsal
from trainer.scenario.opened import or_raise
from trainer.scenario.rehearsal_lines import rehearsal_lines
from trainer.scenario.variation import AS_WRITTEN, varied
from trainer.scoring import score
from trainer.scoring.expectation import disappointments

NAME = "试录"
YES = frozenset({"是", "y", "Y", "yes"})
HOW = (
    "录：回复一发出，顾客马上开口；一轮要分几条发，就在行末加一个 \\ 号。\n"
    "/帮助 看有哪些动作；/离开 提前收场，后面当作一直没人回。"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("scenario", metavar="场景", help="场景文件，或自建场景的名字")
    parser.add_argument(
        "--name", default="", metavar="名称", help=f"这次试演的名称（不写就叫 {NAME}1、{NAME}2……）"
    )


def run(args: argparse.Namespace) -> int:
    """Record; 0 where it was written, 1 where the author did not want it."""
    read_whatever_comes()
    settings = load_settings()
    asked = one_file(args.scenario, library_of(settings))
    refuse_to_change(asked.path)  # before anybody plays for nothing
    scenario = _scenario(bytes_of(asked.path), asked)
    name = _name(args.name, scenario)
    for line in (*briefing_lines(varied(scenario, AS_WRITTEN), Mode.EXAM), HOW):
        print(line)
    if sys.stdin.isatty():
        print("正在准备，稍等……", flush=True)
    prepare(settings.cache_dir)  # before the clock runs
    source = _source()
    recording = Recording(scenario, source, lambda line: print(line, flush=True))
    rehearsal = _rehearsal(recording, name)
    print("\n录下的试演：\n")
    print("\n".join(map(safe, rehearsal_lines(rehearsal, 2))))
    before, after = _prepared(asked, rehearsal)
    print(f"\n写进“{safe(str(asked.path))}”吗？[是/否] ", end="", flush=True)
    if _answer(source) not in YES:
        print("没有写，文件没有动。")
        return 1
    copy = rewrite(asked.path, before, after)
    print(f"写好了。改前的样子留在 {safe(str(copy))}。")
    return 0


def _source() -> Source:
    """Return where the lines come from; at a terminal once the author is ready."""
    if not sys.stdin.isatty():
        return PipedLines(sys.stdin)
    print("按回车开始，从那时起计时。", end="", flush=True)
    sys.stdin.readline()
    return TypedLines(sys.stdin, steady_seconds)


def _answer(source: Source) -> str:
    """Return the next line; empty where there is none any more."""
    while True:
        _, line, ended = source.next_line(0)
        if line is not None or ended:
            return (line or "").strip()


def _name(wanted: str, scenario: Scenario) -> str:
    """Return a name that no 试演 of the scenario has."""
    taken = {rehearsal.name for rehearsal in scenario.rehearsals}
    wanted = shown_line(wanted).strip()
    if wanted in taken:
        raise TrainerError(f"已经有一份试演叫“{safe(wanted)}”。请用 --name 换个名称。")
    free = (f"{NAME}{number}" for number in range(1, len(taken) + 2))
    return wanted or next(name for name in free if name not in taken)


def _rehearsal(recording: Recording, name: str) -> Rehearsal:
    """Play, and return what was played with the ending and the score that it came to."""
    entries: tuple[Entry, ...] = recording.run()
    drill = recording.play.drill
    card = score(drill, recording.play.scenario)
    print(f"\n结局 {shown(card.ending)}，得分 {card.total}，{card.verdict}。")
    return Rehearsal(name, entries, card.ending, ("=", card.total))


def _prepared(asked: Asked, rehearsal: Rehearsal) -> tuple[bytes, bytes]:
    """Return the file's bytes before and after; TrainerError where the 试演 would not pass."""
    before = bytes_of(asked.path)
    _scenario(before, asked)  # it may have been changed meanwhile
    after = with_rehearsal(before.decode(), rehearsal)
    written = _examined(after, asked).scenario
    if written is None or not written.rehearsals:
        raise TrainerError(
            "没有写：放进去以后文件就读不懂了。请照上面印出来的，自己贴到“试演”的最后。"
        )
    wrong = tuple(_misfits(written, rehearsal))
    if wrong:
        told = "".join(wrong)
        raise TrainerError(
            f"没有写：文件在录的时候改过，现在再走一遍就不一样了。{shown(told)}请重新录一次。"
        )
    return before, after.encode()


def _misfits(written: Scenario, rehearsal: Rehearsal) -> Iterator[str]:
    """Yield in what the 试演 goes otherwise, once it stands in the file."""
    last = written.rehearsals[-1]
    played = perform(written, last.entries)
    yield from disappointments(last, played, score(played.drill, written))
    if last.name != rehearsal.name or len(last.entries) != len(rehearsal.entries):
        yield "读回来的对答和录的不一样。"


def _scenario(data: bytes, asked: Asked) -> Scenario:
    """Return the scenario in a file's bytes; TrainerError tells every error."""
    try:
        found = _examined(data.decode(), asked)
    except UnicodeDecodeError as error:
        raise TrainerError(
            f"“{safe(asked.file)}”不是 UTF-8 编码。先运行 trainer check --fix "
            f"{one_word(safe(str(asked.path)))} 改好它。"
        ) from error
    if found.kind != SCENE and not found.broken:
        raise TrainerError(f"“{safe(asked.file)}”是{safe(found.kind)}文件，不是场景。")
    return or_raise(found.scenario or found.problems, asked.file)


def _examined(text: str, asked: Asked) -> Examined:
    return examine_text(text, asked.file, (asked.root, *asked.also))
