"""What a question bank holds, what a trainee is asked and what is answered: frozen values."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from trainer.scenario.model import Place

MOST = 10  # points of one question
TRUE, FALSE = "对", "错"


class QuestionKind(StrEnum):
    """The kinds of question, each by the word that its author writes after 题型."""

    SINGLE = "单选"
    MULTIPLE = "多选"
    TRUE_FALSE = "判断"
    ORDER = "排序"
    SPOTS = "找词"
    REWRITE = "改写"
    FIGURE = "填数"
    MATCH = "配对"


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of a reply that are a fault: `fault` is its id, the span half-open in code points."""

    words: str
    fault: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Which fields hold something depends on its kind; the others are empty.

    单选 多选 判断: `right`, `wrong`. 排序: `order`, in the right order. 配对: `pairs` of (left,
    right) and `spare` rights that fit nobody. 找词: `reply`, `spots`. 改写: `weak` is the line to
    mend, `wants` the ids of the steps and crafts to be heard, `examples` lines that earn all
    points. 填数: `number` and its `unit` (empty where there is none). `customer` is what the
    customer said before, `skill` the Chinese name of what is asked for, `difficulty` 1–5.
    """

    id: str
    kind: QuestionKind
    text: str
    place: Place
    explanation: str = ""
    source: str = ""
    skill: str = ""
    difficulty: int = 1
    customer: str = ""
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    spare: tuple[str, ...] = ()
    reply: str = ""
    spots: tuple[Spot, ...] = ()
    weak: str = ""
    wants: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    number: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Bank:
    """A question bank. `path` is its file's name below 题库/, without the ending (售后六步).

    `digest` is the SHA-256 of its text in hexadecimal, `sources` holds (file, text), `origin` is
    "builtin" or "own".
    """

    path: str
    title: str
    questions: tuple[Question, ...]
    about: str = ""
    digest: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    origin: str = "builtin"

    def question(self, id: str) -> Question | None:
        """Return the question of an id, None where there is none."""
        return next((question for question in self.questions if question.id == id), None)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is shown: `options` in the order on the screen, empty where none is.

    They are the choices (单选 多选 判断), the items to put in order, or the rights to match.
    """

    bank_path: str
    question: Question
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """单选 多选 判断: which of the options (0-based), each once."""

    indexes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """排序: the options (0-based) in the order that the trainee gave them."""

    indexes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """配对: for each left of `pairs`, in their order, the option (0-based) given, -1 for none."""

    indexes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """找词: half-open spans in code points of the reply, each (start, end)."""

    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """改写: the new line."""

    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """填数: the figure as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """No answer."""


Answer = Chosen | Ordered | Matched | Marked | Written | Filled | Skipped


@dataclass(frozen=True, slots=True)
class Grade:
    """What an answer earned: `points` of `most`, and why; `right` says that it earned all."""

    points: int
    most: int
    right: bool
    reason: str


def sentences(question: Question) -> Iterator[str]:
    """Yield every text of a question that a trainee may see."""
    yield question.text
    yield from (question.customer, question.reply, question.weak)
    yield from (*question.right, *question.wrong, *question.order, *question.spare)
    yield from (text for pair in question.pairs for text in pair)
    yield from (*question.examples, question.explanation, question.source)
