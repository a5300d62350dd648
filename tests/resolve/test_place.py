"""Phrases become places with reasons, areas stay areas, and what is unsure stays open."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from knell.model.where import NEAR_RADIUS_M, Gazetteer, PlaceLevel, Where
from knell.resolve.place import PlaceContext, resolve_place

MAYADEEN, KHAN_SHEIKHUN, RAQQA, ALEPPO, HOMS = 173480, 168325, 172955, 170063, 169577
SYRIA = PlaceContext(country="SY")


def in_syria(admin: str | None = None, level: PlaceLevel | None = None) -> PlaceContext:
    return PlaceContext(admin=admin, country="SY", level_hint=level)


@pytest.mark.parametrize(
    ("phrase", "context", "geonameid", "level"),
    [
        ("Mayadeen", in_syria("Deir Ezzor"), MAYADEEN, PlaceLevel.TOWN),
        ("Mayadeen", in_syria("the eastern province of Deir Ezzor"), MAYADEEN, PlaceLevel.TOWN),
        ("Mayadeen", SYRIA, MAYADEEN, PlaceLevel.TOWN),
        ("Mayadeen", PlaceContext(), MAYADEEN, PlaceLevel.TOWN),
        ("Syria’s Mayadeen", PlaceContext(), MAYADEEN, PlaceLevel.TOWN),
        ("Mayadeen, Deir Ezzor province, Syria", PlaceContext(), MAYADEEN, PlaceLevel.TOWN),
        ("Khan Sheikhun", SYRIA, KHAN_SHEIKHUN, PlaceLevel.TOWN),
        ("rebel-held Khan Sheikhoun", in_syria("Idlib province"), KHAN_SHEIKHUN, PlaceLevel.TOWN),
        ("Raqa", SYRIA, RAQQA, PlaceLevel.CITY),
        ("Aleppo city", SYRIA, ALEPPO, PlaceLevel.CITY),
        ("Aleppo", in_syria("northern Syria"), ALEPPO, PlaceLevel.CITY),
        ("Homs", PlaceContext(), HOMS, PlaceLevel.CITY),
        ("Deir Ezzor", SYRIA, 170794, PlaceLevel.CITY),
        ("Mosul", SYRIA, 99072, PlaceLevel.CITY),
        ("Moscow", SYRIA, 524901, PlaceLevel.CITY),
        ("London", PlaceContext(), 2643743, PlaceLevel.CITY),
        ("London", PlaceContext(country="CA"), 6058560, PlaceLevel.CITY),
        ("Tripoli", PlaceContext(country="LB"), 266826, PlaceLevel.CITY),
        ("Tripoli", PlaceContext(country="LY"), 2210247, PlaceLevel.CITY),
        ("Kuwait City", PlaceContext(), 285787, PlaceLevel.CITY),
        ("Bucha", PlaceContext(country="UA"), 711350, PlaceLevel.TOWN),
    ],
)
def test_settlements_have_a_point(
    gazetteer: Gazetteer, phrase: str, context: PlaceContext, geonameid: int, level: PlaceLevel
) -> None:
    where = resolve_place(phrase, context, gazetteer)
    assert (where.geonameid, where.level, where.phrase) == (geonameid, level, phrase)
    assert (where.radius_m, where.is_area, where.is_near) == (5_000, False, False)
    assert where.latitude is not None and where.longitude is not None
    assert where.facility is None


def test_the_whole_answer_for_mayadeen(gazetteer: Gazetteer) -> None:
    where = resolve_place("Mayadeen", in_syria("Deir Ezzor"), gazetteer)
    assert (where.name, where.admin, where.country) == ("Al Mayādīn", "Deir ez-Zor", "SY")
    assert (where.latitude, where.longitude) == (35.01982, 40.45154)
    assert where.forgiven[0] == "spelling: Mayadeen for Al Mayādīn"
    for part in ("54,534 people", "in Deir Ezzor, which the text names", "spelling"):
        assert part in where.reason
    lost = {(one.place.name, one.place.country): one.reason for one in where.rejected}
    assert lost[("Mayodan", "US")] == "not in Deir Ezzor, which the text names"
    assert ("Mayadin District", "SY") in lost


@pytest.mark.parametrize(
    ("phrase", "context", "name", "level", "radius_km"),
    [
        ("Syria", PlaceContext(), "Syria", PlaceLevel.COUNTRY, 243),
        ("the United States", PlaceContext(), "United States", PlaceLevel.COUNTRY, 1735),
        ("Georgia", PlaceContext(), "Georgia", PlaceLevel.COUNTRY, 148),
        ("Deir Ezzor province", SYRIA, "Deir ez-Zor", PlaceLevel.PROVINCE, 92),
        ("Idlib", in_syria(level=PlaceLevel.PROVINCE), "Idlib", PlaceLevel.PROVINCE, 42),
        ("northern Aleppo", SYRIA, "Aleppo", PlaceLevel.REGION, 77),
        ("rural Idlib", SYRIA, "Idlib", PlaceLevel.REGION, 42),
        ("the Aleppo countryside", SYRIA, "Aleppo", PlaceLevel.REGION, 77),
        ("northern Syria", PlaceContext(), "Syria", PlaceLevel.REGION, 243),
        ("eastern Ghouta", SYRIA, "Eastern Ghouta", PlaceLevel.REGION, 10),
        ("eastern Ghouta", in_syria("Damascus region"), "Eastern Ghouta", PlaceLevel.REGION, 10),
        ("rural Damascus", SYRIA, "Rif-dimashq", PlaceLevel.PROVINCE, 76),
        ("Douma district", SYRIA, "Douma District", PlaceLevel.DISTRICT, 76),
        ("rural Palmyra", SYRIA, "Tadmur", PlaceLevel.REGION, 25),
        ("the countryside of Palmyra", SYRIA, "Tadmur", PlaceLevel.REGION, 25),
        ("western Mosul", PlaceContext(country="IQ"), "Mosul", PlaceLevel.NEIGHBOURHOOD, 5),
    ],
)
def test_areas_are_no_points(
    gazetteer: Gazetteer, phrase: str, context: PlaceContext, name: str, level: PlaceLevel, radius_km: int
) -> None:
    where = resolve_place(phrase, context, gazetteer)
    assert (where.name, where.level, where.is_area) == (name, level, True)
    assert where.radius_m is not None and where.radius_m // 1000 == radius_km


@pytest.mark.parametrize(
    ("phrase", "context"),
    [
        ("near Manbij", SYRIA),
        ("on the outskirts of Manbij", SYRIA),
        ("Manbij", PlaceContext(country="SY", is_near=True)),
        ("east of Raqqa", SYRIA),
    ],
)
def test_near_is_twenty_five_kilometres(gazetteer: Gazetteer, phrase: str, context: PlaceContext) -> None:
    where = resolve_place(phrase, context, gazetteer)
    assert (where.is_near, where.radius_m, where.is_area) == (True, NEAR_RADIUS_M, False)


@pytest.mark.parametrize(
    ("phrase", "context", "facility", "area", "radius_km"),
    [
        ("Shayrat airbase", SYRIA, "Shayrat airbase", "Syria", 243),
        ("Syria’s Shayrat airbase", PlaceContext(), "Shayrat airbase", "Syria", 243),
        ("Shayrat Airfield", in_syria("Homs province"), "Shayrat Airfield", "Homs", 126),
        ("Shaar oilfield", in_syria("Homs"), "Shaar oilfield", "Homs", 126),
        ("Aleppo airport", SYRIA, "Aleppo airport", "Syria", 243),
        ("al-Quds hospital in Aleppo", SYRIA, "al-Quds hospital", "Aleppo", 5),
        ("Shahba hotel", in_syria("Aleppo"), "Shahba hotel", "Aleppo", 5),
        ("Qardaha hospital", in_syria("Latakia province"), "Qardaha hospital", "Latakia", 27),
        ("IS-run jail", in_syria("Mayadeen"), "IS-run jail", "Al Mayādīn", 5),
        ("border crossing", in_syria("Kobani"), "border crossing", "‘Ayn al ‘Arab", 25),
        ("Sayyida Zeinab", in_syria("Damascus", PlaceLevel.STRUCTURE), "Sayyida Zeinab", "Damascus", 5),
        ("Camp Bucca", PlaceContext(country="IQ"), "Camp Bucca", "Iraq", 373),
    ],
)
def test_a_structure_has_the_area_around_it(
    gazetteer: Gazetteer, phrase: str, context: PlaceContext, facility: str, area: str, radius_km: int
) -> None:
    where = resolve_place(phrase, context, gazetteer)
    assert (where.facility, where.name, where.level) == (facility, area, PlaceLevel.STRUCTURE)
    assert where.is_area and where.geonameid is None
    assert where.radius_m is not None and where.radius_m // 1000 == radius_km
    assert "not in the gazetteer" in where.reason


def test_a_structure_in_no_known_country_has_no_point(gazetteer: Gazetteer) -> None:
    where = resolve_place("Shayrat airbase", PlaceContext(), gazetteer)
    assert (where.latitude, where.is_area, where.facility) == (None, False, "Shayrat airbase")
    assert "names no place around it" in where.reason


@pytest.mark.parametrize(
    ("phrase", "context", "reason"),
    [
        ("Qqxzzv", SYRIA, "no place of this name is in the gazetteer"),
        ("", SYRIA, "no place of this name is in the gazetteer"),
        ("Raqa", PlaceContext(), "as likely"),
        ("Tripoli", PlaceContext(), "as likely Tripoli (city, Libya) as Tripoli (city, Liban-Nord, Lebanon)"),
        ("Springfield", PlaceContext(country="US"), "as likely"),
        ("Takhar", PlaceContext(country="ZZ"), ""),
        ("Tokhar", SYRIA, "another spelling"),
    ],
)
def test_what_is_unsure_stays_open(
    gazetteer: Gazetteer, phrase: str, context: PlaceContext, reason: str
) -> None:
    where = resolve_place(phrase, context, gazetteer)
    if reason:
        assert (where.latitude, where.longitude, where.name, where.geonameid) == (None, None, None, None)
        assert reason in where.reason
    else:
        assert where.name is not None


@pytest.mark.parametrize(
    ("phrase", "context", "admin", "radius_km"),
    [
        ("Salaheddin", in_syria("Aleppo", PlaceLevel.NEIGHBOURHOOD), "Aleppo", 5),
        ("Al Mashhad", in_syria("Aleppo", PlaceLevel.NEIGHBOURHOOD), "Aleppo", 5),
        ("Rityan", in_syria("Aleppo", PlaceLevel.VILLAGE), "Aleppo", 77),
        ("Um al-Serj", in_syria("Homs province"), "Homs", 126),
        ("Tokhar", in_syria("Manbij"), "Aleppo", 25),
    ],
)
def test_an_unknown_place_has_the_area_that_the_text_names(
    gazetteer: Gazetteer, phrase: str, context: PlaceContext, admin: str, radius_km: int
) -> None:
    where = resolve_place(phrase, context, gazetteer)
    assert (where.name, where.geonameid, where.admin, where.is_area) == (None, None, admin, True)
    assert where.radius_m is not None and where.radius_m // 1000 == radius_km
    assert "the text says that it is in" in where.reason


def test_the_articles_other_places_speak_for_the_nearer_one(gazetteer: Gazetteer) -> None:
    alone = resolve_place("Springfield", PlaceContext(country="US"), gazetteer)
    among = resolve_place(
        "Springfield", PlaceContext(country="US", other_places=("Boston", "Worcester", "Hartford")), gazetteer
    )
    assert alone.latitude is None
    assert among.admin == "Massachusetts"
    assert "which the text names too" in among.reason


NAMES = [
    "Mayadeen",
    "Homs",
    "Shayrat airbase",
    "northern Aleppo",
    "Springfield",
    "Syria",
    "Douma district",
    "x",
]


def is_honest(where: Where) -> bool:
    """No half a point, none at (0, 0), no point without a radius, and a reason."""
    has_point = where.latitude is not None
    return (
        has_point == (where.longitude is not None)
        and (where.latitude, where.longitude) != (0, 0)
        and (not has_point or where.radius_m is not None)
        and (has_point or not where.is_area)
        and bool(where.reason)
        and len(where.rejected) <= 8
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@example(phrase="", admin=None, country=None, is_near=False, level=PlaceLevel.STRUCTURE)
@given(
    phrase=st.one_of(st.sampled_from(NAMES), st.text(max_size=30)),
    admin=st.one_of(st.none(), st.sampled_from(NAMES), st.text(max_size=20)),
    country=st.sampled_from([None, "SY", "US", "ZZ"]),
    is_near=st.booleans(),
    level=st.sampled_from([None, *PlaceLevel]),
)
def test_every_answer_is_honest(
    gazetteer: Gazetteer,
    phrase: str,
    admin: str | None,
    country: str | None,
    is_near: bool,
    level: PlaceLevel | None,
) -> None:
    where = resolve_place(phrase, PlaceContext(admin, country, is_near, ("Homs",), level), gazetteer)
    assert where.phrase == phrase
    assert is_honest(where)


@pytest.mark.parametrize(
    ("written", "meant"), [("Khan Sheihun", "Khān Shaykhūn"), ("Kafranpel", "Kafranbel")]
)
def test_a_wrong_letter_is_forgiven_in_the_country_of_the_text(
    gazetteer: Gazetteer, written: str, meant: str
) -> None:
    found = resolve_place(written, PlaceContext(country="SY"), gazetteer)
    assert found.name == meant
    assert any("edit distance 1" in one for one in found.forgiven)


def test_a_wrong_letter_is_not_forgiven_abroad(gazetteer: Gazetteer) -> None:
    found = resolve_place("Kafranpel", PlaceContext(country="YE"), gazetteer)
    assert found.latitude is None
