"""A drill line by line: the same engine and the same words as the screen."""

from collections.abc import Callable
from datetime import timedelta

from trainer.drill.events import LONGEST_REPLY, Event, Replied
from trainer.drill.play import Play
from trainer.drill.state import Drill, Phase
from trainer.plain.command import HELP, Command, Verb, understand
from trainer.plain.source import Source
from trainer.plain.words import event_lines, quick_lines
from trainer.safe_text import shown
from trainer.store.resume import resumption


class PlainDrill:
    """Plays one drill. `record` keeps events durably before they are shown; `say` prints."""

    def __init__(
        self,
        play: Play,
        source: Source,
        *,
        record: Callable[[tuple[Event, ...]], None],
        say: Callable[[str], None],
    ) -> None:
        self._play = play
        self._source = source
        self._record = record
        self._say = say
        self._now = play.drill.now
        self._paused_at = 0

    def run(self, begun: tuple[Event, ...] = ()) -> Drill:
        """Play to the end (or to the end of the input) and return the drill."""
        self._happens(begun)
        while not self._play.drill.over:
            moment, line, ended = self._source.next_line(self._now)
            if ended:
                self._happens(self._play.leave(self._now))
                break
            if self._play.drill.phase is Phase.PAUSED:
                self._while_paused(moment, line)
                continue
            if gap := self._source.slept():
                moment -= self._wake(gap)
            self._now = max(self._now, moment)
            if line is None:
                self._happens(self._play.until(self._now))
            else:
                self._obey(understand(line, self._play.scenario))
        return self._play.drill

    def _happens(self, events: tuple[Event, ...]) -> None:
        """Keep what happened, then show what came of it."""
        if not events:
            return
        self._record(events)
        for event in events:
            # At a terminal the trainee's own words stand there already.
            if self._source.live and isinstance(event, Replied):
                continue
            for line in event_lines(event, self._play.drill, self._play.scenario):
                self._say(line)

    def _obey(self, command: Command) -> None:
        play, now = self._play, self._now
        match command.verb:
            case Verb.EMPTY:
                self._happens(play.until(now))
            case Verb.REPLY:
                self._reply(command)
            case Verb.ACT:
                self._act(command)
            case Verb.HINT:
                self._happens_or(play.hint(now), "考核中没有提示。")
            case Verb.PAUSE:
                self._paused_at = now
                self._happens_or(play.pause(now), "考核中不能暂停。")
            case Verb.LEAVE:
                self._happens(play.leave(now))
            case Verb.GO_ON:
                self._say("没有暂停，时间正在走。")
            case Verb.QUICK:
                for line in quick_lines(self._play.scenario):
                    self._say(line)
            case Verb.HELP:
                self._say(HELP)
            case Verb.UNKNOWN:
                self._say(f"没有“/{shown(command.text)}”这个操作。输入 /帮助 看有哪些。")

    def _happens_or(self, events: tuple[Event, ...], otherwise: str) -> None:
        if events:
            self._happens(events)
        else:
            self._say(otherwise)

    def _reply(self, command: Command) -> None:
        if len(command.text) > LONGEST_REPLY:
            self._say(f"这条回复有 {len(command.text)} 个字，最多 {LONGEST_REPLY} 个。请分几条发。")
            return
        self._happens(self._play.reply(self._now, command.text))
        # At a terminal the customer waits 3 s for more; a pipe says so itself with a backslash.
        if not self._source.live and not command.more:
            self._happens(self._play.settle(self._now))

    def _act(self, command: Command) -> None:
        play = self._play
        self._happens(play.until(self._now - 1, typed_at=self._now))
        if play.drill.over:
            return
        done = play.act(self._now, command.action, command.text, command.fields)
        self._happens_or(done, "这一项已经查过了（或正在查）。")
        if not self._source.live:
            self._wait_for_look_up(command.action)

    def _wait_for_look_up(self, action: str) -> None:
        """In a pipe nobody can watch a look-up run: the clock goes on to its end."""
        running = [d for d in self._play.drill.deeds if d.action == action and d.finished is None]
        if running:
            self._now = max(self._now, running[0].started + running[0].takes_ms)
            self._happens(self._play.until(self._now))

    def _wake(self, gap_ms: int) -> int:
        """Go on after the program had not run, as after a crash; return what does not count."""
        way = resumption(self._play.drill, timedelta(milliseconds=gap_ms))
        skipped = gap_ms if way.excused else 0
        self._source.skip(skipped)
        self._happens(self._play.resume(way.at, gap_ms, crashed=True))
        self._say(way.sentence)
        return skipped

    def _while_paused(self, moment: int, line: str | None) -> None:
        command = understand(line, self._play.scenario) if line else Command(Verb.EMPTY)
        if command.verb is Verb.LEAVE:
            self._happens(self._play.leave(self._now))
        elif command.verb is Verb.GO_ON:
            gap = max(0, moment - self._paused_at)
            self._source.skip(gap)
            self._happens(self._play.resume(self._now, gap))
        elif command.verb is not Verb.EMPTY:
            self._say("已暂停。输入 /继续 接着练，/离开 结束。")
