"""`trainer quiz` without a screen."""

import argparse
import json

from trainer.cli.asking import say, tell
from trainer.cli.plain_sitting import seated, wanted
from trainer.cli.seeds import draw_seed
from trainer.cli.settings import Settings
from trainer.paper import PaperResult, Sitting, replay, result_of
from trainer.paper.draw import practice_start
from trainer.paper.sitting import start
from trainer.paper.telling import quiz_lines
from trainer.quiz import Asked, BankLibrary
from trainer.safe_text import shown

WHICH = "练哪个题库？输入编号或名字: "


def practise(settings: Settings, args: argparse.Namespace) -> int:
    """Ask the questions of a bank; 0 when it was done, whatever it was worth."""
    library = BankLibrary(settings.builtin_scenarios, settings.own_scenarios)
    with seated(settings, args.trainee) as seat:
        bank = wanted(library, "题库", args.bank, WHICH, seat.live)
        seed = draw_seed() if args.seed is None else args.seed
        started = practice_start((bank,), args.count, seed, tuple(args.skill))
        id = seat.archive.sittings.begin(started, seat.trainee, (bank,))
        say(f"{shown(bank.title)}　{len(started.items)} 题")
        try:
            ended = seat.lead(id, start(started))
        except KeyboardInterrupt:
            kept = replay(seat.archive.sittings.events_of(id))
            seat.archive.sittings.finish(id, result_of(kept))
            raise
        assert ended is not None  # only an exam is left open
        result = result_of(ended)
        seat.archive.sittings.finish(id, result)
    say("")
    tell(quiz_lines(ended, result))
    if args.json:
        print(json.dumps(_to_dict(id, ended, result), ensure_ascii=False))
    return 0


def _to_dict(id: str, sitting: Sitting, result: PaperResult) -> dict[str, object]:
    items = [item for part in result.parts for item in part.items]
    asked = [one.task for one in sitting.items]
    return {
        "version": 1,
        "sitting": id,
        "bank": result.paper,
        "questions": len(items),
        "right": sum(item.right for item in items),
        "points": sum(item.points for item in items),
        "most": sum(item.most for item in items),
        "items": [
            {
                "question": task.question.id,
                "kind": task.question.kind.name.lower(),
                "points": item.points,
                "most": item.most,
                "right": item.right,
            }
            for item, task in zip(items, asked, strict=True)
            if isinstance(task, Asked)
        ],
    }
