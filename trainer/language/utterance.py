"""One reply as the detectors see it: the text as typed, as read, in clauses, with its context."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from trainer.language.normalise import normalise

_LONGEST_CLAUSE = 160
_LONGEST_SENTENCE = 480
_SENTENCE_END = re.compile(r"[。！？!?\n]+|…+|\.{2,}")
_CLAUSE_END = re.compile(r"[,、;:。!?~…\n\s.·—-]+|[^\w\s“”\"'()<>\[\]{}%+/*#@&=^$￥¥|\\]+")
_QUOTATION = re.compile(r"“[^“”\n]{1,80}”|\"[^\"\n]{1,80}\"|'[^'\n]{2,80}'|‘[^‘’\n]{1,80}’")
# Someone else's words, or words on a screen: before the quotation …
_REPORTED = re.compile(
    r"(说|讲|问|写|回|发|提到|提|叫|骂|反映|那句|这句|句|显示|提示|点|点击|选|选择|页面|按钮|备注|标|标着|叫做)"
    r"[的了过着是成到:：,]{0,3}$"
)
# … or after it.
_REPORTED_AFTER = re.compile(
    r"^[,， ]{0,1}(这|那|的话|的说法|几个字|是哪|是谁|确实不|是不对|不该|不应该|我看到|我会反馈"
    r"|按钮|选项|那一栏)"
)
# Quote marks as cover: the agent aims the words at the customer.
_AIMED = re.compile(r"^[,， ]{0,2}(说的)?(就是|正是|不就是|送给)(您|你|恁|在?说)")
_NEGATION = re.compile(
    r"(不|没|别|未|无法|勿|难以|并非|无需|甭|休想|莫|非)"
    r"(?:[给帮为替让跟][您你]|[^,。!?我咱您你”就]){0,3}$"
)
# Words with 不 or 没 inside that negate nothing.
_NO_NEGATION = re.compile(
    r"不好意思|对不起|对不住|不仅|不但|不光|不过|差不多|没问题|要不|不管|没关系|没事|不得不|不如|不管怎样"
    r"|别急|别担心|别着急|别怕|别慌|别生气|不用担心|不着急|不用着急|不少|不久|不断|无论|不论|是不是|有没有|能不能"
    r"|可不可以|好不好|会不会|要不要|不一会|不错|不便|不周|不当|不满|不足|不客气|未来|特别|分别|个别"
    r"|级别|区别|非常|不合适|不满意|不对|不行的话|不够"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the text, in code points."""

    start: int
    end: int

    def overlaps(self, start: int, end: int) -> bool:
        """Say whether the stretch shares a character with `start:end`."""
        return self.start < end and start < self.end


@dataclass(frozen=True)
class Utterance:
    """One reply with its context; every offset counts code points of `text`.

    `plain` is `text` as read (see `normalise`), of the same length; the context
    (`customer`, `earlier`, `history`) is kept as read, `given` as handed in.
    """

    text: str
    customer: str = ""
    earlier: tuple[str, ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    given: tuple[str, ...] = ()
    plain: str = field(init=False, repr=False, compare=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "plain", normalise(self.text))

    @classmethod
    def of(
        cls,
        text: str,
        customer: str | None = None,
        earlier: Sequence[str] = (),
        history: Sequence[tuple[str, str]] = (),
        given: Sequence[str] = (),
    ) -> "Utterance":
        """Return the reply with its context read like the reply itself."""
        return cls(
            text,
            normalise(customer or ""),
            tuple(normalise(reply) for reply in earlier),
            tuple((who, normalise(words)) for who, words in history),
            tuple(given),
        )

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """The stretches between punctuation, blanks, and pictures; a decimal stays whole."""
        return _split(self.plain, _CLAUSE_END, _LONGEST_CLAUSE)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The stretches between full stops, marks, and line ends."""
        return _split(self.plain, _SENTENCE_END, _LONGEST_SENTENCE)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The quotations whose words are not the agent's own."""
        found = (Span(match.start(), match.end()) for match in _QUOTATION.finditer(self.plain))
        return tuple(span for span in found if self._is_reported(span))

    @cached_property
    def tight(self) -> tuple[str, tuple[int, ...]] | None:
        """The text without the blanks inside spaced letters (不 清 楚), with each offset.

        None where no letters are spaced. The offsets have one more entry, the text's end.
        """
        if not _SPACED.search(self.plain):
            return None
        blanks = {
            at
            for run in _SPACED.finditer(self.plain)
            for at in range(run.start(), run.end())
            if self.plain[at] in _BLANKS
        }
        kept = [at for at in range(len(self.plain)) if at not in blanks]
        return "".join(self.plain[at] for at in kept), (*kept, len(self.plain))

    def clause_at(self, at: int) -> Span:
        """Return the clause that holds offset `at`, or the next one; an empty one at the end."""
        return _at(self.clauses, at, len(self.plain))

    def sentence_at(self, at: int) -> Span:
        """Return the sentence that holds offset `at`, or the next one; an empty one at the end."""
        return _at(self.sentences, at, len(self.plain))

    def words_of(self, span: Span) -> str:
        """Return the words in `span` as read."""
        return self.plain[span.start : span.end]

    def before(self, at: int) -> str:
        """Return what stands before `at` in its clause."""
        return self.plain[self.clause_at(at).start : at]

    def after(self, at: int) -> str:
        """Return what stands from `at` on in the clause that ends there or goes on."""
        return self.plain[at : max(at, self.clause_at(max(at - 1, 0)).end)]

    def mark_after(self, at: int) -> str:
        """Return the first character behind the clause that holds `at - 1`, if there is one."""
        end = self.clause_at(max(at - 1, 0)).end
        return self.plain[end : end + 1]

    def is_quotation(self, start: int, end: int) -> bool:
        """Say whether the words from `start` to `end` are only quoted."""
        return any(span.start <= start and end <= span.end for span in self.quotations)

    def is_negated(self, start: int) -> bool:
        """Say whether a negation stands right before `start` in the same clause."""
        before = _NO_NEGATION.sub(lambda word: "一" * len(word[0]), self.before(start))
        return _NEGATION.search(before) is not None

    def is_question(self, start: int) -> bool:
        """Say whether the clause that holds `start` asks."""
        clause = self.clause_at(start)
        if self.plain[clause.end : clause.end + 3].lstrip(" ").startswith("?"):
            return True
        return _ASKS.search(self.words_of(clause)) is not None

    @property
    def is_first_reply(self) -> bool:
        """Say whether the agent has said nothing before this reply."""
        return not self.earlier

    def _is_reported(self, span: Span) -> bool:
        sentence = self.sentence_at(span.start)
        before = self.plain[max(sentence.start, span.start - 12) : span.start]
        after = self.plain[span.end : span.end + 12]
        if _AIMED.match(after):
            return False
        return bool(_REPORTED.search(before) or _REPORTED_AFTER.match(after))


_INSIDE_FIGURES = (".", ":", "-", "~", "—")  # 12.9 元, 18:30, 3-5 天
_BLANKS = " \t"
# Three letters and more with a blank between each: 不 清 楚; two Latin ones: s b.
_SPACED = re.compile(
    r"[一-鿿](?:[ \t]{1,2}[一-鿿](?![一-鿿])){2,}"
    r"|(?<![a-z])[a-z](?:[ \t]{1,2}[a-z](?![a-z]))+"
)
_ASKS = re.compile(
    r"(吗|呢|么|嘛|不|没|没有|不成)[呀啊哈哦亲]{0,2}$|是不是|有没有|能不能|可不可以|方不方便|会不会|好不好|要不要"
)


def _split(text: str, ends: re.Pattern[str], longest: int) -> tuple[Span, ...]:
    """Return the stretches of `text` between `ends`, none of them empty or past `longest`."""
    spans: list[Span] = []
    start = 0
    for end in ends.finditer(text):
        inside = text[end.start() - 1 : end.start()] + text[end.end() : end.end() + 1]
        if len(inside) == 2 and inside.isdigit() and end[0] in _INSIDE_FIGURES:
            continue
        spans += _pieces(start, end.start(), longest)
        start = end.end()
    spans += _pieces(start, len(text), longest)
    return tuple(spans)


def _pieces(start: int, end: int, longest: int) -> Iterator[Span]:
    """Yield the stretch in pieces no longer than `longest`, so that no work grows past them."""
    for at in range(start, end, longest):
        yield Span(at, min(at + longest, end))


def _at(spans: tuple[Span, ...], at: int, end: int) -> Span:
    """Return the span that holds `at`, or the next one (they are in order)."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= at:
            low = middle + 1
        else:
            high = middle
    return spans[low] if low < len(spans) else Span(end, end)
