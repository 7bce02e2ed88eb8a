"""What `trainer next` prints: the suggestions with their reasons, and mastery as bars."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.cli.table import table_lines
from trainer.safe_text import shown_line
from trainer.study import Progress, Suggestion
from trainer.study.skill import SIX_STEPS, SkillKind

BAR_CELLS = 20
HEAD = ("掌握度", "0到100", "", "变化", "")
FIGURE, CHANGE = 2, 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion with the line that starts it, and the one that asks about it (or empty)."""

    suggestion: Suggestion
    command: str
    quiz: str = ""


def next_lines(trainee: str, offers: Sequence[Offer], stands: Sequence[Progress]) -> Iterator[str]:
    """Yield what to practise next, why, and how far what has been practised is mastered.

    There is at least one offer.
    """
    who = f"{shown_line(trainee)}，" if trainee else ""
    yield f"{who}接下来练：{_name(offers[0])}"
    yield from _about(offers[0])
    if offers[1:]:
        yield "\n也可以练："
    for offer in offers[1:]:
        yield _name(offer)
        yield from _about(offer)
    if any(one.standing.seen for one in stands):
        yield ""
        yield from mastery_lines(stands)


def mastery_lines(stands: Sequence[Progress]) -> Iterator[str]:
    """Yield a bar for each step and each habit that was called for, each fault ever committed."""
    rows = [_row(one) for one in stands if _is_told(one)]
    yield from table_lines(HEAD, rows, to_the_right=frozenset({FIGURE, CHANGE}))
    if any(one.gained is not None for one in stands):
        yield f"变化是最近 {stands[0].drills} 次演练带来的；很久不练，掌握度会往50退。"


def _name(offer: Offer) -> str:
    return f"{shown_line(offer.suggestion.title)}（{shown_line(offer.suggestion.path)}）"


def _about(offer: Offer) -> Iterator[str]:
    yield f"  {offer.suggestion.reason}"
    yield f"  开始：{offer.command}"
    if offer.quiz:
        yield f"  做题：{offer.quiz}"


def _is_told(one: Progress) -> bool:
    standing = one.standing
    if standing.skill.kind is SkillKind.FAULT:
        return not standing.is_clean
    return bool(standing.seen) or standing.skill.id in SIX_STEPS


def _row(one: Progress) -> tuple[str, ...]:
    standing = one.standing
    name = standing.skill.name
    if not standing.seen:
        return (name, "─" * BAR_CELLS, "", "", "还没有练到过")
    full = round(standing.mastery * BAR_CELLS / 100)
    bar = "━" * full + "─" * (BAR_CELLS - full)
    few = f"只练过{len(standing.seen)}次，说不准" if standing.is_guess else ""
    return (name, bar, str(standing.mastery), _change(one.gained), few)


def _change(gained: int | None) -> str:
    if not gained:
        return ""
    return f"▲{gained}" if gained > 0 else f"▼{-gained}"
