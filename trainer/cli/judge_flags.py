"""The options of `trainer judge LOG… --out DIR`, apart from what they load."""

import argparse

# Options that say something about exports: of no meaning without --out.
ONLY_WITH_OUT = (
    "mapping", "column", "role", "shift", "rating", "time_format", "timezone", "encoding", "format",
    "profile", "jobs", "engine", "restart",
)  # fmt: skip


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that judge exports of chats."""
    group = parser.add_argument_group("评判聊天记录（质检）")
    group.add_argument(
        "--out",
        metavar="文件夹",
        help="评判聊天记录的导出（JSONL、CSV、XLSX、Parquet），结果写进这里",
    )
    group.add_argument("--mapping", metavar="文件", help="说明列、角色、班次的 YAML 文件")
    group.add_argument(
        "--column",
        action="append",
        metavar="项=列名",
        help="哪一列是 会话、角色、时间、内容、客服、班次、顾客、评价",
    )
    group.add_argument(
        "--role",
        action="append",
        metavar="值=角色",
        help="角色列里的值是谁: 顾客、客服、机器人、不读",
    )
    group.add_argument(
        "--shift",
        action="append",
        metavar="班次=时间",
        help="例如 早班=08:00-16:00（没有班次列时用）",
    )
    group.add_argument(
        "--rating",
        action="append",
        metavar="值=评价",
        help="评价列里的值是什么: 满意、一般、失望、不算",
    )
    group.add_argument("--time-format", metavar="写法", help="时间的写法，例如 %%d/%%m/%%Y %%H:%%M")
    group.add_argument("--timezone", metavar="时区", help="店铺的时区，默认 +08:00")
    group.add_argument("--encoding", metavar="编码", help="utf-8 或 gbk，不写就自己认")
    group.add_argument("--format", choices=("jsonl", "parquet"), help="findings 的格式，默认 jsonl")
    group.add_argument(
        "--profile", action="append", metavar="口径", help="考核口径，可以写几次，默认 house"
    )
    group.add_argument("--jobs", type=int, metavar="数", help="用几个进程，默认每个核一个")
    group.add_argument("--engine", metavar="引擎", help="local（默认）、dask，或 dask://主机:端口")
    group.add_argument(
        "--restart", action="store_true", default=None, help="删掉文件夹里上次的结果，从头评判"
    )
