"""The algebra of intervals: what holds for all of them."""

from hypothesis import given
from hypothesis import strategies as st

from knell.reconcile.interval import Interval, remainder

NUMBERS = st.integers(0, 200)


@st.composite
def intervals(draw: st.DrawFn, *, is_open: bool = True) -> Interval:
    """Any interval; its ends may be open."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    if is_open:
        return Interval(draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None])))
    return Interval(low, high)


def allowed(interval: Interval) -> range:
    """The numbers up to 1,000 that an interval allows."""
    return range(interval.low or 0, 1_001 if interval.high is None else interval.high + 1)


@given(intervals(), st.lists(intervals(), max_size=3), st.data())
def test_the_remainder_holds_whatever_is_left(
    total: Interval, parts: list[Interval], data: st.DataObject
) -> None:
    """For any numbers that the total and the parts allow, what is left of them lies in the remainder."""
    numbers = [data.draw(st.sampled_from(allowed(part))) for part in parts]
    whole = data.draw(st.sampled_from(allowed(total)))
    rest = remainder(total, parts)
    if sum(numbers) <= whole:
        assert whole - sum(numbers) in allowed(rest) or whole - sum(numbers) > 1_000


@given(intervals(is_open=False), st.lists(intervals(is_open=False), max_size=3))
def test_the_remainder_is_the_published_formula(total: Interval, parts: list[Interval]) -> None:
    rest = remainder(total, parts)
    assert total.low is not None and total.high is not None
    lows, highs = sum(part.low or 0 for part in parts), sum(part.high or 0 for part in parts)
    assert rest.low == max(0, total.low - highs)
    assert rest.high == max(0, total.high - lows)


@given(intervals(), intervals())
def test_overlap_is_having_a_number_in_common(left: Interval, right: Interval) -> None:
    assert left.overlaps(right) == right.overlaps(left) == bool(set(allowed(left)) & set(allowed(right)))


@given(intervals(), intervals())
def test_containing_is_allowing_every_number(left: Interval, right: Interval) -> None:
    assert left.contains(right) == (set(allowed(right)) <= set(allowed(left)))


@given(intervals())
def test_nothing_taken_away_leaves_the_total(total: Interval) -> None:
    assert remainder(total, []) == Interval(total.low or 0, total.high)
