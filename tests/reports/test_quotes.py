"""The most instructive quotes: heavy ones first, no two alike, nobody named."""

from tests.reports.cards import PHONE, SHIRK, drill_card, fault
from trainer.language import Severity
from trainer.reports.exported import Said
from trainer.reports.quotes import instructive

GRUNT = fault("dismissive", "哦", -10)
INSULT = fault("insult", "你有病吧", -50, Severity.RED_LINE)
RETORT = fault("retort", "您觉得可能吗", -25, Severity.HARD)
TWIN = fault("interrogate", "不归我们管吗", -25, Severity.HARD)


def _faults(*cards: object) -> list[str]:
    return [one.fault for one in instructive(cards, lambda _: ())]  # type: ignore[arg-type]


def test_the_heaviest_come_first_and_no_more_than_three() -> None:
    cards = (drill_card(1, GRUNT, RETORT), drill_card(2, SHIRK, INSULT))
    assert _faults(*cards) == ["insult", "retort", "shirk"]


def test_of_equally_heavy_ones_the_common_comes_first() -> None:
    assert _faults(drill_card(1, RETORT), drill_card(2, SHIRK), drill_card(3, SHIRK)) == [
        "shirk",
        "retort",
    ]


def test_no_two_are_alike() -> None:
    cards = (drill_card(1, SHIRK), drill_card(2, SHIRK), drill_card(3, TWIN))
    (quote,) = instructive(cards, lambda _: ())
    assert (quote.fault, quote.drill, quote.drills) == ("shirk", "20261102-0001", 2)


def test_customer_and_trainee_are_masked() -> None:
    said = (Said(0, f"我叫你回我{PHONE}", f"小林子在，{PHONE}不归我们管"),)
    (quote,) = instructive((drill_card(1, SHIRK),), lambda _: said)
    assert PHONE not in quote.customer + quote.words
    assert "小林子" not in quote.words
    assert quote.words.endswith("不归我们管")
    assert quote.at_fault == "不归我们管"


def test_without_faults_there_is_nothing_to_quote() -> None:
    assert instructive((), lambda _: ()) == ()
