"""What each act led to, for the author: what was heard, which branch was taken, where it leads."""

from collections.abc import Iterator

from textual.content import Content

from trainer.drill.state import Turn
from trainer.drill.tryout import Do, Say, Step, Tryout, Wait
from trainer.language.labels import ACTIONS, LABEL_NAMES
from trainer.scenario.model import Scenario
from trainer.scoring.turns import name_of_turn, place_of_turn
from trainer.tui.widgets.listing import BREAK, short
from trainer.tui.widgets.plain_content import plain

MUTED = "$foreground 60%"
QUOTE = 24  # cells of a reply that are repeated
NOTHING_YET = "  您当学员试着回复：每一步听出什么、走了哪一条，会列在这里。"
STILL_OPEN = "这一轮还没说完，顾客等下一条"
DESK = frozenset(ACTIONS.values())  # done, not heard
HEARD_NOTHING = "什么也没听出"


def trace(scenario: Scenario, file: str, tryout: Tryout, parted: int | None = None) -> Content:
    """Return two lines for each step, each with a mark of two cells before it.

    The step at index `parted` leads elsewhere than before.
    """
    anger = tryout.begun.anger
    parts: list[Content] = []
    for number, step in enumerate(tryout.steps):
        parts.append(_step(scenario, file, step, number + 1, anger, number == parted))
        anger = step.drill.anger
    if tryout.left:
        said = f"  还有 {len(tryout.left)} 步没用上：演练在第 {len(tryout.steps)} 步就结束了"
        parts.append(plain(said, "$warning"))
    return BREAK.join(parts) if parts else plain(NOTHING_YET, MUTED)


def _step(
    scenario: Scenario, file: str, step: Step, number: int, anger: int, parted: bool
) -> Content:
    lines = [
        Content.assemble((f"{number:<2}", MUTED), plain(_act(step)), plain(_heard(step), MUTED))
    ]
    if (turn := step.turn) is not None:
        sign = ("≠ ", "bold $warning") if parted else ("  ", "")
        feeling = f"　怒气 {anger}→{turn.anger}" if turn.anger != anger else ""
        led = plain(_led(turn), "bold $success" if turn.goto != "again" else "bold $warning")
        lines.append(
            Content.assemble(sign, plain(_branch(scenario, file, turn)), led, (feeling, MUTED))
        )
    return BREAK.join(lines)


def _act(step: Step) -> str:
    match step.act:
        case Say(text):
            return f"“{short(text, QUOTE)}”"
        case Do(action, content):
            said = f" {short(content, QUOTE)}" if content else ""
            return f"动作 {ACTIONS[action]}{said}"
        case Wait():
            return "过了限时，没有回复"


def _heard(step: Step) -> str:
    if not isinstance(step.act, Say):
        return ""
    heard = step.turn.signals if step.turn else tuple(_in_reply(step))
    names = "、".join(name for name in heard if name not in DESK)
    still = "" if step.turn or step.drill.over else f"（{STILL_OPEN}）"
    return f"　听出 {names}{still}" if names else f"　{HEARD_NOTHING}{still}"


def _in_reply(step: Step) -> Iterator[str]:
    findings = step.drill.replies[-1].findings
    yield from dict.fromkeys(LABEL_NAMES.get(one.label, one.label) for one in findings)


def _branch(scenario: Scenario, file: str, turn: Turn) -> str:
    place = place_of_turn(scenario, turn)
    where = f"{'' if place.file == file else f'{place.file} '}第 {place.line} 行"
    if turn.index < 0:
        why = "没有写“超时”" if "超时" in turn.signals else "没有一条对得上"
        return f"{where}的环节{why}，顾客自己追问"
    return f"{where} {name_of_turn(scenario, turn)}"


def _led(turn: Turn) -> str:
    match turn.goto:
        case "again":
            return " → 再来"
        case "ending":
            return f" → 结局/{turn.target}"
        case _:
            return f" → {turn.target}"


def parted_sentence(before: Tryout, after: Tryout, index: int | None) -> str:
    """Say how the tryout on the new text compares with the one on the old text."""
    if before.start != after.start:
        return f"环节“{before.start.beat}”没有了，从开场重走。"
    if index is not None:
        old, new = before.steps[index], after.steps[index]
        return f"第 {index + 1} 步起走得不一样了：改前{_arrived(old)}，现在{_arrived(new)}。"
    if len(before.steps) != len(after.steps):
        return f"改前走了 {len(before.steps)} 步，现在走了 {len(after.steps)} 步。"
    return f"照新的文件把 {len(after.steps)} 步重走了一遍，走法没变。" if after.steps else ""


def _arrived(step: Step) -> str:
    if step.drill.over:
        return f"到结局“{step.drill.ending}”"
    where = f"“{step.drill.beat}”"
    return f"留在{where}" if step.turn and step.turn.goto == "again" else f"到{where}"
