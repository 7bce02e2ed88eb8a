"""The summary for people: a page of text."""

from collections.abc import Iterator, Mapping, Sequence

from trainer.batch.summary import Block
from trainer.batch.summary_table import NOBODY
from trainer.language import LABEL_NAMES
from trainer.safe_text import shown_line
from trainer.scenario.columns import width

FigureLines = Mapping[str, Sequence[str]]
_CASES = 20
_AGENTS = 30
_MOST_FAULTS = 4


def page(summary: Block, figures: FigureLines) -> str:
    """Return the summary as a page of text; `figures` are the lines of each profile by name."""
    return "\n".join(_lines(summary, figures)) + "\n"


def percent(rate: float | None) -> str:
    """Return a share as people read it."""
    return "—" if rate is None else f"{100 * rate:.1f}%"


def _lines(summary: Block, figures: FigureLines) -> Iterator[str]:
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
        name = profile["name"]
        yield from ("", *_timeliness(profile, whole["kpi"][name]), *figures[name])
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
    title = shown_line(profile["title"])
    if "rounds" not in kpi:
        yield f"时效·{title}（考核口径 {shown_line(profile['name'])}）:"
        return
    yield (
        f"时效·{title}（首轮 {profile['first_s']} 秒，之后 {profile['later_s']} 秒，"
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
    whole = summary["overall"]["kpi"]
    told = [(one["name"], whole[one["name"]]) for one in summary["profiles"]]
    heads = (f"{_first_name(kpi)}·{shown_line(name)}" for name, kpi in told)
    head = ("", "会话", "回复", "扣分", "有失误", *heads, "最多的失误")
    names = [name for name, _ in told]
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
        *(_first_value(block["kpi"][profile]) for profile in profiles),
        _most_faults(block["faults"]),
    )


def _first_name(kpi: Block) -> str:
    return "按时" if "rounds" in kpi else shown_line(kpi["figures"][0]["name"])


def _first_value(kpi: Block) -> str:
    """Return the first figure of a cell as people read it."""
    first = kpi["figures"][0]
    return _seconds(first["mean_s"]) if "mean_s" in first else percent(first["rate"])


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
