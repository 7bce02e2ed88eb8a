"""`trainer next`: what to practise next and why, and how far each step is mastered.

`--json` prints one object: `version`, `trainee` (null where nobody has practised yet),
`suggestions`, the best first, each with `scenario`, `title`, `difficulty`, `seed`, `skill` (an id
such as step.soothe, null for a first drill), `reason`, `command`, `quiz` (the line that asks
questions about it, null where no bank does); and `mastery`, each with `skill`,
`name`, `mastery` (0-100, null where nothing called for it yet), `drills` (how many of the last ones
called for it), `gained` over the last `over` drills (null where there is no telling).
"""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from trainer.cli.kept import known_trainee
from trainer.cli.next_lines import Offer, next_lines
from trainer.cli.next_quiz import quiz_commands
from trainer.cli.scenarios import library_of
from trainer.cli.settings import Settings, load_settings
from trainer.cli.typed import one_word
from trainer.errors import TrainerError
from trainer.safe_text import shown_line
from trainer.scenario import Scenario
from trainer.store import Archive
from trainer.store.moment import utc_now
from trainer.study import PastDrill, Progress, Shelved, Suggestion, next_steps, progress, shelved


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "--as", dest="trainee", default="", metavar="名字", help="给谁看（默认是上次练习的人）"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Print what to practise next."""
    settings, now = load_settings(), utc_now()
    trainee, past = _past(settings, args.trainee)
    found = next_steps(past, _shelf(settings), now)
    stands = progress(past, now)
    whose = f" --as {one_word(shown_line(args.trainee))}" if args.trainee else ""
    quizzes = quiz_commands(settings, found, whose)
    offers = [
        Offer(one, f"{_command(one)}{whose}", quiz)
        for one, quiz in zip(found, quizzes, strict=True)
    ]
    if args.json:
        print(json.dumps(_to_dict(trainee, offers, stands), ensure_ascii=False))
        return 0
    for line in next_lines(trainee, offers, stands):
        print(line)
    return 0


def _past(settings: Settings, named: str) -> tuple[str, tuple[PastDrill, ...]]:
    """Return whom the plan is for, and their drills; an empty name where nobody is known yet."""
    if not settings.database.exists():
        if named:
            raise TrainerError(f"没有“{named}”的演练记录。还没有任何人的记录。")
        return "", ()
    with Archive(settings.database) as archive:
        if named:
            trainee = known_trainee(archive, named)
        else:
            trainee = _known(settings.last_trainee, [one.name for one in archive.trainees()])
        return trainee, archive.past_drills(trainee)


def _known(last: str, names: Sequence[str]) -> str:
    if last in names:
        return last
    if len(names) > 1:
        raise TrainerError(f"不知道给谁看。加上 --as 名字，有记录的是：{'、'.join(names)}。")
    return names[0] if names else ""


def _shelf(settings: Settings) -> tuple[Shelved, ...]:
    """Return the scenarios that can be played; TrainerError where there is none."""
    library = library_of(settings)
    names = library.names()
    if not names:
        raise TrainerError(f"还没有场景可练：{settings.builtin_scenarios} 是空的。")
    loaded = [library.load(name) for name in names]
    shelf = tuple(shelved(one) for one in loaded if isinstance(one, Scenario))
    if not shelf:
        raise TrainerError("场景文件都有错，一个也打不开。运行 trainer check 看错在哪里。")
    return shelf


def _command(one: Suggestion) -> str:
    return f"trainer play {one_word(shown_line(one.path))} --seed {one.seed}"


def _to_dict(trainee: str, offers: Sequence[Offer], stands: Sequence[Progress]) -> dict[str, Any]:
    return {
        "version": 1,
        "trainee": trainee or None,
        "suggestions": [_offer_to_dict(offer) for offer in offers],
        "over": stands[0].drills,
        "mastery": [
            {
                "skill": one.standing.skill.id,
                "name": one.standing.skill.name,
                "mastery": one.standing.mastery if one.standing.seen else None,
                "drills": len(one.standing.seen),
                "gained": one.gained,
            }
            for one in stands
        ],
    }


def _offer_to_dict(offer: Offer) -> dict[str, Any]:
    one = offer.suggestion
    return {
        "scenario": one.path,
        "title": one.title,
        "difficulty": one.difficulty,
        "seed": one.seed,
        "skill": one.skill.id if one.skill else None,
        "reason": one.reason,
        "command": offer.command,
        "quiz": offer.quiz or None,
    }
