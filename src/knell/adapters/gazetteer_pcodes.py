"""Tables of P-codes, as OCHA publishes them: divisions and places of a country with English and local names.

Three shapes are read: that of 2016 (NAME_EN, NAME_AR, PCODE, ADM1_EN, …), the common operational datasets
(ADM2_EN, ADM2_AR, ADM2_PCODE, ADM1_EN, … or admin2Name_en, admin2Pcode) and their form of 2024 (adm2_name,
adm2_name1, adm2_pcode). Which columns there are is read from the header, in any case and order.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from knell.adapters.gazetteer_cells import (
    KnownDivisions,
    ReadRow,
    disc_radius_m,
    own_id,
    parse_country,
    parse_point,
)
from knell.adapters.gazetteer_entry import Entry
from knell.adapters.gazetteer_file import Record, Refused, refuse
from knell.adapters.gazetteer_twins import KnownTwins
from knell.errors import BadInput
from knell.model.where import Gazetteer, Place, PlaceLevel

_DIVISION = re.compile(
    r"adm(?:in)?(?P<level>\d)_?(?:(?P<pcode>pcode)|(?:alt\d?|ref|name|_)*\d?_?(?P<lang>[a-z]{2})?(?:_ref)?)"
)
_OWN_NAME = re.compile(r"name?_(?P<lang>[a-z]{2})(?:_ref)?")
_QUARTER_NAME = re.compile(r"area_(?P<lang>[a-z]{2})")

LATITUDES = ("centroid_lat", "center_lat", "latitude", "lat")
LONGITUDES = ("centroid_lon", "center_lon", "longitude", "lon", "long")
AREAS = ("area_sqkm", "shape_area_sqkm")

DIVISION_LEVELS = (PlaceLevel.COUNTRY, PlaceLevel.PROVINCE, PlaceLevel.DISTRICT)
"""Of ADM0, ADM1, ADM2 and all below it."""

LEVELS_INSIDE = (
    *(PlaceLevel.PROVINCE, PlaceLevel.DISTRICT, PlaceLevel.DISTRICT),
    *(PlaceLevel.VILLAGE, PlaceLevel.NEIGHBOURHOOD),
)
"""Of a row with a P-code of its own by the smallest division around it, ADM0 to ADM4: the shape of 2016, where
places inside ADM3 are settlements, and ADM4 is a town."""


@dataclass(frozen=True, slots=True)
class Names:
    """Columns of one place: those of its names with the language, and that of its P-code."""

    names: tuple[tuple[int, str | None], ...] = ()
    pcode: int | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table has what; `own` is empty in the tables that name a place by its division's columns."""

    width: int
    own: Names
    divisions: Mapping[int, Names]
    quarter: Names
    latitude: int | None
    longitude: int | None
    area_km2: int | None


def read_header(cells: Sequence[str]) -> Header | None:
    """The columns of a table of P-codes; None where it is none."""
    headers = [cell.strip().lower() for cell in cells]
    divisions: dict[int, Names] = {}
    own, quarter = Names(), Names()
    for at, header in enumerate(headers):
        if header == "pcode":
            own = replace(own, pcode=at)
        elif found := _OWN_NAME.fullmatch(header):
            own = replace(own, names=(*own.names, (at, found["lang"])))
        elif found := _QUARTER_NAME.fullmatch(header):
            quarter = replace(quarter, names=(*quarter.names, (at, found["lang"])))
        elif found := _DIVISION.fullmatch(header):
            level = int(found["level"])
            known = divisions.get(level, Names())
            if found["pcode"]:
                divisions[level] = replace(known, pcode=at)
            else:
                divisions[level] = replace(known, names=(*known.names, (at, found["lang"])))
    if own.pcode is None and not any(names.pcode is not None for names in divisions.values()):
        return None
    latitude, longitude, area = (_first_of(wanted, headers) for wanted in (LATITUDES, LONGITUDES, AREAS))
    if own.pcode is None:
        own = Names()
    return Header(len(headers), own, divisions, quarter, latitude, longitude, area)


def _first_of(wanted: Sequence[str], headers: Sequence[str]) -> int | None:
    return next((headers.index(name) for name in wanted if name in headers), None)


def read_pcodes(header: Header, records: Iterator[Record], known: Gazetteer) -> Iterator[ReadRow | Refused]:
    """Each row as an entry, or as refused with the reason. Raises nothing for a bad row.

    A place that `known` has too gets its id, so that it stands once, with the names of both.
    """
    divisions, twins = KnownDivisions(known), KnownTwins(known)
    for record in records:
        line = record.line
        if line.problem is not None:
            yield refuse(line, line.problem)
        elif len(record.cells) != header.width:
            yield refuse(line, f"{len(record.cells)} columns, not {header.width} as in the header")
        else:
            try:
                entry, has_twins = _entry(header, [cell.strip() for cell in record.cells], divisions)
            except BadInput as error:
                yield refuse(line, str(error))
                continue
            identity = f"P-code {entry.place.code}"
            yield ReadRow(line.number, line.text, twins.adopt(entry) if has_twins else entry, identity)


def _entry(header: Header, cells: list[str], divisions: KnownDivisions) -> tuple[Entry, bool]:
    """The entry, and whether GeoNames may have it: of divisions below the second level it has few."""
    depth = max((n for n, names in header.divisions.items() if _is_given(names, cells)), default=0)
    if header.own.pcode is not None:
        own, level = header.own, LEVELS_INSIDE[min(depth, len(LEVELS_INSIDE) - 1)]
        around = [header.divisions[n] for n in sorted(header.divisions, reverse=True) if 2 < n <= depth]
    else:
        own, level = header.divisions[depth], DIVISION_LEVELS[min(depth, 2)]
        around = [header.divisions[n] for n in sorted(header.divisions, reverse=True) if 2 < n < depth]
    is_lower = level is PlaceLevel.DISTRICT and depth > (1 if header.own.pcode is not None else 2)
    pcode = "" if own.pcode is None else cells[own.pcode]
    if not pcode:
        raise BadInput("no P-code")
    names = {cells[at]: language for at, language in reversed(own.names) if cells[at]}
    if not names:
        raise BadInput("no name")
    country = _country(header.divisions.get(0, Names()), cells, pcode)
    name = _name(own, cells)
    latitude, longitude = _point(header, cells)
    place = Place(
        geonameid=own_id("pcode", country, pcode),
        name=name,
        latitude=latitude,
        longitude=longitude,
        level=level,
        country=country,
        admin1=divisions.first_level(
            name if level is PlaceLevel.PROVINCE else _division_name(header, 1, cells), country
        ),
        admin2=_division_name(header, 2, cells) or (name if level is PlaceLevel.DISTRICT else None),
        population=0,
        radius_m=None if header.area_km2 is None else disc_radius_m(cells[header.area_km2]),
        code=pcode,
        wider=tuple(dict.fromkeys(w for each in (header.quarter, *around) if (w := _name(each, cells)))),
    )
    written = tuple(dict.fromkeys((name, *names)))
    return Entry(place, written, tuple(names[each] for each in written)), not is_lower


def _is_given(names: Names, cells: Sequence[str]) -> bool:
    return names.pcode is not None and cells[names.pcode] != ""


def _name(names: Names, cells: Sequence[str]) -> str:
    """The English name, else the first that is there."""
    by_language = sorted(names.names, key=lambda column: column[1] != "en")
    return next((cells[at] for at, _ in by_language if cells[at]), "")


def _division_name(header: Header, level: int, cells: Sequence[str]) -> str:
    return _name(header.divisions.get(level, Names()), cells)


def _country(names: Names, cells: Sequence[str], pcode: str) -> str:
    """By the code of the country, a name of it, or the letters that the P-code begins with."""
    given = [cells[at] for at, _ in names.names if cells[at]]
    if names.pcode is not None and cells[names.pcode]:
        given.insert(0, cells[names.pcode])
    for written in (*given, pcode[:2]):
        try:
            return parse_country(written)
        except BadInput:
            continue
    return parse_country(given[0] if given else "")


def _point(header: Header, cells: Sequence[str]) -> tuple[float | None, float | None]:
    """None where the table gives none: such a division has the area of the one around it."""
    if header.latitude is None or header.longitude is None:
        return None, None
    latitude, longitude = cells[header.latitude], cells[header.longitude]
    return (None, None) if not latitude and not longitude else parse_point(latitude, longitude)
