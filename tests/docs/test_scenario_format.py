"""The page for authors: every YAML on it loads, its tables hold what the loader knows."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.docs.documents import DOCUMENTS, ROOT, Fenced, codes, fenced, rows, text_of
from trainer.language.labels import ACTIONS
from trainer.scenario import Scenario, load, load_transcript
from trainer.scenario.check import ask, check_files
from trainer.scenario.model import GotoKind, SignalKind
from trainer.scenario.problem import Level
from trainer.scenario.render import render
from trainer.scenario.vocabulary import BEAT, BRANCH, FACT_ACTIONS, LEVELS, SCENARIO
from trainer.scoring.proof import prove

FORMAT = "docs/scenario-format.zh-CN.md"
# Held to the code by their own tests.
OTHER_FORMATS = {
    "docs/quiz-format.zh-CN.md",
    "docs/paper-format.zh-CN.md",
    "docs/profiles.zh-CN.md",
}

# What a fragment of the page stands in: the sections of a scenario that has every name it uses.
FRAME: dict[str, str] = {
    "格式": "格式: 1\n",
    "标题": "标题: 片段\n",
    "事实": "事实:\n  订单:\n    单号: 尾号8812\n    商品: 奶粉\n",
    "剧情": "剧情:\n",
    "结局": "结局:\n  满意: 满意\n  勉强: 一般\n  投诉: 失望\n",
}
BEATS = {
    name: f"  {name}:\n    顾客说: 好吧\n    走向:\n{{branches}}"
    for name in ("开场", "收尾", "要投诉")
}
CASES = "变化:\n  情形: 真有毛病、正常\n"
OTHER = "      - 当: 其他\n        转到: 结局/满意\n"


def yaml_blocks() -> list[Fenced]:
    pages = [name for name in DOCUMENTS if name not in OTHER_FORMATS]
    return [block for name in pages for block in fenced(name) if block.language == "yaml"]


def is_whole(block: Fenced) -> bool:
    return block.text.startswith("格式:") and "\n剧情:\n" in block.text


def whole_blocks() -> list[Fenced]:
    return [block for block in yaml_blocks() if is_whole(block)]


def shared_blocks() -> list[Fenced]:
    return [block for block in yaml_blocks() if block.text.startswith("类型:")]


def transcripts() -> list[Fenced]:
    return [block for block in yaml_blocks() if re.search(r"^对答:", block.text, re.MULTILINE)]


def fragments() -> list[Fenced]:
    known = {*whole_blocks(), *shared_blocks(), *transcripts()}
    return [block for block in yaml_blocks() if block not in known]


def sections(text: str) -> dict[str, str]:
    """Return the top-level keys of a text, each with its lines."""
    parts = re.split(r"^(?=[^\s#-])", text, flags=re.MULTILINE)
    return {part.partition(":")[0]: part for part in parts if part.strip()}


def embedded(text: str) -> str:
    """Return a whole scenario that holds a fragment, and every beat that the fragment leads to."""
    branches = text if text.startswith("- ") else ""
    given = {} if branches else sections(text)
    beats = {name: beat.format(branches=OTHER) for name, beat in BEATS.items()}
    if branches:
        beats["开场"] = BEATS["开场"].format(branches=indented(branches, 6) + OTHER)
    for beat in re.split(r"^(?=  \S)", given.pop("剧情", ""), flags=re.MULTILINE)[1:]:
        beats[beat.strip().partition(":")[0]] = beat
    frame = {**FRAME, "剧情": "剧情:\n" + "".join(beats.values())}
    return "".join({**frame, **given}.values())


def indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in text.splitlines())


def loaded(text: str, folder: Path) -> Scenario:
    """Return the scenario in a text; its shared files are the built-in ones."""
    file = folder / "练手" / "杯子裂了.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    found = load(file, root=folder, also=(ROOT / "scenarios",))
    assert isinstance(found, Scenario), "\n".join(render(problem) for problem in found)
    return found


@pytest.mark.parametrize("block", whole_blocks(), ids=str)
def test_a_whole_scenario_of_a_page_passes_the_checker(block: Fenced, tmp_path: Path) -> None:
    scenario = loaded(block.text, tmp_path)
    file = tmp_path / "练手" / "杯子裂了.yaml"
    (checked,) = check_files([ask(file, root=tmp_path, also=(ROOT / "scenarios",))])
    wrong = [p for p in checked.problems if p.level is Level.ERROR]
    assert not wrong, "\n".join(render(problem) for problem in wrong)
    assert not prove(scenario)


def test_the_first_scenario_gets_the_one_hint_that_the_page_names(tmp_path: Path) -> None:
    loaded(whole_blocks()[0].text, tmp_path)
    (checked,) = check_files([ask(tmp_path / "练手" / "杯子裂了.yaml", root=tmp_path)])
    assert [problem.id for problem in checked.problems] == ["F407"]


@pytest.mark.parametrize("block", fragments(), ids=str)
def test_a_fragment_of_a_page_loads(block: Fenced, tmp_path: Path) -> None:
    loaded(embedded(block.text), tmp_path)


@pytest.mark.parametrize("block", shared_blocks(), ids=str)
def test_a_shared_file_of_a_page_has_no_problem(block: Fenced, tmp_path: Path) -> None:
    file = tmp_path / "店铺" / "试.yaml"
    file.parent.mkdir()
    file.write_text(block.text, encoding="utf-8")
    (checked,) = check_files([ask(file, root=tmp_path)])
    assert not checked.problems
    assert checked.kind in block.text


@pytest.mark.parametrize("block", transcripts(), ids=str)
def test_a_transcript_of_a_page_loads(block: Fenced, tmp_path: Path) -> None:
    scenario = loaded(whole_blocks()[0].text, tmp_path)
    file = tmp_path / "对答稿.yaml"
    file.write_text(block.text, encoding="utf-8")
    found = load_transcript(file, scenario)
    assert not isinstance(found, tuple), found


def test_the_page_shows_the_checkers_own_message(tmp_path: Path) -> None:
    file = tmp_path / "练手" / "杯子裂了.yaml"
    file.parent.mkdir()
    text = whole_blocks()[0].text.replace("标题: ", "标题：", 1)
    file.write_text(text, encoding="utf-8")
    found = load(file, root=tmp_path)
    assert isinstance(found, tuple)
    assert render(found[0]) in text_of(FORMAT)


def test_the_page_names_every_key_that_the_loader_knows() -> None:
    named = {code.strip("-： ").partition(":")[0] for code in codes(FORMAT)}
    shown = {key.strip("- ") for block in yaml_blocks() for key in _keys(block.text)}
    known = {key for level in LEVELS for key in level}
    assert known - named - shown == set()


def _keys(text: str) -> Iterable[str]:
    return re.findall(r"^[\s-]*(\S+?):(?:\s|$)", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("heading", "known"),
    [
        pytest.param("## 顾客", {"昵称", "怒气", "脾气", "辱骂"}, id="customer"),
        pytest.param("## 剧情和环节", set(BEAT), id="beat"),
        pytest.param("## 走向", set(BRANCH), id="branch"),
        pytest.param(
            "## 文件开头", set(SCENARIO) & {"格式", "类型", "标题", "难度", "标签"}, id="file"
        ),
    ],
)
def test_a_table_of_keys_is_whole(heading: str, known: set[str]) -> None:
    told = {word.strip("` ") for row in rows(FORMAT, heading) for word in row[0].split()}
    assert known <= told


def test_each_group_of_facts_stands_beside_its_action() -> None:
    told = dict(rows(FORMAT, "## 事实：要查才知道的东西"))
    assert told == {group: ACTIONS[action] for group, action in FACT_ACTIONS.items()}


def test_every_signal_of_the_table_can_be_waited_for(tmp_path: Path) -> None:
    table = text_of(FORMAT).partition("\n## 信号\n")[2].partition("\n```")[0]
    firsts = [line.split("|")[1] for line in table.splitlines() if line.startswith("| ")]
    signals = [code for cell in firsts for code in re.findall(r"`([^`]+)`", cell)]
    kinds = set()
    for signal in signals:
        text = f"- 当: {signal}\n  例句: 好\n  转到: 收尾\n"
        scenario = loaded(f"引用: 店铺/政策\n{CASES}" + embedded(text), tmp_path)
        kinds.add(scenario.beats[0].branches[0].when[0].kind)
    named_elsewhere = {SignalKind.FAULT, SignalKind.CRAFT, SignalKind.WORD}
    assert kinds == set(SignalKind) - named_elsewhere


def test_every_way_of_going_in_the_table_is_read(tmp_path: Path) -> None:
    kinds = []
    for row in rows(FORMAT, "## 转到"):
        way = row[0].removeprefix("转到: ").replace("报进度", "收尾")
        if way == "完了":
            continue  # only in a shared beat; its block on the page shows it
        text = f"- 当: 安抚\n  例句: 您先别急\n  转到: {way}\n"
        scenario = loaded("引用: 店铺/公共\n" + embedded(text), tmp_path)
        kinds.append(scenario.beats[0].branches[0].goto.kind)
    again, visit = GotoKind.AGAIN, GotoKind.VISIT
    assert kinds == [GotoKind.BEAT, GotoKind.ENDING, again, again, visit]
