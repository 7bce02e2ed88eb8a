"""What the desk shows at one moment: a value that every widget of the desk can draw."""

from dataclasses import dataclass

from textual.content import Content

from trainer.drill.events import Mode
from trainer.drill.state import Drill
from trainer.scenario.model import Beat, Scenario
from trainer.tui.widgets.plain_content import PlainText


@dataclass(frozen=True)
class Sight:
    """A drill at `now` ms on its clock; `deadline` is when the customer's patience ends.

    `paper_left_ms` is what is left of the paper that the drill belongs to, None where it is none.
    """

    drill: Drill
    scenario: Scenario
    now: int
    deadline: int | None
    paper_left_ms: int | None = None

    @property
    def coached(self) -> bool:
        """Say whether steps, feedback and hints may be seen."""
        return self.drill.mode is Mode.PRACTICE

    @property
    def beat(self) -> Beat | None:
        """The beat that the drill stands in."""
        return self.scenario.beat(self.drill.beat) if self.drill.beat else None

    @property
    def left_ms(self) -> int | None:
        """How long the round may still take by the profile; negative: late; None: answered."""
        due = self.drill.due_at
        return None if due is None else due - self.now

    @property
    def patience_ms(self) -> int | None:
        """How long the customer still waits; None: nobody waits."""
        return None if self.deadline is None else self.deadline - self.now


class Line(PlainText):
    """A text that is drawn anew only where it reads differently: laying out costs time."""

    drawn = ""

    def draw(self, content: Content) -> None:
        """Show `content`."""
        if content.plain != self.drawn:
            self.drawn = content.plain
            self.show(content)


class DeskPart:
    """A widget of the desk that draws what it is let see."""

    def see(self, sight: Sight) -> None:
        """Draw `sight`; called a few times a second, so change only what has changed."""
        raise NotImplementedError
