"""The shortest way to each branch of a built-in scenario can be performed."""

from tests.scenarios import shelf
from trainer.drill.ear import remembering
from trainer.drill.transcript import perform
from trainer.scoring.walk import ref_of
from trainer.scoring.witnesses import witnesses


def test_every_way_takes_its_branch() -> None:
    scenario = shelf.scenario("物流/快递迟到")
    ear = remembering()
    ways = witnesses(scenario, ear)
    assert [(way.name, way.trouble) for way in ways if way.trouble] == []
    for way in ways:
        played = perform(scenario, way.entries, ear=ear)
        last = played.drill.turns[: played.played[-1].turns.stop][-1]
        assert ref_of(last) == way.ref, way.name
