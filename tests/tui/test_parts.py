from pathlib import Path
from typing import cast

import pytest

from tests.scenario.test_library import sharing
from tests.tui.desk_samples import no_report
from trainer.errors import TrainerError
from trainer.scenario import Library, Scenario
from trainer.store import Archive
from trainer.tui.parts import Parts


def parts(tmp_path: Path, library: Library) -> Parts:
    return Parts(
        open_library=lambda: library,
        open_archive=lambda: cast(Archive, None),
        cache_dir=tmp_path,
        crash_log=tmp_path / "crash.log",
        now=lambda: 0.0,
        draw=lambda: 7,
        remember=lambda name: None,
        certify=lambda sitting: tmp_path / f"{sitting}.html",
        make_report=no_report,
    )


def test_an_own_scenario_may_include_what_is_built_in(tmp_path: Path) -> None:
    library, _ = sharing(tmp_path)
    found = parts(tmp_path, library).scenario("我的/迟到")
    assert isinstance(found, Scenario)
    assert [quick.key for quick in found.quick_replies] == ["sd"]


def test_a_scenario_that_is_not_there_is_said_with_a_way_on(tmp_path: Path) -> None:
    library, _ = sharing(tmp_path)
    with pytest.raises(TrainerError, match="没有“我的/别的”这个场景。在菜单里选一个"):
        parts(tmp_path, library).scenario("我的/别的")
