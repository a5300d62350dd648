"""Places that a sentence names: capitalised names that a gazetteer knows, or that the words around call a place."""

from dataclasses import dataclass

from knell.extract.place_words import (
    CAPITALS,
    is_medium,
    is_near,
    is_no_place,
    is_possessed,
    name_end,
    preposition_before,
    said_level,
)
from knell.extract.sentence import Clause
from knell.model.where import Gazetteer, Place, PlaceLevel
from knell.text.countries import guess_country
from knell.text.lexicon import party_words
from knell.text.names import name_key
from knell.text.tokens import POSSESSIVE, Kind


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


@dataclass(frozen=True, slots=True)
class Known:
    """The likeliest gazetteer entry of a name, and the divisions that it and its namesakes lie in, folded."""

    level: PlaceLevel
    country: str
    population: int
    within: frozenset[str]


OWNED = "'s"
"""In place of a preposition: "Syria's Mayadeen"."""

NAMESAKES = 4
"""Entries of one name whose divisions are taken for its own: the right one is mostly among them."""

BIG = 50_000
"""People. At the head of a sentence, where every word has a capital, only a place of this size is taken."""

LOCATIVES = frozenset({"in", "near", "outside"})
MAX_UNKNOWN_WORDS = 3
MAX_UNKNOWN = 5
"""Tokens of a name that no gazetteer has, hyphens counted: "Um al-Ramouseh"."""


def _known(places: list[Place]) -> Known | None:
    if not places:
        return None
    best = places[0]
    names = {name for p in places[:NAMESAKES] for name in (p.admin1, p.admin2) if name}
    return Known(best.level, best.country, best.population, frozenset(name_key(name) for name in names))


class PlaceFinder:
    """Finds places in the sentences of one report; remembers look-ups.

    The country that most of the exactly spelt names lie in is the report's home: only there is a name taken
    in a forgiven spelling, and of several places of one name the one there is meant.
    """

    def __init__(self, gazetteer: Gazetteer, clauses: list[Clause]) -> None:
        """Take the place index, and the sentences of the report for its home and its ordinary words."""
        self._gazetteer = gazetteer
        self._seen: dict[str, Known | None] = {}
        self._home: str | None = None
        self._words = frozenset(t.text for c in clauses for t in c.tokens if not t.is_capitalised)
        self._spans = {clause.index: _name_spans(clause) for clause in clauses}
        names = [
            POSSESSIVE.sub("", clause.words(first, end))
            for clause in clauses
            for first, end in self._spans[clause.index]
            if preposition_before(clause, first) and not is_no_place(clause, first, end)
        ]
        self._home = guess_country(names, gazetteer)

    def find(self, clause: Clause) -> list[NamedPlace]:
        """Every place that the sentence names, in order."""
        found: list[NamedPlace] = []
        for first, end in self._spans[clause.index]:
            at = first
            while at < end:
                at = self._take(clause, at, end, found)
        return found

    def _take(self, clause: Clause, first: int, end: int, found: list[NamedPlace]) -> int:
        """The longest stretch of a name, from its start, that is a place; returns where to go on."""
        for last in range(end, first, -1):
            if clause.tokens[last - 1].kind is Kind.MARK:
                continue
            if (place := self._place(clause, first, last)) is not None:
                found.append(place)
                return max(last, place.last)
        return first + 1

    def _look_up(self, name: str) -> Known | None:
        if name not in self._seen:
            matches = self._gazetteer.look_up(name)
            exact = [m.place for m in matches if not m.forgiven]
            at_home = [p for p in exact if p.country == self._home]
            forgiven = [m.place for m in matches if m.forgiven and m.place.country == self._home]
            self._seen[name] = _known(at_home or exact or forgiven)
        return self._seen[name]

    def _place(self, clause: Clause, first: int, last: int) -> NamedPlace | None:
        if is_no_place(clause, first, last) or self._is_common(clause, first, last):
            return None
        name = POSSESSIVE.sub("", clause.words(first, last))
        said = said_level(clause, first, last)
        preposition = preposition_before(clause, first) or (OWNED if is_possessed(clause, first) else "")
        known = self._look_up(name)
        if (
            known is None
            and said is None
            and preposition in LOCATIVES
            and self._reads_as_place(clause, first, last)
        ):
            said = (PlaceLevel.OTHER, last, False)
        if known is None and (said is None or not self._may_be_unknown(clause, first, last, said[2])):
            return None
        if known is not None and said is None and not _is_placed(clause, first, preposition, known):
            return None
        if clause.low(first) in CAPITALS and preposition not in ("in", "near", "outside", "around", "of"):
            return None
        if is_medium(clause, first, last):
            return None
        level = known.level if said is None and known is not None else PlaceLevel.OTHER
        if said is not None:
            level = said[0]
        end = last
        if said is not None and said[0] is PlaceLevel.STRUCTURE and said[1] == last + 1:
            name, end = clause.words(first, last + 1), last + 1
        within = known.within if known is not None else frozenset()
        country = known.country if known is not None else None
        return NamedPlace(first, end, name, level, is_near(clause, first, last), country, preposition, within)

    def _reads_as_place(self, clause: Clause, first: int, last: int) -> bool:
        """ "in Rashidin": a name that no gazetteer has, where nothing but a place can stand."""
        words = [t for t in clause.tokens[first:last] if t.kind is Kind.WORD]
        if clause.sentence.kind == "title" or any(t.text.isupper() for t in words):
            return False
        return clause.low(first - 1) in LOCATIVES and len(words) <= MAX_UNKNOWN_WORDS

    def _is_common(self, clause: Clause, first: int, last: int) -> bool:
        """True for a single word that the report also writes without a capital: "Death", "Inquiry"."""
        return last - first == 1 and clause.low(first) in self._words

    def _may_be_unknown(self, clause: Clause, first: int, last: int, is_list: bool) -> bool:
        """A name that no gazetteer has is a place only where it is short, and no demonym leads it.

        In a list that lost its commas ("the towns of Mesraba Harasta") the names that are known are cut out.
        """
        lead = party_words().adjectives.match(clause.tokens, first)
        if lead is not None or last - first > MAX_UNKNOWN:
            return False
        if last - first > 1 and is_no_place(clause, last - 1, last):
            return False  # "Palmyra Daesh", "Aleppo Syrian": a lost comma
        if not is_list or last - first == 1:
            return True
        return not any(self._look_up(clause.words(at, last)) for at in range(first + 1, last))


def _name_spans(clause: Clause) -> list[tuple[int, int]]:
    """Every run of capitalised words that could hold the name of a place: (token, token past its end)."""
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(clause.tokens):
        end = name_end(clause, at)
        if end > at:
            spans.append((at, end))
        at = max(end, at + 1)
    return spans


def _is_placed(clause: Clause, first: int, preposition: str, known: Known) -> bool:
    """True where the words around a known name use it as a place."""
    if first == 0:
        return known.population >= BIG or known.level in (PlaceLevel.COUNTRY, PlaceLevel.PROVINCE)
    if preposition:
        return True
    return known.population >= BIG and clause.sentence.kind == "title"
