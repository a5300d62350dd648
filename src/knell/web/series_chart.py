"""A figure over time as the numbers of a small drawing, made on the server: it needs no script."""

from calendar import month_abbr
from dataclasses import dataclass

from knell.model.series import FigureOnDay, FigureSeries
from knell.wording.phrases import say_day, say_number

WIDTH, HEIGHT = 420, 190
"""Units of the drawing; it is scaled to the page."""
LEFT, RIGHT, TOP, BOTTOM = 34, 16, 22, 26
BAR = 8
"""Width of the bar of a day."""
LABEL_GAP = 62
"""Units between two labels below which the second is left out; the table has them all."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One day: the bar from low to high. `arrow` and `tail` are paths of open ends, "" where closed."""

    x: float
    top: float
    height: float
    arrow: str
    tail: str
    number: str
    day: str
    label_y: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across at a round number."""

    y: float
    number: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing of one figure; `alternative` says the same in words."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    alternative: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM
    bar: int = BAR


def draw_series(series: FigureSeries) -> Chart | None:
    """The chart of a figure with two days or more; None for fewer, which the table shows as well.

    A day of which neither end is known has no bar: only the table has it.
    """
    days = [one for one in series.days if (one.low, one.high) != (None, None)]
    if len(days) < 2:
        return None
    top = _round_up(max(max(one.low or 0, one.high or 0) for one in days))
    first, span = days[0].day, (days[-1].day - days[0].day).days
    bars: list[Bar] = []
    last_label = float("-inf")
    for one in days:
        x = LEFT + BAR + (WIDTH - LEFT - RIGHT - 2 * BAR) * (one.day - first).days / span
        is_labelled = x - last_label >= LABEL_GAP
        bars.append(_bar(one, round(x, 1), top, is_labelled=is_labelled))
        last_label = x if is_labelled else last_label
    ticks = tuple(Tick(_y(number, top), number) for number in (0, top // 2, top))
    said = "; ".join(f"{say_day(one.day)}: {say_number(one.low, one.high)}" for one in days)
    return Chart(tuple(bars), ticks, said)


def _bar(one: FigureOnDay, x: float, top: int, *, is_labelled: bool) -> Bar:
    low, high = one.low, one.high
    y_high = _y(high if high is not None else low or 0, top)
    y_low = _y(low if low is not None else high or 0, top)
    height = max(2.0, round(y_low - y_high, 1))
    arrow = (
        "" if high is not None else f"M{x - BAR} {y_high - 2} L{x} {y_high - 11} L{x + BAR} {y_high - 2} Z"
    )
    low_end = y_high + height
    tail = (
        "" if low is not None else f"M{x - BAR} {low_end + 2} L{x} {low_end + 11} L{x + BAR} {low_end + 2} Z"
    )
    label_y = round(y_high - (15 if arrow else 5), 1)
    return Bar(
        x=x,
        top=y_high,
        height=height,
        arrow=arrow,
        tail=tail,
        number=_short(one) if is_labelled else "",
        day=f"{one.day.day} {month_abbr[one.day.month]}" if is_labelled else "",
        label_y=label_y,
    )


def _short(one: FigureOnDay) -> str:
    """ "51–87", "42+", "≤30": short enough to stand over a bar."""
    if one.high is None:
        return f"{one.low:,}+"
    if one.low is None:
        return f"≤{one.high:,}"
    return say_number(one.low, one.high)


def _y(number: int, top: int) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * number / top, 1)


def _round_up(number: int) -> int:
    """The next even round number: 2, 4, 10, 20, 40, 100, …"""
    step = 1
    while True:
        for factor in (2, 4, 6, 8, 10):
            if number <= factor * step:
                return factor * step
        step *= 10
