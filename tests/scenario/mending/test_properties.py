"""Whatever an author wrote: mending makes it no worse, changes no other line, and comes to rest."""

import re
from collections import Counter
from pathlib import Path

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from tests.scenario.test_broken_files import WHOLE
from tests.scenario.test_fuzz import PIECES
from trainer.scenario.check import ask
from trainer.scenario.load import examine_text
from trainer.scenario.mending import mend_bytes
from trainer.scenario.mending.rounds import LINES

_LINE_END = re.compile(r"\r\n|\r|\n")  # as the reader counts lines
ROOT = Path(__file__).parent / "nothing"
ASKED = ask(ROOT / "场景.yaml", root=ROOT)
SLIPS = st.one_of(
    PIECES, st.sampled_from(["\u200b", "走项", "收伟", "例", "\u3000", " #3", "\xa0"])
)


def seen_in_any_file(text: str) -> Counter[str]:
    """Count the problems that no other can hide."""
    found = examine_text(text, ASKED.file, (ROOT,))
    return Counter(problem.id for problem in found.problems if problem.id in LINES)


# No shrinking: each step of it would mend a file twice, for minutes.
@settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 3), SLIPS), min_size=1, max_size=5
    ),
    st.sampled_from(["\n", "\r\n"]),
)
@example([(358, 1, "\r"), (501, 0, "引用")], "\n")
def test_mending_helps_and_comes_to_rest(slips: list[tuple[int, int, str]], end: str) -> None:
    text = WHOLE
    for at, cut, piece in slips:
        text = text[:at] + piece + text[at + cut :]
    text = text.replace("\r\n", "\n").replace("\n", end)
    found = mend_bytes(text.encode(), ASKED)
    mended = found.data.decode()

    assert mend_bytes(found.data, ASKED).data == found.data
    assert (mended == text) == (not found.done)
    done = Counter(mend.problem.id for mend in found.done if mend.problem.id in LINES)
    assert seen_in_any_file(mended) <= seen_in_any_file(text) - done
    given_lines, mended_lines = _LINE_END.split(text), _LINE_END.split(mended)
    added = len(mended_lines) - len(given_lines)
    changed = {edit.line + added for mend in found.done for edit in mend.edits}
    lines = zip(given_lines, mended_lines[added:], strict=True)
    for number, (before, after) in enumerate(lines, start=1 + added):
        assert before == after or number in changed
