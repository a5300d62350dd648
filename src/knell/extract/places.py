"""Places that a sentence names: capitalised names that a gazetteer knows, or that the words around call a place."""

from collections.abc import Mapping
from dataclasses import dataclass

from knell.extract.known_names import Known, KnownNames
from knell.extract.named_place import NamedPlace
from knell.extract.place_names import cut_names
from knell.extract.place_use import (
    HELD,
    LOCATIVES,
    is_cut,
    is_done_to,
    is_linked,
    is_placed,
    is_taken,
    is_title_case,
    is_within,
    name_runs,
    numbered_bases,
)
from knell.extract.place_words import (
    CAPITALS,
    LANDFORMS,
    NOT_PLACES,
    STREETS,
    apposition_level,
    is_medium,
    is_near,
    is_no_place,
    is_possessed,
    kinds,
    list_level,
    preposition_before,
    said_level,
)
from knell.extract.sentence import Clause
from knell.model.where import Gazetteer, PlaceLevel
from knell.text.countries import guess_country
from knell.text.lexicon import party_words, speech_words
from knell.text.names import name_key
from knell.text.nationalities import country_of_adjective
from knell.text.place_words import place_words
from knell.text.tokens import POSSESSIVE, Kind

OWNED = "'s"
"""In place of a preposition: "Syria's Mayadeen"."""

NAMED_WITH_KIND = STREETS | LANDFORMS
"""Kinds that are part of the name, as are those of structures: "the Golan Heights", "Tabqa military airport"."""

MAX_UNKNOWN_WORDS = 3
MAX_UNKNOWN = 7
"""Tokens of a name that no gazetteer has, hyphens counted: "Um al-Ramouseh"."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Names told together: "in X, Y and Z", "the villages of X Y and Z".

    `level` is what their kind says of all of them, None where no kind stands with them.
    """

    names: tuple[tuple[int, int], ...]
    preposition: str
    level: PlaceLevel | None


def _guess_home(
    clauses: list[Clause], runs: Mapping[int, list[tuple[int, int]]], gazetteer: Gazetteer
) -> str | None:
    names = [
        POSSESSIVE.sub("", clause.words(first, end))
        for clause in clauses
        for first, end in runs[clause.index]
        if preposition_before(clause, first) and not is_no_place(clause, first, end)
    ]
    nationalities = [
        code
        for clause in clauses
        for token in clause.tokens
        if token.is_capitalised and (code := country_of_adjective(token.text)) is not None
    ]
    return guess_country(names, gazetteer, nationalities)


class PlaceFinder:
    """Finds places in the sentences of one report."""

    def __init__(self, gazetteer: Gazetteer, clauses: list[Clause]) -> None:
        """Take the place index, and the sentences of the report for its home and its ordinary words."""
        self._words = frozenset(t.text for c in clauses for t in c.tokens if not t.is_capitalised)
        self._names = frozenset(
            t.text for c in clauses if not is_title_case(c) for t in c.tokens if t.is_capitalised
        )
        runs = {clause.index: name_runs(clause) for clause in clauses}
        self._home = _guess_home(clauses, runs, gazetteer)
        self._known = KnownNames(gazetteer, self._home)
        chains = {clause.index: self._chains(clause, runs[clause.index]) for clause in clauses}
        self._placed: frozenset[str] = frozenset()
        self._bare: dict[int, list[str]] = {}
        found = {clause.index: self._find(clause, chains[clause.index]) for clause in clauses}
        self._placed = frozenset(name_key(p.name) for places in found.values() for p in places)
        # A second look, where a name stands bare that another sentence uses as a place.
        self._found = {
            clause.index: self._find(clause, chains[clause.index])
            if any(name in self._placed for name in self._bare.get(clause.index, ()))
            else found[clause.index]
            for clause in clauses
        }

    @property
    def home(self) -> str | None:
        """ISO 3166 code of the country that most of the report's places lie in; None where none is clear."""
        return self._home

    def find(self, clause: Clause) -> list[NamedPlace]:
        """Every place that the sentence names, in order."""
        return self._found[clause.index]

    def _chains(self, clause: Clause, runs: list[tuple[int, int]]) -> list[Chain]:
        linked: list[list[tuple[int, int]]] = []
        for run in runs:
            if linked and is_linked(clause, linked[-1][-1][1], run[0]):
                linked[-1].append(run)
            else:
                linked.append([run])
        return [self._chain(clause, group) for group in linked]

    def _chain(self, clause: Clause, runs: list[tuple[int, int]]) -> Chain:
        first, last = runs[0][0], runs[-1][1]
        level = list_level(clause, first, last)
        preposition = preposition_before(clause, first) or (OWNED if is_possessed(clause, first) else "")

        def look_up(start: int, end: int) -> Known | None:
            if clause.tokens[start].kind is Kind.MARK or any(
                clause.low(at) in NOT_PLACES for at in range(start, end)
            ):
                return None
            return self._known.read(clause, start, end)[1]

        names = tuple(
            name
            for start, end in runs
            for name in cut_names(clause, start, end, in_list=level is not None, look_up=look_up)
        )
        return Chain(names, preposition, level)

    def _find(self, clause: Clause, chains: list[Chain]) -> list[NamedPlace]:
        found: list[NamedPlace] = []
        for chain in chains:
            in_chain: list[NamedPlace] = []
            for first, last in chain.names:
                place = self._place(clause, first, last, chain, after=in_chain[-1] if in_chain else None)
                if place is not None:
                    in_chain.append(place)
            found += in_chain
        found += [place for place in numbered_bases(clause) if not is_within(place, found)]
        return sorted(found, key=lambda place: place.first)

    def _place(
        self, clause: Clause, first: int, last: int, chain: Chain, *, after: NamedPlace | None
    ) -> NamedPlace | None:
        if is_no_place(clause, first, last) or self._is_common(clause, first, last):
            return None
        name, known = self._known.read(clause, first, last)
        said = said_level(clause, first, last)
        is_first = first == chain.names[0][0]
        preposition = preposition_before(clause, first) or (OWNED if is_possessed(clause, first) else "")
        if not preposition and (is_first or after is not None or chain.level is not None):
            preposition = chain.preposition
        if not preposition and after is not None and after.last == first and is_cut(clause, after):
            preposition = OWNED
        if known is None and said is None:
            said = self._supposed(clause, first, last, chain, preposition, after)
        if known is None and (said is None or not self._may_be_unknown(clause, first, last)):
            return None
        if known is None and self._is_capital_only(clause, first, last):
            return None
        if known is not None and said is None and chain.level is None:
            if not (is_placed(clause, first, last, preposition, known) or name_key(name) in self._placed):
                self._bare.setdefault(clause.index, []).append(name_key(name))
                return None
        is_government = clause.low(first) in CAPITALS and last - first == 1
        if is_government and preposition not in ("in", "near", "outside", "around", "of"):
            return None
        if is_medium(clause, first, last):
            return None
        level = known.level if said is None and known is not None else PlaceLevel.OTHER
        if said is not None:
            level = said[0]
        end = last
        if (
            said is not None
            and said[1] > last
            and (level is PlaceLevel.STRUCTURE or clause.low(last) in NAMED_WITH_KIND)
        ):
            name, end = clause.words(first, said[1]), said[1]
        within = known.within if known is not None else frozenset()
        country = known.country if known is not None else None
        return NamedPlace(first, end, name, level, is_near(clause, first, last), country, preposition, within)

    def _supposed(
        self,
        clause: Clause,
        first: int,
        last: int,
        chain: Chain,
        preposition: str,
        after: NamedPlace | None,
    ) -> tuple[PlaceLevel, int, bool] | None:
        """The level of a name that no gazetteer has, where the words around it call for a place."""
        if chain.level is not None:
            return chain.level, last, True
        if (level := apposition_level(clause, last)) is not None and preposition:
            return level, last, False
        is_name = self._reads_as_name(clause, first, last)
        is_bound = clause.low(first) in place_words().name_heads and last - first > 1
        before, is_done_to_it = clause.low(first - 1), is_done_to(clause, chain.names[0][0])
        calls = (
            is_name and preposition in LOCATIVES and before in LOCATIVES | HELD,
            (is_name or is_bound) and is_done_to_it,
            is_name and (is_bound or is_taken(clause, first, last)),
            # "northern Syria's Afrin"
            is_name and preposition == OWNED and clause.low(first - 2) in place_words().directions,
            is_name and after is not None and is_linked(clause, after.last, first),
        )
        return (PlaceLevel.OTHER, last, False) if preposition and any(calls) else None

    def _reads_as_name(self, clause: Clause, first: int, last: int) -> bool:
        """ "in Rashidin": a short name, in a sentence whose capitals tell names.

        Not the end of a name that is given with its letters: "Aid to the Church in Need (ACN)".
        """
        if clause.low(last) == "(" and all(t.text.isupper() for t in clause.tokens[last + 1 : last + 2]):
            return False
        words = [t for t in clause.tokens[first:last] if t.kind is Kind.WORD]
        if clause.sentence.kind == "title" or any(t.text.isupper() for t in words) or is_title_case(clause):
            return False
        return len(words) <= MAX_UNKNOWN_WORDS and clause.low(last) not in speech_words().verbs

    def _is_capital_only(self, clause: Clause, first: int, last: int) -> bool:
        """True where every word of the sentence has a capital, and no other sentence has the name."""
        if not is_title_case(clause) or (
            clause.low(last) in kinds() and not clause.tokens[last].is_capitalised
        ):
            return False
        words = [t for t in clause.tokens[first:last] if t.kind is Kind.WORD and t.low not in kinds()]
        return not all(t.text in self._names for t in words)

    def _is_common(self, clause: Clause, first: int, last: int) -> bool:
        """True for a single word that the report also writes without a capital: "Death", "Inquiry"."""
        return last - first == 1 and clause.low(first) in self._words

    def _may_be_unknown(self, clause: Clause, first: int, last: int) -> bool:
        """A name that no gazetteer has is a place only where it is short, and no demonym leads it."""
        demonyms = party_words().adjectives
        if demonyms.match(clause.tokens, first) is not None or last - first > MAX_UNKNOWN:
            return False
        # "Palmyra Daesh", "Aleppo Syrian": a lost comma
        end = clause.low(last - 1)
        is_glued = end in NOT_PLACES or demonyms.match(clause.tokens, last - 1) is not None
        return not (last - first > 1 and is_glued and end not in place_words().facilities)
