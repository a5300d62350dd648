"""A user's own table: columns by any of their names, kinds in words, and what is refused."""

import pytest
from tests.adapters.gazetteer_files import read_all

from knell.adapters.gazetteer_kinds import Kind
from knell.adapters.gazetteer_own import level_of_kind
from knell.errors import BadInput
from knell.model.where import Gazetteer, PlaceLevel

HEADER = "name,name_ar,other_names,kind,latitude,longitude,country,admin1,within,radius_m,geonameid"
HOSPITAL = "Al Quds Hospital,مستشفى القدس,Quds Field Hospital|Kudus,hospital,36.2,37.13,SY,Halab,Aleppo,50,"


def test_a_row_with_everything(gazetteer: Gazetteer) -> None:
    (entry,), refused = read_all(Kind.OWN, f"{HEADER}\n{HOSPITAL}\n", gazetteer)
    place = entry.place
    assert not refused
    assert (place.level, place.feature, place.radius_m) == (PlaceLevel.STRUCTURE, "hospital", 50)
    assert (place.country, place.admin1, place.wider) == ("SY", "Aleppo", ("Aleppo",))
    assert place.geonameid < -1_000_000
    assert dict(zip(entry.names, entry.languages, strict=True)) == {
        "Al Quds Hospital": None,
        "مستشفى القدس": "ar",
        "Quds Field Hospital": None,
        "Kudus": None,
    }


def test_the_id_is_the_same_at_every_load(gazetteer: Gazetteer) -> None:
    (first,), _ = read_all(Kind.OWN, f"{HEADER}\n{HOSPITAL}\n", gazetteer)
    (again,), _ = read_all(Kind.OWN, f"{HEADER}\n{HOSPITAL}\n", gazetteer)
    assert first == again


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_other_headers_and_delimiters(gazetteer: Gazetteer, delimiter: str) -> None:
    content = "\ufeffName,Type,Lat,Lng,ISO3\nSednaya,prison,33.66,36.33,SYR\n".replace(",", delimiter)
    (entry,), refused = read_all(Kind.OWN, content, gazetteer)
    assert (refused, entry.place.country, entry.place.level) == ([], "SY", PlaceLevel.STRUCTURE)


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        ("hospital", PlaceLevel.STRUCTURE),
        ("prison", PlaceLevel.STRUCTURE),
        ("airbase", PlaceLevel.STRUCTURE),
        ("refugee camp", PlaceLevel.STRUCTURE),
        ("neighbourhood", PlaceLevel.NEIGHBOURHOOD),
        ("village", PlaceLevel.VILLAGE),
        ("city", PlaceLevel.CITY),
        ("governorate", PlaceLevel.PROVINCE),
        ("subdistrict", PlaceLevel.DISTRICT),
        ("region", PlaceLevel.REGION),
        ("structure", PlaceLevel.STRUCTURE),
        ("other", PlaceLevel.OTHER),
    ],
)
def test_levels_of_kinds(kind: str, level: PlaceLevel) -> None:
    assert level_of_kind(kind) is level


@pytest.mark.parametrize("kind", ["", "thing", "hôpital"])
def test_a_kind_that_is_not_known_is_not_guessed(kind: str) -> None:
    with pytest.raises(BadInput, match="is not known: write what it is"):
        level_of_kind(kind)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (("SY", ""), "no country: give its code"),
        (("SY", "Atlantis"), "country 'Atlantis' is not known"),
        (("hospital,36.2", "spaceport,36.2"), "kind 'spaceport' is not known"),
        (("36.2", "4239.004"), "latitude 4239.004 is not between"),
        (("36.2,37.13", "0,0"), "the point is (0, 0)"),
        (("Al Quds Hospital,", " ,"), "no name"),
        (("Al Quds Hospital,", "—,"), "no name"),
        ((",50,", ",wide,"), "radius 'wide' is not a number of metres"),
        ((",50,", ",-3,"), "radius -3 is not between"),
        (("Halab,Aleppo", "Aleppo"), "10 columns, not 11 as in the header"),
    ],
)
def test_a_bad_row_is_refused_and_the_next_is_read(
    gazetteer: Gazetteer, changed: tuple[str, str], reason: str
) -> None:
    bad = HOSPITAL.replace(*changed)
    entries, refused = read_all(Kind.OWN, f"{HEADER}\n{bad}\n{HOSPITAL}\n", gazetteer)
    assert len(entries) == 1
    assert [(one.line, one.reason.startswith(reason)) for one in refused] == [(2, True)], refused


def test_a_name_over_two_lines_is_one_row_and_counts_lines(gazetteer: Gazetteer) -> None:
    quoted = HOSPITAL.replace("Quds Field Hospital|Kudus", '"Quds\nField"')
    entries, refused = read_all(Kind.OWN, f"{HEADER}\n{quoted}\nbad\n", gazetteer)
    assert len(entries) == 1
    assert [one.line for one in refused] == [4]


def test_an_open_quotation_mark_costs_one_row(gazetteer: Gazetteer) -> None:
    rows = [HOSPITAL.replace("Al Quds", f"Number {number}") for number in range(60)]
    rows[3] = '"' + rows[3]
    entries, refused = read_all(Kind.OWN, "\n".join((HEADER, *rows)), gazetteer)
    assert (len(entries), [one.line for one in refused]) == (59, [5])
