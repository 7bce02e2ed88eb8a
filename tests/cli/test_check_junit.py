"""`trainer check --junit FILE`: what a build server reads, and what is never lost."""

import os
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from tests.cli.test_check import BROKEN, CLEAN, WARNED, check, desk, write
from trainer.cli.check_junit import junit_xml
from trainer.scenario import Level, Problem
from trainer.scenario.report import Report

__all__ = ["desk"]
SHARED = "格式: 1\n类型: 政策\n政策:\n  退:\n    可退款: 也许\n    说法: 退\n"


def suite(file: str = "报告.xml") -> Xml.Element:
    found = Xml.parse(file).getroot().find("testsuite")
    assert found is not None
    return found


def test_each_file_is_one_case_and_fails_with_its_line(desk: Path) -> None:
    write("场景/一.yaml", CLEAN)
    write("场景/二.yaml", BROKEN)
    write("场景/三.yaml", WARNED)

    assert check("场景", "--junit", "报告.xml") == 1
    cases = {case.get("name"): case for case in suite()}
    failure = cases["场景/二.yaml"].find("failure")
    assert (suite().get("tests"), suite().get("failures")) == ("3", "1")
    assert len(cases["场景/一.yaml"]) == 0
    assert failure is not None
    assert failure.get("type") == "R301"
    assert (failure.get("message") or "").startswith("场景/二.yaml:17 [R301] ")
    assert "场景/二.yaml:17:13 错误[R301]" in (failure.text or "")
    assert "警告[W504]" in (cases["场景/三.yaml"].findtext("system-out") or "")


def test_warnings_fail_where_they_are_asked_to(desk: Path) -> None:
    write("一.yaml", WARNED)

    assert check("一.yaml", "--strict", "--junit", "报告.xml") == 1
    assert suite().get("failures") == "1"
    assert check("一.yaml", "--profile", "可发布", "--junit", "报告.xml") == 1
    assert suite().find("testcase/failure") is not None
    assert check("一.yaml", "--junit", "报告.xml") == 0
    assert suite().get("failures") == "0"


def test_what_is_included_has_a_case_of_its_own(desk: Path) -> None:
    write("店铺/政策.yaml", SHARED)
    write("甲/一.yaml", "引用: 店铺/政策\n" + CLEAN)

    assert check("甲/一.yaml", "--junit", "报告.xml") == 1
    assert [case.get("name") for case in suite()] == ["甲/一.yaml", "店铺/政策.yaml"]


def test_no_character_breaks_the_report() -> None:
    nasty = "]]></failure>&<\x00\x1b\x85\ud800\ufffe\U0001f600"
    problem = Problem(f"{nasty}.yaml", 1, 1, "Y103", nasty, nasty, source=nasty)
    data = junit_xml(Report((problem.file,), (problem,)), frozenset({Level.ERROR}))
    text = "".join(Xml.fromstring(data).itertext())

    assert "]]></failure>&<␀␛" in text
    assert "\U0001f600" in text


def test_json_still_goes_to_the_screen(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("一.yaml", CLEAN)

    assert check("一.yaml", "--json", "--junit", "报告.xml") == 0
    assert capsys.readouterr().out.startswith("{")
    assert suite().get("tests") == "1"


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("一.yaml", id="a scenario"),
        pytest.param("夹", id="a folder"),
        pytest.param("管", id="a pipe"),
        pytest.param("链接", id="a link"),
        pytest.param("没有/报告.xml", id="no such folder"),
        pytest.param("长" * 300, id="far too long"),
        pytest.param("\x00", id="NUL"),
    ],
)
def test_nothing_else_is_written_over(
    target: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("一.yaml", CLEAN)
    Path("夹").mkdir()
    os.mkfifo("管")
    Path("链接").symlink_to("一.yaml")
    before = sorted(path.name for path in desk.iterdir())

    assert check("一.yaml", "--junit", target) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert Path("一.yaml").read_text(encoding="utf-8") == CLEAN
    assert sorted(path.name for path in desk.iterdir()) == before
