"""What an event or an action comes to, in one line: what the bubbles do not show."""

from trainer.drill.events import CustomerSpoke, Event, LookupFinished, Speech
from trainer.drill.state import Drill
from trainer.language.labels import ACTIONS
from trainer.scenario.model import Scenario
from trainer.tui.desk_actions import LOOK_UPS

CHASED = "顾客等急了，在催您：先回一句，让顾客知道您在。"
HERE, AWAY = "看“订单资料”", "按 F2 看“订单资料”"


def news(event: Event, where: str) -> str:
    """Return what there is to say about an event; `where` says how to come to the facts."""
    if isinstance(event, LookupFinished):
        return f"{ACTIONS[event.action]}有结果了，{where}。"
    if isinstance(event, CustomerSpoke) and event.speech is Speech.CHASE:
        return CHASED
    return ""


def came_of(action: str, drill: Drill, scenario: Scenario, where: str) -> str:
    """Say what a desk action has come to by now."""
    name = ACTIONS[action]
    if not drill.seen(action):
        return f"正在{name}，结果出来前可以先回复顾客。"
    if scenario.fact_group(action) is not None:
        return f"{name}有结果了，{where}。"
    return f"{name}：没有查到资料。" if action in LOOK_UPS else f"{name}：已登记。"
