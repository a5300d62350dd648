"""A list against a copy of itself as another organisation might have kept it: a test of generality.

Made from UCDP GED (CC BY 4.0; Sundberg and Melander 2013): some events are in one list only, days slip, names are
spelt otherwise, points move to the next town or are missing, ranges differ, columns have other names.
"""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from eval.linking.score import FOLDER, Pairs

from knell.adapters.list_files import ListFile, read_list
from knell.linkage.incident_record import IncidentRecord
from knell.pipeline.linking import make_list

GED = FOLDER / "ucdp-ged" / "ged_myanmar.csv"
SEED = 20170626

KEPT = 0.8
"""Share of the events that each list has; by chance, and independently."""


def read_perturbed(
    path: Path = GED, rows: int = 2_000, seed: int = SEED
) -> tuple[list[IncidentRecord], list[IncidentRecord], Pairs]:
    """So many events drawn from the data set as two lists, and which are one event in both."""
    chance = random.Random(seed)
    file = read_list(path)
    drawn = sorted(chance.sample(range(len(file.rows)), min(rows, len(file.rows))))
    ours: list[tuple[int, Mapping[str, str]]] = []
    others: list[tuple[int, Mapping[str, str]]] = []
    for number in drawn:
        line, row = file.rows[number]
        if chance.random() < KEPT:
            ours.append((line, row))
        if chance.random() < KEPT:
            others.append((line, perturb(row, chance)))
    left = make_list(ListFile("ged", file.columns, tuple(ours)), {})
    right = make_list(ListFile("copy", tuple(others[0][1]), tuple(others)), {})
    both = {row["id"] for _, row in ours} & {row["Event ID"] for _, row in others}
    return list(left.records), list(right.records), {(one, one) for one in both}


def perturb(row: Mapping[str, str], chance: random.Random) -> dict[str, str]:
    """One event as another list might give it."""
    day = date.fromisoformat(row["date_start"][:10])
    if chance.random() < 0.1:
        day += timedelta(chance.choice((-1, 1, 1, 2)))
    low, best, high = int(row["low"]), int(row["best"]), int(row["high"])
    if chance.random() < 0.4:
        best = max(0, best + chance.choice((-2, -1, 1, 2, best // 4 + 1)))
        low, high = min(low, best), max(high, best)
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    if chance.random() < 0.2:
        latitude, longitude = latitude + chance.gauss(0, 0.05), longitude + chance.gauss(0, 0.05)
    has_point = chance.random() < 0.7
    return {
        "Event ID": row["id"],
        "Event date": day.strftime("%d %B %Y"),
        "Location": respell(row["where_coordinates"], chance),
        "Admin1": row["adm_1"],
        "Latitude": f"{latitude:.3f}" if has_point else "",
        "Longitude": f"{longitude:.3f}" if has_point else "",
        "Fatalities": f"{low}-{high}" if low != high else str(best),
        "Actor1": row["side_a"],
    }


def respell(name: str, chance: random.Random) -> str:
    """The name with a letter left out or doubled, one time in four."""
    if len(name) < 5 or chance.random() > 0.25:
        return name
    at = chance.randrange(1, len(name) - 1)
    return name[:at] + chance.choice(("", name[at] * 2)) + name[at + 1 :]
