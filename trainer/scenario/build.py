"""Pages to a Scenario: the sections of a file and of what it includes, put together."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from trainer.scenario.amounts import difficulty
from trainer.scenario.beats import BeatReader, endings
from trainer.scenario.facts import customer, facts, placeholders
from trainer.scenario.fields import Fields
from trainer.scenario.going import SHARED
from trainer.scenario.model import Beat, Branch, Policy, Scenario, Weights, Word
from trainer.scenario.nearest import did_you_mean
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Page, name_of
from trainer.scenario.references import (
    Targets,
    check_placeholders,
    check_rehearsals,
    check_targets,
    visits,
)
from trainer.scenario.rehearsals import RehearsalReader
from trainer.scenario.shop import policies, quick_replies, weights, words
from trainer.scenario.signals import Ears
from trainer.scenario.tree import Block, Node, Rows, Text
from trainer.scenario.variation import cases_in
from trainer.scenario.variation_reading import VariationReader
from trainer.scenario.vocabulary import FILE_KINDS, SCENARIO, SHARED_FILE_KEYS, SHARED_KINDS

_WHY = {
    "标题": "写一句话说明这个场景，如 标题: 快递三天没动",
    "剧情": "写上环节；第一个环节就是开场",
    "结局": "写上每个结局和顾客的评价，如 满意: 满意",
}


@dataclass(frozen=True, slots=True)
class Parts:
    """A page's fields, with the page."""

    page: Page
    fields: Fields


@dataclass(slots=True)
class Builder:
    """Builds one scenario; what is wrong goes into the notebook."""

    main: Page
    included: tuple[Page, ...]
    notebook: Notebook
    complete: bool = True  # False where something that the file includes could not be read
    parts: list[Parts] = field(default_factory=list)

    def scenario(self, origin: str) -> Scenario | None:
        """Return the scenario as far as it can be read, None where the file is no block."""
        if self.main.block is None:
            return None
        own = Fields(self.main.block, SCENARIO, "场景", self.notebook)
        for key, why in _WHY.items():
            own.need(key, why)
        self.parts = [*self._shared_parts(), Parts(self.main, own)]
        person = customer(own.sub("顾客"), self.notebook)
        groups = facts(own.sub("事实"), self.notebook)
        declared = placeholders(groups, person, "昵称" in _keys(own.sub("顾客")))
        ears = self._ears()
        lots = VariationReader(dict(declared), ears, self.notebook).lots(own.sub("变化"))
        ears = replace(ears, cases=cases_in(lots))
        reader = BeatReader(ears, self.notebook)
        agent_opens = self._agent_opens(own)
        beats = reader.beats(own.sub("剧情"), agent_opens=agent_opens)
        always = reader.branches(own.rows("全程"))
        ends = endings(own.sub("结局"), self.notebook)
        shared = self._visited(reader, (*always, *(b for beat in beats for b in beat.branches)))
        targets = Targets(
            tuple(key.value for key, _ in _pairs(own.sub("剧情"))),
            tuple(SHARED + key.value for key, _ in self._pairs_of("公共")),
            tuple(ending.name for ending in ends),
            self.complete,
        )
        check_targets(always, targets, self.notebook)
        for beat in beats:
            check_targets(beat.branches, targets, self.notebook)
        for beat in shared:
            check_targets(beat.branches, targets, self.notebook, shared=True)
        if own.sub("结局") is None:  # that no ending is found follows from it
            self.notebook.drop(frozenset({"R301"}))
        rehearsals = RehearsalReader(ears, self.notebook).rehearsals(own.rows("试演"))
        check_rehearsals(rehearsals, targets, self.notebook)
        self._check_texts(own, shared, tuple(name for name, _ in declared))
        quick = [row for part in self.parts for row in part.fields.rows("快捷语")]
        return Scenario(
            path=name_of(self.main.file),
            title=own.word("标题"),
            difficulty=own.read("难度", difficulty, "写 1 到 5 的整数") or 1,
            customer=person,
            beats=beats,
            endings=ends,
            tags=tuple(t.value for t in own.list("标签")),
            background=own.word("背景"),
            shared=shared,
            always=always,
            facts=groups,
            policies=tuple(p for part in self.parts for p in self._policies(part)),
            quick_replies=quick_replies(tuple(quick), self.notebook),
            words=tuple(w for part in self.parts for w in self._words(part)),
            rehearsals=rehearsals,
            variation=lots,
            weights=self._weights(),
            agent_opens=agent_opens,
            digest=digest((self.main, *self.included)),
            sources=tuple((p.file, p.text) for p in (self.main, *self.included)),
            origin=origin,
            placeholders=declared,
        )

    def check_shared(self) -> None:
        """Check a shared file by itself: its own section, and its beats with what it includes."""
        if self.main.block is None or self.main.kind not in SHARED_KINDS:
            return
        self.parts = [*self._shared_parts(), *_parts((self.main,), self.notebook)]
        self.parts[-1].fields.need(
            FILE_KINDS[self.main.kind] or "", f"这个文件的类型是{self.main.kind}，内容写在它下面"
        )
        reader = BeatReader(self._ears(), self.notebook)
        for part in self.parts:
            self._policies(part)
            self._words(part)
        own = self.parts[-1].fields
        quick_replies(own.rows("快捷语"), self.notebook)
        self._weights()
        for key, node in _pairs(own.sub("公共")):
            reader.beat(key, node, SHARED + key.value)

    def _shared_parts(self) -> list[Parts]:
        return _parts(self.included, self.notebook)

    def _ears(self) -> Ears:
        return Ears(
            tuple(key.value for key, _ in self._pairs_of("词库")),
            tuple(key.value for key, _ in self._pairs_of("政策")),
            self.complete,
        )

    def _pairs_of(self, section: str) -> tuple[tuple[Text, Node], ...]:
        return tuple(pair for part in self.parts for pair in _pairs(part.fields.sub(section)))

    def _visited(self, reader: BeatReader, branches: tuple[Branch, ...]) -> tuple[Beat, ...]:
        wanted = tuple(dict.fromkeys(visits(branches)))
        own = self.parts[-1].fields.sub("公共")
        found: dict[str, Beat] = {}
        for key, node in self._pairs_of("公共"):
            name = SHARED + key.value
            if name in wanted or any(key is mine for mine, _ in _pairs(own)):
                beat = reader.beat(key, node, name)
                if beat is not None:
                    found[name] = beat
        return tuple(found.values())

    def _policies(self, part: Parts) -> tuple[Policy, ...]:
        return policies(part.fields.sub("政策"), self.notebook)

    def _words(self, part: Parts) -> tuple[Word, ...]:
        return words(part.fields.sub("词库"), self.notebook)

    def _weights(self) -> Weights:
        found = Weights()
        for part in self.parts:
            block = part.fields.sub("评分")
            given = weights(block, part.fields.place("评分"), self.notebook)
            found = given or found
        return found

    def _agent_opens(self, own: Fields) -> bool:
        speaker = own.text("先说")
        if speaker is not None and speaker.value not in ("客服", "顾客"):
            fix = did_you_mean(speaker.value, ("客服", "顾客")) or "写 客服 或 顾客"
            own.wrong(speaker, f"“先说: {speaker.value}”看不懂", fix)
        return speaker is not None and speaker.value == "客服"

    def _check_texts(
        self, own: Fields, shared: tuple[Beat, ...], declared: tuple[str, ...]
    ) -> None:
        for key in ("标题", "背景", "全程", "剧情", "结局", "试演", "公共", "词库"):
            check_placeholders(own.nodes.get(key), declared, self.notebook)
        names = {beat.name for beat in shared}
        for part in self.parts[:-1]:
            for name, node in _pairs(part.fields.sub("公共")):
                if SHARED + name.value in names:
                    check_placeholders(node, declared, self.notebook)


def digest(pages: tuple[Page, ...]) -> str:
    """Return sha256 over the parsed values: BOM, line ends, comments and quotes do not count."""
    values = [_canonical(page.block) for page in pages if page.block is not None]
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _canonical(node: Node) -> object:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Rows):
        return [_canonical(item) for item in node.items]
    return {key.value: _canonical(value) for key, value in node.pairs}


def _parts(pages: tuple[Page, ...], notebook: Notebook) -> list[Parts]:
    found: list[Parts] = []
    for page in pages:
        section = FILE_KINDS.get(page.kind)
        if page.block is None or section is None:
            continue
        known = MappingProxyType({key: SCENARIO[key] for key in (*SHARED_FILE_KEYS, section)})
        what = f"{page.kind}文件"
        found.append(Parts(page, Fields(page.block, known, what, notebook)))
    return found


def _pairs(block: Block | None) -> tuple[tuple[Text, Node], ...]:
    return block.pairs if block else ()


def _keys(block: Block | None) -> frozenset[str]:
    return frozenset(key.value for key, _ in _pairs(block))
