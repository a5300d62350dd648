"""Which place a report puts in which: "Sheikh Maqsood in Aleppo", "In Aleppo … the Sukkari neighbourhood"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from knell.extract.named_place import NamedPlace
from knell.extract.scenes import coarse
from knell.extract.sentence import Clause
from knell.model.where import PlaceLevel
from knell.text.names import name_key
from knell.text.place_words import strip_division

REACH = 4
"""Tokens between a place and the wider one that it is said to be in."""


def nest_places(
    clauses: Sequence[Clause], found: Mapping[int, Sequence[NamedPlace]]
) -> dict[int, tuple[NamedPlace, ...]]:
    """The places of each sentence, with what the report says that they lie in beside what the gazetteer knows.

    A neighbourhood that nothing is said of lies in the town that was named last.
    """
    within: dict[str, set[str]] = {}
    town: str | None = None
    for clause in clauses:
        for place in found[clause.index]:
            held = within.setdefault(name_key(place.name), set())
            said = {bare_key(outer) for outer in found[clause.index] if _is_said_within(clause, place, outer)}
            held |= said
            if coarse(place) == 1:
                town = bare_key(place)
            elif place.level is PlaceLevel.NEIGHBOURHOOD and not said and town is not None:
                held.add(town)
    return {
        index: tuple(
            replace(place, within=place.within | within[name_key(place.name)] - {name_key(place.name)})
            for place in places
        )
        for index, places in found.items()
    }


def bare_key(place: NamedPlace) -> str:
    """Its name, folded, without the kind of division that it is."""
    division = strip_division(place.name)
    return name_key(place.name if division is None else division[0])


def _is_said_within(clause: Clause, place: NamedPlace, outer: NamedPlace) -> bool:
    """ "Sheikh Maqsood neighbourhood in Aleppo", "Aleppo's Sheikh Maqsood"."""
    if coarse(outer) <= coarse(place) or outer.level is PlaceLevel.COUNTRY:
        return False
    if outer.last == place.first:
        return True
    between = range(place.last, outer.first)
    return 0 < len(between) <= REACH and any(clause.low(at) in ("in", "of", ",") for at in between)
