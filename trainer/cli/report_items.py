"""Item analysis for the faces of a report that hold it, within bounds."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b

from trainer.cli.items import ask_for_patience
from trainer.cli.items_archive import Analysis, Analyst
from trainer.cli.items_played import Lent
from trainer.cli.report_files import OtherFiles
from trainer.cli.scenarios import library_of
from trainer.cli.settings import Settings
from trainer.quiz.library import BankLibrary
from trainer.reports.item_line import Items
from trainer.reports.items.lines import item_lines
from trainer.reports.items.words import LEGEND
from trainer.scoring.rollup import Wanted
from trainer.store import Archive
from trainer.store.rollup_reader import Rollup

MOST = 10_000  # drills and sittings that are gone through, those of the last trainee on top


def items_of(
    settings: Settings, archive: Archive, rollup: Rollup, files: OtherFiles | None, asked: Wanted
) -> Items:
    """Return the items of the drills and sittings that were asked for.

    `files` are those that were lent to the roll-ups, None where there are none.
    """
    banks = BankLibrary(settings.builtin_scenarios, settings.own_scenarios)
    lent = Lent(rollup, files, asked.paper) if files else Lent()
    kept = _kept(archive, lent, asked.trainees)
    drawn = _drawn(kept)
    ask_for_patience(sum(kept[name] for name in drawn))
    wanted = replace(asked, trainees=drawn)
    found = Analyst(archive, library_of(settings), banks, wanted, lent=lent).analysis()
    lines = item_lines(found.questions, found.scenarios)
    return Items(lines, tuple(_about(found, len(drawn), len(kept))))


def _kept(archive: Archive, lent: Lent, asked: frozenset[str] | None) -> Mapping[str, int]:
    """Return how many drills and sittings each trainee has who was asked for."""
    found = Counter({one.name: one.drills for one in archive.trainees()})
    found.update(archive.sittings.finished())
    found.update(lent.drills)
    return {name: count for name, count in found.items() if asked is None or name in asked}


def _drawn(kept: Mapping[str, int]) -> frozenset[str]:
    """Return all trainees, or so many by lot that MOST is reached: the same ones each time."""
    drawn, count = [], 0
    for name in sorted(kept, key=_lot):
        if count >= MOST:
            break
        drawn.append(name)
        count += kept[name]
    return frozenset(drawn)


def _lot(name: str) -> bytes:
    return blake2b(name.encode("utf-8", "surrogatepass")).digest()


def _about(found: Analysis, drawn: int, kept: int) -> Iterator[str]:
    lent = sum(one.lent for one in found.scenarios)
    drills = sum(one.drills for one in found.scenarios) + lent
    answers = sum(one.share.n + one.again for one in found.questions)
    yield (
        f"“题目”“评分项难度”“走向”三张表看了 {found.trainees} 位学员的 {drills} 次演练、"
        f"{answers} 次答题。每人每个场景、每道题只算第一次，走向算每一次。"
    )
    if drawn < kept:
        yield f"记录太多，从 {kept} 位学员里抽了 {drawn} 位来算；全部的用 trainer items 看。"
    if lent:
        yield (
            f"其中 {lent} 次演练是并进来的：文件里没有走过哪条走向，也没有每道题答了什么，"
            "所以不在“走向”“题目”里，也不算来过、办砸的次数。"
        )
    if found.missing:
        yield f"并进来的演练有 {found.missing} 次没有算：本机没有那个版本的场景。"
    if found.unread:
        yield f"有 {found.unread} 份记录读不了，没有算。"
    yield from LEGEND
