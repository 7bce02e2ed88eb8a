"""What is wrong with a text that would stand in a file: reading alone, without the rules."""

from functools import partial

from trainer.scenario.check import NOT_OF_A_TRANSCRIPT, SCENE, Asked
from trainer.scenario.load import examine_text, load_transcript_text
from trainer.scenario.mending.sheet import MOST_PROBLEMS
from trainer.scenario.mending.trial import Read, Seen
from trainer.scenario.model import Customer, Scenario
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import turn
from trainer.scenario.read import read_text


def reader(asked: Asked, text: str) -> Read:
    """Return what reads texts for the file that was asked for, with what they include.

    `text` stands in the file now; it says whether the file is a transcript.
    """
    return partial(_transcript if _is_transcript(text) else _scene, asked)


def _is_transcript(text: str) -> bool:
    notebook = Notebook()
    page = turn("", read_text(text, "", notebook), notebook)
    return page.get("对答") is not None and page.get("剧情") is None


def _scene(asked: Asked, text: str) -> Seen:
    found = examine_text(text, asked.file, (asked.root, *asked.also), Notebook(MOST_PROBLEMS))
    return Seen(found.problems, blind=found.kind == SCENE and found.draft is None)


def _transcript(asked: Asked, text: str) -> Seen:
    nobody = Scenario("", "", 1, Customer(), (), ())
    found = load_transcript_text(text, asked.file, nobody, Notebook(MOST_PROBLEMS))
    problems = found if isinstance(found, tuple) else ()
    return Seen(tuple(p for p in problems if p.id not in NOT_OF_A_TRANSCRIPT))
