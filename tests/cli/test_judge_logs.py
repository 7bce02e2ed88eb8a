"""`trainer judge LOG… --out DIR`: flags, messages, exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.logs import as_csv, as_jsonl, conversations, findings
from trainer.cli import main
from trainer.cli.progress_bar import ProgressBar, line_of, span
from trainer.scoring.profile import profile_names

ROWS = conversations(6)
OTHER_NAMES = {
    "conversation": "甲", "role": "乙", "time": "丙", "text": "丁", "agent": "戊", "customer": "己",
}  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))
    (tmp_path / "own").mkdir()
    monkeypatch.setenv("TRAINER_OWN", str(tmp_path / "own"))


def kept(tmp_path: Path, data: bytes, name: str = "聊天.jsonl") -> str:
    path = tmp_path / name
    path.write_bytes(data)
    return str(path)


def test_a_log_is_judged_and_the_way_to_the_results_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log, out = kept(tmp_path, as_jsonl(ROWS)), tmp_path / "质检"
    assert main(["judge", log, "--out", str(out)]) == 0
    told, progress = capsys.readouterr()
    assert f"消息 {len(ROWS)} 条" in told and "汇总.txt" in told
    assert "评判 [" in progress and "\x1b" not in progress and "\r" not in progress
    page = (out / "汇总.txt").read_text(encoding="utf-8")
    assert "推诿" in page and "客服甲" in page and "最该先看的会话" in page
    assert (out / "汇总.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert main(["judge", log, "--out", str(out)]) == 0
    assert "以前已经评判完" in capsys.readouterr().out


def test_rows_that_were_skipped_end_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = kept(tmp_path, as_jsonl(ROWS) + b"{\n")
    assert main(["judge", log, "--out", str(tmp_path / "o")]) == 1
    assert "有 1 行没有用上" in capsys.readouterr().out


def renamed() -> list[dict[str, object]]:
    roles = {"customer": "Q方", "agent": "A方"}
    return [
        {OTHER_NAMES[name]: roles.get(value, value) for name, value in row.items()} for row in ROWS
    ]


FLAGS = [
    "--column=会话=甲", "--column=角色=乙", "--column=时间=丙", "--column=内容=丁",
    "--column=客服=戊", "--role=Q方=顾客", "--role=A方=客服", "--shift=全天=0-24",
    "--timezone=+00:00",
]  # fmt: skip
MAPPING = """\
列: {会话: 甲, 角色: 乙, 时间: 丙, 内容: 丁, 客服: 戊}
角色: {Q方: 顾客, A方: 客服}
班次: {全天: 0-24}
时区: '+00:00'
"""


def test_flags_and_a_mapping_file_say_the_same(tmp_path: Path) -> None:
    log = kept(tmp_path, as_csv(renamed(), "gbk"), "聊天.csv")
    mapping = tmp_path / "映射.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    assert main(["judge", log, "--out", str(tmp_path / "a"), *FLAGS]) == 0
    assert main(["judge", log, "--out", str(tmp_path / "b"), "--mapping", str(mapping)]) == 0
    assert findings(tmp_path / "a") == findings(tmp_path / "b")
    summary = json.loads((tmp_path / "a" / "summary.json").read_bytes())
    assert [shift["shift"] for shift in summary["shifts"]] == ["全天"]


def test_a_flag_wins_over_the_mapping_file(tmp_path: Path) -> None:
    log = kept(tmp_path, as_csv(renamed()), "聊天.csv")
    mapping = tmp_path / "映射.yaml"
    mapping.write_text(MAPPING.replace("会话: 甲", "会话: 没有"), encoding="utf-8")
    words = ["judge", log, "--out", str(tmp_path / "a"), "--mapping", str(mapping)]
    assert main(words) == 2
    assert main([*words, "--column", "会话=甲", "--shift", "夜班=0-24"]) == 0
    summary = json.loads((tmp_path / "a" / "summary.json").read_bytes())
    assert [shift["shift"] for shift in summary["shifts"]] == ["夜班"]


OWN = """\
格式: 1
类型: 考核口径
标题: =夜班
来源: 店长
日期: 2026-11-22
名称: 十秒响应率
算法: 限时占比
时限: 10秒
时段: 20:00-2:00
及格线: ≥85%
"""


def own_profile(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / "own" / "考核口径" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_every_profile_counts_chats_and_so_does_an_own_one(tmp_path: Path) -> None:
    own_profile(tmp_path, "夜班", OWN)
    rows = [
        {
            **row,
            "customer": row["conversation"],
            "rating": 1 if row["conversation"] == "会话3" else 5,
            "time": at,
        }
        for row, at in zip(ROWS, range(1_793_023_200, 1_793_100_000, 9), strict=False)
    ]
    names = (*profile_names(), "夜班")
    chosen = [word for name in names for word in ("--profile", name)]
    log, out = kept(tmp_path, as_jsonl(rows)), tmp_path / "o"
    words = ["judge", log, "--out", str(out), "--rating=5=满意", "--rating=1=失望", *chosen]
    assert main(words) == 0
    summary = json.loads((out / "summary.json").read_bytes())
    assert list(summary["overall"]["kpi"]) == list(names)
    for name, kpi in summary["overall"]["kpi"].items():
        assert all(one["counted"] for one in kpi["figures"]), name
    page = (out / "汇总.txt").read_text(encoding="utf-8")
    assert (
        "时效·=夜班（考核口径 夜班）:\n  十秒响应率: " in page and "及格线 ≥85%，没有达标" in page
    )
    assert "好评率: 5/6，83.3%；及格线 ≥80%，达标" in page


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--column", "会话"], "名称=值"),
        (["--column", "会化=a"], "没有“会化”"),
        (["--column", "会话=没有"], "没有“没有”这一列"),
        (["--role", "a=路人"], "没有“路人”这种角色"),
        (["--shift", "早班=早上"], "08:00-16:00"),
        (["--timezone", "北京"], "+08:00"),
        (["--time-format", "%H"], "年月日"),
        (["--encoding", "big5"], "gb18030"),
        (["--mapping", "没有.yaml"], "--mapping"),
        (["--profile", "淘宝"], "是不是“taobao”"),
        (["--profile", "天描"], "可用的：douyin、house、jd"),
        (["--profile", "坏口径"], "J101"),
        (["--rating", "5"], "5=满意"),
        (["--rating", "5=很好"], "没有“很好”这种评价"),
        (["--jobs", "0"], "至少是 1"),
        (["--engine", "spark"], "dask://"),
        (["--engine", "dask://"], "dask://"),
    ],
    ids=str,
)
def test_a_wrong_option_is_one_sentence_with_a_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], why: str
) -> None:
    log, out = kept(tmp_path, as_jsonl(ROWS)), tmp_path / "o"
    own_profile(tmp_path, "坏口径", OWN.replace("时限", "上限"))
    assert main(["judge", log, "--out", str(out), *words]) == 2
    told = capsys.readouterr().err
    assert why in told and "Traceback" not in told
    assert not (out / "findings.jsonl").exists()


def test_what_cannot_be_judged_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = kept(tmp_path, as_jsonl(ROWS))
    out = str(tmp_path / "o")
    wrong = {
        "要和聊天记录的文件一起用": ["--out", out],
        "从管道读": ["-", "--out", out],
        "写了两次": [log, str(tmp_path / "." / "聊天.jsonl"), "--out", out],
        "找不到文件": [str(tmp_path / "无"), "--out", out],
        "是一个文件夹": [str(tmp_path), "--out", out],
        "是一个文件。--out": [log, "--out", log],
        "不能和 --text": [log, "--out", out, "--text", "好"],
        "--jobs 要和 --out": [log, "--jobs", "2"],
        "--restart 要和 --out": [log, "--restart"],
        "--time-format 要和 --out": ["--text", "好", "--time-format", "x"],
        "一次只能评判一个": [log, log],
    }
    for why, words in wrong.items():
        assert main(["judge", *words]) == 2, why
        assert why in capsys.readouterr().err


def test_a_log_of_which_nothing_can_be_used_is_refused_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = kept(tmp_path, as_jsonl(ROWS).replace(b'"agent"', b'"x"').replace(b'"customer"', b'"y"'))
    assert main(["judge", log, "--out", str(tmp_path / "o")]) == 2
    assert "没有一行能用" in capsys.readouterr().err and not (tmp_path / "o").exists()


def test_findings_in_parquet_are_the_findings_in_json_lines(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    log = kept(tmp_path, as_jsonl(ROWS))
    assert main(["judge", log, "--out", str(tmp_path / "j")]) == 0
    assert main(["judge", log, "--out", str(tmp_path / "p"), "--format", "parquet"]) == 0
    rows = parquet.read_table(tmp_path / "p" / "findings.parquet").to_pylist()
    wanted = findings(tmp_path / "j")
    assert [row["id"] for row in rows] == [row["id"] for row in wanted]
    for row, one in zip(rows, wanted, strict=True):
        assert (row["text"], row["agent"], row["round"]) == (
            one["text"],
            one["agent"],
            one["round"],
        )
        faults = [(fault["fault"], fault["quote"]) for fault in one["faults"]]
        assert [(fault["label"], fault["quote"]) for fault in row["faults"]] == faults
    again = ["judge", log, "--out", str(tmp_path / "p2"), "--format", "parquet", "--jobs", "1"]
    assert main(again) == 0
    files = [tmp_path / name / "findings.parquet" for name in ("p", "p2")]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_what_a_log_says_reaches_terminal_and_spreadsheet_as_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{**row, "agent": "=HYPERLINK(1)\x1b[31m"} for row in ROWS]
    log, out = kept(tmp_path, as_jsonl(rows)), tmp_path / "o"
    assert main(["judge", log, "--out", str(out)]) == 0
    assert "\x1b" not in capsys.readouterr().out + (out / "汇总.txt").read_text(encoding="utf-8")
    assert "\n'=HYPERLINK(1)[31m," in (out / "汇总.csv").read_text(encoding="utf-8-sig")


def test_the_bar_says_how_far_how_fast_and_how_long() -> None:
    from trainer.batch import Progress

    line = line_of(Progress("part", 30, 120, 9000, 20), 10.0)
    assert line == "评判 [######------------------]  25%  30/120 份  每秒 900 条  还要 45 秒"
    assert "还要" not in line_of(Progress("part", 120, 120, 9000, 20), 10.0)
    assert [span(5), span(600), span(9000)] == ["5 秒", "10 分钟", "2 小时 30 分钟"]


def test_a_bar_on_a_terminal_is_drawn_in_place(capsys: pytest.CaptureFixture[str]) -> None:
    from trainer.batch import Progress

    bar = ProgressBar(bar=True, now=iter([0.0, 1.0, 1.01, 2.0, 3.0]).__next__)
    for done in (0, 1, 2, 3):
        bar.show(Progress("part", done, 4, done, done))
    bar.clear()
    drawn = capsys.readouterr().err
    assert drawn.count("\r") == 3 and drawn.count("\n") == 1 and "2/4" not in drawn


def test_judging_a_log_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    log = kept(tmp_path, as_jsonl(ROWS))
    script = (
        "import sys; from trainer.cli import main\n"
        f"main(['judge', {log!r}, '--out', {str(tmp_path / 'o')!r}])\n"
        "heavy = {'textual', 'rich', 'sqlalchemy', 'pyarrow', 'openpyxl', 'dask', 'distributed'}\n"
        "sys.exit(','.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
