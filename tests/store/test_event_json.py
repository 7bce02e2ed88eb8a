"""Every event comes back from its JSON as it was; what is damaged or newer is refused in words."""

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.samples import REPLY, STARTED
from trainer.drill.events import VERSIONS, Event, Heard, Replied
from trainer.errors import TrainerError
from trainer.language import Finding, Kind, Severity
from trainer.store import event_json
from trainer.store.event_json import (
    KINDS,
    NAMES,
    OLDER,
    event_from_bytes,
    event_from_dict,
    event_to_bytes,
    event_to_dict,
)

EVENTS = st.one_of(*(st.from_type(kind) for kind in KINDS.values()))


@given(EVENTS)
def test_an_event_comes_back_from_its_bytes(event: Event) -> None:
    assert event_from_bytes(event_to_bytes(event)) == event


@given(EVENTS)
def test_an_event_comes_back_from_its_object(event: Event) -> None:
    assert event_from_dict(json.loads(json.dumps(event_to_dict(event)))) == event


@given(EVENTS)
def test_bytes_are_canonical(event: Event) -> None:
    data = event_to_bytes(event)
    assert event_to_bytes(event_from_bytes(data)) == data
    parsed = json.loads(data)
    again = json.dumps(parsed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert data == again.encode()


def test_bytes_are_readable_chinese() -> None:
    assert event_to_bytes(REPLY[0]) == (
        '{"at":14000,"kind":"replied","text":"这个不归我们管","version":1}'.encode()
    )


def test_findings_offers_and_claims_are_nested() -> None:
    plain = event_to_dict(REPLY[1])
    assert plain["findings"][0]["rule"] == "shirk.disown"
    assert plain["offers"][0]["fen"] == 500
    assert plain["claims"][0]["action"] == "urge"


def test_every_kind_of_event_has_a_name_and_a_version() -> None:
    assert set(KINDS.values()) == set(get_args(Event)) == set(VERSIONS) == set(NAMES)


def test_every_older_version_has_a_way_up() -> None:
    needed = {(NAMES[k], v) for k, newest in VERSIONS.items() for v in range(1, newest)}
    assert needed <= set(OLDER)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\0", id="NUL"),
        pytest.param("\udc80", id="half a character from a broken terminal"),
        pytest.param("\u2028\u2029\x85", id="line separators"),
        pytest.param("👨‍👩‍👧🏽", id="emoji"),
        pytest.param("我" * 10_000, id="ten thousand characters"),
        pytest.param("\x1b]52;c;AAAA\x07", id="an escape sequence"),
        pytest.param('"\\u0000"', id="text that looks like an escape"),
    ],
)
def test_no_reply_is_too_odd_to_keep(text: str) -> None:
    event = Replied(1, text)
    assert event_from_bytes(event_to_bytes(event)) == event


def _started(**changed: Any) -> dict[str, Any]:
    return {**event_to_dict(STARTED), **changed}


def _without(key: str) -> dict[str, Any]:
    return {k: v for k, v in event_to_dict(STARTED).items() if k != key}


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        pytest.param(_started(kind="danced"), "不认识的事件“danced”", id="a kind from the future"),
        pytest.param(_without("kind"), "不认识的事件", id="no kind"),
        pytest.param(_started(version=2), "由更新版本的程序写入", id="a newer version"),
        pytest.param(_started(version=0), "版本号“0”不对", id="no such version"),
        pytest.param(_started(version="1"), "版本号“1”不对", id="version as text"),
        pytest.param(_without("seed"), "缺少 seed", id="a field is missing"),
        pytest.param(_started(surprise=1), "不认识的键 surprise", id="a field too many"),
        pytest.param(_started(at="0"), "“at”的值不对", id="a number as text"),
        pytest.param(_started(at=True), "“at”的值不对", id="a truth for a number"),
        pytest.param(_started(mode="fun"), "不认识的“fun”", id="no such mode"),
        pytest.param(_started(pace=[1]), "“pace”应是一组键值", id="a list for an object"),
        pytest.param(_started(pace={"first_s": "x"}), "“pace.first_s”", id="deep inside"),
        pytest.param([], "应是一个 JSON 对象", id="no object at all"),
    ],
)
def test_what_cannot_be_an_event_is_refused_in_words(plain: object, said: str) -> None:
    with pytest.raises(TrainerError, match=said):
        event_from_dict(plain)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b'{"at":1', id="cut off"),
        pytest.param(b"\xff\xfe", id="not UTF-8"),
        pytest.param(b"[" * 100_000, id="a hundred thousand brackets"),
        pytest.param(b'{"at":' + b"9" * 5000 + b"}", id="a number without end"),
    ],
)
def test_damaged_bytes_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(TrainerError, match="事件已损坏"):
        event_from_bytes(data)


def test_a_list_of_the_wrong_length_is_damage() -> None:
    acted = {"kind": "desk_acted", "version": 1, "at": 0, "action": "coupon", "fields": [["内容"]]}
    with pytest.raises(TrainerError, match=r"“fields\[0\]”的项数不对"):
        event_from_dict(acted)


def test_a_field_that_is_newer_than_the_event_has_its_default() -> None:
    finding = {
        "kind": "step",
        "label": "soothe",
        "start": 0,
        "end": 1,
        "quote": "亲",
        "rule": "s.a",
    }
    heard = {"kind": "heard", "version": 1, "at": 3, "judge": "j", "findings": [finding]}
    expected = Heard(3, "j", (Finding(Kind.STEP, "soothe", 0, 1, "亲", "s.a"),))
    assert event_from_dict(heard) == expected


def test_an_older_version_is_brought_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(event_json.VERSIONS, Replied, 3)
    monkeypatch.setitem(OLDER, ("replied", 1), lambda old: {"at": old["at"], "words": old["said"]})
    monkeypatch.setitem(OLDER, ("replied", 2), lambda old: {"at": old["at"], "text": old["words"]})
    old = {"kind": "replied", "version": 1, "at": 5, "said": "您好"}
    assert event_from_dict(old) == Replied(5, "您好")


def test_severity_survives() -> None:
    again = event_from_bytes(event_to_bytes(REPLY[1]))
    assert isinstance(again, Heard)
    assert again.findings[0].severity is Severity.HARD
