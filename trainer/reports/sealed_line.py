"""One JSON object a line, in plain ASCII, sealed: what machines hand to one another.

    version     2; `kind` says what it is, `schema` that of the archive it comes from
    …           what the kind holds
    seal        SHA-256 of the line without it: a line that was changed is refused

Reading is strict, since a file may come from anywhere.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from trainer.safe_text import shown_line

VERSION = 2
LATER = frozenset({"contact", "drills"})  # what older programs did not write
LONGEST_LINE = 4 << 20  # bytes
LONGEST_NAME = 200  # characters of a name, a path, a title
_ID = re.compile("[0-9a-z-]{1,40}")
_ABOUT = frozenset({"version", "kind", "schema", "seal"})
_STRANGE = "不是 trainer export --all 写出的"

Readers = Mapping[str, Callable[[object], Any]]


class BadLineError(ValueError):
    """A line is not what it should be; `str(error)` says in Chinese what is wrong with it."""


def sealed(kind: str, plain: Mapping[str, Any], schema: int) -> bytes:
    """Return the line with its line end: equal contents, equal bytes."""
    whole = {**plain, "version": VERSION, "kind": kind, "schema": schema}
    return canonical({**whole, "seal": seal_of(whole)}) + b"\n"


def opened(line: bytes, kinds: Mapping[str, Readers]) -> tuple[str, dict[str, Any]]:
    """Return the kind of a line and its contents, each as its reader gives it.

    Raises BadLineError where it is not exactly what `sealed` writes for one of the kinds.
    """
    plain = _object(line)
    kind, version = plain.get("kind"), plain.get("version")
    if not isinstance(kind, str) or type(version) is not int:
        raise BadLineError(_STRANGE)
    if version > VERSION or kind not in kinds:
        raise BadLineError("由更新版本的程序写出，请升级程序")
    known = _ABOUT | kinds[kind].keys()
    if not known - LATER <= plain.keys() <= known:
        raise BadLineError("内容不全，或多了不认识的内容")
    if plain["seal"] != seal_of({name: plain[name] for name in plain if name != "seal"}):
        raise BadLineError("内容被改动过，或没有写完")
    return kind, {name: read(plain[name]) for name, read in kinds[kind].items() if name in plain}


def canonical(plain: Mapping[str, Any]) -> bytes:
    """Return the one form in which these contents are written."""
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def seal_of(plain: Mapping[str, Any]) -> str:
    """Return the seal of a line's contents."""
    return hashlib.sha256(canonical(plain)).hexdigest()


def name_in(value: object) -> str:
    """Read a name, a path or a title, without what a terminal would obey."""
    if not isinstance(value, str) or len(value) > LONGEST_NAME:
        raise BadLineError("名字、场景或标题不对")
    return shown_line(value)


def id_in(value: object) -> str:
    """Read the number of a drill or an exam."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise BadLineError("编号不对")
    return value


def moment_in(value: object) -> str:
    """Read a moment in ISO 8601, which has a time zone."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or not 2000 <= moment.year < 3000:
        raise BadLineError("时间不对")
    return str(value)


def _object(line: bytes) -> dict[str, Any]:
    try:
        plain = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadLineError("不是完整的一行 JSON") from error
    if not isinstance(plain, dict):
        raise BadLineError(_STRANGE)
    return plain


def _refuse(constant: str) -> None:
    raise ValueError(constant)
