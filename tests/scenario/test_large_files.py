"""What a large or strange file asks of reading: nothing looked at twice, nothing told for ever."""

from pathlib import Path

import pytest

from tests.scenario.test_broken_files import WHOLE
from trainer.scenario.check import Asked, check_file
from trainer.scenario.nearest import nearest
from trainer.scenario.notebook import MOST
from trainer.scenario.read import is_forbidden


@pytest.mark.parametrize("char", "\x00\x1b\r\x7f\x85\u2028\ud83d\u200b\ufeff\ufdd0\uffff\U0001fffe")
def test_what_has_no_place_in_a_text(char: str) -> None:
    assert is_forbidden(char)


@pytest.mark.parametrize("char", "\t\na亲【\u3000\xa0\u200d\ufe0f🙂\U0001f9d1\U0002a6d6")
def test_what_an_author_may_write(char: str) -> None:
    assert not is_forbidden(char)


def test_a_file_is_read_once_to_be_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "场景.yaml"
    file.write_text(WHOLE, "utf-8")
    opened: list[Path] = []
    opens = Path.open

    def opening(path: Path, *how: str) -> object:
        opened.append(path)
        return opens(path, *how)

    monkeypatch.setattr(Path, "open", opening)
    assert check_file(Asked(file, tmp_path)).scenario is not None
    assert opened == [file]


def test_of_thousands_of_telephone_numbers_the_first_are_told(tmp_path: Path) -> None:
    file = tmp_path / "场景.yaml"
    numbers = "".join(f"# 138{10_000_007 + 7919 * i}\n" for i in range(2 * MOST))
    file.write_text(WHOLE + numbers, "utf-8")
    told = [
        problem for problem in check_file(Asked(file, tmp_path)).problems if problem.id == "D601"
    ]
    assert len(told) == MOST
    assert told[-1].source.startswith("# 138")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("收伟", "收尾", id="one other character"),
        pytest.param("要投诉了", "要投诉", id="one too many"),
        pytest.param("投要诉", "要投诉", id="two changed places"),
        pytest.param("说清楚因原", "说清楚原因", id="two changed places in a long word"),
        pytest.param("说明白缘故", None, id="three other characters"),
        pytest.param("甲", None, id="nothing in common"),
    ],
)
def test_the_nearest_word_is_found_among_many(written: str, meant: str | None) -> None:
    known = (*(f"环节{i}" for i in range(400)), "收尾", "要投诉", "说清楚原因")
    assert nearest(written, known) == meant
