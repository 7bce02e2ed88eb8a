"""How `trainer check` checks profiles (考核口径)."""

from collections.abc import Iterator

from trainer.scenario.check import Asked, KindCheck
from trainer.scenario.model import Place
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Page
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules import ids_of_kinds
from trainer.scoring.indicator import Profile
from trainer.scoring.profile import profile_names
from trainer.scoring.profile_reader import profile_of


def _read(asked: Asked, page: Page, notebook: Notebook) -> Profile | None:
    return profile_of(page, notebook)


def _rules(asked: Asked, page: Page) -> Iterator[Problem]:
    found = profile_of(page, Notebook())
    if found is None:
        return
    notebook = Notebook()
    notebook.open(page.file, page.text)
    _told_taken(found, page, notebook)
    _told_undated(found, page, notebook)
    _told_not_for_a_drill(found, page, notebook)
    yield from notebook.problems()


def _told_taken(found: Profile, page: Page, notebook: Notebook) -> None:
    if found.name in profile_names():
        message = f"自带的口径里已经有“{found.name}”，这个文件用不上"
        notebook.note(Place(page.file, 1, 1), "J102", message, "给文件换一个名字")


def _told_undated(found: Profile, page: Page, notebook: Notebook) -> None:
    missing = [key for key, word in (("来源", found.source), ("日期", found.date)) if not word]
    if missing:
        message = f"没有写{'、'.join(missing)}"
        fix = "写上这些数是哪儿来的、什么时候的"
        notebook.note(Place(page.file, 1, 1), "J201", message, fix, level=Level.WARNING)


def _told_not_for_a_drill(found: Profile, page: Page, notebook: Notebook) -> None:
    if found.scoring is None:
        lines = enumerate(page.text.split("\n"), start=1)
        line = next((n for n, text in lines if text.lstrip("- ").startswith("算法")), 1)
        fix = "只看班次和团队就不用改；要给试卷用，加一个按轮次或消息算的指标"
        message = "这个口径一次演练算不出"
        notebook.note(Place(page.file, line, 1), "J202", message, fix, level=Level.HINT)


PROFILES = KindCheck(_read, _rules, frozenset(id for id in ids_of_kinds() if id[0] == "J"))
