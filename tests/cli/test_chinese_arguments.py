"""Whatever is wrong with an argument is said in Chinese, with exit code 2."""

import pytest

from trainer.cli import main

ORDERS = "\x1b]52;c;x\x07\x9b2J"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("replay",), "还缺少: 编号", id="nothing where something must be"),
        pytest.param(("history", "--bogus"), "不认识这些参数: --bogus", id="unknown"),
        pytest.param(("history", "--as"), "“--as” 后面要写一个值", id="a value is missing"),
        pytest.param(("history", "--all", "--as", "x"), "不能和 --all 一起用", id="either, or"),
        pytest.param(("history", "--all=3"), "后面不用写值", id="a value too many"),
        pytest.param(("rehearse", "x", "--seed", "y"), "的值不对: 'y'", id="no number"),
        pytest.param(("play", "--mode", "x"), "没有 'x' 可选", id="no such choice"),
        pytest.param(("replay", "a", "b"), "不认识这些参数: b", id="one too many"),
    ],
)
def test_a_wrong_argument_is_said_in_chinese(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    err = capsys.readouterr().err
    assert ended.value.code == 2
    assert said in err
    assert err.startswith("用法: trainer ")
    assert "error" not in err


def test_help_is_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(("history", "--help"))
    out = capsys.readouterr().out
    assert ended.value.code == 0
    assert "用法: trainer history" in out
    assert "选项:" in out
    assert "显示这份说明" in out


def test_an_unknown_command_comes_back_as_plain_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main((f"x{ORDERS}",)) == 2
    assert harmless(capsys.readouterr().err)


def test_an_unknown_argument_comes_back_as_plain_text(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(("replay", "a", f"b{ORDERS}"))
    assert harmless(capsys.readouterr().err)


def harmless(text: str) -> bool:
    return "]52;c;x2J" in text and not set("\x1b\x07\x9b") & set(text)
