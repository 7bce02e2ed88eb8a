"""The output folder: what lies where, and files that appear whole or not at all."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError, system_reason

PROGRESS = ".progress"


@dataclass(frozen=True, slots=True)
class Folder:
    """The places in an output folder; `.progress` holds what a run goes on from."""

    path: Path

    @property
    def progress(self) -> Path:
        """Where unfinished work lies."""
        return self.path / PROGRESS

    @property
    def plan(self) -> Path:
        """The plan of the run."""
        return self.progress / "plan.json"

    @property
    def done(self) -> Path:
        """Holds the digest of the plan whose output is complete."""
        return self.progress / "done"

    def findings(self, format: str) -> Path:
        """The findings, one row for each reply."""
        return self.path / f"findings.{format}"

    @property
    def skipped(self) -> Path:
        """The rows that could not be used, with place and reason."""
        return self.path / "跳过.jsonl"

    @property
    def summary(self) -> Path:
        """The summary for programs."""
        return self.path / "summary.json"

    @property
    def readable(self) -> Path:
        """The summary for people."""
        return self.path / "汇总.txt"

    @property
    def table(self) -> Path:
        """The figures of each agent and shift, for a spreadsheet."""
        return self.path / "汇总.csv"

    @property
    def outputs(self) -> tuple[Path, ...]:
        """Every file that a run leaves behind, in either format."""
        findings = (self.findings("jsonl"), self.findings("parquet"))
        return (*findings, self.skipped, self.summary, self.readable, self.table)

    def file(self, stage: str, number: int, suffix: str) -> Path:
        """A file of task `number` of a stage."""
        return self.progress / f"{stage}-{number:06d}.{suffix}"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is there whole, on disk, or not at all; TrainerError where it cannot be."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise unwritable(path, error) from None


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON, whole or not at all."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    write_whole(path, text.encode("utf-8", "surrogatepass"))


def read_json(path: Path) -> Any:
    """Return what `write_json` wrote; TrainerError where it is not whole any more."""
    try:
        return json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    except (OSError, ValueError):
        raise TrainerError(f"“{path}”坏了或不见了。请加 --restart 从头评判。") from None


def unwritable(path: Path, error: OSError) -> TrainerError:
    """Return what to tell somebody whose folder takes no more."""
    return TrainerError(
        f"写不进“{path}”（{system_reason(error)}）。"
        "解决之后再运行同一条命令，会从停下的地方接着评判。"
    )
