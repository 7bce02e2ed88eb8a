"""A whole run: index, judge, join; whatever was done before a stop is not done again."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from trainer.batch.engine import Engine
from trainer.batch.folder import (
    Folder,
    read_json,
    unwritable,
    write_json,
    write_whole,
)
from trainer.batch.indexing import settle_routes
from trainer.batch.judging import ROUTES
from trainer.batch.plan import Plan, as_json, digest_of_plan
from trainer.batch.sources.text_ranges import digest_of_file
from trainer.batch.summary import Block, merged, summary_of
from trainer.batch.summary_text import page, table
from trainer.batch.task import Task, is_done
from trainer.batch.turn import take_turn
from trainer.batch.work import Work
from trainer.batch.worst import worst_of
from trainer.batch.writing import as_line
from trainer.errors import TrainerError
from trainer.masking import mask_key
from trainer.scoring.profile import profile

STAGE_NAMES = {"index": "分会话", "part": "评判", "stray": "评判跨段会话"}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is: tasks done of all, and messages gone through, with `new` in this run."""

    stage: str
    done: int
    tasks: int
    messages: int
    new: int


Report = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: its summary, and whether all of it was there before."""

    summary: Block
    was_done: bool


def judge_logs(
    plan: Plan, out: Path, engine: Engine, *, cache: str, restart: bool, report: Report
) -> Outcome:
    """Judge all messages of a plan into a folder, going on where an earlier run stopped.

    Equal plans over equal files give the same bytes, however many workers there are and however
    often the run was killed. Raises TrainerError.
    """
    folder = Folder(out)
    _made(folder)
    with take_turn(folder.progress / "lock"):
        if restart:
            _swept(folder)
        digest = _agreed(folder, plan)
        if folder.done.exists() and folder.done.read_text() == digest:
            return Outcome(read_json(folder.summary), was_done=True)
        run = _Run(Work(folder, plan, cache), digest, engine, report)
        run.stage("index", len(plan.ranges))
        strays = run.routes()
        run.stage("part", len(plan.ranges))
        run.stage("stray", strays)
        if _digest(plan) != digest:
            raise TrainerError("有文件在评判过程中变了。请等导出写完，再加 --restart 从头评判。")
        return Outcome(_finished(run.work, digest, strays), was_done=False)


@dataclass(frozen=True, slots=True)
class _Run:
    work: Work
    digest: str
    engine: Engine
    report: Report

    def stage(self, name: str, count: int) -> None:
        """Do the tasks of a stage that are not done yet."""
        work = self.work
        todo = [at for at in range(count) if not is_done(work.folder, name, at)]
        tasks = [Task(str(work.folder.path), self.digest, name, at, work.cache) for at in todo]
        progress = Progress(name, count - len(todo), count, 0, 0)
        if not tasks:
            return
        self.report(progress)
        for _, messages in self.engine.run(tasks):
            progress = replace(
                progress,
                done=progress.done + 1,
                messages=progress.messages + messages,
                new=progress.new + 1,
            )
            self.report(progress)

    def routes(self) -> int:
        """Find out which conversations span ranges; return into how many parts they are dealt."""
        path = self.work.folder.progress / ROUTES
        if not path.exists():
            write_json(path, asdict(settle_routes(self.work)))
        strays: int = read_json(path)["strays"]
        return strays


def _made(folder: Folder) -> None:
    if folder.path.exists() and not folder.path.is_dir():
        raise TrainerError(f"“{folder.path}”是一个文件。--out 要写一个文件夹。")
    try:
        folder.progress.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder.path, error) from None


def _agreed(folder: Folder, plan: Plan) -> str:
    """Return the plan's digest once it is kept; TrainerError where another one was begun here."""
    text = as_json(plan)
    digest = _digest(plan)
    mark = folder.progress / "digest"
    if mark.exists():
        if mark.read_text() == digest:
            return digest
        raise TrainerError(
            f"“{folder.path}”里是另一次评判：{_differs(folder, plan)}。"
            "请换一个 --out，或加 --restart 删掉它的结果从头评判。"
        )
    if there := [path.name for path in folder.outputs if path.exists()]:
        raise TrainerError(
            f"“{folder.path}”里已经有 {'、'.join(there)}。请换一个 --out，或加 --restart 覆盖它们。"
        )
    write_whole(folder.plan, text.encode("utf-8", "surrogatepass"))
    write_whole(mark, digest.encode())
    return digest


def _digest(plan: Plan) -> str:
    """Return the digest of a plan and of what its files hold now."""
    contents = "".join(digest_of_file(path) for path in plan.files)
    return digest_of_plan(as_json(plan) + contents)


def _differs(folder: Folder, plan: Plan) -> str:
    """Return what is not as it was when the folder was begun."""
    from trainer.batch.plan import from_json

    try:
        kept = from_json(folder.plan.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        return "它的进度读不懂"
    reasons = (
        (kept.files != plan.files, "评判的文件不同"),
        (kept.judge != plan.judge or kept.program != plan.program, "程序的版本不同"),
        (kept.layout != plan.layout, "列、角色、班次或时间的设置不同"),
        (kept.format != plan.format, "输出的格式不同"),
        (kept.profiles != plan.profiles, "考核口径不同"),
    )
    return next((reason for differs, reason in reasons if differs), "文件的内容变了")


def _swept(folder: Folder) -> None:
    """Remove what earlier runs left: their output and their progress, nothing else."""
    try:
        for path in folder.outputs:
            path.unlink(missing_ok=True)
        for path in folder.progress.iterdir():
            if path.name != "lock":
                path.unlink()
    except OSError as error:
        raise unwritable(folder.path, error) from None


def _parts(folder: Folder, ranges: int, strays: int) -> Iterator[tuple[str, int]]:
    yield from (("part", at) for at in range(ranges))
    yield from (("stray", at) for at in range(strays))


def _finished(work: Work, digest: str, strays: int) -> Block:
    """Join the parts in their order, write the summary, and put the progress away."""
    folder, plan = work.folder, work.plan
    parts = list(_parts(folder, len(plan.ranges), strays))
    findings = [folder.file(stage, at, plan.format) for stage, at in parts]
    ends = (read_json(folder.file(stage, at, "json")) for stage, at in parts)
    tally, cases, skipped = merged(ends)
    profiles = [profile(name) for name in plan.profiles]
    summary = summary_of(
        tally,
        worst_of(cases),
        profiles,
        judge=plan.judge,
        skipped=len(skipped),
        files=[mask_key(Path(path).name) for path in plan.files],
    )
    if plan.format == "parquet":
        from trainer.batch.parquet_findings import join

        _written(folder.findings("parquet"), lambda path: join(findings, path))
    else:
        _written(folder.findings("jsonl"), lambda path: _concatenated(findings, path))
    write_whole(folder.skipped, b"".join(map(as_line, skipped)))
    write_json(folder.summary, summary)
    write_whole(folder.readable, page(summary).encode("utf-8", "replace"))
    write_whole(folder.table, table(summary))
    write_whole(folder.done, digest.encode())
    _put_away(folder)
    return summary


def _written(path: Path, write: Callable[[Path], None]) -> None:
    """Let a large file be written beside its place, then put it there."""
    unfinished = path.with_name(f"{path.name}.tmp")
    try:
        write(unfinished)
        unfinished.replace(path)
    except OSError as error:
        raise unwritable(path, error) from None


def _concatenated(parts: Sequence[Path], into: Path) -> None:
    with into.open("wb") as whole:
        for part in parts:
            with part.open("rb") as file:
                shutil.copyfileobj(file, whole, 1 << 20)


def _put_away(folder: Folder) -> None:
    """Remove the parts: what they held is in the output. The plan stays, to be known again."""
    kept = {folder.plan, folder.done, folder.progress / "digest", folder.progress / "lock"}
    for path in folder.progress.iterdir():
        if path not in kept:
            path.unlink(missing_ok=True)
