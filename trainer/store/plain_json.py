"""Values as JSON and back, by their types: frozen dataclasses, tuples, enums, text, numbers.

A decimal number is text; which of several dataclasses a value is its keys tell.

The written form is canonical (sorted keys, no spaces, Chinese as it is), so that equal values
are equal bytes. Reading is strict: a key too many, a key too few, or a wrong type raises
`MalformedError`, which says where.
"""

import json
import re
import types
from collections.abc import Callable
from dataclasses import MISSING, asdict, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

SURROGATE = re.compile("[\ud800-\udfff]")


class MalformedError(ValueError):
    """What was read is not what was written; `str(error)` is Chinese and says where."""


def to_text(value: object) -> str:
    """Return `value` (made of dicts, lists, text and numbers) as canonical JSON text."""
    text = json.dumps(
        value,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
        default=_decimal_text,
    )
    # A broken terminal can hand over half a character; UTF-8 has no form for it, JSON has.
    return SURROGATE.sub(lambda half: f"\\u{ord(half.group()):04x}", text)


def from_text(text: str | bytes) -> Any:
    """Return what JSON `text` holds; raise MalformedError where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MalformedError("不是完整的 JSON") from error


def to_plain(value: Any) -> dict[str, Any]:
    """Return a frozen dataclass as a dict, nested values included."""
    return asdict(value)


def from_plain(kind: type, plain: object, where: str = "") -> Any:
    """Return the value of type `kind` that `plain` describes; `where` is its path, for errors."""
    return _reader(kind)(plain, where)


Read = Callable[[Any, str], Any]


@cache
def _reader(kind: Any) -> Read:
    """Return what reads a value of `kind`: worked out once for each type."""
    if kind in (int, str, bool):
        return _exactly(kind)
    if kind is Decimal:
        return _read_decimal
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member(kind)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if get_origin(kind) in (Union, types.UnionType):
        return _optional(kind) if type(None) in get_args(kind) else _one_of(get_args(kind))
    raise TypeError(f"no JSON form for {kind!r}")


def _exactly(kind: type) -> Read:
    def read(plain: Any, where: str) -> Any:
        if type(plain) is not kind:  # a bool is an int, but not here
            raise MalformedError(f"{_at(where)}的值不对")
        return plain

    return read


def _member(kind: type[Enum]) -> Read:
    def read(plain: Any, where: str) -> Any:
        try:
            return kind(plain)
        except ValueError as error:
            raise MalformedError(f"{_at(where)}是不认识的“{plain}”") from error

    return read


def _tuple(items: tuple[Any, ...]) -> Read:
    if len(items) == 2 and items[1] is Ellipsis:
        any_number = _reader(items[0])

        def read_all(plain: Any, where: str) -> Any:
            parts = _list(plain, where)
            return tuple(any_number(part, f"{where}[{i}]") for i, part in enumerate(parts))

        return read_all
    readers = tuple(map(_reader, items))

    def read_each(plain: Any, where: str) -> Any:
        parts = _list(plain, where)
        if len(parts) != len(readers):
            raise MalformedError(f"{_at(where)}的项数不对")
        return tuple(
            read(part, f"{where}[{i}]")
            for i, (read, part) in enumerate(zip(readers, parts, strict=True))
        )

    return read_each


def _optional(kind: Any) -> Read:
    (inner,) = (arg for arg in get_args(kind) if arg is not type(None))
    read_inner = _reader(inner)
    return lambda plain, where: None if plain is None else read_inner(plain, where)


def _one_of(kinds: tuple[type, ...]) -> Read:
    readers = [(_keys(kind), _needed(kind), _reader(kind)) for kind in kinds]

    def read(plain: Any, where: str) -> Any:
        given = plain.keys() if isinstance(plain, dict) else frozenset()
        for known, needed, read_kind in readers:
            if needed <= given <= known:
                return read_kind(plain, where)
        raise MalformedError(f"{_at(where)}是不认识的一种")

    return read


def _keys(kind: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind))


def _needed(kind: type) -> frozenset[str]:
    return frozenset(
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    )


def _decimal_text(value: object) -> str:
    if not isinstance(value, Decimal):
        raise TypeError(f"no JSON form for {value!r}")
    return str(value)


def _read_decimal(plain: Any, where: str) -> Decimal:
    try:
        number = Decimal(plain) if isinstance(plain, str) else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise MalformedError(f"{_at(where)}的值不对")
    return number


def _dataclass(kind: type) -> Read:
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    needed = _needed(kind)

    def read(plain: Any, where: str) -> Any:
        if not isinstance(plain, dict):
            raise MalformedError(f"{_at(where)}应是一组键值")
        if missing := sorted(needed - plain.keys()):
            raise MalformedError(f"{_at(where)}缺少 {'、'.join(missing)}")
        if unknown := sorted(plain.keys() - readers.keys()):
            raise MalformedError(f"{_at(where)}有不认识的键 {'、'.join(unknown)}")
        return kind(
            **{name: readers[name](part, _inside(where, name)) for name, part in plain.items()}
        )

    return read


def _list(plain: Any, where: str) -> list[Any]:
    if not isinstance(plain, list | tuple):
        raise MalformedError(f"{_at(where)}应是一列")
    return list(plain)


def _inside(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _at(where: str) -> str:
    return f"“{where}”" if where else "这条记录"
