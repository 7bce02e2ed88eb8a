"""One scenario being played: turns what the trainee does into events, and lets the customer act.

`Play` is what every front end drives (screen, plain lines, rehearsal): hand it moments in
milliseconds on the drill's clock, get back the events that happened, already applied.
It asks no clock, writes nothing, and draws nothing.
"""

from collections.abc import Iterable, Iterator

from trainer.drill.advance import advance
from trainer.drill.customer import decide, ended, opening
from trainer.drill.ear import Ear, Said, hear
from trainer.drill.events import (
    BROKEN_OFF,
    HOUSE_PACE,
    DeskActed,
    Event,
    Heard,
    HintAsked,
    LookupFinished,
    Mode,
    Pace,
    Paused,
    Replied,
    Resumed,
    Started,
)
from trainer.drill.hints import hint
from trainer.drill.state import Drill, Line, Phase, Reply, Speaker
from trainer.language import JUDGE_VERSION, Severity
from trainer.scenario.model import Scenario
from trainer.scenario.variation import varied

SECOND = 1000
HISTORY = "历史记录"
GIVEN = "已提供"


class Play:
    """A drill under way. `drill` is the current state; each verb returns the new events.

    `scenario` is from the start on the one that the drill's seed makes of what was handed in.
    """

    def __init__(self, scenario: Scenario, *, drill: Drill | None = None, ear: Ear = hear) -> None:
        """Begin at the briefing, or go on with a `drill` replayed from its events."""
        self.drill = drill or Drill()
        begun = self.drill.phase is not Phase.BRIEFING
        self.scenario = varied(scenario, self.drill.seed) if begun else scenario
        self._ear = ear

    def start(self, *, seed: int, mode: Mode, pace: Pace = HOUSE_PACE) -> tuple[Event, ...]:
        """Start at moment 0: the customer opens (or the agent must, where 先说: 客服)."""
        scenario = self.scenario = varied(self.scenario, seed)
        begun = self._happen(
            Started(
                0,
                scenario.path,
                scenario.digest,
                seed,
                mode,
                JUDGE_VERSION,
                scenario.customer.anger,
                scenario.beats[0].name,
                scenario.agent_opens,
                pace,
            )
        )
        if scenario.agent_opens:
            return begun
        return (*begun, *self._happen(opening(self.drill, scenario, 0)))

    def reply(self, at: int, text: str) -> tuple[Event, ...]:
        """The trainee sends a message: it is judged at once (Replied, Heard, …)."""
        before = self.until(at - 1, typed_at=at)
        if self.drill.over:
            return before
        return (*before, *self.say(at, text))

    def say(self, at: int, text: str) -> tuple[Event, ...]:
        """Send a message with nothing else due before it (a transcript's own clock)."""
        before = self.look_ups_until(at)
        said = self._happen(Replied(at, text))
        heard = self._listen(at, text)
        after = self._happen(heard)
        if self.drill.mode is Mode.EXAM and _crosses_red_line(self.drill.replies[-1]):
            after += self._happen(ended(self.drill, self.scenario, at, "红线"))
        return (*before, *said, *after)

    def act(
        self, at: int, action: str, content: str = "", fields: tuple[tuple[str, str], ...] = ()
    ) -> tuple[Event, ...]:
        """The trainee starts a desk action; one that is running or done is not started twice."""
        before = self.look_ups_until(at)
        group = self.scenario.fact_group(action)
        if group is not None and self.drill.started(action):
            return before
        takes = group.takes_s * SECOND if group else 0
        return (*before, *self._happen(DeskActed(at, action, content, fields, takes)))

    def until(self, at: int, typed_at: int | None = None) -> tuple[Event, ...]:
        """Let everything happen that is due by `at`: look-ups end, the customer speaks or chases.

        `typed_at` is when the trainee last pressed a key in the reply box: the customer waits
        while the trainee types. Call it a few times a second, and before each other verb.
        """
        happened: list[Event] = []
        while self.drill.phase is Phase.RUNNING:
            moment = self._next_turn(typed_at)
            if moment is None or moment > at:
                break
            happened += self.look_ups_until(moment)
            moment = max(moment, self.drill.now)
            late = not self.drill.pending
            happened += self._happen(*decide(self.drill, self.scenario, moment, late=late))
        happened += self.look_ups_until(at)
        return tuple(happened)

    def look_ups_until(self, at: int) -> tuple[Event, ...]:
        """Finish the desk actions that are done by `at`, in order."""
        if self.drill.phase is not Phase.RUNNING:
            return ()
        running = sorted(
            (deed.started + deed.takes_ms, deed.action)
            for deed in self.drill.deeds
            if deed.finished is None and deed.started + deed.takes_ms <= at
        )
        now = self.drill.now
        return self._happen(*(LookupFinished(max(end, now), action) for end, action in running))

    def settle(self, at: int) -> tuple[Event, ...]:
        """The trainee is done with this round: the customer speaks now (transcripts, plain)."""
        before = self.look_ups_until(at)
        if self.drill.phase is not Phase.RUNNING or not self.drill.pending:
            return before
        return (*before, *self._happen(*decide(self.drill, self.scenario, at)))

    def hint(self, at: int) -> tuple[Event, ...]:
        """Give a hint for the beat; an exam gives none."""
        if self.drill.mode is Mode.EXAM or self.drill.phase is not Phase.RUNNING:
            return ()
        return self._happen(HintAsked(at, hint(self.drill, self.scenario)))

    def pause(self, at: int) -> tuple[Event, ...]:
        """Stop the clock; an exam has no pause."""
        if self.drill.mode is Mode.EXAM or self.drill.phase is not Phase.RUNNING:
            return ()
        return self._happen(Paused(at))

    def resume(self, at: int, gap_ms: int, *, crashed: bool = False) -> tuple[Event, ...]:
        """Let the clock go on after a gap of real time."""
        return self._happen(Resumed(at, gap_ms, crashed))

    def leave(self, at: int) -> tuple[Event, ...]:
        """The trainee gives up: the drill ends as 中断."""
        if self.drill.over:
            return ()
        return self._happen(ended(self.drill, self.scenario, max(at, self.drill.now), BROKEN_OFF))

    @property
    def deadline(self) -> int | None:
        """When 限时 passes for the open round (ms), None where nobody waits."""
        if self.drill.waiting_since is None:
            return None
        return self.drill.waiting_since + self.limit_s * SECOND

    @property
    def limit_s(self) -> int:
        """How long the customer waits now: the beat's 限时, else the profile's line."""
        beat = self.scenario.beat(self.drill.beat)
        pace = self.drill.pace
        if beat.limit_s is not None:
            return beat.limit_s
        return pace.first_s if len(self.drill.rounds) <= 1 else pace.later_s

    def _next_turn(self, typed_at: int | None) -> int | None:
        """When the customer speaks next, if nothing else happens."""
        deadline = self.deadline
        pending = self.drill.pending
        if deadline is None or not pending:
            return deadline
        settle = self.drill.pace.settle_s * SECOND
        sent = pending[-1].at
        quiet = max(sent, typed_at or 0) + settle
        # 限时 ends the waiting while the trainee types, but each message gets its pause.
        return min(quiet, max(deadline, sent + settle))

    def _happen(self, *events: Event) -> tuple[Event, ...]:
        for event in events:
            self.drill = advance(self.drill, event)
        return events

    def _listen(self, at: int, text: str) -> Heard:
        drill, scenario = self.drill, self.scenario
        understood = self._ear(
            Said(
                text,
                customer="\n".join(_unanswered(drill.lines)) or None,
                earlier=tuple(reply.text for reply in drill.replies[:-1]),
                history=(*_contact(scenario), *_conversation(drill.lines[:-1])),
                given=_given(scenario),
            )
        )
        words = tuple(
            w.name for w in scenario.words if any(scenario.fill(p) in text for p in w.phrases)
        )
        return Heard(
            at,
            JUDGE_VERSION,
            understood.findings,
            understood.offers,
            understood.claims,
            words,
        )


def _crosses_red_line(reply: Reply) -> bool:
    return any(finding.severity is Severity.RED_LINE for finding in reply.findings)


def _unanswered(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the customer's last burst (and chases) before the trainee's current answer."""
    burst: list[str] = []
    for line in reversed(tuple(lines)):
        if line.who is Speaker.CUSTOMER:
            burst.insert(0, line.text)
        elif burst:
            break
    return tuple(burst)


def _conversation(lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    for line in lines:
        yield line.who.value, line.text


def _contact(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Return what stands in the record of earlier contact as (who, text)."""
    for group in scenario.facts:
        if group.name == HISTORY:
            for key, value in group.values:
                who = Speaker.AGENT if "客服" in key or "同事" in key else Speaker.CUSTOMER
                yield who.value, f"{key}：{value}"


def _given(scenario: Scenario) -> tuple[str, ...]:
    """Return what the customer already provided in earlier contact (历史记录 › 已提供)."""
    for group in scenario.facts:
        for key, value in group.values:
            if group.name == HISTORY and key == GIVEN:
                return tuple(part for part in value.replace("，", "、").split("、") if part)
    return ()
