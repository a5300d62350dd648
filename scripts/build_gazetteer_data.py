"""Makes the tables shipped for the place index: `python scripts/build_gazetteer_data.py FOLDER`.

FOLDER holds the GeoNames tables admin1CodesASCII.txt, admin2Codes.txt and countryInfo.txt (CC BY 4.0) and
natural-earth/countries.geojson and natural-earth/states_provinces.geojson (public domain), whose features
carry `lat`, `lon` and `radius_km` of a disc of the same area. The same input gives the same bytes.
"""

import gzip
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from knell.text.names import fold, name_key

TARGET = Path(__file__).parent.parent / "src/knell/adapters/data/gazetteer"
TABLES = ("admin1CodesASCII.txt", "admin2Codes.txt", "countryInfo.txt")

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


def features(source: Path, name: str) -> list[dict[str, Any]]:
    """The properties of a GeoJSON file's features."""
    content = json.loads((source / "natural-earth" / name).read_text(encoding="utf-8"))
    return [feature["properties"] for feature in content["features"]]


MAINLAND = 0.7
"""Share of a country's area from which its largest piece is what its name makes one think of: the middle of France
with Guiana lies in the sea, that of the United States with Alaska in Montana. A country of islands has that of all."""


def country_areas(source: Path) -> Iterable[tuple[Any, ...]]:
    """ISO code, latitude, longitude, radius in km; the point is the middle of the mainland where there is one."""
    content = json.loads((source / "natural-earth" / "countries.geojson").read_text(encoding="utf-8"))
    for feature in content["features"]:
        area, geometry = feature["properties"], feature["geometry"]
        shapes = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        pieces = [measure_ring(shape[0]) for shape in shapes]
        largest = max(pieces)
        is_main = largest[0] >= MAINLAND * sum(piece[0] for piece in pieces)
        latitude, longitude = largest[1:] if is_main else (area["lat"], area["lon"])
        yield area["iso_a2"], latitude, longitude, area["radius_km"]


def measure_ring(ring: list[list[float]]) -> tuple[float, float, float]:
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
