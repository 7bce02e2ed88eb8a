"""One module and one file of words for each label of the judging guide."""

from collections.abc import Iterator
from typing import Protocol

from trainer.language.detectors import (
    address,
    apologize,
    beg_rating,
    blame,
    boundary,
    choice,
    close_loop,
    command,
    deadline,
    deny,
    dismissive,
    greet,
    insult,
    interrogate,
    investigate,
    medical,
    off_platform,
    overpromise,
    position,
    privacy,
    proactive,
    reask,
    repeat,
    resolve,
    restate,
    retort,
    shirk,
    soft_words,
    soothe,
    thank,
)
from trainer.language.finding import Finding
from trainer.language.utterance import Utterance


class Detector(Protocol):
    """Hears one label: yields each place where the words prove it."""

    def __call__(self, utterance: Utterance, /) -> Iterator[Finding]:
        """Yield what was heard."""


STEP_DETECTORS: tuple[Detector, ...] = (
    greet.detect,
    soothe.detect,
    investigate.detect,
    position.detect,
    resolve.detect,
    apologize.detect,
    thank.detect,
)

FAULT_DETECTORS: tuple[Detector, ...] = (
    retort.detect,
    interrogate.detect,
    shirk.detect,
    insult.detect,
    blame.detect,
    overpromise.detect,
    command.detect,
    dismissive.detect,
    reask.detect,
    beg_rating.detect,
    repeat.detect,
    privacy.detect,
    deny.detect,
    off_platform.detect,
    medical.detect,
)

CRAFT_DETECTORS: tuple[Detector, ...] = (
    address.detect,
    restate.detect,
    deadline.detect,
    proactive.detect,
    choice.detect,
    close_loop.detect,
    boundary.detect,
    soft_words.detect,
)

DETECTORS: tuple[Detector, ...] = (*STEP_DETECTORS, *FAULT_DETECTORS, *CRAFT_DETECTORS)
