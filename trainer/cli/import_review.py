"""Looking through a chat before it is written: who speaks, and what is hidden.

Plain lines in, plain lines out; the end of the input writes nothing.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace

from trainer.chats import Covered, Entry, Role, Said, Speaker, Wishes, covered
from trainer.cli.typed import read_whatever_comes
from trainer.errors import TrainerError
from trainer.masking.find import SHORTEST_KNOWN
from trainer.scenario.columns import safe

_HELP = "回车: 就这样写；留 编号: 不换这一处；遮 词: 再遮一个词；放弃: 不写"
_ROLE_HELP = "对就按回车；不对就写 编号=角色，例如 1=客服（还有 顾客、机器人、不读）"
_LONGEST_NAME = 24  # characters of a name on the screen
_GIVEN_UP = "没有写任何东西。"


def settle_roles(found: Sequence[Speaker]) -> dict[str, Role]:
    """Show who speaks and ask until it is right; TrainerError where the person gives up."""
    read_whatever_comes()
    now = list(found)
    while True:
        print("聊天里说话的人:")
        for number, one in enumerate(now, 1):
            doubt = "" if one.sure else "？ 猜的"
            print(
                f"  {number}. {safe(one.who)[:_LONGEST_NAME]}  {one.messages} 句  {one.role}{doubt}"
            )
        answer = _asked(_ROLE_HELP)
        if not answer:
            return {one.who: one.role for one in now}
        for word in answer.replace("＝", "=").split():
            which, _, role = word.partition("=")
            if which.isdecimal() and 1 <= int(which) <= len(now) and role in set(Role):
                now[int(which) - 1] = replace(now[int(which) - 1], role=Role(role), sure=True)
            else:
                print(f"没有看懂“{safe(word)[:_LONGEST_NAME]}”。")


def review(chat: Sequence[Said], roles: Mapping[str, Role]) -> Covered:
    """Show every hidden word and ask until it is right; TrainerError where the person gives up."""
    wishes = Wishes()
    while True:
        result = covered(chat, roles, wishes)
        _show(result)
        answer = _asked(_HELP)
        if not answer:
            return result
        verb, words = answer[0], answer[1:].lstrip(":：").split()
        if verb == "留" and (chosen := _chosen(result.entries, words)):
            wishes = replace(wishes, kept=wishes.kept | chosen)
        elif verb == "遮" and words:
            hidden = _to_hide(words, chat)
            wishes = replace(
                wishes, kept=wishes.kept - set(hidden), hidden=(*wishes.hidden, *hidden)
            )
        else:
            print("没有看懂。")


def _show(result: Covered) -> None:
    if not result.entries:
        print("没有找到个人信息。要是看见了，写 遮 加上那个词。")
        return
    print(f"写进场景以前，这 {len(result.entries)} 处要换掉:")
    for number, one in enumerate(result.entries, 1):
        times = f"（{one.count} 次）" if one.count > 1 else ""
        doubt = "" if one.sure else "  ？拿不准"
        print(f"  {number}. {one.kind}  {safe(one.raw)} → {one.written}{times}{doubt}")
        print(f"     第 {one.line} 句: …{safe(one.before)}【{safe(one.raw)}】{safe(one.after)}…")


def _to_hide(words: Sequence[str], chat: Sequence[Said]) -> list[str]:
    """Return the words that can be hidden in a chat, and say why the others cannot."""
    hidden: list[str] = []
    for word in words:
        shown = safe(word)[:_LONGEST_NAME]
        if len(word) < SHORTEST_KNOWN:
            print(f"“{shown}”只有一个字，会遮错地方。请连旁边的字一起写。")
        elif not any(word in one.text for one in chat):
            print(f"聊天里没有“{shown}”。")
        else:
            hidden.append(word)
    return hidden


def _chosen(entries: Sequence[Entry], words: Sequence[str]) -> frozenset[str]:
    numbers = [int(word) for word in words if word.isdecimal()]
    return frozenset(entries[n - 1].raw for n in numbers if 1 <= n <= len(entries))


def _asked(help_: str) -> str:
    print(help_)
    print("> ", end="", flush=True)
    line = sys.stdin.readline()
    if not line or line.strip() == "放弃":
        raise TrainerError(_GIVEN_UP, code=1)
    return line.strip()
