"""What argparse says, in Chinese: its usage, its help, and what is wrong with an argument.

argparse passes each of its sentences through one function, meant for translation; here that
function looks them up in a table. A sentence that a later Python adds stays English.
"""

import argparse
from typing import NoReturn

from trainer.safe_text import shown

SENTENCES: dict[str, str] = {
    "usage: ": "用法: ",
    "options": "选项",
    "positional arguments": "参数",
    "show this help message and exit": "显示这份说明",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s。加 --help 可以看用法。\n",
    "argument %(argument_name)s: %(message)s": "“%(argument_name)s” %(message)s",
    "the following arguments are required: %s": "还缺少: %s",
    "unrecognized arguments: %s": "不认识这些参数: %s",
    "not allowed with argument %s": "不能和 %s 一起用",
    "one of the arguments %s is required": "以下参数要写一个: %s",
    "expected one argument": "后面要写一个值",
    "expected at most one argument": "后面最多写一个值",
    "expected at least one argument": "后面至少写一个值",
    "ignored explicit argument %r": "后面不用写值: %r",
    "invalid %(type)s value: %(value)r": "的值不对: %(value)r，请写一个整数",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "没有 %(value)r 可选，可以写的有: %(choices)s"
    ),
    "invalid choice: %(value)s (choose from %(choices)s)": (
        "没有 %(value)s 可选，可以写的有: %(choices)s"
    ),
    "ambiguous option: %(option)s could match %(matches)s": (
        "“%(option)s”不够明确，可能是: %(matches)s"
    ),
}


class Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese and gives back what was typed as plain text."""

    def __init__(self, *, prog: str, description: str) -> None:
        vars(argparse)["_"] = lambda sentence: SENTENCES.get(sentence, sentence)
        super().__init__(prog=prog, description=description)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with 2."""
        super().error(shown(message))


class SubParser(Parser):
    """The arguments of one of several things that a command can do, as argparse makes them."""

    def __init__(self, *, prog: str, description: str, **_: object) -> None:
        super().__init__(prog=prog, description=description)
