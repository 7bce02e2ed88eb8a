"""What a sitting asks: drawn by its seed, the same on every machine."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from trainer.drill import Mode
from trainer.errors import TrainerError
from trainer.paper.events import DrillTask, Item, SittingStarted, TypingTask
from trainer.paper.model import FULL_MARKS, Paper, Part, PartKind, Seeding
from trainer.paper.stock import Stock
from trainer.paper.typing import draw_text
from trainer.quiz import Asked, Bank
from trainer.quiz.draw import draw
from trainer.scenario import Scenario
from trainer.scenario.chance import pick

_T = TypeVar("_T")
_SEEDS = 2**31


def seed_of(paper: Paper, drawn: int) -> int:
    """Return the seed of a sitting: the paper's own where all get the same, else what was drawn."""
    return paper.seed if paper.seeding is Seeding.SAME else drawn


def exam_start(paper: Paper, stock: Stock, seed: int, attempt: int) -> SittingStarted:
    """Return the start of an exam, with all that it asks; TrainerError where something is gone."""
    items: list[Item] = []
    for index, part in enumerate(paper.parts):
        before = {
            (item.task.bank_path, item.task.question.id)
            for item in items
            if isinstance(item.task, Asked)
        }
        items += (Item(index, task) for task in _tasks(part, stock, seed, f"{index}", before))
    return SittingStarted(
        at=0,
        paper=replace(paper, sources=()),
        mode=Mode.EXAM,
        seed=seed,
        items=tuple(items),
        attempt=attempt,
        digests=tuple(text.digest for text in texts_of(paper, stock)),
    )


def texts_of(paper: Paper, stock: Stock) -> tuple[Paper | Bank, ...]:
    """Return what is to be kept beside a sitting of a paper: the paper and its question banks."""
    names = [name for part in paper.parts for name in _bank_names(part)]
    return (paper, *_banks(stock, names))


def practice_start(
    banks: Sequence[Bank], count: int, seed: int, skills: Sequence[str] = ()
) -> SittingStarted:
    """Return the start of a practice quiz: one part, no limit; `count` 0 asks all there is.

    TrainerError where there is no question of these skills.
    """
    asked = draw(banks, count or sum(len(bank.questions) for bank in banks), seed, skills=skills)
    if not asked:
        what = f"关于“{'、'.join(skills)}”的题" if skills else "题"
        raise TrainerError(f"选的题库里没有{what}。请换一个题库，或换一种说法。")
    names = tuple(bank.path for bank in banks)
    paper = Paper(
        path="、".join(names),
        title="、".join(bank.title for bank in banks),
        parts=(Part(PartKind.QUESTIONS, FULL_MARKS, names, len(asked)),),
        pass_mark=0,
    )
    items = tuple(Item(0, one) for one in asked)
    digests = tuple(bank.digest for bank in banks)
    return SittingStarted(0, paper, Mode.PRACTICE, seed, items, digests=digests)


def _tasks(
    part: Part, stock: Stock, seed: int, name: str, before: Collection[tuple[str, str]]
) -> Iterator[DrillTask | TypingTask | Asked]:
    match part.kind:
        case PartKind.DRILLS:
            scenarios = _scenarios(stock, _some(part.sources, part.count, seed, name))
            for number, scenario in enumerate(scenarios):
                own = pick(seed, f"{name} drill {number}", _SEEDS)
                yield DrillTask(scenario.path, scenario.title, scenario.digest, own)
        case PartKind.QUESTIONS:
            banks = _banks(stock, part.sources)
            count = part.count or sum(len(bank.questions) for bank in banks)
            yield from draw(banks, count, pick(seed, f"{name} questions", _SEEDS), avoid=before)
        case PartKind.TYPING:
            yield TypingTask(draw_text(seed, name), part.speed)


def _some(found: Sequence[_T], count: int, seed: int, name: str) -> tuple[_T, ...]:
    """Return `count` of what was found (0: all) in its own order, chosen by the seed."""
    left = list(range(len(found)))
    size = min(count or len(found), len(found))
    chosen = [left.pop(pick(seed, f"{name} {number}", len(left))) for number in range(size)]
    return tuple(found[index] for index in sorted(chosen))


def _bank_names(part: Part) -> tuple[str, ...]:
    return part.sources if part.kind is PartKind.QUESTIONS else ()


def _banks(stock: Stock, names: Iterable[str]) -> tuple[Bank, ...]:
    return tuple(_there(stock.bank(name), "题库", name) for name in dict.fromkeys(names))


def _scenarios(stock: Stock, paths: Iterable[str]) -> Iterator[Scenario]:
    for path in paths:
        yield _there(stock.scenario(path), "场景", path)


def _there(found: _T | None, what: str, name: str) -> _T:
    if found is None:
        raise TrainerError(
            f"试卷要用的{what}“{name}”不在了，或者有错误。请运行 trainer check 看看。"
        )
    return found
