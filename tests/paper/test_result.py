"""Every figure of a result can be recomputed by hand, and passing needs all that is asked."""

from dataclasses import replace

import pytest

from tests.paper.samples import BEGAN, DONE, HANDED, MINUTE, RIGHT, STARTED, TYPED, WHOLE, WRONG
from trainer.paper.events import Interrupted, SittingEvent, TimedOut
from trainer.paper.result import PaperResult, hundredths, result_of
from trainer.paper.sitting import replay


def _result(*events: SittingEvent) -> PaperResult:
    return result_of(replay(events))


def test_the_total_is_the_sum_of_the_parts_shares_rounded_half_up() -> None:
    result = _result(*WHOLE)
    # 81 of 100 x 50, 10 of 20 x 30, 100 of 100 x 20
    assert [part.share for part in result.parts] == [4050, 1500, 2000]
    assert result.total == 76  # 75.5
    assert result.passed
    assert [part.percent for part in result.parts] == [81, 50, 100]


def test_a_drill_that_is_broken_off_earns_nothing_however_it_began() -> None:
    drills = _result(STARTED, BEGAN, replace(DONE, ending="中断", total=90), HANDED).parts[0]
    assert (drills.points, drills.passed) == (0, False)
    assert "中断，没有做完，0分" in drills.reason


def test_a_part_of_drills_wants_each_of_them_passed() -> None:
    result = _result(STARTED, BEGAN, replace(DONE, passed=False, total=99), *WHOLE[3:])
    assert (result.parts[0].percent, result.parts[0].passed) == (99, False)
    assert "有没通过的演练：这一部分要每场都通过。" in result.reasons


def test_each_part_says_how_its_points_came() -> None:
    drills, questions, typing = (part.reason for part in _result(*WHOLE).parts)
    assert "“快递迟到”81分，结局“满意”，通过" in drills
    assert drills.endswith("算40.5分。这一部分要60分、每场都通过，做到了。")
    assert questions == "题库：2题全对1题，共10分（满分20分）。得分率50%，占30分，算15分。"
    assert "每分钟60字（要求60字）" in typing


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        pytest.param(
            (STARTED, BEGAN, replace(DONE, total=79), RIGHT, WRONG, HANDED),
            "总分55分，不到及格的75分。",
            id="too few points",
        ),
        pytest.param(
            (STARTED, BEGAN, replace(DONE, total=59), RIGHT, WRONG, TYPED, HANDED),
            "场景这一部分59分，不到这一部分要的60分。",
            id="a part of its own",
        ),
        pytest.param(
            (STARTED, BEGAN, replace(DONE, red_line=True), RIGHT, WRONG, TYPED, HANDED),
            "演练中碰了红线，整份卷子不通过，请培训师复核。",
            id="a red line",
        ),
        pytest.param(
            (replace(STARTED, attempt=4), *WHOLE[1:]),
            "这是第4次，这份卷子一共只能考3次。",
            id="one attempt too many",
        ),
        pytest.param(WHOLE[:-1], "还没有交卷。", id="not handed in"),
    ],
)
def test_it_is_not_passed(events: tuple[SittingEvent, ...], reason: str) -> None:
    result = _result(*events)
    assert not result.passed
    assert reason in result.reasons


def test_interruptions_and_what_was_left_out_stand_in_the_result() -> None:
    result = _result(
        STARTED, Interrupted(5_000, 90_000), Interrupted(5_000, MINUTE), TimedOut(60 * MINUTE)
    )
    assert result.remarks == (
        "做场景部分时中断1分钟30秒（不计时）。",
        "做场景部分时中断1分钟（这一部分已经中断过，计入用时）。",
        "到了时间自动交卷，做完的都算分。",
        "有4项没有做，不得分。",
    )
    assert (result.total, result.used_ms) == (0, 60 * MINUTE)


@pytest.mark.parametrize(("share", "said"), [(2625, "26.25"), (3000, "30"), (3050, "30.5")])
def test_a_share_is_written_without_needless_zeros(share: int, said: str) -> None:
    assert hundredths(share) == said
