"""One line of numbers: where the parts lie, what is blank, what the hashes hold."""

import numpy as np
import pytest

from trainer.language.model.encoding import (
    BEFORE,
    CUSTOMER,
    GAP,
    HASHED,
    LONGEST_BEFORE,
    LONGEST_CUSTOMER,
    REPLY,
    line_of,
)


def test_the_parts_lie_in_order_with_blanks_between():
    line = line_of("马上查", "没到", "您好")
    customer, start = 2 + GAP, 2 + GAP + 2 + GAP
    assert line.parts == (
        (BEFORE, slice(0, 2)),
        (CUSTOMER, slice(customer, customer + 2)),
        (REPLY, slice(start, start + 3)),
    )
    assert line.start == start
    assert line.context == 4
    assert [line.points[blank].tolist() for blank in line.blanks] == [[0] * GAP] * 2


def test_without_context_there_are_no_blanks():
    line = line_of("马上查")
    assert (line.start, line.context, line.blanks) == (0, 0, ())
    assert line.points.tolist() == [ord(char) for char in "马上查"]


def test_only_the_end_of_a_long_context_is_read():
    line = line_of("好", "客" * 100, "前" * 100)
    assert line.context == LONGEST_CUSTOMER + LONGEST_BEFORE


def test_hashes_know_what_ends_their_part_and_nothing_beyond():
    alone, behind = line_of("马上查"), line_of("马上查", "没到")
    ahead = line_of("好", "马上查")
    for hashes in ("pairs", "triples"):
        own = getattr(alone, hashes).tolist()
        assert own == getattr(behind, hashes)[-3:].tolist() == getattr(ahead, hashes)[:3].tolist()
        assert max(own) < HASHED


def test_the_same_neighbours_have_the_same_hash_wherever_they_stand():
    alone, behind = line_of("马上查"), line_of("我马上查", "没到", "您好")
    assert alone.pairs.tolist() == behind.pairs[-3:].tolist()
    assert alone.triples.tolist() == behind.triples[-3:].tolist()


def test_hashes_are_spread():
    letters = [chr(0x4E00 + 37 * number) for number in range(500)]
    pairs = {int(line_of(one + "的").pairs[0]) for one in letters}
    triples = {int(line_of("的" + one + "了").triples[0]) for one in letters}
    assert len(pairs) > 480 and len(triples) > 480


def test_figures_and_line_ends_are_folded():
    assert line_of("3天\n8天").points.tolist() == line_of("0天 0天").points.tolist()


@pytest.mark.parametrize("text", ["", "\ud800", "\x00", "😊", "\U00010000", "𠀀", "a" * 30_000])
def test_any_text_is_a_line(text):
    line = line_of(text, text, text)
    sizes = {len(part) for part in (line.points, line.pairs, line.triples)}
    assert len(sizes) == 1
    assert line.points.max(initial=0) <= 0xFFFF


def test_rare_letters_are_no_other_letters():
    assert line_of("\U00020041").points.tolist() == [0xFFFD]
    assert line_of("😊").points[0] not in range(0x4E00, 0xA000)


def test_numbers_do_not_change_from_call_to_call():
    once, again = line_of("您先别急", "没到"), line_of("您先别急", "没到")
    assert np.array_equal(once.triples, again.triples)
