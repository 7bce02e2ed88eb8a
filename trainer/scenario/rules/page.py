"""What a rule is: a page that explains a mistake, and for the checker's own rules a check."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from trainer.scenario.model import Place, Scenario
from trainer.scenario.problem import Level, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One kind of problem, explained to its author.

    `title` names it in a few words, `what` says what is wrong, `why` what it would do to a
    trainee; `bad` and `good` are examples, of which the keys that do not matter are left out.
    `fatal` says that the file cannot be opened as it stands.
    """

    id: str
    title: str
    what: str
    why: str
    bad: str
    good: str
    level: Level = Level.ERROR
    fatal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Page):
    """A page with a check over a scenario that could be read.

    `local` says that the check looks at each part for itself: it holds for a draft with errors
    elsewhere too. A problem of a rule `in_every_case` is one only where every 情形 has it.
    """

    check: Callable[[Scenario], Iterator[Problem]]
    local: bool = False
    in_every_case: bool = False


def problem(
    scenario: Scenario,
    page: Page,
    place: Place,
    message: str,
    fix: str,
    *,
    width: int = 1,
    level: Level | None = None,
) -> Problem:
    """Return a problem of `page` at `place`, with the author's own line."""
    return Problem(
        file=place.file,
        line=place.line,
        column=place.column,
        id=page.id,
        message=message,
        fix=fix,
        level=level or page.level,
        width=max(1, width),
        source=line_at(scenario, place),
    )


def line_at(scenario: Scenario, place: Place) -> str:
    """Return the author's line at a place, empty where it is not known."""
    text = next((text for file, text in scenario.sources if file == place.file), "")
    lines = _lines(text)
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def place_of_text(scenario: Scenario, above: Place, text: str) -> Place:
    """Return where a text stands, from the line `above` on within its section; else `above`."""
    source = next((text for file, text in scenario.sources if file == above.file), "")
    lines = _lines(source)
    for number in range(max(above.line, 1), len(lines) + 1):
        if number > above.line and _begins_section(lines[number - 1]):
            break
        at = lines[number - 1].find(text)
        if at >= 0:
            return Place(above.file, number, at + 1)
    return above


def place_in_section(scenario: Scenario, key: str, text: str) -> Place:
    """Return where a text stands below a key at the left edge of any file; else the key's place."""
    keys = [place for file, source in scenario.sources for place in _keys(file, source, key)]
    found = ((above, place_of_text(scenario, above, text)) for above in keys)
    return next((at for above, at in found if at != above), place_of_key(scenario, key))


def place_of_key(scenario: Scenario, key: str) -> Place:
    """Return where a key stands at the left edge of the scenario's own file, else its top."""
    file, text = scenario.sources[0] if scenario.sources else (f"{scenario.path}.yaml", "")
    return next(_keys(file, text, key), Place(file, 1, 1))


def _keys(file: str, text: str, key: str) -> Iterator[Place]:
    """Yield where a key stands at the left edge, bare or in quotes."""
    written = tuple(f"{quote}{key}{quote}:" for quote in ("", '"', "'"))
    for number, line in enumerate(_lines(text), start=1):
        if line.startswith(written):
            yield Place(file, number, 1)


def _begins_section(line: str) -> bool:
    return bool(line.strip()) and not line.startswith((" ", "\t", "-", "#"))


@lru_cache(maxsize=4)  # the same few files, problem by problem
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))
