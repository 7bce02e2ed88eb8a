"""How `trainer check` checks question banks: one by one, and beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trainer.quiz.load import KIND, bank_of
from trainer.quiz.model import Bank
from trainer.quiz.rules import RULES, doubles
from trainer.scenario.check import Asked, Checked, KindCheck, page_of_file
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Page
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules import ids_of_kinds
from trainer.scenario.tree import Rows

_HEAD = 0  # the entry of what stands above all questions


def _read(asked: Asked, page: Page, notebook: Notebook) -> Bank | None:
    return bank_of(page, notebook)


def _rules(asked: Asked, page: Page) -> Iterator[Problem]:
    bank = bank_of(page, Notebook())
    if bank is not None:
        yield from _found_in(bank)


def _found_in(bank: Bank) -> Iterator[Problem]:
    return (problem for check in RULES for problem in check(bank))


def _sound_parts(page: Page, problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """Yield what the rules find in the questions that could be read without an error."""
    bank = bank_of(page, Notebook())
    rows = page.get("题目")
    if bank is None or not isinstance(rows, Rows):
        return
    starts = [node.place.line for node in rows.items]
    spoilt = {_entry(starts, p.line) for p in problems if p.level is Level.ERROR}
    sound = (one for one in bank.questions if _entry(starts, one.place.line) not in spoilt)
    for problem in _found_in(replace(bank, questions=tuple(sound))):
        if problem.id != "K206" or _HEAD not in spoilt:  # the 来源 of all may be what is spoilt
            yield problem


def _entry(starts: Sequence[int], line: int) -> int:
    """Return which entry of 题目 a line belongs to, counted from 1."""
    return sum(start <= line for start in starts)


# K201 may stand in two banks, so a 不查 of it can have its use beyond the file.
BANKS = KindCheck(
    _read, _rules, frozenset(id for id in ids_of_kinds() if id[0] == "K") - {"K201"}, _sound_parts
)


def check_banks(checked: Sequence[Checked]) -> Iterator[tuple[Asked, Problem]]:
    """Yield questions that stand in two banks, of all the files that were checked together."""
    found = [
        (one.asked, _bank(one.asked)) for one in checked if one.kind == KIND and not one.broken
    ]
    homes = [(asked, bank) for asked, bank in found if bank is not None]
    for bank, problem in doubles.check_across([bank for _, bank in homes]):
        yield next(asked for asked, own in homes if own is bank), problem


def _bank(asked: Asked) -> Bank | None:
    return bank_of(page_of_file(asked, Notebook()), Notebook())
