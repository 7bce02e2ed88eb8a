"""Logs for tests: conversations that are known, written the way exports write them."""

import csv
import io
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from trainer.batch import HereEngine, Layout, Outcome, plan_of
from trainer.batch.engine import Engine
from trainer.batch.run import Progress, judge_logs
from trainer.language import JUDGE_VERSION
from trainer.scoring.profile import HOUSE, Profile, profile

Row = dict[str, Any]
PROFILES = (HOUSE, profile("jd"), profile("kuaishou"))

CUSTOMER = (
    "怎么还没到，等了三天了",
    "到底谁负责？电话13812345678",
    "订单号2026111100012345，快点",
    "寄到西湖区文三路123号4幢501室",
    "人呢",
)
AGENT = (
    "您好，很高兴为您服务",
    "这个不归我们管，您找快递吧",
    "我马上帮您查一下物流",
    "让您久等了，真的很抱歉",
    "您打13900001111问问，我记下了2026111100012345",
    "哦",
)


def conversations(count: int, *, open_at_once: int = 5, seed: int = 1) -> list[Row]:
    """Return the rows of so many conversations, several of them going on at a time."""
    chance = random.Random(seed)
    rows: list[Row] = []
    live: list[list[Any]] = []
    begun, at = 0, 1_793_000_000
    while begun < count or live:
        while begun < count and len(live) < open_at_once:
            begun += 1
            live.append([f"会话{begun}", chance.choice("甲乙丙"), chance.randint(2, 7), 0])
        one = chance.choice(live)
        at += chance.randint(1, 20)
        asks = one[3] % 2 == 0
        text = chance.choice(CUSTOMER if asks else AGENT)
        rows.append(
            {
                "conversation": one[0],
                "role": "customer" if asks else "agent",
                "time": at,
                "text": text,
                "agent": f"客服{one[1]}",
                "customer": f"顾客{int(one[0].removeprefix('会话')) % 9}",
            }
        )
        one[3] += 1
        if one[3] == one[2]:
            live.remove(one)
    return rows


def as_jsonl(rows: Sequence[Row]) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def as_csv(rows: Sequence[Row], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def judged(
    files: Sequence[Path],
    out: Path,
    *,
    engine: Engine | None = None,
    layout: Layout | None = None,
    format: str = "jsonl",
    size: int = 2000,
    rows: int = 40,
    profiles: Sequence[Profile] = PROFILES,
    restart: bool = False,
    reports: list[Progress] | None = None,
) -> Outcome:
    """Judge files in ranges of `size` bytes or so many rows."""
    plan = plan_of(
        [str(file) for file in files],
        layout or Layout(),
        format=format,
        profiles=tuple(profiles),
        judge=JUDGE_VERSION,
        program="test",
        range_bytes=size,
        range_rows=rows,
    )
    seen = [] if reports is None else reports
    with engine or HereEngine() as running:
        return judge_logs(plan, out, running, cache="", restart=restart, report=seen.append)


def findings(out: Path) -> list[Row]:
    return [json.loads(line) for line in (out / "findings.jsonl").read_bytes().splitlines()]


def skipped(out: Path) -> list[Row]:
    return [json.loads(line) for line in (out / "跳过.jsonl").read_bytes().splitlines()]


def outputs(out: Path) -> dict[str, bytes]:
    """Return what a run left to read, by name."""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
