"""What goes into a place index: a place with its names, and how large a settlement is a town or a city."""

from dataclasses import dataclass

from knell.model.where import Place, PlaceLevel

CITY_POPULATION = 100_000
"""People, inclusive: from here on, or where a country is governed from, a settlement is a city."""

TOWN_POPULATION = 5_000
"""People, inclusive: from here on a settlement is a town, below a village. GeoNames gives 0 for some seats of
divisions whose population it does not know: towns. Both bounds are conventions of this gazetteer: no census
has one that holds everywhere."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with every name that it is looked up by; the first is its own.

    `languages` are those of the names, in their order (ISO 639, None where unknown); it may be shorter.
    `wider_codes` are codes of the divisions around it, smallest first, where their names are not known yet.
    """

    place: Place
    names: tuple[str, ...]
    languages: tuple[str | None, ...] = ()
    wider_codes: tuple[str, ...] = ()


def settlement_level(people: int, *, is_capital: bool = False, is_seat: bool = True) -> PlaceLevel:
    """City, town or village. `is_seat`: a division is governed from it, or the list has no smaller places."""
    if people >= CITY_POPULATION or is_capital:
        return PlaceLevel.CITY
    is_town = people >= TOWN_POPULATION or (people == 0 and is_seat)
    return PlaceLevel.TOWN if is_town else PlaceLevel.VILLAGE
