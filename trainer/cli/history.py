"""`trainer history`: earlier drills, the newest first.

`--json` prints one object: `version`, and `drills`, each with `drill`, `trainee`, `scenario`,
`title`, `digest`, `origin`, `judge`, `mode`, `seed`, `profile`, `program`, `started`, `ended`
(null while unfinished) and `result`: null, or `ending`, `satisfaction`, `verdict`, `total`,
`passed`, and `axes` with `flow`, `accuracy`, `attitude`, `timeliness`. With `--profile` the figures
of a profile (考核口径) over the finished drills follow; in JSON as `profile`.
"""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from trainer.cli.cohort_figures import cohort_lines, cohort_to_dict, contacts_of
from trainer.cli.kept import drill_to_dict, known_trainee
from trainer.cli.settings import Settings, load_settings
from trainer.cli.table import table_lines
from trainer.drill.events import MODE_NAMES
from trainer.safe_text import shown_line
from trainer.scoring.profile import Profiles
from trainer.store import Archive, KeptDrill, Summary
from trainer.store.moment import moment_to_text, utc_now
from trainer.store.set_aside import set_aside

NOTHING_YET = "还没有演练记录。运行 trainer 开始第一次练习。"
HEAD = ("编号", "时间", "场景", "方式", "得分", "结果", "结局", "顾客评价")
SCORE_COLUMN = HEAD.index("得分")


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--as", dest="trainee", metavar="名字", help="看谁的（默认是上次练习的人）")
    whose.add_argument("--all", action="store_true", help="看所有人的")
    whose.add_argument(
        "--set-aside",
        action="store_true",
        help="演练记录文件损坏时：把它改名留在原处，下次另起一份；不删除任何东西",
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument(
        "--profile", metavar="口径", help="再按哪个考核口径合起来看，如 kuaishou（中断的不算）"
    )


def run(args: argparse.Namespace) -> int:
    """Print the drills that were asked for."""
    settings = load_settings()
    if args.set_aside:
        aside = set_aside(settings.database, utc_now())
        print(f"已改名保留：{aside}\n下次练习会另起一份新的记录。")
        return 0
    asked = None if args.profile is None else Profiles(settings.own_scenarios).find(args.profile)
    drills = _asked_for(settings, args)
    contacts = contacts_of(settings.database, drills) if asked is not None else ()
    if args.json:
        objects = [_drill_to_dict(drill) for drill in drills]
        counted = {} if asked is None else {"profile": cohort_to_dict(asked, contacts)}
        print(json.dumps({"version": 1, "drills": objects, **counted}, ensure_ascii=False))
        return 0
    for line in history_lines(drills, with_trainee=len({drill.trainee for drill in drills}) > 1):
        print(line)
    for line in () if asked is None else ("", *cohort_lines(asked, contacts)):
        print(line)
    return 0


def _asked_for(settings: Settings, args: argparse.Namespace) -> tuple[KeptDrill, ...]:
    if not settings.database.exists() and not args.trainee:
        return ()
    with Archive(settings.database) as archive:
        if args.trainee:
            return archive.drills_of(known_trainee(archive, args.trainee))
        known = {trainee.name for trainee in archive.trainees()}
        if args.all or settings.last_trainee not in known:
            return archive.drills()
        return archive.drills_of(settings.last_trainee)


def history_lines(drills: Sequence[KeptDrill], *, with_trainee: bool) -> list[str]:
    """Return the drills as a table, or a friendly sentence where there is none."""
    if not drills:
        return [NOTHING_YET]
    head: tuple[str, ...] = HEAD
    rows = [_cells(drill) for drill in drills]
    if with_trainee:
        head = (*HEAD, "学员")
        rows = [(*row, shown_line(drill.trainee)) for row, drill in zip(rows, drills, strict=True)]
    return table_lines(head, rows, to_the_right=frozenset({SCORE_COLUMN}))


def _cells(drill: KeptDrill) -> tuple[str, ...]:
    result = _result_cells(drill.summary)
    began = drill.started.astimezone().strftime("%Y-%m-%d %H:%M")
    own = "（自建）" if drill.origin == "own" else ""
    scenario = shown_line(drill.scenario) + own
    return (drill.id, began, scenario, MODE_NAMES.get(drill.mode, drill.mode), *result)


def _result_cells(summary: Summary | None) -> tuple[str, ...]:
    if summary is None:
        return ("", "未完成", "", "")
    ending = shown_line(summary.ending)
    return (str(summary.total), summary.verdict, ending, summary.satisfaction)


def _drill_to_dict(drill: KeptDrill) -> dict[str, Any]:
    ended = moment_to_text(drill.ended) if drill.ended else None
    return {**drill_to_dict(drill), "ended": ended, "result": _result_to_dict(drill.summary)}


def _result_to_dict(summary: Summary | None) -> dict[str, Any] | None:
    if summary is None:
        return None
    return {
        "ending": summary.ending,
        "satisfaction": summary.satisfaction,
        "verdict": summary.verdict,
        "total": summary.total,
        "passed": summary.passed,
        "axes": {
            "flow": summary.flow,
            "accuracy": summary.accuracy,
            "attitude": summary.attitude,
            "timeliness": summary.timeliness,
        },
    }
