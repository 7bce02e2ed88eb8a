"""`trainer import CHAT [NAME]`: a real chat becomes the draft of a scenario in our own folder.

Personal data is disguised before anything is written, and at a terminal every place is shown
first. Without a terminal `--yes` is needed; it serves only where nothing is doubtful, else
nothing is written and the exit code is 2.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from trainer.chats import Covered, Imported, Role, Said, Wishes, covered, imported, speakers
from trainer.chats.page import TODO
from trainer.chats.written import clean
from trainer.cli.import_review import review, settle_roles
from trainer.cli.import_source import Source, read_source
from trainer.cli.new_home import Home, keep
from trainer.cli.scenarios import library_of
from trainer.cli.settings import load_settings
from trainer.cli.typed import one_word
from trainer.errors import TrainerError
from trainer.language import prepare
from trainer.scenario.check import ask, check_file
from trainer.scenario.columns import safe
from trainer.scenario.render import LEVEL_NAMES
from trainer.scenario.rules.personal_data import leaks

FOLDER = "导入"
MOST_MESSAGES = 2000


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "chat", metavar="聊天", help="聊天记录：.txt、.csv、.xlsx、.jsonl；写 - 就贴进来"
    )
    parser.add_argument(
        "name", nargs="?", metavar="名字", help=f"例如 物流/新快递；不写就放进“{FOLDER}”"
    )
    parser.add_argument("--title", metavar="标题", default="", help="菜单里显示的一句话")
    parser.add_argument(
        "--role",
        action="append",
        metavar="名字=角色",
        help="聊天里谁是 顾客、客服、机器人，或 不读",
    )
    parser.add_argument(
        "--column",
        action="append",
        metavar="项=列名",
        help="表格里哪一列是 角色、内容、会话、时间",
    )
    parser.add_argument("--conversation", metavar="编号", help="表格里有几段聊天时，读哪一段")
    parser.add_argument("--yes", action="store_true", help="不问；有拿不准的地方就不写")


def run(args: argparse.Namespace) -> int:
    """Read, disguise, show, write, and say what comes next."""
    settings = load_settings()
    home = Home.of(library_of(settings))
    name = args.name or _free_name(home)
    home.refuse(name)
    told = _roles(args.role or ())
    source = read_source(args.chat, args.column or (), args.conversation, told)
    _refuse(source, told)
    asking = sys.stdin.isatty() and not args.yes
    if not asking and not args.yes:
        raise TrainerError("没有终端可以问。请在终端里运行，或加 --yes（有拿不准的地方就不写）。")
    chat, result = _disguised(source, asking=asking)
    if asking:
        print("正在起草，稍等……", flush=True)
    prepare(settings.cache_dir)
    made = imported(chat, clean(args.title))
    _refuse_leaks(made.text)
    file = keep(home, name, made.text)
    print(f"已写好草稿: {safe(str(file))}")
    if source.unread:
        print(f"表格里有 {source.unread} 行读不懂，没有用上。")
    for line in _told(made, result, home, name):
        print(line)
    return 0


def _disguised(source: Source, *, asking: bool) -> tuple[tuple[Said, ...], Covered]:
    """Return the chat without personal data, by the person's wishes where one can be asked."""
    found = speakers(source.chat, source.roles)
    named = dict.fromkeys(source.agents, Role.AGENT)
    if asking:
        result = review(source.chat, named | settle_roles(found))
    else:
        if not all(one.sure for one in found):
            raise TrainerError("认不准谁是客服、谁是顾客，没有写。请用 --role 名字=客服 说明。")
        result = covered(source.chat, named | {one.who: one.role for one in found}, Wishes())
        if result.doubtful:
            raise TrainerError(
                f"有 {len(result.doubtful)} 处像个人信息又拿不准，没有写。"
                "请在终端里去掉 --yes，逐处看过。"
            )
    return result.chat, result


def _roles(words: Sequence[str]) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    for word in words:
        who, _, role = word.replace("＝", "=").rpartition("=")
        if not who.strip() or role.strip() not in set(Role):
            raise TrainerError(
                "--role 要写成 名字=角色，例如 --role 小林=客服；角色有 顾客、客服、机器人、不读。"
            )
        roles[who.strip()] = Role(role.strip())
    return roles


def _refuse(source: Source, told: dict[str, Role]) -> None:
    """Raise TrainerError where a flag names nobody, or the chat is far too long for a scenario."""
    if told.keys() - {one.who for one in source.chat}:
        raise TrainerError("--role 里有聊天里没有的名字。请照聊天里的写法写，一个字也不差。")
    if len(source.chat) > MOST_MESSAGES:
        raise TrainerError(
            f"聊天有 {len(source.chat)} 句，最多 {MOST_MESSAGES} 句。请只留下要做成场景的那一段。"
        )


def _free_name(home: Home) -> str:
    number = 1
    while os.path.lexists(home.file(f"{FOLDER}/聊天{number}")):
        number += 1
    return f"{FOLDER}/聊天{number}"


def _refuse_leaks(text: str) -> None:
    """Raise TrainerError, without the words, where the draft still holds a real number."""
    kinds = dict.fromkeys(leak.message.removeprefix("这里像是") for leak in leaks("", text))
    if kinds:
        raise TrainerError(
            f"草稿里还有像是{'、'.join(kinds)}的内容，没有写。请再运行一次，用“遮”把它遮掉。"
        )


def _told(made: Imported, result: Covered, home: Home, name: str) -> list[str]:
    file = home.file(name)
    checked = check_file(ask(file, root=home.folder, also=(home.library.builtin,)))
    levels = [problem.level for problem in checked.problems]
    counts = [f"{n} 处{LEVEL_NAMES[level]}" for level in LEVEL_NAMES if (n := levels.count(level))]
    hidden = sum(one.count for one in result.entries)
    lines = [
        f"{made.beats} 个环节，换掉了 {hidden} 处个人信息，有 {made.text.count(TODO)} 处“待补”。",
        f"检查: {'、'.join(counts) or '没有问题'}。",
    ]
    if made.left_out:
        lines.append(f"聊天太长，后面 {made.left_out} 轮没有用上；要用就分成几段。")
    word = one_word(name)
    return [
        *lines,
        "接下来:",
        f"  trainer check --play {word}    看还缺什么",
        f"  trainer preview {word}    边改边看",
    ]
