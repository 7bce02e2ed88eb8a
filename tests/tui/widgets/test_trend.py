from tests.tui.sample import kept
from trainer.tui.widgets.trend import spark, trend_lines, trends


def test_scores_go_from_the_oldest_to_the_newest() -> None:
    (trend,) = trends([kept(3, 91), kept(2, None), kept(1, 62), kept(0, 45)])
    assert trend.totals == (45, 62, 91)
    assert trend.gain == 46


def test_each_scenario_has_a_trend_of_its_own() -> None:
    found = trends([kept(2, 80, path="质量/漏尿"), kept(1, 70), kept(0, 60)])
    assert [(trend.scenario, trend.totals) for trend in found] == [
        ("质量/漏尿", (80,)),
        ("物流/快递迟到", (60, 70)),
    ]


def test_what_was_broken_off_does_not_count() -> None:
    from dataclasses import replace

    done = kept(0, 10)
    assert done.summary
    assert trends([replace(done, summary=replace(done.summary, ending="中断"))]) == ()


def test_blocks_grow_with_the_score() -> None:
    assert spark((0, 50, 100, 130)) == "▁▅██"


def test_a_trend_tells_figures_best_and_difference() -> None:
    (up,) = trends([kept(1, 91), kept(0, 45)])
    assert trend_lines(up, 60).plain.split("\n") == [
        "快递三天没动",
        "▄▇        45 91  最好 91  ↑ 比第一次高 46 分",
    ]
    (down,) = trends([kept(1, 45), kept(0, 91)])
    assert "↓ 比第一次低 46 分" in trend_lines(down, 60).plain
    (same,) = trends([kept(1, 45), kept(0, 45)])
    assert "和第一次一样" in trend_lines(same, 60).plain
    (once,) = trends([kept(0, 45)])
    assert "第一次" not in trend_lines(once, 60).plain
