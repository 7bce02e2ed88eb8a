"""Charts as inline SVG: bars, lines over weeks. Each stands beside the figures that it draws."""

from collections.abc import Iterator, Sequence

from trainer.reports.page.markup import text

Values = Sequence[int | None]  # 0 to 100 each; None where a week has nothing
_WIDE, _HIGH = 96, 24
_CHART_WIDE, _CHART_HIGH, _LEFT, _RIGHT, _TOP, _BOTTOM = 320, 150, 30, 42, 12, 24


def bar(part: int, whole: int) -> str:
    """Return a bar that is as full as the share is."""
    full = min(100, round(100 * part / whole)) if whole > 0 else 0
    return (
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="e" width="100" height="8"/><rect class="f" width="{full}" height="8"/></svg>'
    )


def spark(values: Values) -> str:
    """Return a line over weeks without words, 100 at the top; nothing where there is no value."""
    if not any(value is not None for value in values):
        return ""
    step = _WIDE / max(1, len(values) - 1)
    places = [
        None if value is None else (round(2 + at * step), _y(value, 2, _HIGH - 4))
        for at, value in enumerate(values)
    ]
    drawn = "".join(_lines(places))
    wide = _WIDE + 4
    return f'<svg class="spark" viewBox="0 0 {wide} {_HIGH}" aria-hidden="true">{drawn}</svg>'


def line_chart(title: str, weeks: Sequence[str], values: Values, unit: str = "") -> str:
    """Return a chart with its scale, the first and the last week, and the last value."""
    step = (_CHART_WIDE - _LEFT - _RIGHT) / max(1, len(values) - 1)
    high = _CHART_HIGH - _TOP - _BOTTOM
    most = 100 if unit else _scale(values)
    places = [
        None if value is None else (round(_LEFT + at * step), _y(value * 100 // most, _TOP, high))
        for at, value in enumerate(values)
    ]
    told = [(week, value) for week, value in zip(weeks, values, strict=True) if value is not None]
    said = f"{title}：" + (
        f"{told[0][0]}一周 {told[0][1]}{unit}，{told[-1][0]}一周 {told[-1][1]}{unit}"
        if told
        else "没有数字"
    )
    parts = [
        f'<figure><figcaption>{text(title)}</figcaption><svg class="chart" role="img" '
        f'viewBox="0 0 {_CHART_WIDE} {_CHART_HIGH}" aria-label="{text(said)}">',
        *(_grid(most * mark // 100, _y(mark, _TOP, high)) for mark in (0, 50, 100)),
        *_lines(places),
    ]
    last = next((place for place in reversed(places) if place), None)
    if last and told:
        parts.append(f'<text x="{last[0] + 5}" y="{last[1] + 4}">{told[-1][1]}{text(unit)}</text>')
    if weeks:
        y = _CHART_HIGH - 6
        parts.append(f'<text x="{_LEFT}" y="{y}">{text(weeks[0][5:])}</text>')
    if len(weeks) > 1:
        x = _CHART_WIDE - _RIGHT
        parts.append(f'<text x="{x}" y="{y}" text-anchor="end">{text(weeks[-1][5:])}</text>')
    return "".join((*parts, "</svg></figure>"))


def _scale(values: Values) -> int:
    """Return the upper end of the scale: points of 100 need all of it, small rates do not."""
    highest = max((value for value in values if value is not None), default=0)
    return next((end for end in (10, 20, 50) if highest <= end), 100)


def _grid(mark: int, y: int) -> str:
    return (
        f'<path class="g" d="M{_LEFT} {y}H{_CHART_WIDE - _RIGHT}"/>'
        f'<text x="{_LEFT - 5}" y="{y + 4}" text-anchor="end">{mark}</text>'
    )


def _y(value: int, top: int, high: int) -> int:
    return round(top + high - high * min(100, max(0, value)) / 100)


def _lines(places: Sequence[tuple[int, int] | None]) -> Iterator[str]:
    """Yield the line, broken where a week has nothing; a week alone is a dot."""
    run: list[tuple[int, int]] = []
    for place in (*places, None):
        if place:
            run.append(place)
            continue
        if len(run) == 1:
            yield f'<circle class="l" cx="{run[0][0]}" cy="{run[0][1]}" r="2"/>'
        elif run:
            yield f'<path class="l" d="M{" ".join(f"{x} {y}" for x, y in run)}"/>'
        run = []
