"""Structures that a gazetteer has: a point of their own, where the words leave no doubt."""

from collections.abc import Sequence

import pytest

from knell.model.precision import AirwarsAccuracy
from knell.model.where import Gazetteer, Place, PlaceLevel, PlaceMatch, PlaceRelation
from knell.resolve.place import PlaceContext, resolve_place


def site(name: str, latitude: float, longitude: float, admin: str, geonameid: int) -> Place:
    return Place(geonameid, name, latitude, longitude, PlaceLevel.STRUCTURE, "SY", admin, None, 0)


SITES = {
    "al-quds hospital": [PlaceMatch(site("Al-Quds Hospital", 36.18, 37.14, "Aleppo", 1), "Al-Quds Hospital")],
    "shayrat airbase": [PlaceMatch(site("Shayrat Airbase", 34.49, 36.91, "Homs", 2), "Shayrat Airbase")],
    "shairat airbase": [
        PlaceMatch(
            site("Shayrat Airbase", 34.49, 36.91, "Homs", 2),
            "Shayrat Airbase",
            ("spelling: Shairat for Shayrat",),
        )
    ],
    "general hospital": [
        PlaceMatch(site("General Hospital", 36.2, 37.1, "Aleppo", 3), "General Hospital"),
        PlaceMatch(site("General Hospital", 34.7, 36.7, "Homs", 4), "General Hospital"),
    ],
    "branch 300": [
        PlaceMatch(site("Branch 300", 36.2, 37.1, "Aleppo", 5), "Branch 300"),
        PlaceMatch(site("Branch 300", 34.7, 36.7, "Homs", 6), "Branch 300"),
    ],
    "branch 400": [
        PlaceMatch(site("Branch 400", 36.2, 37.1, "Aleppo", 7), "Branch 400"),
        PlaceMatch(site("Branch 400", 36.203, 37.102, "Aleppo", 8), "Branch 400"),
    ],
    "homs": [PlaceMatch(site("Homs", 35.9, 38.9, "Ar-Raqqah", 9), "Homs")],
}


class WithSites:
    """The real gazetteer, and a user's own sites."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def look_up(self, name: str, *, max_edits: int = 0) -> Sequence[PlaceMatch]:
        return [*SITES.get(name.casefold(), ()), *self._gazetteer.look_up(name, max_edits=max_edits)]

    def look_up_exact(self, name: str) -> Sequence[PlaceMatch]:
        return [match for match in self.look_up(name) if not match.forgiven]

    def country(self, code: str) -> Place | None:
        return self._gazetteer.country(code)

    def division(self, country: str, admin1: str) -> Place | None:
        return self._gazetteer.division(country, admin1)


@pytest.fixture
def with_sites(gazetteer: Gazetteer) -> Gazetteer:
    return WithSites(gazetteer)


@pytest.mark.parametrize(
    ("phrase", "admin", "geonameid", "accuracy"),
    [
        ("Shayrat airbase", None, 2, AirwarsAccuracy.EXACT_OTHER),
        ("Shairat airbase", "Homs", 2, AirwarsAccuracy.EXACT_OTHER),
        ("the al-Quds hospital in Aleppo", None, 1, AirwarsAccuracy.EXACT_OTHER),
        ("near the al-Quds hospital in Aleppo", None, 1, AirwarsAccuracy.LANDMARK),
        ("the general hospital in Aleppo", None, 3, AirwarsAccuracy.EXACT_OTHER),
    ],
)
def test_a_known_structure_has_its_own_point(
    with_sites: Gazetteer, phrase: str, admin: str | None, geonameid: int, accuracy: AirwarsAccuracy
) -> None:
    where = resolve_place(phrase, PlaceContext(admin=admin, country="SY"), with_sites)
    assert (where.geonameid, where.level, where.facility) == (geonameid, PlaceLevel.STRUCTURE, None)
    assert not where.is_area and where.radius_m is not None and where.radius_m <= 1_000
    assert (where.codes.ucdp_where_prec, where.codes.airwars_accuracy) == (1, accuracy)


@pytest.mark.parametrize(
    ("phrase", "context"),
    [
        ("general hospital", PlaceContext(country="SY")),
        ("the al-Quds hospital in Homs", PlaceContext(country="SY")),
        ("Shairat airbase", PlaceContext(country="IQ")),
        ("Shairat airbase", PlaceContext()),
    ],
)
def test_where_in_doubt_it_keeps_the_area_around_it(
    with_sites: Gazetteer, phrase: str, context: PlaceContext
) -> None:
    where = resolve_place(phrase, context, with_sites)
    assert where.geonameid is None and where.facility is not None
    assert where.latitude is None or where.is_area


def test_of_two_of_one_name_neither_is_taken_and_both_are_told(with_sites: Gazetteer) -> None:
    where = resolve_place("the general hospital", PlaceContext(country="SY"), with_sites)
    assert where.reason == (
        "as likely General Hospital (structure, Aleppo, Syria) as General Hospital (structure, Homs, Syria),"
        " and the text names no place around it: the area is that of Syria"
    )
    assert (where.is_area, where.area_level) == (True, PlaceLevel.COUNTRY)
    assert [one.place.geonameid for one in where.rejected] == [3, 4]


def test_of_two_of_one_name_the_one_in_a_town_of_the_text_is_taken(with_sites: Gazetteer) -> None:
    context = PlaceContext(country="SY", other_places=("Palmyra", "Homs"))
    where = resolve_place("the general hospital", context, with_sites)
    assert where.geonameid == 4
    assert "4 km from Homs, which the text names too" in where.reason


def test_structures_whose_name_does_not_say_that_they_are_such_are_judged_too(with_sites: Gazetteer) -> None:
    where = resolve_place("Branch 300", PlaceContext(country="SY"), with_sites)
    assert (where.latitude, where.geonameid) == (None, None)
    assert where.reason.startswith("as likely Branch 300 (structure, Aleppo, Syria) as")
    in_homs = resolve_place("Branch 300", PlaceContext(country="SY", admin="Homs province"), with_sites)
    assert in_homs.geonameid == 6


def test_a_structure_that_two_gazetteers_have_is_one(with_sites: Gazetteer) -> None:
    assert resolve_place("Branch 400", PlaceContext(country="SY"), with_sites).geonameid == 7


def test_a_bare_name_is_rather_a_town_than_a_structure(with_sites: Gazetteer) -> None:
    assert resolve_place("Homs", PlaceContext(country="SY"), with_sites).level is PlaceLevel.CITY


def test_a_distance_from_a_known_structure_is_reckoned_from_its_point(with_sites: Gazetteer) -> None:
    where = resolve_place("500 metres north of Shayrat airbase", PlaceContext(country="SY"), with_sites)
    assert (where.relation, where.is_area) == (PlaceRelation.OFFSET, True)
    assert where.radius_m is not None and where.radius_m < 1_000
    assert where.latitude == pytest.approx(34.4945, abs=0.0005)
