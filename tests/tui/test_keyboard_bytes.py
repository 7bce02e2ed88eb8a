import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.tui.keyboard_bytes import TolerantDecoder


def test_utf8_comes_through() -> None:
    assert TolerantDecoder().decode("您好，😀\x1b[A".encode()) == "您好，😀\x1b[A"


def test_a_character_cut_in_two_is_put_together() -> None:
    decoder = TolerantDecoder()
    data = "好".encode()
    assert decoder.decode(data[:2]) == ""
    assert decoder.decode(data[2:] + b"!") == "好!"


def test_gbk_is_read_as_gbk() -> None:
    assert TolerantDecoder().decode("物流一直不动".encode("gbk")) == "物流一直不动"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xff\xfe\xff", id="no text at all"),
        pytest.param(b"a\x80", id="a stray byte"),
        pytest.param(b"\xc0\xaf\xff", id="an overlong form"),
    ],
)
def test_what_is_neither_shows_a_mark(data: bytes) -> None:
    assert "\N{REPLACEMENT CHARACTER}" in TolerantDecoder().decode(data)


@given(st.lists(st.binary(max_size=12), max_size=6))
def test_no_bytes_raise(chunks: list[bytes]) -> None:
    decoder = TolerantDecoder()
    for chunk in chunks:
        decoder.decode(chunk)
    decoder.decode(b"", final=True)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",))), st.data())
def test_utf8_in_pieces_is_the_same_text(text: str, data: st.DataObject) -> None:
    encoded = text.encode()
    cut = data.draw(st.integers(0, len(encoded)))
    decoder = TolerantDecoder()
    # A piece that ends inside a character waits; one that begins inside it never stands alone.
    assert decoder.decode(encoded[:cut]) + decoder.decode(encoded[cut:], final=True) == text
