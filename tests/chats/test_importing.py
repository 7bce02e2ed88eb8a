"""A disguised chat becomes a scenario that loads and says what is missing."""

from pathlib import Path

import pytest

from trainer.chats import Role, Said, Wishes, covered, imported
from trainer.chats.facts import Fact, placed
from trainer.chats.turns import MOST
from trainer.drill.transcript import perform
from trainer.errors import TrainerError
from trainer.scenario import Level, Scenario, load_text
from trainer.scenario.check import ask, check_file
from trainer.scoring import score

CUSTOMER, AGENT = Role.CUSTOMER.value, Role.AGENT.value
GOOD = (
    (CUSTOMER, "在吗"),
    (CUSTOMER, "我买的奶粉五天了还没到！！"),
    (AGENT, "等五天换谁都急，我马上查物流"),
    (AGENT, "查到了，顺丰前天到的城东网点，一直没派"),
    (CUSTOMER, "嗯"),
    (CUSTOMER, "那怎么办"),
    (AGENT, "没盯好是我们的责任，我已经催了网点，今天下午3点前给您回电"),
    (CUSTOMER, "行吧"),
)
POOR = (
    (CUSTOMER, '锅裂了: 你们 #1 号店 "就这"？'),
    (AGENT, "嗯嗯呢"),
    (CUSTOMER, "赔我50块"),
    (AGENT, "这个不归我们管，您找快递吧"),
    (CUSTOMER, "- 我要投诉"),
)


def _chat(lines: tuple[tuple[str, str], ...]) -> tuple[Said, ...]:
    return tuple(Said(who, text) for who, text in lines)


def _loaded(text: str) -> Scenario:
    loaded = load_text((("草稿.yaml", text),))
    assert isinstance(loaded, Scenario), [problem.message for problem in loaded]
    return loaded


@pytest.fixture(scope="module")
def good() -> str:
    return imported(_chat(GOOD)).text


def test_the_customers_bursts_are_beats_and_the_replies_their_examples(good: str) -> None:
    scenario = _loaded(good)
    assert [beat.name for beat in scenario.beats] == ["开场", "接着说", "要投诉"]
    opening = scenario.beats[0]
    assert opening.says[0] == ("在吗", "我买的【商品】【等了】了还没到！！")
    assert {signal.text for signal in opening.branches[0].when} == {"安抚", "查明原因"}
    assert len(opening.branches[0].example) == 2
    assert opening.branches[-1].is_other()


def test_facts_are_guessed_and_marked(good: str) -> None:
    facts = dict(_loaded(good).placeholders)
    assert (facts["商品"], facts["快递"], facts["等了"]) == ("奶粉", "顺丰", "五天")
    lines = [line.strip() for line in good.split("\n")]
    assert lines[lines.index("商品: 奶粉") - 1].startswith("# 待补")


def test_the_chat_itself_is_a_rehearsal_that_goes_as_it_says(good: str) -> None:
    scenario = _loaded(good)
    for rehearsal in scenario.rehearsals:
        played = perform(scenario, rehearsal.entries)
        assert score(played.drill, scenario).ending == rehearsal.expect_ending
    assert scenario.rehearsals[0].expect_ending == "满意"


@pytest.mark.parametrize("lines", [GOOD, POOR], ids=["good", "poor"])
def test_the_checker_finds_no_error_and_warns_only_of_what_is_to_be_filled_in(
    lines: tuple[tuple[str, str], ...], tmp_path: Path
) -> None:
    file = tmp_path / "草稿.yaml"
    file.write_text(imported(_chat(lines)).text, encoding="utf-8")
    problems = check_file(ask(file)).problems
    assert not [one.message for one in problems if one.level is Level.ERROR]
    assert {one.id for one in problems} <= {"W504", "T702", "F407", "R306", "Q803"}


def test_a_reply_in_which_nothing_was_heard_is_left_to_the_author() -> None:
    text = imported(_chat(POOR)).text
    scenario = _loaded(text)
    fault, mended = scenario.beats[1].branches[:2]
    assert fault.when[0].text == "推诿"
    assert not mended.example
    assert "原来的回复没有做到这一步" in text


def test_what_a_parser_would_stumble_over_is_quoted() -> None:
    said = _loaded(imported(_chat(POOR)).text).beats[0].says[0]
    assert said == ('锅裂了: 你们 #1 号店 "就这"？',)


def test_a_long_chat_is_cut_and_says_so() -> None:
    chat = _chat(((CUSTOMER, "东西坏了怎么办"), (AGENT, "我马上查一下")) * (MOST + 3))
    made = imported(chat)
    assert (made.beats, made.left_out) == (MOST + 1, 3)


@pytest.mark.parametrize("lines", [(), ((CUSTOMER, "坏了"),), ((AGENT, "在的"),)])
def test_a_chat_without_an_answer_is_refused(lines: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(TrainerError, match="一问一答"):
        imported(_chat(lines))


def test_names_beside_the_messages_are_hidden_inside_them() -> None:
    chat = (
        Said("糖糖妈0616", "糖糖妈等了五天"),
        Said("某店:小林", "我是小林"),
        Said("买家", "买家说"),
    )
    roles = {"糖糖妈0616": Role.CUSTOMER, "某店:小林": Role.AGENT, "买家": Role.CUSTOMER}
    words = [one.text for one in covered(chat, roles, Wishes()).chat]
    assert "糖糖妈" not in words[0]
    assert "小林" not in words[1]
    assert words[2] == "买家说"


@pytest.mark.parametrize("who", ["晴天-阳光旗舰店", "阳光旗舰店:晴天", "客服_晴天", "晴天（售后）"])
@pytest.mark.parametrize("role", [Role.AGENT, Role.NOBODY])
def test_a_name_is_hidden_wherever_it_stands_beside_its_shop(who: str, role: Role) -> None:
    chat = (Said("买家", "找晴天，阳光旗舰店的"), Said(who, "我是晴天"))
    words = [one.text for one in covered(chat, {"买家": Role.CUSTOMER, who: role}, Wishes()).chat]
    assert words == ["找某某，阳光旗舰店的", "我是某某"]


def test_a_short_number_beside_a_message_is_nobodys_name_in_the_words() -> None:
    chat = (Said("买家", "赔我100元"), Said("100", "好的"))
    roles = {"买家": Role.CUSTOMER, "100": Role.AGENT}
    assert covered(chat, roles, Wishes()).chat[0].text == "赔我100元"


def test_a_word_is_kept_or_hidden_as_the_person_wishes() -> None:
    chat = (Said("买家", "电话13912345678，找城东网点"),)
    wishes = Wishes(kept=frozenset({"13912345678"}), hidden=("城东网点",))
    (one,) = covered(chat, {"买家": Role.CUSTOMER}, wishes).chat
    assert one.text == "电话13912345678，找某某"


def test_a_fact_is_not_placed_inside_a_longer_number() -> None:
    facts = (Fact("物流", "等了", "3天"),)
    assert placed("3天又3天，不是13天", facts) == "【等了】又【等了】，不是13天"
