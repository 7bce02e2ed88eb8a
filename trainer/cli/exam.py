"""`trainer exam`: sit a paper, see what there is to sit, or write a certificate.

`--list --json` prints one object: `version`, `trainee`, `level` (null: none yet), `missing`, and
`papers`, each with `paper`, `title`, `level`, `pass_mark`, `attempts` (null: any number), `sat`,
`best` (null), `passed`. `--json` prints one object at the end of an exam: `version`, `sitting` (its
id), `paper`, `level`, `total`, `pass_mark`, `passed`, `attempt`, `used_ms`, `reasons`, and `parts`,
each with `kind`, `weight`, `percent`, `passed`, `reason`.
"""

import argparse
from pathlib import Path

from trainer.cli.on_screen import has_screen, show
from trainer.cli.settings import Settings, load_settings


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "paper", nargs="?", default="", metavar="试卷", help="例如 普通客服上岗；不写就从列表里选"
    )
    parser.add_argument("--list", action="store_true", help="列出试卷、级别和还差什么")
    parser.add_argument(
        "--certificate",
        metavar="编号",
        help="写出一次通过的考试的证书（编号在成绩里，如 k20261122-3f7a）",
    )
    parser.add_argument(
        "-o", "--out", type=Path, metavar="文件", help="证书写到哪里（.html，或 .txt 纯文字）"
    )
    parser.add_argument("--as", dest="trainee", default="", metavar="名字", help="用这个名字")
    parser.add_argument("--plain", action="store_true", help="一行一行地考，不用整个屏幕")
    parser.add_argument("--json", action="store_true", help="最后输出 JSON（一行一行地考）")


def run(args: argparse.Namespace) -> int:
    """Sit an exam; the screen where there is a terminal for it."""
    settings = load_settings()
    if args.certificate:
        from trainer.cli.certificates import certificate_command

        return certificate_command(settings, args.certificate, args.out)
    if args.list:
        from trainer.cli.exam_list import papers

        return papers(settings, args)
    if args.plain or args.json or not has_screen(settings):
        from trainer.cli.exam_plain import exam

        return exam(settings, args)
    return _screen(settings, args)


def _screen(settings: Settings, args: argparse.Namespace) -> int:
    from trainer.tui.parts import Errand, Wishes

    return show(
        settings,
        Wishes(
            trainee=args.trainee,
            named=bool(args.trainee),
            errand=Errand(exam=True, name=args.paper),
        ),
    )
