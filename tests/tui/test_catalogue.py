from pathlib import Path

from tests.tui.desk_samples import parts, scenario
from trainer.scenario.problem import Problem
from trainer.store.records import Best
from trainer.tui.catalogue import Entry, by_family, entries, entry, fitting, stars, with_scores

LATE = Entry("物流/迟到", "快递迟到", "物流", 2, ("催件",))
LEAK = Entry("质量/漏尿", "纸尿裤漏尿", "质量", 4, ("退货",), own=True)
LOST = Entry("物流/丢件", "包裹丢了", "物流", 1)


def test_reads_every_scenario_of_the_library(tmp_path: Path) -> None:
    built = parts(tmp_path, scenario(), scenario(path="质量/漏尿", origin="own"))
    assert [(one.family, one.difficulty, one.own) for one in entries(built)] == [
        ("物流", 2, False),
        ("质量", 2, True),
    ]


def test_a_scenario_with_a_mistake_is_listed_with_its_place(tmp_path: Path) -> None:
    broken = parts(tmp_path)
    object.__setattr__(
        broken, "shelf", {"物流/坏": (Problem("物流/坏.yaml", 3, 1, "S201", "多了一个键"),)}
    )
    one = entry("物流/坏", broken)
    assert (one.title, one.family, one.fault) == ("坏", "物流", "物流/坏.yaml 第 3 行：多了一个键")


def test_families_and_scenarios_begin_with_the_easiest() -> None:
    found = by_family((LEAK, LATE, LOST))
    assert list(found) == ["物流", "质量"]
    assert [one.title for one in found["物流"]] == ["包裹丢了", "快递迟到"]


def test_search_takes_title_path_and_tags_and_every_word_counts() -> None:
    every = (LATE, LEAK, LOST)
    assert fitting(every, "催件") == (LATE,)
    assert fitting(every, "物流 丢") == (LOST,)
    assert fitting(every, "") == every
    assert fitting(every, "没有") == ()


def test_best_scores_stand_beside_their_scenario() -> None:
    listed = with_scores((LATE, LEAK), {"物流/迟到": Best("物流/迟到", 91, True, 3)})
    assert [(one.best, one.passed, one.times) for one in listed] == [
        (91, True, 3),
        (None, False, 0),
    ]


def test_stars_stay_within_five() -> None:
    assert (stars(2), stars(9), stars(-1)) == ("★★☆☆☆", "★★★★★", "☆☆☆☆☆")
