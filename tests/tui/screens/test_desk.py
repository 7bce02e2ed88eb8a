from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from tests.tui.desk_samples import Clock, parts, scenario
from tests.tui.strips import screen_text
from trainer.drill.events import LONGEST_REPLY, DeskActed, Event, Mode, Paused, Replied, Resumed
from trainer.drill.play import Play
from trainer.drill.state import Drill
from trainer.errors import TrainerError
from trainer.tui.app import TrainerApp
from trainer.tui.desk_news import CHASED
from trainer.tui.screens.desk import DeskScreen
from trainer.tui.screens.leave import LeaveScreen
from trainer.tui.widgets.bubble import Bubble
from trainer.tui.widgets.conversation import MOUNTED, Conversation
from trainer.tui.widgets.order_panel import OrderPanel
from trainer.tui.widgets.quick_list import QuickList
from trainer.tui.widgets.reply_box import EMPTY, GUARDED, ReplyBox
from trainer.tui.widgets.top_bar import TopBar


@dataclass
class Desk:
    """A desk under test, with its clock in the test's hands."""

    app: TrainerApp
    pilot: Pilot[Any]
    clock: Clock
    kept: list[Event]
    trouble: list[str] = field(default_factory=list)
    result: list[Drill | None] = field(default_factory=list)

    @property
    def screen(self) -> DeskScreen:
        return next(s for s in self.app.screen_stack if isinstance(s, DeskScreen))

    @property
    def drill(self) -> Drill:
        return self.screen.drill

    @property
    def box(self) -> ReplyBox:
        return self.screen.query_one(ReplyBox)

    async def pass_time(self, seconds: float) -> None:
        while seconds > 0:
            self.clock.seconds += min(1.0, seconds)
            seconds -= 1.0
            self.screen.tick()
        await self.pilot.pause()

    async def send(self, text: str) -> None:
        self.box.insert(text)
        await self.pilot.press("f9")
        await self.pilot.pause()

    def text(self) -> str:
        return screen_text(self.app)


class _OnlyTheDesk(TrainerApp):
    """The app without what it does at its start."""

    def _open(self) -> None:  # type: ignore[override]
        pass


@asynccontextmanager
async def desk(
    tmp_path: Path,
    mode: Mode = Mode.PRACTICE,
    size: tuple[int, int] = (120, 40),
    **changes: object,
) -> AsyncIterator[Desk]:
    clock = Clock()
    app = _OnlyTheDesk(parts(tmp_path, trainee="小林", named=True, clock=clock))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        play = Play(scenario(**changes))
        play.start(seed=1, mode=mode)
        one = Desk(app, pilot, clock, [])

        def record(events: tuple[Event, ...]) -> None:
            if one.trouble and events:
                raise TrainerError(one.trouble[0])
            one.kept.extend(events)

        app.push_screen(DeskScreen(play, record, clock), one.result.append)  # type: ignore[arg-type]
        await pilot.pause()
        yield one


async def test_shows_who_is_on_the_line_and_how_long_they_wait(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        text = one.text()
        assert "小橙子" in text and "生气" in text and "怒气 70" in text
        assert "本轮还剩 20 秒" in text
        assert "三天了！我的保温杯到底还送不送？" in text


async def test_a_reply_is_kept_and_then_shown_with_what_was_heard(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.send("等三天太急人了，我马上查物流。")
        assert [type(event) for event in one.kept][:1] == [Replied]
        assert "等三天太急人了" in one.text()
        assert "✓ 安抚" in one.text()


async def test_an_exam_shows_neither_steps_nor_feedback_nor_hints(tmp_path: Path) -> None:
    async with desk(tmp_path, Mode.EXAM) as one:
        await one.send("等三天太急人了，我马上查物流。")
        await one.pilot.press("f3")
        await one.pilot.press("f4")
        text = one.text()
        assert "✓" not in text and "做到" not in text and "提示" not in text and "暂停" not in text
        assert [type(event) for event in one.kept] == [Replied, type(one.kept[1])]


async def test_the_clock_turns_amber_then_red_in_words_too(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pass_time(11)
        assert "还剩 9 秒，抓紧" in one.text()
        await one.pass_time(5)
        assert "只剩 4 秒" in one.text()


async def test_the_customer_chases_when_nobody_answers(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pass_time(21)
        assert "人呢？？说话啊" in one.text()


async def test_the_customer_waits_while_somebody_types(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.send("您好")
        for _ in range(5):
            one.box.insert("字")
            await one.pilot.pause()
            await one.pass_time(2)
        assert len(one.drill.turns) == 0
        await one.pass_time(4)
        assert len(one.drill.turns) == 1


async def test_what_cannot_be_kept_has_not_happened(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        one.trouble.append("磁盘已满，刚才这一步没有记下。")
        await one.send("等三天太急人了。")
        assert one.drill.replies == ()
        assert one.box.text == "等三天太急人了。"
        assert "磁盘已满" in one.text()
        one.trouble.clear()
        await one.pilot.press("f9")
        await one.pilot.pause()
        assert [reply.text for reply in one.drill.replies] == ["等三天太急人了。"]


async def test_a_look_up_takes_its_time_and_brings_facts(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.press("f6")
        await one.pilot.pause()
        assert isinstance(one.kept[-1], DeskActed)
        assert "3秒" in one.text() and "卡在中转站" not in one.text()
        await one.pass_time(4)
        assert "卡在中转站" in one.text() and "✓" in one.text()


async def test_an_action_by_its_key_in_the_panel(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(80, 24)) as one:
        await one.pilot.press("f2", "6")
        await one.pilot.pause()
        assert one.drill.seen("urge")
        assert one.app.focused is one.box


async def test_an_action_by_mouse(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.click("#act-urge")
        await one.pilot.pause()
        assert one.drill.seen("urge")


async def test_a_coupon_asks_how_much(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.click("#act-coupon")
        await one.pilot.pause()
        await one.pilot.press("enter")
        await one.pilot.pause()
        assert "还没有写" in one.text()
        await one.pilot.press(*"10", "enter")
        await one.pilot.pause()
        assert [(deed.action, deed.content) for deed in one.drill.deeds] == [("coupon", "10")]


async def test_a_ticket_has_fields(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.click("#act-ticket")
        await one.pilot.pause()
        await one.pilot.press("a", "enter", "b", "enter", "c", "enter", "d", "enter")
        await one.pilot.pause()
        assert one.drill.deeds[0].fields == (
            ("问题", "a"),
            ("诉求", "b"),
            ("已做", "c"),
            ("时限", "d"),
        )


async def test_a_form_that_is_left_does_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.click("#act-coupon")
        await one.pilot.pause()
        await one.pilot.press("escape")
        await one.pilot.pause()
        assert one.drill.deeds == () and isinstance(one.app.screen, DeskScreen)


async def test_a_pause_stops_the_clock_and_is_kept(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pass_time(2)
        await one.pilot.press("f4")
        await one.pass_time(60)
        assert "已暂停" in one.text() and one.box.disabled
        await one.pilot.press("f4")
        await one.pilot.pause()
        assert [type(event) for event in one.kept] == [Paused, Resumed]
        assert isinstance(one.kept[1], Resumed) and one.kept[1].gap_ms == 60_000
        assert "本轮还剩 18 秒" in one.text() and not one.box.disabled


async def test_a_program_that_slept_goes_on_where_it_stood(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pass_time(3)
        one.clock.seconds += 3600
        one.screen.tick()
        await one.pilot.pause()
        assert isinstance(one.kept[-1], Resumed) and one.kept[-1].crashed
        assert one.drill.turns == () and one.drill.interruptions == 1
        assert "离开的时间不算" in one.text()


async def test_a_hint_is_shown_and_kept(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.press("f3")
        await one.pilot.pause()
        assert one.drill.hints == 1
        assert "提示：先在工作台做：查物流" in one.text()


@pytest.mark.parametrize("key", ["escape", "ctrl+c", "ctrl+q"])
async def test_asks_before_a_running_drill_is_left(tmp_path: Path, key: str) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.press(key)
        await one.pilot.pause()
        assert isinstance(one.app.screen, LeaveScreen)
        await one.pilot.press("escape")
        await one.pilot.pause()
        assert not one.drill.over and one.result == []


async def test_leaving_ends_the_drill_as_broken_off(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.press("escape")
        await one.pilot.pause()
        await one.pilot.click("#go")
        await one.pilot.pause()
        left = one.result[0]
        assert left is not None and left.ending == "中断"


async def test_the_end_leads_to_the_scorecard(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.press("f6")
        await one.pass_time(4)
        await one.send("等三天太急人了，我马上查物流。")
        await one.pass_time(4)
        await one.send("谢谢您的理解。")
        await one.pass_time(4)
        assert one.drill.ending == "满意"
        assert "演练结束：满意" in one.text()
        await one.pilot.press("enter")
        await one.pilot.pause()
        assert one.result == [one.result[0]] and one.result[0] is not None


async def test_quick_replies_are_filled_with_what_is_known_only(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        one.box.insert("/w")
        await one.pilot.pause()
        assert one.screen.query_one(QuickList).display
        await one.pilot.press("enter")
        await one.pilot.pause()
        assert one.box.text == "您的【商品】目前【状态】，我马上催。"
        assert "还不知道" in one.text() and one.drill.replies == ()
        await one.pilot.press("f6")
        await one.pass_time(4)
        one.box.put("")
        one.box.insert("/w")
        await one.pilot.pause()
        await one.pilot.press("enter")
        await one.pilot.pause()
        assert one.box.text == "您的【商品】目前卡在中转站，我马上催。"


async def test_quick_replies_by_arrow_and_by_mouse(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        one.box.insert("/")
        await one.pilot.pause()
        await one.pilot.press("down")
        assert one.screen.query_one(QuickList).highlighted == 1
        await one.pilot.click(QuickList, offset=(3, 0))
        await one.pilot.pause()
        assert one.box.text.startswith("您好，我是客服小林")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("   \n \u3000", EMPTY, id="only spaces"),
        pytest.param("", EMPTY, id="nothing"),
        pytest.param("字" * (LONGEST_REPLY + 1), "一次最多", id="longer than a reply may be"),
    ],
)
async def test_a_reply_that_is_refused_says_why(tmp_path: Path, text: str, sentence: str) -> None:
    async with desk(tmp_path) as one:
        await one.send(text)
        assert one.drill.replies == () and sentence in one.text()
        assert one.box.text == text


async def test_only_emoji_is_a_reply(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.send("😀👨‍👩‍👧‍👦")
        assert [reply.text for reply in one.drill.replies] == ["😀👨‍👩‍👧‍👦"]


async def test_enter_sends_and_a_hasty_enter_does_not(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        one.box.insert("好的")
        one.box._guard.typed("的", 10.0)
        one.box._enter(10.01)
        await one.pilot.pause()
        assert GUARDED in one.text() and one.drill.replies == ()
        await one.pilot.pause(0.06)
        await one.pilot.press("enter")
        await one.pilot.pause()
        assert [reply.text for reply in one.drill.replies] == ["好的"]


async def test_a_hint_stays_while_the_answer_is_typed(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.press("f3", "a")
        await one.pilot.pause()
        assert "提示：" in one.text()


async def test_a_refusal_goes_with_the_next_key(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.send("")
        assert EMPTY in one.text()
        await one.pilot.press("a")
        await one.pilot.pause()
        assert EMPTY not in one.text()


async def test_pages_turn_while_the_box_has_the_focus(tmp_path: Path) -> None:
    burst = tuple(f"第 {number} 句" for number in range(40))
    beats = (replace(scenario().beats[0], says=(burst,)), scenario().beats[1])
    async with desk(tmp_path, beats=beats, size=(80, 24)) as one:
        await one.pilot.pause(0.5)
        assert "第 39 句" in one.text()
        await one.pilot.press("pageup")
        await one.pilot.pause(0.5)
        assert "第 39 句" not in one.text() and one.app.focused is one.box


async def test_ctrl_j_breaks_the_line(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        one.box.insert("一")
        await one.pilot.press("ctrl+j")
        one.box.insert("二")
        await one.pilot.press("f9")
        await one.pilot.pause()
        assert [reply.text for reply in one.drill.replies] == ["一\n二"]


async def test_about_fifty_bubbles_are_mounted_and_older_ones_come_back(tmp_path: Path) -> None:
    burst = tuple(f"第 {number} 句" for number in range(80))
    beat = scenario().beats[0]
    beats = (replace(beat, says=(burst,)), scenario().beats[1])
    async with desk(tmp_path, beats=beats) as one:
        talk = one.screen.query_one(Conversation)
        assert len(talk.query(Bubble)) == MOUNTED
        await one.pilot.pause(0.3)
        talk.action_earlier()
        await one.pilot.pause(0.3)
        assert len(talk.query(Bubble)) <= MOUNTED
        assert "前面 5 条已收起" in one.text() and "第 5 句" in one.text()
        await one.send("您好")
        assert "您好" in one.text() and "前面 31 条" not in one.text()


async def test_narrow_windows_show_the_panel_on_demand(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(80, 24)) as one:
        assert "订单资料" not in one.text()
        await one.pilot.press("f2")
        await one.pilot.pause()
        assert "订单资料" in one.text() and "查物流" in one.text()
        await one.pilot.press("escape")
        await one.pilot.pause()
        assert "订单资料" not in one.text() and one.app.focused is one.box


async def test_top_bar_keeps_one_line(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(80, 24)) as one:
        assert one.screen.query_one(TopBar).size.height == 1


async def test_words_typed_at_the_order_panel_reach_the_reply_box(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.press("f2")
        await one.pilot.pause()
        assert "直接打字就回到这里" in one.text()
        await one.pilot.press("等", "三", "1", "天")
        await one.pilot.pause()
        assert "直接打字就回到这里" not in one.text()
        assert one.box.text == "等三1天" and one.box.has_focus
        assert not any(isinstance(event, DeskActed) for event in one.kept)


async def test_a_shortcut_at_the_order_panel_still_acts_and_the_box_has_the_focus_again(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.press("f2", "2")
        await one.pilot.pause()
        assert [type(event) for event in one.kept] == [DeskActed]
        assert one.box.has_focus and one.box.text == ""


async def test_a_paste_at_the_order_panel_reaches_the_reply_box(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.press("f2")
        one.app.post_message(Paste("12点前\n给您回音"))
        await one.pilot.pause()
        assert one.box.text == "12点前\n给您回音"


async def test_words_typed_with_the_focus_on_the_conversation_reach_the_reply_box(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as one:
        one.screen.query_one(Conversation).focus()
        await one.pilot.press("您", "好")
        await one.pilot.pause()
        assert one.box.text == "您好"


async def test_nothing_is_typed_while_the_drill_is_paused(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.press("f4", "您")
        assert one.box.text == ""


@pytest.mark.parametrize("keys", [("f2", "a"), ("escape",)], ids=["a form", "the question"])
async def test_what_is_open_closes_when_the_drill_ends(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.press(*keys)
        await one.pilot.pause()
        assert one.app.screen is not one.screen
        if keys == ("escape",):
            assert one.box.border_title == ""  # the question takes the keys itself
        for _ in range(200):
            await one.pass_time(2)
            if one.drill.over:
                break
        await one.pilot.pause()
        assert one.app.screen is one.screen
        await one.pilot.press("enter")
        await one.pilot.pause()
        assert one.result and one.result[0] is not None and one.result[0].over


async def test_the_customers_chasing_is_said_in_words(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pass_time(21)
        assert CHASED in one.text()


async def test_what_was_said_about_writing_is_over_once_it_is_sent(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.pilot.press("slash", "w", "l", "tab")
        await one.pilot.pause()
        assert "还不知道" in one.text()
        await one.pilot.press("f9")
        await one.pilot.pause()
        assert "还不知道" not in one.text()


async def test_a_covered_panel_says_which_key_shows_what_was_found(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(80, 24)) as one:
        await one.pilot.press("f2", "2", "escape")
        await one.pass_time(4)
        assert "查物流有结果了，按 F2 看“订单资料”" in one.text()


async def test_page_keys_turn_the_panel_where_it_has_the_focus(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(80, 16)) as one:
        await one.pilot.press("f2", "pagedown")
        await one.pilot.pause(0.5)
        assert one.screen.query_one(OrderPanel).scroll_y > 0


async def test_trouble_is_taken_back_once_it_is_over(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        one.trouble.append("磁盘已满：请腾出空间。")
        await one.send("您好，在的")
        assert "磁盘已满" in one.text()
        one.trouble.clear()
        await one.pilot.press("f9")
        await one.pilot.pause()
        assert "磁盘已满" not in one.text() and "您好，在的" in one.text()


async def test_a_pause_that_cannot_be_kept_does_not_stop_the_clock(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        one.trouble.append("磁盘已满：请腾出空间。")
        await one.pilot.press("f4")
        one.trouble.clear()
        await one.pass_time(6)
        assert "本轮还剩 14 秒" in one.text()


async def test_the_question_says_that_the_clock_goes_on_and_leaves_it_in_sight(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path, Mode.EXAM, size=(80, 24)) as one:
        await one.pilot.press("escape")
        await one.pass_time(3)
        text = one.text()
        assert "时钟也没有停" in text and "本轮还剩 17 秒" in text


async def test_one_key_empties_the_box_of_a_wrong_paste(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        one.app.post_message(Paste("字" * 10_000 + "\n第二行"))
        await one.pilot.press("f9")
        await one.pilot.pause()
        assert "Ctrl+U" in one.text().replace("\n", "")
        await one.pilot.press("ctrl+u")
        await one.pilot.pause()
        assert one.box.text == "" and "10001" not in one.text()


async def test_what_was_sent_is_not_undone(tmp_path: Path) -> None:
    async with desk(tmp_path) as one:
        await one.send("等三天太急人了")
        await one.pilot.press("ctrl+z")
        await one.pilot.pause()
        assert one.box.text == ""
        one.box.undo()
        assert one.box.text == ""
