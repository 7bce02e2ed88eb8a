"""A whole file mended: its bytes, then its lines, then its words."""

from dataclasses import dataclass

from trainer.scenario.check import SCENES_ALONE, Asked, KindChecks
from trainer.scenario.mending.edit import Mend
from trainer.scenario.mending.encoding import decoded
from trainer.scenario.mending.reading import reader
from trainer.scenario.mending.rounds import LINES, VERSION, WORDS, mended
from trainer.scenario.problem import Problem
from trainer.scenario.read import LARGEST

ENCODING_IDS = {"GBK": "Y101", "UTF-16": "Y102"}
MENDABLE: frozenset[str] = frozenset({*ENCODING_IDS.values(), *LINES, *WORDS, *VERSION})


@dataclass(frozen=True, slots=True)
class Remade:
    """The bytes of a file after mending, what was done, and what was tried and left as it was."""

    data: bytes
    done: tuple[Mend, ...] = ()
    left: tuple[Problem, ...] = ()


def mend_bytes(data: bytes, asked: Asked, kinds: KindChecks = SCENES_ALONE) -> Remade:
    """Return the bytes with all mended that is certain; the same bytes where nothing is.

    Nothing is written. What the file includes is read from the roots of `asked`; `kinds` say how
    files are read that are no scenario's.
    """
    found = decoded(data) if len(data) <= LARGEST else None
    if found is None:
        return Remade(data)
    result = mended(found.text, asked.file, reader(asked, found.text, kinds))
    if not found.encoding:
        return Remade(result.text.encode(), result.done, result.left)
    message = f"文件原来是 {found.encoding} 编码"
    problem = Problem(asked.file, 1, 1, ENCODING_IDS[found.encoding], message)
    recoded = Mend(problem, (), f"从 {found.encoding} 改存成 UTF-8")
    return Remade(result.text.encode(), (recoded, *result.done), result.left)
