import pytest

from trainer.tui.enter_guard import EnterGuard


def test_enter_by_itself_sends() -> None:
    guard = EnterGuard()
    guard.typed("好", 1.0)
    assert guard.means_send(1.2)


def test_first_key_of_all_may_be_enter() -> None:
    assert EnterGuard().means_send(0.0)


@pytest.mark.parametrize(
    ("character", "gap_s", "sends"),
    [
        pytest.param("好", 0.049, False, id="commits a candidate"),
        pytest.param("好", 0.051, True, id="a slow Enter after a candidate"),
        pytest.param("，", 0.020, False, id="full-width punctuation is composed too"),
        pytest.param("k", 0.020, True, id="a fast typist's Enter after a Latin letter"),
        pytest.param("o", 0.001, False, id="raw pinyin and its Enter in one read"),
    ],
)
def test_enter_after_a_character(character: str, gap_s: float, sends: bool) -> None:
    guard = EnterGuard()
    guard.typed(character, 10.0)
    assert guard.means_send(10.0 + gap_s) is sends


def test_second_enter_sends_what_the_first_did_not() -> None:
    guard = EnterGuard()
    guard.typed("好", 1.0)
    assert not guard.means_send(1.01)
    assert guard.means_send(1.2)


def test_enters_of_one_paste_break_lines_and_send_nothing() -> None:
    guard = EnterGuard()
    at, lines, sent = 1.0, 1, 0
    for character in "第一行\r第二行\rthird\r":
        at += 0.0001
        if character == "\r":
            sent += guard.means_send(at)
        else:
            lines += guard.typed(character, at)
    assert (lines, sent) == (3, 0)


def test_enter_in_the_wake_of_a_marked_paste_waits() -> None:
    guard = EnterGuard()
    guard.pasted(1.0)
    assert not guard.means_send(1.01)
    assert guard.means_send(2.0)
