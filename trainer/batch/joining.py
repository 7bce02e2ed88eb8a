"""The end of a run: parts in their order become the output, and the progress is put away."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from trainer.batch.folder import Folder, read_json, unwritable, write_json, write_whole
from trainer.batch.judging import VISITS
from trainer.batch.kpi import figure_lines
from trainer.batch.measure import measures_of_all, told_by
from trainer.batch.summary import Block, merged, summary_of, sums_of_all
from trainer.batch.summary_table import table
from trainer.batch.summary_text import page
from trainer.batch.visits import joined, kept_visits
from trainer.batch.work import Work
from trainer.batch.worst import worst_of
from trainer.batch.writing import as_line
from trainer.masking import mask_key


def _parts(folder: Folder, ranges: int, strays: int) -> Iterator[tuple[str, int]]:
    yield from (("part", at) for at in range(ranges))
    yield from (("stray", at) for at in range(strays))


def join_parts(work: Work, strays: int) -> Block:
    """Join the parts in their order and write the summary, which is returned."""
    folder, plan = work.folder, work.plan
    parts = list(_parts(folder, len(plan.ranges), strays))
    findings = [folder.file(stage, at, plan.format) for stage, at in parts]
    whole = merged(read_json(folder.file(stage, at, "json")) for stage, at in parts)
    visits = [
        kept_visits(folder.file(stage, at, VISITS), served)
        for (stage, at), served in zip(parts, whole.served, strict=True)
    ]
    whole.tally.merge(joined(measures_of_all(plan.profiles), visits))
    told, sums = told_by(plan), sums_of_all(whole.tally)
    summary = summary_of(
        whole.tally,
        worst_of(whole.cases),
        plan.profiles,
        told,
        judge=plan.judge,
        skipped=len(whole.skipped),
        files=[mask_key(Path(path).name) for path in plan.files],
    )
    if plan.format == "parquet":
        from trainer.batch.parquet_findings import join

        _written(folder.findings("parquet"), lambda path: join(findings, path))
    else:
        _written(folder.findings("jsonl"), lambda path: _concatenated(findings, path))
    write_whole(folder.skipped, b"".join(map(as_line, whole.skipped)))
    write_json(folder.summary, summary)
    figures = {one.name: list(figure_lines(sums, one, told)) for one in plan.profiles}
    write_whole(folder.readable, page(summary, figures).encode("utf-8", "replace"))
    write_whole(folder.table, table(summary))
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


def put_away(folder: Folder) -> None:
    """Remove the parts: what they held is in the output. The plan stays, to be known again."""
    kept = {folder.plan, folder.done, folder.progress / "digest", folder.progress / "lock"}
    for path in folder.progress.iterdir():
        if path not in kept:
            _removed(path)


def _removed(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from None
