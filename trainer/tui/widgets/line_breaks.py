"""Where lines of Chinese text break: by display cells, with 行首禁则 and 行尾禁则."""

from rich.cells import cell_len, split_graphemes

# What may not begin a line, and what may not end one.
NOT_AT_START = frozenset("，。、；：？！…—·～）】》〉」』〕〗”’％℃,.;:?!)]}%~")
NOT_AT_END = frozenset("（【《〈「『〔〖“‘￥¥$#([{")
TWINS = frozenset("…—")  # two of these stand for one sign and stay together
BLANKS = " \u3000"

Cluster = tuple[int, int, int]  # start, end, cells


def line_spans(text: str, width: int) -> list[tuple[int, int]]:
    """Return where each line of `text` begins and ends at `width` cells.

    Blanks at a break belong to no line. A word, or a sign and its neighbour, is split only
    where it is wider than a whole line; one character wider than the line stands alone.
    """
    spans: list[tuple[int, int]] = []
    offset = 0
    for paragraph in text.split("\n"):
        lines = _fill(paragraph, max(1, width))
        spans += [(offset + start, offset + end) for start, end in lines]
        offset += len(paragraph) + 1
    return spans


def _fill(paragraph: str, width: int) -> list[tuple[int, int]]:
    if cell_len(paragraph) <= width:
        return [(0, len(paragraph))]
    clusters = split_graphemes(paragraph)[0]
    lines: list[tuple[int, int]] = []
    first = 0
    while first < len(clusters):
        stop = _reach(paragraph, clusters, first, width)
        start, end = clusters[first][0], clusters[stop - 1][1]
        lines.append((start, start + len(paragraph[start:end].rstrip(BLANKS))))
        first = stop
    return lines


def _reach(paragraph: str, clusters: list[Cluster], first: int, width: int) -> int:
    """Return the cluster that the next line begins with."""
    room = width
    last_break = first
    before, before_cells = "", 0
    for index in range(first, len(clusters)):
        start, end, cells = clusters[index]
        sign = paragraph[start:end]
        if index > first and _may_break(before, sign, before_cells, cells):
            last_break = index
        # Blanks hang over the edge: they are not drawn there.
        if cells > room and sign not in BLANKS and index > first:
            return last_break if last_break > first else index
        room -= cells
        before, before_cells = sign, cells
    return len(clusters)


def _may_break(before: str, after: str, before_cells: int, after_cells: int) -> bool:
    if after in BLANKS or after[0] in NOT_AT_START or before[0] in NOT_AT_END:
        return False
    if before in BLANKS:
        return True
    if before[0] == after[0] and before[0] in TWINS:
        return False
    if _joins_emoji(before[0], after[0]):
        return False
    return before_cells == 2 or after_cells == 2


def _joins_emoji(before: str, after: str) -> bool:
    """Say whether two characters make one picture: a flag, or a face and its skin tone."""
    flag = "\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= after <= "\U0001f1ff"
    return flag or "\U0001f3fb" <= after <= "\U0001f3ff"
