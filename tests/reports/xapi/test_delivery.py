"""From the outbox to an LRS: every answer has its consequence, no statement has two ids."""

import subprocess
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from tests.reports.xapi.door import LOGIN, Door, Said, open_door
from trainer.errors import TrainerError
from trainer.reports.xapi.delivery import BATCH, DELAYS_S, Delivery, Sent
from trainer.reports.xapi.lms import Lms, statements_url
from trainer.reports.xapi.outbox import Outbox
from trainer.reports.xapi.turn import turn

SECOND_SENDER = """
import sys
from pathlib import Path
from trainer.reports.xapi.delivery import Delivery
from trainer.reports.xapi.lms import Lms
from trainer.reports.xapi.outbox import Outbox
from trainer.reports.xapi.turn import turn

folder, url = Path(sys.argv[1]), sys.argv[2]
with turn(folder / "door.lock", lambda: print("waits", flush=True)):
    outbox = Outbox(folder / "door.jsonl", url)
    print(Delivery(outbox, Lms(url), print).run().delivered, flush=True)
"""


@pytest.fixture
def door() -> Iterator[Door]:
    with open_door() as door:
        yield door


@pytest.fixture
def outbox(tmp_path: Path, door: Door) -> Outbox:
    return Outbox(tmp_path / "door.jsonl", door.url)


def statement(number: int, **more: Any) -> dict[str, Any]:
    return {"id": f"id-{number:04}", "verb": {"id": "v"}, **more}


def send(outbox: Outbox, door: Door, waits: list[float] | None = None) -> Sent:
    slept = waits if waits is not None else []
    return Delivery(outbox, Lms(door.url, timeout_s=5), lambda _: None, slept.append).run()


def test_all_is_sent_once_in_batches(outbox: Outbox, door: Door) -> None:
    outbox.put(map(statement, range(BATCH + 1)))
    assert send(outbox, door) == Sent(BATCH + 1, 0, 0)
    assert send(outbox, door) == Sent(0, 0, 0)
    assert [len(ids) for ids in door.posts] == [BATCH, 1]
    assert door.paths == ["/xAPI/statements"] * 2


@pytest.mark.parametrize(
    ("said", "waited"),
    [
        pytest.param(Said(500), 1, id="500"),
        pytest.param(Said(503, headers={"Retry-After": "7"}), 7, id="503 in 7 s"),
        pytest.param(Said(429, headers={"Retry-After": "0"}), 1, id="429 at once"),
        pytest.param(Said(429, headers={"Retry-After": "bald"}), 1, id="429 in a riddle"),
        pytest.param(Said(0, hangs_up=True), 1, id="it hangs up"),
        pytest.param(Said(0, hangs_up=True, stores=True), 1, id="it took them and hangs up"),
        pytest.param(Said(504, stores=True), 1, id="it took them and says 504"),
    ],
)
def test_what_may_pass_is_tried_again_with_the_same_ids(
    outbox: Outbox, door: Door, said: Said, waited: float
) -> None:
    outbox.put(map(statement, range(3)))
    door.next, waits = [said], []
    assert send(outbox, door, waits) == Sent(3, 0, 0)
    assert waits == [waited]
    assert door.posts[0] == door.posts[1]
    assert len(door.kept) == 3


def test_a_date_in_retry_after_is_waited_for(outbox: Outbox, door: Door) -> None:
    outbox.put([statement(1)])
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    door.next, waits = [Said(503, headers={"Retry-After": later})], []
    assert send(outbox, door, waits).delivered == 1
    assert 50 < waits[0] <= 60


@pytest.mark.parametrize(
    ("said", "why"),
    [
        pytest.param(Said(401), "用户名或密码不对", id="wrong password"),
        pytest.param(Said(403), "没有写入的权限", id="no rights"),
        pytest.param(Said(404), "不像 xAPI", id="no such address"),
        pytest.param(Said(405), "不像 xAPI", id="no door"),
        pytest.param(Said(302, headers={"Location": "/login"}), "搬到别处", id="moved"),
        pytest.param(Said(200, "<html>请登录</html>"), "不像 xAPI", id="login page with 200"),
        pytest.param(Said(200, '{"rejected":1}'), "不像 xAPI", id="half taken"),
        pytest.param(Said(503, headers={"Retry-After": "3600"}), "60 分钟", id="come back later"),
    ],
)
def test_what_will_not_pass_stops_at_once_and_loses_nothing(
    outbox: Outbox, door: Door, said: Said, why: str
) -> None:
    outbox.put(map(statement, range(3)))
    door.next, waits = [said], []
    sent = send(outbox, door, waits)
    assert (sent.delivered, sent.refused, sent.left) == (0, 0, 3)
    assert why in sent.stopped
    assert (waits, len(door.posts)) == ([], 1)


def test_patience_ends(outbox: Outbox, door: Door) -> None:
    outbox.put(map(statement, range(2)))
    door.next, waits = [Said(500)] * 99, []
    sent = send(outbox, door, waits)
    assert (sent.left, waits) == (2, list(DELAYS_S))
    assert "LMS 出了问题（500）" in sent.stopped


def test_nobody_there_is_said(outbox: Outbox) -> None:
    outbox.put([statement(1)])
    lms = Lms("http://127.0.0.1:9/xAPI/statements", timeout_s=1)
    sent = Delivery(outbox, lms, lambda _: None, lambda _: None).run()
    assert sent.left == 1 and "连不上 LMS" in sent.stopped


def test_one_bad_statement_is_put_aside_and_keeps_no_other_back(
    outbox: Outbox, door: Door, tmp_path: Path
) -> None:
    outbox.put(map(statement, range(20)))
    door.refuses = {"id-0013"}
    assert send(outbox, door) == Sent(19, 1, 0)
    (refusal,) = Outbox(tmp_path / "door.jsonl").refused
    assert (refusal.statement["id"], refusal.status) == ("id-0013", 400)
    assert send(outbox, door) == Sent(0, 0, 0), "it is not sent again by itself"
    door.refuses = set()
    outbox.try_again()
    assert send(outbox, door) == Sent(1, 0, 0)


def test_what_the_lms_has_already_counts_and_what_differs_is_put_aside(
    outbox: Outbox, door: Door
) -> None:
    same, other = statement(1, result={"success": True}), statement(2, result={"success": True})
    outbox.put([same, other])
    door.kept = {
        "id-0001": {**same, "stored": "2026", "authority": {"name": "LRS"}},
        "id-0002": {**other, "result": {"success": False}},
    }
    assert send(outbox, door) == Sent(1, 1, 0)
    assert outbox.delivered == {"id-0001"}


def test_the_password_arrives_and_follows_no_redirect(outbox: Outbox, door: Door) -> None:
    outbox.put([statement(1)])
    door.login = LOGIN
    wrong = Delivery(outbox, Lms(door.url, LOGIN[0], "falsch"), lambda _: None).run()
    assert wrong.left == 1 and "密码" in wrong.stopped
    assert Delivery(outbox, Lms(door.url, *LOGIN), lambda _: None).run().delivered == 1
    assert LOGIN[1] not in repr(Lms(door.url, *LOGIN))
    with open_door() as elsewhere:
        outbox.put([statement(2)])
        door.next = [Said(307, headers={"Location": elsewhere.url})]
        assert Delivery(outbox, Lms(door.url, *LOGIN), lambda _: None).run().left == 1
        assert elsewhere.posts == []


def test_an_lms_that_says_the_password_again_brings_it_into_no_file(
    outbox: Outbox, door: Door, tmp_path: Path
) -> None:
    outbox.put([statement(1)])
    login = b64encode(":".join(LOGIN).encode()).decode()
    door.next = [Said(400, f"no: Basic {login}, {LOGIN[1]}")]
    assert Delivery(outbox, Lms(door.url, *LOGIN), lambda _: None).run() == Sent(0, 1, 0)
    (refusal,) = Outbox(tmp_path / "door.jsonl").refused
    assert refusal.answer == "no: Basic ***, ***"


def test_a_sender_that_is_killed_between_batches_loses_nothing(
    outbox: Outbox, door: Door, tmp_path: Path
) -> None:
    outbox.put(map(statement, range(BATCH * 3)))
    door.gate = threading.Event()
    command = [sys.executable, "-c", SECOND_SENDER, str(tmp_path), door.url]
    sender = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while not door.posts:
        assert sender.poll() is None
        time.sleep(0.01)
    sender.kill()  # the first batch has arrived, and its answer never comes back
    sender.wait()
    door.gate.set()
    assert len(door.kept) == BATCH
    again = Outbox(tmp_path / "door.jsonl")
    assert send(again, door).left == 0
    assert len(door.kept) == BATCH * 3
    assert {id for ids in door.posts for id in ids} == door.kept.keys()


def test_two_at_once_take_turns(outbox: Outbox, door: Door, tmp_path: Path) -> None:
    outbox.put(map(statement, range(BATCH * 2)))
    command = [sys.executable, "-c", SECOND_SENDER, str(tmp_path), door.url]
    with turn(tmp_path / "door.lock", pytest.fail):
        other = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert other.stdout is not None
        assert other.stdout.readline() == "waits\n"
        assert send(outbox, door).delivered == BATCH * 2
    assert other.stdout.readline() == "0\n"
    other.stdout.close()
    other.wait()
    assert len(door.posts) == 2


def test_whoever_waits_too_long_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    with (
        turn(tmp_path / "l", pytest.fail),
        pytest.raises(TrainerError, match="另一个窗口"),
        turn(tmp_path / "l", lambda: told.append("waits"), patience_s=0.2),
    ):
        pytest.fail("two had the turn")
    assert told == ["waits"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("lms.example.com", "https://"),
        ("ftp://lms.example.com", "https://"),
        ("https://例子.中国/xAPI", "https://"),
        ("https://[::1", "https://"),
        ("https://x:port/", "https://"),
        ("http://lms.example.com/xAPI", "--insecure"),
        ("https://me:secret@lms.example.com", "密码写在地址里"),
        ("https://lms.example.com/?a=1", "不要有 ?"),
    ],
)
def test_a_bad_address_is_said(typed: str, told: str) -> None:
    with pytest.raises(TrainerError, match=told.replace("?", r"\?")) as found:
        statements_url(typed)
    assert "secret" not in str(found.value)


def test_good_addresses_lead_to_the_door() -> None:
    wanted = "https://lms.example.com/xAPI/statements"
    for tail in ("", "/", "/statements", "/statements/"):
        assert statements_url(f" https://lms.example.com/xAPI{tail} ") == wanted
    assert statements_url("http://localhost:8100/xAPI").startswith("http://")
    assert statements_url("http://10.0.0.5", insecure=True) == "http://10.0.0.5/statements"
