"""`trainer quiz` and `trainer exam` in a pipe: questions, typing, drills, result, certificate."""

import io
import json
from pathlib import Path

import pytest

from tests.paper_root import GOOD, paper_root
from trainer.cli import main
from trainer.paper.typing import draw_text
from trainer.store import Archive


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path))
    monkeypatch.setenv("TRAINER_OWN", str(paper_root(tmp_path / "own")))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> "Run":
    return Run(monkeypatch, capsys)


class Terminal(io.StringIO):
    """Lines that a person types at a terminal."""

    def isatty(self) -> bool:
        return True


class Run:
    """Runs a command with lines for it to read, from a pipe or at a terminal."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *words: str, typed: str = "") -> tuple[int, str, str]:
        return self._run(io.StringIO(typed), words)

    def live(self, *words: str, typed: str = "") -> tuple[int, str, str]:
        return self._run(Terminal(typed), (*words, "--plain"))

    def _run(self, lines: io.StringIO, words: tuple[str, ...]) -> tuple[int, str, str]:
        self._monkeypatch.setattr("sys.stdin", lines)
        code = main(list(words))
        said = self._capsys.readouterr()
        return code, said.out, said.err


WHOLE = f"20秒\n对\n{draw_text(0, '1')}\n{GOOD}\n"
BEGIN = "\n"  # Enter, after the instructions
RIGHT = "20秒\n对\n"


def test_a_quiz_tells_after_each_question_and_at_the_end(run: Run) -> None:
    code, out, _ = run(
        "quiz", "入门", "--as", "小林", "--seed", "1", "--json", typed="30\n错\n错\n"
    )
    told = json.loads(out.splitlines()[-1])
    assert code == 0
    assert "✗ 不对" in out and "为什么：" in out
    assert told["questions"] == 2 and told["right"] == 0
    assert {item["question"] for item in told["items"]} == {"甲", "乙"}


def test_an_exam_tells_nothing_before_the_end_and_then_everything(run: Run) -> None:
    code, out, _ = run.live("exam", "只有题", "--as", "小林", "--json", typed=f"{BEGIN}20秒\n错\n")
    told = json.loads(out.splitlines()[-1])
    before = out[: out.index("没有通过")]
    assert code == 0
    assert "不对" not in before and "正确：" not in before
    assert (told["total"], told["passed"], told["paper"]) == (50, False, "只有题")
    assert "题库：2题全对1题" in out
    assert "您答的：错" in out and "正确：对" in out


def test_a_pipe_is_a_trial_with_a_clock_of_its_own_and_without_a_certificate(
    run: Run, home: Path
) -> None:
    code, out, _ = run("exam", "小考", "--as", "小林", "--json", typed=WHOLE)
    told = json.loads(out.splitlines()[-1])
    assert code == 0
    assert "管道里是试考" in out and "--certificate" not in out
    assert "试考，不算次数。" in out and "次考。" not in out
    assert [part["percent"] for part in told["parts"]] == [100, 100, 85]  # typed in 27 s: late
    again = json.loads(
        run("exam", "小考", "--as", "小王", "--json", typed=WHOLE)[1].splitlines()[-1]
    )
    assert told.pop("sitting") != again.pop("sitting")
    assert told == again
    with Archive(home / "trainer.db") as archive:
        kept = archive.sittings.of("小林")[0]
    assert kept.mode == "practice"
    assert run("exam", "--certificate", kept.id)[0] == 2
    assert "0/2" in run("exam", "--list", "--as", "小林")[1]


def test_an_exam_whose_input_ends_stays_open_and_goes_on(run: Run, home: Path) -> None:
    code, out, _ = run.live("exam", "只有题", "--as", "小林", typed=f"{BEGIN}20秒\n")
    assert code == 1 and "考试没有交卷" in out
    code, out, _ = run.live("exam", "--as", "小林", typed="是\n对\n")
    assert code == 0 and "中断" in out
    with Archive(home / "trainer.db") as archive:
        assert [one.passed for one in archive.sittings.of("小林")] == [True]


def test_attempts_are_counted_and_the_list_shows_them(run: Run) -> None:
    for _ in range(2):
        run.live("exam", "只有题", "--as", "小林", typed=BEGIN + RIGHT)
    code, out, _ = run.live("exam", "只有题", "--as", "小林", typed=BEGIN + RIGHT)
    assert code == 1 and "一共只能考2次" in out
    code, out, _ = run("exam", "--list", "--as", "小林")
    assert code == 0
    assert "2/2" in out and "级别" in out
    listed = json.loads(run("exam", "--list", "--json", "--as", "小林")[1])
    mine = next(one for one in listed["papers"] if one["paper"] == "只有题")
    assert (mine["sat"], mine["attempts"], mine["best"], mine["passed"]) == (2, 2, 100, True)


def test_a_certificate_is_written_once_and_never_over_another_file(run: Run, home: Path) -> None:
    run.live("exam", "只有题", "--as", "小<b>林", typed=BEGIN + RIGHT)
    with Archive(home / "trainer.db") as archive:
        id = archive.sittings.of("小<b>林")[0].id
    assert run("exam", "--certificate", id)[0] == 0
    page = (home / "证书" / f"{id}.html").read_text(encoding="utf-8")
    assert "小&lt;b&gt;林" in page and "<b>林" not in page
    assert run("exam", "--certificate", id, "-o", "证书.txt")[0] == 0
    assert (home / "证书.txt").read_text(encoding="utf-8").startswith("考核证书")
    taken = home / "有了.html"
    taken.write_text("我的", encoding="utf-8")
    code, _, err = run("exam", "--certificate", id, "-o", str(taken))
    assert code == 2 and "没有覆盖" in err
    assert taken.read_text(encoding="utf-8") == "我的"
    code, out, _ = run("replay", id)
    assert code == 0 and "通过　100 分" in out and "您答的：20秒" in out


def test_a_folder_in_the_place_of_certificates_is_said(run: Run, home: Path) -> None:
    run.live("exam", "只有题", "--as", "小林", typed=BEGIN + RIGHT)
    (home / "证书").write_text("不是文件夹", encoding="utf-8")
    with Archive(home / "trainer.db") as archive:
        id = archive.sittings.of("小林")[0].id
    code, _, err = run("exam", "--certificate", id)
    assert code == 2 and "-o" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("quiz", "没有的"), "没有“没有的”这个题库"),
        (("quiz", "入门", "--skill", "飞行"), "没有关于“飞行”的题"),
        (("quiz", "入门", "--count", "0"), "至少是 1"),
        (("exam", "没有的"), "没有“没有的”这个试卷"),
        (("exam", "--certificate", "k1"), "还没有考试记录"),
    ],
)
def test_what_there_is_not_is_said_with_a_remedy(
    run: Run, words: tuple[str, ...], said: str
) -> None:
    code, out, err = run(*words)
    assert code == 2
    assert said in err
    assert "Traceback" not in out + err
