"""How a sentence uses names: which stand in it, and whether what it says of one makes it a place."""

from knell.extract.known_names import Known
from knell.extract.named_place import NamedPlace
from knell.extract.place_words import NOT_PLACES, PARTICLES, PLACED_BY, name_end
from knell.extract.sentence import Clause
from knell.model.where import PlaceLevel
from knell.text.tokens import Kind

BIG = 50_000
"""People. At the head of a sentence, where every word has a capital, only a place of this size is taken."""

LOCATIVES = frozenset({"in", "near", "outside"})

LONG_SENTENCE = 7
"""Words; in a shorter sentence that is no headline many capitals say nothing."""

MOST = 0.6
"""Share of words with a capital from which a sentence is written like a headline: its capitals tell no names."""


def is_title_case(clause: Clause) -> bool:
    """True where a sentence is written like a headline."""
    words = [t for t in clause.tokens if t.kind is Kind.WORD]
    is_long = len(words) > LONG_SENTENCE or clause.sentence.kind == "title"
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


def numbered_bases(clause: Clause) -> list[NamedPlace]:
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


def is_within(place: NamedPlace, others: list[NamedPlace]) -> bool:
    """True where some other name holds tokens of this one."""
    return any(other.first < place.last and place.first < other.last for other in others)


def is_cut(clause: Clause, place: NamedPlace) -> bool:
    """ "Aleppos Sheikh Maqsood": the name before is a possessive."""
    word = clause.tokens[place.last - 1].text
    return word.endswith("s") and not place.name.endswith("s")


def is_done_to(clause: Clause, first: int) -> bool:
    """ "its assault on Fuaa", "the battle for Kobane", "seized Tadef": what stands here is a place."""
    return clause.low(first - 1) in ("on", "for", "of", "over") and clause.low(first - 2) in DONE_TO


def is_taken(clause: Clause, first: int, last: int) -> bool:
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


def is_placed(clause: Clause, first: int, last: int, preposition: str, known: Known) -> bool:
    """True where the words around a known name use it as a place."""
    if first == 0:
        if known.population >= BIG or known.level in (PlaceLevel.COUNTRY, PlaceLevel.PROVINCE):
            return True
        return clause.low(last) in LOCATIVES and clause.tokens[last + 1].is_capitalised
    if preposition:
        return True
    return known.population >= BIG and clause.sentence.kind == "title"
