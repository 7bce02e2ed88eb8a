"""The pages of a scenario: its own file and all that it includes (引用), each read once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from trainer.scenario.beginning import needed_words
from trainer.scenario.fields import split
from trainer.scenario.model import Place
from trainer.scenario.nearest import did_you_mean, nearest
from trainer.scenario.notebook import Notebook
from trainer.scenario.prescan import prescan
from trainer.scenario.problem import Level
from trainer.scenario.read import Reading, read_file, read_text
from trainer.scenario.shop import unknown_kind
from trainer.scenario.tree import Block, Node, Rows, Text, plant
from trainer.scenario.vocabulary import FILE_KINDS, FORMAT, KEYS, SCENARIO, SHARED_KINDS

DEEPEST = 4
ENDINGS = (".yaml", ".yml")
# After these mistakes the tree is a guess: what seems missing need not be.
_OF_CHATS = frozenset({"Y111", "Y112", "Y120"})  # what a pasted chat has in every line
_GUESSED = frozenset({"Y110", "Y119", "Y120"})


@dataclass(frozen=True, slots=True)
class Page:
    """One file: `file` is its name in problems, `whole` says that no line had to be dropped."""

    file: str
    text: str = ""
    block: Block | None = None
    whole: bool = False

    def get(self, key: str) -> Node | None:
        """Return what stands after a key, None where the key is missing."""
        pairs = self.block.pairs if self.block else ()
        return next((node for name, node in pairs if name.value == key), None)

    @property
    def kind(self) -> str:
        """The page's 类型; 场景 where it says none."""
        node = self.get("类型")
        return node.value if isinstance(node, Text) and node.value else "场景"


class Shelf(Protocol):
    """Where included files come from: a folder, or texts kept from an earlier load."""

    def read(self, name: str, notebook: Notebook) -> tuple[str, Reading] | str:
        """Return (file, what was read), or why there is no such file, in Chinese."""

    def names(self) -> tuple[str, ...]:
        """Return the names that could be included, for did-you-mean."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Included files on disk: looked up in each root in turn, never outside of them."""

    roots: tuple[Path, ...]

    def read(self, name: str, notebook: Notebook) -> tuple[str, Reading] | str:
        """Return (file, what was read), or why there is no such file."""
        for root in self.roots:
            for ending in ENDINGS:
                path = root / f"{name}{ending}"
                if not _exists(path):
                    continue
                if not path.resolve().is_relative_to(root.resolve()):
                    return "它是一个链接，指到场景文件夹外面去了"
                return f"{name}{ending}", read_file(path, f"{name}{ending}", notebook)
        return "找不到这个文件"

    def names(self) -> tuple[str, ...]:
        """Return the names of the shared files (店铺/…)."""
        found = (
            path.relative_to(root).with_suffix("").as_posix()
            for root in self.roots
            for path in sorted(root.glob("店铺/*"))
            if path.suffix in ENDINGS
        )
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Kept:
    """Included files as texts that were kept: pairs of file name and text."""

    sources: tuple[tuple[str, str], ...]

    def read(self, name: str, notebook: Notebook) -> tuple[str, Reading] | str:
        """Return (file, what was read), or why there is no such text."""
        for file, text in self.sources:
            if file in (f"{name}{ending}" for ending in ENDINGS):
                return file, read_text(text, file, notebook)
        return "没有存下这个文件"

    def names(self) -> tuple[str, ...]:
        """Return the names of the texts."""
        return tuple(name_of(file) for file, _ in self.sources)


def name_of(file: str) -> str:
    """Return a file's name without its ending."""
    for ending in ENDINGS:
        file = file.removesuffix(ending)
    return file


def turn(file: str, reading: Reading, notebook: Notebook) -> Page:
    """Return the page of a file that was read; without a block where nothing can be made of it."""
    if reading.text is None:
        return Page(file)
    scan = prescan(reading.clean, file, notebook)
    root = plant(scan, notebook)
    if root is None:
        return Page(file, reading.text)
    if not isinstance(root, Block):
        if not notebook.broken(file):
            what = "列表" if isinstance(root, Rows) else "一段话"
            notebook.note(
                root.place,
                "S203",
                f"整个文件只是{what}，应是“词: 内容”的几行",
                f"第一行写 格式: 1；至少要有 {needed_words(file)}",
            )
        return Page(file, reading.text)
    whole = scan.whole and not notebook.has(file, _GUESSED)
    return Page(file, reading.text, root, whole)


def understood(page: Page, notebook: Notebook) -> Page:
    """Return the page if its 格式 and 类型 are known, else the page without its content."""
    if page.block is None:
        return page
    keys = [key for key, _ in page.block.pairs]
    if not any(key.value in KEYS or nearest(key.value, SCENARIO) for key in keys[:200]):
        errors = {p.id for p in notebook.problems() if p.file == page.file}
        if errors <= _OF_CHATS:
            notebook.note(
                Place(page.file, page.block.place.line, 1),
                "S203",
                "这不像场景文件：没有一个认得的词",
                "第一行写 格式: 1，接着写 标题、剧情、结局；聊天记录用 trainer import 起草",
                width=keys[0].width if keys else 1,
            )
        return Page(page.file, page.text)
    return page if _known_form(page, notebook) else Page(page.file, page.text)


def included(main: Page, shelf: Shelf, notebook: Notebook) -> tuple[Page, ...]:
    """Return all pages that `main` includes, in order, each once; note what cannot be included."""
    pages: dict[str, Page] = {}
    _follow(main, shelf, notebook, pages, (name_of(main.file),))
    return tuple(pages.values())


def _follow(
    page: Page, shelf: Shelf, notebook: Notebook, pages: dict[str, Page], trail: tuple[str, ...]
) -> None:
    for word in _wanted(page, notebook):
        name = name_of(word.value)
        why = _refused(name, trail)
        if why:
            notebook.note(
                word.place, "R305", f"不能引用“{word.value}”：{why[0]}", why[1], width=word.width
            )
            continue
        if name not in pages:
            found = shelf.read(name, notebook)
            if isinstance(found, str) and notebook.full:
                continue
            if isinstance(found, str):
                fix = (
                    did_you_mean(name, shelf.names())
                    or "文件名不带 .yaml，从场景文件夹写起，如 店铺/政策"
                )
                notebook.note(
                    word.place, "R305", f"引用不到“{word.value}”：{found}", fix, width=word.width
                )
                continue
            pages[name] = understood(turn(*found, notebook), notebook)
            _shared_kind(pages[name], word, notebook)
        _follow(pages[name], shelf, notebook, pages, (*trail, name))


def _wanted(page: Page, notebook: Notebook) -> Iterator[Text]:
    node = page.get("引用")
    for text in node.items if isinstance(node, Rows) else (node,):
        if isinstance(text, Text):
            yield from split(text, notebook)


def _refused(name: str, trail: tuple[str, ...]) -> tuple[str, str] | None:
    parts = name.replace("\\", "/").split("/")
    if "\\" in name or name.startswith(("/", "~")) or ":" in name:
        return "只能写场景文件夹里面的路径", "从场景文件夹写起，用“/”隔开，如 店铺/政策"
    if any(part in ("", ".", "..") for part in parts):
        return "不能用“..”走到场景文件夹外面", "从场景文件夹写起，如 店铺/政策"
    if any(len(part.encode()) > 200 for part in parts) or len(parts) > 8:
        return "文件名太长", "检查是不是粘贴错了"
    if name in trail:
        return f"它们互相引用，绕成了一圈（{' → '.join((*trail, name))}）", "删掉其中一处引用"
    if len(trail) > DEEPEST:
        return f"引用套引用超过 {DEEPEST} 层", "直接引用需要的文件"
    return None


def _shared_kind(page: Page, word: Text, notebook: Notebook) -> None:
    if page.block is not None and page.kind not in SHARED_KINDS:
        notebook.note(
            word.place,
            "R305",
            f"“{word.value}”是{page.kind}，不能引用",
            f"只能引用 类型 是 {'、'.join(SHARED_KINDS)} 的文件",
            width=word.width,
        )


def _known_form(page: Page, notebook: Notebook) -> bool:
    """Check 格式 and 类型; a newer format is not read any further."""
    kind = page.get("类型")
    if isinstance(kind, Text) and kind.value and kind.value not in FILE_KINDS:
        unknown_kind(kind, tuple(FILE_KINDS), notebook)
        return False
    version = page.get("格式")
    if version is None and page.kind != "场景":
        return True
    if version is None or (isinstance(version, Text) and not version.value):
        notebook.note(
            Place(page.file, 1, 1),
            "V901",
            f"没有写格式的版本，当作 {FORMAT} 来读",
            f"在第一行写上 格式: {FORMAT}",
            level=Level.WARNING,
            absent=True,
        )
        return True
    if isinstance(version, Text) and version.value == str(FORMAT):
        return True
    newer = (
        isinstance(version, Text) and version.value.isdecimal() and int(version.value[:9]) > FORMAT
    )
    written = version.value if isinstance(version, Text) else ""
    notebook.note(
        version.place,
        "V901",
        f"这是格式 {written}，本程序只懂格式 {FORMAT}" if newer else f"“格式: {written}”看不懂",
        "升级程序后再打开" if newer else f"写成 格式: {FORMAT}",
        width=version.width if isinstance(version, Text) else 1,
    )
    return not newer


def _exists(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False
