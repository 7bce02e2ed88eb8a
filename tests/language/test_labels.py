"""Labels: every finding has one name, whatever its kind."""

from trainer.language import CRAFTS, FAULTS, LABEL_NAMES, SEVERITY, STEPS


def test_no_two_kinds_share_an_id() -> None:
    assert len(LABEL_NAMES) == len(STEPS) + len(FAULTS) + len(CRAFTS)


def test_every_fault_has_a_severity() -> None:
    assert set(SEVERITY) == set(FAULTS)
