"""From the outbox to the LMS: in batches, again where that may help, never under another id.

What answers mean: 200 with a list of ids and 204 are delivered. 409 for one statement asks
whether the LMS has just that statement already. 400, 409, 413, 422 are about the statements: the
batch is halved until the one at fault is found, which is put aside. Network errors, 429 and 5xx
are tried again. Everything else is about the login or the address: nothing more is sent.
"""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from trainer.reports.xapi.lms import Answer, Lms, UnreachableError
from trainer.reports.xapi.outbox import Outbox
from trainer.reports.xapi.statement import Statement

BATCH = 50  # statements in one request, some 100 KB
DELAYS_S = (1.0, 2.0, 4.0, 8.0, 16.0)
LONGEST_WAIT_S = 120.0
_OK, _NO_CONTENT = HTTPStatus.OK, HTTPStatus.NO_CONTENT
_ABOUT_STATEMENTS = frozenset(
    {
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.CONFLICT,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
    }
)
_LOGIN = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


@dataclass(frozen=True, slots=True)
class Sent:
    """What one sending came to; `stopped` says why it did not come to its end, "" where it did."""

    delivered: int
    refused: int
    left: int
    stopped: str = ""


class _StoppedError(Exception):
    """Nothing more can be sent now; `str(error)` says why, in Chinese."""


class Delivery:
    """One sending of what waits in an outbox."""

    def __init__(
        self,
        outbox: Outbox,
        lms: Lms,
        tell: Callable[[str], None],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`tell` is given a line whenever the LMS is waited for."""
        self._outbox = outbox
        self._lms = lms
        self._tell = tell
        self._sleep = sleep

    def run(self, only: Collection[str] | None = None) -> Sent:
        """Send what waits, of these ids `only` where any are given.

        What the LMS has acknowledged is on disk before more is sent.
        """
        had, refused = len(self._outbox.delivered), len(self._outbox.refused)
        waiting, stopped = self._outbox.waiting_of(only), ""
        try:
            for start in range(0, len(waiting), BATCH):
                self._deliver(waiting[start : start + BATCH])
        except _StoppedError as error:
            stopped = str(error)
        return Sent(
            len(self._outbox.delivered) - had,
            len(self._outbox.refused) - refused,
            len(self._outbox.waiting_of(only)),
            stopped,
        )

    def _deliver(self, batch: Sequence[Statement]) -> None:
        answer = self._asked(lambda: self._lms.post(batch))
        alone = len(batch) == 1
        if _is_taken(answer) or (
            alone and answer.status == HTTPStatus.CONFLICT and self._has(batch[0])
        ):
            self._outbox.deliver(one["id"] for one in batch)
        elif answer.status not in _ABOUT_STATEMENTS:
            raise _StoppedError(_why(answer))
        elif alone:
            said = self._lms.without_login(answer.text)
            self._outbox.refuse(batch[0]["id"], answer.status, said)
        else:
            half = len(batch) // 2
            self._deliver(batch[:half])
            self._deliver(batch[half:])

    def _asked(self, ask: Callable[[], Answer]) -> Answer:
        """Return the answer, after as many attempts as may help."""
        outcome = _tried(ask)
        for delay in DELAYS_S:
            if not _may_pass(outcome):
                break
            pause = _pause_s(outcome, delay)
            self._tell(f"LMS 没有收下，{pause:.0f} 秒后再试……")
            self._sleep(pause)
            outcome = _tried(ask)
        if isinstance(outcome, UnreachableError):
            raise _StoppedError(f"连不上 LMS：{outcome}。")
        if _may_pass(outcome):
            raise _StoppedError(f"LMS 出了问题（{outcome.status}），试了几次都不行。")
        return outcome

    def _has(self, statement: Statement) -> bool:
        """Say whether the LMS has this very statement under its id."""
        answer = self._asked(lambda: self._lms.find(statement["id"]))
        found = answer.json() if answer.status == _OK else None
        return isinstance(found, dict) and _said(found) == _said(statement)


def _is_taken(answer: Answer) -> bool:
    """Say whether the statements arrived: a login page that answers 200 has taken nothing."""
    if answer.status == _NO_CONTENT:
        return True
    return answer.status == _OK and isinstance(answer.json(), list)


def _tried(ask: Callable[[], Answer]) -> Answer | UnreachableError:
    try:
        return ask()
    except UnreachableError as error:
        return error


def _may_pass(outcome: Answer | UnreachableError) -> bool:
    """Say whether trying again may help."""
    if isinstance(outcome, UnreachableError):
        return outcome.passing
    return outcome.status == HTTPStatus.TOO_MANY_REQUESTS or outcome.status >= 500


def _pause_s(outcome: Answer | UnreachableError, delay_s: float) -> float:
    """Return how long to wait: what the LMS asks for, but at least `delay_s`."""
    asked = outcome.retry_after_s if isinstance(outcome, Answer) else None
    if asked is None or asked <= delay_s:
        return delay_s
    if asked > LONGEST_WAIT_S:
        raise _StoppedError(f"LMS 很忙，请我们{_minutes(asked)}以后再发。")
    return asked


def _said(statement: Any) -> tuple[object, ...]:
    """Return what an LMS may not change of a statement, as far as it is ours."""
    parts = [statement.get(name) or {} for name in ("actor", "verb", "object", "context")]
    actor, verb, about, context = (part if isinstance(part, dict) else {} for part in parts)
    result = statement.get("result")
    who, registration = actor.get("account"), context.get("registration")
    return who, verb.get("id"), about.get("id"), registration, result


def _why(answer: Answer) -> str:
    if answer.status in _LOGIN:
        return f"用户名或密码不对，或没有写入的权限（{answer.status}）。"
    if 300 <= answer.status < 400:
        return f"LMS 说它搬到别处了（{answer.status}）。请向管 LMS 的人要现在的 xAPI 地址。"
    return f"这个地址不像 xAPI 的入口（回答是 {answer.status}）。请核对 --to。"


def _minutes(seconds: float) -> str:
    return f" {-int(-seconds // 60)} 分钟"
