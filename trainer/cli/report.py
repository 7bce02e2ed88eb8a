"""`trainer report`: who is ready, what is weak, and why, over many drills.

From this machine's drills and, with `--with`, from files that `trainer export --all` wrote
elsewhere. `--json` prints what `report_json` describes; the other faces stand in `report_faces`.
"""

import argparse
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from trainer.cli.days import day_of
from trainer.cli.report_faces import FACES, TEXT, Face
from trainer.cli.report_names import cohort_of
from trainer.cli.report_source import Request, made_report
from trainer.cli.settings import Settings, load_settings
from trainer.drill.events import MODE_NAMES
from trainer.errors import TrainerError
from trainer.safe_text import shown
from trainer.scoring.rollup import Wanted, begin_of
from trainer.store import Archive
from trainer.store.moment import utc_now
from trainer.store.trainee_name import trainee_name

MODES = {name: str(mode) for mode, name in MODE_NAMES.items()}
NOTHING_YET = "还没有做完的演练可以汇总。"
NONE_FITS = "没有符合条件的演练。"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "--as", dest="trainees", action="append", default=[], metavar="名字",
        help="只看这位学员的；可以写多次",
    )  # fmt: skip
    parser.add_argument(
        "--cohort", action="append", default=[], metavar="名字=文件",
        help="只看名单里的人，一行一个名字；写多次就互相比",
    )  # fmt: skip
    parser.add_argument("--scenario", default="", metavar="场景", help="只看这个场景的")
    parser.add_argument("--mode", choices=tuple(MODES), help="只看练习的，或只看考核的")
    parser.add_argument("--since", default="", metavar="日期", help="这天起结束的，如 2026-11-01")
    parser.add_argument("--until", default="", metavar="日期", help="到这天为止结束的")
    parser.add_argument(
        "--with", dest="files", action="append", type=Path, default=[], metavar="文件",
        help="把另一台电脑用 trainer export --all 导出的演练也算进来；可以写多次",
    )  # fmt: skip
    parser.add_argument("--title", default="", metavar="标题", help="报告的标题")
    parser.add_argument(
        "--rebuild", action="store_true", help="从成绩单把汇总用的数字重算一遍，说出有没有出入"
    )
    for name, face in FACES.items():
        if face.takes:
            parser.add_argument(f"--{name}", type=Path, metavar=face.takes, help=face.about)
        else:
            parser.add_argument(f"--{name}", action="store_true", help=face.about)


def run(args: argparse.Namespace) -> int:
    """Print or write the faces that were asked for, the terminal's where none was."""
    settings = load_settings()
    if args.rebuild:
        print(_rebuilt(settings))
        return 0
    report = made_report(settings, _request(args), utc_now())
    asked = [(face, getattr(args, name)) for name, face in FACES.items() if getattr(args, name)]
    everybody = report.cohorts[0].figures
    if not asked and not everybody.drills and not everybody.broken and not report.papers:
        print("\n".join((NONE_FITS if report.asked else NOTHING_YET, *map(shown, report.notes))))
        return 0
    wanted: list[tuple[Face, Path | None]] = asked or [(TEXT, None)]
    for face, given in wanted:
        print(face.make(report, given if isinstance(given, Path) else None))
    return 0


def _rebuilt(settings: Settings) -> str:
    if not settings.database.exists():
        return NOTHING_YET
    with Archive(settings.database) as archive:
        wrong = archive.rebuild_rollup()
    if not wrong:
        return "重算过了：汇总用的数字和成绩单一致。"
    return f"重算过了：有 {wrong} 行和成绩单不一致，已经改正。"


def _request(args: argparse.Namespace) -> Request:
    cohorts = tuple(map(cohort_of, args.cohort))
    if len({one.name for one in cohorts}) < len(cohorts):
        raise TrainerError(
            "两份名单用了同一个名字。请写成 --cohort 一组=文件1 --cohort 二组=文件2。"
        )
    names = {trainee_name(name) for name in args.trainees}
    whose = names.union(*(one.trainees for one in cohorts))
    since = day_of(args.since, "--since") if args.since else None
    until = day_of(args.until, "--until") if args.until else None
    if since and until and until < since:
        raise TrainerError("--until 比 --since 还早，这段时间里没有日子。")
    wanted = Wanted(
        trainees=frozenset(whose) if names or cohorts else None,
        scenario=args.scenario.strip().removesuffix(".yaml"),
        mode=MODES.get(args.mode, ""),
        since=begin_of(since) if since else None,
        until=begin_of(until + timedelta(days=1)) if until else None,
    )
    return Request(wanted, cohorts, tuple(args.files), args.title, tuple(_words(args, cohorts)))


def _words(args: argparse.Namespace, cohorts: tuple[object, ...]) -> Iterator[str]:
    """Yield what was asked for, in words."""
    if args.trainees:
        yield "学员 " + "、".join(args.trainees)
    for one in args.cohort:
        yield "名单 " + one.partition("=")[0]
    if args.scenario:
        yield f"场景 {args.scenario}"
    if args.mode:
        yield args.mode
    if args.since:
        yield f"{args.since} 起"
    if args.until:
        yield f"到 {args.until}"
