"""`trainer exam` without a screen, and an exam of before told again."""

import argparse
import json
from dataclasses import replace
from datetime import UTC, datetime

from trainer.cli.asking import ask, say, tell, wants
from trainer.cli.kept import archive_of_exams
from trainer.cli.plain_sitting import Seat, seated, wanted
from trainer.cli.seeds import draw_seed
from trainer.cli.settings import Settings
from trainer.drill.events import Mode
from trainer.paper import Paper, PaperResult, Sitting, replay, result_of
from trainer.paper.attempts import Permit, permit
from trainer.paper.draw import exam_start, seed_of, texts_of
from trainer.paper.events import DrillDone
from trainer.paper.library import PaperLibrary
from trainer.paper.sitting import start
from trainer.paper.stock import Stock
from trainer.paper.telling import instructions, question_lines, result_lines
from trainer.safe_text import shown
from trainer.store.sitting_records import KeptSitting

TRIAL = (
    "管道里是试考：时间按打字的字数算，每题马上讲，不算次数，没有证书。里面的演练照样留下，"
    "报告里算考核的演练。考试请在终端里考。"
)
WHICH = "考哪一份？输入编号或名字: "


def exam(settings: Settings, args: argparse.Namespace) -> int:
    """Sit an exam; 0 when it was handed in, whatever it was worth."""
    with seated(settings, args.trainee) as seat:
        unfinished = seat.archive.sittings.unfinished(seat.trainee)
        if unfinished and seat.live:
            return _go_on(seat, unfinished[0], args)
        library = PaperLibrary(settings.builtin_scenarios, settings.own_scenarios)
        paper = wanted(library, "试卷", args.paper, WHICH, seat.live)
        exams = seat.archive.sittings.exams_of(seat.trainee)
        allowed = permit(paper, (one.past for one in exams), datetime.now(UTC))
        say(shown(paper.title))
        tell(instructions(paper, allowed if seat.live else None))
        if not seat.live:
            say(TRIAL)
        elif not allowed.allowed:
            return 1
        else:
            ask("按回车开始考试。")
        return _begin(seat, paper, library.shelves, allowed, args)


def _begin(
    seat: Seat, paper: Paper, stock: Stock, allowed: Permit, args: argparse.Namespace
) -> int:
    """Begin an exam, in a pipe a trial, and lead through it."""
    attempt = allowed.attempt if seat.live else 1
    started = exam_start(paper, stock, seed_of(paper, draw_seed()), attempt)
    if not seat.live:
        started = replace(started, mode=Mode.PRACTICE)
    id = seat.archive.sittings.begin(started, seat.trainee, texts_of(paper, stock))
    return _finish(seat, id, seat.lead(id, start(started)), args)


def _go_on(seat: Seat, kept: KeptSitting, args: argparse.Namespace) -> int:
    """Go on with an exam that broke off, or hand it in as it stands."""
    title = shown(kept.title)
    hand_in = not wants(f"“{title}”上次没有考完，接着考吗？（否: 现在交卷）[是/否] ")
    sitting, gap_ms = seat.archive.sittings.take_up(kept.id)
    ended: Sitting | None = sitting
    if not sitting.over:
        ended = seat.lead(kept.id, sitting, gap_ms, hand_in=hand_in)
    return _finish(seat, kept.id, ended, args)


def _finish(seat: Seat, id: str, ended: Sitting | None, args: argparse.Namespace) -> int:
    """Keep and tell what an exam came to; 0 when it was handed in."""
    if ended is None:
        say("考试没有交卷：再运行 trainer exam 就能接着考。")
        return 1
    result = result_of(ended)
    seat.archive.sittings.finish(id, result)
    say("")
    _tell_result(ended, result)
    attested = result.passed and result.mode is Mode.EXAM
    certificate = f"用 trainer exam --certificate {id} 写出证书。" if attested else ""
    say(f"编号 {id}。用 trainer replay {id} 可以重看。{certificate}")
    if args.json:
        print(json.dumps(_to_dict(id, result), ensure_ascii=False))
    return 0


def tell_again(settings: Settings, typed: str) -> int:
    """Print what a kept sitting came to, computed anew from its events."""
    with archive_of_exams(settings, typed) as archive:
        kept = archive.sittings.find(typed)
        sitting = replay(archive.sittings.events_of(kept.id))
    say(f"{shown(kept.title)}　{shown(kept.trainee)}　{kept.started.astimezone():%Y-%m-%d %H:%M}")
    _tell_result(sitting, result_of(sitting))
    for done in sitting.done:
        if isinstance(done, DrillDone):
            say(f"演练 {done.drill}：用 trainer replay {done.drill} 逐句看。")
    return 0


def _tell_result(sitting: Sitting, result: PaperResult) -> None:
    tell(result_lines(result))
    tell(question_lines(sitting, result))


def _to_dict(id: str, result: PaperResult) -> dict[str, object]:
    return {
        "version": 1,
        "sitting": id,
        "paper": result.paper,
        "level": result.level,
        "total": result.total,
        "pass_mark": result.pass_mark,
        "passed": result.passed,
        "attempt": result.attempt,
        "used_ms": result.used_ms,
        "reasons": list(result.reasons),
        "parts": [
            {
                "kind": part.kind.name.lower(),
                "weight": part.weight,
                "percent": part.percent,
                "passed": part.passed,
                "reason": part.reason,
            }
            for part in result.parts
        ],
    }
