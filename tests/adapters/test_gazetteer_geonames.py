"""Rows of GeoNames' dumps: what each feature is, which names count, and which rows are refused."""

import pytest
from tests.adapters.gazetteer_files import dump_row, read_all

from knell.adapters.gazetteer_file import Line, Refused
from knell.adapters.gazetteer_geonames import AlternateName, is_name, read_alternate_names
from knell.adapters.gazetteer_kinds import Kind
from knell.model.where import Gazetteer, PlaceLevel


def test_a_row_with_everything(gazetteer: Gazetteer) -> None:
    (entry,), refused = read_all(Kind.GEONAMES, dump_row(admin3="0101", admin4="7"), gazetteer)
    place = entry.place
    assert not refused
    assert (place.geonameid, place.name, place.latitude, place.longitude) == (
        *(900001, "Shayrat Airbase"),
        *(34.49, 36.91),
    )
    assert (place.level, place.feature, place.country, place.admin1) == (
        *(PlaceLevel.STRUCTURE, "S.AIRB"),
        *("SY", "Homs"),
    )
    assert entry.names == ("Shayrat Airbase", "Al Shayrat", "Shairat", "مطار الشعيرات")
    assert entry.wider_codes == ("SY.11..0101.7", "SY.11..0101")


@pytest.mark.parametrize(
    ("kind", "code", "population", "level"),
    [
        ("P", "PPL", "0", PlaceLevel.VILLAGE),
        ("P", "PPL", "4999", PlaceLevel.VILLAGE),
        ("P", "PPL", "5000", PlaceLevel.TOWN),
        ("P", "PPL", "100000", PlaceLevel.CITY),
        ("P", "PPLA3", "0", PlaceLevel.TOWN),
        ("P", "PPLC", "2000", PlaceLevel.CITY),
        ("P", "PPLX", "9000", PlaceLevel.NEIGHBOURHOOD),
        ("P", "PPLH", "0", PlaceLevel.OTHER),
        ("P", "PPLW", "0", PlaceLevel.VILLAGE),
        ("A", "ADM1", "0", PlaceLevel.PROVINCE),
        ("A", "ADM2", "0", PlaceLevel.DISTRICT),
        ("A", "ADM4", "0", PlaceLevel.DISTRICT),
        ("A", "ADM1H", "0", PlaceLevel.OTHER),
        ("A", "PCLI", "0", PlaceLevel.REGION),  # no country that countryInfo has
        ("S", "HSP", "0", PlaceLevel.STRUCTURE),
        ("S", "PRN", "0", PlaceLevel.STRUCTURE),
        ("S", "CMPRF", "0", PlaceLevel.STRUCTURE),
        ("L", "MILB", "0", PlaceLevel.STRUCTURE),
        ("L", "RGN", "0", PlaceLevel.REGION),
        ("H", "STM", "0", PlaceLevel.OTHER),
        ("T", "MT", "0", PlaceLevel.OTHER),
        ("V", "FRST", "0", PlaceLevel.OTHER),
        ("R", "RD", "0", PlaceLevel.OTHER),
        ("U", "DEPU", "0", PlaceLevel.OTHER),
        ("", "", "0", PlaceLevel.OTHER),
    ],
)
def test_levels_of_features(
    gazetteer: Gazetteer, kind: str, code: str, population: str, level: PlaceLevel
) -> None:
    (entry,), _ = read_all(Kind.GEONAMES, dump_row(kind=kind, code=code, population=population), gazetteer)
    assert entry.place.level is level


def test_a_country_is_one_by_its_id(gazetteer: Gazetteer) -> None:
    (entry,), _ = read_all(Kind.GEONAMES, dump_row(id="163843", kind="A", code="PCLI"), gazetteer)
    assert entry.place.level is PlaceLevel.COUNTRY


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (dump_row(latitude="4239.004"), "latitude 4239.004 is not between -90 and 90"),
        (dump_row(longitude="-190"), "longitude -190 is not between -180 and 180"),
        (dump_row(latitude="36,5"), "latitude '36,5' is not a number (write a point, not a comma)"),
        (dump_row(latitude="nan"), "latitude nan is not between"),
        (dump_row(latitude=""), "latitude '' is not a number"),
        (dump_row(latitude="0", longitude="0.0"), "the point is (0, 0)"),
        (dump_row(name="  "), "no name"),
        (dump_row(id=""), "no id"),
        (dump_row(id="-5"), "id '-5' is not a whole number"),
        (dump_row(id="²"), "id '²' is not a whole number"),
        (dump_row(population="many"), "population 'many' is not a whole number"),
        (dump_row(country="SYR"), "country 'SYR' is not a code of two letters"),
        (dump_row() + "\tmore", "20 columns, not 19"),
        ("900001\tShayrat", "2 columns, not 19"),
        (dump_row(name="Shay\0rat"), "holds a NUL character"),
        ("x" * 1_000_001, "1,000,002 bytes in one line"),
    ],
)
def test_a_bad_row_is_refused_and_the_next_is_read(gazetteer: Gazetteer, row: str, reason: str) -> None:
    good = dump_row(id="900002", name="Good")
    entries, refused = read_all(Kind.GEONAMES, f"{row}\n{good}\n", gazetteer)
    assert [entry.place.name for entry in entries] == ["Good"]
    assert [(one.line, one.reason.startswith(reason)) for one in refused] == [(1, True)], refused
    assert len(refused[0].text) <= 200


def test_another_encoding_is_refused_row_by_row(gazetteer: Gazetteer) -> None:
    content = (
        dump_row(name="Alep").encode() + b"\n" + dump_row(name="Homs é", names="").encode("latin-1") + b"\r\n"
    )
    entries, refused = read_all(Kind.GEONAMES, content, gazetteer)
    assert len(entries) == 1
    assert refused[0].reason == "not UTF-8 (byte 13 of the line): save the file as UTF-8"


@pytest.mark.parametrize(
    "name", ["Al Mayādīn", "الميادين", "Харків", "မန္တလေး", "北京", "d'Aleppo", "San Juan"]
)
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("name", ["", "ALP", "LON", "hlb", "https://example.org", "N/A", "12"])
def test_codes_addresses_and_transcripts_are_no_names(name: str) -> None:
    assert not is_name(name)


def test_names_with_their_language() -> None:
    rows = [
        "1\t900001\tar\tالشعيرات\t\t\t\t",
        "2\t900001\tlink\thttps://example.org\t\t\t\t",
        "3\t900001\t\tShayrat\t\t\t\t\t\t",
        "4\tx\ten\tShayrat\t\t\t\t",
        "5\t900001\ten\t \t\t\t\t",
        "6\t900001",
        "7\t900001\tabbr\tSHAB\t\t\t\t",
    ]
    read = list(read_alternate_names(Line(number, row) for number, row in enumerate(rows, start=1)))
    names = [(one.place, one.written, one.language) for one in read if isinstance(one, AlternateName)]
    assert names == [(900001, "الشعيرات", "ar"), (900001, "Shayrat", None), (900001, "SHAB", None)]
    assert [(one.line, one.reason) for one in read if isinstance(one, Refused)] == [
        (4, "id 'x' is not a whole number"),
        (5, "no name"),
        (6, "2 columns, not 8 or 10"),
    ]
