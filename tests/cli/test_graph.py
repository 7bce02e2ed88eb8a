"""`trainer graph`: text or picture, never over a file that is there."""

import re
from pathlib import Path
from xml.dom import minidom

import pytest

from tests.scenario.examples import complete
from trainer.cli import main

HOSTILE = complete(
    """\
标题: '</script> ]]> &amp; "x" <b>粗</b>'
剧情:
  开场:
    顾客说: '<img src=x onerror=alert(1)> ]]>'
    走向:
      - 当: 安抚
        例句: 您先别急
        转到: '"]-->|end'
      - 当: 安抚、查明原因
        例句: 您先别急，我马上查
        转到: 结局/满意
      - 当: 其他
        转到: '"]-->|end'
  '"]-->|end':
    顾客说: 哼
    走向:
      - 当: 全力解决
        例句: 我今天给您补发
        转到: 结局/满意
      - 当: 真诚道歉
        转到: 结局/失望
      - 当: 其他
        转到: 结局/失望
"""
)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "坏心.yaml").write_text(HOSTILE, encoding="utf-8")
    return tmp_path


def test_mermaid_text_holds_no_sign_of_the_authors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["graph", "坏心.yaml", "--mermaid"]) == 0
    head, title, *lines = capsys.readouterr().out.splitlines()
    assert head == "flowchart TD"
    assert "script" in title
    assert not re.search(r"[<>\"&\[\]|]", title)
    label = r"\"[^\"\[\]{}()|<>`;#]*(?:(?:#\d+;|<br/>)[^\"\[\]{}()|<>`;#]*)*\""
    node = rf"  n\d+(?:\[+|\(+\[?|\{{+){label}(?:\]+|\]?\)+|\}}+)"
    arrow = rf"  n\d+ -(?:-|\.-)>\|{label}\| n\d+"
    style = r"  linkStyle [\d,]+ [a-z0-9#:,\- ]+"
    for line in lines:
        assert re.fullmatch(f"{node}|{arrow}|{style}", line), line


@pytest.mark.parametrize("file", ["图.svg", "图.html"])
def test_a_picture_stands_alone(file: str, desk: Path) -> None:
    assert main(["graph", "坏心.yaml", "-o", file]) == 0
    text = (desk / file).read_text(encoding="utf-8")
    picture = text[text.index("<svg") : text.index("</svg>") + len("</svg>")]
    shown = minidom.parseString(picture)  # what is not well formed raises
    names = {node.tagName for node in shown.getElementsByTagName("*")}
    assert names == {"svg", "title", "style", "g", "path", "rect", "text"}
    assert not re.search(r"<script|<img|@import|url\(", text)
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert shown.getElementsByTagName("title")[0].firstChild.data.startswith("</script> ]]> &amp;")


def test_the_picture_shows_how_each_branch_is_covered(desk: Path) -> None:
    main(["graph", "坏心.yaml", "-o", "图.svg"])
    text = (desk / "图.svg").read_text(encoding="utf-8")
    drawn = re.findall(r'<path class="arrow (\w+)".*?<title>(.*?): (.*?)</title>', text)
    covers = {(way.partition(" →")[0], when): cover for cover, way, when in drawn}
    name = "&quot;]--&gt;|end"
    assert covers == {
        ("开场", "安抚"): "played",
        ("开场", "安抚、查明原因"): "never",
        ("开场", "其他"): "played",
        (name, "全力解决"): "example",
        (name, "真诚道歉"): "bare",
        (name, "其他"): "played",
    }
    assert "stroke-dasharray" in text
    assert "走不到 1 条" in text


def test_a_broken_scenario_is_told_and_not_drawn(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = HOSTILE.replace("转到: 结局/满意", "转到: 结局/没有")
    Path("断.yaml").write_text(broken, encoding="utf-8")

    assert main(["graph", "断.yaml", "-o", "图.svg"]) == 1
    told = capsys.readouterr()
    assert "错误[R301]" in told.err
    assert "改好以后才能画图" in told.err
    assert (told.out, (desk / "图.svg").exists()) == ("", False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["没有.yaml"], "没有“没有.yaml”", id="no such scenario"),
        pytest.param(["长" * 5000], "不能当路径用", id="far too long"),
        pytest.param(["坏心.yaml", "-o", "图.png"], ".svg 或 .html", id="other kind"),
        pytest.param(["坏心.yaml", "-o", "有.svg"], "已经有了，没有覆盖它", id="is there"),
        pytest.param(["坏心.yaml", "-o", "没有/图.svg"], "这个位置不存在", id="no such folder"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    words: list[str], said: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "有.svg").write_text("旧的", encoding="utf-8")

    assert main(["graph", *words]) == 2
    assert said in capsys.readouterr().err
    assert (desk / "有.svg").read_text(encoding="utf-8") == "旧的"
