"""Floor 6, the command line: one module per command, imported only when it is called.

A command module has `configure(parser)` and `run(args) -> exit code`.
"""

import errno
import importlib
import io
import os
import sys
from collections.abc import Sequence
from keyword import iskeyword

from trainer.cli.chinese_arguments import Parser
from trainer.cli.threads import one_thread_a_process
from trainer.errors import TrainerError, system_reason
from trainer.safe_text import shown

# What writing to a full or broken output ends with.
UNWRITABLE = frozenset({errno.ENOSPC, errno.EIO, errno.EFBIG})

COMMANDS: dict[str, str] = {
    "play": "开始练习（不写命令时就是它）",
    "new": "新建一个场景，回答五个问题就行",
    "import": "从一段真实聊天起草一个场景",
    "check": "检查场景文件",
    "explain": "说明检查出的一个编号",
    "graph": "画出一个场景的走向图",
    "judge": "评判一条或一批客服回复",
    "preview": "边写边看：左边是文件，右边是演练",
    "record": "练一遍，记进场景当试演",
    "rehearse": "按对答稿自动走一遍场景",
    "quiz": "练题库里的题，答一题讲一题",
    "exam": "参加考试；列出试卷和级别，写出证书",
    "next": "接下来练什么，为什么；掌握得怎么样",
    "history": "看以前的演练",
    "replay": "重放一次演练",
    "items": "哪些题、评分项和走向要再看看：难不难，分不分得出好坏",
    "calibrate": "两位以上培训师盲评一批回复，看评判准不准",
    "report": "汇总演练：谁准备好了，弱在哪里，为什么",
    "query": "用 SQL 查做完的演练和考试；不写问题就列出表和例子",
    "export": "导出一次演练的事件，或导出全部给另一台电脑汇总",
    "lms": "把成绩交给学习平台（LMS），用 xAPI",
    "pack": "把场景打成一个包，发给别人",
    "unpack": "把别人的场景包装进自建场景",
    "migrate": "把旧格式的场景改成现在的格式",
    "schema": "写出编辑器提示用的格式说明",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; the only place that catches TrainerError."""
    words = list(sys.argv[1:] if argv is None else argv)
    _print_whatever_comes()
    one_thread_a_process()
    try:
        code = _dispatch(words)
        print(end="", flush=True)  # here, where it can be told, and not at exit
        return code
    except TrainerError as error:
        print(shown(str(error)), file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        print("\n已中断。", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader has gone: nothing more to say, and nothing may be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        if error.filename is not None or error.errno not in UNWRITABLE:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"输出写不进去（{system_reason(error)}）。请换一个地方存。", file=sys.stderr)
        return 2


def _print_whatever_comes() -> None:
    """A console that cannot show a character gets its escape instead, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _dispatch(words: list[str]) -> int:
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help", "--version")):
        words = ["play", *words]
    name = words[0]
    if name not in COMMANDS:
        return _about(words)
    module = importlib.import_module(f"trainer.cli.{name}{'_' * iskeyword(name)}")
    parser = Parser(prog=f"trainer {name}", description=COMMANDS[name])
    module.configure(parser)
    code: int = module.run(parser.parse_args(words[1:]))
    return code


def _about(words: list[str]) -> int:
    from trainer import __version__

    if words[0] == "--version":
        print(f"trainer {__version__}")
        return 0
    width = max(map(len, COMMANDS))
    usage = "用法: trainer [命令] [参数]\n\n命令:\n"
    usage += "".join(f"  {name:<{width}}  {about}\n" for name, about in COMMANDS.items())
    usage += "\n每个命令的参数: trainer 命令 --help"
    if words[0] in ("-h", "--help"):
        print(usage)
        return 0
    raise TrainerError(f"没有“{words[0]}”这个命令。\n\n{usage}")
