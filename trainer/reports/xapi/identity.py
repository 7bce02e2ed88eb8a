"""Who speaks to the LMS: the base of all IRIs, and the key that makes names opaque.

Both lie in one file that only its owner may read. Laptops that share the file give a trainee the
same account; without it nobody can tell whose an account is.
"""

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from trainer.errors import TrainerError, system_reason
from trainer.reports.xapi.iri import checked_base
from trainer.scenario.columns import safe

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Identity:
    """`base` is also the home page of all accounts."""

    base: str
    key: bytes = field(repr=False)

    def account(self, trainee: str) -> str:
        """Return a trainee's account: HMAC-SHA-256 of the name under the key, in hexadecimal."""
        name = trainee.encode("utf-8", "surrogatepass")
        return hmac.new(self.key, name, hashlib.sha256).hexdigest()


def kept_identity(file: Path, base: str) -> Identity:
    """Return the identity of the file, which is made with a new key where there is none.

    Two programs that make it at the same moment get the same. TrainerError where the file is
    damaged or cannot be written.
    """
    try:
        if not file.exists():
            _make(file, base)
        return _read(file)
    except OSError as error:
        raise TrainerError(
            f"写不了 {safe(str(file))}（{safe(system_reason(error))}）。请检查数据文件夹的权限。"
        ) from error


def _make(file: Path, base: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    made = {"version": 1, "base": checked_base(base), "key": secrets.token_hex(_KEY_BYTES)}
    unfinished = file.with_name(f".{secrets.token_hex(4)}.json")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(json.dumps(made).encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        _give_name(unfinished, file)
    finally:
        unfinished.unlink(missing_ok=True)


def _give_name(unfinished: Path, file: Path) -> None:
    """Give the file its name; where another program was first, its file stays."""
    try:
        os.link(unfinished, file)
    except FileExistsError:
        return
    except OSError:  # a disk without hard links
        if not file.exists():
            unfinished.rename(file)


def _read(file: Path) -> Identity:
    try:
        found = json.loads(file.read_bytes())
        if found["version"] == 1 and len(key := bytes.fromhex(found["key"])) == _KEY_BYTES:
            return Identity(checked_base(found["base"]), key)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    raise TrainerError(
        f"{safe(str(file))} 坏了，认不出里面的密钥。请从备份恢复它；"
        "删掉重来的话，学员在 LMS 里会变成另外的人。"
    )
