"""`trainer lms`: results for a learning system, as xAPI 1.0.3 statements.

`write` puts them into a file, one JSON object a line; `send` posts what the LMS does not have yet;
`status` tells what is where; `accounts` says whose an account is. Nothing but `accounts` ever
writes a trainee's name.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from trainer.cli.chinese_arguments import SubParser
from trainer.cli.days import begin_of_day
from trainer.cli.kept import known_trainee
from trainer.cli.lms_accounts import accounts_table
from trainer.cli.lms_archive import statements_of
from trainer.cli.lms_login import login
from trainer.cli.lms_words import nothing_to_send, say, status_lines
from trainer.cli.settings import Settings, load_settings
from trainer.cli.write_whole import write_new
from trainer.errors import TrainerError
from trainer.reports.xapi import Identity, Outbox, line_of
from trainer.reports.xapi.delivery import Delivery
from trainer.reports.xapi.identity import kept_identity
from trainer.reports.xapi.iri import DEFAULT_BASE, checked_base
from trainer.reports.xapi.lms import Lms, statements_url
from trainer.reports.xapi.outbox import ENDING, outbox_file
from trainer.reports.xapi.statement import Statement
from trainer.reports.xapi.turn import turn
from trainer.scenario.columns import safe
from trainer.store import Archive

IDENTITY = "identity.json"
NOTHING_YET = "没有做完的演练和考试可以写。"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parts = parser.add_subparsers(
        dest="part", metavar="做什么", required=True, parser_class=SubParser, title="可以做的"
    )
    write = _add(parts, "write", "写成一个文件，自己导入 LMS", _write)
    send = _add(parts, "send", "发给 LMS；已经送到的不再发", _send)
    send.add_argument("--to", required=True, metavar="网址", help="LMS 的 xAPI 地址")
    send.add_argument("--user", default="", metavar="用户名", help="也可以用 TRAINER_LMS_USER")
    send.add_argument("--password-file", type=Path, metavar="文件", help="第一行是密码")
    send.add_argument("--insecure", action="store_true", help="允许不加密的 http://（只在内网用）")
    send.add_argument("--again", action="store_true", help="LMS 上次不收的也再发一次")
    _add(parts, "status", "送到了多少，还有多少没送到", _status)
    accounts = _add(parts, "accounts", "写出对照表：哪个账号是哪位学员", _accounts)
    for part in (write, accounts):
        part.add_argument(
            "-o", "--output", type=Path, required=True, metavar="文件", help="写到这里"
        )
    for part in (write, send):
        part.add_argument("--as", dest="trainee", default="", metavar="名字", help="只要这位学员的")
        part.add_argument(
            "--since", default="", metavar="日期", help="只要这天起结束的，如 2026-11-01"
        )
    for part in (write, send, accounts):
        part.add_argument(
            "--base", default="", metavar="网址", help="编号用公司的网址；第一次就要写"
        )


def _add(
    parts: "argparse._SubParsersAction[SubParser]",
    name: str,
    about: str,
    run: Callable[[Settings, argparse.Namespace], int],
) -> SubParser:
    part = parts.add_parser(name, help=about, description=about)
    part.set_defaults(run_part=run)
    return part


def run(args: argparse.Namespace) -> int:
    """Do the part that was asked for."""
    code: int = args.run_part(load_settings(), args)
    return code


def _write(settings: Settings, args: argparse.Namespace) -> int:
    identity = _identity(settings, args.base)
    statements = _statements(settings, identity, args.trainee, args.since)
    if not statements:
        print(NOTHING_YET)
        return 0
    write_new(args.output, "".join(f"{line_of(one)}\n" for one in statements).encode())
    print(f"写好了 {len(statements)} 条记录：{safe(str(args.output))}")
    return 0


def _send(settings: Settings, args: argparse.Namespace) -> int:
    url = statements_url(args.to, insecure=args.insecure)
    user, password = login(args.user, args.password_file)
    file = outbox_file(settings.lms, url)
    identity = _identity(settings, args.base)
    with turn(file.with_suffix(".lock"), _waits):
        statements = _statements(settings, identity, args.trainee, args.since)
        only = {one["id"] for one in statements} if args.trainee or args.since else None
        outbox = Outbox(file, url)
        outbox.put(statements)
        if args.again:
            outbox.try_again(only)
        if not outbox.waiting_of(only):
            return nothing_to_send(outbox, only)
        before = len(outbox.refused)
        sent = Delivery(outbox, Lms(url, user, password), _says).run(only)
        outbox.tidy()
        return say(sent, outbox.refused[before:])


def _status(settings: Settings, _: argparse.Namespace) -> int:
    files = sorted(settings.lms.glob(f"[!.]*{ENDING}"))
    if not files:
        print("还没有向 LMS 发过。用 trainer lms send --to 网址 来发。")
        return 0
    every = _statements(settings, _identity(settings, ""))
    for file in files:
        outbox = Outbox(file)
        new = sum(not outbox.knows(one["id"]) for one in every)
        print("\n".join(status_lines(outbox, new)))
    return 0


def _accounts(settings: Settings, args: argparse.Namespace) -> int:
    identity = _identity(settings, args.base)
    names: tuple[str, ...] = ()
    if settings.database.exists():
        with Archive(settings.database) as archive:
            names = tuple(trainee.name for trainee in archive.trainees())
    write_new(args.output, accounts_table(names, identity))
    print(f"写好了 {len(names)} 位学员的账号：{safe(str(args.output))}（里面有真名，请收好）")
    return 0


def _statements(
    settings: Settings, identity: Identity, trainee: str = "", since: str = ""
) -> list[Statement]:
    begin = begin_of_day(since, "--since") if since else None
    if not settings.database.exists():
        return []
    with Archive(settings.database) as archive:
        whose = known_trainee(archive, trainee) if trainee else ""
        return list(statements_of(archive, identity, whose, begin))


def _identity(settings: Settings, base: str) -> Identity:
    """Return who we are to every LMS; TrainerError where another base was chosen before."""
    identity = kept_identity(settings.lms / IDENTITY, base or DEFAULT_BASE)
    if base and checked_base(base) != identity.base:
        raise TrainerError(
            f"这台电脑早先用的是 {identity.base}，换成别的网址，学员和记录在 LMS 里都会变成另外的。"
            f"请去掉 --base；真要换，先把 {safe(str(settings.lms))} 这个文件夹移走。"
        )
    return identity


def _waits() -> None:
    _says("另一个窗口正在发送，等它发完……")


def _says(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
