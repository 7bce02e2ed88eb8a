"""`trainer report` over drills of this machine and of others, and `trainer export --all`."""

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from tests.cli.kept_drill import trainer
from tests.paper.samples import BANK, PAPER, STARTED, WHOLE
from tests.reports.cards import BEGAN, FAILED, PASSED
from tests.store.samples import END, OPENING, REPLY, SCENARIO
from trainer.cli.report_json import report_json
from trainer.cli.report_lines import report_lines
from trainer.cli.report_source import Request, made_report
from trainer.cli.settings import load_settings
from trainer.drill.events import BROKEN_OFF
from trainer.language import FAULTS
from trainer.paper.events import DrillBegan
from trainer.paper.result import result_of
from trainer.paper.sitting import replay
from trainer.reports.exported import ExportedDrill, ExportedExam, line_of, read_line
from trainer.reports.figures import faults_of, is_red_line
from trainer.reports.model import KpiFigure, Readiness, Report
from trainer.reports.sealed_line import canonical, seal_of
from trainer.scenario.columns import width
from trainer.scoring.rollup import Wanted
from trainer.store import Archive

GOLDEN = Path(__file__).with_name("golden") / "report.txt"
NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
CARDS = (FAILED, replace(FAILED, ending=BROKEN_OFF), FAILED, PASSED)
PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows names no pipes so")
EVERYTHING = Request(Wanted())
TEN_SECONDS = """格式: 1
类型: 考核口径
标题: 十秒口径
来源: 店长定的
日期: 2026-11-22
名称: 十秒响应率
算法: 限时占比
时限: 10秒
及格线: 80%
"""


class Clock:
    """A week passes whenever a drill has ended."""

    now = BEGAN

    def __call__(self) -> datetime:
        return self.now


def _keep(home: Path, *names: str, first: int = 1) -> None:
    clock, numbers = Clock(), count(first)
    with Archive(home / "trainer.db", clock=clock, tail=lambda: f"{next(numbers):04}") as archive:
        for name in names:
            for card in CARDS:
                drill = archive.begin(SCENARIO, name, OPENING)
                answered = card.rounds[0].answered_s * 1000
                archive.record(drill, (*(replace(one, at=answered) for one in REPLY), *END))
                archive.finish(drill, card)
                clock.now += timedelta(weeks=1)
            clock.now = BEGAN


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with eight drills of two trainees, made once."""
    home = tmp_path_factory.mktemp("kept")
    _keep(home, "小林", "小周")
    return home


@pytest.fixture
def home(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(kept, tmp_path / "一号机")
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "一号机"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _report(home: Path, *files: str) -> Report:
    settings = load_settings({"TRAINER_HOME": str(home)})
    return made_report(settings, replace(EVERYTHING, files=tuple(map(Path, files))), NOW)


def _exported(name: str) -> Path:
    code, said, _ = trainer("export", "--all", "-o", name)
    assert code == 0 and "已导出 8 次演练" in said
    return Path(name)


def test_the_terminal_shows_what_it_always_showed(home: Path) -> None:
    lines = report_lines(_report(home / "一号机"))
    text = "\n".join(lines) + "\n"
    assert text == GOLDEN.read_text(encoding="utf-8")
    assert max(map(width, lines)) <= 80


def test_the_same_drills_give_the_same_bytes(home: Path) -> None:
    assert report_json(_report(home / "一号机")) == report_json(_report(home / "一号机"))


def test_another_machine_says_the_same_of_the_file(home: Path) -> None:
    file = str(_exported("一班.jsonl"))
    here, there = _report(home / "一号机"), _report(home / "督导机", file)
    assert not (home / "督导机").exists(), "looking makes no archive"
    for name in ("cohorts", "trainees", "scenarios", "profiles", "quotes"):
        assert getattr(there, name) == getattr(here, name), name
    assert [replace(one, here=True) for one in there.drills] == list(here.drills)


def test_a_drill_counts_once_wherever_it_comes_from(home: Path) -> None:
    file = str(_exported("一班.jsonl"))
    _keep(home / "二号机", "王芳", first=1)  # the same ids as on the first machine, other drills
    alone, merged = _report(home / "二号机"), _report(home / "二号机", file, file)
    assert merged.cohorts[0].figures.drills == alone.cohorts[0].figures.drills + 6
    assert merged.sources[1:] == ("一班.jsonl：8 次演练", "一班.jsonl：0 次演练，另有 8 次已经有了")
    assert _report(home / "一号机", file).cohorts == _report(home / "一号机").cohorts


def test_the_same_drill_with_another_content_is_told_and_refused(home: Path) -> None:
    line = json.loads(_exported("一班.jsonl").read_bytes().splitlines()[0])
    line["card"]["total"] = 99
    del line["seal"]
    Path("改过.jsonl").write_bytes(canonical({**line, "seal": seal_of(line)}))
    report = _report(home / "一号机", "改过.jsonl")
    assert report.cohorts == _report(home / "一号机").cohorts
    assert report.notes == (
        f"改过.jsonl 第 1 行演练 {line['drill']} 已经有了，内容却不一样，没有采用，跳过了这一行。",
    )


def test_a_file_with_nothing_in_it_is_told(home: Path) -> None:
    Path("空.jsonl").touch()
    report = _report(home / "三号机", "空.jsonl")
    assert report.sources[1] == "空.jsonl：0 次演练"
    assert "空.jsonl 是空的，里面没有演练和考试。请重新导出。" in report.notes


def test_bad_lines_are_told_by_number_and_the_others_count(home: Path) -> None:
    good = _exported("一班.jsonl").read_bytes()
    Path("坏.jsonl").write_bytes(b"\n" + b"{\n" * 7 + good + good[:200])
    report = _report(home / "三号机", "坏.jsonl")
    assert report.cohorts[0].figures.drills == 6
    assert report.notes[0] == "坏.jsonl 第 2 行不是完整的一行 JSON，跳过了这一行。"
    assert report.notes[5:] == ("坏.jsonl 另有 3 行读不了，也跳过了。",)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["--with", "没有.jsonl"], "读不了 没有.jsonl", id="no such file"),
        pytest.param(["--with", "."], "读不了 .", id="a folder"),
        pytest.param(
            ["--with", "管道"], "不是普通文件", id="a pipe that nobody fills", marks=PIPES
        ),
        pytest.param(["--cohort", "管道"], "不是普通文件", id="a list that is a pipe", marks=PIPES),
        pytest.param(["--cohort", "长.txt"], "长.txt 第 2 行：名字太长", id="a list of no names"),
        pytest.param(["--with", "记事本.jsonl"], "改了编码", id="saved by an old Notepad"),
        pytest.param(["--since", "昨天"], "2026-11-01", id="a day in words"),
        pytest.param(["--since", "0001-01-01"], "2026-11-01", id="a day before all drills"),
        pytest.param(["--since", "2026-11-02", "--until", "2026-11-01"], "还早", id="no days"),
        pytest.param(["--cohort", "空.txt"], "没有名字", id="an empty list"),
        pytest.param(["--cohort", "=空.txt"], "名字=文件", id="a list without a name"),
        pytest.param(["--cohort", "甲=组.txt", "--cohort", "甲=组.txt"], "同一个名字", id="twice"),
    ],
)
def test_mistakes_are_told_in_one_sentence(home: Path, words: list[str], told: str) -> None:
    Path("空.txt").write_bytes(b"\r\n")
    Path("长.txt").write_text(f"小林\n{'话' * 21}\n", encoding="utf-8")
    if hasattr(os, "mkfifo"):
        os.mkfifo("管道")
    Path("组.txt").write_text("小林\n", encoding="utf-8")
    Path("记事本.jsonl").write_text("{}", encoding="utf-16")
    code, _, said = trainer("report", *words)
    assert code == 2 and told in said and said.count("\n") == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "utf-16"])
def test_cohorts_are_compared_whatever_editor_wrote_the_lists(home: Path, encoding: str) -> None:
    Path("一组.txt").write_bytes("小林\r\n没来的人\r\n".encode(encoding))
    Path("二组.txt").write_bytes("小周\r\n".encode(encoding))
    words = ("--cohort", "一组.txt", "--cohort", "乙=二组.txt", "--json")
    report = json.loads(trainer("report", *words)[1])["report"]
    told = [(one["name"], one["named"], one["trainees"]) for one in report["cohorts"]]
    assert told == [("", 2, 2), ("一组", 2, 1), ("乙", 1, 1)]
    assert report["notes"] == ["名单“一组”里还没有记录的：没来的人。"]


def test_a_slip_in_a_list_is_told_with_the_name_that_is_meant(home: Path) -> None:
    Path("一组.txt").write_text("小木\n小周\n新来的人\n", encoding="utf-8")
    lines = trainer("report", "--cohort", "一组.txt")[1].splitlines()
    assert lines[3:5] == [
        "注意：名单“一组”里的“小木”没有记录，是不是“小林”？",
        "注意：名单“一组”里还没有记录的：新来的人。",
    ]


def test_whoever_has_drills_but_none_that_was_asked_for_is_told_so(home: Path) -> None:
    Path("一组.txt").write_text("小林\n小周\n", encoding="utf-8")
    said = trainer("report", "--cohort", "一组.txt", "--since", "2030-01-01")[1]
    assert "没有符合条件的演练：小周、小林。" in said and "没有做完的" not in said


def test_days_and_trainees_are_picked(home: Path) -> None:
    words = ("--as", "小林", "--since", "2026-11-09", "--until", "2026-11-16", "--json")
    report = json.loads(trainer("report", *words)[1])["report"]
    figures = report["cohorts"][0]["figures"]
    assert (figures["drills"], figures["broken"]) == (1, 1)
    assert [one["name"] for one in report["trainees"]] == ["小林"]


def test_nothing_obeyed_by_a_terminal_reaches_it(home: Path) -> None:
    line = json.loads(_exported("一班.jsonl").read_bytes().splitlines()[0])
    evil = "\x1b]0;hi\x07\x9b31m\u202e\U000e0041\ud800"
    line["card"]["ending"] = line["card"]["marks"][1]["reason"] = line["said"][0][2] = evil
    line["card"]["marks"][1]["advice"] = evil
    line.update(drill="20991231-0000", ended="2099-12-31T00:00:00Z", trainee=f"{evil}小白")
    del line["seal"]
    Path(f"坏{evil[1:5]}.jsonl").write_bytes(canonical({**line, "seal": seal_of(line)}))
    report = _report(home / "一号机", f"坏{evil[1:5]}.jsonl")
    assert report.quotes[0].drill == "20991231-0000"
    for text in (*report_lines(report), report_json(report)):
        assert not set(text) & set(evil.replace("hi", "").replace("31m", "").replace("]0;", ""))


def test_exams_of_other_machines_count_for_the_ladder(home: Path) -> None:
    exam = ExportedExam(
        "k20261110-0001", "小林", "上岗", "上岗考试", "普通", "2026-11-10T04:00:00.000Z",
        "2026-11-10T05:00:00.000Z", 82, True,
    )  # fmt: skip
    Path("考试.jsonl").write_bytes(2 * line_of(exam, 3))
    report = _report(home / "一号机", "考试.jsonl")
    assert report.sources[1] == "考试.jsonl：0 次演练，1 次考试，另有 1 次已经有了"
    (paper,) = report.papers
    assert (paper.title, paper.passed.part, paper.best) == ("上岗考试", 1, 82)
    ready = {one.name: one.readiness for one in report.trainees}
    assert ready["小林"] and "普通级的试卷考到75分：最好82分" in ready["小林"].met
    assert ready["小周"] and "普通级的试卷考到75分：还没有考过" in ready["小周"].missing


def test_who_is_ready_is_told_first_and_what_the_others_lack(home: Path) -> None:
    exam = ExportedExam(
        "k20261110-0001", "小林", "上岗", "上岗考试", "普通", "2026-11-10T04:00:00.000Z",
        "2026-11-10T05:00:00.000Z", 62, False,
    )  # fmt: skip
    Path("考试.jsonl").write_bytes(line_of(exam, 3))
    report = _report(home / "一号机", "考试.jsonl")
    everybody = report.cohorts[0]
    assert everybody.levels == (("", 2),)
    lines = report_lines(report)
    at = lines.index("总览")
    assert lines[at + 1 : at + 3] == ["  级别：还没有级别 2 人", "  离下一级都还差 2 项"]
    at = lines.index("离下一级还差")
    assert [line.split()[-1] for line in lines[at + 2 : at + 4]] == [
        "普通级的试卷考到75分：还没有考过",
        "普通级的试卷考到75分：最好62分",
    ]
    ready = Readiness("普通", "高级", ("甲：已有1",))
    uneven = replace(
        report,
        cohorts=(replace(everybody, levels=(("普通", 1), ("", 1))),),
        trainees=(replace(report.trainees[0], readiness=ready), report.trainees[1]),
    )
    lines = report_lines(uneven)
    assert "  级别：普通 1 人，还没有级别 1 人" in lines
    assert f"  离下一级最近：{report.trainees[0].name}，还差 1 项" in lines


def test_practice_has_no_exams(home: Path) -> None:
    exam = ExportedExam(
        "k20261110-0001", "小林", "上岗", "上岗考试", "普通", "2026-11-10T04:00:00.000Z",
        "2026-11-10T05:00:00.000Z", 62, False,
    )  # fmt: skip
    Path("考试.jsonl").write_bytes(line_of(exam, 3))
    told = [trainer("report", "--with", "考试.jsonl", "--mode", one)[1] for one in ("练习", "考核")]
    assert ["上岗考试" in one for one in told] == [False, True]


def test_a_red_line_is_told_however_seldom(home: Path) -> None:
    report = _report(home / "一号机")
    many = [name for name in FAULTS if not is_red_line(name)][:10]
    counts = Counter({f"{what}_{name}": 5 for name in many for what in ("with", "times")})
    counts |= Counter({"drills": 9, "with_medical": 1, "times_medical": 1})
    figures = replace(report.cohorts[0].figures, faults=faults_of(counts))
    told = replace(report, cohorts=(replace(report.cohorts[0], figures=figures),))
    lines = report_lines(told)
    at = lines.index("常见失误")
    assert lines[at + 1].startswith("  医疗断言（红线）")
    assert lines[at + 9] == "  ……另有 3 种，用 --json 看全部"


def test_an_exam_of_this_machine_is_exported_and_known_again(home: Path) -> None:
    with Archive(home / "一号机" / "trainer.db") as archive:
        sitting = archive.sittings.begin(STARTED, "小林", (PAPER, BANK))
        archive.sittings.finish(sitting, result_of(replay((STARTED, WHOLE[-1]))))
    code, said, _ = trainer("export", "--all", "-o", "全部.jsonl")
    assert code == 0 and "8 次演练、1 次考试" in said
    assert _report(home / "一号机", "全部.jsonl").papers == _report(home / "一号机").papers
    assert _report(home / "别处", "全部.jsonl").papers == _report(home / "一号机").papers


def _without_exams(file: Path) -> Iterator[bytes]:
    """Yield the lines of drills, as an older program wrote them."""
    for line in file.read_bytes().splitlines(keepends=True):
        drill = read_line(line)
        if isinstance(drill, ExportedDrill):
            yield line_of(replace(drill, contact=None), 3)


def test_drills_whose_rounds_one_file_lacks_have_them_from_another(home: Path) -> None:
    file = _exported("一班.jsonl")
    old = home / "旧.jsonl"
    old.write_bytes(b"".join(_without_exams(file)))
    alone, whole = _report(home / "别处", str(old)), _report(home / "一号机")
    assert not alone.cohorts[0].figures.kpis[0].counted
    assert "6 次演练没有平台指标" in alone.notes[0]
    for files in ((old, file), (file, old), (old, old, file)):
        merged = _report(home / "别处", *map(str, files))
        assert merged.cohorts[0].figures == whole.cohorts[0].figures and not merged.notes


def test_the_exams_of_a_paper_are_picked_with_their_drills(home: Path) -> None:
    clock = Clock()
    clock.now += timedelta(weeks=9)
    with Archive(home / "一号机" / "trainer.db", clock=clock, tail=lambda: "0fff") as archive:
        drill = archive.begin(SCENARIO, "小林", OPENING)
        archive.record(drill, (*REPLY, *END))
        archive.finish(drill, FAILED)
        sitting = archive.sittings.begin(STARTED, "小林", (PAPER, BANK))
        archive.sittings.record(sitting, (DrillBegan(0, 1, drill),))
        archive.sittings.finish(sitting, result_of(replay((STARTED, WHOLE[-1]))))
        paper = archive.sittings.find(sitting).paper
    trainer("export", "--all", "-o", "全部.jsonl")
    wanted = replace(EVERYTHING, wanted=Wanted(paper=paper))
    other = home / "没考完.jsonl"
    other.write_bytes(b"".join(_without_exams(Path("全部.jsonl"))))
    for place, files in (
        ("一号机", ("全部.jsonl",)),
        ("别处", ("全部.jsonl",)),
        ("别处", (other, "全部.jsonl")),
        ("别处", ("全部.jsonl", other)),
    ):
        wanted = replace(wanted, files=tuple(map(Path, files)))
        report = made_report(load_settings({"TRAINER_HOME": str(home / place)}), wanted, NOW)
        assert [one.id for one in report.drills] == [drill]
        figures = report.cohorts[0].figures
        assert (figures.drills, report.scenarios[0].figures.drills) == (1, 1)
        assert [seat.id for one in report.papers for seat in one.seats] == [sitting]
    assert trainer("report", "--paper", f"试卷/{paper}.yaml")[0] == 0
    code, _, said = trainer("report", "--paper", paper + "卷")
    assert code == 2 and f"是不是“{paper}”" in said


def test_practice_and_exams_are_told_apart(home: Path) -> None:
    assert "没有符合条件的演练" in trainer("report", "--mode", "考核")[1]
    assert "小林" in trainer("report", "--mode", "练习")[1]


def test_behind_a_figure_stand_no_drills_that_it_does_not_count(home: Path) -> None:
    report = _report(home / "一号机")
    broken = {one.id for one in report.drills if one.ending == BROKEN_OFF}
    figures = report.cohorts[0].figures
    shirked, missed = figures.faults[0], figures.steps[0]
    assert len(broken) == figures.broken == 2
    assert len(shirked.newest) == shirked.drills == 4 and not broken & set(shirked.newest)
    assert len(missed.missed) == missed.due - missed.done and not broken & set(missed.missed)


@pytest.mark.parametrize("face", [[], ["--json"], ["--html", "x.html"]])
@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(
            ["--as", "周周"], "没有“周周”的演练记录。有记录的是：小周、小林。", id="a name"
        ),
        pytest.param(["--scenario", "物流/快递退到"], "是不是“物流/快递迟到”", id="a scenario"),
    ],
)
def test_who_and_what_is_unknown_is_told_with_the_likely_one(
    home: Path, words: list[str], told: str, face: list[str]
) -> None:
    code, out, said = trainer("report", *words, *face)
    assert (code, out) == (2, "") and told in said
    assert not Path("x.html").exists()


def test_a_trainee_of_another_machine_is_known(home: Path) -> None:
    file = str(_exported("一班.jsonl"))
    settings = load_settings({"TRAINER_HOME": str(home / "督导机")})
    wanted = Wanted(frozenset({"小林"}))
    report = made_report(settings, Request(wanted, files=(Path(file),)), NOW)
    assert [one.name for one in report.trainees] == ["小林"]


def test_of_nothing_no_file_is_written(home: Path) -> None:
    words = ("report", "--mode", "考核", "--html", "x.html", "--csv", "表")
    code, said, _ = trainer(*words)
    assert code == 0 and "没有符合条件的演练" in said
    code, out, said = trainer(*words, "--json")
    assert code == 0 and json.loads(out)["report"]["trainees"] == [] and "没有符合" in said
    assert not Path("x.html").exists() and not Path("表").exists()


def test_a_list_of_strangers_is_told(home: Path) -> None:
    Path("一组.txt").write_text("张三\n李四\n", encoding="utf-8")
    code, said, _ = trainer("report", "--cohort", "一组.txt", "--html", "x.html")
    assert code == 0 and not Path("x.html").exists()
    assert "名单“一组”里的名字都没有记录，要和练习时写的一样：张三、李四。" in said


def test_rebuilding_says_whether_anything_was_wrong(home: Path) -> None:
    assert "一致" in trainer("report", "--rebuild")[1]


def test_rebuilding_refuses_what_it_would_not_do(home: Path) -> None:
    code, _, said = trainer("report", "--rebuild", "--as", "小林", "--html", "x.html")
    assert code == 2 and "不能和 --as、--html 一起用" in said


def test_an_export_never_takes_the_place_of_another_file(home: Path) -> None:
    before = _exported("一班.jsonl").read_bytes()
    code, _, said = trainer("export", "--all", "-o", "一班.jsonl")
    assert code == 2 and "没有覆盖" in said
    assert _exported("再来.jsonl").read_bytes() == before


def test_an_export_of_some(home: Path) -> None:
    words = ("--as", "小周", "--since", "2026-11-20", "-o", "小周.jsonl")
    assert trainer("export", "--all", *words)[0] == 0
    (line,) = Path("小周.jsonl").read_bytes().splitlines()
    assert json.loads(line)["trainee"] == "小周"
    assert trainer("export", "--as", "小周")[0] == 2, "without --all it means nothing"


def test_platforms_count_the_same_here_and_elsewhere(home: Path) -> None:
    file = _exported("一班.jsonl")
    here, elsewhere = _report(home / "一号机"), _report(home / "三号机", str(file))
    assert here.kpis == elsewhere.kpis
    assert [one.figures.kpis for one in here.trainees] == [
        one.figures.kpis for one in elsewhere.trainees
    ]
    taobao = [kpi.name for kpi in here.kpis].index("3分钟响应率")
    assert here.cohorts[0].figures.kpis[taobao] == KpiFigure(6, 6, True)


def test_a_trainers_own_profile_counts_the_drills_of_all_machines(home: Path) -> None:
    file = _exported("一班.jsonl")
    own = home / "自建"
    (own / "考核口径").mkdir(parents=True)
    (own / "考核口径" / "十秒.yaml").write_text(TEN_SECONDS, "utf-8")
    _keep(home / "二号机", "王芳")
    settings = load_settings({"TRAINER_HOME": str(home / "二号机"), "TRAINER_OWN": str(own)})
    request = replace(EVERYTHING, files=(file,), profiles=("十秒", "house", "十秒.yaml"))
    report = made_report(settings, request, NOW)
    assert [(kpi.profile, kpi.wanted) for kpi in report.kpis] == [
        ("十秒", "≥80%"),
        ("house", "≥80%"),
    ]
    everybody, house = report.cohorts[0].figures.kpis
    assert everybody == KpiFigure(9, 3, False), "one of three replies came after eight seconds"
    assert house == KpiFigure(9, 9, True)
    assert [one.figures.kpis[0].counted for one in report.trainees] == [3, 3, 3]
    assert [one.figures.kpis[0].counted for one in report.scenarios] == [9]
