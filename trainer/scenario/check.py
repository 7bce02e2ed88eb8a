"""Check files and folders: what reading them finds, and what the rules find."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.scenario.load import Examined, examine, file_name, load_transcript, root_of
from trainer.scenario.model import Customer, Scenario
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Page, turn
from trainer.scenario.problem import Level, Problem
from trainer.scenario.read import read_file
from trainer.scenario.rules import RULES
from trainer.scenario.rules.personal_data import RULE as PERSONAL_DATA
from trainer.scenario.rules.personal_data import leaks
from trainer.scenario.rules.unused import RULE as UNUSED
from trainer.scenario.rules.ways import used_beats
from trainer.scenario.tree import Block

SUFFIXES = (".yaml", ".yml")
SCENE, SHARED_BEATS, TRANSCRIPT = "场景", "公共", "对答稿"
UNREADABLE = frozenset({"Y104", "Y105", "Y106"})  # no such file, no file, no permission
# A transcript is read without its scenario, so the shop's own signals are not known.
NOT_OF_A_TRANSCRIPT = frozenset({"S205"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A file to check: its path, its scenario root, and further roots for what it includes."""

    path: Path
    root: Path
    also: tuple[Path, ...] = ()

    @property
    def file(self) -> str:
        """The file's name in its own problems."""
        return file_name(self.path, self.root)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked. `scenario` is a draft where the file has errors."""

    asked: Asked
    kind: str
    problems: tuple[Problem, ...]
    scenario: Scenario | None = None

    @property
    def broken(self) -> bool:
        """Say whether an error was found."""
        return any(problem.level is Level.ERROR for problem in self.problems)

    @property
    def unreadable(self) -> bool:
        """Say whether the file could not be opened at all."""
        return any(problem.id in UNREADABLE for problem in self.problems)


def ask(path: Path, *, root: Path | None = None, also: tuple[Path, ...] = ()) -> Asked:
    """Return a file to check; its root where none is given is the nearest that holds 店铺/."""
    return Asked(path, root or root_of(path), also)


def yaml_files(folder: Path) -> tuple[Path, ...]:
    """Return all YAML files below a folder in order; hidden ones are left out."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    shown = (p for p in found if not any(x.startswith(".") for x in p.relative_to(folder).parts))
    return tuple(sorted(path for path in shown if not path.is_dir()))


def check_file(asked: Asked) -> Checked:
    """Return one file with everything that is wrong with it."""
    page = _page(asked)
    if page.get("对答") is not None and page.get("剧情") is None:
        return Checked(asked, TRANSCRIPT, tuple(_of_transcript(asked, page)))
    found = examine(asked.path, root=asked.root, also=asked.also)
    problems = (*found.problems, *_by_rules(found, page))
    return Checked(asked, found.kind, problems, found.scenario or found.draft)


def check_files(asked: Iterable[Asked]) -> tuple[Checked, ...]:
    """Return each file once, checked, in the order given."""
    unique = {one.path.absolute(): one for one in asked}
    return tuple(check_file(one) for one in unique.values())


def check_shared(checked: Sequence[Checked]) -> Iterator[tuple[Asked, Problem]]:
    """Yield the shared beats that no scenario visits, where all files of a root were checked."""
    scenes = [one for one in checked if one.kind == SCENE]
    if not scenes or any(one.broken for one in scenes):
        return  # what is not understood may visit them
    scenarios = (one.scenario for one in scenes if one.scenario is not None)
    visited = {beat.name for scenario in scenarios for beat in used_beats(scenario)}
    for one in checked:
        if one.kind == SHARED_BEATS:
            for problem in _unvisited(_page(one.asked), visited):
                yield one.asked, problem


def _unvisited(page: Page, visited: set[str]) -> Iterator[Problem]:
    beats = page.get(SHARED_BEATS)
    lines = page.text.split("\n")
    for key, _ in beats.pairs if isinstance(beats, Block) else ():
        name = f"{SHARED_BEATS}/{key.value}"
        if name not in visited:
            yield Problem(
                page.file,
                key.place.line,
                key.place.column,
                UNUSED.id,
                f"公共环节“{key.value}”没有一个场景用到",
                f"在场景里写 转到: {name}，完了回到环节名；用不着就删掉",
                UNUSED.level,
                key.width,
                lines[key.place.line - 1],
            )


def _page(asked: Asked) -> Page:
    """Return the file as it stands, without its problems: `examine` tells them."""
    notebook = Notebook()
    return turn(asked.file, read_file(asked.path, asked.file, notebook), notebook)


def _of_transcript(asked: Asked, page: Page) -> Iterator[Problem]:
    nobody = Scenario("", "", 1, Customer(), (), ())
    found = load_transcript(asked.path, nobody)
    if isinstance(found, tuple):
        yield from (p for p in found if p.id not in NOT_OF_A_TRANSCRIPT)
    yield from _leaks(page)


def _by_rules(found: Examined, page: Page) -> Iterator[Problem]:
    """Run the rules: all on a scenario, on a draft with errors those that look at parts."""
    if found.scenario is not None:
        for rule in RULES:
            yield from rule.check(found.scenario)
    elif found.draft is not None and page.whole:
        for rule in RULES:
            if rule.local:
                yield from rule.check(found.draft)
    else:
        yield from _leaks(page)


def _leaks(page: Page) -> Iterator[Problem]:
    lines = page.text.split("\n")
    for leak in leaks(page.file, page.text):
        yield Problem(
            page.file,
            leak.place.line,
            leak.place.column,
            PERSONAL_DATA.id,
            leak.message,
            leak.fix,
            leak.level,
            leak.width,
            lines[leak.place.line - 1],
        )
