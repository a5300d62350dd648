"""Places put by others: the area that holds them, what it was reckoned from, and never a dot."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knell.adapters.gazetteer import SqliteGazetteer
from knell.model.where import NEAR_RADIUS_M, Gazetteer, PlaceLevel, PlaceRelation, Where
from knell.resolve.place import PlaceContext, resolve_place
from knell.resolve.sphere import arc_km

SYRIA = PlaceContext(country="SY")
R = PlaceRelation


def found(phrase: str, gazetteer: Gazetteer, context: PlaceContext = SYRIA) -> Where:
    where = resolve_place(phrase, context, gazetteer)
    assert where.phrase == phrase
    return where


@pytest.mark.parametrize(
    ("phrase", "relation", "name", "point", "radius_km", "where_prec"),
    [
        ("30 km east of Raqqa", R.OFFSET, "30 km east of Ar Raqqah", (35.952, 39.341), 12, 2),
        (
            "about 20 miles south-west of Aleppo",
            R.OFFSET,
            "32 km south-west of Aleppo",
            (35.996, 36.908),
            13,
            2,
        ),
        ("2 km north of Homs", R.OFFSET, "2.0 km north of Homs", (34.742, 36.726), 5, 2),
        ("20 km from Homs", R.OFFSET, "20 km from Homs", (34.724, 36.726), 25, 2),
        ("150 km east of Homs", R.OFFSET, "150 km east of Homs", (34.713, 38.367), 62, 5),
        ("between Homs and Palmyra", R.BETWEEN, "between Homs and Tadmur", (34.646, 37.506), 76, 5),
        ("the road from Homs to Palmyra", R.ROAD, "the road from Homs to Tadmur", (34.646, 37.506), 76, 5),
        ("the Homs–Palmyra highway", R.ROAD, "the road from Homs to Tadmur", (34.646, 37.506), 76, 5),
        ("the road to Homs", R.ROAD, "the road by Homs", (34.724, 36.726), 25, 5),
        ("near the Iraqi border", R.BORDER, "the border of Syria and Iraq", (34.224, 40.603), 486, 5),
        ("the Syrian-Turkish border", R.BORDER, "the border of Syria and Turkey", (36.331, 37.445), 486, 5),
        (
            "international waters off Gaza",
            R.WATERS,
            "international waters off Gaza",
            (31.502, 34.467),
            375,
            7,
        ),
    ],
)
def test_a_relative_place_is_an_area(
    gazetteer: Gazetteer,
    phrase: str,
    relation: PlaceRelation,
    name: str,
    point: tuple[float, float],
    radius_km: int,
    where_prec: int,
) -> None:
    where = found(phrase, gazetteer)
    assert (where.relation, where.name, where.geonameid) == (relation, name, None)
    assert (where.latitude, where.longitude) == pytest.approx(point, abs=0.001)
    assert where.is_area and where.radius_m is not None and where.radius_m // 1000 == radius_km
    assert where.codes.ucdp_where_prec == where_prec
    assert where.anchors and where.reasons and where.reason


def test_the_area_between_two_places_holds_both(gazetteer: Gazetteer) -> None:
    where = found("between Homs and Palmyra", gazetteer)
    assert where.latitude is not None and where.longitude is not None and where.radius_m is not None
    for end in where.anchors:
        assert end.level in (PlaceLevel.CITY, PlaceLevel.TOWN)
        away = arc_km((where.latitude, where.longitude), (end.latitude, end.longitude))
        assert away * 1000 + end.radius_m <= where.radius_m + 1


@pytest.mark.parametrize(
    ("phrase", "context", "country", "admin"),
    [
        ("between Homs and Palmyra", SYRIA, "SY", "Homs"),
        ("between Homs and Hama", SYRIA, "SY", None),
        ("between Syria and Iraq", SYRIA, None, None),
        ("2 km north of Homs", SYRIA, "SY", "Homs"),
        ("150 km east of Homs", SYRIA, "SY", None),
        ("the Turkish border", SYRIA, "SY", None),
        ("the Turkish border", PlaceContext(), "TR", None),
        ("the Turkish border", PlaceContext(country="YE"), "TR", None),
        ("international waters off Gaza", SYRIA, None, None),
    ],
)
def test_it_lies_in_a_country_only_where_all_it_was_reckoned_from_does(
    gazetteer: Gazetteer, phrase: str, context: PlaceContext, country: str | None, admin: str | None
) -> None:
    where = found(phrase, gazetteer, context)
    assert (where.country, where.admin) == (country, admin)


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("between Qqxzzv and Homs", "Qqxzzv cannot be found"),
        ("the road from Homs to Qqxzzv", "Qqxzzv cannot be found"),
        ("30 km east of Qqxzzv", "Qqxzzv cannot be found"),
        ("between London and New York", "one of them is another place"),
        ("between Homs and Homs", "are one place"),
        ("the Euphrates river", "has no course"),
    ],
)
def test_half_of_it_is_no_place(gazetteer: Gazetteer, phrase: str, reason: str) -> None:
    where = found(phrase, gazetteer)
    assert (where.latitude, where.longitude, where.is_area, where.name) == (None, None, False, None)
    assert reason in where.reason
    assert where.codes.ucdp_where_prec is None


@pytest.mark.parametrize(
    ("phrase", "context"),
    [
        ("the banks of the Euphrates in Deir Ezzor province", SYRIA),
        ("the Euphrates river", PlaceContext(admin="Deir Ezzor province", country="SY")),
        ("between Qqxzzv and Homs", PlaceContext(admin="Deir Ezzor province", country="SY")),
    ],
)
def test_the_wider_place_named_stands_for_what_cannot_be_reckoned(
    gazetteer: Gazetteer, phrase: str, context: PlaceContext
) -> None:
    where = found(phrase, gazetteer, context)
    assert (where.admin, where.is_area, where.wider) == ("Deir ez-Zor", True, "Deir Ezzor province")
    assert where.codes.ucdp_where_prec == 5
    assert "the text says that it is in" in where.reason


def test_an_unknown_village_has_the_spot_that_the_text_describes(gazetteer: Gazetteer) -> None:
    where = found("Qqxzzv, 30 km east of Raqqa", gazetteer)
    assert (where.relation, where.geonameid, where.is_area) == (R.AT, None, True)
    assert where.radius_m is not None and where.radius_m < NEAR_RADIUS_M
    assert where.wider == "30 km east of Raqqa"


@pytest.mark.parametrize(
    ("phrase", "facility", "name"),
    [
        ("Homs Street", "Homs Street", "Syria"),
        ("the Castello Road in Aleppo", "Castello Road", "Aleppo"),
    ],
)
def test_a_street_is_not_the_place_it_is_named_after(
    gazetteer: Gazetteer, phrase: str, facility: str, name: str
) -> None:
    where = found(phrase, gazetteer)
    assert (where.facility, where.name, where.is_area) == (facility, name, True)


NAMES = st.one_of(
    st.sampled_from(["Homs", "Syria", "Idlib province", "the Turkish border", "20 km west of Homs", ""]),
    st.text(max_size=12),
)
TEMPLATES = (
    "{} km east of {}",
    "between {} and {}",
    "the road from {} to {}",
    "the {}-{} border",
    "{} river in {}",
    "international waters off {}{}",
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.sampled_from(TEMPLATES), NAMES, NAMES, st.sampled_from([None, "SY", "ZZ"]))
def test_every_answer_is_an_area_or_open(
    gazetteer: SqliteGazetteer, template: str, one: str, other: str, country: str | None
) -> None:
    where = resolve_place(template.format(one, other), PlaceContext(country=country), gazetteer)
    has_point = where.latitude is not None
    assert has_point == (where.longitude is not None) == (where.radius_m is not None)
    assert (where.latitude, where.longitude) != (0, 0)
    if where.anchors:
        assert where.is_area
    assert where.reason
    assert (where.codes.ucdp_where_prec is None) == (not has_point)
