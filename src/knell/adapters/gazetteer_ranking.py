"""The order of what a name leads to: the likest spelling of each place, then the largest places."""

from collections.abc import Iterable, Sequence

from knell.adapters.gazetteer_index import FoundRow
from knell.model.where import PlaceLevel

MAX_MATCHES = 50
"""Matches that a look-up gives at most: a name of more places than that says nothing without its context."""

SEAT_SHARE = 50
"""A town is what a bare name means, rather than the division around it, from this part of its people on."""

DIVISION_LEVELS = frozenset(
    level.value for level in (PlaceLevel.PROVINCE, PlaceLevel.DISTRICT, PlaceLevel.REGION)
)


def choose_likest(rows: Iterable[FoundRow], folded: str) -> list[FoundRow]:
    """One row for each place, with the name most like the written one; the likest places, at most MAX_MATCHES."""
    best: dict[int, tuple[int, FoundRow]] = {}
    letters = set(folded)
    for row in rows:
        unlike = len(letters ^ set(row.fold))
        own = row.place.name
        known = best.get(row.place.id)
        if known is None or row.written == own or (unlike < known[0] and known[1].written != own):
            best[row.place.id] = unlike if known is None else min(unlike, known[0]), row
    ranked = sorted(best.values(), key=lambda item: (item[0], -item[1].place.population, item[1].place.id))
    return [row for _, row in ranked[:MAX_MATCHES]]


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
