"""`trainer exam` without a screen, and the list of papers."""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from trainer.cli.asking import ask, say, wants
from trainer.cli.plain_sitting import Seat, choice, seated, since
from trainer.cli.scenarios import library_of
from trainer.cli.seeds import draw_seed
from trainer.cli.settings import Settings
from trainer.cli.table import table_lines
from trainer.drill.events import Mode
from trainer.errors import TrainerError
from trainer.paper import Paper, PaperResult, Sitting, replay, result_of
from trainer.paper.attempts import permit
from trainer.paper.draw import exam_start, seed_of, texts_of
from trainer.paper.events import DrillDone
from trainer.paper.ladder import Standing, standing
from trainer.paper.library import PaperLibrary
from trainer.paper.shelves import Shelves
from trainer.paper.sitting import start
from trainer.paper.telling import (
    Told,
    instructions,
    question_lines,
    result_lines,
    standing_lines,
)
from trainer.safe_text import shown, shown_line
from trainer.scenario import Scenario
from trainer.scenario.opened import opened
from trainer.store import Archive
from trainer.store.sitting_records import KeptSitting

EXAM = Mode.EXAM.value
TRIAL = "管道里是试考：时间按打字的字数算，每题马上讲，不算次数，没有证书。考试请在终端里考。"
HEAD = ("试卷", "标题", "级别", "及格", "最好", "考过", "结果")


def papers(settings: Settings, args: argparse.Namespace) -> int:
    """Print the papers, how they went, and what is missing for the next level."""
    library = PaperLibrary(settings.builtin_scenarios, settings.own_scenarios)
    found, broken = library.all()
    with seated(settings, args.trainee) as seat:
        kept = seat.archive.sittings.of(seat.trainee)
        record = seat.archive.sittings.record_of(seat.trainee, _difficulties(settings))
    stands = standing(record)
    if args.json:
        print(json.dumps(_list_to_dict(seat.trainee, found, kept, stands), ensure_ascii=False))
        return 0
    for line in table_lines(HEAD, [_row(paper, kept) for paper in found]):
        say(line)
    for one in broken:
        say(f"{shown(one.name)}  文件有错，考不了：{shown_line(one.problem.message)}")
    say("")
    _tell(standing_lines(stands))
    return 0


def exam(settings: Settings, args: argparse.Namespace) -> int:
    """Sit an exam; 0 when it was handed in, whatever it was worth."""
    with seated(settings, args.trainee) as seat:
        unfinished = [
            one for one in seat.archive.sittings.unfinished(seat.trainee) if one.mode == EXAM
        ]
        if unfinished and seat.live:
            return _go_on(seat, unfinished[0], args)
        library = PaperLibrary(settings.builtin_scenarios, settings.own_scenarios)
        paper = _paper(library, args.paper, seat)
        kept = seat.archive.sittings.of(seat.trainee)
        past = (one.past for one in kept if one.mode == EXAM)
        allowed = permit(paper, past, datetime.now(UTC))
        say(shown(paper.title))
        _tell(instructions(paper, allowed if seat.live else None))
        if not seat.live:
            say(TRIAL)
        elif not allowed.allowed:
            return 1
        else:
            ask("按回车开始考试。")
        shelves = Shelves(settings.builtin_scenarios, settings.own_scenarios)
        started = exam_start(paper, shelves, seed_of(paper, draw_seed()), allowed.attempt)
        if not seat.live:
            started = replace(started, mode=Mode.PRACTICE)
        texts = texts_of(paper, shelves)
        id = seat.archive.sittings.begin(started, seat.trainee, texts)
        return _told(seat, id, seat.lead(id, start(started)), args)


def _go_on(seat: Seat, kept: KeptSitting, args: argparse.Namespace) -> int:
    """Go on with an exam that broke off, or hand it in as it stands."""
    title = shown(kept.title)
    hand_in = not wants(f"“{title}”上次没有考完，接着考吗？（否: 现在交卷）[是/否] ")
    events = seat.archive.sittings.go_on(kept.id)
    sitting = replay(one.event for one in events)
    ended: Sitting | None = sitting
    if not sitting.over:
        ended = seat.lead(kept.id, sitting, since(events[-1].kept), hand_in=hand_in)
    return _told(seat, kept.id, ended, args)


def _told(seat: Seat, id: str, ended: Sitting | None, args: argparse.Namespace) -> int:
    """Keep and tell what an exam came to; 0 when it was handed in."""
    if ended is None:
        say("考试没有交卷：再运行 trainer exam 就能接着考。")
        return 1
    result = result_of(ended)
    seat.archive.sittings.finish(id, result)
    say("")
    _tell(result_lines(result))
    _tell(question_lines(ended, result))
    attested = result.passed and result.mode is Mode.EXAM
    certificate = f"用 trainer exam --certificate {id} 写出证书。" if attested else ""
    say(f"编号 {id}。用 trainer replay {id} 可以重看。{certificate}")
    if args.json:
        print(json.dumps(_to_dict(id, result), ensure_ascii=False))
    return 0


def tell_again(settings: Settings, typed: str) -> int:
    """Print what a kept sitting came to, computed anew from its events."""
    if not settings.database.exists():
        raise TrainerError(f"还没有考试记录，找不到“{typed}”。运行 trainer exam 参加考试。")
    with Archive(settings.database) as archive:
        kept = archive.sittings.find(typed)
        sitting = replay(archive.sittings.events_of(kept.id))
    result = result_of(sitting)
    say(f"{shown(kept.title)}　{shown(kept.trainee)}　{kept.started.astimezone():%Y-%m-%d %H:%M}")
    _tell(result_lines(result))
    _tell(question_lines(sitting, result))
    for done in sitting.done:
        if isinstance(done, DrillDone):
            say(f"演练 {done.drill}：用 trainer replay {done.drill} 逐句看。")
    return 0


def _paper(library: PaperLibrary, name: str, seat: Seat) -> Paper:
    names = library.names()
    if not name:
        if not names:
            raise TrainerError("还没有试卷。把试卷文件放进自建文件夹的“试卷”里。")
        name = choice(names, tuple(map(shown, names)), "考哪一份？输入编号或名字: ", seat.live)
    return opened(library.load(name), "试卷", name, names)


def _difficulties(settings: Settings) -> dict[str, int]:
    library = library_of(settings)
    loaded = ((name, library.load(name)) for name in library.names())
    return {name: one.difficulty for name, one in loaded if isinstance(one, Scenario)}


def _list_to_dict(
    trainee: str, papers: Sequence[Paper], kept: Sequence[KeptSitting], stands: Standing
) -> dict[str, object]:
    return {
        "version": 1,
        "trainee": trainee,
        "level": stands.reached.name if stands.reached else None,
        "missing": list(stands.missing),
        "papers": [_paper_to_dict(paper, _exams_of(paper, kept)) for paper in papers],
    }


def _paper_to_dict(paper: Paper, mine: Sequence[KeptSitting]) -> dict[str, object]:
    return {
        "paper": paper.path,
        "title": paper.title,
        "level": paper.level or None,
        "pass_mark": paper.pass_mark,
        "attempts": paper.attempts or None,
        "sat": len(mine),
        "best": max((one.total for one in mine if one.total is not None), default=None),
        "passed": any(one.passed for one in mine),
    }


def _exams_of(paper: Paper, kept: Sequence[KeptSitting]) -> list[KeptSitting]:
    return [one for one in kept if one.paper == paper.path and one.mode == EXAM]


def _row(paper: Paper, kept: Sequence[KeptSitting]) -> tuple[str, ...]:
    mine = _exams_of(paper, kept)
    totals = [one.total for one in mine if one.total is not None]
    times = f"{len(mine)}/{paper.attempts}" if paper.attempts else str(len(mine))
    passed = "通过" if any(one.passed for one in mine) else ""
    best = str(max(totals)) if totals else ""
    return (
        shown_line(paper.path),
        shown_line(paper.title),
        paper.level,
        str(paper.pass_mark),
        best,
        times,
        passed,
    )


def _tell(lines: Iterable[Told]) -> None:
    for line in lines:
        say(line.text)


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
