"""What is wrong with a text that would stand in a file: reading alone, without the rules."""

from functools import partial

from trainer.scenario.check import (
    NOT_OF_A_TRANSCRIPT,
    SCENE,
    SCENES_ALONE,
    Asked,
    KindCheck,
    KindChecks,
)
from trainer.scenario.load import examine_text, load_transcript_text
from trainer.scenario.mending.sheet import MOST_PROBLEMS
from trainer.scenario.mending.trial import Read, Seen
from trainer.scenario.model import Customer, Scenario
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Page, turn
from trainer.scenario.read import read_text


def reader(asked: Asked, text: str, kinds: KindChecks = SCENES_ALONE) -> Read:
    """Return what reads texts for the file that was asked for, with what they include.

    `text` stands in the file now; it says what kind of file it is.
    """
    page = _page(text, "", Notebook())
    if page.kind in kinds:
        return partial(_of_kind, asked, kinds[page.kind])
    is_transcript = page.get("对答") is not None and page.get("剧情") is None
    return partial(_transcript if is_transcript else _scene, asked)


def _page(text: str, file: str, notebook: Notebook) -> Page:
    return turn(file, read_text(text, file, notebook), notebook)


def _of_kind(asked: Asked, kind: KindCheck, text: str) -> Seen:
    notebook = Notebook(MOST_PROBLEMS)
    page = _page(text, asked.file, notebook)
    kind.read(asked, page, notebook)
    return Seen(notebook.problems(), blind=page.block is None)


def _scene(asked: Asked, text: str) -> Seen:
    found = examine_text(text, asked.file, (asked.root, *asked.also), Notebook(MOST_PROBLEMS))
    return Seen(found.problems, blind=found.kind == SCENE and found.draft is None)


def _transcript(asked: Asked, text: str) -> Seen:
    nobody = Scenario("", "", 1, Customer(), (), ())
    found = load_transcript_text(text, asked.file, nobody, Notebook(MOST_PROBLEMS))
    problems = found if isinstance(found, tuple) else ()
    return Seen(tuple(p for p in problems if p.id not in NOT_OF_A_TRANSCRIPT))
