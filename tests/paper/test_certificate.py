"""A certificate says what was passed, on one page that nothing typed can change."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.paper.samples import STARTED, WHOLE
from trainer.drill import Mode
from trainer.errors import TrainerError
from trainer.paper.certificate import Certificate, certificate_of, html_page, text_page
from trainer.paper.result import PaperResult, result_of
from trainer.paper.sitting import replay

RESULT = result_of(replay(WHOLE))


def _certificate(
    result: PaperResult = RESULT, name: str = "小林", reached: frozenset[str] = frozenset()
) -> Certificate:
    return certificate_of(
        result,
        name=name,
        day="2026-11-22",
        sitting="k20261122-3f7a",
        number="8D21-77F0-A3C4-19BE",
        program="0.1.0",
        reached=reached,
    )


class _Page(HTMLParser):
    """Collects the tags with their attributes, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_both_forms_say_all_of_it() -> None:
    plain = text_page(_certificate())
    page = _Page(html_page(_certificate())).text
    facts = ("小林", "上岗考试", "76", "40.5", "2026-11-22", "5分钟41秒", "8D21-77F0-A3C4-19BE")
    for fact in (*facts, "k20261122-3f7a", "a1a1a1a1a1a1a1a1", "不是本人"):
        assert fact in plain
        assert fact in page


def test_a_paper_alone_certifies_no_level() -> None:
    assert "普通级考试合格" in text_page(_certificate())
    assert "普通客服" in text_page(_certificate(reached=frozenset({"普通"})))


HOSTILE = "</title><script src=//x>\x1b[31m\u202e'\"&"


def test_hostile_names_stay_text() -> None:
    certificate = _certificate(replace(RESULT, title=HOSTILE, level=HOSTILE), HOSTILE)
    page = _Page(html_page(certificate))
    assert page.tags == _Page(html_page(_certificate())).tags
    assert "</title><script src=//x>" in page.text
    for text in (html_page(certificate), text_page(certificate)):
        assert not {"\x1b", "\u202e"} & set(text)


def test_the_page_needs_nothing_from_outside() -> None:
    page = html_page(_certificate())
    assert {tag for tag, _ in _Page(page).tags}.isdisjoint({"script", "link", "img", "iframe"})
    assert "http:" not in page.replace("http-equiv", "")
    assert "url(" not in page


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(replace(RESULT, passed=False), id="not passed"),
        pytest.param(
            result_of(replay((replace(STARTED, mode=Mode.PRACTICE), *WHOLE[1:]))), id="practice"
        ),
    ],
)
def test_there_is_none_without_a_passed_exam(result: PaperResult) -> None:
    with pytest.raises(TrainerError, match="没有证书"):
        _certificate(result)
