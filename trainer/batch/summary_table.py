"""The summary as a table for a spreadsheet: one row for each agent and shift."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from trainer.batch.summary import Block
from trainer.language import CRAFTS, FAULTS, STEPS
from trainer.safe_text import shown_line

NOBODY = "（没有写客服）"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula


def table(summary: Block) -> bytes:
    """Return a CSV with one row for each agent and shift, with a BOM, so that Excel reads it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    overall, profiles = summary["overall"], summary["profiles"]
    writer.writerow(_head(profiles, overall["kpi"]))
    writer.writerow(_row("全部", "全部", overall, profiles))
    for block in summary["agents_by_shift"]:
        writer.writerow(_row(block["agent"] or NOBODY, block["shift"], block, profiles))
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def _head(profiles: Sequence[Block], kpis: Block) -> list[str]:
    head = ["客服", "班次", "会话", "回复", "每会话扣分", "有失误的回复", "红线", "需复核"]
    for name in _plain(profiles):
        head += [f"{name} 轮次", f"{name} 按时率", f"{name} 首轮秒", f"{name} 之后秒"]
    head += [f"步骤·{name}" for name in STEPS.values()]
    head += [f"失误·{name}" for name in FAULTS.values()]
    head += [f"加分·{name}" for name in CRAFTS.values()]
    for name, figure in _figures(profiles, kpis):
        title = f"{name} {figure['name']}"
        head += [f"{title} 个数", f"{title} 秒" if "mean_s" in figure else title]
    return [_cell(word) for word in head]


def _row(agent: str, shift: str, block: Block, profiles: Sequence[Block]) -> list[Any]:
    row: list[Any] = [_cell(agent), _cell(shift), block["conversations"], block["replies"]]
    row += [block["cost_per_conversation"], block["faulty_replies"]["rate"]]
    row += [block["red_line_replies"], block["review_replies"]]
    for name in _plain(profiles):
        kpi = block["kpi"][name]
        row += [kpi["rounds"], kpi["rate"], kpi["first_reply_s"], kpi["later_reply_s"]]
    row += [block["steps"][label]["conversation_rate"] for label in STEPS]
    row += [block["faults"][label]["reply_rate"] for label in FAULTS]
    row += [block["craft"][label]["reply_rate"] for label in CRAFTS]
    for _, figure in _figures(profiles, block["kpi"]):
        row += [figure["counted"], figure.get("mean_s", figure.get("rate"))]
    return row


def _plain(profiles: Sequence[Block]) -> list[str]:
    """Return the names of the profiles whose rounds have columns of their own."""
    return [one["name"] for one in profiles if "first_s" in one]


def _figures(profiles: Sequence[Block], kpis: Block) -> Iterator[tuple[str, Block]]:
    """Yield the figures of one cell, except those of plain rounds, with their profiles' names."""
    for one in profiles:
        figures = kpis[one["name"]]["figures"]
        yield from ((one["name"], each) for each in figures if each["name"] != one.get("figure"))


def _cell(text: str) -> str:
    """Return a text that a spreadsheet takes for nothing but text."""
    text = shown_line(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
