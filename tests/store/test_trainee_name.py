import pytest

from trainer.errors import TrainerError
from trainer.store.trainee_name import trainee_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("小林", "小林", id="as typed"),
        pytest.param("　小 \t 林 ", "小 林", id="spaces"),
        pytest.param("Ａ０１７", "A017", id="full-width letters"),
        pytest.param("\x1b[31m小林", "[31m小林", id="an escape sequence loses its teeth"),
        pytest.param("小\n林", "小 林", id="two lines"),
    ],
)
def test_a_name_is_cleaned(typed: str, kept: str) -> None:
    assert trainee_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "  ", "\u3000", "\0\x1b\u202e"])
def test_no_name_is_refused(typed: str) -> None:
    with pytest.raises(TrainerError, match="名字不能为空"):
        trainee_name(typed)


def test_a_long_name_is_refused() -> None:
    with pytest.raises(TrainerError, match="名字太长（21 个字，最多 20 个）"):
        trainee_name("林" * 21)
