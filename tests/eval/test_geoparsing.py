"""Measuring places: what counts as found, as resolved, and as neither."""

import pytest
from eval.geoparsing.corpora import Annotated, GoldPlace
from eval.geoparsing.measure import measure

from knell.model.toponym import PlacedToponym, Toponym, ToponymKind

TEXT = "Aleppo and Homs, and the Homs Post"


def placed(start: int, end: int, point: tuple[float | None, float | None]) -> PlacedToponym:
    """An answer for a stretch of the text."""
    one = Toponym(start, end, TEXT[start:end], ToponymKind.NAME, 0.9)
    return PlacedToponym(one, *point, 5000, "city", 0.9, "for a test")


GOLD = Annotated("d", TEXT, (GoldPlace((0, 6), 36.2, 37.2), GoldPlace((11, 15), 34.7, 36.7)), ((25, 34),))


def test_what_is_right_counts_for_all() -> None:
    found = measure([(GOLD, [placed(0, 6, (36.2, 37.2)), placed(11, 15, (34.7, 36.7))])])
    assert (found.f1, found.resolved, found.precision_answered, found.median_km) == (1, 1, 1, 0)


def test_far_off_is_found_but_not_resolved() -> None:
    found = measure([(GOLD, [placed(0, 6, (36.2, 37.2)), placed(11, 15, (54.7, 36.7))])])
    assert (found.recall, found.resolved, found.precision_answered) == (1, 0.5, 0.5)


def test_left_open_is_found_and_no_wrong_answer() -> None:
    found = measure([(GOLD, [placed(0, 6, (36.2, 37.2)), placed(11, 15, (None, None))])])
    assert (found.recall, found.resolved, found.precision_answered) == (1, 0.5, 1)


def test_another_stretch_is_wrong_and_an_ignored_one_is_neither() -> None:
    right = placed(0, 6, (36.2, 37.2))
    assert measure([(GOLD, [right, placed(25, 29, (34.7, 36.7))])]).precision == 1
    assert measure([(GOLD, [right, placed(11, 14, (34.7, 36.7))])]).precision == pytest.approx(0.5)
