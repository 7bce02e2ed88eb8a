"""`trainer calibrate sample`: draw replies, hide what is personal, write the file."""

import argparse

from trainer.cli.calibrate_source import Drawable, of_drills, of_lines
from trainer.cli.seeds import draw_seed
from trainer.cli.settings import load_settings
from trainer.cli.write_whole import write_new
from trainer.errors import TrainerError
from trainer.reports.calibration.drawing import RULE
from trainer.reports.calibration.sample import Sample, sample_bytes
from trainer.scenario.columns import safe

MOST = 1000


def run(args: argparse.Namespace) -> int:
    """Write the sample, and say what comes next."""
    if not 0 < args.count <= MOST:
        raise TrainerError(f"-n 后面写条数，1 到 {MOST}，例如 -n 60。")
    seed = draw_seed() if args.seed is None else args.seed
    settings = load_settings()
    if args.source is None:
        found = of_drills(settings, args.count, seed)
    else:
        found = of_lines(settings, args.source, args.count, seed)
    if not found.replies:
        raise TrainerError(_nothing(found, lines=args.source is not None))
    sample = Sample(seed, found.population, found.replies)
    write_new(args.output, sample_bytes(sample))
    for line in _told(sample, found, args):
        print(safe(line))
    return 0


def _nothing(found: Drawable, *, lines: bool) -> str:
    if lines:
        return "这个文件里没有一条能评的回复。每行要写 id 和 text，像 trainer judge 读的那样。"
    if found.unread:
        return f"这台电脑的 {found.unread} 次演练都读不了，抽不出回复。请升级程序后再试。"
    return "这台电脑还没有演练过，没有回复可以抽。先练几次，或用 --from 从文件里抽。"


def _told(sample: Sample, found: Drawable, args: argparse.Namespace) -> list[str]:
    lines = [
        f"写好了样本: {args.output}（{len(sample.replies)} 条，"
        f"从 {sample.population} 条不同的回复里抽，种子 {sample.seed}）",
        f"抽法: {RULE}。",
        "手机号、地址、名字一类的个人信息已经遮住；发给别人以前，请再看一眼。",
    ]
    if len(sample.replies) < args.count:
        lines.append(f"不同的回复一共只有这些，不够 {args.count} 条。")
    if found.unread:
        lines.append(f"有 {found.unread} {found.unit}读不了，没有用上。")
    return [
        *lines,
        "接下来每位培训师各评各的，互相不要看:",
        f"  trainer calibrate grade {args.output} --as 名字",
        "都评完以后，把各人的文件放在样本旁边:",
        f"  trainer calibrate report {args.output}",
    ]
