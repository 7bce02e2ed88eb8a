"""`trainer explain`: one page, several, all, and none."""

import pytest

from trainer.cli import main
from trainer.cli.explain import GROUPS
from trainer.scenario.rules import RULES, pages


def explain(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["explain", *words]) == 0
    return capsys.readouterr().out


def test_a_page_says_all_that_there_is_to_say(capsys: pytest.CaptureFixture[str]) -> None:
    out = explain(capsys, "F402")

    for part in ("F402  永远走不到的走向", "什么: ", "为什么: ", "这样不对:\n    剧情:", "这样写:"):
        assert part in out
    assert "门槛: 能跑 警告 · 能练 错误 · 可发布 错误（" in out
    assert "修改: 要自己改" in out
    assert "# 不查: F402 理由" in out


def test_what_can_be_mended_and_what_cannot_be_waived(capsys: pytest.CaptureFixture[str]) -> None:
    out = explain(capsys, "Y110")

    assert "修改: trainer check --fix 能改" in out
    assert "不查: 这一条不能不查" in out
    assert "⇥昵称" in out
    assert "\t" not in out


@pytest.mark.parametrize("word", ["f402", "[F402]", "Ｆ４０２", " F402 "])
def test_an_id_is_known_however_it_is_typed(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(capsys, word).startswith("F402  ")


def test_several_pages_are_told_once_each(capsys: pytest.CaptureFixture[str]) -> None:
    out = explain(capsys, "F402", "Q801", "F402")

    assert (out.count("F402  "), out.count("Q801  ")) == (1, 1)


def test_without_an_id_every_page_is_listed_in_a_group(capsys: pytest.CaptureFixture[str]) -> None:
    out = explain(capsys)

    for page in (*RULES, *pages()):
        assert page.id[0] in GROUPS
        assert f"  {page.id}  {page.title}\n" in out


@pytest.mark.parametrize(
    ("word", "told"),
    [
        pytest.param("F412", "相近的有: F402。", id="one slip"),
        pytest.param("D999", "相近的有: D601。", id="the same letter"),
        pytest.param("冒号", "trainer explain 列出全部编号", id="no id at all"),
        pytest.param("", "没有“”这个编号", id="nothing"),
        pytest.param("\x1b[31m" * 99, "没有“␛[31m", id="control characters"),
    ],
)
def test_an_unknown_id_is_one_sentence(
    word: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", word]) == 2
    out, err = capsys.readouterr()
    assert told in err
    assert (out, err.count("\n")) == ("", 1)
