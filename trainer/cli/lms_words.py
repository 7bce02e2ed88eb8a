"""What `trainer lms` says about a sending."""

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence

from trainer.errors import TrainerError
from trainer.reports.xapi import Outbox
from trainer.reports.xapi.delivery import Sent
from trainer.reports.xapi.outbox import Refusal
from trainer.scenario.columns import safe

_TOLD_REFUSALS = 3


def nothing_to_send(outbox: Outbox, only: Collection[str] | None) -> int:
    """Tell why nothing is sent of what was asked for (ids, None for all); return the exit code."""

    def asked(ids: Iterable[str]) -> int:
        return sum(only is None or id in only for id in ids)

    print(f"没有新的记录要发，LMS 已经有 {asked(outbox.delivered)} 条。")
    refused = asked(one.statement["id"] for one in outbox.refused)
    if refused:
        print(
            f"还有 {refused} 条 LMS 没有收，搁在一边："
            "用 trainer lms status 看原因，改好以后加 --again 再发。"
        )
    return 1 if refused else 0


def say(sent: Sent, refused: Sequence[Refusal]) -> int:
    """Tell what a sending came to; return the exit code. TrainerError where it was stopped."""
    print(f"送到了 {sent.delivered} 条。")
    for line in refusal_lines(refused):
        print(line, file=sys.stderr)
    if sent.stopped:
        raise TrainerError(
            f"{sent.stopped}还有 {sent.left} 条在发件箱里等着，再运行一次就接着发，不会重复。",
            code=1,
        )
    return 1 if refused else 0


def status_lines(outbox: Outbox, new: int) -> Iterator[str]:
    """Yield how an outbox stands; `new` is what was not put in yet."""
    yield safe(outbox.url)
    waiting = len(outbox.waiting)
    yield f"  送到了 {len(outbox.delivered)} 条，没有送到 {waiting} 条，新做完的 {new} 条"
    for line in refusal_lines(outbox.refused):
        yield f"  {line}"


def refusal_lines(refused: Sequence[Refusal]) -> Iterator[str]:
    """Yield what an LMS does not take, the first few with its own words."""
    if not refused:
        return
    yield f"LMS 不收 {len(refused)} 条，放在一边了。改好 LMS 以后加 --again 再发。它说："
    for one in refused[:_TOLD_REFUSALS]:
        yield f"  {safe(str(one.statement['id']))}（{one.status}）{safe(one.answer)}"
    if len(refused) > _TOLD_REFUSALS:
        yield f"  另有 {len(refused) - _TOLD_REFUSALS} 条，原话在发件箱文件里。"
