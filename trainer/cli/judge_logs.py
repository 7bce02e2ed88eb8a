"""`trainer judge LOG… --out DIR`: exports of real chats in, findings and a summary out."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from trainer import __version__
from trainer.batch import Engine, HereEngine, Outcome, judge_logs, plan_of
from trainer.batch.layout_file import read_layout_file
from trainer.batch.summary_text import percent
from trainer.batch.wishes import Wishes
from trainer.cli.progress_bar import ProgressBar
from trainer.cli.settings import Settings, load_settings
from trainer.cli.threads import one_thread_a_process
from trainer.errors import TrainerError
from trainer.language import JUDGE_VERSION
from trainer.safe_text import shown
from trainer.scoring.profile import HOUSE, Profile, Profiles

INTERRUPTED = 130
_DASK = "dask"
_EXAMPLES = {
    "column": "会话=cid",
    "role": "小二=客服",
    "shift": "早班=08:00-16:00",
    "rating": "5=满意",
}


def run(args: argparse.Namespace) -> int:
    """Judge the exports; 1 if rows were skipped, 130 where Ctrl+C stopped it."""
    files = [_export(word) for word in args.file]
    if not files:
        raise TrainerError(
            "--out 要和聊天记录的文件一起用，例如 trainer judge 聊天.csv --out 质检。"
        )
    if len({Path(path).resolve() for path in files}) < len(files):
        raise TrainerError("同一个文件写了两次，每句话会算两遍。请去掉一个。")
    settings = load_settings()
    plan = plan_of(
        files,
        _wishes(args).layout(),
        format=args.format or "jsonl",
        profiles=_profiles(args.profile or (HOUSE.name,), settings),
        judge=JUDGE_VERSION,
        program=__version__,
    )
    bar = ProgressBar(bar=sys.stderr.isatty() and not settings.dumb_terminal)
    out = Path(args.out)
    try:
        with _engine(args.engine or "local", _jobs(args.jobs, len(plan.ranges))) as engine:
            outcome = judge_logs(
                plan,
                out,
                engine,
                cache=str(settings.cache_dir.absolute()),
                restart=bool(args.restart),
                report=bar.show,
            )
    except KeyboardInterrupt:
        bar.clear()
        print(
            "停下了，评判完的都已存好。再运行同一条命令，会从停下的地方接着评判。", file=sys.stderr
        )
        return INTERRUPTED
    except TrainerError:
        bar.clear()
        raise
    print(shown(_told(outcome, out)))
    return 1 if outcome.summary["skipped"] else 0


def _profiles(names: Sequence[str], settings: Settings) -> tuple[Profile, ...]:
    """Return the profiles of these names, each once, built in or the trainers' own."""
    known = Profiles(settings.own_scenarios)
    return tuple({one.name: one for one in map(known.find, names)}.values())


def _export(word: str) -> str:
    if word == "-":
        raise TrainerError("从管道读的聊天记录断了就接不上。请先存成文件，再加 --out 评判。")
    return str(Path(word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")).absolute())


def _wishes(args: argparse.Namespace) -> Wishes:
    """Return what the mapping file says, and over it what the flags say."""
    wishes = read_layout_file(Path(args.mapping)) if args.mapping is not None else Wishes()
    pairs = (("column", wishes.column), ("role", wishes.role), ("rating", wishes.rating))
    for flag, take in pairs:
        for word in getattr(args, flag) or ():
            take(*_pair(word, flag), f"--{flag}")
    said = Wishes()
    for word in args.shift or ():
        said.shift(*_pair(word, "shift"), "--shift")
    wishes.shifts = said.shifts or wishes.shifts
    singles = (
        ("time_format", args.time_format, "--time-format"),
        ("zone", args.timezone, "--timezone"),
        ("encoding", args.encoding, "--encoding"),
    )
    for name, value, place in singles:
        if value is not None:
            wishes.single(name, value, place)
    return wishes


def _pair(word: str, flag: str) -> tuple[str, str]:
    left, sign, right = word.replace("＝", "=").partition("=")
    if not sign or not left.strip() or not right.strip():
        example = _EXAMPLES[flag]
        raise TrainerError(f"--{flag}：“{word}”要写成 名称=值，例如 --{flag} {example}。")
    return left.strip(), right.strip()


def _jobs(wanted: int | None, most: int) -> int:
    if wanted is not None and wanted < 1:
        raise TrainerError("--jobs 至少是 1。")
    return max(1, min(wanted or _cores(), most))


def _cores() -> int:
    """Return how many cores this program may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _engine(name: str, jobs: int) -> Engine:
    if name == "local":
        if jobs == 1:
            return HereEngine()
        from trainer.batch.processes import ProcessEngine

        one_thread_a_process()
        return ProcessEngine(jobs)
    kind, _, address = name.partition("://")
    if kind != _DASK or (("://" in name) and not address):
        raise TrainerError(f"没有“{name}”这种引擎。可以写 local、dask，或 dask://主机:端口。")
    from trainer.batch.cluster import ClusterEngine

    return ClusterEngine(address, jobs)


def _told(outcome: Outcome, out: Path) -> str:
    summary = outcome.summary
    whole = summary["overall"]
    head = "以前已经评判完，没有变化" if outcome.was_done else "评判完了"
    lines = [
        f"{head}：消息 {summary['messages']} 条，会话 {whole['conversations']} 个，"
        f"客服回复 {whole['replies']} 条。",
        f"有失误的回复 {percent(whole['faulty_replies']['rate'])}，"
        f"踩红线 {whole['red_line_replies']} 条，需人工复核 {whole['review_replies']} 条。",
        f"结果在“{out}”：先看 汇总.txt，表格是 汇总.csv。",
    ]
    if summary["skipped"]:
        lines.append(f"有 {summary['skipped']} 行没有用上，位置和原因在 跳过.jsonl。")
    return "\n".join(lines)
