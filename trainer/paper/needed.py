"""How long a paper takes whoever types 60 characters a minute, at the least."""

from trainer.paper.model import Paper, Part, PartKind
from trainer.paper.spans import duration
from trainer.paper.stock import Stock
from trainer.paper.typing import MINUTE_MS, TEXTS_OF_A_TEST, texts
from trainer.scenario import Level, Scenario
from trainer.scenario.model import EntryKind, Rehearsal
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Page

CHARACTERS_A_MINUTE = 60
QUESTION_MS = 15_000  # to read and answer one: our own figure
_GOOD = 80  # points from which a rehearsal shows how the scenario is done well


def told_too_short(paper: Paper, stock: Stock, page: Page, notebook: Notebook) -> None:
    """Warn (X201) where the time limit is shorter than what the parts need."""
    limit = (
        next((key for key, _ in page.block.pairs if key.value == "时限"), None)
        if page.block
        else None
    )
    if limit is None or not paper.limit_ms:
        return
    needed = sum(_of_part(part, stock) for part in paper.parts)
    if needed > paper.limit_ms:
        notebook.note(
            limit.place,
            "X201",
            f"时限太短：每分钟打{CHARACTERS_A_MINUTE}字的人，光打字答题就要{duration(needed)}",
            f"写 时限: {-(-needed // MINUTE_MS)}分钟 或更长，或少抽几题",
            width=limit.width,
            level=Level.WARNING,
        )


def _of_part(part: Part, stock: Stock) -> int:
    match part.kind:
        case PartKind.DRILLS:
            found = (stock.scenario(path) for path in part.sources)
            lengths = sorted(_typing_ms(_shortest(scenario)) for scenario in found if scenario)
            return sum(lengths[: part.count or None])
        case PartKind.QUESTIONS:
            banks = (stock.bank(name) for name in part.sources)
            count = part.count or sum(len(bank.questions) for bank in banks if bank)
            return count * QUESTION_MS
        case PartKind.TYPING:
            return _typing_ms(sum(sorted(map(len, texts()))[:TEXTS_OF_A_TEST]))


def _shortest(scenario: Scenario) -> int:
    """Return how many characters its shortest good rehearsal types, 0 where it has none."""
    return min(map(_typed, filter(_is_good, scenario.rehearsals)), default=0)


def _is_good(rehearsal: Rehearsal) -> bool:
    sign, points = rehearsal.expect_score or ("", 0)
    return sign in (">=", ">", "=") and points >= _GOOD


def _typed(rehearsal: Rehearsal) -> int:
    replies = (entry.messages for entry in rehearsal.entries if entry.kind is EntryKind.REPLY)
    return sum(len(text) for messages in replies for text in messages)


def _typing_ms(characters: int) -> int:
    return characters * MINUTE_MS // CHARACTERS_A_MINUTE
