"""`trainer report`: who is ready, what is weak, and why, over many drills.

From this machine's drills and, with `--with`, from files that `trainer export --all` wrote
elsewhere. `--json` prints what `report_json` describes, and nothing beside it; the other faces
stand in `report_faces`. What is to be written is looked at before the work begins.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from trainer.cli.days import day_of
from trainer.cli.report_faces import FILED, PRINTED, TEXT, Target
from trainer.cli.report_names import cohort_of
from trainer.cli.report_source import Request, made_report
from trainer.cli.report_targets import check_places, written
from trainer.cli.settings import Settings, load_settings
from trainer.drill.events import MODE_NAMES
from trainer.errors import TrainerError
from trainer.paper.load import FOLDER as PAPERS
from trainer.reports.summary import Cohort
from trainer.reports.words import NOTHING_YET
from trainer.safe_text import shown
from trainer.scenario.pages import name_of
from trainer.scenario.roots import plain_name
from trainer.scoring.rollup import Wanted, begin_of
from trainer.store import Archive
from trainer.store.moment import utc_now
from trainer.store.trainee_name import trainee_name

MODES = {name: str(mode) for mode, name in MODE_NAMES.items()}
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
    parser.add_argument(
        "--paper", default="", metavar="试卷", help="只看这张试卷的考试和里面的演练"
    )
    parser.add_argument("--mode", choices=tuple(MODES), help="只看练习的，或只看考核的")
    parser.add_argument("--since", default="", metavar="日期", help="这天起结束的，如 2026-11-01")
    parser.add_argument("--until", default="", metavar="日期", help="到这天为止结束的")
    parser.add_argument(
        "--with", dest="files", action="append", type=Path, default=[], metavar="文件",
        help="把另一台电脑用 trainer export --all 导出的演练也算进来；可以写多次",
    )  # fmt: skip
    parser.add_argument(
        "--profile", dest="profiles", action="append", default=[], metavar="口径",
        help="只列这个考核口径的平台指标，如 tmall，或自己写的口径；可以写多次",
    )  # fmt: skip
    parser.add_argument("--title", default="", metavar="标题", help="报告的标题")
    parser.add_argument(
        "--rebuild", action="store_true", help="从成绩单把汇总用的数字重算一遍，说出有没有出入"
    )
    for name, printed in PRINTED.items():
        parser.add_argument(f"--{name}", action="store_true", help=printed.about)
    for name, filed in FILED.items():
        parser.add_argument(
            f"--{name}", action="append", type=Path, default=[], metavar=filed.takes,
            help=filed.about,
        )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Print or write the faces that were asked for, the terminal's where none was."""
    settings = load_settings()
    if args.rebuild:
        _refuse_others(args)
        print(_rebuilt(settings))
        return 0
    targets = [Target(face, typed) for name, face in FILED.items() for typed in getattr(args, name)]
    check_places(target.place for target in targets)
    printed = [face for name, face in PRINTED.items() if getattr(args, name)]
    for face in printed:
        face.check()
    request = replace(_request(args), items=any(one.tells_items for one in targets))
    report = made_report(settings, request, utc_now())
    if report.is_empty:
        _tell((NONE_FITS if report.asked else NOTHING_YET, *map(shown, report.notes)), args)
        printed = [PRINTED["json"]] if args.json else []
    else:
        _tell(written([target.made(report) for target in targets]), args)
        printed = printed or ([] if targets else [TEXT])
    for face in printed:
        print(face.make(replace(report, items=None)))  # only files tell them
    return 0


def _tell(sentences: Iterable[str], args: argparse.Namespace) -> None:
    """Say them one by one; beside the JSON that another program reads."""
    for sentence in sentences:
        print(sentence, file=sys.stderr if args.json else sys.stdout)


def _refuse_others(args: argparse.Namespace) -> None:
    flags = {"trainees": "as", "files": "with", "profiles": "profile"}
    given = (name for name, value in vars(args).items() if value and name != "rebuild")
    others = "、".join(f"--{flags.get(name, name)}" for name in given)
    if others:
        raise TrainerError(
            f"--rebuild 只重算本机的汇总，不出报告，不能和 {others} 一起用。"
            "先单独运行 trainer report --rebuild。"
        )


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
        scenario=name_of(args.scenario.strip().replace("\\", "/")),
        mode=MODES.get(args.mode, ""),
        paper=plain_name(args.paper, PAPERS),
        since=begin_of(since) if since else None,
        until=begin_of(until + timedelta(days=1)) if until else None,
    )
    return Request(
        wanted,
        cohorts,
        tuple(args.files),
        args.title,
        tuple(_words(args, cohorts)),
        tuple(dict.fromkeys(args.profiles)),
    )


def _words(args: argparse.Namespace, cohorts: Iterable[Cohort]) -> Iterator[str]:
    """Yield what was asked for, in words."""
    if args.trainees:
        yield "学员 " + "、".join(args.trainees)
    yield from (f"名单 {one.name}" for one in cohorts)
    if args.scenario:
        yield f"场景 {args.scenario}"
    if args.paper:
        yield f"试卷 {args.paper}"
    if args.mode:
        yield args.mode
    if args.since:
        yield f"{args.since} 起"
    if args.until:
        yield f"到 {args.until}"
