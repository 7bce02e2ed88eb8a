"""A paper as its author wrote it: parts with weights, a pass mark, a time limit, attempts."""

from dataclasses import dataclass
from enum import StrEnum

from trainer.scenario.model import Place

FULL_MARKS = 100


class PartKind(StrEnum):
    """What a part of a paper is made of, by the word that its author writes."""

    DRILLS = "场景"
    QUESTIONS = "题库"
    TYPING = "打字"


class Seeding(StrEnum):
    """Whether everybody gets the same questions and customers, by its word in 种子."""

    EACH_TIME = "每次不同"
    SAME = "人人相同"


@dataclass(frozen=True, slots=True)
class Part:
    """One part. `sources` are paths of scenarios, or names of question banks (售后六步).

    `count` is how many are drawn, 0 where all are; `weight` is its share of 100; `pass_mark` is
    what this part alone needs of 100, 0 where nothing; `speed` is what earns all points of a
    typing test, in characters per minute.
    """

    kind: PartKind
    weight: int
    sources: tuple[str, ...] = ()
    count: int = 0
    pass_mark: int = 0
    speed: int = 0
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Paper:
    """An exam paper.

    `path` is its file's name below 试卷/, without the ending (普通客服上岗); `limit_ms` is for
    the whole paper, 0 where there is none; `attempts` are all that one trainee has, 0 where they
    are not counted; `interval_ms` lies between two attempts. `seed` counts only where `seeding`
    is SAME. `digest` is the SHA-256 of its values, `sources` holds (file, text), `origin` is
    "builtin" or "own".
    """

    path: str
    title: str
    parts: tuple[Part, ...]
    pass_mark: int
    level: str = ""
    about: str = ""
    limit_ms: int = 0
    attempts: int = 0
    interval_ms: int = 0
    profile: str = "house"
    seeding: Seeding = Seeding.EACH_TIME
    seed: int = 0
    digest: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    origin: str = "builtin"
