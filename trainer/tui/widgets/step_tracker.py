"""Practice only: what is due in this beat, and what of it has been heard."""

from textual.content import Content

from trainer.drill.state import Drill
from trainer.scenario.model import Signal, SignalKind
from trainer.tui.widgets.plain_content import plain
from trainer.tui.widgets.sight import DeskPart, Line, Sight


class StepTracker(Line, DeskPart):
    """One line: ✓ done, ○ still due."""

    def see(self, sight: Sight) -> None:
        """Draw what is due; nothing at all in an exam."""
        due = sight.beat.due if sight.coached and sight.beat is not None else ()
        self.display = bool(due)
        if due:
            self.draw(due_content(due, sight.drill))


def due_content(due: tuple[Signal, ...], drill: Drill) -> Content:
    """Return each due signal with a tick where it was heard in this round."""
    parts: list[Content | tuple[str, str]] = [("这一环节要做到  ", "$foreground 60%")]
    for signal in due:
        done = is_done(signal, drill)
        parts.append(("✓ " if done else "○ ", "$success" if done else "$warning"))
        parts.append(plain(f"{signal.text or signal.name}   ", "" if done else "bold"))
    return Content.assemble(*parts)


def is_done(signal: Signal, drill: Drill) -> bool:
    """Say whether a due step or action has been done since the beat was entered."""
    if signal.kind is SignalKind.ACTION:
        return drill.seen(signal.name)
    return any(
        finding.label == signal.name
        for reply in drill.replies
        if reply.beat == drill.beat
        for finding in reply.findings
    )
