"""`trainer replay`: the drill as it went, and its scorecard from its events alone."""

from pathlib import Path

import pytest

from tests.cli.kept_drill import keep_drill, scenario, trainer
from trainer.cli.replay import conversation_lines, heard_lines
from trainer.drill import Mode, replay
from trainer.drill.events import CustomerSpoke, Replied, Resumed, Speech, Started
from trainer.language import Finding, Kind, Severity
from trainer.plain import scorecard_lines
from trainer.scenario.variation import varied
from trainer.scoring import score
from trainer.store import Archive
from trainer.store.kept_scenario import kept_scenario
from trainer.store.summary import card_to_text


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("rehearsal", range(len(scenario().rehearsals)))
@pytest.mark.parametrize("mode", list(Mode))
def test_the_scorecard_is_what_was_kept_to_the_byte(home: Path, rehearsal: int, mode: Mode) -> None:
    drill = keep_drill(home, rehearsal=rehearsal, mode=mode)
    with Archive(home / "trainer.db") as archive:
        kept = archive.find(drill)
        card = score(replay(archive.events_of(drill)), kept_scenario(archive, kept))
    assert kept.summary is not None
    assert card_to_text(card) == kept.summary.card
    code, out, err = trainer("replay", drill)
    assert (code, err) == (0, "")
    assert out.endswith("\n".join(scorecard_lines(card)) + "\n")


def test_another_profile_says_of_each_round_whether_it_counts(home: Path) -> None:
    drill = keep_drill(home)
    code, out, err = trainer("replay", drill, "--profile", "jd")
    own = trainer("replay", drill)[1]
    assert (code, err) == (0, "")
    assert out.startswith(own), "the score stays that of the drill's own profile"
    told = out.removeprefix(own).splitlines()
    assert told[1] == "按“京东”看（考核口径 jd）"
    assert told[2] == "  首次30秒应答率: 1/1，100%；及格线 ≥80%，达标"
    assert told[4].endswith("不算：只算首轮")
    assert any("平均响应: 按月算，一次演练算不出" in line for line in told)


def test_a_profile_that_is_gone_is_said_below_the_conversation(home: Path) -> None:
    drill = keep_drill(home)
    _change(home, "UPDATE drills SET profile = '夜班'")
    code, out, err = trainer("replay", drill)
    assert code == 1
    assert "我: " in out
    assert err.startswith("成绩不能重算：没有“夜班”这个考核口径。")


def test_an_unknown_profile_is_told_with_what_was_meant(home: Path) -> None:
    code, out, err = trainer("replay", keep_drill(home), "--profile", "淘宝")
    assert (code, out) == (2, "")
    assert "是不是“taobao”" in err


def test_a_newer_judge_changes_no_old_drill(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drill = keep_drill(home)

    def newer(*_: object, **__: object) -> None:
        raise AssertionError("a replay asked the judge")

    for verb in ("listen", "offers", "claims"):
        monkeypatch.setattr(f"trainer.drill.ear.{verb}", newer)
    monkeypatch.setattr("trainer.drill.play.JUDGE_VERSION", "newer")
    code, out, err = trainer("replay", drill)
    assert (code, err) == (0, "")
    assert "总分" in out


def test_the_conversation_stands_with_its_moments(home: Path) -> None:
    lines = trainer("replay", keep_drill(home))[1].splitlines()
    script = varied(scenario(), 1)  # the seed of a kept drill
    openings = [script.fill(burst[0]) for burst in script.beats[0].says]
    first = script.rehearsals[0].entries[0].messages[0]
    spoken = [line for line in lines if line.startswith("[00:00]")]
    assert any(opening in line for line in spoken for opening in openings)
    assert any(line.endswith(f"我: {first}") for line in lines)
    assert any("怒气" in line and "→" in line for line in lines)


def test_a_tail_is_enough_of_an_id(home: Path) -> None:
    drill = keep_drill(home, only=6)
    code, out, _ = trainer("replay", drill[9:])
    assert code == 0
    assert "这次演练还没有结束" in out


@pytest.mark.parametrize(
    "kept", [pytest.param(True, id="others are kept"), pytest.param(False, id="nothing is kept")]
)
def test_an_unknown_id_is_said(home: Path, kept: bool) -> None:
    if kept:
        keep_drill(home, only=6)
    code, out, err = trainer("replay", "xyz")
    assert (code, out) == (2, "")
    assert "“xyz”" in err


def test_a_scenario_that_changed_since_is_replayed_as_it_was(home: Path) -> None:
    drill = keep_drill(home)
    before = trainer("replay", drill)
    with Archive(home / "trainer.db") as archive:
        kept = archive.find(drill)
        sources = archive.sources_of(kept.digest)
    assert sources == scenario().sources, "the text was kept, so its file is not asked"
    assert trainer("replay", drill) == before


def test_a_kept_score_that_differs_is_shown_beside(home: Path) -> None:
    drill = keep_drill(home)
    _change(home, "UPDATE drills SET total = 3, verdict = '未通过', card = '{}'")
    code, out, err = trainer("replay", drill)
    assert code == 1
    assert "成绩单" in out
    assert "当时记下的是 3 分、未通过" in err


def test_a_scenario_text_that_was_tampered_with_is_said(home: Path) -> None:
    drill = keep_drill(home)
    _change(home, "UPDATE scenario_texts SET sources = replace(sources, '限时', '限 时')")
    code, out, err = trainer("replay", drill)
    assert code == 1
    assert "我: " in out, "the conversation still shows"
    assert "成绩不能重算" in err
    assert "当时记下的是" in err


def _change(home: Path, statement: str) -> None:
    with Archive(home / "trainer.db") as archive, archive._engine.begin() as connection:
        connection.exec_driver_sql(statement)


def _finding(**changed: object) -> Finding:
    values: dict[str, object] = {
        "kind": Kind.FAULT,
        "label": "shirk",
        "start": 0,
        "end": 4,
        "quote": "不归我们",
        "rule": "shirk.disown",
        "reason": "像在推开顾客。",
        "better": "我来负责。",
        "severity": Severity.HARD,
    }
    return Finding(**{**values, **changed})  # type: ignore[arg-type]


def test_a_fault_tells_its_words_its_reason_and_a_better_line() -> None:
    assert list(heard_lines((_finding(),))) == [
        "    ✗ 推诿 “不归我们” 像在推开顾客。",
        "      可以换成: 我来负责。",
    ]


def test_what_a_trainer_should_look_at_costs_nothing() -> None:
    (line, _) = heard_lines((_finding(review=True),))
    assert line == "    ? 推诿 “不归我们” 像在推开顾客。（需人工复核，不计分）"


def test_a_label_heard_twice_is_told_once() -> None:
    twice = (_finding(), _finding(quote="找快递去"))
    assert list(heard_lines(twice)) == [
        "    ✗ 推诿 “不归我们”“找快递去” 像在推开顾客。",
        "      可以换成: 我来负责。",
    ]


def test_an_interruption_shows() -> None:
    script = scenario()
    events = (
        Started(0, script.path, script.digest, 1, Mode.EXAM, "j", 50, script.beats[0].name),
        CustomerSpoke(0, script.beats[0].name, ("喂",), Speech.OPENING),
        Resumed(4000, 7_200_000, crashed=True),
    )
    assert "[00:04] 程序中断了 2 小时，之后继续" in list(conversation_lines(events, script))


def test_what_was_typed_reaches_the_terminal_as_plain_text() -> None:
    script = scenario()
    events = (
        Started(0, script.path, script.digest, 1, Mode.EXAM, "j", 50, script.beats[0].name),
        CustomerSpoke(0, script.beats[0].name, ("喂",), Speech.OPENING),
        Replied(4000, "\x1b]52;c;aGk=\x07[bold]\x9b2J您好\u202e"),
    )
    assert list(conversation_lines(events, script))[-1] == "[00:04] 我: ]52;c;aGk=[bold]2J您好"
