"""Rows of GeoNames' own files: a country dump of 19 columns, and the table of names with their language.

The columns are those of https://download.geonames.org/export/dump/readme.txt, the features those of
https://www.geonames.org/export/codes.html.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from knell.adapters.gazetteer_cells import ReadRow, parse_count, parse_point
from knell.adapters.gazetteer_entry import Entry, settlement_level
from knell.adapters.gazetteer_file import Line, Refused, refuse
from knell.adapters.gazetteer_tables import country_rows, first_level_names, second_level_names
from knell.errors import BadInput
from knell.model.where import Place, PlaceLevel

COLUMNS = 19
NAME_COLUMNS = (8, 10)
"""Of the table of names, in its older and its present form."""

NO_LANGUAGES = frozenset({"link", "post", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "phon", "piny"})
"""What stands in the column of languages where the name is an address, a code or a transcript."""

DISTRICTS = frozenset({"ADM2", "ADM3", "ADM4", "ADM5", "ADMD", "PRSH"})
QUARTERS = frozenset({"PPLX"})
SEATS = frozenset({"PPLA", "PPLA2", "PPLA3", "PPLG", "PPLC"})
STRUCTURES = frozenset({"MILB", "NVB", "OILF", "GASF", "INDS", "MNA", "RESP"})
"""Areas (class L) that are sites: bases, fields, works."""

GONE = "H"
"""At the end of a code: historical, no place of today ("ADM1H")."""


class AlternateName(NamedTuple):
    """A row of the table of names; `language` is ISO 639, None where the table does not say."""

    line: Line
    place: int
    written: str
    language: str | None


class _Divisions(NamedTuple):
    first: dict[str, str]
    second: dict[str, str]
    countries: frozenset[int]


def read_dump(lines: Iterable[Line]) -> Iterator[ReadRow | Refused]:
    """Each row as an entry, or as refused with the reason. Raises nothing for a bad row."""
    countries = frozenset(int(row[16]) for row in country_rows())
    divisions = _Divisions(first_level_names(), second_level_names(), countries)
    for line in lines:
        if line.problem is not None:
            yield refuse(line, line.problem)
            continue
        cells = line.text.split("\t")
        if len(cells) != COLUMNS:
            yield refuse(line, f"{len(cells)} columns, not {COLUMNS}")
            continue
        try:
            entry, division = _entry(cells, divisions)
        except BadInput as error:
            yield refuse(line, str(error))
            continue
        yield ReadRow(line.number, line.text, entry, f"id {cells[0]}", division)


def _entry(cells: list[str], divisions: _Divisions) -> tuple[Entry, str | None]:
    """The entry of a row and, for a third- or fourth-level division, its code."""
    geonameid = parse_count("id", cells[0])
    if geonameid == 0:
        raise BadInput("no id")
    name = cells[1].strip()
    if not name:
        raise BadInput("no name")
    latitude, longitude = parse_point(cells[4], cells[5])
    kind, code, country = cells[6], cells[7], cells[8]
    if country and not (len(country) == 2 and country.isascii() and country.isupper()):
        raise BadInput(f"country {country[:20]!r} is not a code of two letters")
    people = parse_count("population", cells[14])
    first = f"{country}.{cells[10]}"
    second = f"{first}.{cells[11]}"
    place = Place(
        geonameid=geonameid,
        name=name,
        latitude=latitude,
        longitude=longitude,
        level=_level(kind, code, people, is_country=geonameid in divisions.countries),
        country=country,
        admin1=divisions.first.get(first),
        admin2=divisions.second.get(second) if cells[11] else None,
        population=people,
        feature=f"{kind}.{code}" if code else kind or None,
    )
    third = f"{second}.{cells[12]}" if cells[12] else ""
    fourth = f"{third}.{cells[13]}" if third and cells[13] else ""
    own = {"ADM3": third, "ADM4": fourth}.get(code, "") if kind == "A" else ""
    wider = tuple(each for each in (fourth, third) if each and each != own)
    return Entry(place, _names(name, cells[2], cells[3]), wider_codes=wider), own or None


def _names(name: str, ascii_name: str, others: str) -> tuple[str, ...]:
    if not others:
        return (name,) if name == ascii_name or not ascii_name else (name, ascii_name)
    names = dict.fromkeys((name, ascii_name))
    names.update(dict.fromkeys(other for other in others.split(",") if is_name(other)))
    return tuple(each for each in names if each)


def is_name(written: str) -> bool:
    """Whether a name of GeoNames' list is a name, not a code ("ALP"), an address or a transcript ("hlb").

    Transcripts of other scripts letter by letter have no capital; in scripts without capitals all are names.
    """
    if "/" in written or (len(written) <= 3 and written.isascii() and written.isupper()):
        return False
    return written.lower() != written or (written.upper() == written and any(map(str.isalpha, written)))


def _level(kind: str, code: str, people: int, *, is_country: bool) -> PlaceLevel:
    """What kind of place a feature is. Water, relief, woods and roads are none that a report is placed at."""
    if code.endswith(GONE) and kind in ("A", "P"):
        return PlaceLevel.OTHER
    if kind == "P":
        if code in QUARTERS:
            return PlaceLevel.NEIGHBOURHOOD
        return settlement_level(people, is_capital=code == "PPLC", is_seat=code in SEATS)
    if kind == "A":
        if is_country:
            return PlaceLevel.COUNTRY
        if code == "ADM1":
            return PlaceLevel.PROVINCE
        return PlaceLevel.DISTRICT if code in DISTRICTS else PlaceLevel.REGION
    if kind == "S" or (kind == "L" and code in STRUCTURES):
        return PlaceLevel.STRUCTURE
    return PlaceLevel.REGION if kind == "L" else PlaceLevel.OTHER


def read_alternate_names(lines: Iterable[Line]) -> Iterator[AlternateName | Refused]:
    """Each name, or the row as refused. Addresses and codes are passed over without a word."""
    for line in lines:
        if line.problem is not None:
            yield refuse(line, line.problem)
            continue
        cells = line.text.split("\t")
        if len(cells) not in NAME_COLUMNS:
            yield refuse(line, f"{len(cells)} columns, not {NAME_COLUMNS[0]} or {NAME_COLUMNS[1]}")
        elif not (cells[1].isascii() and cells[1].isdigit()):
            yield refuse(line, f"id {cells[1][:20]!r} is not a whole number")
        elif not cells[3].strip():
            yield refuse(line, "no name")
        elif cells[2] not in NO_LANGUAGES:
            language = cells[2] if len(cells[2]) in (2, 3) or "-" in cells[2] else None
            yield AlternateName(line, int(cells[1]), cells[3].strip(), language)
