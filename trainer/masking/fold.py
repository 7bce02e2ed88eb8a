"""Full-width digits, letters and signs read as their plain ones, character by character."""

_WIDE = "０１２３４５６７８９－（）：＋＠．＿　"
_PLAIN = "0123456789-():+@._ "
_LATIN = {0xFF21 + n: ord("A") + n for n in range(26)} | {
    0xFF41 + n: ord("a") + n for n in range(26)
}
_FOLD = str.maketrans(_WIDE, _PLAIN) | _LATIN


def folded(text: str) -> str:
    """Return `text` as it is read: as long as before, so that spans stay true."""
    return text.translate(_FOLD)
