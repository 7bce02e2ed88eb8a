"""`trainer check --play`, `--ways` and `--accept`: tables, JSON, and a file that is changed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scenario.examples import complete
from trainer.cli import main
from trainer.scenario.columns import width
from trainer.scenario.rules import page_of

FAIR = page_of("P601")
FILE = Path("物流/一.yaml")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with one scenario whose good 试演 expects what does not come."""
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TRAINER_OWN", raising=False)
    monkeypatch.chdir(tmp_path)
    FILE.parent.mkdir()
    assert FAIR is not None
    text = complete(FAIR.good).replace("    结局: 满意\n", "    结局: 投诉  # 想想看\n")
    FILE.write_bytes(text.replace("\n", "\r\n").encode())
    yield tmp_path


def test_a_failed_rehearsal_is_shown_step_by_step_and_every_persona_in_a_table(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--play", str(FILE)]) == 1
    out, err = capsys.readouterr()
    lines = out.splitlines()

    assert err == ""
    start = lines.index("试演“好好说” 物流/一.yaml:25")
    assert lines[start + 1 : start + 6] == [
        "   物流/一.yaml:27 客服: 收到裂的杯子确实扫兴",
        "     → 给说法（物流/一.yaml:7 当: 安抚，听到: 安抚）",
        "   物流/一.yaml:28 客服: 我今天下午5点前给您补发一个新的",
        "     → 结局/满意（物流/一.yaml:16 当: 全力解决、给时限、没推诿，听到: 全力解决、给时限）",
        " ✗ 结局: 应是 投诉，得到 满意",
    ]
    head = next(number for number, line in enumerate(lines) if line.startswith("  学员"))
    rows = lines[head : head + 12]
    assert len({width(row[: row.rindex("  ")]) for row in rows}) == 1
    assert any(row.split() == ["标准", "≥90", "满意", "100", "通过", "合理"] for row in rows)
    assert "  走向: 4 条里有 3 条有例句或试演走过（75%）" in lines
    assert "   ✗ 物流/一.yaml:19 给说法 当: 其他  没有走过" in lines


def test_the_json_carries_the_same_and_the_ways(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--ways", "--json", str(FILE)]) == 1
    (play,) = json.loads(capsys.readouterr().out)["plays"]

    assert play["file"] == "物流/一.yaml"
    standard = play["personas"][0]
    assert (standard["persona"], standard["total"], standard["fair"]) == ("标准", 100, True)
    assert standard["earned"][0]["marks"] == ["安抚（开场）"]
    assert play["rehearsals"][0]["wrong"] == ["期望结局“投诉”，走到的是“满意”。"]
    assert [one["line"] for one in play["coverage"]["branches"] if not one["by"]] == [19]
    assert play["anger"][0] == {"beat": "开场", "lowest": 50, "highest": 70}
    assert [way["line"] for way in play["ways"]] == [7, 10, 16, 19]
    assert all(way["rehearsal"][1] == "    对答:" for way in play["ways"])


def test_accepting_changes_the_expectation_and_keeps_a_copy(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = FILE.read_bytes()

    assert main(["check", "--accept", str(FILE)]) == 0
    out = capsys.readouterr().out
    assert "物流/一.yaml:29 试演“好好说” 照实改好了: “结局: 投诉” → “结局: 满意”" in out
    assert "物流/一.yaml 改前的样子留在 物流/一.yaml.改前" in out
    assert FILE.read_bytes() == before.replace("投诉  #".encode(), "满意  #".encode())
    assert Path("物流/一.yaml.改前").read_bytes() == before

    after = FILE.stat().st_mtime_ns
    assert main(["check", "--accept", str(FILE)]) == 0
    assert "没有改动" in capsys.readouterr().out
    assert FILE.stat().st_mtime_ns == after


def test_nothing_is_accepted_unasked_or_in_a_broken_file(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--accept"]) == 2
    assert "--accept 要写明改哪些文件" in capsys.readouterr().err

    broken = FILE.read_bytes().replace("转到: 给说法".encode(), "转到: 给说去".encode())
    FILE.write_bytes(broken)
    assert main(["check", "--accept", str(FILE)]) == 1
    assert FILE.read_bytes() == broken


def test_a_link_is_left_alone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = Path("链接.yaml")
    link.symlink_to(FILE)
    before = FILE.read_bytes()

    assert main(["check", "--accept", str(link)]) == 2
    assert "是一个链接，没有动它" in capsys.readouterr().out
    assert (FILE.read_bytes(), link.is_symlink()) == (before, True)
