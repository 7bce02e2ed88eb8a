"""From a name or a file to a scenario; what is wrong with it is told in full."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from trainer.cli.settings import Settings
from trainer.errors import TrainerError
from trainer.scenario import Library, Scenario
from trainer.scenario.nearest import nearest
from trainer.scenario.opened import or_raise


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


def _unknown(name: str, names: Sequence[str]) -> str:
    if not names:
        return f"没有“{name}”这个场景，场景文件夹是空的。"
    near = nearest(name, names)
    hint = f"是不是“{near}”？" if near else ""
    return f"没有“{name}”这个场景。{hint}直接运行 trainer 可以从菜单里选。"
