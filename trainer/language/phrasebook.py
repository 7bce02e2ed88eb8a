"""A detector's words, read from the YAML beside it: phrases, reasons, better wordings."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from trainer.language.doer import is_served
from trainer.language.finding import Finding, Kind, Voice
from trainer.language.labels import CRAFTS, SEVERITY, STEPS
from trainer.language.normalise import normalise
from trainer.language.phrases import Hit, Phrases, Unless
from trainer.language.segment import is_word
from trainer.language.template import Choices, template
from trainer.language.utterance import Utterance
from trainer.language.word_file import read_yaml

_SHARED = Path(__file__).parent / "words.yaml"
_KEYS = frozenset(
    {"reason", "better", "phrases", "amends", "innocent", "exempt", "words", "lists", "examples"}
)
_ENTRY_KEYS = frozenset({"rule", "say", "better", "reason"})


_NEGATES = re.compile("[不没别未无勿难并非甭休莫]")


@dataclass(frozen=True, slots=True)
class Entry:
    """Phrases that share a rule: what they prove, and what to say instead."""

    rule: str
    say: tuple[str, ...]
    better: str
    reason: str


class Phrasebook:
    """The words of one label; the file is read when the first reply is heard."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.label = path.stem
        self._kind = _kind(self.label)
        self._known: Choices = {}

    @classmethod
    def beside(cls, module: str) -> "Phrasebook":
        """Return the book of the YAML file beside the module file `module`."""
        return cls(Path(module).with_suffix(".yaml"))

    def find(
        self, utterance: Utterance, *, unless: Callable[[Utterance, Finding], bool] | None = None
    ) -> Iterator[Finding]:
        """Yield each phrase that is the agent's own and no innocent look-alike.

        What `unless` speaks against is passed over, and the words it covered are read again.
        """

        def speaks_against(hit: Hit) -> bool:
            return unless is not None and unless(utterance, self._found(utterance, hit))

        for hit in self.hits(utterance, unless=speaks_against):
            yield self._found(utterance, hit)

    def may_find(self, utterance: Utterance) -> bool:
        """Say whether `find` can find anything: a quick look, never wrongly no."""
        return self._phrases.may_be_in(utterance.plain) or utterance.tight is not None

    def is_denied(self, utterance: Utterance, start: int, end: int) -> bool:
        """Say whether these words say the opposite: a phrase of the book has a negation before it,
        or they are innocent whichever voice hears them.
        """
        innocent = self._innocent.hits(utterance.plain)
        if any(hit.start < end and start < hit.end for hit in innocent):
            return True
        first = utterance.clause_at(start).start
        if not _NEGATES.search(utterance.plain, first, end) or not self.may_find(utterance):
            return False
        hits = self._phrases.hits(utterance.plain, first, end)
        return any(start < hit.end and utterance.is_negated(hit.start) for hit in hits)

    def touches(self, name: str, utterance: Utterance, finding: Finding, margin: int) -> bool:
        """Say whether a phrase of the list `name`, not further than `margin` characters beyond
        the finding and in its clause, shares a character with it.

        A phrase about what the customer does (您…查) does not hold where 您 is served (帮您查).
        """
        clause = utterance.clause_at(finding.start)
        start = max(clause.start, finding.start - margin)
        end = max(finding.end, min(clause.end, finding.end + margin))

        def is_beside(hit: Hit) -> bool:
            apart = hit.end <= finding.start or finding.end <= hit.start
            return apart or is_served(utterance.plain, hit.start)

        hits = self.list(name).hits(utterance.plain, start, end, unless=is_beside)
        return next(hits, None) is not None

    def _found(self, utterance: Utterance, hit: Hit) -> Finding:
        entry = self.entries[hit.entry]
        return self.finding(utterance, hit.start, hit.end, entry.rule, entry.reason, entry.better)

    def finding(
        self,
        utterance: Utterance,
        start: int,
        end: int,
        rule: str,
        reason: str = "",
        better: str = "",
        voice: Voice = Voice.RULES,
    ) -> Finding:
        """Return a finding of this book's label with the words from `start` to `end`.

        Reason and better wording come from the first entry of `rule` where none are given, or
        else from the book.
        """
        entry = self._first_of_rule.get(rule)
        return Finding(
            kind=self._kind,
            label=self.label,
            start=start,
            end=end,
            quote=utterance.text[start:end],
            rule=f"{self.label}.{rule}",
            reason=reason or (entry.reason if entry else self._content.get("reason", "")),
            better=better or (entry.better if entry else self._content.get("better", "")),
            severity=SEVERITY.get(self.label),
            voice=voice,
        )

    def makes_amends(self, utterance: Utterance) -> bool:
        """Say whether the reply holds words, its own, that lift the fault."""
        return any(
            not utterance.is_quotation(hit.start, hit.end)
            for hit in self._amends.hits(utterance.plain)
        )

    def list(self, name: str) -> Phrases:
        """Return the phrases of the list `name`, for a detector's own judgement."""
        return self._lists[name]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The phrases with their rules, in the order of the file."""
        return tuple(
            _entry(raw, self._content.get("reason", "")) for raw in self._content.get("phrases", ())
        )

    @cached_property
    def _first_of_rule(self) -> Mapping[str, Entry]:
        return {entry.rule: entry for entry in reversed(self.entries)}

    @cached_property
    def examples(self) -> tuple[tuple[bool, dict[str, Any]], ...]:
        """Each example as (is a hit, what `listen` takes): a text, with its context if need be."""
        examples = self._content.get("examples", {})
        return tuple(
            (kind == "hit", {"text": raw} if isinstance(raw, str) else dict(raw))
            for kind in ("hit", "miss")
            for raw in examples.get(kind) or ()
        )

    def hits(self, utterance: Utterance, *, unless: Unless | None = None) -> Iterator[Hit]:
        """Yield where the phrases stand, less quotations and innocent look-alikes."""
        if not self.may_find(utterance):
            return
        exempt = list(self._exempt.hits(utterance.plain))

        def is_innocent(hit: Hit) -> bool:
            if any(other.start < hit.end and hit.start < other.end for other in exempt):
                return True
            if utterance.is_quotation(hit.start, hit.end):
                return True
            if hit.literal and hit.end - hit.start <= 2 and not _on_edges(utterance, hit):
                return True
            return unless is not None and unless(hit)

        plain = list(self._phrases.hits(utterance.plain, unless=is_innocent))
        yield from plain
        if utterance.tight is None:
            return
        tight, offsets = utterance.tight
        for hit in self._phrases.hits(tight):
            placed = replace(hit, start=offsets[hit.start], end=offsets[hit.end - 1] + 1)
            overlaps = any(one.start < placed.end and placed.start < one.end for one in plain)
            if not overlaps and not is_innocent(placed):
                yield placed

    @cached_property
    def _content(self) -> Mapping[str, Any]:
        content: dict[str, Any] = read_yaml(self.path)
        unknown = set(content) - _KEYS
        if unknown:
            raise ValueError(f"{self.path.name}: unknown keys {sorted(unknown)}")
        return content

    @cached_property
    def _phrases(self) -> Phrases:
        return self._compile(
            (number, say) for number, entry in enumerate(self.entries) for say in entry.say
        )

    @cached_property
    def _amends(self) -> Phrases:
        return self._compile((0, say) for say in self._content.get("amends") or ())

    @cached_property
    def _exempt(self) -> Phrases:
        lists = (self._content.get(key) or () for key in ("exempt", "innocent"))
        return self._compile((0, say) for says in lists for say in says)

    @cached_property
    def _innocent(self) -> Phrases:
        return self._compile((0, say) for say in self._content.get("innocent") or ())

    @cached_property
    def _lists(self) -> dict[str, Phrases]:
        lists: dict[str, list[str]] = self._content.get("lists") or {}
        return {name: self._compile((0, say) for say in says) for name, says in lists.items()}

    def _compile(self, phrases: Iterable[tuple[int, str]]) -> Phrases:
        return Phrases((entry, template(say, self._class, self._known)) for entry, say in phrases)

    def _class(self, name: str) -> tuple[str, ...]:
        """Return the words of the class `name`: the book's own, or the shared one."""
        own: dict[str, list[str]] = self._content.get("words") or {}
        if name in own:
            return tuple(normalise(word) for word in own[name])
        if name in shared_words():
            return shared_words()[name]
        raise ValueError(f"{self.path.name}: no word class {name!r}")


@cache
def shared_words() -> dict[str, tuple[str, ...]]:
    """Return the word classes that every phrasebook may use, by name."""
    classes: dict[str, list[str]] = read_yaml(_SHARED)
    return {
        normalise(name): tuple(dict.fromkeys(normalise(str(word)) for word in words))
        for name, words in classes.items()
    }


def _on_edges(utterance: Utterance, hit: Hit) -> bool:
    """Say whether a short phrase stands on word edges; blanks inside it prove nothing."""
    clause = utterance.clause_at(hit.start)
    return is_word(utterance.words_of(clause), hit.start - clause.start, hit.end - clause.start)


def _kind(label: str) -> Kind:
    """Return the kind of finding that `label` is."""
    if label in STEPS:
        return Kind.STEP
    return Kind.CRAFT if label in CRAFTS else Kind.FAULT


def _entry(raw: Mapping[str, Any], reason: str) -> Entry:
    """Return one entry of the file as a value."""
    unknown = set(raw) - _ENTRY_KEYS
    if unknown:
        raise ValueError(f"unknown keys {sorted(unknown)}")
    return Entry(
        raw.get("rule", "plain"),
        tuple(str(say) for say in raw["say"]),
        raw.get("better", ""),
        raw.get("reason", reason),
    )
