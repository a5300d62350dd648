"""Days, places and numbers in words."""

from dataclasses import replace
from datetime import date

import pytest
from tests.factory import make_when, make_where

from knell.model.count import Count, Qualifier, Unit
from knell.model.where import PlaceLevel, PlaceRelation, Where
from knell.wording import phrases


@pytest.mark.parametrize(
    ("earliest", "latest", "days", "moment"),
    [
        ("2017-06-26", "2017-06-26", "26 June 2017", "on 26 June 2017"),
        ("2017-04-01", "2017-04-30", "April 2017", "in April 2017"),
        ("2016-05-03", "2016-05-05", "3–5 May 2016", "between 3 and 5 May 2016"),
        ("2016-12-30", "2017-01-02", "30 December 2016 – 2 January 2017", None),
        ("2016-01-01", "2016-12-31", "2016", "in 2016"),
        ("2013-01-01", "2018-12-31", "2013–2018", "in 2013–2018"),
        ("2016-02-01", "2016-02-28", "1–28 February 2016", "between 1 and 28 February 2016"),
        ("2017-02-01", "2017-02-28", "February 2017", "in February 2017"),
    ],
)
def test_days(earliest: str, latest: str, days: str, moment: str | None) -> None:
    when = make_when(date.fromisoformat(earliest), date.fromisoformat(latest))
    assert phrases.say_days(when) == days
    assert phrases.say_moment(when) == (moment or "between 30 December 2016 and 2 January 2017")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(42, 42, Qualifier.EXACT, "42"), "42"),
        (Count(42, None, Qualifier.AT_LEAST, "at least 42"), "42 or more"),
        (Count(None, 30, Qualifier.UP_TO, "up to 30"), "up to 30"),
        (Count(None, 60, Qualifier.NEARLY, "nearly 60"), "“nearly 60”"),
        (Count(24, None, Qualifier.VAGUE, "dozens"), "“dozens” (24 or more)"),
        (Count(3, 3, Qualifier.EXACT, "three", Unit.FAMILIES), "3 families"),
        (Count(1500, 2000, Qualifier.RANGE, "1,500 to 2,000"), "1,500–2,000"),
        (Count(0, 0, Qualifier.EXACT, "no"), "0"),
        (Count(None, None, None, None), "number not given"),
    ],
)
def test_counts(count: Count, words: str) -> None:
    assert phrases.say_count(count) == words


TOWN = make_where("Mayadeen", admin="Deir ez-Zor")
EAST = replace(
    make_where("30 km east of Ar Raqqah", level=PlaceLevel.OTHER, is_area=True, radius_m=12_426, admin=None),
    geonameid=None,
)


@pytest.mark.parametrize(
    ("where", "place", "surroundings", "precision"),
    [
        (TOWN, "at Mayadeen", "Deir ez-Zor, Syria", "The town is known; the spot within it is not."),
        (replace(TOWN, is_near=True), "near Mayadeen", "Deir ez-Zor, Syria", "Near Mayadeen: somewhere"),
        (
            make_where("Idlib", level=PlaceLevel.PROVINCE, is_area=True, radius_m=44_000, admin="Idlib"),
            "in Idlib",
            "Syria",
            "Only the province is known, about 44 km around its middle.",
        ),
        (
            replace(TOWN, facility="Shayrat airbase", name="Syria", is_area=True, radius_m=None),
            "at Shayrat airbase",
            "Deir ez-Zor, Syria",
            "The site's own position is not known; only Syria.",
        ),
        (
            replace(TOWN, phrase="near Manbij", is_near=True),
            "near Manbij",
            "Deir ez-Zor, Syria",
            "Near Mayadeen: somewhere within 25 km.",
        ),
        (
            replace(TOWN, level=PlaceLevel.STRUCTURE, is_near=True, radius_m=1_000),
            "near Mayadeen",
            "Deir ez-Zor, Syria",
            "Near Mayadeen: somewhere within 1 km.",
        ),
        (
            replace(EAST, phrase="30 km east of Raqqa", relation=PlaceRelation.OFFSET),
            "30 km east of Raqqa",
            "Syria",
            "The spot is reckoned: 30 km east of Ar Raqqah, give or take 12 km.",
        ),
        (
            replace(EAST, phrase="Between Homs and Hama", relation=PlaceRelation.BETWEEN),
            "between Homs and Hama",
            "Syria",
            "The spot is not said: 30 km east",
        ),
        (
            replace(EAST, phrase="the road to Homs", relation=PlaceRelation.ROAD),
            "on the road to Homs",
            "Syria",
            "The spot is not said",
        ),
        (
            replace(EAST, phrase="the Iraqi border", relation=PlaceRelation.BORDER),
            "at the Iraqi border",
            "Syria",
            "The spot is not said",
        ),
        (
            replace(EAST, phrase="the Euphrates", relation=PlaceRelation.RIVER, name=None),
            "at the Euphrates",
            "Syria",
            "Only the place is known, about 12 km",
        ),
        (None, "at a place not known", "", "The place could not be found on the map."),
    ],
)
def test_places(where: Where | None, place: str, surroundings: str, precision: str) -> None:
    assert phrases.say_place(where) == place
    assert phrases.say_surroundings(where) == surroundings
    assert phrases.say_precision(where).startswith(precision)
