"""A whole run: index, judge, join; whatever was done before a stop is not done again."""

from collections.abc import Callable
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
from trainer.batch.joining import join_parts, put_away
from trainer.batch.judging import ROUTES
from trainer.batch.plan import Plan, as_json, digest_of_plan, from_json
from trainer.batch.sources.text_ranges import digest_of_file
from trainer.batch.summary import Block
from trainer.batch.task import Task, is_done
from trainer.batch.turn import take_turn
from trainer.batch.work import Work
from trainer.errors import TrainerError

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
    folder = Folder(out.absolute())
    _made(folder)
    with take_turn(folder.progress / "lock"):
        if restart:
            _swept(folder)
        digest = _agreed(folder, plan)
        if _is_complete(folder, plan, digest):
            put_away(folder)
            return Outcome(read_json(folder.summary), was_done=True)
        run = _Run(Work(folder, plan, cache), digest, engine, report)
        run.stage("index", len(plan.ranges))
        strays = run.routes()
        run.stage("part", len(plan.ranges))
        run.stage("stray", strays)
        if _digest(plan) != digest:
            raise TrainerError("有文件在评判过程中变了。请等导出写完，再加 --restart 从头评判。")
        summary = join_parts(run.work, strays)
        write_whole(folder.done, digest.encode())
        put_away(folder)
        return Outcome(summary, was_done=False)


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


def _is_complete(folder: Folder, plan: Plan, digest: str) -> bool:
    """Say whether the output of this very plan is there; what somebody removed is made again."""
    if not folder.done.exists() or folder.done.read_text() != digest:
        return False
    wanted = [path for path in folder.outputs if path.stem != "findings"]
    return all(path.exists() for path in (*wanted, folder.findings(plan.format)))


def _differs(folder: Folder, plan: Plan) -> str:
    """Return what is not as it was when the folder was begun."""
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
