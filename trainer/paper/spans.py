"""Lengths of time in Chinese words."""

SECOND_MS = 1000
_UNITS = ((86_400_000, "天"), (3_600_000, "小时"), (60_000, "分钟"), (SECOND_MS, "秒"))


def duration(ms: int) -> str:
    """Return a length of time by its two largest units: 1小时5分钟, 40秒, 不到1秒."""
    if ms < SECOND_MS:
        return "不到1秒"
    first = next(index for index, (unit, _) in enumerate(_UNITS) if ms >= unit)
    said = ""
    for unit, name in _UNITS[first : first + 2]:
        count, ms = divmod(ms, unit)
        said += f"{count}{name}" if count else ""
    return said
