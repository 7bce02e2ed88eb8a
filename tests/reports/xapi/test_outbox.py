"""The outbox: nothing lost by a kill, nothing put in twice, damage said with its place."""

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.reports.xapi.identity import kept_identity
from trainer.reports.xapi.outbox import Outbox, outbox_file

URL = "https://lms.example.com/xAPI/statements"
BASE = "https://lms.example.com/xapi"
FILLER = """
import sys
from pathlib import Path
from trainer.reports.xapi.outbox import Outbox

outbox = Outbox(Path(sys.argv[1]), "https://x/statements")
for number in range(10**6):
    outbox.put([{"id": f"{number}-{part}", "text": "字" * 999} for part in range(3)])
    outbox.deliver([f"{number}-0"])
    print(number, flush=True)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lms.jsonl"


def filled(file: Path) -> Outbox:
    outbox = Outbox(file, URL)
    outbox.put({"id": str(number)} for number in range(5))
    outbox.deliver(["0", "1"])
    outbox.refuse("2", 400, "不行" * 999)
    return outbox


def stands(outbox: Outbox) -> tuple[object, ...]:
    return (outbox.url, outbox.waiting, outbox.delivered, outbox.refused)


def test_it_is_read_back_as_it_was_also_after_tidying(file: Path) -> None:
    outbox = filled(file)
    assert stands(Outbox(file)) == stands(outbox)
    assert [one["id"] for one in outbox.waiting] == ["3", "4"]
    before = file.stat().st_size
    outbox.tidy()
    outbox.deliver(["3"])
    assert stands(Outbox(file)) == stands(outbox)
    assert file.stat().st_size < before
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_statement_stays_as_it_was_put_in(file: Path) -> None:
    outbox = filled(file)
    assert outbox.put([{"id": "3", "score": 2}, {"id": "0"}, {"id": "2"}, {"id": "5"}]) == 1
    assert {"id": "3"} in outbox.waiting


def test_half_a_line_at_the_end_is_dropped(file: Path) -> None:
    outbox = filled(file)
    with file.open("ab") as stream:
        stream.write(b'{"kind":"delivered","ids":["4"')
    again = Outbox(file)
    assert stands(again) == stands(outbox)
    again.deliver(["3"])
    assert [one["id"] for one in Outbox(file).waiting] == ["4"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(b"\xff\xfe\x00\n", id="no text"),
        pytest.param(b'{"kind":"delivered"}\n', id="a key is missing"),
        pytest.param(b'{"kind":"sung","ids":[]}\n', id="a kind from the future"),
        pytest.param(b'{"kind":"refused","id":"9","status":1,"answer":""}\n', id="never put in"),
        pytest.param(b"[" * 100_000 + b"\n", id="too deep"),
    ],
)
def test_damage_is_said_with_its_line(file: Path, line: bytes) -> None:
    filled(file)
    file.write_bytes(file.read_bytes() + line)
    with pytest.raises(TrainerError, match="第 9 行坏了"):
        Outbox(file)


def test_a_kill_loses_nothing_that_was_put_in(file: Path) -> None:
    filler = subprocess.Popen(
        [sys.executable, "-c", FILLER, str(file)], stdout=subprocess.PIPE, text=True
    )
    assert filler.stdout is not None
    for _ in range(20):
        filler.stdout.readline()
    filler.kill()
    filler.stdout.close()
    filler.wait()
    outbox = Outbox(file)
    assert len(outbox.delivered) >= 20
    assert all(outbox.knows(f"{number}-{part}") for number in range(20) for part in range(3))


def test_a_disk_that_refuses_is_said(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match="用不了"):
        Outbox(tmp_path / "无" / "lms.jsonl", URL).put([{"id": "1"}])


def test_each_address_has_a_file_of_its_own_with_a_harmless_name(tmp_path: Path) -> None:
    urls = (URL, f"{URL}2", "https://other/statements", "https://[::1]:8/statements")
    names = {outbox_file(tmp_path, url).name for url in urls}
    assert len(names) == len(urls)
    assert all(name.isascii() and not set(name) & set(':/\\[]?*"<>|') for name in names)


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "lms" / "identity.json"
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: kept_identity(file, BASE), range(16)))
    (identity,) = found
    assert kept_identity(file, "https://other.example.com") == identity
    assert identity.key.hex() not in repr(identity)
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "data", [b"", b"{}", b'{"version":1,"base":"https://x","key":"00"}', b"\xff"]
)
def test_a_damaged_key_is_never_replaced(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "identity.json"
    file.write_bytes(data)
    with pytest.raises(TrainerError, match="从备份恢复"):
        kept_identity(file, BASE)
    assert file.read_bytes() == data
