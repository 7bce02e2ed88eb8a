"""`trainer items`: which questions, marks, beats and branches are worth a second look.

`--json` prints one object: `version`, `trainees`, `unread`, `missing`, `questions`, `scenarios`;
shares are whole percents of `n` cases with their 95 % interval, null where there are too few; `r`
is the corrected item-total correlation, `doubt` says why it is null; `hints` are what to look at;
`missing` drills of other machines were of a scenario that is not here.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from trainer.cli.days import begin_of_day
from trainer.cli.items_archive import Analysis, Analyst
from trainer.cli.items_lines import bank_lines, overview_lines
from trainer.cli.items_played import Lent
from trainer.cli.items_rows import notes
from trainer.cli.items_scenario import scenario_lines
from trainer.cli.kept import archive_or_empty, known_trainee
from trainer.cli.report_files import OtherFiles
from trainer.cli.scenarios import library_of
from trainer.cli.settings import Settings, load_settings
from trainer.cli.write_whole import write_new
from trainer.errors import TrainerError
from trainer.quiz.library import BankLibrary
from trainer.quiz.load import FOLDER
from trainer.reports.items.order import bank_path
from trainer.reports.items.plain import to_plain
from trainer.reports.items.table import csv_bytes
from trainer.scenario.columns import safe
from trainer.scenario.nearest import nearest
from trainer.scenario.pages import name_of
from trainer.scoring.rollup import Wanted
from trainer.store import Archive

MANY = 1000  # drills, from which on the person is told to wait
NOTHING_YET = "还没有做完的练题、考试和演练，没有可看的。"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "name", nargs="?", default="", metavar="题库或场景", help="如 题库/售后六步；不写就看全部"
    )
    parser.add_argument(
        "--since", default="", metavar="日期", help="只看这天起做完的，如 2026-11-01"
    )
    parser.add_argument(
        "--as", dest="trainee", default="", metavar="名字", help="只看这位学员的（默认所有人的）"
    )
    parser.add_argument(
        "--with", dest="files", action="append", type=Path, default=[], metavar="文件",
        help="把另一台电脑用 trainer export --all 导出的演练也算进来；可以写多次",
    )  # fmt: skip
    parser.add_argument("--repeats", action="store_true", help="重做的也算（默认每人只算第一次）")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="表.csv", help="写成一张表，Excel 能开"
    )


def run(args: argparse.Namespace) -> int:
    """Print the analysis, or write it to a file."""
    if args.output is not None and args.output.suffix.lower() != ".csv":
        raise TrainerError("-o 后面写一个 .csv 文件，例如 -o 表.csv。")
    settings = load_settings()
    meant, found = _found(settings, args)
    if args.json:
        told = to_plain(found.questions, found.scenarios)
        left_out = {"unread": found.unread, "missing": found.missing}
        whole = {**told, "trainees": found.trainees, **left_out}
        print(json.dumps(whole, ensure_ascii=False))
    if args.output is not None:
        write_new(args.output, csv_bytes(found.questions, found.scenarios))
        if not args.json:
            print(f"写好了：{safe(str(args.output))}")
    if not args.json and args.output is None:
        for line in _lines(*meant, found):
            print(line)
    return 0


def _found(settings: Settings, args: argparse.Namespace) -> tuple[tuple[str, str], Analysis]:
    """Return which bank or scenario is meant, and what was found."""
    since = begin_of_day(args.since, "--since") if args.since else None
    banks = BankLibrary(settings.builtin_scenarios, settings.own_scenarios)
    library = library_of(settings)
    if not settings.database.exists() and not args.files:
        return _meant(args.name, banks, library.names()), Analysis((), (), 0, 0)
    with archive_or_empty(settings) as archive, _lent(archive, args.files) as lent:
        played = (one.scenario for one in archive.versions())
        paths = (*library.names(), *played, *(path for path, _ in sorted(lent.versions)))
        bank, scenario = _meant(args.name, banks, paths)
        typed = args.trainee
        names = frozenset({known_trainee(archive, typed, lent.trainees)}) if typed else None
        here = sum(one.drills for one in archive.trainees())
        ask_for_patience(here + sum(lent.drills.values()))
        wanted = Wanted(names, scenario, since=since)
        analyst = Analyst(
            archive, library, banks, wanted, bank=bank, repeats=args.repeats, lent=lent
        )
        found = analyst.analysis()
    if bank and bank not in banks.names() and not found.questions:
        raise _unknown(args.name, (*library.names(), *_paths(banks)))
    return (bank, scenario), found


@contextmanager
def _lent(archive: Archive, files: Sequence[Path]) -> Iterator[Lent]:
    """Give the drills of the files, open as long as they are looked at; what is wrong is told."""
    if not files:
        yield Lent()
        return
    with archive.rollup() as rollup, OtherFiles(files, archive, rollup) as others:
        others.lend()
        for line in (*others.sources, *others.notes):
            print(line, file=sys.stderr)
        yield Lent(rollup, others)


def ask_for_patience(drills: int) -> None:
    """Say how much is being looked at, where that takes a while."""
    if drills > MANY:
        print(f"正在看 {drills} 次演练和考试里的题，稍等……", file=sys.stderr, flush=True)


def _lines(bank: str, scenario: str, found: Analysis) -> tuple[str, ...]:
    if not any(item.share.n for item in found.questions) and not found.scenarios:
        return (NOTHING_YET, *notes(found))
    if bank:
        return tuple(bank_lines(found))
    return tuple(scenario_lines(found) if scenario else overview_lines(found))


def _meant(typed: str, banks: BankLibrary, scenarios: tuple[str, ...]) -> tuple[str, str]:
    """Return which bank or scenario is meant, the other empty; both empty for all.

    A bank may have been answered though its file is gone.
    """
    name = name_of(typed.strip().replace("\\", "/"))
    bank = name.removeprefix(f"{FOLDER}/")
    if not name or name in scenarios:
        return "", name
    if bank in banks.names() or bank != name:
        return bank, ""
    raise _unknown(typed, (*scenarios, *_paths(banks)))


def _paths(banks: BankLibrary) -> tuple[str, ...]:
    return tuple(map(bank_path, banks.names()))


def _unknown(typed: str, known: tuple[str, ...]) -> TrainerError:
    near = nearest(typed, known)
    hint = f"是不是“{near}”？" if near else "直接运行 trainer items 可以看到有哪些。"
    return TrainerError(f"没有“{safe(typed)}”这个题库或场景。{hint}")
