"""Whole runs: nothing lost, nothing twice, nothing personal; the same bytes however it came."""

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.batch.logs import (
    as_csv,
    as_jsonl,
    conversations,
    findings,
    judged,
    outputs,
    skipped,
)
from trainer.batch import HereEngine, Layout
from trainer.batch.processes import ProcessEngine
from trainer.batch.task import Task
from trainer.errors import TrainerError
from trainer.language import Kind, listen

ROWS = conversations(40)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("logs") / "聊天.jsonl"
    path.write_bytes(as_jsonl(ROWS))
    return path


@pytest.fixture(scope="module")
def whole(log: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run gives that nobody disturbed."""
    out = tmp_path_factory.mktemp("out") / "质检"
    judged([log], out)
    return out


def test_each_reply_is_judged_once_and_only_replies_are(whole: Path) -> None:
    found = [row["id"] for row in findings(whole)]
    replies = [f"聊天.jsonl:{at}" for at, row in enumerate(ROWS, 1) if row["role"] == "agent"]
    assert sorted(found) == sorted(replies)


def test_a_reply_is_heard_with_its_own_conversation_around_it(whole: Path) -> None:
    by_line = {int(row["id"].rpartition(":")[2]): row for row in findings(whole)}
    for line, row in by_line.items():
        mine = [one for one in ROWS[:line] if one["conversation"] == row["conversation"]]
        own = [one["text"] for one in mine[:-1] if one["role"] == "agent"]
        burst = mine[-2]["text"]
        history = [(one["role"], one["text"]) for one in mine[:-1]]
        heard = listen(mine[-1]["text"], customer=burst, earlier=own, history=history)
        steps = [f.label for f in heard if f.kind is Kind.STEP and not f.review]
        told = [one["step"] for one in (*row["steps"], *row["lifted"]) if "step" in one]
        assert sorted(told) == sorted(steps), line


def test_no_number_of_a_person_is_in_anything_that_was_written(log: Path, tmp_path: Path) -> None:
    class Stopped(HereEngine):
        def run(self, tasks):  # type: ignore[no-untyped-def]
            if tasks[0].stage == "stray":
                raise KeyboardInterrupt
            yield from super().run(tasks)

    with pytest.raises(KeyboardInterrupt):
        judged([log], tmp_path, engine=Stopped())
    while_unfinished = everything(tmp_path)
    judged([log], tmp_path)
    after = everything(tmp_path)
    assert len(while_unfinished) > 1000
    for secret in ("13812345678", "13900001111", "2026111100012345", "文三路"):
        assert secret.encode() not in while_unfinished + after
    assert b"138****5678" in after


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_span_in_the_masked_text_is_the_span_of_the_original(whole: Path) -> None:
    texts = {f"聊天.jsonl:{at}": row["text"] for at, row in enumerate(ROWS, 1)}
    for row in findings(whole):
        assert len(row["text"]) == len(texts[row["id"]])
        for one in (*row["steps"], *row["faults"], *row["craft"]):
            assert one["quote"] == row["text"][one["start"] : one["end"]]


def test_the_summary_adds_up(log: Path, tmp_path: Path) -> None:
    summary = judged([log], tmp_path).summary
    rows = findings(tmp_path)
    faults = Counter(label for row in rows for label in {one["fault"] for one in row["faults"]})
    assert summary["messages"] == len(ROWS) and summary["skipped"] == 0
    assert summary["overall"]["conversations"] == 40 - summary_without_agent()
    assert summary["overall"]["replies"] == len(rows)
    for label, figures in summary["overall"]["faults"].items():
        assert figures["replies"] == faults[label]
    assert sum(agent["replies"] for agent in summary["agents"]) == len(rows)
    assert sum(shift["replies"] for shift in summary["shifts"]) == len(rows)
    costs = [case["cost"] for case in summary["worst"]]
    assert costs == sorted(costs, reverse=True) and costs[0] > 0
    assert all(one["counted"] for one in summary["overall"]["kpi"]["jd"]["figures"])
    rounds = summary["overall"]["kpi"]["house"]
    assert rounds["rounds"] == sum(row["role"] == "customer" for row in ROWS)


def summary_without_agent() -> int:
    spoke = {row["conversation"] for row in ROWS if row["role"] == "agent"}
    return len({row["conversation"] for row in ROWS} - spoke)


@pytest.mark.parametrize("size", [300, 1100, 10**9], ids=["tiny", "small", "one range"])
def test_every_reply_is_there_however_the_file_is_cut(
    log: Path, whole: Path, tmp_path: Path, size: int
) -> None:
    judged([log], tmp_path, size=size)
    by_id = {row["id"]: row for row in findings(whole)}
    assert {row["id"]: row for row in findings(tmp_path)} == by_id
    assert len(findings(tmp_path)) == len(by_id)
    assert (tmp_path / "summary.json").read_bytes() == (whole / "summary.json").read_bytes()


def test_several_processes_give_the_same_bytes(log: Path, whole: Path, tmp_path: Path) -> None:
    judged([log], tmp_path, engine=ProcessEngine(3))
    assert outputs(tmp_path) == outputs(whole)


class Dying(HereEngine):
    """Stops in the middle of every run, a little further each time."""

    def __init__(self, after: int) -> None:
        self.left = after

    def run(self, tasks):  # type: ignore[no-untyped-def]
        for one in super().run(tasks):
            self.left -= 1
            if self.left < 0:
                raise KeyboardInterrupt
            yield one


def test_a_run_that_was_stopped_again_and_again_gives_the_same_bytes(
    log: Path, whole: Path, tmp_path: Path
) -> None:
    stops = 0
    for after in (0, 1, 2, 3, 4, 5, 6, 7):
        try:
            judged([log], tmp_path, engine=Dying(after))
            break
        except KeyboardInterrupt:
            stops += 1
    assert stops >= 3
    judged([log], tmp_path)
    assert outputs(tmp_path) == outputs(whole)


def test_finished_parts_are_not_judged_again(log: Path, tmp_path: Path) -> None:
    done: list[Task] = []

    class Watched(Dying):
        def run(self, tasks):  # type: ignore[no-untyped-def]
            for one in super().run(tasks):
                done.append(one[0])
                yield one

    with pytest.raises(KeyboardInterrupt):
        judged([log], tmp_path, engine=Watched(9))
    judged([log], tmp_path, engine=Watched(10_000))
    assert len({(task.stage, task.number) for task in done}) == len(done)


def test_a_run_that_is_done_is_not_done_again(log: Path, tmp_path: Path) -> None:
    first = judged([log], tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir() if path.is_file()}
    again = judged([log], tmp_path)
    assert again.was_done and again.summary == first.summary
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_output_that_somebody_removed_is_made_again(log: Path, whole: Path, tmp_path: Path) -> None:
    judged([log], tmp_path)
    (tmp_path / "summary.json").unlink()
    again = judged([log], tmp_path)
    assert not again.was_done and outputs(tmp_path) == outputs(whole)


def test_progress_that_is_damaged_is_one_sentence(log: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        judged([log], tmp_path, engine=Dying(9))
    for path in (tmp_path / ".progress").glob("index-*.json"):
        path.write_bytes(b"")
    with pytest.raises(TrainerError, match="--restart"):
        judged([log], tmp_path)
    judged([log], tmp_path, restart=True)
    assert findings(tmp_path)


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = [tmp_path / day / "聊天.jsonl" for day in ("11-10", "11-11")]
    for path, rows in zip(paths, (ROWS[:30], ROWS[30:60]), strict=True):
        path.parent.mkdir()
        path.write_bytes(as_jsonl(rows))
    judged(paths, tmp_path / "out")
    ids = {row["id"].rpartition(":")[0] for row in findings(tmp_path / "out")}
    assert ids == {"11-10/聊天.jsonl", "11-11/聊天.jsonl"}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        pytest.param({"format": "parquet"}, "输出的格式不同", id="another format"),
        pytest.param({"layout": Layout(zone_minutes=0)}, "设置不同", id="another zone"),
    ],
)
def test_another_run_in_the_same_folder_is_refused(
    log: Path, whole: Path, change: dict[str, object], why: str
) -> None:
    before = outputs(whole)
    with pytest.raises(TrainerError, match=why) as caught:
        judged([log], whole, **change)  # type: ignore[arg-type]
    assert "--restart" in str(caught.value)
    assert outputs(whole) == before


def test_a_changed_file_is_refused_and_judged_anew_on_request(tmp_path: Path) -> None:
    log, out = tmp_path / "a.jsonl", tmp_path / "out"
    log.write_bytes(as_jsonl(ROWS))
    judged([log], out)
    changed = as_jsonl(ROWS).replace("您找快递吧".encode(), "您问快递吧".encode(), 1)
    log.write_bytes(changed)
    with pytest.raises(TrainerError, match="文件的内容变了"):
        judged([log], out)
    (out / "别人的文件.txt").write_text("留着")
    judged([log], out, restart=True)
    assert "您问快递吧" in (out / "findings.jsonl").read_text()
    assert (out / "别人的文件.txt").exists()


def test_a_file_that_changes_meanwhile_is_noticed(tmp_path: Path) -> None:
    log = tmp_path / "a.jsonl"
    log.write_bytes(as_jsonl(ROWS))

    class Meddled(HereEngine):
        def run(self, tasks):  # type: ignore[no-untyped-def]
            if tasks[0].stage == "part":
                log.write_bytes(as_jsonl(ROWS).replace(b"customer", b"Customer"))
            yield from super().run(tasks)

    with pytest.raises(TrainerError, match="在评判过程中变了"):
        judged([log], tmp_path / "out", engine=Meddled())


def test_two_programs_do_not_judge_into_one_folder(log: Path, tmp_path: Path) -> None:
    class Nested(HereEngine):
        def run(self, tasks):  # type: ignore[no-untyped-def]
            with pytest.raises(TrainerError, match="另一个窗口"):
                judged([log], tmp_path)
            yield from super().run(tasks)

    judged([log], tmp_path, engine=Nested())


def test_results_of_somebody_else_are_not_overwritten(log: Path, tmp_path: Path) -> None:
    (tmp_path / "summary.json").write_text("{}")
    with pytest.raises(TrainerError, match=r"已经有 summary\.json"):
        judged([log], tmp_path)
    assert (tmp_path / "summary.json").read_text() == "{}"


def test_several_files_are_one_log(tmp_path: Path) -> None:
    """A conversation may go on in the next file, in another format."""
    first, second, both = tmp_path / "1.jsonl", tmp_path / "2.csv", tmp_path / "both.jsonl"
    half = len(ROWS) // 2
    first.write_bytes(as_jsonl(ROWS[:half]))
    second.write_bytes(as_csv(ROWS[half:], "gbk"))
    both.write_bytes(as_jsonl(ROWS))
    apart = judged([first, second], tmp_path / "apart").summary
    together = judged([both], tmp_path / "together").summary
    for name in ("messages", "overall", "agents", "shifts"):
        assert apart[name] == together[name]
    assert any(row["id"].startswith("2.csv:") for row in findings(tmp_path / "apart"))


def test_bad_rows_are_listed_with_their_place_and_reason(tmp_path: Path) -> None:
    good = as_jsonl(ROWS[:20]).splitlines()
    bad = {
        3: (b"{", "JSON"),
        7: ('{"conversation":"x","role":"质检员","time":1,"text":"a"}'.encode(), "--role"),
        9: ('{"conversation":"x","role":"agent","time":"昨天","text":"a"}'.encode(), "--time"),
        12: (b'{"conversation":"","role":"agent","time":1793000000,"text":"a"}', "会话编号"),
        15: (b'{"conversation":"x","role":"agent","time":1793000000}', "没有内容"),
        16: (b"\xff\xfe", "UTF-8"),
        18: (b"[1]", "对象"),
        21: (b"[" * 100_000, "嵌套"),
    }
    for line, (data, _) in bad.items():
        good.insert(line - 1, data)
    log = tmp_path / "a.jsonl"
    log.write_bytes(b"\r\n".join(good))
    summary = judged([log], tmp_path / "out", size=700).summary
    told = {row["id"]: row["reason"] for row in skipped(tmp_path / "out")}
    assert set(told) == {f"a.jsonl:{line}" for line in bad}
    for line, (_, why) in bad.items():
        assert why in told[f"a.jsonl:{line}"]
    assert summary["skipped"] == len(bad) and summary["messages"] == 20


def test_a_column_mistaken_for_another_gives_nothing_personal_away(tmp_path: Path) -> None:
    good = as_jsonl(ROWS[:5])
    bad = [
        {**ROWS[0], "role": "我的电话13812345678"},
        {**ROWS[0], "time": "寄到西湖区文三路123号4幢"},
        {**ROWS[0], "conversation": "13812345678"},
        {**ROWS[0], "conversation": "13812345678", "agent": "客服13812345678", "role": "agent"},
        {**ROWS[0], "shift": "13812345678"},
    ]
    log = tmp_path / "来自13812345678.jsonl"
    log.write_bytes(good + as_jsonl(bad))
    judged([log], tmp_path / "out")
    read = b"".join(outputs(tmp_path / "out").values())
    assert len(skipped(tmp_path / "out")) == 2 and "客服138****5678".encode() in read
    assert b"13812345678" not in read and "文三路".encode() not in read


@pytest.mark.parametrize("rows", [30, 1000])
def test_workbooks_and_parquet_give_the_same_summary(tmp_path: Path, rows: int) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    book = openpyxl.Workbook()
    book.active.append(list(ROWS[0]))
    for row in ROWS:
        book.active.append(list(row.values()))
    book.save(tmp_path / "a.xlsx")
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), tmp_path / "a.parquet", row_group_size=50)
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(ROWS))
    summaries = [
        judged([tmp_path / f"a.{kind}"], tmp_path / kind, rows=rows).summary
        for kind in ("jsonl", "xlsx", "parquet")
    ]
    for name in ("messages", "overall", "agents", "shifts", "agents_by_shift"):
        assert summaries[0][name] == summaries[1][name] == summaries[2][name]


def test_a_workbook_that_changes_meanwhile_is_noticed(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (list(ROWS[0]), *(list(row.values()) for row in ROWS[:20])):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")

    class Meddled(HereEngine):
        def run(self, tasks):  # type: ignore[no-untyped-def]
            yield from super().run(tasks)
            book.active["D2"] = "改过了"
            book.save(tmp_path / "a.xlsx")

    with pytest.raises(TrainerError, match="在评判过程中变了"):
        judged([tmp_path / "a.xlsx"], tmp_path / "out", engine=Meddled())
    assert not (tmp_path / "out" / "findings.jsonl").exists()


def test_a_full_disk_is_one_sentence(log: Path, tmp_path: Path) -> None:
    if not os.path.exists("/dev/full"):  # noqa: PTH110
        pytest.skip("this system has no full disk to try")
    from trainer.batch.folder import unwritable

    with pytest.raises(OSError) as caught, open("/dev/full", "w") as full:  # noqa: PTH123
        full.write("x")
    assert "磁盘已满" in str(unwritable(tmp_path, caught.value))
