"""Makes the map's outlines from Natural Earth: `python frontend/outlines.py FOLDER`, run once by hand.

FOLDER holds `countries.geojson` and `states_provinces.geojson` (public domain). Countries stay polygons,
with a point for the name; divisions become the lines between neighbours of one country, each drawn once,
and a point for the name.
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

OUTPUT = Path(__file__).resolve().parent.parent / "src" / "knell" / "web" / "static" / "outlines"

Point = tuple[float, float]
Edge = tuple[Point, Point]


def edges(geometry: dict[str, Any]) -> Iterator[Edge]:
    """The sides of all rings of a MultiPolygon, smaller end first, so that neighbours share them."""
    for polygon in geometry["coordinates"]:
        for ring in polygon:
            points = [(x, y) for x, y in ring]
            for left, right in pairwise(points):
                yield (left, right) if left < right else (right, left)


def chain(sides: Iterable[Edge]) -> list[list[Point]]:
    """Join sides into as few lines as a walk over them gives."""
    at: dict[Point, set[Point]] = defaultdict(set)
    for left, right in sides:
        at[left].add(right)
        at[right].add(left)
    lines = []
    # Ends and junctions first, so that lines run from one to the next; what is left are closed rings.
    for start in sorted(at, key=lambda point: (len(at[point]) == 2, point)):
        while at[start]:
            line, here = [start], start
            while at[here]:
                there = min(at[here])
                at[here].discard(there)
                at[there].discard(here)
                line.append(there)
                here = there
                if len(at[here]) != 1:
                    break
            lines.append(line)
    return lines


def write(name: str, features: list[dict[str, Any]]) -> None:
    """Write a FeatureCollection, gzipped without a time stamp so that the same input gives the same bytes."""
    document = {"type": "FeatureCollection", "features": features}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    path = OUTPUT / f"{name}.geojson.gz"
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{path.name}: {len(features)} features, {path.stat().st_size:,} bytes")


def feature(kind: str, coordinates: object, **properties: object) -> dict[str, Any]:
    """A GeoJSON feature."""
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def main(folder: Path) -> None:
    """Read both files and write the four of the map."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    countries = json.loads((folder / "countries.geojson").read_text())["features"]
    divisions = json.loads((folder / "states_provinces.geojson").read_text())["features"]
    shapes, lines, names, country_names = [], [], [], []
    for one in countries:
        given = one["properties"]
        middle = [given["lon"], given["lat"]]
        shapes.append(
            feature(
                "MultiPolygon",
                one["geometry"]["coordinates"],
                country=given["iso_a2"],
            )
        )
        radius = round(given["radius_km"])
        country_names.append(feature("Point", middle, name=given["NAME"], radius_km=radius))
    sides: dict[str, dict[Edge, int]] = defaultdict(lambda: defaultdict(int))
    for one in divisions:
        given = one["properties"]
        for side in edges(one["geometry"]):
            sides[given["adm0_a3"]][side] += 1
        if given["name"]:
            middle = [given["lon"], given["lat"]]
            names.append(feature("Point", middle, name=given["name"], radius_km=round(given["radius_km"])))
    for country in sorted(sides):
        if shared := [side for side, times in sides[country].items() if times > 1]:
            lines.append(feature("MultiLineString", chain(shared), country=country))
    write("countries", shapes)
    write("country_names", country_names)
    write("divisions", lines)
    write("division_names", names)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
