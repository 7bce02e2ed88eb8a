"""The worked example of the format loads to exactly this; includes, digest, kept texts."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from trainer.scenario import Scenario, load, load_text, load_transcript
from trainer.scenario.load import examine
from trainer.scenario.model import (
    Beat,
    Branch,
    Customer,
    Ending,
    Entry,
    EntryKind,
    FactGroup,
    Goto,
    GotoKind,
    Place,
    Policy,
    QuickReply,
    Rehearsal,
    Signal,
    SignalKind,
    Weights,
    Word,
)

FILES = Path(__file__).parent / "files"
EXAMPLE = FILES / "快递三天没动.yaml"
NOWHERE = Place()
COMPLAINT = Goto(GotoKind.BEAT, "要投诉", text="要投诉")


def example() -> Scenario:
    found = load(EXAMPLE)
    assert isinstance(found, Scenario)
    return found


def step(name: str, text: str) -> Signal:
    return Signal(SignalKind.STEP, name, text=text)


def again(limit: int) -> Goto:
    return Goto(
        GotoKind.AGAIN, limit=limit, then=COMPLAINT, text=f"再来，最多{limit}次，之后要投诉"
    )


SOOTHE = step("soothe", "安抚")
INVESTIGATE = step("investigate", "查明原因")
POSITION = step("position", "表明立场")
RESOLVE = step("resolve", "全力解决")
APOLOGIZE = step("apologize", "真诚道歉")
THANK = step("thank", "感谢理解")
OTHER = Signal(SignalKind.OTHER, text="其他")
LOOKED = Signal(SignalKind.ACTION, "look_parcel", text="查物流")


def to(name: str) -> Goto:
    return Goto(GotoKind.BEAT, name, text=name)


def end(name: str) -> Goto:
    return Goto(GotoKind.ENDING, name, text=f"结局/{name}")


BEATS = (
    Beat(
        name="开场",
        says=(("三天了！我的【商品】到底还送不送？", "物流一动不动，你们是不是骗子！"),),
        chase=("人呢？？说话啊",),
        limit_s=20,
        due=(SOOTHE, INVESTIGATE),
        branches=(
            Branch((SOOTHE, INVESTIGATE), to("报进度"), ("等三天太急人，我马上查物流",), -15),
            Branch((Signal(SignalKind.LATE, text="超时"),), again(2), anger=20),
            Branch((OTHER,), again(2), anger=10),
        ),
    ),
    Beat(
        name="报进度",
        says=(("速度！到底卡在哪？",),),
        due=(LOOKED, INVESTIGATE),
        branches=(
            Branch(
                (replace(LOOKED, negated=True, text="没查物流"),),
                again(1),
                ("显示在路上了亲",),
                15,
            ),
            Branch((INVESTIGATE,), to("给说法"), ("查到了，卡在中转站，停了3天",)),
            Branch((OTHER,), again(2), anger=10),
        ),
    ),
    Beat(
        name="给说法",
        says=(("那怎么办？我明天就要用，不行就全额退款！",),),
        due=(POSITION, RESOLVE),
        branches=(
            Branch(
                (Signal(SignalKind.BREACH, text="越权"),),
                end("越权"),
                ("钱全退您，杯子也送您",),
                points=-30,
            ),
            Branch(
                (POSITION, RESOLVE),
                to("收尾"),
                (
                    "没盯好是我们的责任",
                    "我现在催件，今晚8点前回您；明天到不了就拦截，给您退款",
                ),
                -25,
            ),
            Branch((OTHER,), again(2), anger=15),
        ),
    ),
    Beat(
        name="收尾",
        says=(("行吧，那就按你说的，别再让我等了。",),),
        due=(APOLOGIZE, THANK),
        branches=(
            Branch((APOLOGIZE, THANK), end("满意"), ("给您添麻烦了，真抱歉，也谢谢您的理解",)),
            Branch((OTHER,), end("勉强")),
        ),
    ),
    Beat(
        name="要投诉",
        says=(("我已经点了平台投诉，你们等着吧！",),),
        branches=(
            Branch(
                (SOOTHE, RESOLVE),
                end("挽回"),
                ("您生气太正常了，我转给主管，今晚8点前给您回电",),
                -10,
            ),
            Branch((OTHER,), end("投诉")),
        ),
    ),
)

POLICIES = (
    Policy(
        "物流延误",
        "卡住三天以上，先催件；明天还不到就拦截退款",
        source="售后手册，示例",
        date="2026-11-01",
        refundable="after_check",
        freight="shop",
        deadline_s=86_400,
    ),
    Policy(
        "补偿上限",
        "补偿最多10元券",
        banned=("好评返现", "私下转您"),
        max_compensation_fen=1000,
        keep_goods=False,
    ),
)


def say(
    *messages: str, took_s: int | None = None, beat: str = "", heard: tuple[Signal, ...] = ()
) -> Entry:
    return Entry(
        EntryKind.REPLY,
        messages,
        took_ms=None if took_s is None else took_s * 1000,
        expect_beat=beat,
        expect_heard=heard,
    )


def act(action: str) -> Entry:
    return Entry(EntryKind.ACTION, action=action)


REHEARSALS = (
    Rehearsal(
        "标准六步",
        (
            say("等三天太急人，我马上查物流", took_s=14, beat="报进度"),
            act("look_parcel"),
            say("查到了，卡在中转站，停了3天", took_s=20),
            act("urge"),
            say(
                "没盯好是我们的责任",
                "我现在催件，今晚8点前回您；明天到不了就拦截，给您退款",
                took_s=12,
                heard=(POSITION, RESOLVE),
            ),
            say("给您添麻烦了，真抱歉，也谢谢您的理解"),
        ),
        "满意",
        (">=", 90),
    ),
    Rehearsal(
        "只会道歉不查单",
        tuple(say(text) for text in ("抱歉抱歉", "真的抱歉", "抱歉啦", "非常抱歉")),
        "投诉",
        ("<=", 40),
    ),
)

EXPECTED = Scenario(
    path="快递三天没动",
    title="快递三天没动，顾客要退款",
    difficulty=2,
    customer=Customer("小橙子", 55),
    beats=BEATS,
    endings=(
        Ending("满意", "满意"),
        Ending("勉强", "一般"),
        Ending("挽回", "一般"),
        Ending("越权", "满意"),
        Ending("投诉", "失望"),
    ),
    tags=("物流", "催件"),
    always=(
        Branch(
            (Signal(SignalKind.CONFRONT, text="对抗"),),
            again(1),
            ("不是告诉您了吗？这不关我的事",),
            30,
        ),
    ),
    facts=(
        FactGroup("订单", "look_order", 3, (("单号", "尾号8812"), ("商品", "保温杯"))),
        FactGroup("物流", "look_parcel", 6, (("状态", "卡在中转站"), ("停滞", "3天"))),
    ),
    policies=POLICIES,
    quick_replies=(QuickReply("aq", "您先别急，我马上查【商品】这单"),),
    rehearsals=REHEARSALS,
    placeholders=(
        ("单号", "尾号8812"),
        ("商品", "保温杯"),
        ("状态", "卡在中转站"),
        ("停滞", "3天"),
        ("昵称", "小橙子"),
    ),
)


def bare(value: object) -> object:
    """Return a value of the model with all places taken out."""
    if isinstance(value, tuple):
        return tuple(bare(item) for item in value)
    if not hasattr(value, "__dataclass_fields__") or isinstance(value, Place):
        return NOWHERE if isinstance(value, Place) else value
    fields = {name: bare(getattr(value, name)) for name in value.__dataclass_fields__}
    return type(value)(**fields)


def test_the_example_loads_to_exactly_this() -> None:
    found = example()
    assert bare(replace(found, digest="", sources=())) == EXPECTED


def test_places_point_at_the_authors_lines() -> None:
    found = example()
    lines = EXAMPLE.read_text("utf-8").split("\n")
    for beat in found.beats:
        assert lines[beat.place.line - 1].strip() == f"{beat.name}:"
        for branch in beat.branches:
            assert lines[branch.place.line - 1].strip().startswith("- 当: ")
            assert lines[branch.goto.place.line - 1].strip() == f"转到: {branch.goto.text}"


def test_kept_texts_give_the_same_scenario_again() -> None:
    found = example()
    assert [file for file, _ in found.sources] == [
        "快递三天没动.yaml",
        "店铺/政策.yaml",
        "店铺/快捷语.yaml",
        "店铺/公共.yaml",
    ]
    assert load_text(found.sources) == found


SMALL = """\
格式: 1
标题: 小场景
引用: 店铺/共用
剧情:
  开场:
    顾客说: 在吗
    走向:
      - 当: 好词
        例句: 好
        转到: 公共/要截图，完了回到开场，最多1次
      - 当: 其他
        转到: 结局/完
结局:
  完:
    评价: 满意
    说: 好的
    原因: 态度好
"""
SHARED = """\
类型: 公共
引用: 店铺/词
公共:
  要截图:
    顾客说: 截图
    走向:
      - 当: 其他
  没人去:
    顾客说: 喂
    走向:
      - 当: 其他
        转到: 不存在
"""
WORDS = "类型: 词库\n词库:\n  好词:\n    - 好\n    - 行\n"


def shop(folder: Path, **files: str) -> Path:
    (folder / "店铺").mkdir(exist_ok=True)
    (folder / "场景.yaml").write_text(SMALL, "utf-8")
    for name, text in {"共用": SHARED, "词": WORDS, **files}.items():
        (folder / "店铺" / f"{name}.yaml").write_text(text, "utf-8")
    return folder / "场景.yaml"


def small(folder: Path, **files: str) -> Scenario:
    found = load(shop(folder, **files))
    assert isinstance(found, Scenario), found
    return found


def test_only_shared_beats_that_are_visited_come_along(tmp_path: Path) -> None:
    found = small(tmp_path)
    assert [beat.name for beat in found.shared] == ["公共/要截图"]
    assert found.shared[0].branches[0].goto.kind is GotoKind.DONE
    assert found.words == (Word("好词", ("好", "行")),)
    assert found.beats[0].branches[0].goto == Goto(
        GotoKind.VISIT, "公共/要截图", 1, None, "开场", "公共/要截图，完了回到开场，最多1次"
    )
    assert found.endings[0].says == ("好的",)
    assert found.endings[0].reason == "态度好"


def test_the_digest_is_of_values_not_of_spelling(tmp_path: Path) -> None:
    before = small(tmp_path).digest
    path = tmp_path / "场景.yaml"
    same = SMALL.replace("标题: 小场景", "标题: '小场景'   # 试\n\n").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + same.encode())
    found = load(path)
    assert isinstance(found, Scenario)
    assert found.digest == before


def test_the_digest_knows_what_is_included(tmp_path: Path) -> None:
    assert small(tmp_path).digest != small(tmp_path, 词=WORDS + "    - 可以\n").digest


def ids(path: Path, **more: Path) -> list[str]:
    return [p.id for p in examine(path, **more).problems]


def test_a_circle_of_includes(tmp_path: Path) -> None:
    path = shop(tmp_path, 词="类型: 词库\n引用: 店铺/共用\n词库:\n  好词:\n    - 好\n")
    found = examine(path).problems
    assert [(p.id, p.file, p.line) for p in found] == [("R305", "店铺/词.yaml", 2)]
    assert "绕成了一圈" in found[0].message


def test_includes_four_deep_and_no_deeper(tmp_path: Path) -> None:
    chain = {
        f"第{n}": f"类型: 词库\n引用: 店铺/第{n + 1}\n词库:\n  词{n}:\n    - 词\n"
        for n in range(1, 5)
    }
    chain["第4"] = "类型: 词库\n词库:\n  词4:\n    - 词\n"
    words = "类型: 词库\n引用: 店铺/第3\n词库:\n  好词:\n    - 好\n"
    assert ids(shop(tmp_path, 词=words, **chain)) == []
    assert ids(shop(tmp_path, 词=words.replace("第3", "第2"), **chain)) == ["R305"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_out_of_the_root_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "内"
    inside.mkdir()
    path = shop(inside)
    (inside / "店铺" / "词.yaml").unlink()
    (tmp_path / "外.yaml").write_text(WORDS, "utf-8")
    (inside / "店铺" / "词.yaml").symlink_to(tmp_path / "外.yaml")
    found = examine(path).problems
    assert [p.id for p in found] == ["R305"]
    assert "外面" in found[0].message


def test_a_mistake_in_an_included_file_is_told_there(tmp_path: Path) -> None:
    path = shop(tmp_path, 词="类型: 词库\n词库：\n  好词:\n    - 好\n")
    assert [(p.file, p.line, p.id) for p in examine(path).problems] == [("店铺/词.yaml", 2, "Y111")]


def test_a_missing_include_hides_only_what_it_may_hold(tmp_path: Path) -> None:
    path = shop(tmp_path)
    (tmp_path / "店铺" / "共用.yaml").unlink()
    assert ids(path) == ["R305"]


def test_a_scenario_cannot_be_included(tmp_path: Path) -> None:
    assert ids(shop(tmp_path, 词=SMALL.replace("引用: 店铺/共用\n", "")))[0] == "R305"


def test_own_scenarios_may_use_what_another_root_shares(tmp_path: Path) -> None:
    builtin, own = tmp_path / "自带", tmp_path / "自建"
    builtin.mkdir()
    own.mkdir()
    path = shop(builtin)
    moved = own / "场景.yaml"
    path.rename(moved)
    assert ids(moved, root=own) == ["R305"]
    assert isinstance(load(moved, root=own, also=(builtin,)), Scenario)


def test_a_shared_file_is_checked_by_itself(tmp_path: Path) -> None:
    path = shop(
        tmp_path, 价="类型: 政策\n政策:\n  补偿:\n    说法: 少\n    最高补偿: 十块\n"
    ).parent
    found = examine(path / "店铺" / "价.yaml")
    assert found.kind == "政策"
    assert [(p.id, p.line) for p in found.problems] == [("S203", 5)]


def test_another_kind_of_file_is_no_scenario(tmp_path: Path) -> None:
    path = tmp_path / "卷.yaml"
    path.write_text("类型: 试卷\n题目:\n  - 甲\n", "utf-8")
    assert examine(path).problems == ()
    (problem,) = load(path)  # type: ignore[misc]
    assert "不是场景" in problem.message


def test_weights_of_the_shop_and_of_the_scenario(tmp_path: Path) -> None:
    text = "评分:\n  流程: 40\n  准确: 30\n  态度: 20\n  时效: 10\n"
    path = shop(tmp_path)
    path.write_text(SMALL + text, "utf-8")
    found = load(path)
    assert isinstance(found, Scenario)
    assert found.weights == Weights(40, 30, 20, 10)
    path.write_text(SMALL + text.replace("10", "20"), "utf-8")
    assert ids(path) == ["S203"]


def test_the_agent_may_open(tmp_path: Path) -> None:
    path = shop(tmp_path)
    path.write_text(
        SMALL.replace("标题: 小场景", "标题: 小场景\n先说: 客服").replace("    顾客说: 在吗\n", ""),
        "utf-8",
    )
    found = load(path)
    assert isinstance(found, Scenario)
    assert found.agent_opens
    assert found.beats[0].says == ()


def test_variants_of_a_line(tmp_path: Path) -> None:
    path = shop(tmp_path)
    more = "顾客说: 在吗\n    换种说法:\n      - 有人吗\n      -\n        - 喂\n        - 在不在"
    path.write_text(SMALL.replace("顾客说: 在吗", more), "utf-8")
    found = load(path)
    assert isinstance(found, Scenario), found
    assert found.beats[0].says == (("在吗",), ("有人吗",), ("喂", "在不在"))


TRANSCRIPT = """\
名称: 一次
对答:
  - 客服: 您好
    用时: 1分30秒
    应进入: 没有的环节
  - 动作: 发券
    内容: 10元
  - 动作: 建工单
    问题: 漏尿
    联系: 尾号8812
  - 等: 60秒
结局: 满意
得分: <=40
"""


def test_a_transcript_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "对答.yaml"
    path.write_text(TRANSCRIPT, "utf-8")
    found = load_transcript(path, example())
    assert isinstance(found, Rehearsal)
    assert found.name == "一次"
    assert found.expect_ending == "满意"
    assert found.expect_score == ("<=", 40)
    reply, coupon, ticket, wait = found.entries
    assert (reply.messages, reply.took_ms) == (("您好",), 90_000)
    assert (coupon.action, coupon.content) == ("coupon", "10元")
    assert ticket.fields == (("问题", "漏尿"), ("联系", "尾号8812"))
    assert (wait.kind, wait.took_ms) == (EntryKind.WAIT, 60_000)


def test_an_empty_transcript_is_silence(tmp_path: Path) -> None:
    path = tmp_path / "沉默.yaml"
    path.write_text("对答:\n", "utf-8")
    found = load_transcript(path, example())
    assert isinstance(found, Rehearsal)
    assert (found.name, found.entries) == ("沉默", ())


@pytest.mark.parametrize(
    ("text", "id"),
    [
        pytest.param("对答:\n  - 顾客: 您好\n", "S202", id="who speaks is unknown"),
        pytest.param("对答:\n  - 客服：您好\n", "Y111", id="full-width colon"),
        pytest.param("名称: 空\n", "S202", id="no lines"),
        pytest.param("对答:\n  - 客服: 您好\n    用时: 20\n", "S203", id="no unit"),
        pytest.param("对答:\n  - 客服: 您好\n    动作: 查物流\n", "S203", id="two in one"),
        pytest.param("对答:\n  - 动作: 查天气\n", "S205", id="no such action"),
        pytest.param("", "Y107", id="empty"),
    ],
)
def test_a_broken_transcript(tmp_path: Path, text: str, id: str) -> None:
    path = tmp_path / "对答.yaml"
    path.write_text(text, "utf-8")
    found = load_transcript(path, example())
    assert isinstance(found, tuple)
    assert found[0].id == id


def test_no_kept_text_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="own text"):
        load_text(())
