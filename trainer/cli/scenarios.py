"""From a name or a file to a scenario; what is wrong with it is told in full."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from trainer.cli.settings import Settings
from trainer.errors import TrainerError
from trainer.scenario import Level, Library, Problem, Scenario
from trainer.scenario.nearest import nearest

Loaded = TypeVar("Loaded")


def library_of(settings: Settings) -> Library:
    """Return where scenarios lie, by the settings; what a killed unpacking left is moved first."""
    if (settings.own_scenarios / ".unpacked").is_dir():
        from trainer.scenario.pack import finish

        with suppress(OSError):  # unpacking tells it; whoever only plays need not
            finish(settings.own_scenarios)
    return Library(settings.builtin_scenarios, settings.own_scenarios)


def open_scenario(name: str, settings: Settings) -> Scenario:
    """Return the scenario of a name (物流/快递迟到) or a file; TrainerError says what is wrong."""
    library = library_of(settings)
    loaded = library.load(name)
    if loaded is not None:
        return or_raise(loaded, name)
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or path.exists():
        return or_raise(library.load_file(path), name)
    raise TrainerError(_unknown(name, library.names()))


def or_raise(loaded: Loaded | tuple[Problem, ...], name: str) -> Loaded:
    """Return what was loaded; raise TrainerError with every problem where it could not be."""
    if not isinstance(loaded, tuple):
        return loaded
    from trainer.scenario.render import render

    errors = [p for p in loaded if p.level is Level.ERROR] or list(loaded)
    told = "\n\n".join(render(problem) for problem in errors)
    raise TrainerError(f"“{name}”打不开，有 {len(errors)} 处错误:\n\n{told}")


def _unknown(name: str, names: Sequence[str]) -> str:
    if not names:
        return f"没有“{name}”这个场景，场景文件夹是空的。"
    near = nearest(name, names)
    hint = f"是不是“{near}”？" if near else ""
    return f"没有“{name}”这个场景。{hint}直接运行 trainer 可以从菜单里选。"
