"""A place where a sentence names it."""

from dataclasses import dataclass

from knell.model.where import PlaceLevel


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place name at tokens `first` to `last` (exclusive). `level` is what words or gazetteer say, or OTHER.

    `country` is that of its most likely gazetteer entry, None where no gazetteer entry was found.
    `preposition` is the word that uses it as a place ("in", "near", "bombed"), empty for none.
    """

    first: int
    last: int
    name: str
    level: PlaceLevel
    is_near: bool
    country: str | None
    preposition: str
    within: frozenset[str] = frozenset()
    """Folded names of the divisions that the gazetteer puts it in; empty for a name that it does not have."""
