"""The manifest of a pack (包.json): what is in it, and the checksum of each file."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from trainer import __version__
from trainer.errors import TrainerError
from trainer.scenario.pack.names import shown_name

FILE = "包.json"
FORMAT = 1
LARGEST = 512 * 1024  # bytes
LONGEST_NAME = 80
_DAMAGED = f"包里的“{FILE}”坏了，没有解包。请让打包的人重新发一份。"


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of a pack: its name below the scenario root (物流/迟到.yaml) and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says of itself; `files` pairs each name with its SHA-256 in hex."""

    name: str
    program: str
    files: tuple[tuple[str, str], ...]

    def to_bytes(self) -> bytes:
        """Return the manifest as it is written: JSON in UTF-8, always the same bytes."""
        shape = {
            "format": FORMAT,
            "name": self.name,
            "program": self.program,
            "files": dict(self.files),
        }
        return json.dumps(shape, ensure_ascii=False, indent=1).encode() + b"\n"


def manifest_of(name: str, files: Sequence[PackedFile]) -> Manifest:
    """Return the manifest of some files, sorted by name."""
    sums = sorted((file.name, hashlib.sha256(file.data).hexdigest()) for file in files)
    return Manifest(name[:LONGEST_NAME], __version__, tuple(sums))


def manifest_from(data: bytes) -> Manifest:
    """Read a manifest; TrainerError where it is none, or of a newer program."""
    try:
        shape = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise TrainerError(_DAMAGED) from error
    if not isinstance(shape, dict):
        raise TrainerError(_DAMAGED)
    version = shape.get("format")
    if type(version) is int and version > FORMAT:
        raise TrainerError("这个包是更新的程序打的，本程序看不懂。请升级程序后再解包。")
    files = shape.get("files")
    if type(version) is not int or version != FORMAT or not isinstance(files, dict):
        raise TrainerError(_DAMAGED)
    texts: list[Any] = [shape.get("name"), shape.get("program"), *files.values()]
    if not all(isinstance(text, str) for text in texts):
        raise TrainerError(_DAMAGED)
    return Manifest(texts[0][:LONGEST_NAME], texts[1][:LONGEST_NAME], tuple(files.items()))


def hold(manifest: Manifest, files: Sequence[PackedFile]) -> None:
    """Raise TrainerError where the files are not exactly those of the manifest."""
    expected, found = dict(manifest.files), {file.name: file for file in files}
    for name in (*found, *expected):
        if name not in expected:
            why = f"多出了“{shown_name(name)}”，{FILE} 里没有它"
        elif name not in found:
            why = f"少了“{shown_name(name)}”"
        elif hashlib.sha256(found[name].data).hexdigest() != expected[name]:
            why = f"“{shown_name(name)}”和打包时不一样，可能被改过或没有传完整"
        else:
            continue
        raise TrainerError(f"包里{why}。没有解包，请让打包的人重新发一份。")
