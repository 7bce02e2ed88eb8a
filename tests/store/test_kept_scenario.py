"""A kept drill of a scenario that varies: rebuilt as its seed made it."""

from pathlib import Path

import pytest

from tests.scenarios import shelf
from trainer.drill import Mode, Play, replay
from trainer.scenario.variation import case_of, varied
from trainer.scoring import score
from trainer.store import Archive
from trainer.store.kept_scenario import kept_scenario
from trainer.store.summary import card_to_text

SCRIPT = shelf.scenario("质量/线头之争")


@pytest.mark.parametrize("case", ["正常线头", "真断了线"])
def test_a_drill_is_rebuilt_and_scored_as_its_seed_varied_it(case: str, tmp_path: Path) -> None:
    seed = next(seed for seed in range(1, 100) if case_of(SCRIPT, seed) == case)
    play = Play(SCRIPT)
    events = play.start(seed=seed, mode=Mode.EXAM)
    for at, text in ((5000, "实在抱歉，麻烦您拍一下线头那里"), (20_000, "我看了，算质量问题")):
        events += (*play.say(at, text), *play.settle(at))
    events += play.leave(30_000)
    with Archive(tmp_path / "trainer.db") as archive:
        drill = archive.begin(SCRIPT, "小林", events)
        archive.finish(drill, score(play.drill, SCRIPT))
        kept = archive.find(drill)
        rebuilt = kept_scenario(archive, kept)
        again = score(replay(archive.events_of(drill)), rebuilt)
    assert rebuilt == varied(SCRIPT, seed) != SCRIPT
    assert kept.summary is not None
    assert card_to_text(again) == kept.summary.card
