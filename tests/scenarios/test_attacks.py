"""What must fail on every scenario: words that sound like the rubric and do nothing."""

from collections.abc import Callable, Iterator
from itertools import cycle, islice

import pytest

from tests.scenarios import shelf
from trainer.drill import Play
from trainer.drill.events import Mode
from trainer.drill.state import Drill, Speaker
from trainer.drill.transcript import fall_silent, perform
from trainer.language import ACTIONS, STEPS
from trainer.scenario import Scenario
from trainer.scenario.model import Entry, EntryKind
from trainer.scoring import score

MOST_ROUNDS = 40

Attack = Callable[[Drill], Iterator[str]]


def _lines(*lines: str) -> Attack:
    def endless(_: Drill) -> Iterator[str]:
        yield from cycle(lines)

    return endless


NAMES_OF_STEPS = tuple(STEPS.values())
SALAD = _lines(
    " ".join(NAMES_OF_STEPS),
    "，".join(reversed(NAMES_OF_STEPS)),
    "安抚安抚 查明 解决解决 抱歉 感谢 理解 退款 补发 催件",
)
APOLOGY = _lines(
    "抱歉抱歉", "真的很抱歉", "实在对不起", "非常抱歉，给您添麻烦了", "对不起，是我们不好"
)
RUBRIC = _lines(
    "售后处理流程：安抚、查明原因、表明立场、全力解决、真诚道歉、感谢理解",
    "首先安抚顾客情绪，然后查明原因，表明立场，全力解决，最后真诚道歉并感谢理解",
    "应做：安抚、查明原因。当：表明立场、全力解决。转到：结局/满意",
)
CANNED = _lines(
    "您先别急，我马上帮您查，质量问题我们承担，今天下午5点前给您处理好，实在抱歉，感谢您的理解"
)
NEGATED = _lines(
    "我不会帮您查，也不会给您退款",
    "我不会道歉，也不会催件",
    "不是我们的责任，不补发，不感谢您",
    "我没有查，不打算查，不会给您回电",
)
ANNOUNCED = _lines(
    "我马上就安抚您，接下来会向您道歉",
    "稍后我会表明立场，然后全力解决",
    "我准备感谢您的理解",
)
EMPTY = _lines(
    "亲亲，我们会尽快处理的哦",
    "好的呢亲，请您耐心等待一下哈",
    "嗯嗯，您的反馈我们会重视的",
    "亲，这边已经记录了呢",
)
RUDE = _lines("你想怎样？", "不是告诉您了吗", "不知道，不清楚", "这不关我的事，您找别人")
GIVEAWAY = _lines(
    "别生气了，全额退给您，货也不用退回来",
    "给您退全款，东西您留着，再赔您100元",
    "这边直接全额退款给您，不用寄回",
)
BEFORE_LOOKING = _lines(
    "您别急，应该就快好了",
    "我看应该没问题的，明天就好",
    "系统显示正常的，您再等等",
    "一般两三天就好了亲",
)
GRUNTS = _lines("嗯", "哦", "好的", "知道了", "稍等")
NOISE = _lines("😊😊😊", "。。。", "111", "asdf", "？")


QUOTED = _lines(
    "“您先别急，我马上帮您查物流，责任在我们，给您补发，实在抱歉，谢谢理解”",
    "培训教的：“让您久等了，查到了，我们负责，12点前回您，抱歉，谢谢您”",
    "话术：“我理解您，已经催了，运费我们出，对不起，感谢您”",
)
HANDED_ON = _lines(
    "您生气我理解，我转主管，12点前回电",
    "理解您着急，主管12点前联系您",
    "让您久等了，主管会在12点前给您打电话处理",
)


def _echo(drill: Drill) -> Iterator[str]:
    said = [line.text for line in drill.lines if line.who is Speaker.CUSTOMER]
    yield said[-1]


ATTACKS: dict[str, Attack] = {
    "keyword salad": SALAD,
    "apology only": APOLOGY,
    "rubric copied": RUBRIC,
    "one canned line repeated": CANNED,
    "negated promises": NEGATED,
    "announced, never done": ANNOUNCED,
    "empty courtesy": EMPTY,
    "confrontation": RUDE,
    "gives all away": GIVEAWAY,
    "guesses without looking": BEFORE_LOOKING,
    "grunts": GRUNTS,
    "noise": NOISE,
    "quoted": QUOTED,
    "handed on to the supervisor": HANDED_ON,
}


def _fight(scenario: Scenario, attack: Attack, *, busy: bool = False) -> Drill:
    """Answer every round with the attack, promptly; `busy` does every desk action first."""
    play = Play(scenario)
    play.start(seed=0, mode=Mode.PRACTICE)
    at = _press_all(play) if busy else 1000
    lines = islice(attack(play.drill), MOST_ROUNDS)
    for line in lines:
        if play.drill.over:
            break
        play.say(at, line)
        play.settle(at)
        at += 5000
    fall_silent(play)
    return play.drill


def _press_all(play: Play) -> int:
    """Do every desk action but two that break most policies; return when all have finished."""
    for action in ACTIONS:
        if action not in ("report_abuse", "refund"):
            play.act(1000, action, "10元" if action == "coupon" else "")
    return 16_000


names = pytest.mark.parametrize("name", shelf.NAMES)
attacks = pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)


@names
@attacks
def test_an_attack_fails(name: str, attack: Attack) -> None:
    scenario = shelf.scenario(name)
    card = score(_fight(scenario, attack), scenario)
    assert not card.passed, (card.ending, card.total)


@names
@attacks
def test_an_attack_fails_even_with_every_desk_action_done(name: str, attack: Attack) -> None:
    scenario = shelf.scenario(name)
    card = score(_fight(scenario, attack, busy=True), scenario)
    assert not card.passed, (card.ending, card.total)


@names
def test_silence_fails(name: str) -> None:
    scenario = shelf.scenario(name)
    play = Play(scenario)
    play.start(seed=0, mode=Mode.PRACTICE)
    fall_silent(play)
    assert not score(play.drill, scenario).passed


@names
@pytest.mark.parametrize("busy", [False, True], ids=["idle desk", "busy desk"])
@pytest.mark.parametrize("tail", ["", "您先别急，我马上帮您查，给您退款，抱歉，谢谢理解"])
def test_echoing_the_customer_fails(name: str, tail: str, busy: bool) -> None:
    scenario = shelf.scenario(name)
    play = Play(scenario)
    play.start(seed=0, mode=Mode.PRACTICE)
    at = _press_all(play) if busy else 1000
    while not play.drill.over and len(play.drill.rounds) < MOST_ROUNDS:
        play.say(at, f"{next(_echo(play.drill))} {tail}")
        play.settle(at)
        at += 5000
    fall_silent(play)
    assert not score(play.drill, scenario).passed


@names
def test_the_quick_replies_one_after_the_other_fail(name: str) -> None:
    scenario = shelf.scenario(name)
    quick = [scenario.fill(reply.text) for reply in scenario.quick_replies]
    assert quick
    card = score(_fight(scenario, _lines(*quick), busy=True), scenario)
    assert not card.passed, (card.ending, card.total)


@names
def test_every_desk_action_beside_good_words_fails(name: str) -> None:
    scenario = shelf.scenario(name)
    for rehearsal in shelf.models(name):
        pressed = [Entry(EntryKind.ACTION, action=action, took_ms=100) for action in ACTIONS]
        first, *rest = rehearsal.entries
        card = score(perform(scenario, (first, *pressed, *rest)).drill, scenario)
        assert not card.passed, (rehearsal.name, card.ending, card.total)


@names
def test_all_model_lines_at_once_in_every_round_fails(name: str) -> None:
    scenario = shelf.scenario(name)
    good = [b.example for beat in scenario.beats for b in beat.branches[:2] if b.example]
    everything = _lines("，".join(message for lines in good for message in lines))
    assert not score(_fight(scenario, everything), scenario).passed


@names
def test_the_opening_example_said_again_and_again_fails(name: str) -> None:
    scenario = shelf.scenario(name)
    first = next(b.example for b in scenario.beats[0].branches if b.example)
    assert not score(_fight(scenario, _lines(*first)), scenario).passed


@names
def test_fine_words_without_deeds_fail(name: str) -> None:
    scenario = shelf.scenario(name)
    for rehearsal in shelf.models(name):
        words = [entry for entry in rehearsal.entries if entry.kind is EntryKind.REPLY]
        card = score(perform(scenario, words).drill, scenario)
        assert not card.passed, (rehearsal.name, card.ending, card.total)


@names
def test_fine_words_in_the_wrong_order_fail(name: str) -> None:
    scenario = shelf.scenario(name)
    for rehearsal in shelf.models(name):
        card = score(perform(scenario, reversed(rehearsal.entries)).drill, scenario)
        assert not card.passed, (rehearsal.name, card.ending, card.total)


@names
@pytest.mark.parametrize("grunts", range(2, 6))
def test_one_good_line_after_nothing_but_grunts_fails(name: str, grunts: int) -> None:
    scenario = shelf.scenario(name)
    saving = next(b.example for b in scenario.beat("要投诉").branches if b.example)
    lines = ["在的", "好的", "嗯嗯", "稍等", "收到"][:grunts]
    entries = [
        *(Entry(EntryKind.REPLY, (line,)) for line in lines),
        Entry(EntryKind.ACTION, action="transfer"),
        Entry(EntryKind.REPLY, saving),
    ]
    card = score(perform(scenario, entries).drill, scenario)
    assert not card.passed, (card.ending, card.total)


@names
def test_an_answer_of_another_scenario_fails(name: str) -> None:
    scenario = shelf.scenario(name)
    others = [shelf.scenario(other) for other in shelf.NAMES if other != name]
    for other in others:
        best = other.rehearsals[0]
        spoken = [m for entry in best.entries for m in entry.messages]
        card = score(_fight(scenario, _lines(*spoken)), scenario)
        assert card.ending not in ("满意", "留了门"), (other.path, card.total)
