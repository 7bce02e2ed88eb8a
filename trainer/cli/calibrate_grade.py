"""`trainer calibrate grade`: one trainer, one reply at a time, nobody else's view in sight."""

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path

from trainer.cli.calibrate_answer import Answered, Go, Move, Unclear, understood
from trainer.cli.calibrate_files import begin_or_go_on, grader_name, keep, read_sample
from trainer.cli.calibrate_view import answered_line, legend, meanings, reply_line, reply_lines
from trainer.cli.typed import read_whatever_comes
from trainer.reports.calibration import Opinion, Sample
from trainer.scenario.columns import safe


@dataclass
class _Grading:
    """A sample under way: whose, where it is kept, what was said, and which reply is next."""

    sample: Sample
    file: Path
    said: dict[int, Opinion] = field(default_factory=dict)
    index: int = 0

    @property
    def count(self) -> int:
        """How many replies there are."""
        return len(self.sample.replies)

    @property
    def done(self) -> bool:
        """Say whether each reply has an opinion."""
        return len(self.said) == self.count

    def answer(self, opinion: Opinion) -> None:
        """Keep an opinion of the reply, and go to the next that has none."""
        keep(self.file, self.index, opinion)
        self.said[self.index] = opinion
        self.index = self.open_after(min(self.index + 1, self.count - 1))

    def open_after(self, index: int) -> int:
        """Return the first reply without an opinion from `index` on, then from the beginning."""
        turn = [*range(index, self.count), *range(index)]
        return next((one for one in turn if one not in self.said), index)


def run(args: argparse.Namespace) -> int:
    """Ask until the trainer stops or the input ends; each answer is on disk before the next."""
    read_whatever_comes()
    sample, grader = read_sample(args.sample), grader_name(args.grader)
    file, found = begin_or_go_on(args.sample, sample, grader)
    grading = _Grading(sample, file, dict(found.of))
    grading.index = grading.open_after(0)
    told = f"，已经评了 {len(found.of)} 条，接着评" if found.of else ""
    print(f"{safe(grader)}，一共 {grading.count} 条{told}。每评一条就存一条，随时能停。")
    if not grading.done or _goes_over():
        _go_through(grading)
    print(f"\n评了 {len(grading.said)} 条，共 {grading.count} 条，都存在 {safe(str(file))}")
    if grading.done:
        print("都评完了。把这个文件交给出报告的人，先不要和别的培训师对答案。")
    return 0


def _goes_over() -> bool:
    line = _line("都评完了。回车就停，写 看 可以从头再看一遍 > ")
    return line is not None and line.strip() == "看"


def _go_through(grading: _Grading) -> None:
    _show(grading)
    while (line := _line("> ")) is not None:
        answer = understood(line, grading.said.get(grading.index))
        match answer:
            case Answered(opinion):
                goes_over = grading.done
                grading.answer(opinion)
                print(f"  记下了: {answered_line(opinion)}")
                if grading.done and not goes_over:
                    return
            case Go(Move.LEAVE):
                return
            case Go(Move.EXPLAIN):
                now = grading.sample.replies[grading.index]
                print("\n".join((*meanings(), reply_line(now))))
                continue
            case Go(move, place) if (to := _target(grading, move, place)) is not None:
                grading.index = to
            case Go():
                print("  没有那一条了，q 停下。")
                continue
            case Unclear(why):
                print(f"  {safe(why)}")
                continue
        _show(grading)


def _target(grading: _Grading, move: Move, place: int) -> int | None:
    steps = {Move.BACK: grading.index - 1, Move.ON: grading.index + 1, Move.TO: place - 1}
    return steps[move] if 0 <= steps[move] < grading.count else None


def _show(grading: _Grading) -> None:
    now = grading.index
    print(f"\n── 第 {now + 1} 条，共 {grading.count} 条（评了 {len(grading.said)} 条）──")
    for line in reply_lines(grading.sample.replies[now]):
        print(line)
    print("\n".join(legend()))
    if now in grading.said:
        print(f"  已评: {answered_line(grading.said[now])}（回车就不改）")


def _line(prompt: str) -> str | None:
    print(prompt, end="", flush=True)
    return sys.stdin.readline() or None
