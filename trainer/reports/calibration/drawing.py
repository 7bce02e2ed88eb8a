"""Drawing a sample by seed, with rare faults in it, and nothing personal."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from trainer.language import FAULTS
from trainer.masking import mask
from trainer.reports.calibration.sample import SampleReply, Turn

RULE = "一半按失误轮流抽（评判听出的和拿不准的，少见的失误先抽），另一半从其余的回复里随机抽"


def drawn(replies: Iterable[SampleReply], count: int, seed: int) -> tuple[SampleReply, ...]:
    """Return `count` of the replies (all, where there are fewer) in the order of grading.

    The same replies and seed give the same sample, in whatever order they come. What should be
    drawn once only must be there once: see `different`.
    """
    ordered = sorted(replies, key=lambda one: _lot(seed, one))
    of_faults = _by_faults(ordered, min(count, len(ordered)) // 2)
    taken = set(of_faults)
    chosen = [*of_faults, *(one for one in ordered if one not in taken)][:count]
    return tuple(sorted(chosen, key=lambda one: _lot(seed + 1, one)))


def different(replies: Iterable[SampleReply]) -> tuple[SampleReply, ...]:
    """Return the replies without those that answer the same words with the same words again."""
    seen: dict[tuple[str, str], SampleReply] = {}
    for one in replies:
        last = next((turn.text for turn in reversed(one.before) if turn.who == "customer"), "")
        seen.setdefault((last, one.text), one)
    return tuple(seen.values())


def masked(reply: SampleReply, names: Sequence[str] = ()) -> SampleReply:
    """Return the reply with what is personal starred out, the known `names` of people too."""
    return replace(
        reply,
        text=_hidden(reply.text, names),
        scene=_hidden(reply.scene, names),
        before=tuple(Turn(turn.who, _hidden(turn.text, names)) for turn in reply.before),
        record=tuple(_hidden(line, names) for line in reply.record),
    )


def _by_faults(ordered: Sequence[SampleReply], most: int) -> list[SampleReply]:
    """Return at most `most` replies, a fault at a time in turn, the rarest first."""
    counts = Counter(fault for one in ordered for fault in _faults(one))
    queues = [
        iter([one for one in ordered if fault in _faults(one)])
        for fault in sorted(counts, key=lambda fault: (counts[fault], fault))
    ]
    chosen: dict[SampleReply, None] = {}
    while queues and len(chosen) < most:
        for queue in tuple(queues):
            found = next((one for one in queue if one not in chosen), None)
            if found is None:
                queues.remove(queue)
            elif len(chosen) < most:
                chosen[found] = None
    return list(chosen)


def _faults(reply: SampleReply) -> Iterator[str]:
    return (label for label in (*reply.heard, *reply.doubtful) if label in FAULTS)


def _lot(seed: int, reply: SampleReply) -> bytes:
    said = "\0".join((*(turn.text for turn in reply.before), reply.text))
    return hashlib.sha256(f"{seed}\0{said}".encode("utf-8", "surrogatepass")).digest()


def _hidden(text: str, names: Sequence[str]) -> str:
    """Return the text with stars, and without half characters, which no file can hold."""
    from trainer.masking.find import found  # loads lists of names: only where a sample is drawn
    from trainer.masking.private import Kind

    text = text.encode("utf-8", "replace").decode()
    characters = list(mask(text))
    known = [(name, Kind.NAME) for name in names]
    people = [one for one in found(text, known) if one.kind in (Kind.NAME, Kind.NICKNAME)]
    for one in (*people, *found("".join(characters))):
        if one.sure:
            characters[one.start : one.end] = "*" * (one.end - one.start)
    return "".join(characters)
