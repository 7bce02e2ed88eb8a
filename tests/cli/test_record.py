"""`trainer record`: what was played stands in the author's file, and passes there."""

import io
import sys
from pathlib import Path

import pytest

import trainer
from trainer.cli import main
from trainer.drill.transcript import perform
from trainer.scenario import Library, Scenario
from trainer.scoring import score
from trainer.scoring.expectation import disappointments

SHIPPED = Path(__file__).parents[2] / "scenarios" / "物流" / "快递迟到.yaml"
PLAYED = "/查物流\n等这么久换谁都急，我马上查物流\n/离开\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TRAINER_OWN", str(tmp_path))
    path = tmp_path / "练手" / "迟到.yaml"
    path.parent.mkdir()
    path.write_bytes(SHIPPED.read_bytes())
    return path


def record(monkeypatch: pytest.MonkeyPatch, typed: str, *words: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    return main(["record", *words])


def test_it_is_written_where_wanted_and_passes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()
    assert record(monkeypatch, PLAYED + "是\n", str(file), "--name", "先查: 再走") == 0
    after = file.read_text(encoding="utf-8")
    assert after.startswith(before.decode().rstrip("\n"))
    assert '- 名称: "先查: 再走"' in after and "应进入: 报进度" in after
    assert file.with_name("迟到.yaml.改前").read_bytes() == before
    scenario = Library(SHIPPED.parents[1], file.parents[1]).load_file(file)
    assert isinstance(scenario, Scenario)
    last = scenario.rehearsals[-1]
    played = perform(scenario, last.entries)
    assert disappointments(last, played, score(played.drill, scenario)) == ()


@pytest.mark.parametrize("answer", ["否\n", "", "\n"], ids=["no", "end of input", "nothing"])
def test_nothing_is_written_without_a_yes(
    file: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    before = file.read_bytes()
    assert record(monkeypatch, PLAYED + answer, str(file)) == 1
    assert file.read_bytes() == before and len(list(file.parent.iterdir())) == 1


def test_a_file_that_was_changed_meanwhile_is_left_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = SHIPPED.read_bytes().replace("转到: 报进度".encode(), "转到: 要投诉".encode())

    class Typed(io.StringIO):
        def readline(self, *size: int) -> str:  # type: ignore[override]
            file.write_bytes(changed)
            return super().readline(*size)

    monkeypatch.setattr(sys, "stdin", Typed(PLAYED + "是\n"))
    assert main(["record", str(file)]) == 2
    assert file.read_bytes() == changed and "改过" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["{file}", "--name", "标准六步"], "已经有一份试演叫"),
        (["{folder}"], "是文件夹"),
        (["店铺/政策"], "不是场景"),
        (["没有这个"], "没有“没有这个”"),
    ],
    ids=["a name that is taken", "a folder", "no scenario", "not there"],
)
def test_what_cannot_be_recorded_is_told_before_anybody_plays(
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    told: str,
) -> None:
    filled = [word.format(file=file, folder=file.parent) for word in words]
    assert record(monkeypatch, PLAYED, *filled) == 2
    seen = capsys.readouterr()
    assert told in seen.err and "糖糖妈" not in seen.out


def test_what_came_with_the_program_is_refused_with_the_remedy(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(trainer, "__file__", str(file.parent / "__init__.py"))
    monkeypatch.setattr("trainer.cli.settings._builtin", lambda: SHIPPED.parents[1])
    assert record(monkeypatch, PLAYED, str(file)) == 2
    assert "复制到自建场景" in capsys.readouterr().err


def test_where_it_cannot_be_put_in_the_author_is_told_to_paste_it(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes() + b"...\n"  # nothing may follow this in YAML
    file.write_bytes(before)
    assert record(monkeypatch, PLAYED + "是\n", str(file)) == 2
    seen = capsys.readouterr()
    assert "- 名称: 试录" in seen.out and "自己贴" in seen.err and "改过" not in seen.err
    assert file.read_bytes() == before
