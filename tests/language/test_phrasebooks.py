"""Every detector is listed, and every phrasebook's examples hold."""

import importlib
import re
from pathlib import Path

import pytest

import trainer.language.detectors as detectors
from trainer.language import CRAFTS, FAULTS, STEPS, Voice, listen
from trainer.language.phrasebook import Phrasebook

FOLDER = Path(detectors.__file__).parent
MODULES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
BOOKS = sorted(path for path in FOLDER.glob("*.yaml"))
EXAMPLES = [
    pytest.param(
        book.stem,
        is_hit,
        example,
        id=f"{book.stem}-{'hit' if is_hit else 'miss'}-{example['text'][:20]}",
    )
    for book in BOOKS
    for is_hit, example in Phrasebook(book).examples
]


def test_every_detector_module_is_listed():
    listed = {detect.__module__.rsplit(".", 1)[1] for detect in detectors.DETECTORS}
    assert listed == set(MODULES)


def test_every_detector_is_named_for_a_label_and_has_its_words_beside_it():
    assert {book.stem for book in BOOKS} == set(MODULES)
    assert set(MODULES) <= set(STEPS) | set(FAULTS) | set(CRAFTS)


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.stem)
def test_what_a_trainee_reads_names_no_word_list(book):
    told = re.findall(r"^\s*(?:better|reason):.*[{}].*$", book.read_text("utf-8"), re.MULTILINE)
    assert told == []


@pytest.mark.parametrize("name", MODULES)
def test_every_module_hears_through_its_own_detect(name):
    module = importlib.import_module(f"trainer.language.detectors.{name}")
    assert module.detect in detectors.DETECTORS


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.stem)
def test_every_book_has_examples_to_hit_and_to_miss(book):
    kinds = {is_hit for is_hit, _ in Phrasebook(book).examples}
    assert kinds == {True, False}


@pytest.mark.parametrize(("label", "is_hit", "example"), EXAMPLES)
def test_example(label, is_hit, example):
    heard = [
        finding
        for finding in listen(**example, voice=Voice.RULES)
        if finding.label == label and not finding.review
    ]
    assert bool(heard) is is_hit
    for finding in heard:
        assert finding.quote == example["text"][finding.start : finding.end]
        assert finding.reason, "a finding says why"
