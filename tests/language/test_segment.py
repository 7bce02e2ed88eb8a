"""Word edges, with and without a cache of our own."""

import subprocess
import sys

import pytest

from trainer.language import segment

LOAD = (
    "import sys; from pathlib import Path; from trainer.language import segment\n"
    "segment.prepare(Path(sys.argv[1]))\n"
    "assert segment.is_word('保证明天到', 0, 2) and not segment.is_word('保证金怎么退', 0, 2)"
)


@pytest.mark.parametrize(
    ("text", "word", "is_word"),
    [
        pytest.param("保证明天到", "保证", True, id="a word"),
        pytest.param("保证金怎么退", "保证", False, id="inside another word"),
        pytest.param("已建工单了", "工单", True, id="a word of the trade"),
    ],
)
def test_edges(text, word, is_word):
    start = text.index(word)
    assert segment.is_word(text, start, start + len(word)) is is_word


def test_the_cache_is_kept_where_it_is_told_and_a_torn_one_is_built_again(tmp_path):
    for torn in (None, b"", b"\x00torn"):
        if torn is not None:
            (kept,) = tmp_path.glob("words-*.marshal")
            kept.write_bytes(torn)
        subprocess.run([sys.executable, "-W", "ignore", "-c", LOAD, str(tmp_path)], check=True)
        (kept,) = tmp_path.glob("words-*.marshal")
        assert kept.stat().st_size > 1_000_000


def test_a_place_that_cannot_be_written_costs_only_time(tmp_path):
    place = tmp_path / "file"
    place.write_text("")
    subprocess.run([sys.executable, "-W", "ignore", "-c", LOAD, str(place)], check=True)
