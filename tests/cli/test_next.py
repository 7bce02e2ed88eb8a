"""`trainer next`: what to practise next and why, for people and for programs."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.kept_drill import keep_drill, trainer
from trainer.cli.next_lines import mastery_lines
from trainer.cli.settings import load_settings
from trainer.scenario.columns import width
from trainer.store import Archive
from trainer.study import progress

BANK = """格式: 1
类型: 题库
标题: 六步
题目:
  - 题: 顾客说等了五天。哪句最适合做第一句？
    题型: 单选
    正确: 五天没消息换谁都急，我这就看您的物流
    错误:
      - 请您先发订单号
      - 快递一般三到七天
    解释: 先接住等待，再动手查。
    技能: 安抚
    编号: 一
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path))
    shelf = tmp_path / "自带"
    (shelf / "物流").mkdir(parents=True)
    builtin = load_settings({"TRAINER_HOME": "nowhere"}).builtin_scenarios
    shutil.copytree(builtin / "店铺", shelf / "店铺")
    (shelf / "题库").mkdir()
    (shelf / "题库" / "六步.yaml").write_text(BANK, encoding="utf-8")
    for name in ("快递迟到", "延误告知"):
        (shelf / "物流" / f"{name}.yaml").write_bytes(
            (builtin / "物流" / f"{name}.yaml").read_bytes()
        )
    monkeypatch.setattr("trainer.cli.settings._builtin", lambda: shelf)
    return tmp_path


def test_a_newcomer_gets_an_easy_scenario_and_the_line_that_starts_it(home: Path) -> None:
    code, out, _ = trainer("next")
    first, why, start, *_ = out.splitlines()
    assert code == 0 and first.startswith("接下来练：") and "物流/延误告知" in first
    assert "第一次练" in why and "开始：trainer play 物流/延误告知 --seed " in start
    assert "掌握度" not in out
    assert not (home / "trainer.db").exists(), "looking makes no file"


def test_the_plan_names_the_weakest_skill_and_shows_mastery_as_bars(home: Path) -> None:
    keep_drill(home)
    code, out, _ = trainer("next", "--as", "小林")
    assert code == 0 and out.startswith("小林，接下来练：") and "物流/延误告知" in out
    assert "安抚眼下最弱（掌握度" in out and "--as 小林" in out
    assert "\n  做题：trainer quiz 六步 --skill 安抚 --as 小林\n" in out
    assert re.search(r"^安抚 +━+─* +\d+ +只练过1次，说不准$", out, re.MULTILINE)


def test_bars_and_figures_stand_below_each_other(home: Path) -> None:
    keep_drill(home)
    keep_drill(home, rehearsal=2)
    with Archive(home / "trainer.db") as archive:
        past = archive.past_drills("小林")
    head, *rows, note = mastery_lines(progress(past, past[-1].moment))
    starts = {width(row[: min(row.find(sign) for sign in "━─" if sign in row)]) for row in rows}
    assert starts == {width(head[: head.index("0到100")])}
    assert note.startswith("变化是最近 1 次演练带来的")


def test_json_has_ids_that_stay(home: Path) -> None:
    keep_drill(home)
    told = json.loads(trainer("next", "--json")[1])
    assert told["version"] == 1 and told["trainee"] == "小林"
    assert {one["scenario"] for one in told["suggestions"]} == {"物流/延误告知"}
    for one in told["suggestions"]:
        assert f"--seed {one['seed']}" in one["command"] and one["skill"].startswith(
            ("step.", "desk.", "fault.", "speed")
        )
    assert {one["skill"]: one["quiz"] for one in told["suggestions"]}["step.soothe"] == (
        "trainer quiz 六步 --skill 安抚"
    )
    soothe = next(one for one in told["mastery"] if one["skill"] == "step.soothe")
    assert soothe["name"] == "安抚" and soothe["drills"] == 1 and 0 <= soothe["mastery"] <= 100
    assert [one["mastery"] for one in told["mastery"] if not one["drills"]].count(None) >= 1


def test_who_is_not_known_is_told_who_is(home: Path) -> None:
    assert "没有“小王”的演练记录。还没有任何人的记录。" in trainer("next", "--as", "小王")[2]
    keep_drill(home, only=6)
    keep_drill(home, trainee="小周", only=6)
    code, _, said = trainer("next", "--as", "小王")
    assert code != 0 and "没有“小王”的演练记录。有记录的是：小周、小林" in said
    assert "加上 --as 名字" in trainer("next")[2]


def test_an_empty_shelf_is_said(home: Path) -> None:
    for file in (home / "自带" / "物流").iterdir():
        file.write_text("标题:\n", encoding="utf-8")
    assert "一个也打不开" in trainer("next")[2]
    for file in (home / "自带" / "物流").iterdir():
        file.unlink()
    assert "还没有场景可练" in trainer("next")[2]
