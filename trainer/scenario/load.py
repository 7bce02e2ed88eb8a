"""Read a scenario: bytes in, a Scenario or every problem at once out."""

from dataclasses import dataclass
from pathlib import Path

from trainer.scenario.beginning import FOLDERS_OF_KINDS
from trainer.scenario.build import Builder
from trainer.scenario.fields import Fields
from trainer.scenario.model import Rehearsal, Scenario
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Folders, Kept, Page, Shelf, included, name_of, turn, understood
from trainer.scenario.problem import Level, Problem
from trainer.scenario.read import Reading, read_file, read_text
from trainer.scenario.rehearsals import RehearsalReader
from trainer.scenario.signals import Ears
from trainer.scenario.variation import cases
from trainer.scenario.vocabulary import TRANSCRIPT

# What a dropped line makes look missing need not be missing.
_FOLLOWS = frozenset({"S202", "R301", "R302"})


@dataclass(frozen=True, slots=True)
class Examined:
    """All that is known about a file.

    `scenario` is None where an error was found or the file is none; `draft` is the scenario as
    far as it could be read in spite of errors; `kind` is the file's 类型.
    """

    kind: str
    problems: tuple[Problem, ...]
    scenario: Scenario | None = None
    draft: Scenario | None = None

    @property
    def broken(self) -> bool:
        """Say whether an error was found (a warning does not break a file)."""
        return any(problem.level is Level.ERROR for problem in self.problems)


def load(
    path: Path, *, root: Path | None = None, origin: str = "builtin", also: tuple[Path, ...] = ()
) -> Scenario | tuple[Problem, ...]:
    """Return the scenario in `path`, or all its problems, the author's first mistake first.

    `root` is the scenario root that includes (引用) are looked up in; where left out, the
    nearest folder above that holds 店铺/, else the file's folder. `also` are further roots,
    for what the first does not hold.
    """
    found = examine(path, root=root, origin=origin, also=also)
    if found.kind != "场景" and not found.broken:
        message = f"这是{found.kind}文件，不是场景"
        return (
            Problem(
                file_name(path, root or root_of(path)), 1, 1, "S203", message, "选一个场景文件"
            ),
        )
    return found.scenario or found.problems


def load_text(
    sources: tuple[tuple[str, str], ...], *, origin: str = "builtin"
) -> Scenario | tuple[Problem, ...]:
    """Rebuild a scenario from its kept `sources` (pairs of file name and text, its own first)."""
    notebook = Notebook()
    if not sources:
        raise ValueError("a scenario has at least its own text")
    file, text = sources[0]
    page = understood(turn(file, read_text(text, file, notebook), notebook), notebook)
    found = _examined(page, Kept(sources[1:]), notebook, origin)
    return found.scenario or found.problems


def examine(
    path: Path, *, root: Path | None = None, origin: str = "builtin", also: tuple[Path, ...] = ()
) -> Examined:
    """Return all problems of a file of any 类型 (warnings too), and the scenario in it."""
    notebook = Notebook()
    root = root or root_of(path)
    file = file_name(path, root)
    page = turn(file, read_file(path, file, notebook), notebook)
    return examine_page(page, (root, *also), notebook, origin=origin)


def examine_page(
    page: Page, roots: tuple[Path, ...], notebook: Notebook, *, origin: str = "builtin"
) -> Examined:
    """Return what `examine` would of a page that was read into this notebook."""
    return _examined(understood(page, notebook), Folders(roots), notebook, origin)


def examine_text(
    text: str, file: str, roots: tuple[Path, ...], notebook: Notebook | None = None
) -> Examined:
    """Return what `examine` would of a file with this text; `roots` hold what it includes."""
    notebook = notebook or Notebook()
    page = turn(file, read_text(text, file, notebook), notebook)
    return examine_page(page, roots, notebook, origin="own")


def load_transcript(path: Path, scenario: Scenario) -> Rehearsal | tuple[Problem, ...]:
    """Return the transcript (试演 form, alone in a file) in `path`, or all its problems."""
    notebook = Notebook()
    return _transcript(read_file(path, path.name, notebook), path.name, scenario, notebook)


def load_transcript_text(
    text: str, file: str, scenario: Scenario, notebook: Notebook
) -> Rehearsal | tuple[Problem, ...]:
    """Return the transcript in a text that would stand in `file`, or all its problems."""
    return _transcript(read_text(text, file, notebook), file, scenario, notebook)


def _transcript(
    reading: Reading, file: str, scenario: Scenario, notebook: Notebook
) -> Rehearsal | tuple[Problem, ...]:
    page = turn(file, reading, notebook)
    rehearsal = None
    if page.block is not None:
        ears = Ears(
            tuple(word.name for word in scenario.words),
            tuple(policy.name for policy in scenario.policies),
            cases=cases(scenario),
        )
        fields = Fields(page.block, TRANSCRIPT, "对答稿", notebook)
        reader = RehearsalReader(ears, notebook)
        rehearsal = reader.rehearsal(fields, fields.word("名称") or name_of(file))
    if rehearsal is None or notebook.broken():
        return notebook.problems()
    return rehearsal


def root_of(path: Path) -> Path:
    """Return the nearest folder above a file that holds 店铺/.

    Where there is none: that above the folder of its kind (题库/), else the file's folder.
    """
    folder = path.absolute().parent
    for above in (folder, *folder.parents):
        try:
            if (above / "店铺").is_dir():
                return above
        except (OSError, ValueError):
            continue
    kinds = (above for above in (folder, *folder.parents) if above.name in FOLDERS_OF_KINDS)
    return next((above.parent for above in kinds), folder)


def file_name(path: Path, root: Path) -> str:
    """Return a file's name in problems: below its root, else its last part."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except (OSError, ValueError, RuntimeError):
        return path.name or str(path)


def _examined(page: Page, shelf: Shelf, notebook: Notebook, origin: str) -> Examined:
    if page.block is None:
        return Examined(page.kind, notebook.problems())
    pages = included(page, shelf, notebook)
    complete = not any(problem.id == "R305" for problem in notebook.problems())
    builder = Builder(page, pages, notebook, complete and all(p.block for p in pages))
    if page.kind != "场景":
        builder.check_shared()
        return Examined(page.kind, notebook.problems())
    draft = builder.scenario(origin)
    if not all(p.whole and p.block is not None for p in (page, *pages)):
        notebook.drop(_FOLLOWS)
    broken = notebook.broken()
    return Examined(page.kind, notebook.problems(), None if broken else draft, draft)
