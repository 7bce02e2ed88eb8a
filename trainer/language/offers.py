"""What a reply puts on the table: remedy, money, who pays the freight, by when."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from trainer.language.amounts import Amount, money, times
from trainer.language.finding import Offer
from trainer.language.phrasebook import Phrasebook
from trainer.language.phrases import Hit
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_MONEY = frozenset({"refund", "return", "compensate", "coupon"})
_GOODS = frozenset({"refund", "return", "exchange", "reship"})


def offered(utterance: Utterance) -> tuple[Offer, ...]:
    """Return the remedies in the reply, each once, in order; a refusal is none."""
    found: dict[tuple[str, int | None, str], Offer] = {}
    for hit in BOOK.hits(utterance):
        if _is_offered(utterance, hit):
            offer = _offer(utterance, hit)
            found.setdefault((offer.remedy, offer.fen, offer.payer), offer)
    return tuple(_with_goods(utterance, tuple(_without_echoes(found.values()))))


def _is_offered(utterance: Utterance, hit: Hit) -> bool:
    """Say whether the remedy is on the table: not refused, asked about, or named in passing."""
    if utterance.is_negated(hit.start) and "不用" not in utterance.plain[hit.start : hit.end]:
        return False
    clause = utterance.clause_at(hit.start)
    around = utterance.plain[clause.start : max(clause.end, hit.end)]
    if utterance.plain[hit.start : hit.end + 2].endswith(("不了", "不得")):
        return False
    before = utterance.plain[clause.start : hit.end]
    if before in BOOK.list("undecided"):
        return False
    return not any(
        other.start + clause.start < hit.end and hit.start < other.end + clause.start
        for other in BOOK.list("not_offered").hits(around)
    )


def _offer(utterance: Utterance, hit: Hit) -> Offer:
    """Return the offer at `hit` with the figures that stand beside it."""
    clause = utterance.clause_at(hit.start)
    words = utterance.plain[clause.start : max(clause.end, hit.end)]
    remedy = BOOK.entries[hit.entry].rule
    if remedy == "compensate" and "券" in words:
        remedy = "coupon"
    amount = _near(money, utterance, hit) if remedy in _MONEY else None
    whole = remedy in _MONEY and amount is None and words in BOOK.list("whole")
    time = _near(times, utterance, hit)
    return Offer(
        remedy,
        hit.start,
        hit.end,
        utterance.text[hit.start : hit.end],
        fen=amount.value if amount else None,
        whole=whole,
        payer=_payer(words) if remedy == "freight" else "",
        within_s=time.value if time else None,
    )


def _near(read: Callable[[str], Iterator[Amount]], utterance: Utterance, hit: Hit) -> Amount | None:
    """Return the figure nearest to the hit in its clause, else one that opens the next clause."""
    clause = utterance.clause_at(hit.start)
    end = max(clause.end, hit.end)
    figures = [
        Amount(clause.start + one.start, clause.start + one.end, one.value)
        for one in read(utterance.plain[clause.start : end])
    ]
    if figures:
        return min(figures, key=lambda one: max(one.start - hit.end, hit.start - one.end))
    follows = utterance.clause_at(end)
    opening = next(iter(read(utterance.words_of(follows))), None)
    return opening if opening and opening.start <= 1 and follows.start - end <= 2 else None


def _payer(words: str) -> str:
    """Return who pays the freight by these words."""
    if "不用" in words or words not in BOOK.list("customer_pays"):
        return "shop" if words in BOOK.list("shop_pays") else ""
    return "customer"


def _without_echoes(offers: Iterable[Offer]) -> Iterator[Offer]:
    """Yield the offers, less the bare ones whose remedy also stands there with a figure."""
    known = tuple(offers)
    named = {offer.remedy for offer in known if offer.fen is not None or offer.whole}
    for offer in known:
        bare = offer.remedy in _MONEY and offer.fen is None and not offer.whole
        if not (bare and offer.remedy in named):
            yield offer


def _is_put_by(text: str, hit: Hit) -> bool:
    """方案给您留着: kept ready for the customer, not given away."""
    words = text[hit.start : hit.end]
    return words.endswith("留着") and text[: hit.start].endswith(("给", "为", "替"))


def _with_goods(utterance: Utterance, offers: tuple[Offer, ...]) -> Iterator[Offer]:
    """Yield the offers; those about the goods say whether the customer keeps them."""
    plain = utterance.plain
    keep = next(BOOK.list("keep").hits(plain, unless=lambda hit: _is_put_by(plain, hit)), None)
    if keep is None or utterance.is_quotation(keep.start, keep.end):
        yield from offers
        return
    if not any(offer.remedy in _GOODS for offer in offers):
        quote = utterance.text[keep.start : keep.end]
        yield Offer("compensate", keep.start, keep.end, quote, keep_goods=True)
    for offer in offers:
        yield replace(offer, keep_goods=True) if offer.remedy in _GOODS else offer
