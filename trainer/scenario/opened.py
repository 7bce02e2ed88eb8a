"""From what a library gave to the value that was asked for; what is wrong is told in full."""

from typing import Protocol, TypeVar

from trainer.errors import TrainerError
from trainer.scenario.nearest import nearest
from trainer.scenario.problem import Level, Problem

Loaded = TypeVar("Loaded")
Held = TypeVar("Held", covariant=True)


class Holds(Protocol[Held]):
    """A library: what it holds has names, and is loaded by them."""

    def names(self) -> tuple[str, ...]:
        """Return all names, sorted."""

    def load(self, name: str) -> Held | tuple[Problem, ...] | None:
        """Return what has that name or its problems, None where there is no such file."""


def or_raise(loaded: Loaded | tuple[Problem, ...], name: str) -> Loaded:
    """Return what was loaded; raise TrainerError with every problem where it could not be."""
    if not isinstance(loaded, tuple):
        return loaded
    from trainer.scenario.render import render

    errors = [p for p in loaded if p.level is Level.ERROR] or list(loaded)
    told = "\n\n".join(render(problem) for problem in errors)
    raise TrainerError(f"“{name}”打不开，有 {len(errors)} 处错误:\n\n{told}")


def opened(library: Holds[Loaded], kind: str, name: str) -> Loaded:
    """Return what has that name; TrainerError where it has errors or there is no such file.

    `kind` is what the library holds (题库, 试卷).
    """
    loaded = library.load(name)
    if loaded is not None:
        return or_raise(loaded, name)
    names = library.names()
    if not names:
        raise TrainerError(f"没有“{name}”这个{kind}，还一个{kind}都没有。")
    near = nearest(name, names)
    hint = f"是不是“{near}”？" if near else ""
    raise TrainerError(f"没有“{name}”这个{kind}。{hint}现有的：{'、'.join(names)}。")
