"""A sample of replies to be graded blind: what is in it, and the file that carries it.

The file is one JSON object: `kind`, `version`, `digest` (SHA-256 of the canonical JSON of `sample`)
and `sample`: `seed`, `population`, and `replies`, each with `scene`, `before` (turns of `who` and
`text`), `record` (lines known from earlier contact) and `text`. What the judge heard lies in
`verdicts`, written in base64: no secret, but nobody reads it by looking into the file.
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from trainer.errors import TrainerError
from trainer.language import FAULTS, STEPS

KIND, VERSION = "calibration-sample", 1
LABELS: dict[str, str] = STEPS | FAULTS
WHO = ("customer", "agent")


@dataclass(frozen=True, slots=True)
class Turn:
    """One message before the reply; `who` is customer or agent."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class SampleReply:
    """One reply with its context and what the judge made of it: labels, and labels in doubt."""

    text: str
    scene: str = ""
    before: tuple[Turn, ...] = ()
    record: tuple[str, ...] = ()
    judge: str = ""
    heard: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """The replies in the order of grading, drawn by `seed` from `population` different ones."""

    seed: int
    population: int
    replies: tuple[SampleReply, ...]

    @property
    def judges(self) -> tuple[str, ...]:
        """The versions of the judge that the replies were judged by."""
        return tuple(sorted({one.judge for one in self.replies}))

    @property
    def digest(self) -> str:
        """What tells this sample from any other: 64 hexadecimal digits."""
        return hashlib.sha256(_canonical(_plain(self))).hexdigest()


def sample_bytes(sample: Sample) -> bytes:
    """Return the file: equal samples, equal bytes."""
    file = {"kind": KIND, "version": VERSION, "digest": sample.digest, "sample": _plain(sample)}
    return json.dumps(file, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def sample_of(data: bytes) -> Sample:
    """Return the sample in a file; TrainerError where it is none, or was changed."""
    try:
        file = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise TrainerError(
            "这个样本不是 UTF-8 文字，可能被别的程序另存过。请向发样本的人重要一份。"
        ) from None
    except (ValueError, RecursionError):
        raise TrainerError("这个文件不是完整的样本。请向发样本的人重要一份。") from None
    if not isinstance(file, dict) or file.get("kind") != KIND:
        raise TrainerError("这不是样本文件。样本用 trainer calibrate sample 来抽。")
    if file.get("version") != VERSION:
        raise TrainerError("这个样本由更新版本的程序写成，请升级程序后再打开。")
    try:
        sample = _sample(file["sample"])
    except (KeyError, TypeError, ValueError):
        raise TrainerError("样本里的内容不完整。请向发样本的人重要一份。") from None
    if file.get("digest") != sample.digest:
        raise TrainerError("样本被改动过，和它的摘要对不上。请向发样本的人重要一份。")
    return sample


def _plain(sample: Sample) -> dict[str, Any]:
    verdicts = [
        {"judge": one.judge, "heard": one.heard, "doubtful": one.doubtful} for one in sample.replies
    ]
    return {
        "seed": sample.seed,
        "population": sample.population,
        "replies": [
            {
                "scene": one.scene,
                "before": [{"who": turn.who, "text": turn.text} for turn in one.before],
                "record": one.record,
                "text": one.text,
            }
            for one in sample.replies
        ],
        "verdicts": base64.b64encode(_canonical(verdicts)).decode(),
    }


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _sample(plain: dict[str, Any]) -> Sample:
    verdicts = json.loads(base64.b64decode(plain["verdicts"], validate=True))
    replies = tuple(
        SampleReply(
            _text(one["text"]),
            _text(one["scene"]),
            tuple(_turn(turn) for turn in one["before"]),
            tuple(map(_text, one["record"])),
            _text(verdict["judge"]),
            tuple(map(_label, verdict["heard"])),
            tuple(map(_label, verdict["doubtful"])),
        )
        for one, verdict in zip(plain["replies"], verdicts, strict=True)
    )
    if not replies:
        raise ValueError("empty")
    return Sample(_number(plain["seed"]), _number(plain["population"]), replies)


def _turn(plain: dict[str, Any]) -> Turn:
    if plain["who"] not in WHO:
        raise ValueError("who")
    return Turn(plain["who"], _text(plain["text"]))


def _label(plain: object) -> str:
    if plain not in LABELS:
        raise ValueError("label")
    return str(plain)


def _text(plain: object) -> str:
    if not isinstance(plain, str):
        raise TypeError("text")
    return plain


def _number(plain: object) -> int:
    if type(plain) is not int:
        raise TypeError("number")
    return plain
