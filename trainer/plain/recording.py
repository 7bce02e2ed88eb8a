"""A drill that is recorded as a 试演: plain lines in, the entries that play it again out.

It keeps the time of a transcript: the customer speaks as soon as a round is sent, 用时 runs from
the end of the entry before, and is counted in whole seconds begun. So what is recorded is played
again to the second.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from trainer.drill.events import LONGEST_REPLY, Event, Mode, Replied
from trainer.drill.play import SECOND, Play
from trainer.drill.transcript import enter, fall_silent
from trainer.plain.command import HELP, Command, Verb, understand
from trainer.plain.source import Source
from trainer.plain.words import event_lines, quick_lines
from trainer.safe_text import shown, shown_line
from trainer.scenario.model import Entry, EntryKind, Scenario
from trainer.scenario.read import is_forbidden

SEED = 0  # that of every 试演
AS_IN_AN_EXAM = "录试演按考核的规矩走：没有提示，也不能暂停。"
STOPPED = "\n（停下了，后面当作一直没人回。再按一次 Ctrl+C 就放弃。）"
MORE = "（这一轮还没说完，接着写下一条）"


class Recording:
    """Plays one drill; `say` prints. Nothing is kept but what `run` returns."""

    def __init__(self, scenario: Scenario, source: Source, say: Callable[[str], None]) -> None:
        self.play = Play(scenario)
        self._source = source
        self._say = say
        self._entries: list[Entry] = []
        self._round: list[str] = []  # messages of the round that is being written
        self._took_ms = 0
        self._at = 0  # where the drill's clock stood at the end of the last entry
        self._origin = 0  # the source's moment at that end

    def run(self) -> tuple[Entry, ...]:
        """Play to the end, or until the author leaves: then nobody answers any more.

        Ctrl+C leaves as well: what was played until then is the author's work.
        """
        self._tell(self.play.start(seed=SEED, mode=Mode.EXAM))
        leaving = False
        while not (self.play.drill.over or leaving):
            try:
                moment, line, ended = self._source.next_line(self._origin)
            except KeyboardInterrupt:
                self._say(STOPPED)
                break
            self._origin += self._source.slept()
            if line is None:
                leaving = ended
                self._tick(moment)
            else:
                leaving = not self._obey(understand(line, self.play.scenario), moment)
        if not self.play.drill.over:
            self._tell(fall_silent(self.play))
        return tuple(self._entries)

    def _tick(self, moment: int) -> None:
        """Let happen what is due; while a round is being written, the customer waits."""
        if not self._round:
            self._tell(self.play.until(self._at + max(0, moment - self._origin)))

    def _obey(self, command: Command, moment: int) -> bool:
        """Do what a line asks for; False: the author leaves."""
        match command.verb:
            case Verb.REPLY:
                self._reply(command, moment)
            case Verb.ACT:
                self._act(command, moment)
            case Verb.LEAVE:
                return False
            case Verb.HINT | Verb.PAUSE | Verb.GO_ON:
                self._say(AS_IN_AN_EXAM)
            case Verb.QUICK:
                for line in quick_lines(self.play.scenario):
                    self._say(line)
            case Verb.HELP:
                self._say(HELP)
            case Verb.UNKNOWN:
                self._say(f"没有“/{shown(command.text)}”这个操作。输入 /帮助 看有哪些。")
            case Verb.EMPTY:
                self._tick(moment)
        return True

    def _reply(self, command: Command, moment: int) -> None:
        text = self._writable(command.text)
        if len(text) > LONGEST_REPLY:
            self._say(f"这条回复有 {len(text)} 个字，最多 {LONGEST_REPLY} 个。请分几条发。")
            return
        if not text:
            return
        if not self._round:
            self._took_ms = self._took(moment)
        self._round.append(text)
        if command.more:
            self._say(MORE)
            return
        messages, self._round = tuple(self._round), []
        self._enter(Entry(EntryKind.REPLY, messages, took_ms=self._took_ms), moment)

    def _act(self, command: Command, moment: int) -> None:
        play, action = self.play, command.action
        if self._round:
            self._say("先把这一轮的话说完，再做动作。")
        elif play.scenario.fact_group(action) is not None and play.drill.started(action):
            self._say("这一项已经查过了（或正在查）。")
        else:
            content = self._writable(command.text)
            fields = tuple((name, self._writable(value)) for name, value in command.fields)
            took = self._took(moment)
            entry = Entry(
                EntryKind.ACTION, action=action, content=content, fields=fields, took_ms=took
            )
            self._enter(entry, moment)

    def _enter(self, entry: Entry, moment: int) -> None:
        """Play an entry as a transcript plays it, and keep it with the beat that it led to."""
        before = self.play.drill.beat
        self._at, events, used = enter(self.play, entry, self._at)
        self._origin = moment
        self._tell(events)
        if not used:
            return
        drill = self.play.drill
        entered = drill.beat if drill.beat != before and not drill.over else ""
        self._entries.append(replace(entry, expect_beat=entered))

    def _took(self, moment: int) -> int:
        """Return the time since the last entry, in whole seconds begun (ms)."""
        return -(-max(0, moment - self._origin) // SECOND) * SECOND

    def _writable(self, text: str) -> str:
        """Return text as a scenario's file may hold it: facts filled in, nothing hidden."""
        filled = self.play.scenario.fill(shown_line(text))
        plain = filled.replace("【", "〔").replace("】", "〕")
        return "".join(char for char in plain if not is_forbidden(char)).strip()

    def _tell(self, events: Sequence[Event]) -> None:
        for event in events:
            # At a terminal the author's own words stand there already.
            if self._source.live and isinstance(event, Replied):
                continue
            for line in event_lines(event, self.play.drill, self.play.scenario):
                self._say(line)
