"""Check files and folders: what reading them finds, and what the rules find."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from trainer.scenario.check_cases import of_every_case
from trainer.scenario.load import Examined, examine_page, file_name, load_transcript, root_of
from trainer.scenario.model import Customer, Scenario
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Page, turn
from trainer.scenario.problem import Level, Problem
from trainer.scenario.read import read_file
from trainer.scenario.rules import RULES, ids_of_rules
from trainer.scenario.rules.personal_data import RULE as PERSONAL_DATA
from trainer.scenario.rules.personal_data import leaks
from trainer.scenario.waivers import Waiver, read_waivers, unused, waive

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
    """A file that was checked. `scenario` is a draft where the file has errors.

    `waivers` are the 不查 of the file and of what it includes; `used` those that took a problem
    off, which is then not in `problems`.
    """

    asked: Asked
    kind: str
    problems: tuple[Problem, ...]
    scenario: Scenario | None = None
    waivers: tuple[Waiver, ...] = ()
    used: frozenset[Waiver] = frozenset()

    @property
    def broken(self) -> bool:
        """Say whether an error was found."""
        return any(problem.level is Level.ERROR for problem in self.problems)

    @property
    def unreadable(self) -> bool:
        """Say whether the file could not be opened at all."""
        return any(problem.id in UNREADABLE for problem in self.problems)


@dataclass(frozen=True, slots=True)
class KindCheck:
    """How files of a 类型 that is no scenario's are checked; a higher floor makes it.

    `read` notes in the notebook what reading finds; `rules` give what is wrong beyond that with a
    page in which reading found no error, and `ids` are the ids that they look for. `sound_parts`
    gives what is wrong with the parts of a page that has errors elsewhere: the problems given it.
    """

    read: Callable[[Asked, Page, Notebook], object]
    rules: Callable[[Asked, Page], Iterable[Problem]]
    ids: frozenset[str]
    sound_parts: Callable[[Page, tuple[Problem, ...]], Iterable[Problem]] | None = None


KindChecks = Mapping[str, KindCheck]  # by 类型
SCENES_ALONE: KindChecks = MappingProxyType({})


def ask(path: Path, *, root: Path | None = None, also: tuple[Path, ...] = ()) -> Asked:
    """Return a file to check; its root where none is given is the nearest that holds 店铺/."""
    return Asked(path, root or root_of(path), also)


def yaml_files(folder: Path) -> tuple[Path, ...]:
    """Return all YAML files below a folder in order; hidden ones are left out."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    shown = (p for p in found if not any(x.startswith(".") for x in p.relative_to(folder).parts))
    return tuple(sorted(path for path in shown if not path.is_dir()))


def check_file(asked: Asked, kinds: KindChecks = SCENES_ALONE) -> Checked:
    """Return one file with everything that is wrong with it and not taken off by a 不查.

    `kinds` say how files are checked that hold neither a scenario nor what one includes.
    """
    notebook = Notebook()
    page = page_of_file(asked, notebook)
    if page.kind in kinds:
        return _of_kind(asked, page, notebook, kinds[page.kind])
    if page.get("对答") is not None and page.get("剧情") is None:
        told = tuple(_of_transcript(asked, page))
        return _without_waived(
            Checked(asked, TRANSCRIPT, told), page, frozenset({PERSONAL_DATA.id})
        )
    found = examine_page(page, (asked.root, *asked.also), notebook)
    told = (*found.problems, *_by_rules(found, page))
    checked = Checked(asked, found.kind, told, found.scenario or found.draft)
    return _without_waived(checked, page, _looked_for(found))


def check_files(asked: Iterable[Asked], kinds: KindChecks = SCENES_ALONE) -> tuple[Checked, ...]:
    """Return each file once, checked, in the order given."""
    unique = {one.path.absolute(): one for one in asked}
    return tuple(check_file(one, kinds) for one in unique.values())


def _of_kind(asked: Asked, page: Page, notebook: Notebook, kind: KindCheck) -> Checked:
    kind.read(asked, page, notebook)
    told = (*notebook.problems(), *_leaks(page))
    if notebook.broken():
        if kind.sound_parts is not None and page.whole:
            told = (*told, *kind.sound_parts(page, notebook.problems()))
        return _without_waived(Checked(asked, page.kind, told), page, frozenset())
    told = (*told, *kind.rules(asked, page))
    looked_for = kind.ids | {PERSONAL_DATA.id}
    return _without_waived(Checked(asked, page.kind, told), page, looked_for)


def _without_waived(checked: Checked, page: Page, looked_for: frozenset[str]) -> Checked:
    """Take off what authors took off; of the file's own 不查 tell those without use."""
    included = checked.scenario.sources if checked.scenario is not None else ()
    texts = {**dict(included), page.file: page.text}
    read = [read_waivers(file, text) for file, text in texts.items()]
    waivers = tuple(waiver for found, _ in read for waiver in found)
    left, used = waive(checked.problems, waivers)
    own = [w for w in waivers if w.place.file == page.file and w.id in looked_for]
    wrong = [problem for _, problems in read for problem in problems]
    problems = (*left, *wrong, *unused(waiver for waiver in own if waiver not in used))
    return replace(checked, problems=problems, waivers=waivers, used=used)


def _looked_for(found: Examined) -> frozenset[str]:
    """Return the ids that can be told missing: with errors elsewhere none can."""
    if found.scenario is not None:
        return ids_of_rules()
    return frozenset() if found.broken else frozenset({PERSONAL_DATA.id})


def page_of_file(asked: Asked, notebook: Notebook) -> Page:
    """Return the file as it stands; what is wrong with its lines goes into the notebook."""
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
        yield from of_every_case(found.scenario)
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
