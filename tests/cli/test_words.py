"""Dates, places and figures in a line: never more exact than what is known."""

from datetime import date

import pytest

from knell.cli.words import day_words, figure_words, place_words, point_words
from knell.model.claim import Harm
from knell.model.figure import Figure
from knell.model.when import When
from knell.model.where import PlaceLevel, Where

DAYS = [
    (date(2017, 6, 26), date(2017, 6, 26), "2017-06-26"),
    (date(2017, 4, 1), date(2017, 4, 30), "2017-04"),
    (date(2016, 2, 1), date(2016, 2, 29), "2016-02"),
    (date(2017, 2, 1), date(2017, 2, 27), "2017-02-01/27"),
    (date(2017, 1, 1), date(2017, 12, 31), "2017"),
    (date(2017, 6, 20), date(2017, 6, 26), "2017-06-20/26"),
    (date(2017, 6, 30), date(2017, 7, 2), "2017-06-30/2017-07-02"),
]


@pytest.mark.parametrize(("earliest", "latest", "words"), DAYS)
def test_day_words(earliest: date, latest: date, words: str) -> None:
    assert day_words(When(earliest, latest, None, "given")) == words


def test_an_unknown_day_or_place_is_said_to_be_unknown() -> None:
    assert (day_words(None), place_words(None), point_words(None)) == ("unknown", "unknown", "no coordinates")


TOWN = Where(
    "Mayadeen", PlaceLevel.TOWN, "", "Al Mayādīn", 35.01, 40.45, 5_000, admin="Deir ez-Zor", country="SY"
)
PLACES = [
    (TOWN, "Al Mayādīn, Deir ez-Zor, Syria", "35.0100, 40.4500 ± 5 km"),
    (
        Where(
            "Raqqa",
            PlaceLevel.CITY,
            "",
            "Raqqa",
            35.95,
            39.01,
            25_000,
            is_near=True,
            admin="Raqqa",
            country="SY",
        ),
        "near Raqqa, Syria",
        "35.9500, 39.0100 ± 25 km",
    ),
    (
        Where(
            "Shayrat airbase",
            PlaceLevel.STRUCTURE,
            "",
            "Syria",
            35.0,
            38.0,
            244_000,
            is_area=True,
            country="SY",
            facility="Shayrat airbase",
        ),
        "Shayrat airbase, Syria",
        "middle of an area, 35.0000, 38.0000 ± 244 km",
    ),
    (Where("Nowhereville", PlaceLevel.OTHER, "no such name"), "Nowhereville (not found)", "no coordinates"),
]


@pytest.mark.parametrize(("where", "place", "point"), PLACES)
def test_place_and_point_words(where: Where, place: str, point: str) -> None:
    assert (place_words(where), point_words(where)) == (place, point)


FIGURES = [
    (57, 59, False, False, "57–59"),
    (42, None, False, False, "42 or more"),
    (24, None, True, False, "24 or more (vague)"),
    (30, 42, False, True, "30–42 (contested)"),
    (24, None, True, True, "24 or more (vague, contested)"),
]


@pytest.mark.parametrize(("low", "high", "is_vague", "is_contested", "words"), FIGURES)
def test_figure_words(low: int, high: int | None, is_vague: bool, is_contested: bool, words: str) -> None:
    figure = Figure(Harm.KILLED, None, low, high, "minimum-maximum", "1", is_vague, is_contested)
    assert figure_words(figure) == words


def test_a_figure_that_nobody_gives_is_a_dash_and_no_zero() -> None:
    assert figure_words(None) == "–"
