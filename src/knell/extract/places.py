"""Places that a sentence names: capitalised names that a gazetteer knows, or that the words around call a place."""

from dataclasses import dataclass, replace

from knell.extract.sentence import Clause
from knell.model.where import Gazetteer, Place, PlaceLevel
from knell.text.lexicon import party_words, speech_words
from knell.text.names import name_key
from knell.text.tokens import POSSESSIVE, Kind, Token, tokenise

KIND_WORDS: dict[str, PlaceLevel] = {
    "city": PlaceLevel.CITY,
    "town": PlaceLevel.TOWN,
    "village": PlaceLevel.VILLAGE,
    "villages": PlaceLevel.VILLAGE,
    "towns": PlaceLevel.TOWN,
    "hamlet": PlaceLevel.VILLAGE,
    "neighbourhood": PlaceLevel.NEIGHBOURHOOD,
    "neighborhood": PlaceLevel.NEIGHBOURHOOD,
    "neighbourhoods": PlaceLevel.NEIGHBOURHOOD,
    "neighborhoods": PlaceLevel.NEIGHBOURHOOD,
    "district": PlaceLevel.NEIGHBOURHOOD,
    "districts": PlaceLevel.NEIGHBOURHOOD,
    "suburb": PlaceLevel.NEIGHBOURHOOD,
    "quarter": PlaceLevel.NEIGHBOURHOOD,
    "province": PlaceLevel.PROVINCE,
    "governorate": PlaceLevel.PROVINCE,
    "countryside": PlaceLevel.REGION,
    "region": PlaceLevel.REGION,
    "area": PlaceLevel.OTHER,
    "enclave": PlaceLevel.REGION,
    "capital": PlaceLevel.CITY,
    "airbase": PlaceLevel.STRUCTURE,
    "airport": PlaceLevel.STRUCTURE,
    "base": PlaceLevel.STRUCTURE,
    "hospital": PlaceLevel.STRUCTURE,
    "hotel": PlaceLevel.STRUCTURE,
    "mosque": PlaceLevel.STRUCTURE,
    "camp": PlaceLevel.STRUCTURE,
    "prison": PlaceLevel.STRUCTURE,
    "school": PlaceLevel.STRUCTURE,
    "oilfield": PlaceLevel.STRUCTURE,
    "field": PlaceLevel.STRUCTURE,
    "dam": PlaceLevel.STRUCTURE,
    "crossing": PlaceLevel.STRUCTURE,
    "bridge": PlaceLevel.STRUCTURE,
    "square": PlaceLevel.STRUCTURE,
    "market": PlaceLevel.STRUCTURE,
}
NEAR_WORDS = frozenset(
    {"near", "outside", "around", "outskirts", "countryside", "rural", "close", "edge", "vicinity"}
)
PARTICLES = frozenset(
    "al el ash as ad an ar at az ez ed es de du la le di da al- el- um abu bin ibn deir tal tel umm kafr kafar".split()
)
JOINERS = frozenset({"-", "’", "'"})
DIRECTIONS = frozenset(
    """northern southern eastern western central northeastern northwestern southeastern
        southwestern rural north south east west northwest northeast southeast southwest greater""".split()
)
NOT_PLACES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december the a an it he she they we i on in at but and for to of by from this that
    there its his her their these those after before while when as if since with also more most many some one two
    three four five six seven eight nine ten no not yes mr mrs ms dr president minister prime general god muslim
    islam arab kurdish sunni shiite read tags source photo image video watch share related twitter facebook
    published updated posted last earlier later meanwhile however observatory monitor activists civilians human
    rights network ministry army forces state press news agency tv television media international united nations
    security council coalition government regime opposition rebels jihadists islamist
    gmt utc am pm est daesh isis isil about several dozens hundreds thousands heavy deadly massive mondays
    tuesdays wednesdays thursdays fridays saturdays sundays colonel general captain major lieutenant islamic
    chemical gas attack bomb bombing according among also other others western eastern northern southern
    president-elect assad assads allah hizbullah nusra al-nusra civil defence defense white helmets""".split()
)
MEDIA_AFTER = frozenset(
    """tv television channel news agency network media newspaper radio times post today daily
        university fc institute front brigade brigades movement army forces coalition council""".split()
)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place name at tokens `first` to `last` (exclusive). `level` is what words or gazetteer say, or OTHER.

    `country` is that of its most likely gazetteer entry, None where no gazetteer entry was found.
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


NAMESAKES = 4
"""Entries of one name whose divisions are taken for its own: the right one is mostly among them."""


def _known(places: list[Place]) -> Known | None:
    if not places:
        return None
    best = places[0]
    names = {name for p in places[:NAMESAKES] for name in (p.admin1, p.admin2) if name}
    return Known(best.level, best.country, best.population, frozenset(name_key(name) for name in names))


class PlaceFinder:
    """Finds places in the sentences of one report; remembers look-ups."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take the place index that names are looked up in."""
        self._gazetteer = gazetteer
        self._seen: dict[str, Known | None] = {}
        self._words: frozenset[str] = frozenset()

    def find(self, clause: Clause) -> list[NamedPlace]:
        """Every place that the sentence names, in order."""
        found: list[NamedPlace] = []
        at = 0
        while at < len(clause.tokens):
            end = _name_end(clause, at)
            if end == at:
                at += 1
                continue
            at = self._take(clause, at, end, found)
        return found

    def _take(self, clause: Clause, first: int, end: int, found: list[NamedPlace]) -> int:
        """The longest stretch of a capitalised name, from its start, that is a place; returns where to go on."""
        for last in range(end, first, -1):
            if clause.tokens[last - 1].kind is Kind.MARK:
                continue
            if (place := self._place(clause, first, last)) is not None:
                found.append(place)
                return last
        return first + 1

    def _look_up(self, name: str) -> Known | None:
        """What the gazetteer says of a name; a forgiven spelling only for longer names."""
        if name not in self._seen:
            matches = self._gazetteer.look_up(name)
            if matches and matches[0].forgiven and len(name) < LONG_NAME:
                matches = [m for m in matches if not m.forgiven]
            self._seen[name] = _known([match.place for match in matches])
        return self._seen[name]

    def _place(self, clause: Clause, first: int, last: int) -> NamedPlace | None:
        if _is_no_place(clause, first, last):
            return None
        name = POSSESSIVE.sub("", clause.words(first, last))
        said = _said_level(clause, first, last)
        preposition = _preposition(clause, first)
        known = self._look_up(name)
        if known is None and (said is None or not _may_be_unknown(clause, first, last)):
            return None
        if known is not None and said is None and not _is_placed(clause, first, preposition, known):
            return None
        if self._is_common(clause, first, last):
            return None
        level = said[0] if said is not None else (known.level if known is not None else PlaceLevel.OTHER)
        if level is PlaceLevel.PROVINCE and known is not None and clause.low(last) == "city":
            level = PlaceLevel.CITY
        near = _is_near(clause, first, last)
        end = last
        if said is not None and said[0] is PlaceLevel.STRUCTURE and said[1] == last + 1:
            name, end = clause.words(first, last + 1), last + 1
        within = known.within if known is not None else frozenset()
        return NamedPlace(
            first, end, name, level, near, known.country if known else None, preposition, within
        )

    def _is_common(self, clause: Clause, first: int, last: int) -> bool:
        """True for a single word that the report also writes without a capital: "Death", "Inquiry"."""
        if last - first > 1:
            return False
        if not self._words:
            self._words = frozenset(t.text for t in tokenise(clause.text) if not t.is_capitalised)
        return clause.low(first) in self._words


LONG_NAME = 5
"""Letters. Shorter names that only a forgiven spelling finds are mostly words: "Tal", "Said"."""

BIG = 50_000
"""People. At the head of a sentence, where every word has a capital, only a place of this size is taken."""


def _is_no_place(clause: Clause, first: int, last: int) -> bool:
    """True for demonyms, days, names of people, media and organisations."""
    name = clause.words(first, last)
    words = [clause.low(at) for at in range(first, last)]
    if (len(name) < 3 and not name.isupper()) or any(word in NOT_PLACES for word in words):
        return True
    following = clause.low(last)
    if following in MEDIA_AFTER or (
        following in ("-", "–") and clause.tokens[last].start == clause.tokens[last - 1].end
    ):
        return True
    adjective = party_words().adjectives.match(clause.tokens, first)
    if adjective is not None and adjective[0] >= last:
        return True
    if party_words().adjectives.match(_tokens_without_s(clause, first), 0) is not None:
        return True  # "Syrians", "Islamists"
    if (
        words[0].endswith("s")
        and party_words().countries.match(_tokens_without_s(clause, first), 0) is not None
    ):
        return True  # "Syrias Aleppo": the country is taken off before
    roles = speech_words().roles
    return clause.low(first - 1) in roles and clause.low(first - 2) not in ("in", "at", "near")


def _tokens_without_s(clause: Clause, first: int) -> list[Token]:
    token = clause.tokens[first]
    return [replace(token, low=token.low.removesuffix("s"))]


def _may_be_unknown(clause: Clause, first: int, last: int) -> bool:
    """A name that no gazetteer has is taken for a place only where it is short and no demonym leads it."""
    lead = party_words().adjectives.match(clause.tokens, first)
    return lead is None and last - first <= MAX_UNKNOWN


MAX_UNKNOWN = 5
"""Tokens: "Um al-Ramouseh", hyphens counted."""


def _is_placed(clause: Clause, first: int, preposition: str, known: Known) -> bool:
    """True where the words around a known name use it as a place."""
    if first == 0:
        return known.population >= BIG or known.level in (PlaceLevel.COUNTRY, PlaceLevel.PROVINCE)
    if preposition or _possessive_place(clause, first):
        return True
    return known.population >= BIG and clause.sentence.kind == "title"


def _name_end(clause: Clause, at: int) -> int:
    """Index past a capitalised name that begins at token `at`; `at` itself where none does."""
    token = clause.tokens[at]
    particle = token.low in PARTICLES and _next_capital(clause, at)
    if token.kind is not Kind.WORD or not (token.is_capitalised or particle):
        return at
    end = at + 1
    while end < len(clause.tokens) and end - at < 6:
        following = clause.tokens[end]
        glued = following.text in JOINERS and following.start == clause.tokens[end - 1].end
        if glued and end + 1 < len(clause.tokens) and clause.tokens[end + 1].start == following.end:
            end += 2
            continue
        if clause.tokens[end - 1].text[-2:] in ("’s", "'s"):
            break
        if following.kind is Kind.WORD and (
            following.is_capitalised or (following.low in PARTICLES and _next_capital(clause, end))
        ):
            end += 1
            continue
        break
    return end


def _next_capital(clause: Clause, at: int) -> bool:
    for step in (1, 2):
        if at + step < len(clause.tokens) and clause.tokens[at + step].text not in JOINERS:
            return clause.tokens[at + step].is_capitalised
    return False


def _said_level(clause: Clause, first: int, last: int) -> tuple[PlaceLevel, int] | None:
    """The level that a word beside the name says: "the town of X", "X neighbourhood", "X airbase"."""
    after = clause.low(last)
    if after in KIND_WORDS and after not in ("camp", "area"):
        return KIND_WORDS[after], last + 1
    if clause.low(first - 1) == "of":
        for back in (2, 3):
            if clause.low(first - back) in KIND_WORDS:
                return KIND_WORDS[clause.low(first - back)], last
    before = clause.low(first - 1)
    if before in ("village", "town", "city", "neighbourhood", "neighborhood", "district", "province"):
        return KIND_WORDS[before], last
    return None


def _preposition(clause: Clause, first: int) -> str:
    at = first - 1
    while (
        clause.low(at) in DIRECTIONS
        or clause.low(at) in ("the", "-", "held", "government", "rebel", "regime", "opposition")
        or clause.low(at).endswith("-held")
    ):
        at -= 1
    low = clause.low(at)
    if low in (
        "in",
        "on",
        "at",
        "near",
        "outside",
        "around",
        "of",
        "from",
        "to",
        "into",
        "for",
        "across",
        "over",
        "through",
        "inside",
        "and",
        "hit",
        "bombed",
        "struck",
        "shelled",
        "targeted",
        "between",
        "towards",
        "toward",
        "against",
    ):
        return low
    return ""


def _possessive_place(clause: Clause, first: int) -> bool:
    """ "Syria's Mayadeen", "Syrias Aleppo", "northern Idlib": the word before makes the name a place."""
    if first == 0:
        return False
    if clause.low(first - 1) in DIRECTIONS:
        return True
    countries, token = party_words().countries, clause.tokens[first - 1]
    if token.text.endswith(("’s", "'s")):
        return countries.match([token], 0) is not None
    return token.text.endswith("s") and countries.match(_tokens_without_s(clause, first - 1), 0) is not None


def _is_near(clause: Clause, first: int, last: int) -> bool:
    before = {clause.low(at) for at in range(first - 4, first)}
    return bool(before & NEAR_WORDS) or clause.low(last) in ("countryside", "outskirts", "suburbs")
