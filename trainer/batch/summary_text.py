"""The summary for people: a page of text, and a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from trainer.batch.summary import Block
from trainer.language import CRAFTS, FAULTS, LABEL_NAMES, STEPS
from trainer.safe_text import shown_line
from trainer.scenario.columns import width

NOBODY = "（没有写客服）"
_CASES = 20
_AGENTS = 30
_MOST_FAULTS = 4
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula


def page(summary: Block) -> str:
    """Return the summary as a page of text."""
    return "\n".join(_lines(summary)) + "\n"


def table(summary: Block) -> bytes:
    """Return a CSV with one row for each agent and shift, with a BOM, so that Excel reads it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    names = [profile["name"] for profile in summary["profiles"]]
    writer.writerow(_head(names))
    writer.writerow(_row("全部", "全部", summary["overall"], names))
    for block in summary["agents_by_shift"]:
        writer.writerow(_row(block["agent"] or NOBODY, block["shift"], block, names))
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def percent(rate: float | None) -> str:
    """Return a share as people read it."""
    return "—" if rate is None else f"{100 * rate:.1f}%"


def _lines(summary: Block) -> Iterator[str]:
    whole = summary["overall"]
    yield "聊天记录质检汇总"
    yield ""
    yield f"文件: {'、'.join(shown_line(name) for name in summary['files'])}"
    yield (
        f"消息 {summary['messages']} 条（机器人和系统 {summary['robot']} 条不评判），"
        f"会话 {whole['conversations']} 个，客服回复 {whole['replies']} 条，"
        f"评判版本 {summary['judge']}"
    )
    yield f"有失误的回复 {percent(whole['faulty_replies']['rate'])}，" + (
        f"踩红线 {whole['red_line_replies']} 条，需人工复核 {whole['review_replies']} 条"
    )
    if summary["skipped"]:
        yield f"读不了的行 {summary['skipped']} 条，逐条写在 跳过.jsonl 里。"
    for profile in summary["profiles"]:
        yield from ("", *_timeliness(profile, whole["kpi"][profile["name"]]))
    yield from ("", "步骤（做到的会话占比）:")
    yield from _rates(whole["steps"], "conversation_rate")
    yield from ("", "失误（有这种失误的回复占比 / 会话占比）:")
    yield from _rates(whole["faults"], "reply_rate", "conversation_rate")
    yield from ("", "班次（每个会话平均扣分从高到低）:")
    yield from _table([(block["shift"], block) for block in summary["shifts"]], summary)
    agents = summary["agents"]
    yield from ("", "客服（每个会话平均扣分从高到低）:")
    yield from _table([(b["agent"] or NOBODY, b) for b in agents[:_AGENTS]], summary)
    if len(agents) > _AGENTS:
        yield f"  …… 还有 {len(agents) - _AGENTS} 位，见 汇总.csv"
    yield from ("", "最该先看的会话:")
    if not summary["worst"]:
        yield "  没有听出失误。"
    for number, case in enumerate(summary["worst"][:_CASES], 1):
        yield from _case(number, case)


def _timeliness(profile: Block, kpi: Block) -> Iterator[str]:
    yield (
        f"时效·{profile['title']}（首轮 {profile['first_s']} 秒，之后 {profile['later_s']} 秒，"
        f"及格线 {profile['pass_percent']}%）:"
    )
    verdict = "达标" if kpi["passed"] else "未达标"
    yield (
        f"  {kpi['rounds']} 轮里按时 {kpi['within']} 轮（{percent(kpi['rate'])}，{verdict}），"
        f"没人回 {kpi['rounds'] - kpi['answered']} 轮，"
        f"首轮平均 {_seconds(kpi['first_reply_s'])}，之后平均 {_seconds(kpi['later_reply_s'])}"
    )


def _seconds(figure: float | None) -> str:
    return "—" if figure is None else f"{figure:.1f} 秒"


def _rates(labels: dict[str, Block], *rates: str) -> Iterator[str]:
    for label, figures in labels.items():
        shares = "".join(f"{percent(figures[rate]):>9}" for rate in rates)
        yield f"  {_padded(LABEL_NAMES[label], 12)}{shares}"


def _table(rows: Sequence[tuple[str, Block]], summary: Block) -> Iterator[str]:
    names = [profile["name"] for profile in summary["profiles"]]
    head = ("", "会话", "回复", "扣分", "有失误", *(f"按时·{name}" for name in names), "最多的失误")
    lines = [head, *(_table_row(name, block, names) for name, block in rows)]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield ("  " + "  ".join(map(_padded, line, widths))).rstrip()


def _table_row(name: str, block: Block, profiles: Sequence[str]) -> tuple[str, ...]:
    return (
        shown_line(name),
        str(block["conversations"]),
        str(block["replies"]),
        "—" if block["cost_per_conversation"] is None else f"{block['cost_per_conversation']:.2f}",
        percent(block["faulty_replies"]["rate"]),
        *(percent(block["kpi"][profile]["rate"]) for profile in profiles),
        _most_faults(block["faults"]),
    )


def _most_faults(faults: dict[str, Block]) -> str:
    met = [(figures["replies"], LABEL_NAMES[label]) for label, figures in faults.items()]
    most = sorted((pair for pair in met if pair[0]), key=lambda pair: -pair[0])[:_MOST_FAULTS]
    return " ".join(f"{name}{count}" for count, name in most)


def _case(number: int, case: Block) -> Iterator[str]:
    agents = "、".join(agent or NOBODY for agent in case["agents"])
    yield shown_line(
        f"  {number}. 会话 {case['conversation']}（{case['id']}） {case['time']} {case['shift']} "
        f"{agents}  扣 {case['cost']} 分" + (f"，超时 {case['late']} 轮" if case["late"] else "")
    )
    for quote in case["quotes"]:
        yield f"       {shown_line(quote)}"


def _padded(text: str, to: int) -> str:
    return text + " " * (to - width(text))


def _head(profiles: Sequence[str]) -> list[str]:
    head = ["客服", "班次", "会话", "回复", "每会话扣分", "有失误的回复", "红线", "需复核"]
    for name in profiles:
        head += [f"{name} 轮次", f"{name} 按时率", f"{name} 首轮秒", f"{name} 之后秒"]
    head += [f"步骤·{name}" for name in STEPS.values()]
    head += [f"失误·{name}" for name in FAULTS.values()]
    return head + [f"加分·{name}" for name in CRAFTS.values()]


def _row(agent: str, shift: str, block: Block, profiles: Sequence[str]) -> list[Any]:
    row: list[Any] = [_cell(agent), _cell(shift), block["conversations"], block["replies"]]
    row += [block["cost_per_conversation"], block["faulty_replies"]["rate"]]
    row += [block["red_line_replies"], block["review_replies"]]
    for name in profiles:
        kpi = block["kpi"][name]
        row += [kpi["rounds"], kpi["rate"], kpi["first_reply_s"], kpi["later_reply_s"]]
    row += [block["steps"][label]["conversation_rate"] for label in STEPS]
    row += [block["faults"][label]["reply_rate"] for label in FAULTS]
    return row + [block["craft"][label]["reply_rate"] for label in CRAFTS]


def _cell(text: str) -> str:
    """Return a text that a spreadsheet takes for nothing but text."""
    text = shown_line(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
