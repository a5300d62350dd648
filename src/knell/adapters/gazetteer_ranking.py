"""The order of what a name leads to: the likest spelling of each place, then the largest places."""

from collections.abc import Iterable, Sequence

from knell.adapters.gazetteer_index import DIVISION_LEVELS, FoundRow, NameRow
from knell.model.where import PlaceLevel

MAX_MATCHES = 50
"""Matches that a look-up gives at most: a name of more places than that says nothing without its context."""

SEAT_SHARE = 50
"""A town is what a bare name means, rather than the division around it, from this part of its people on."""


def choose_likest(rows: Iterable[NameRow], folded: str) -> dict[int, list[NameRow]]:
    """The names of each place, by its id, the likest name first: of the likest places, at most MAX_MATCHES.

    Of places that are as like, those that rank first.
    """
    letters = set(folded)
    unlike: dict[str, int] = {}
    best: dict[int, tuple[int, int, int]] = {}
    names: dict[int, list[NameRow]] = {}
    for row in rows:
        written = row.fold
        if written not in unlike:  # the places of a common name have many rows of the same one
            unlike[written] = len(letters ^ set(written))
        order = unlike[written], row.rank, row.place
        known = best.get(row.place)
        if known is None:
            best[row.place] = order
            names[row.place] = [row]
        elif order < known:
            best[row.place] = order
            names[row.place].insert(0, row)
        else:
            names[row.place].append(row)
    if len(best) <= MAX_MATCHES:
        return names
    return {place: names[place] for _, _, place in sorted(best.values())[:MAX_MATCHES]}


def choose_name(rows: Sequence[NameRow], own: str) -> NameRow:
    """The name of a place that was looked for: its own where that is among them, else the likest, the first."""
    return next((row for row in rows if row.written == own), rows[0])


def sort_by_population(rows: Sequence[FoundRow]) -> list[FoundRow]:
    """Countries, then most people first; a division after the town of its name in it, rather meant.

    Of equals, an added gazetteer's before a built-in one.
    """
    seats: dict[tuple[str, str | None], int] = {}
    for row in rows:
        place = row.place
        if place.level not in DIVISION_LEVELS:
            inside = (place.country, place.admin1)
            seats[inside] = max(seats.get(inside, 0), place.population)

    def order(row: FoundRow) -> tuple[bool, int, bool, bool, int]:
        place = row.place
        is_division = place.level in DIVISION_LEVELS
        people = place.population
        seat = seats.get((place.country, place.admin1), 0) if is_division else 0
        weight = seat if seat * SEAT_SHARE >= people else people
        return place.level != PlaceLevel.COUNTRY, -weight, is_division, row.number == 0, place.id

    return sorted(rows, key=order)
