"""`trainer exam --list`: the papers, how they went, and what is missing for the next level."""

import argparse
import json
from collections.abc import Sequence

from trainer.cli.asking import say, tell
from trainer.cli.plain_sitting import seated
from trainer.cli.settings import Settings
from trainer.cli.table import table_lines
from trainer.paper import Paper
from trainer.paper.attempts import Sat, sat
from trainer.paper.ladder import Standing, standing
from trainer.paper.library import PaperLibrary
from trainer.paper.telling import standing_lines
from trainer.safe_text import shown, shown_line

HEAD = ("试卷", "标题", "级别", "及格", "最好", "考过", "结果")


def papers(settings: Settings, args: argparse.Namespace) -> int:
    """Print the papers, how they went, and what is missing for the next level."""
    library = PaperLibrary(settings.builtin_scenarios, settings.own_scenarios)
    found, broken = library.all()
    with seated(settings, args.trainee) as seat:
        exams = [one.past for one in seat.archive.sittings.exams_of(seat.trainee)]
        record = seat.archive.sittings.record_of(seat.trainee, library.shelves.difficulty)
    stands = standing(record)
    went = [(paper, sat(paper, exams)) for paper in found]
    if args.json:
        print(json.dumps(_to_dict(seat.trainee, went, stands), ensure_ascii=False))
        return 0
    for line in table_lines(HEAD, [_row(paper, how) for paper, how in went]):
        say(line)
    for one in broken:
        say(f"{shown(one.name)}  文件有错，考不了：{shown_line(one.problem.message)}")
    say("")
    tell(standing_lines(stands))
    return 0


def _row(paper: Paper, how: Sat) -> tuple[str, ...]:
    return (
        shown_line(paper.path),
        shown_line(paper.title),
        paper.level,
        str(paper.pass_mark),
        "" if how.best is None else str(how.best),
        f"{how.times}/{paper.attempts}" if paper.attempts else str(how.times),
        "通过" if how.passed else "",
    )


def _to_dict(
    trainee: str, went: Sequence[tuple[Paper, Sat]], stands: Standing
) -> dict[str, object]:
    return {
        "version": 1,
        "trainee": trainee,
        "level": stands.reached.name if stands.reached else None,
        "missing": list(stands.missing),
        "papers": [_paper_to_dict(paper, how) for paper, how in went],
    }


def _paper_to_dict(paper: Paper, how: Sat) -> dict[str, object]:
    return {
        "paper": paper.path,
        "title": paper.title,
        "level": paper.level or None,
        "pass_mark": paper.pass_mark,
        "attempts": paper.attempts or None,
        "sat": how.times,
        "best": how.best,
        "passed": how.passed,
    }
