"""The judge's front door: one reply with its context in, findings out."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from trainer.language import segment
from trainer.language.claims import claimed
from trainer.language.detectors import CRAFT_DETECTORS
from trainer.language.finding import Claim, Finding, Kind, Offer, Voice
from trainer.language.offers import offered
from trainer.language.utterance import Utterance

JUDGE_VERSION = "voices-3.1"
# What was said before is not done again by being repeated; a stance still stands.
_CONFRONTING = frozenset({"retort", "interrogate", "insult"})
_QUESTIONS = frozenset({"investigate.ask", "investigate.meant"})
_STANDS_REPEATED = frozenset({"position", "greet"})


# Heard once beforehand, so that the phrases they touch are compiled when a trainee types.
_WARMING = (
    "亲，您好呀，在的，让您久等了，真的非常抱歉，您先别着急，您的心情我特别理解",
    "我马上帮您查一下物流，刚看到您的包裹昨天已经到站点了，麻烦您拍张照片，请问是哪一单呢",
    "这个责任在我们，运费由店里承担，不能退的按规定不支持，这边给您申请补发，今天下午三点前回复您",
    "已经给您催了快递，我先给您退款，不用寄回，感谢您的理解和支持，您看这样可以吗",
    "不知道，这不归我们管，你自己去找快递，不是跟您说了吗，怎么不早说，保证明天一定到",
)


def prepare(cache_dir: Path) -> None:
    """Load what the first reply would wait for; word edges keep their cache in `cache_dir`.

    Takes a second or two on a slow machine: call it off the screen's own time.
    """
    segment.prepare(cache_dir)
    for text in _WARMING:
        listen(text, customer="怎么还没到", earlier=("您好",))
        offers(text)
        claims(text)


def listen(
    text: str,
    *,
    customer: str | None = None,
    earlier: Sequence[str] = (),
    history: Sequence[tuple[str, str]] = (),
    given: Sequence[str] = (),
    voice: Voice = Voice.BOTH,
) -> tuple[Finding, ...]:
    """Return what was heard in `text`, ordered by span.

    `customer` is the last unanswered burst joined by newlines; `earlier` are the agent's own
    replies in this conversation, oldest first; `history` pairs (who, text) of earlier contact,
    who being `customer` or `agent`; `given` names what the customer already provided. One `voice`
    alone is for measuring what each is worth.
    """
    from trainer.language.verdict import heard  # numpy loads when the first reply is heard

    utterance = Utterance.of(text, customer, earlier, history, given)
    crafts = (finding for detect in CRAFT_DETECTORS for finding in detect(utterance))
    return tuple(_settle([*heard(utterance, voice), *crafts]))


def _settle(found: Iterable[Finding]) -> Iterable[Finding]:
    """Yield `found` in order, each label once on the same words, without the steps undone."""
    ordered = sorted(found, key=lambda finding: (finding.start, -finding.end, finding.label))
    salad = any(finding.rule == "dismissive.salad" and not finding.review for finding in ordered)
    repeats = [finding for finding in ordered if finding.label == "repeat" and not finding.review]
    free: dict[str, int] = {}
    for finding in ordered:
        if finding.start < free.get(finding.label, 0):
            continue
        if finding.kind is Kind.STEP and (
            salad or _is_repeated(finding, repeats) or _confronts(finding, ordered)
        ):
            continue
        free[finding.label] = finding.end
        yield finding


def _is_repeated(step: Finding, repeats: Iterable[Finding]) -> bool:
    """Say whether the step stands on words that the agent only says again."""
    return step.label not in _STANDS_REPEATED and any(map(step.overlaps, repeats))


def _confronts(step: Finding, found: Iterable[Finding]) -> bool:
    """Say whether the question only confronts: no cause is looked for that way."""
    return step.rule in _QUESTIONS and any(
        fault.label in _CONFRONTING and fault.overlaps(step) for fault in found
    )


def offers(text: str) -> tuple[Offer, ...]:
    """Return the remedies that `text` puts on the table."""
    return offered(Utterance(text))


def claims(text: str) -> tuple[Claim, ...]:
    """Return the desk actions that `text` says are already done."""
    return claimed(Utterance(text))
