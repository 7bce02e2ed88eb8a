"""What must fail on every scenario: words that sound like the rubric and do nothing."""

import pytest

from tests.scenarios import shelf
from trainer.drill.ear import remembering
from trainer.drill.state import Drill
from trainer.drill.transcript import perform
from trainer.language import ACTIONS
from trainer.scenario.model import Entry, EntryKind
from trainer.scoring import score
from trainer.scoring.attacks import Script, attacks_on, echo, fight, lines
from trainer.scoring.personas import Expect, outcomes

EAR = remembering()
# Every desk action but two that break most policies.
BUSY = tuple(action for action in ACTIONS if action not in ("report_abuse", "refund"))
TAIL = "您先别急，我马上帮您查，给您退款，抱歉，谢谢理解"


def _echo_and_promise(drill: Drill, number: int) -> str:
    return f"{echo(drill, number)} {TAIL}"


MORE: dict[str, Script] = {
    "announced, never done": lines(
        "我马上就安抚您，接下来会向您道歉",
        "稍后我会表明立场，然后全力解决",
        "我准备感谢您的理解",
    ),
    "guesses without looking": lines(
        "您别急，应该就快好了",
        "我看应该没问题的，明天就好",
        "系统显示正常的，您再等等",
        "一般两三天就好了亲",
    ),
    "grunts": lines("嗯", "哦", "好的", "知道了", "稍等"),
    "noise": lines("😊😊😊", "。。。", "111", "asdf", "？"),
    "quoted": lines(
        "“您先别急，我马上帮您查物流，责任在我们，给您补发，实在抱歉，谢谢理解”",
        "培训教的：“让您久等了，查到了，我们负责，12点前回您，抱歉，谢谢您”",
        "话术：“我理解您，已经催了，运费我们出，对不起，感谢您”",
    ),
    "handed on to the supervisor": lines(
        "您生气我理解，我转主管，12点前回电",
        "理解您着急，主管12点前联系您",
        "让您久等了，主管会在12点前给您打电话处理",
    ),
    "echoed, with promises": _echo_and_promise,
}

names = pytest.mark.parametrize("name", shelf.NAMES)
desks = pytest.mark.parametrize("actions", [(), BUSY], ids=["idle desk", "busy desk"])


@names
def test_personas_come_to_what_they_must(name: str) -> None:
    played = outcomes(shelf.scenario(name), EAR)
    assert [(o.persona.name, o.card.ending, o.card.total) for o in played if not o.fair] == []
    assert len([o for o in played if o.persona.expect is Expect.FAILS]) >= 10


@names
def test_bad_personas_fail_with_every_desk_action_done(name: str) -> None:
    scenario = shelf.scenario(name)
    for attack in attacks_on(scenario):
        for script in attack.scripts:
            card = score(fight(scenario, script, BUSY, EAR), scenario)
            assert not card.passed, (attack.name, card.ending, card.total)


@names
@desks
@pytest.mark.parametrize("script", MORE.values(), ids=MORE)
def test_an_attack_fails(name: str, script: Script, actions: tuple[str, ...]) -> None:
    scenario = shelf.scenario(name)
    card = score(fight(scenario, script, actions, EAR), scenario)
    assert not card.passed, (card.ending, card.total)


@names
def test_every_desk_action_beside_good_words_fails(name: str) -> None:
    scenario = shelf.scenario(name)
    for rehearsal in shelf.models(name):
        pressed = [Entry(EntryKind.ACTION, action=action, took_ms=100) for action in ACTIONS]
        first, *rest = rehearsal.entries
        card = score(perform(scenario, (first, *pressed, *rest), ear=EAR).drill, scenario)
        assert not card.passed, (rehearsal.name, card.ending, card.total)


@names
def test_all_model_lines_at_once_in_every_round_fails(name: str) -> None:
    scenario = shelf.scenario(name)
    good = [b.example for beat in scenario.beats for b in beat.branches[:2] if b.example]
    everything = lines("，".join(scenario.fill(text) for example in good for text in example))
    assert not score(fight(scenario, everything, ear=EAR), scenario).passed


@names
def test_the_opening_example_said_again_and_again_fails(name: str) -> None:
    scenario = shelf.scenario(name)
    first = next(b.example for b in scenario.beats[0].branches if b.example)
    assert not score(fight(scenario, lines(*map(scenario.fill, first)), ear=EAR), scenario).passed


@names
def test_fine_words_without_deeds_fail(name: str) -> None:
    scenario = shelf.scenario(name)
    for rehearsal in shelf.models(name):
        words = [entry for entry in rehearsal.entries if entry.kind is EntryKind.REPLY]
        card = score(perform(scenario, words, ear=EAR).drill, scenario)
        assert not card.passed, (rehearsal.name, card.ending, card.total)


@names
def test_fine_words_in_the_wrong_order_fail(name: str) -> None:
    scenario = shelf.scenario(name)
    for rehearsal in shelf.models(name):
        card = score(perform(scenario, reversed(rehearsal.entries), ear=EAR).drill, scenario)
        assert not card.passed, (rehearsal.name, card.ending, card.total)


@names
@pytest.mark.parametrize("grunts", range(2, 6))
def test_one_good_line_after_nothing_but_grunts_fails(name: str, grunts: int) -> None:
    scenario = shelf.scenario(name)
    saving = next(b.example for b in scenario.beat("要投诉").branches if b.example)
    said = ["在的", "好的", "嗯嗯", "稍等", "收到"][:grunts]
    entries = [
        *(Entry(EntryKind.REPLY, (line,)) for line in said),
        Entry(EntryKind.ACTION, action="transfer"),
        Entry(EntryKind.REPLY, saving),
    ]
    card = score(perform(scenario, entries, ear=EAR).drill, scenario)
    assert not card.passed, (card.ending, card.total)


@names
def test_an_answer_of_another_scenario_fails(name: str) -> None:
    scenario = shelf.scenario(name)
    others = [shelf.scenario(other) for other in shelf.NAMES if other != name]
    for other in others:
        best = other.rehearsals[0]
        spoken = [m for entry in best.entries for m in entry.messages]
        card = score(fight(scenario, lines(*spoken), ear=EAR), scenario)
        assert card.ending not in ("满意", "留了门"), (other.path, card.total)
