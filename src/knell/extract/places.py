"""Places that a sentence names: capitalised names that a gazetteer knows, or that the words around call a place."""

from dataclasses import dataclass

from knell.extract.place_names import cut_names
from knell.extract.place_words import (
    CAPITALS,
    LANDFORMS,
    NOT_PLACES,
    PARTICLES,
    PLACED_BY,
    STREETS,
    apposition_level,
    is_medium,
    is_near,
    is_no_place,
    is_possessed,
    kinds,
    list_level,
    name_end,
    preposition_before,
    said_level,
)
from knell.extract.sentence import Clause
from knell.model.where import Gazetteer, Place, PlaceLevel
from knell.text.countries import guess_country
from knell.text.lexicon import party_words, speech_words
from knell.text.names import name_key
from knell.text.nationalities import country_of_adjective
from knell.text.place_words import place_words
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
    is_exact: bool
    """False for a name that was found in a forgiven spelling only."""


OWNED = "'s"
"""In place of a preposition: "Syria's Mayadeen"."""

NAMESAKES = 4
"""Entries of one name whose divisions are taken for its own: the right one is mostly among them."""

BIG = 50_000
"""People. At the head of a sentence, where every word has a capital, only a place of this size is taken."""

RENOWNED = 100_000
"""People. A name that no place of the report's own country bears is taken for one abroad of this size."""

LOCATIVES = frozenset({"in", "near", "outside"})
NAMED_WITH_KIND = STREETS | LANDFORMS
"""Kinds that are part of the name, as are those of structures: "the Golan Heights", "Tabqa military airport"."""

LOST_APOSTROPHE = 4
"""Letters; a longer name may have lost the apostrophe of its possessive."""

MAX_UNKNOWN_WORDS = 3
MAX_UNKNOWN = 7
"""Tokens of a name that no gazetteer has, hyphens counted: "Um al-Ramouseh"."""


def _known(places: list[Place], *, is_exact: bool) -> Known | None:
    if not places:
        return None
    best = places[0]
    names = {name for p in places[:NAMESAKES] for name in (p.admin1, p.admin2) if name}
    return Known(
        best.level, best.country, best.population, frozenset(name_key(name) for name in names), is_exact
    )


@dataclass(frozen=True, slots=True)
class Chain:
    """Names told together: "in X, Y and Z", "the villages of X Y and Z".

    `level` is what their kind says of all of them, None where no kind stands with them.
    """

    names: tuple[tuple[int, int], ...]
    preposition: str
    level: PlaceLevel | None


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
        self._names = frozenset(
            t.text for c in clauses if not _is_title_case(c) for t in c.tokens if t.is_capitalised
        )
        runs = {clause.index: name_runs(clause) for clause in clauses}
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
        self._home = guess_country(names, gazetteer, nationalities)
        self._seen.clear()
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

        def is_known(start: int, end: int) -> bool:
            if clause.tokens[start].kind is Kind.MARK or any(
                clause.low(at) in NOT_PLACES for at in range(start, end)
            ):
                return False
            known = self._read_name(clause, start, end)[1]
            return known is not None and self._is_likely(known)

        names = tuple(
            name
            for start, end in runs
            for name in cut_names(clause, start, end, in_list=level is not None, is_known=is_known)
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
        found += [place for place in _numbered_bases(clause) if not _is_within(place, found)]
        return sorted(found, key=lambda place: place.first)

    def _read_name(self, clause: Clause, first: int, last: int) -> tuple[str, Known | None]:
        """The name without its possessive, whose apostrophe may be lost: "western Aleppos suburbs"."""
        name = POSSESSIVE.sub("", clause.words(first, last))
        known = self._look_up(name)
        if (known is None or not known.is_exact) and name.endswith("s") and len(name) > LOST_APOSTROPHE:
            bare = self._look_up(name[:-1])
            if bare is not None and bare.is_exact and self._is_likely(bare):
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
            self._seen[name] = _known(at_home or exact or forgiven, is_exact=bool(exact))
        return self._seen[name]

    def _place(
        self, clause: Clause, first: int, last: int, chain: Chain, *, after: NamedPlace | None
    ) -> NamedPlace | None:
        if is_no_place(clause, first, last) or self._is_common(clause, first, last):
            return None
        name, known = self._read_name(clause, first, last)
        if known is not None and not self._is_likely(known):
            known = None
        said = said_level(clause, first, last)
        is_first = first == chain.names[0][0]
        preposition = preposition_before(clause, first) or (OWNED if is_possessed(clause, first) else "")
        if not preposition and (is_first or after is not None or chain.level is not None):
            preposition = chain.preposition
        if not preposition and after is not None and after.last == first and _is_cut(clause, after):
            preposition = OWNED
        if known is None and said is None:
            said = self._supposed(clause, first, last, chain, preposition, after)
        if known is None and (said is None or not self._may_be_unknown(clause, first, last)):
            return None
        if known is None and self._is_capital_only(clause, first, last):
            return None
        if known is not None and said is None and chain.level is None:
            if not (_is_placed(clause, first, last, preposition, known) or name_key(name) in self._placed):
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
        if is_name and preposition in LOCATIVES and clause.low(first - 1) in LOCATIVES | HELD:
            return PlaceLevel.OTHER, last, False
        is_bound = clause.low(first) in place_words().name_heads and last - first > 1
        if preposition and (is_name or is_bound) and _is_done_to(clause, chain.names[0][0]):
            return PlaceLevel.OTHER, last, False
        if is_name and preposition and (is_bound or _is_taken(clause, first, last)):
            return PlaceLevel.OTHER, last, False
        if is_name and preposition == OWNED and clause.low(first - 2) in place_words().directions:
            return PlaceLevel.OTHER, last, False  # "northern Syria's Afrin"
        if is_name and after is not None and is_linked(clause, after.last, first) and preposition:
            return PlaceLevel.OTHER, last, False
        return None

    def _reads_as_name(self, clause: Clause, first: int, last: int) -> bool:
        """ "in Rashidin": a short name, in a sentence whose capitals tell names.

        Not the end of a name that is given with its letters: "Aid to the Church in Need (ACN)".
        """
        if clause.low(last) == "(" and clause.tokens[last + 1].text.isupper():
            return False
        words = [t for t in clause.tokens[first:last] if t.kind is Kind.WORD]
        if clause.sentence.kind == "title" or any(t.text.isupper() for t in words) or _is_title_case(clause):
            return False
        return len(words) <= MAX_UNKNOWN_WORDS and clause.low(last) not in speech_words().verbs

    def _is_capital_only(self, clause: Clause, first: int, last: int) -> bool:
        """True where every word of the sentence has a capital, and no other sentence has the name."""
        if not _is_title_case(clause) or (
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


MOST = 0.6
"""Share of words with a capital from which a sentence is written like a headline: its capitals tell no names."""


def _is_title_case(clause: Clause) -> bool:
    words = [t for t in clause.tokens if t.kind is Kind.WORD]
    is_long = len(words) > MAX_UNKNOWN or clause.sentence.kind == "title"
    return is_long and sum(t.is_capitalised for t in words) > MOST * len(words)


def name_runs(clause: Clause) -> list[tuple[int, int]]:
    """Every run of capitalised words that could hold names of places: (token, token past its end)."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(clause.tokens):
        token = clause.tokens[at]
        if not token.is_capitalised and token.low not in PARTICLES:
            at += 1
            continue
        end = name_end(clause, at)
        first = at
        while first < end and clause.low(first) in LEADING:
            first += 1  # "In Khan Sheikhun": the capital of a sentence
        if end > first:
            runs.append((first, end))
        at = max(end, at + 1)
    return runs


LEADING = NOT_PLACES | PLACED_BY


def is_linked(clause: Clause, end: int, first: int) -> bool:
    """True where only "and", "or" or a comma stands between two names."""
    between = [clause.low(at) for at in range(end, first)]
    return 0 < len(between) <= 3 and all(word in LINKS for word in between)


LINKS = frozenset({"and", ",", "or", "the", "&"})


NUMBERED = frozenset({"base", "division", "regiment"})
SITES = frozenset(
    "in at inside on near outside of for from against captured seized stormed entered took".split()
)


def _numbered_bases(clause: Clause) -> list[NamedPlace]:
    """ "inside base 17", "the assault on Division 17", "captured Base 46": a unit's seat, named by its number."""
    found = []
    for at, token in enumerate(clause.tokens[:-1]):
        if token.low not in NUMBERED or clause.tokens[at + 1].kind is not Kind.NUMBER:
            continue
        word = clause.low(at - 1) if clause.low(at - 1) != "the" else clause.low(at - 2)
        if word in SITES and clause.tokens[at + 1].text.isdigit():
            name = clause.words(at, at + 2)
            found.append(NamedPlace(at, at + 2, name, PlaceLevel.STRUCTURE, False, None, word))
    return found


def _is_within(place: NamedPlace, others: list[NamedPlace]) -> bool:
    return any(other.first < place.last and place.first < other.last for other in others)


def _is_cut(clause: Clause, place: NamedPlace) -> bool:
    """ "Aleppos Sheikh Maqsood": the name before is a possessive."""
    word = clause.tokens[place.last - 1].text
    return word.endswith("s") and not place.name.endswith("s")


def _is_done_to(clause: Clause, first: int) -> bool:
    """ "its assault on Fuaa", "the battle for Kobane", "seized Tadef": what stands here is a place."""
    return clause.low(first - 1) in ("on", "for", "of", "over") and clause.low(first - 2) in DONE_TO


def _is_taken(clause: Clause, first: int, last: int) -> bool:
    """ "after taking Buyir from", "the stronghold of Urom al-Joz": what can be held is a place."""
    before = clause.low(first - 1)
    return (before in TAKEN and clause.low(last) == "from") or (
        before == "of" and clause.low(first - 2) in STRONGHOLDS
    )


TAKEN = frozenset(
    "taking took seizing seized capturing captured retaking retook recapturing recaptured wresting".split()
)
STRONGHOLDS = frozenset({"stronghold", "bastion", "enclave", "strongholds"})
HELD = frozenset({"held", "controlled", "besieged"})


DONE_TO = frozenset(
    """assault assaults attack attacks offensive raid raids strike strikes airstrike airstrikes shelling bombardment
    bombing bombings battle siege fighting clashes control capture advance march""".split()
)


def _is_placed(clause: Clause, first: int, last: int, preposition: str, known: Known) -> bool:
    """True where the words around a known name use it as a place."""
    if first == 0:
        if known.population >= BIG or known.level in (PlaceLevel.COUNTRY, PlaceLevel.PROVINCE):
            return True
        return clause.low(last) in LOCATIVES and clause.tokens[last + 1].is_capitalised
    if preposition:
        return True
    return known.population >= BIG and clause.sentence.kind == "title"
