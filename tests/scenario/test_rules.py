"""What each rule finds and what it lets pass, through files as authors write them."""

from pathlib import Path

import pytest

from tests.scenario.building import beat, branch, scenario
from tests.scenario.examples import complete
from trainer.scenario import Level, Problem
from trainer.scenario.check import ask, check_file
from trainer.scenario.rules import dead_end, too_large
from trainer.scenario.rules.personal_data import leaks

OTHER = """\
      - 当: 其他
        转到: 结局/失望
"""


def opening(branches: str, rest: str = "", *, other: str = OTHER) -> str:
    """Return a script whose first beat has these branches."""
    return f"剧情:\n  开场:\n    顾客说: 杯子裂了！\n    走向:\n{branches}{other}{rest}"


def way(when: str, to: str = "结局/满意", more: str = "") -> str:
    """Return one branch with an 例句 of its own."""
    return f"      - 当: {when}\n        例句: 这句给{when}\n{more}        转到: {to}\n"


def found(text: str, folder: Path, *ids: str) -> list[Problem]:
    file = folder / "场景.yaml"
    file.write_text(complete(text), encoding="utf-8")
    return [problem for problem in check_file(ask(file)).problems if problem.id in ids]


def messages(text: str, folder: Path, *ids: str) -> str:
    return "\n".join(problem.message for problem in found(text, folder, *ids))


# --- F401 ---------------------------------------------------------------------------------------


def test_a_beat_behind_an_unreachable_one_is_told_with_what_leads_there(tmp_path: Path) -> None:
    island = "  甲:\n    顾客说: 嗯？\n    走向:\n      - 当: 其他\n        转到: 乙\n"
    second = "  乙:\n    顾客说: 嗯？\n    走向:\n      - 当: 其他\n        转到: 结局/失望\n"
    told = messages(opening(way("安抚"), island + second), tmp_path, "F401")

    assert "环节“甲”走不到：没有一条走向转到这里" in told
    assert "环节“乙”走不到：转到这里的走向（第 14 行）都轮不到" in told


def test_an_ending_that_nothing_leads_to_is_told(tmp_path: Path) -> None:
    text = opening(way("安抚")) + "结局:\n  满意: 满意\n  失望: 失望\n  挽回: 一般\n"

    assert "结局“挽回”走不到：没有一条走向转到这里" in messages(text, tmp_path, "F401")


def test_a_beat_that_only_leads_to_itself_is_unreachable(tmp_path: Path) -> None:
    own = "  甲:\n    顾客说: 嗯？\n    走向:\n" + way("安抚", "甲") + OTHER
    told = messages(opening(way("安抚"), own), tmp_path, "F401")

    assert told == "环节“甲”走不到：没有一条走向转到这里"


# --- F402 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("branches", "expected"),
    [
        pytest.param(
            way("安抚") + way("安抚、查明原因"),
            "前面第 6 行“当: 安抚”总是先走",
            id="a subset before it",
        ),
        pytest.param(
            way("安抚") + way("没安抚") + way("查明原因"),
            "前面几条走向合起来已经包住了所有情况",
            id="several together",
        ),
        pytest.param(way("怒气≥80、怒气<50"), "怒气的几个条件不可能同时成立", id="bounds"),
        pytest.param(way("安抚、没安抚"), "不可能同时出现", id="X and not X"),
        pytest.param(way("推诿、没对抗"), "不可能同时出现", id="推诿 is 对抗"),
        pytest.param(way("对抗") + way("反问"), "“当: 对抗”总是先走", id="反问 is 对抗"),
        pytest.param(way("超时、安抚"), "不会同时听到“安抚”", id="silence says nothing"),
        pytest.param(
            way("超时") + way("超时、没查物流"), "“当: 超时”总是先走", id="late after late"
        ),
        pytest.param(
            way("安抚、查明原因") + way("查明原因、安抚"),
            "第 6 行的条件和它一样",
            id="the same again",
        ),
        pytest.param(way("越权"), "没有政策，听不出越权", id="no policy"),
    ],
)
def test_a_branch_that_is_never_taken(branches: str, expected: str, tmp_path: Path) -> None:
    assert expected in messages(opening(branches), tmp_path, "F402")


@pytest.mark.parametrize(
    "branches",
    [
        pytest.param(way("安抚、查明原因") + way("安抚"), id="the fuller one first"),
        pytest.param(way("怒气<50、安抚") + way("安抚"), id="only while calm"),
        pytest.param(way("对抗、怒气≥50") + way("对抗"), id="only while angry"),
        pytest.param(way("超时、没查物流") + way("超时"), id="late, with and without a look-up"),
        pytest.param(way("没安抚、没查明原因") + way("没安抚"), id="a weaker negation after"),
    ],
)
def test_a_branch_that_can_be_taken_is_let_pass(branches: str, tmp_path: Path) -> None:
    calm = "顾客:\n  怒气: 40\n"
    text = calm + opening(
        branches,
        other="      - 当: 其他\n        怒气: +10\n        转到: 再来，最多2次，之后结局/失望\n",
    )

    assert found(text, tmp_path, "F402") == []


def test_what_always_shadows_is_named_with_its_own_line(tmp_path: Path) -> None:
    always = "全程:\n  - 当: 对抗\n    例句: 这不归我管\n    转到: 结局/失望\n"
    told = found(always + opening(way("推诿")), tmp_path, "F402")

    assert len(told) == 1
    assert "第 3 行“当: 对抗”总是先走" in told[0].message
    assert told[0].fix.startswith("“全程”最先试")
    assert told[0].source.strip() == "- 当: 推诿"


def test_what_stands_behind_the_rest_is_never_taken(tmp_path: Path) -> None:
    text = opening(OTHER, other=way("安抚"))

    assert "第 6 行的“其他”在它前面" in messages(text, tmp_path, "F402")
    assert [p.line for p in found(text, tmp_path, "F403")] == [6]


def test_a_branch_whose_turn_never_comes_is_told(tmp_path: Path) -> None:
    rest = "  收尾:\n    顾客说: 嗯。\n    走向:\n" + way("没退款") + OTHER
    text = opening("", rest, other=way("退款", "收尾") + OTHER)

    assert "轮不到它" in messages(text, tmp_path, "F402")


def test_always_with_nobody_to_break_a_policy_is_told_once(tmp_path: Path) -> None:
    always = "全程:\n  - 当: 越权\n    例句: 全退您\n    转到: 结局/失望\n"
    rest = "  收尾:\n    顾客说: 嗯。\n    走向:\n" + OTHER

    assert len(found(always + opening(way("安抚", "收尾"), rest), tmp_path, "F402")) == 1


# --- F403, F405 ---------------------------------------------------------------------------------


def test_the_rest_belongs_to_no_always(tmp_path: Path) -> None:
    always = "全程:\n  - 当: 其他\n    转到: 结局/失望\n"

    assert "“全程”里不能写“其他”" in messages(always + opening(way("安抚")), tmp_path, "F403")


def test_one_circle_is_told_once_at_its_first_beat(tmp_path: Path) -> None:
    circle = "".join(
        f"  {name}:\n    顾客说: 嗯？\n    走向:\n      - 当: 其他\n        转到: {to}\n"
        for name, to in (("前面", "甲"), ("甲", "乙"), ("乙", "甲"))
    )
    told = found(opening(way("安抚") + way("查明原因", "前面"), circle), tmp_path, "F405")

    assert [p.message.split("：")[0] for p in told] == ["环节“甲”是死路"]


def test_a_dead_end_after_an_action_is_told(tmp_path: Path) -> None:
    rest = (
        "  甲:\n    顾客说: 嗯？\n    走向:\n"
        + way("没退款")
        + "      - 当: 其他\n        转到: 甲\n"
    )

    assert "可能再也到不了结局" in messages(opening(way("安抚", "甲"), rest), tmp_path, "F405")


def test_dead_ends_that_no_file_can_hold() -> None:
    made = scenario(
        beat("开场", branch("安抚", "空的"), branch("查明原因", "绕"), branch("其他", "结局/完")),
        beat("空的"),
        beat("绕", branch("其他", "再来")),
    )
    told = [problem.message for problem in dead_end.check(made)]

    assert told == [
        "环节“空的”是死路：没有一条走向",
        "环节“绕”是死路：只会“再来”，没有写最多几次、之后去哪里",
    ]


# --- F404, F408 ---------------------------------------------------------------------------------


def test_an_endless_circle_names_its_beats_in_order(tmp_path: Path) -> None:
    rest = "".join(
        f"  {name}:\n    顾客说: {name}呢？\n    走向:\n{way('转交', '结局/失望')}"
        f"      - 当: 其他\n        转到: {to}\n"
        for name, to in (("甲", "乙"), ("乙", "开场"))
    )
    (told,) = found(opening(way("安抚") + way("查明原因", "甲"), rest), tmp_path, "F404")

    assert "开场 → 甲 → 乙 → 开场（第 9、20、28 行）" in told.message
    assert (told.line, told.level) == (9, Level.WARNING)


def test_an_endless_stay_names_its_beat_twice(tmp_path: Path) -> None:
    other = OTHER.replace("结局/失望", "再来")

    assert "开场 → 开场" in messages(opening(way("安抚"), other=other), tmp_path, "F404")


def test_a_circle_that_nothing_leaves_is_only_a_dead_end(tmp_path: Path) -> None:
    rest = "  甲:\n    顾客说: 嗯？\n    走向:\n      - 当: 其他\n        转到: 再来\n"
    told = found(opening(way("安抚") + way("转交", "甲"), rest), tmp_path, "F404", "F405")

    assert [problem.id for problem in told] == ["F405"]


@pytest.mark.parametrize(
    ("branches", "fake"),
    [
        pytest.param(way("安抚", "结局/失望"), True, id="one way for all"),
        pytest.param(way("安抚", "结局/失望", "        怒气: -5\n"), False, id="anger differs"),
        pytest.param(way("安抚", "结局/失望", "        扣分: 5\n"), False, id="points differ"),
        pytest.param(
            "      - 当: 超时\n        转到: 结局/失望\n", False, id="silence is no choice"
        ),
        pytest.param("", False, id="nothing to choose"),
    ],
)
def test_a_choice_that_changes_nothing(branches: str, fake: bool, tmp_path: Path) -> None:
    assert bool(found(opening(branches), tmp_path, "F408")) is fake


# --- Q801, Q802 ---------------------------------------------------------------------------------


def spoken(*lines: str) -> str:
    said = "".join(f"      - {line}\n" for line in lines)
    return opening(way("安抚")).replace("顾客说: 杯子裂了！\n", f"顾客说:\n{said}")


@pytest.mark.parametrize(
    ("line", "long"),
    [
        pytest.param("裂" * 60, False, id="one breath"),
        pytest.param("裂" * 61, True, id="too much"),
        pytest.param("裂了！" * 13, False, id="short sentences"),
        pytest.param("杯子裂了一半啊！" * 6, True, id="sentences that are messages"),
    ],
)
def test_a_message_as_long_as_a_letter(line: str, long: bool, tmp_path: Path) -> None:
    told = found(spoken("在吗", line), tmp_path, "Q801")

    assert [problem.source for problem in told] == ([f"      - {line}"] if long else [])


def test_words_said_before_are_told_where_they_are_said_again(tmp_path: Path) -> None:
    rest = "  甲:\n    顾客说: 你们到底，赔不赔？\n    走向:\n" + OTHER
    text = spoken("你们到底赔不赔", "人呢") + rest.replace("甲", "乙") + "  丙:\n    顾客说: 人呢\n"
    (told,) = found(text + "    走向:\n" + OTHER, tmp_path, "Q802")

    assert "第 5 行说过了" in told.message
    assert told.source == "    顾客说: 你们到底，赔不赔？"


# --- F400, F406, F407 ---------------------------------------------------------------------------


def test_a_walk_that_is_given_up_says_so() -> None:
    made = scenario(beat("开场", branch("其他", "再来，最多9次，之后结局/完", 5)))

    assert list(too_large.check(made)) == []
    (told,) = too_large.check(made, most=5)
    assert "只检查了一部分" in told.message


def test_anger_out_of_reach_is_told_with_the_range(tmp_path: Path) -> None:
    text = "顾客:\n  怒气: 30\n" + opening(way("对抗、怒气≥80"))

    assert messages(text, tmp_path, "F406", "F402") == (
        "“当: 对抗、怒气≥80”的怒气到不了：环节“开场”里怒气只在 30 到 50 之间"
    )


def test_anger_out_of_reach_in_always_is_told(tmp_path: Path) -> None:
    always = "全程:\n  - 当: 怒气<20\n    例句: 好\n    转到: 结局/满意\n"

    assert "整个场景里怒气只在" in messages(always + opening(way("安抚")), tmp_path, "F406")


def test_anger_that_never_moves_is_told(tmp_path: Path) -> None:
    rest = "  收尾:\n    顾客说: 嗯。\n    走向:\n" + OTHER

    assert "怒气从头到尾不变" in messages(opening(way("安抚", "收尾"), rest), tmp_path, "F406")


def test_anger_pinned_at_the_top_is_told(tmp_path: Path) -> None:
    rest = "  收尾:\n    顾客说: 嗯。\n    走向:\n" + OTHER
    text = opening(way("安抚", "收尾", "        怒气: +100\n"), rest)

    assert "怒气总是已经到顶（100）" in messages(text, tmp_path, "F406")


def test_a_script_of_three_beats_is_long_enough(tmp_path: Path) -> None:
    third = "  丙:\n    顾客说: 嗯。\n    走向:\n" + OTHER
    second = "  乙:\n    顾客说: 嗯。\n    走向:\n" + way("安抚", "丙") + OTHER

    assert found(opening(way("安抚", "乙"), second + third), tmp_path, "F407") == []
    (told,) = found(opening(way("安抚")), tmp_path, "F407")
    assert told.level is Level.HINT


# --- W503, W504, T702, S204, P604 ---------------------------------------------------------------


def same(first: str, second: str) -> str:
    return opening(
        "".join(
            f"      - 当: {when}\n        例句: 查到了，卡在中转站\n        转到: 结局/满意\n"
            for when in (first, second)
        )
    )


def test_the_same_words_under_two_branches_are_told(tmp_path: Path) -> None:
    (told,) = found(same("查明原因、安抚", "查明原因"), tmp_path, "W503")

    assert told.line == 9
    assert "和第 6 行“当: 查明原因、安抚”的一样" in told.message


def test_the_same_words_may_stand_where_the_desk_decides(tmp_path: Path) -> None:
    facts = "事实:\n  物流:\n    状态: 卡在中转站\n"

    assert found(facts + same("没查物流", "查明原因"), tmp_path, "W503") == []


def test_only_lateness_and_the_rest_need_no_example(tmp_path: Path) -> None:
    late = "      - 当: 超时\n        转到: 结局/失望\n"
    bare = "      - 当: 转交\n        转到: 结局/满意\n"
    told = found(opening(late + bare), tmp_path, "W504")

    assert [problem.message for problem in told] == ["走向“当: 转交”没有例句"]


def test_good_rehearsals_alone_earn_a_hint(tmp_path: Path) -> None:
    text = "试演:\n  - 名称: 好\n    对答:\n      - 客服: 您好\n    得分: ≥90\n"
    (told,) = found(text, tmp_path, "T702")

    assert (told.level, told.message) == (Level.HINT, "试演里没有一次差的回复")


@pytest.mark.parametrize(
    ("branches", "expected"),
    [
        pytest.param(
            way("推诿", more="        怒气: -5\n"), "听到“推诿”，怒气反而降了 5", id="a fault"
        ),
        pytest.param(way("超时", more="        怒气: -5\n"), "听到“超时”", id="lateness"),
        pytest.param(
            way("安抚、查明原因", more="        怒气: +5\n"), "应做的都做到了", id="all that is due"
        ),
        pytest.param(
            way("安抚", more="        怒气: +20\n"), "比“其他”还多", id="worse than the rest"
        ),
        pytest.param(way("安抚", more="        怒气: +5\n"), "", id="soothing alone is not enough"),
        pytest.param(way("表明立场", more="        怒气: +20\n"), "", id="a refusal hurts"),
        pytest.param(way("推诿、全力解决", more="        怒气: -5\n"), "", id="a fault with help"),
        pytest.param(way("没安抚", more="        怒气: +20\n"), "", id="what is missing hurts"),
    ],
)
def test_anger_that_goes_the_wrong_way(branches: str, expected: str, tmp_path: Path) -> None:
    other = OTHER.replace("        转到", "        怒气: +10\n        转到")
    text = opening(branches, other=other).replace(
        "    走向", "    应做: 安抚、查明原因\n    走向", 1
    )
    told = messages(text, tmp_path, "S204")

    assert (expected in told) if expected else not told


def test_a_limit_counts_the_first_message_of_the_shortest_example(tmp_path: Path) -> None:
    branches = (
        "      - 当: 安抚\n        例句:\n          - 等三天太急人了\n"
        "          - 我马上替您去查一查\n        转到: 结局/满意\n"
    )
    for limit, problems in (("6秒", 1), ("7秒", 0)):
        text = opening(branches).replace("    走向", f"    限时: {limit}\n    走向", 1)
        assert len(found(text, tmp_path, "P604")) == problems


# --- R303, R306 ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "caught"),
    [
        ("照片都发你了", True),
        ("早就发给你们了照片", True),
        ("我昨天拍照片发过了！", True),
        ("照片没有发，也不会发", False),
        ("凭什么要照片", False),
        ("照片？发了你能怎样", False),
        ("视频发你了", False),
    ],
)
def test_a_customer_who_contradicts_the_facts(said: str, caught: bool, tmp_path: Path) -> None:
    facts = "事实:\n  凭证:\n    照片: 无，顾客不肯拍\n"
    text = facts + opening(way("索要凭证")).replace("杯子裂了！", said)

    assert bool(found(text, tmp_path, "R303")) is caught


def test_what_the_scenario_never_uses_is_told(tmp_path: Path) -> None:
    text = (
        "事实:\n  物流:\n    状态: 卡住\n  订单:\n    商品: 杯子\n"
        "政策:\n  空话:\n    说法: 我们尽力\n  不退:\n    说法: 不退\n    可退款: 否\n"
        "词库:\n  说了会员:\n    - 会员\n  说了积分:\n    - 积分\n"
        "公共:\n  没人来:\n    顾客说: 嗯？\n    走向:\n      - 当: 其他\n        转到: 完了\n"
    )
    text += opening(way("说了会员")).replace("杯子裂了", "【商品】裂了")
    told = messages(text, tmp_path, "R306")

    assert told.split("\n") == [
        "事实“物流”没有用到：没有走向等它查，台词里也没有【…】",
        "公共环节“公共/没人来”没有走向去",
        "政策“空话”没有用到：没有一项可以核对，也没有“越权:空话”",
        "词库“说了积分”没有用到",
    ]


# --- D601 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("打我电话13987654321啊", "手机号", id="a mobile number"),
        pytest.param("打我电话139 8765 4321啊", "手机号", id="with spaces"),
        pytest.param("１３９８７６５４３２１", "手机号", id="in full width"),
        pytest.param("139-8765-4321", "手机号", id="with hyphens"),
        pytest.param("身份证11010519491231002X", "身份证号", id="an identity card"),
        pytest.param("卡号6222021234567890128", "银行卡号", id="a bank card"),
        pytest.param("卡号6222 0212 3456 7890 128", "银行卡号", id="in groups of four"),
        pytest.param("寄到浙江省杭州市西湖区文三路138号2单元", "收货地址", id="an address"),
        pytest.param("打我电话一三九八七六五四三二一", "手机号", id="a number as it is said"),
        pytest.param("家里座机0571-87654321", "座机号", id="a telephone at home"),
        pytest.param("发票发到zhangsan88@163.com", "邮箱", id="mail"),
    ],
)
def test_personal_data_is_told(text: str, kind: str) -> None:
    (leak,) = leaks("场景.yaml", f"格式: 1\n{text}\n")

    assert leak.message == f"这里像是真实的{kind}"
    assert leak.place.line == 2
    assert (leak.level is Level.WARNING) is (kind in ("收货地址", "座机号", "邮箱"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("尾号8812", id="the last digits"),
        pytest.param("138****8812", id="masked"),
        pytest.param("13800000000", id="nobody's number"),
        pytest.param("客服热线400-820-8820", id="a hotline"),
        pytest.param("座机010-00000000，邮箱guke@example.com", id="nobody's telephone and mail"),
        pytest.param("单号1234567890123456", id="an order number without a check digit"),
        pytest.param("110105194912310021", id="a wrong check digit is no identity card"),
        pytest.param("6222021234567890123", id="a wrong check digit is no bank card"),
        pytest.param("2026年11月21日 10:00:00", id="a date"),
        pytest.param("到城东网点了，离我家小区就两条街", id="a place without a number"),
        pytest.param("北京市的快递都停了", id="a city"),
        pytest.param("价格1398.76元5432件1", id="figures"),
    ],
)
def test_what_belongs_to_nobody_passes(text: str) -> None:
    assert list(leaks("场景.yaml", text)) == []


def test_personal_data_is_found_in_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "坏.yaml"
    file.write_text("只有一句话，电话13987654321\n", encoding="utf-8")

    assert "D601" in {problem.id for problem in check_file(ask(file)).problems}


# --- Q803 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "open_"),
    [
        pytest.param("顾客说: 待补", True, id="instead of a content"),
        pytest.param("顾客说: 裂了  # 待补", True, id="as a note"),
        pytest.param("顾客说: 少的那件待补发多久了", False, id="in a sentence"),
        pytest.param("顾客说: 待补发的呢", False, id="a sentence begins so"),
    ],
)
def test_what_a_draft_left_open(line: str, open_: bool, tmp_path: Path) -> None:
    text = opening(way("安抚")).replace("顾客说: 杯子裂了！", line)
    assert bool(found(text, tmp_path, "Q803")) is open_


# --- Q804 ---------------------------------------------------------------------------------------


def test_a_whole_scenario_in_which_nothing_varies_is_told(tmp_path: Path) -> None:
    beats = "".join(
        f"  环节{number}:\n    顾客说: 然后呢{number}\n    走向:\n{OTHER}" for number in range(5)
    )
    who = "顾客:\n  昵称: 阿杯\n"
    still, varying = (
        opening("", beats) + who + more for more in ("", "变化:\n  昵称: 阿杯、阿碗\n")
    )

    assert len(found(still, tmp_path, "Q804")) == 1
    assert found(varying, tmp_path, "Q804") == []
    assert found(opening("") + who, tmp_path, "Q804") == []
