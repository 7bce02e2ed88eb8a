"""Word edges: the only file that knows jieba, which loads when the first edge is asked for."""

import marshal
import os
import tempfile
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

# Words of the trade that jieba would cut apart; a frequency keeps them together.
_TRADE_WORDS = (
    "工单", "补发", "催件", "保价", "价保", "仅退款", "保证金", "优惠券", "尿不湿", "纸尿裤",
    "运费险", "差评", "好评", "派件", "揽收", "改派", "改价", "返现",
)  # fmt: skip
_KEEP_TOGETHER = 20_000
_cache_dir: list[Path] = []


def prepare(cache_dir: Path) -> None:
    """Load the dictionary now, keeping its cache in `cache_dir`, a directory of our own."""
    if not _cache_dir:
        _cache_dir.append(cache_dir)
    _tokenizer()


@lru_cache(maxsize=512)
def edges(text: str) -> frozenset[int]:
    """Return the offsets in `text` at which a word begins or ends."""
    found = {0}
    at = 0
    for word in _tokenizer().cut(text):
        at += len(word)
        found.add(at)
    return frozenset(found)


def is_word(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` stands on word edges."""
    cut = edges(text)
    return start in cut and end in cut


@cache
def _tokenizer() -> Any:
    """Return jieba's tokenizer with our words in it."""
    import logging
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = _frequencies(tokenizer, jieba.__version__)
    tokenizer.initialized = True
    for word in _TRADE_WORDS:
        tokenizer.add_word(word, _KEEP_TOGETHER)
    return tokenizer


def _frequencies(tokenizer: Any, version: str) -> tuple[dict[str, int], int]:
    """Return jieba's dictionary, from our cache where there is a sound one."""
    kept = _cache_dir[0] / f"words-{version}.marshal" if _cache_dir else None
    if kept:
        try:
            frequencies, total = marshal.loads(kept.read_bytes())
            return frequencies, total
        except (OSError, EOFError, ValueError, TypeError):
            pass  # No cache yet, or a torn one: build it again.
    frequencies, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    if kept:
        _keep(kept, marshal.dumps((frequencies, total)))
    return frequencies, total


def _keep(path: Path, data: bytes) -> None:
    """Write the cache in one piece; a directory that cannot be written costs only time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        return
