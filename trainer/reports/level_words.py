"""Who is ready, in words: how many have each level, and who is nearest to the next one."""

from collections import Counter
from collections.abc import Iterable, Sequence

from trainer.paper.ladder import level_names
from trainer.reports.model import CohortSummary, Readiness, TraineeSummary
from trainer.reports.words import NO_LEVEL
from trainer.safe_text import shown_line

HEADING = "级别"
NEAREST = 3  # so many trainees are named as the nearest


def levels_of(several: Iterable[Readiness]) -> tuple[tuple[str, int], ...]:
    """Return how many reached each level, the lowest first; last, under "", who has none."""
    found = Counter(one.reached for one in several)
    return tuple((name, found[name]) for name in (*level_names(), "") if found[name])


def levels_text(one: CohortSummary) -> str:
    """Return how many of a cohort have each level; empty where that cannot be told."""
    return "，".join(f"{name or NO_LEVEL} {count} 人" for name, count in one.levels)


def nearest_text(trainees: Sequence[TraineeSummary]) -> str:
    """Return who of several lacks the fewest demands of the next level; empty for one alone."""
    lacking = {
        one.name: len(one.readiness.missing)
        for one in trainees
        if one.readiness and one.readiness.next
    }
    if len(lacking) < 2:
        return ""
    fewest = min(lacking.values())
    if fewest == max(lacking.values()):
        return f"离下一级都还差 {fewest} 项"
    names = [shown_line(name) for name, count in lacking.items() if count == fewest]
    more = f"等 {len(names)} 人" if len(names) > NEAREST else ""
    return f"离下一级最近：{'、'.join(names[:NEAREST])}{more}，还差 {fewest} 项"
