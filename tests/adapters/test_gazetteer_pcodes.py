"""Tables of P-codes in their three shapes."""

from pathlib import Path

import pytest
from tests.adapters.gazetteer_files import read_all
from tests.conftest import ROOT

from knell.adapters.gazetteer_kinds import Kind, recognise_file
from knell.model.where import Gazetteer, Place, PlaceLevel

SYRIA = ROOT.parent / "shared" / "gazetteer" / "syria-pcodes"

OLD = """NAME_EN,NAM_EN_REF,NAME_AR,PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM0_EN,ADM0_PCODE,CENTROID_LON,CENTROID_LAT
Example,Examplia,مثال,XX0101,Aleppo,حلب,XX01,Syria,SY,37.5,36.5
"""
COD = """ADM2_EN,ADM2_AR,ADM2_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM0_EN,ADM0_PCODE,AREA_SQKM,center_lat,center_lon
Example,مثال,XX0101,Aleppo,حلب,XX01,Syria,SY,314.159,36.5,37.5
"""
NEW = """adm3_name,adm3_name1,adm3_pcode,adm2_name,adm2_pcode,adm1_name,adm1_pcode,adm0_name,adm0_pcode
Example,مثال,XX010101,Middle,XX0101,Aleppo,XX01,Syria,SYR
"""
LONG = """admin1Name_en,admin1Name_ar,admin1Pcode,admin0Name_en,admin0Pcode
Example,مثال,XX01,Syria,SY
"""


def read_one(content: str, known: Gazetteer) -> tuple[Place, tuple[str, ...], tuple[str | None, ...]]:
    (entry,), refused = read_all(Kind.PCODES, content, known)
    assert not refused
    assert entry.place.geonameid < 0
    return entry.place, entry.names, entry.languages


def test_the_shape_of_2016(gazetteer: Gazetteer) -> None:
    place, names, languages = read_one(OLD, gazetteer)
    assert (place.level, place.code, place.admin1, place.country) == (
        *(PlaceLevel.DISTRICT, "XX0101"),
        *("Aleppo", "SY"),
    )
    assert (place.latitude, place.longitude) == (36.5, 37.5)
    assert dict(zip(names, languages, strict=True)) == {"Example": "en", "Examplia": "en", "مثال": "ar"}


def test_common_operational_datasets(gazetteer: Gazetteer) -> None:
    place, names, languages = read_one(COD, gazetteer)
    assert (place.level, place.code, place.radius_m) == (PlaceLevel.DISTRICT, "XX0101", 10_000)
    assert dict(zip(names, languages, strict=True)) == {"Example": "en", "مثال": "ar"}


def test_the_shape_of_2024_without_points(gazetteer: Gazetteer) -> None:
    place, names, _ = read_one(NEW, gazetteer)
    assert (place.level, place.country, place.latitude, place.radius_m) == (
        *(PlaceLevel.DISTRICT, "SY"),
        *(None, None),
    )
    assert (place.admin1, place.admin2) == ("Aleppo", "Middle")
    assert set(names) == {"Example", "مثال"}


def test_long_names_of_columns(gazetteer: Gazetteer) -> None:
    place, _, _ = read_one(LONG, gazetteer)
    assert (place.level, place.code, place.admin1) == (PlaceLevel.PROVINCE, "XX01", "Example")


def test_a_place_that_is_known_keeps_its_id(gazetteer: Gazetteer) -> None:
    """Two tables may both have Aleppo: it stands once, under the id of GeoNames, and only the first takes it."""
    content = LONG.replace("Example,مثال,XX01", "Aleppo,حلب,SY02") + "Aleppo,حلب,SY99,Syria,SY\n"
    entries, _ = read_all(Kind.PCODES, content, gazetteer)
    assert [entry.place.geonameid == 170062 for entry in entries] == [True, False]
    assert entries[0].place.code == "SY02"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Example,Examplia,مثال,,Aleppo,حلب,XX01,Syria,SY,37.5,36.5", "no P-code"),
        (",,,XX0101,Aleppo,حلب,XX01,Syria,SY,37.5,36.5", "no name"),
        ("Example,,,XX0101,Aleppo,حلب,XX01,Atlantis,ZZ,37.5,36.5", "country 'ZZ' is not known"),
        ("Example,,,XX0101,Aleppo,حلب,XX01,Syria,SY,37.5,4239.004", "latitude 4239.004 is not between"),
        ("Example,,,XX0101,Aleppo,حلب,XX01,Syria,SY,37.5", "10 columns, not 11 as in the header"),
        ('"Example,,,XX0101,Aleppo,حلب,XX01,Syria,SY,37.5,36.5', "a quotation mark is opened and never"),
        ('"Exa"mple,,,XX0101,Aleppo,حلب,XX01,Syria,SY,37.5,36.5', "not a row of a CSV"),
    ],
)
def test_a_bad_row_is_refused_and_the_next_is_read(gazetteer: Gazetteer, row: str, reason: str) -> None:
    header, good = OLD.strip().split("\n")
    entries, refused = read_all(Kind.PCODES, f"{header}\n{row}\n{good}\n", gazetteer)
    assert len(entries) == 1
    assert [(one.line, one.reason.startswith(reason)) for one in refused] == [(2, True)], refused


@pytest.mark.skipif(not SYRIA.is_dir(), reason="needs ../shared/gazetteer")
@pytest.mark.parametrize(
    ("name", "places", "level"),
    [
        ("syr_admin1.csv", 14, PlaceLevel.PROVINCE),
        ("syr_admin2.csv", 62, PlaceLevel.DISTRICT),
        ("syr_admin3.csv", 272, PlaceLevel.DISTRICT),
        ("city_neighbourhoods.csv", 414, PlaceLevel.NEIGHBOURHOOD),
    ],
)
def test_a_real_table(gazetteer: Gazetteer, name: str, places: int, level: PlaceLevel) -> None:
    path: Path = SYRIA / name
    assert recognise_file(path).kind is Kind.PCODES
    entries, refused = read_all(Kind.PCODES, path.read_bytes(), gazetteer)
    assert len(entries) == places
    assert not refused
    assert {entry.place.level for entry in entries} == {level}
    assert {entry.place.country for entry in entries} == {"SY"}
    assert all("ar" in entry.languages for entry in entries)
