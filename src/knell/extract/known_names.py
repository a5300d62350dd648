"""Names of a report that the place index has, as the report means them."""

from dataclasses import dataclass

from knell.extract.sentence import Clause
from knell.model.where import Gazetteer, Place, PlaceLevel
from knell.text.names import name_key
from knell.text.tokens import POSSESSIVE

NAMESAKES = 4
"""Entries of one name whose divisions are taken for its own: the right one is mostly among them."""

RENOWNED = 100_000
"""People. A name that no place of the report's own country bears is taken for one abroad of this size."""

LOST_APOSTROPHE = 4
"""Letters; a longer name may have lost the apostrophe of its possessive."""


@dataclass(frozen=True, slots=True)
class Known:
    """The likeliest gazetteer entry of a name, and the divisions that it and its namesakes lie in, folded."""

    level: PlaceLevel
    country: str
    population: int
    within: frozenset[str]
    is_exact: bool
    """False for a name that was found in a forgiven spelling only."""


def _known(places: list[Place], *, is_exact: bool) -> Known | None:
    if not places:
        return None
    best = places[0]
    names = {name for p in places[:NAMESAKES] for name in (p.admin1, p.admin2) if name}
    return Known(
        best.level, best.country, best.population, frozenset(name_key(name) for name in names), is_exact
    )


class KnownNames:
    """Looks up the names of one report, and remembers what it found.

    `home` is the ISO 3166 code of the country that the report is about, None where none is clear: only there is a name
    taken in a forgiven spelling, and of several places of one name the one there is meant.
    """

    def __init__(self, gazetteer: Gazetteer, home: str | None) -> None:
        """Take the place index and the report's country."""
        self._gazetteer = gazetteer
        self._home = home
        self._seen: dict[str, Known | None] = {}

    def read(self, clause: Clause, first: int, last: int) -> tuple[str, Known | None]:
        """A name without its possessive, whose apostrophe may be lost ("western Aleppos suburbs"), and what it is.

        None for a name that the index does not have, or has only of a place abroad that hardly anybody knows.
        """
        name = POSSESSIVE.sub("", clause.words(first, last))
        known = self._look_up(name)
        if (known is None or not known.is_exact) and name.endswith("s") and len(name) > LOST_APOSTROPHE:
            bare = self._look_up(name[:-1])
            if bare is not None and bare.is_exact:
                return name[:-1], bare
        return name, known

    def _is_likely(self, known: Known) -> bool:
        """False for a namesake abroad that hardly anybody knows: "Police" in Poland, of a report on Syria."""
        return (
            self._home is None
            or known.country == self._home
            or known.population >= RENOWNED
            or known.level in (PlaceLevel.COUNTRY, PlaceLevel.PROVINCE)
        )

    def _look_up(self, name: str) -> Known | None:
        if name not in self._seen:
            matches = self._gazetteer.look_up(name)
            exact = [m.place for m in matches if not m.forgiven]
            at_home = [p for p in exact if p.country == self._home]
            forgiven = [m.place for m in matches if m.forgiven and m.place.country == self._home]
            known = _known(at_home or exact or forgiven, is_exact=bool(exact))
            self._seen[name] = known if known is not None and self._is_likely(known) else None
        return self._seen[name]
