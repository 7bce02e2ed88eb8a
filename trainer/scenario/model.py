"""A scenario as values: what the loader makes and the drill walks through.

Names here are the ids of `docs/words.md`; Chinese names come from the author's file and stay
text. Everything is frozen; tuples, never lists.
"""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file and a 1-based line and column in code points."""

    file: str = ""
    line: int = 0
    column: int = 0


class SignalKind(StrEnum):
    """What a branch can wait for."""

    STEP = "step"  # name: id of STEPS
    FAULT = "fault"  # name: id of FAULTS
    CRAFT = "craft"  # name: id of CRAFTS
    CONFRONT = "confront"  # 对抗: retort, interrogate, shirk or insult
    ACTION = "action"  # name: id of ACTIONS
    BREACH = "breach"  # 越权; name: a policy's name, or empty for any
    LATE = "late"  # 超时
    OFF_TOPIC = "off_topic"  # 答非所问
    SALAD = "salad"  # 堆砌关键词
    ANGER_FROM = "anger_from"  # 怒气≥n
    ANGER_BELOW = "anger_below"  # 怒气<n
    WORD = "word"  # name: a signal of the shop's own 词库
    CASE = "case"  # name: a 情形; no drill hears it, see `variation.varied`
    OTHER = "other"  # 其他


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal of a condition (当) or of what is due (应做); `negated` is 没X."""

    kind: SignalKind
    name: str = ""
    number: int = 0
    negated: bool = False
    text: str = ""  # as the author wrote it


class GotoKind(StrEnum):
    """The shapes of 转到."""

    BEAT = "beat"  # 收尾
    ENDING = "ending"  # 结局/满意
    AGAIN = "again"  # 再来，最多2次，之后要投诉
    VISIT = "visit"  # 公共/索要截图，完了回到报进度，最多1次
    DONE = "done"  # 完了: only in a shared beat, back to where the visitor wanted


@dataclass(frozen=True, slots=True)
class Goto:
    """Where a branch leads.

    BEAT and ENDING: `target`. AGAIN: stay, at most `limit` times, afterwards `then`.
    VISIT: the shared beat `target`, afterwards back to beat `back`; when `limit` visits are
    used up, `back` at once. `limit` is None where the author set none.
    """

    kind: GotoKind
    target: str = ""
    limit: int | None = None
    then: "Goto | None" = None
    back: str = ""
    text: str = ""
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Branch:
    """One way on from a beat; a conjunction of signals. An empty `example` is none."""

    when: tuple[Signal, ...]
    goto: Goto
    example: tuple[str, ...] = ()  # several messages of one round
    anger: int = 0
    points: int = 0  # 加分 positive, 扣分 negative; accuracy axis
    place: Place = Place()

    def is_other(self) -> bool:
        """Say whether this is 其他."""
        return any(signal.kind is SignalKind.OTHER for signal in self.when)

    def is_late(self) -> bool:
        """Say whether this branch is taken when the limit passes."""
        return any(s.kind is SignalKind.LATE and not s.negated for s in self.when)


@dataclass(frozen=True, slots=True)
class Beat:
    """A named point of the script.

    `says` is a burst: one tuple of messages for each variant (换种说法); the first is 顾客说.
    `chase` are the lines of 催问, in order; `limit_s` is None where the profile's line counts.
    """

    name: str
    says: tuple[tuple[str, ...], ...]
    branches: tuple[Branch, ...]
    chase: tuple[str, ...] = ()
    limit_s: int | None = None
    due: tuple[Signal, ...] = ()
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Ending:
    """How a drill may end; `satisfaction` is 满意, 一般 or 失望; `says` needs no reply."""

    name: str
    satisfaction: str
    says: tuple[str, ...] = ()
    reason: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts that one desk action reveals, after `takes_s` seconds on the drill's clock."""

    name: str
    action: str
    takes_s: int
    values: tuple[tuple[str, str], ...]
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Policy:
    """What the shop allows; None where the policy does not speak of it. Money is in fen."""

    name: str
    words: str = ""
    banned: tuple[str, ...] = ()
    source: str = ""
    date: str = ""
    max_compensation_fen: int | None = None
    refundable: str = ""  # yes, no, after_check or empty
    keep_goods: bool | None = None
    freight: str = ""  # shop, customer or empty
    deadline_s: int | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class QuickReply:
    """A prepared sentence; `key` is what is typed after `/`."""

    key: str
    text: str
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Word:
    """A signal of the shop's own: heard when one of `phrases` stands in a reply."""

    name: str
    phrases: tuple[str, ...]


class EntryKind(StrEnum):
    """What one line of a transcript is."""

    REPLY = "reply"  # 客服
    ACTION = "action"  # 动作
    WAIT = "wait"  # 等


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a transcript. `took_ms` is 用时 (for 等: how long), None where left out."""

    kind: EntryKind
    messages: tuple[str, ...] = ()
    action: str = ""
    content: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    took_ms: int | None = None
    expect_beat: str = ""
    expect_heard: tuple[Signal, ...] = ()
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A transcript that acts as a test: `expect_score` is for instance (">=", 90)."""

    name: str
    entries: tuple[Entry, ...]
    expect_ending: str = ""
    expect_score: tuple[str, int] | None = None
    case: str = ""  # 情形 that it is played in, empty: the first
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Customer:
    """Who complains. Anger 0-100; `abuse` 0-2 is shown in the briefing.

    `late_lines` and `again_lines` are said once the author's own are used up: where nobody
    answered, and where the answer did not do. Empty: what every customer says.
    """

    nickname: str = "顾客"
    anger: int = 50
    temper: str = ""
    abuse: int = 0
    late_lines: tuple[str, ...] = ()
    again_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lot:
    """What is drawn together in each drill: `rows` hold a value for each of `names`.

    A name is that of a fact, or 昵称, 脾气, 情形, 政策. The first row is as written elsewhere.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    place: Place = Place()

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of one of the names, row by row."""
        column = self.names.index(name)
        return tuple(row[column] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the four axes in percent; they sum to 100."""

    flow: int = 35
    accuracy: int = 25
    attitude: int = 25
    timeliness: int = 15


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scripted complaint, complete with what it includes.

    `path` is its name below the scenario root without ending (物流/快递迟到); `beats` are in
    the author's order, the first opens; shared beats stand in `shared` under 公共/….
    `digest` is sha256 over the parsed values of the file and its includes; `sources` pairs
    each file's name with its text.
    """

    path: str
    title: str
    difficulty: int
    customer: Customer
    beats: tuple[Beat, ...]
    endings: tuple[Ending, ...]
    tags: tuple[str, ...] = ()
    background: str = ""
    shared: tuple[Beat, ...] = ()
    always: tuple[Branch, ...] = ()
    facts: tuple[FactGroup, ...] = ()
    policies: tuple[Policy, ...] = ()
    quick_replies: tuple[QuickReply, ...] = ()
    words: tuple[Word, ...] = ()
    rehearsals: tuple[Rehearsal, ...] = ()
    variation: tuple[Lot, ...] = ()
    weights: Weights = Weights()
    agent_opens: bool = False
    digest: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    origin: str = "builtin"  # or "own" (自建)
    placeholders: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def family(self) -> str:
        """The folder that the scenario lies in."""
        return self.path.split("/", 1)[0] if "/" in self.path else ""

    def beat(self, name: str) -> Beat:
        """Return the beat (own or shared) of that name; KeyError where there is none."""
        for beat in (*self.beats, *self.shared):
            if beat.name == name:
                return beat
        raise KeyError(name)

    def ending(self, name: str) -> Ending | None:
        """Return the ending of that name, None for the built-in ones (红线, 中断)."""
        return next((e for e in self.endings if e.name == name), None)

    def fact_group(self, action: str) -> FactGroup | None:
        """Return the facts that a desk action reveals."""
        return next((g for g in self.facts if g.action == action), None)

    def fill(self, text: str) -> str:
        """Replace each declared 【X】 by its fact; what is not declared stays as it is."""
        for name, value in self.placeholders:
            text = text.replace(f"【{name}】", value)
        return text
