"""Item analysis of one scenario as lines for the terminal."""

from collections.abc import Iterator

from trainer.cli.items_archive import Analysis
from trainer.cli.items_rows import aside, at, notes, short, table
from trainer.cli.table import table_lines
from trainer.reports.items.scenarios import ScenarioItem
from trainer.reports.items.words import (
    LEGEND,
    discrimination_words,
    hint_words,
    mark_name,
    none_words,
    share_words,
)
from trainer.safe_text import shown_line


def scenario_lines(found: Analysis) -> Iterator[str]:
    """Yield one scenario: the whole, its beats, the branches nobody took, its marks."""
    item = found.scenarios[0]
    path, title = shown_line(item.scenario.path), shown_line(item.scenario.title)
    yield f"{path}　{title}：{found.trainees} 人，{item.drills + item.lent} 次演练。"
    yield from aside(
        (item.again, "次是重做（只算在走向里）"),
        (item.older, "次练的是别的版本"),
    )
    if not item.is_current:
        yield "现在的文件还没有人练过；下面是最近练过的那个版本，行号也是那时的。"
    yield from notes(found)
    yield (
        f"平均得分率 {share_words(item.share)}　通过 {share_words(item.passed)}"
        f"　区分度（和这些人练的别的场景比）{discrimination_words(item.discrimination)}"
    )
    yield ""
    yield from _beats(item)
    yield ""
    yield from _untaken(item)
    yield ""
    yield from table("评分项", ((mark_name(mark), mark) for mark in item.marks))
    yield ""
    yield from LEGEND


def _beats(item: ScenarioItem) -> Iterator[str]:
    came = "次数" if item.lent else "来过"  # nobody knows where those from elsewhere came
    rows = [
        (
            short(beat.name),
            str(beat.share.n if item.lent else beat.visits),
            share_words(beat.share),
            discrimination_words(beat.discrimination),
            str(beat.lost or ""),
            hint_words(beat.hints),
        )
        for beat in item.beats
    ]
    head = ("环节", came, "应做做到", "区分度", "办砸", "看看")
    yield from table_lines(head, rows, frozenset({1, 4}))


def _untaken(item: ScenarioItem) -> Iterator[str]:
    if not item.drills:
        yield "这台电脑上没有人练过这一份，走向说不出来。"
        return
    branches = item.branches
    untaken = [branch for branch in branches if not branch.drills]
    if not untaken:
        yield f"{len(branches)} 条走向都有人走过。"
        return
    yield f"没人走过的走向（{len(branches)} 条里 {len(untaken)} 条）："
    met = [branch for branch in untaken if branch.chances]
    for one in met:
        beat = shown_line(one.beat) or "全程"
        way = f"“{short(one.when)}” → {short(one.goto)}"
        yield f"  {beat}{at(one.place)}{way}：来过 {one.chances} 次"
    never = dict.fromkeys(shown_line(one.beat) for one in untaken if not one.chances)
    if never:
        yield f"  还没有人来到：{'、'.join(never)}（共 {len(untaken) - len(met)} 条）"
    if met:
        yield none_words(max(one.chances for one in met))
