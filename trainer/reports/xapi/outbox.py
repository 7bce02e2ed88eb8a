"""What is to be sent to one LMS, what it has, what it refused: a journal, line after line.

A line is on disk before the next step is taken, so a program that is killed loses nothing; half
a line at the end is what it was just writing, and is dropped. A statement stays as it was when it
was put in, and is put in once: whatever the LMS has is never sent again.

    {"kind":"lms","url":…,"version":1}
    {"kind":"waits","statement":…}
    {"kind":"delivered","ids":[…]}
    {"kind":"refused","id":…,"status":400,"answer":…}
    {"kind":"again","ids":[…]}
"""

import hashlib
import json
import os
import re
import secrets
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from trainer.errors import TrainerError, system_reason
from trainer.reports.xapi.statement import Statement, line_of
from trainer.scenario.columns import safe

ENDING = ".jsonl"
_VERSION = 1
_LONGEST_ANSWER = 500  # characters of what an LMS said


@dataclass(frozen=True, slots=True)
class Refusal:
    """A statement that the LMS does not take, and what it said."""

    statement: Statement
    status: int
    answer: str


@dataclass(slots=True)
class _State:
    """What the lines of a journal add up to."""

    url: str = ""
    waiting: dict[str, Statement] = field(default_factory=dict)
    delivered: set[str] = field(default_factory=set)
    refused: dict[str, Refusal] = field(default_factory=dict)

    def take(self, line: dict[str, Any]) -> None:
        """Let one line of the journal happen."""
        match line:
            case {"kind": "lms", "url": str(url), "version": 1}:
                self.url = url
            case {"kind": "waits", "statement": {"id": str(id)} as statement}:
                self.waiting[id] = statement
            case {"kind": "delivered", "ids": list(ids)}:
                for id in ids:
                    self.waiting.pop(id, None)
                self.delivered.update(ids)
            case {"kind": "refused", "id": str(id), "status": int(status), "answer": str(answer)}:
                self.refused[id] = Refusal(self.waiting.pop(id), status, answer)
            case {"kind": "again", "ids": list(ids)}:
                self.waiting.update((id, self.refused.pop(id).statement) for id in ids)
            case _:
                raise ValueError

    def lines(self) -> Iterator[dict[str, Any]]:
        """Yield the shortest journal that adds up to this."""
        yield {"kind": "lms", "url": self.url, "version": _VERSION}
        if self.delivered:
            yield {"kind": "delivered", "ids": sorted(self.delivered)}
        for id, one in self.refused.items():
            yield {"kind": "waits", "statement": one.statement}
            yield {"kind": "refused", "id": id, "status": one.status, "answer": one.answer}
        for statement in self.waiting.values():
            yield {"kind": "waits", "statement": statement}


def outbox_file(folder: Path, url: str) -> Path:
    """Return the file of an LMS's outbox, named for its host and its whole address."""
    host = re.sub(r"[^a-z0-9.-]", "_", (urlsplit(url).hostname or "").lower())[:60]
    return folder / f"{host}-{hashlib.sha256(url.encode()).hexdigest()[:8]}{ENDING}"


class Outbox:
    """The outbox of one LMS, open for whoever has the turn. TrainerError where it is damaged."""

    def __init__(self, file: Path, url: str = "") -> None:
        """Read the journal; `url` is the address where a new one is begun."""
        self.file = file
        self._state = _State(url)
        self._sound = 0  # bytes of whole lines
        if file.exists():
            self._read()

    @property
    def url(self) -> str:
        """The address that it sends to."""
        return self._state.url

    @property
    def waiting(self) -> tuple[Statement, ...]:
        """What the LMS has not acknowledged, the oldest first."""
        return tuple(self._state.waiting.values())

    def waiting_of(self, only: Collection[str] | None) -> tuple[Statement, ...]:
        """What of these ids (None: of all) the LMS has not acknowledged, the oldest first."""
        return tuple(one for one in self.waiting if only is None or one["id"] in only)

    @property
    def delivered(self) -> frozenset[str]:
        """The ids of what the LMS has."""
        return frozenset(self._state.delivered)

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """What the LMS does not take."""
        return tuple(self._state.refused.values())

    def knows(self, id: str) -> bool:
        """Say whether a statement was ever put in."""
        state = self._state
        return id in state.delivered or id in state.waiting or id in state.refused

    def put(self, statements: Iterable[Statement]) -> int:
        """Put in the statements that are not known yet; return how many those are."""
        new = {one["id"]: one for one in statements if not self.knows(one["id"])}
        self._write({"kind": "waits", "statement": one} for one in new.values())
        return len(new)

    def deliver(self, ids: Iterable[str]) -> None:
        """Note what the LMS has."""
        self._write([{"kind": "delivered", "ids": list(ids)}])

    def refuse(self, id: str, status: int, answer: str) -> None:
        """Put aside what the LMS does not take, with what it said."""
        told = {"status": status, "answer": answer[:_LONGEST_ANSWER]}
        self._write([{"kind": "refused", "id": id, **told}])

    def try_again(self, only: Collection[str] | None = None) -> None:
        """Let what was refused wait again: what is `only` named, or everything."""
        ids = [id for id in self._state.refused if only is None or id in only]
        if ids:
            self._write([{"kind": "again", "ids": ids}])

    def tidy(self) -> None:
        """Write the journal anew, without the text of what the LMS has."""
        unfinished = self.file.with_name(f".{secrets.token_hex(4)}.new")
        data = b"".join(map(_bytes, self._state.lines()))
        with _told(self.file):
            try:
                with unfinished.open("xb") as stream:
                    _safely(stream, data)
                unfinished.replace(self.file)
            finally:
                unfinished.unlink(missing_ok=True)
        self._sound = len(data)

    def _write(self, lines: Iterable[dict[str, Any]]) -> None:
        new = list(lines)
        if not new:
            return
        head = [] if self._sound else [{"kind": "lms", "url": self.url, "version": _VERSION}]
        data = b"".join(map(_bytes, [*head, *new]))
        with _told(self.file), self.file.open("ab") as stream:
            stream.truncate(self._sound)  # half a line of a program that was killed
            _safely(stream, data)
        self._sound += len(data)
        for line in new:
            self._state.take(line)

    def _read(self) -> None:
        with _told(self.file):
            data = self.file.read_bytes()
        for number, line in enumerate(data.splitlines(keepends=True), 1):
            if not line.endswith(b"\n"):
                return
            try:
                self._state.take(json.loads(line))
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise TrainerError(
                    f"发件箱 {safe(str(self.file))} 第 {number} 行坏了。请从备份恢复它；没有备份就"
                    "把它移走，全部重新发一遍：编号不变，LMS 里不会多出来。"
                ) from error
            self._sound += len(line)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise TrainerError(
            f"发件箱 {safe(str(file))} 用不了（{safe(system_reason(error))}）。请检查磁盘和权限，"
            "再运行一次：没有送到的还会再发。"
        ) from error


def _bytes(line: dict[str, Any]) -> bytes:
    return f"{line_of(line)}\n".encode()


def _safely(stream: BinaryIO, data: bytes) -> None:
    stream.write(data)
    stream.flush()
    os.fsync(stream.fileno())
