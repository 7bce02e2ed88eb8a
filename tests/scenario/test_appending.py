"""A 试演 put into an author's text: at its place, in its layout, and read back as it was."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.scenario import Scenario, load_text
from trainer.scenario.appending import with_rehearsal
from trainer.scenario.model import Entry, EntryKind, Rehearsal
from trainer.scenario.read import is_forbidden
from trainer.scenario.rehearsal_lines import span

HEAD = """\
格式: 1
标题: 杯子裂了   # 先写个大概
剧情:
  开场:
    顾客说: 裂的！
    走向:
      - 当: 安抚
        转到: 结局/好
      - 当: 其他
        转到: 结局/差
"""
ENDINGS = "结局:\n  好: 满意\n  差: 失望\n"
OLD = "试演:\n  - 名称: 旧的\n    对答:\n    # 一声不吭\n    结局: 差\n"
PLAYED = Rehearsal(
    "新的",
    (
        Entry(EntryKind.ACTION, action="look_parcel", took_ms=3000),
        Entry(EntryKind.REPLY, ("您先别急", "我看看 #1: 马上"), took_ms=95_000),
        Entry(
            EntryKind.ACTION,
            action="ticket",
            fields=(("问题", "裂了: 杯口"), ("诉求", "- 换新")),
            took_ms=1000,
        ),
        Entry(EntryKind.WAIT, took_ms=60_000),
        Entry(EntryKind.REPLY, ('"好"',), expect_beat="开场"),
    ),
    "差",
    ("=", 30),
)


def read(text: str) -> Scenario:
    found = load_text((("练手/杯子.yaml", text.encode().decode("utf-8-sig")),))
    assert isinstance(found, Scenario), found
    return found


def same(rehearsal: Rehearsal) -> tuple[object, ...]:
    rows = [
        (e.kind, e.messages, e.action, e.content, e.fields, e.took_ms, e.expect_beat)
        for e in rehearsal.entries
    ]
    return (rehearsal.name, rows, rehearsal.expect_ending, rehearsal.expect_score)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEAD + ENDINGS + OLD, id="at the end"),
        pytest.param(HEAD + OLD + "\n# 结局都在下面\n" + ENDINGS, id="in the middle"),
        pytest.param(HEAD + ENDINGS, id="no section"),
        pytest.param(HEAD + ENDINGS + "\n\n# 还没写完\n", id="no section, a comment last"),
        pytest.param(HEAD + "试演:   # 以后写\n" + ENDINGS, id="empty section"),
        pytest.param(HEAD + ENDINGS + OLD.rstrip(), id="no line end at the end"),
        pytest.param("\ufeff" + (HEAD + ENDINGS + OLD).replace("\n", "\r\n"), id="notepad"),
        pytest.param(
            HEAD + ENDINGS + "试演:\n- 名称: 旧的\n  对答:\n  结局: 差\n", id="dashes at the edge"
        ),
        pytest.param(
            HEAD + ENDINGS + "试演:\n    # 四格\n    - 名称: 旧的\n      对答:\n", id="four columns"
        ),
    ],
)
def test_it_is_read_back_and_every_other_byte_stays(text: str) -> None:
    after = with_rehearsal(text, PLAYED)
    assert same(read(after).rehearsals[-1]) == same(PLAYED)
    assert read(after).rehearsals[:-1] == read(text).rehearsals
    kept = iter(after)
    assert all(char in kept for char in text)
    ends = set(re.findall(r"\r\n|\r|\n", text))
    assert set(re.findall(r"\r\n|\r|\n", after)) == ends


def test_a_comment_of_the_next_section_stays_with_it() -> None:
    after = with_rehearsal(HEAD + OLD + "\n# 结局都在下面\n" + ENDINGS, PLAYED)
    assert "    得分: =30\n\n# 结局都在下面\n结局:" in after


WORDS = st.text(
    st.one_of(
        st.sampled_from(list("#:-\"'\\&*!|>%@`{}[],?=~ 。：，/")),
        st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")),
    ),
    min_size=1,
    max_size=20,
).filter(lambda t: t == t.strip() and "【" not in t and not any(map(is_forbidden, t)))


@settings(max_examples=60, deadline=None)
@given(first=WORDS, second=WORDS, name=WORDS)
def test_whatever_is_said_is_read_back(first: str, second: str, name: str) -> None:
    said = Rehearsal(
        name,
        (
            Entry(EntryKind.REPLY, (first,)),
            Entry(EntryKind.REPLY, (second, first)),
            Entry(EntryKind.ACTION, action="note", content=second),
        ),
    )
    assert same(read(with_rehearsal(HEAD + ENDINGS, said)).rehearsals[0]) == same(said)


@pytest.mark.parametrize(("ms", "text"), [(0, "0秒"), (14_000, "14秒"), (90_000, "1分30秒")])
def test_a_span_reads_as_an_author_writes_it(ms: int, text: str) -> None:
    assert span(ms) == text
