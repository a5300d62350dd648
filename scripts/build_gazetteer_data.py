"""Makes the tables shipped for the place index: `python scripts/build_gazetteer_data.py FOLDER`.

FOLDER holds the GeoNames tables admin1CodesASCII.txt, admin2Codes.txt and countryInfo.txt (CC BY 4.0) and
natural-earth/countries.geojson and natural-earth/states_provinces.geojson (public domain), whose features
carry `radius_km` of a disc of the same area; the middle is reckoned from their outlines. The same input gives
the same bytes.
"""

import gzip
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knell.text.names import fold, name_key

TARGET = Path(__file__).parent.parent / "src/knell/adapters/data/gazetteer"
TABLES = ("admin1CodesASCII.txt", "admin2Codes.txt", "countryInfo.txt")

EARTH_KM = 6371.0

Vectors = NDArray[np.float64]
"""Points on the unit sphere, one a row."""

KINDS = re.compile(
    r"\b(muhafazat|mintaqat|gouvernorat|governorate|provincia|provincie|province|provinsi|departamento|departement"
    r"|estado|state|region|wilaya|oblasts?|raion|rayon|district|distrito|changwat|tinh|judetul|megye|ostan|sheng"
    r"|kanton|canton|respublika|republic|okrug|krai|kray|autonomous|prefecture|county|city|laen|lan|fylke|kraj"
    r"|zupanija|komuna|obcina|opstina|borough|municipality|misto|greater|community|voivodeship|parish"
    r"|of|de|du|des|di|del|della|la|le|l|d|e|do|da|and)\b"
)
"""Words for the kind of a division, and particles, in the languages of the two sources (after `fold`)."""


def main(source: Path) -> None:
    """Write every shipped table anew."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        write(table + ".gz", (source / table).read_bytes())
    write("country_areas.tsv.gz", tsv(country_areas(source)))
    write("division_areas.tsv.gz", tsv(division_areas(source)))


def write(name: str, content: bytes) -> None:
    """Compress without a time stamp, so that the bytes depend on the content alone."""
    (TARGET / name).write_bytes(gzip.compress(content, mtime=0))
    print(f"{name}: {len(content):,} bytes")


def tsv(rows: Iterable[Iterable[Any]]) -> bytes:
    """Rows as tab-separated lines, sorted."""
    return "".join(sorted("\t".join(map(str, row)) + "\n" for row in rows)).encode()


def features(source: Path, name: str) -> Iterator[dict[str, Any]]:
    """The properties of a GeoJSON file's features, with `lat` and `lon` of the middle that we reckon."""
    content = json.loads((source / "natural-earth" / name).read_text(encoding="utf-8"))
    for feature in content["features"]:
        geometry = feature["geometry"]
        shapes = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        middle = find_middle([shape[0] for shape in shapes])
        yield feature["properties"] | ({} if middle is None else {"lat": middle[0], "lon": middle[1]})


NEAR_MAINLAND_KM = 370.0
"""200 nautical miles, as far as the sea before a coast is its country's. Pieces of land that are so near one another
belong together: islands do; Alaska, Guiana and Svalbard lie apart. Any bound from 100 to 500 km does as well."""

LEAST_AREA = 1e-12
"""Of a piece, as a share of the half sphere: simplified islands have none left."""

Ring = list[list[float]]


def country_areas(source: Path) -> Iterable[tuple[Any, ...]]:
    """ISO code, latitude, longitude, radius in km."""
    for area in features(source, "countries.geojson"):
        yield area["iso_a2"], area["lat"], area["lon"], area["radius_km"]


def find_middle(rings: Sequence[Ring]) -> tuple[float, float] | None:
    """Latitude and longitude of the middle of a mainland and what lies near it; None where nothing is left of it.

    Of all groups of pieces it is the one with the most land: the middle of the United States with Alaska would lie in
    Montana, and that of both halves of Fiji, which 180° parts, in another ocean.
    """
    if not rings:
        return None
    middles = [measure_ring(ring) for ring in rings]
    groups = group_near([to_vectors(ring) for ring in rings])
    largest = max(groups, key=lambda group: sum(middles[at][0] for at in group))
    areas = np.array([max(middles[at][0], LEAST_AREA) for at in largest])
    x, y, z = areas @ to_vectors([[middles[at][2], middles[at][1]] for at in largest])
    latitude, longitude = math.atan2(z, math.hypot(x, y)), math.atan2(y, x)
    return round(math.degrees(latitude), 4), round(math.degrees(longitude), 4)


def group_near(pieces: Sequence[Vectors]) -> list[list[int]]:
    """The numbers of the pieces in groups: each is near to another one of its group, and to none of another group."""
    least = math.cos(NEAR_MAINLAND_KM / EARTH_KM)
    left = set(range(len(pieces)))
    groups = []
    while left:
        group = [left.pop()]
        for one in group:  # grows while it is gone through
            near = [at for at in sorted(left) if float(np.max(pieces[one] @ pieces[at].T)) >= least]
            left.difference_update(near)
            group += near
        groups.append(group)
    return groups


def to_vectors(ring: Ring) -> Vectors:
    """Points on the unit sphere, one a row, from longitudes and latitudes."""
    longitude, latitude = np.radians(np.array(ring)).T
    return np.stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)], axis=1
    )


def measure_ring(ring: Ring) -> tuple[float, float, float]:
    """The area of a closed ring, as a share of the half sphere, and the latitude and longitude of its middle.

    Lambert's cylindrical projection keeps areas: the sine of the latitude over the longitude.
    """
    points = [(math.radians(point[0]), math.sin(math.radians(point[1]))) for point in ring]
    doubled = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(points):
        cross = x1 * y2 - x2 * y1
        doubled += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if doubled == 0:
        return 0.0, ring[0][1], ring[0][0]
    latitude, longitude = math.asin(y / (3 * doubled)), x / (3 * doubled)
    return abs(doubled) / (4 * math.pi), round(math.degrees(latitude), 4), round(math.degrees(longitude), 4)


def division_areas(source: Path) -> Iterable[tuple[Any, ...]]:
    """GeoNames id, latitude, longitude, radius in km, Natural Earth's name: joined by country and name.

    First against first-level divisions, then, where Natural Earth is finer (France, Italy, the United
    Kingdom), against second-level ones. In each step names are compared more and more loosely, and a join is
    made only between names that are unique on both sides.
    """
    by_country = defaultdict(list)
    for area in features(source, "states_provinces.geojson"):
        if area["name"]:
            by_country[area["iso_a2"]].append(area)
    joined = 0
    for table in TABLES[:2]:
        divisions = defaultdict(list)
        for line in (source / table).read_text(encoding="utf-8").splitlines():
            code, name, ascii_name, geonameid = line.split("\t")
            divisions[code[:2]].append((int(geonameid), name, ascii_name))
        for country, areas in by_country.items():
            for normal in (fold, name_key, bare_key):
                for area, geonameid in join(areas, divisions[country], normal):
                    yield geonameid, area["lat"], area["lon"], area["radius_km"], area["name"]
                    areas.remove(area)
                    divisions[country] = [d for d in divisions[country] if d[0] != geonameid]
                    joined += 1
        print(f"{table}: {joined} areas so far, {sum(map(len, by_country.values()))} left")


def join(
    areas: list[dict[str, Any]], divisions: list[Any], normal: Callable[[str], str]
) -> list[tuple[Any, int]]:
    """Pairs whose normalised names meet, and meet nobody else's."""
    wanted = defaultdict(set)
    for geonameid, *names in divisions:
        for key in {normal(name) for name in names} - {""}:
            wanted[key].add(geonameid)
    found = []
    for area in areas:
        names = [area["name"], *re.split(r"[()|]", area["name"]), area["gn_name"] or ""]
        ids = {i for name in names for i in wanted.get(normal(name), ())}
        if len(ids) == 1:
            found.append((area, ids.pop()))
    taken = [geonameid for _, geonameid in found]
    return [(area, geonameid) for area, geonameid in found if taken.count(geonameid) == 1]


def bare_key(name: str) -> str:
    """The loose key of a name without the words for the kind of division."""
    return name_key(KINDS.sub(" ", fold(name)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
