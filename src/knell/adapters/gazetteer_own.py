"""A user's own table of places: facilities, quarters, camps, villages that no other gazetteer has."""

from collections.abc import Iterator, Mapping, Sequence

from knell.adapters.gazetteer_cells import (
    KnownDivisions,
    ReadRow,
    own_id,
    parse_count,
    parse_country,
    parse_point,
    parse_radius,
)
from knell.adapters.gazetteer_entry import Entry
from knell.adapters.gazetteer_file import Record, Refused, refuse
from knell.errors import BadInput
from knell.model.where import Gazetteer, Place, PlaceLevel
from knell.text.names import fold
from knell.text.place_words import place_words

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "name_en"),
    "other_names": ("other_names", "other names", "aliases", "alternate_names", "alternatenames"),
    "kind": ("kind", "type", "category", "level"),
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "lon", "lng", "long", "x"),
    "country": ("country", "country_code", "iso2", "iso3"),
    "admin1": ("admin1", "province", "governorate", "oblast", "state"),
    "admin2": ("admin2", "district"),
    "within": ("within", "town", "city"),
    "radius_m": ("radius_m", "radius"),
    "population": ("population",),
    "geonameid": ("geonameid",),
    "code": ("code", "id", "pcode"),
}
"""What a column may be called, in any case. `name`, `latitude`, `longitude` must be there."""

NEEDED = ("name", "latitude", "longitude")
LANGUAGE_PREFIX = "name_"
NAMES_PARTED_BY = "|"


LEVELS = frozenset(level.value for level in PlaceLevel)


def read_header(cells: Sequence[str]) -> dict[str, int] | None:
    """Which column has what, with `name_xx` for a name in a language; None where the needed ones are missing."""
    headers = [cell.strip().lower() for cell in cells]
    found = {
        what: next(headers.index(name) for name in names if name in headers)
        for what, names in COLUMNS.items()
        if any(name in headers for name in names)
    }
    found |= {
        header: at
        for at, header in enumerate(headers)
        if header.startswith(LANGUAGE_PREFIX) and len(header) in (7, 8)
    }
    return found if all(what in found for what in NEEDED) else None


def read_own(
    columns: Mapping[str, int], width: int, records: Iterator[Record], known: Gazetteer
) -> Iterator[ReadRow | Refused]:
    """Each row as an entry, or as refused with the reason. Raises nothing for a bad row."""
    divisions = KnownDivisions(known)
    for record in records:
        line = record.line
        if line.problem is not None:
            yield refuse(line, line.problem)
        elif len(record.cells) != width:
            yield refuse(line, f"{len(record.cells)} columns, not {width} as in the header")
        else:
            cells = {what: " ".join(record.cells[at].split()) for what, at in columns.items()}
            try:
                entry = _entry(cells, divisions)
            except BadInput as error:
                yield refuse(line, str(error))
                continue
            is_known = entry.place.geonameid > 0
            identity = f"id {entry.place.geonameid}" if is_known else "name, country and point"
            yield ReadRow(line.number, line.text, entry, identity)


def _entry(cells: Mapping[str, str], divisions: KnownDivisions) -> Entry:
    name = cells["name"]
    if not fold(name):
        raise BadInput("no name")
    latitude, longitude = parse_point(cells["latitude"], cells["longitude"])
    country = parse_country(cells.get("country", ""))
    kind = cells.get("kind", "").lower().replace("_", " ")
    geonameid = parse_count("geonameid", cells.get("geonameid", ""))
    place = Place(
        geonameid=geonameid or own_id(fold(name), country, f"{latitude:.5f}", f"{longitude:.5f}"),
        name=name,
        latitude=latitude,
        longitude=longitude,
        level=level_of_kind(kind),
        country=country,
        admin1=divisions.first_level(cells.get("admin1", ""), country),
        admin2=cells.get("admin2") or None,
        population=parse_count("population", cells.get("population", "")),
        radius_m=parse_radius(cells.get("radius_m", "")),
        feature=kind,
        code=cells.get("code") or None,
        wider=(cells["within"],) if cells.get("within") else (),
    )
    names: dict[str, str | None] = {name: "en" if LANGUAGE_PREFIX + "en" in cells else None}
    for what, written in cells.items():
        if what.startswith(LANGUAGE_PREFIX) and written:
            names.setdefault(written, what.removeprefix(LANGUAGE_PREFIX))
    for other in cells.get("other_names", "").split(NAMES_PARTED_BY):
        if other.strip():
            names.setdefault(other.strip(), None)
    return Entry(place, tuple(names), tuple(names.values()))


def level_of_kind(kind: str) -> PlaceLevel:
    """The level of a kind of place in English: "hospital", "refugee camp", "village"; raises BadInput."""
    words = place_words()
    if kind in words.facilities or kind == PlaceLevel.STRUCTURE:
        return PlaceLevel.STRUCTURE
    level = words.settlements.get(kind) or words.divisions.get(kind)
    if level is None and kind in LEVELS:
        level = PlaceLevel(kind)
    if level is None:
        raise BadInput(
            f"kind {kind[:30]!r} is not known: write what it is in English (hospital, prison, airbase, camp,"
            " neighbourhood, village …) or its level (structure, neighbourhood, village, town, city, district,"
            " province, region)"
        )
    return level
