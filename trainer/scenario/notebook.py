"""The notebook: collects the problems of one load, each with the author's own line."""

from trainer.scenario.model import Place
from trainer.scenario.problem import Level, Problem

LONGEST_SOURCE = 400
MOST = 500  # problems of one load; whoever mends these will see the next ones


class Notebook:
    """Notes problems while files are read; the order of the files is the order of opening."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lines: dict[str, list[str]] = {}
        self._problems: list[Problem] = []
        self._seen: set[Problem] = set()
        self._absent: set[Problem] = set()
        self._misread: set[tuple[str, int, int]] = set()

    def open(self, file: str, text: str) -> None:
        """Remember a file's text, so that problems in it can quote their line."""
        self._lines[file] = text.split("\n")

    def note(
        self,
        place: Place,
        id: str,
        message: str,
        fix: str = "",
        *,
        width: int = 1,
        level: Level = Level.ERROR,
        absent: bool = False,
    ) -> None:
        """Note one problem at a place; `width` is how many code points the caret covers.

        `absent`: something is missing from the whole file, which stands nowhere; whatever has a
        place comes first. What seems wrong with a text that could not be read follows from that
        and is not told.
        """
        spot = (place.file, place.line, place.column)
        if self.full or (spot in self._misread and not absent and not id.startswith("Y")):
            return
        if id.startswith("Y"):
            self._misread.add(spot)
        source = self.line(place)
        if source:
            width = min(width, max(1, len(source) - place.column + 1))
        problem = Problem(
            place.file,
            place.line,
            place.column,
            id,
            message,
            fix,
            level,
            max(1, width),
            visible(source[:LONGEST_SOURCE]),
        )
        if problem not in self._seen:
            self._seen.add(problem)
            if absent:
                self._absent.add(problem)
            self._problems.append(problem)

    @property
    def full(self) -> bool:
        """Say whether no more problems are taken: reading on would help nobody."""
        return len(self._seen) >= self._most

    def line(self, place: Place) -> str:
        """Return the author's line at a place, empty where there is none."""
        lines = self._lines.get(place.file, [])
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""

    def add(self, problems: tuple[Problem, ...]) -> None:
        """Take over problems that were found elsewhere."""
        self._problems.extend(problems)

    def drop(self, ids: frozenset[str]) -> None:
        """Forget problems that only follow from a graver one."""
        self._problems = [p for p in self._problems if p.id not in ids]

    def broken(self, file: str = "") -> bool:
        """Say whether an error was noted (in `file`, or anywhere)."""
        return any(p.level is Level.ERROR and file in ("", p.file) for p in self._problems)

    def problems(self) -> tuple[Problem, ...]:
        """Return all problems by file, line and column; at one place as they were noted."""
        order = {file: number for number, file in enumerate(self._lines)}

        def rank(p: Problem) -> tuple[int, bool, int, int]:
            return (order.get(p.file, -1), p in self._absent, p.line, p.column)

        return tuple(sorted(self._problems, key=rank))

    def has(self, file: str, ids: frozenset[str]) -> bool:
        """Say whether one of some kinds of problem was noted in a file."""
        return any(p.file == file and p.id in ids for p in self._problems)


def visible(text: str) -> str:
    """Replace control characters by pictures of the same length, so that no terminal obeys them."""
    return "".join(_picture(char) for char in text)


def _picture(char: str) -> str:
    code = ord(char)
    if char == "\t":
        return char
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if 0x80 <= code < 0xA0 or char in "\u2028\u2029" or is_invisible(char):
        return "\ufffd"
    return char


def is_invisible(char: str) -> bool:
    """Say whether a character is unseen and able to mislead (zero width, writing direction)."""
    return char in INVISIBLE


INVISIBLE = frozenset(
    "\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
