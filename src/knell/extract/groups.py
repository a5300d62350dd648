"""Groups of people in a sentence: a quantity with the noun phrase that it counts."""

from dataclasses import dataclass, replace

from knell.extract.sentence import Clause
from knell.model.claim import VictimAxes, VictimClass
from knell.model.count import Count, Qualifier, Unit
from knell.text.lexicon import VictimNoun, harm_words, victim_nouns
from knell.text.numerals import Quantity, find_quantities
from knell.text.tokens import Kind

UNKNOWN_NOUN = VictimNoun(VictimClass.OTHER, VictimAxes(), Unit.PERSONS)
NO_NOUN = VictimNoun(VictimClass.UNSPECIFIED, VictimAxes(), Unit.PERSONS)
MAX_MODIFIERS = 5
"""Words between a quantity and its noun: "two of the group's most senior field commanders"."""

OTHERS = frozenset({"other", "others", "more", "additional", "further", "another", "extra"})
FILLERS = frozenset({"of", "the", "these", "those", "his", "her", "their", "its", "our", "my", "all", "new"})
PRONOUNS = frozenset({"them", "whom", "which", "us"})
DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "every", "each", "another", "any"}
)
POSSESSIVES = frozenset({"his", "her", "their", "my", "our", "its"})
STOPS = frozenset(
    """of mostly mainly notably particularly chiefly half most as well dead wounded injured missing hurt
    alive and or but as in on at by from to for with near during after before when while where who whom
    which that were was are is be been being have has had will would could may might not including
    include included among since inside outside across around under over into through than since until
    if because whose also then he she it they we i said says say told according reported confirmed added
    amid against between following despite about""".split()
)
INHUMAN = frozenset(
    """tanks tank vehicles vehicle trucks truck buses bus cars car houses house homes home buildings building
    rockets rocket missiles missile shells shell strikes strike airstrikes airstrike raids raid sorties bombs
    bomb attacks attack explosions explosion blasts blast villages village towns town cities city districts
    neighbourhoods neighborhoods areas schools school hospitals hospital mosques mosque bases base positions
    position checkpoints warplanes planes jets helicopters aircraft drones convoys incidents operations
    countries states provinces sources parties sides groups factions reports times occasions rounds points
    percent facilities fronts batches phases storeys floors clashes violations ceasefires deals metres weapons
    guns launchers mortars tunnels depots factories clinics centres centers camps camp places sites locations
    kinds types ways things questions statements resolutions votes agencies organisations organizations
    outlets websites videos pictures images minutes hours days weeks months years barrels cylinders suicide
    cases case targets target militias-controlled aid boats ships dams bridges markets shops flights
    wars war massacre massacres battles truces truce hands legs heads arms""".split()
)
"""Nouns that are never people: a number before one of them counts no victims."""


@dataclass(frozen=True, slots=True)
class Group:
    """People that a sentence counts: tokens `first` to `last` (exclusive).

    `quantity_end` is the index past the quantity. `head` is the noun as worded with what stands before it,
    None where there is none ("6 were killed"). `noun` says what the head alone tells. `is_other` marks
    "another 12", "12 others"; `is_pronoun` "12 of them"; `is_known` a head that the word lists have.
    """

    first: int
    last: int
    quantity_end: int
    count: Count
    head: str | None
    noun: VictimNoun
    is_other: bool = False
    is_pronoun: bool = False
    is_known: bool = True
    of_whom: str | None = None
    """The word of harm in "twelve of the dead", "five of those killed"; None elsewhere."""


OF_WHOM = frozenset({"dead", "killed", "wounded", "injured", "missing"})


def find_groups(clause: Clause) -> list[Group]:
    """Every group of people with a count in the sentence, in order; none overlapping."""
    groups = [g for q in find_quantities(clause.text, clause.tokens) if (g := _group(clause, q)) is not None]
    taken = {at for group in groups for at in range(group.first, group.last)}
    singles = [
        group
        for at in range(len(clause.tokens))
        if at not in taken
        and (group := _single(clause, at)) is not None
        and not taken.intersection(range(group.first, group.last))
    ]
    listed = [g for single in singles if (g := _listed(clause, single)) is not None]
    taken |= {at for group in singles for at in range(group.first, group.last)}
    listed = [group for group in listed if not taken.intersection(range(group.first, group.last))]
    return sorted(groups + singles + listed, key=lambda g: g.first)


def _listed(clause: Clause, single: Group) -> Group | None:
    """ "a woman and child": the second of two who share an article."""
    at = single.last + 1
    if clause.low(single.last) != "and" or (found := victim_nouns().match(clause.tokens, at)) is None:
        return None
    end, noun = found
    word = clause.low(end - 1)
    if word.endswith("s") or word in PLURALS or noun.unit is not Unit.PERSONS:
        return None
    head = clause.words(at, end)
    return Group(at, end, at, Count(1, 1, Qualifier.EXACT, head), head, noun)


SOURCES = frozenset({"from", "by", "with", "into", "against"})
""""13 rebels from the six families", "an attack by 20 gunmen": people named on the way, not counted."""


def _is_on_the_way(clause: Clause, first: int) -> bool:
    before = clause.low(first - 1)
    if before in ("the", "its", "their", "these", "those"):
        before = clause.low(first - 2)
        return before in SOURCES or before in ("of", "in", "for", "to")
    return before in SOURCES


def _group(clause: Clause, quantity: Quantity) -> Group | None:
    at, is_other, is_pronoun = quantity.last, False, False
    first = quantity.first
    if (of_them := _of_whom(clause, quantity)) is not None:
        return of_them
    if _is_on_the_way(clause, first):
        return None
    if clause.low(first - 1) in OTHERS or (clause.low(first - 1) == "additional"):
        is_other, first = True, first - 1
    has_of = False
    while clause.low(at) in OTHERS or clause.low(at) == "of" or (has_of and clause.low(at) in FILLERS):
        has_of = has_of or clause.low(at) == "of"
        if clause.low(at) in OTHERS:
            is_other = True
            if clause.low(at) == "others":
                break
        at += 1
    if clause.low(at) in PRONOUNS:
        is_pronoun = True
        at += 1
    found = _find_head(clause, at)
    if is_pronoun and (found is None or not found[3]):
        found = None
    count = replace(quantity.count, phrase=clause.words(quantity.first, quantity.last))
    if found is None:
        if _low_in(clause, at, INHUMAN) or (
            quantity.last < at and clause.low(at - 1) in ("the", "his", "its")
        ):
            return None
        last = at if is_pronoun or is_other else quantity.last
        if not is_pronoun and not is_other and (predicate := _predicate(clause, last)) is not None:
            start, end, noun = predicate
            return Group(first, end, quantity.last, count, clause.words(start, end), noun)
        return Group(first, last, quantity.last, count, None, NO_NOUN, is_other, is_pronoun)
    start, end, noun, is_known = found
    if not is_known and _low_in(clause, end - 1, INHUMAN):
        return None
    if noun.unit is Unit.FAMILIES and clause.low(first - 1) == "of":
        return None  # "five civilians of one family"
    head = clause.words(start, end)
    return Group(
        first, end, quantity.last, replace(count, unit=noun.unit), head, noun, is_other, is_pronoun, is_known
    )


def _of_whom(clause: Clause, quantity: Quantity) -> Group | None:
    """ "Twelve of the dead were members of its staff": the harm comes first, the noun as a predicate."""
    at = quantity.last
    if clause.low(at) != "of" or clause.low(at + 1) not in ("the", "those", "them"):
        return None
    harm = clause.low(at + 2)
    if harm not in OF_WHOM:
        return None
    end = at + 3
    count = replace(quantity.count, phrase=clause.words(quantity.first, quantity.last))
    if (predicate := _predicate(clause, end)) is not None:
        start, last, noun = predicate
        return Group(
            quantity.first, last, at, count, clause.words(start, last), noun, is_pronoun=True, of_whom=harm
        )
    return Group(quantity.first, end, at, count, None, NO_NOUN, is_pronoun=True, of_whom=harm)


def _predicate(clause: Clause, at: int) -> tuple[int, int, VictimNoun] | None:
    """The noun phrase after "was" or "were": who they were, where that is not what befell them."""
    if clause.low(at) not in ("was", "were", "are", "is"):
        return None
    start = at + 1 + (clause.low(at + 1) in DETERMINERS or clause.low(at + 1) in POSSESSIVES)
    found = _find_head(clause, start)
    return None if found is None or not found[3] else (start, found[1], found[2])


def _low_in(clause: Clause, at: int, words: frozenset[str]) -> bool:
    return clause.low(at) in words


def _is_np_word(clause: Clause, at: int) -> bool:
    if not 0 <= at < len(clause.tokens):
        return False
    token = clause.tokens[at]
    if token.kind is Kind.MARK:
        joins = 0 < at < len(clause.tokens) - 1 and clause.tokens[at - 1].end == token.start
        return token.text in "-–" and joins and clause.tokens[at + 1].start == token.end
    return token.low not in STOPS and token.low not in DETERMINERS and token.kind is Kind.WORD


def _find_head(clause: Clause, at: int) -> tuple[int, int, VictimNoun, bool] | None:
    """The noun phrase at token `at`: (start, end, noun, whether the lists have the head)."""
    nouns, harms = victim_nouns(), harm_words().words
    best: tuple[int, VictimNoun] | None = None
    end = at
    while end - at <= MAX_MODIFIERS:
        if (found := nouns.match(clause.tokens, end)) is not None:
            best = found
            end = found[0]
            continue
        if not _is_np_word(clause, end) or harms.match(clause.tokens, end) is not None:
            break
        end += 1
    if best is not None:
        return at, _members_of(clause, best[0]), best[1], True
    while end > at and clause.tokens[end - 1].kind is Kind.MARK:
        end -= 1
    return (at, end, UNKNOWN_NOUN, False) if end > at else None


def _members_of(clause: Clause, end: int) -> int:
    """Past the group that "members of" names: "members of the same family", "members of the pro-regime forces"."""
    if clause.low(end - 1) not in ("members", "member") or clause.low(end) != "of":
        return end
    stop = end + 1
    stop += clause.low(stop) in POSSESSIVES
    while stop - end <= MAX_MODIFIERS and _is_np_word(clause, stop) and clause.low(stop) not in STOPS:
        stop += 1
    return stop if stop > end + 1 else end


ARTICLES = frozenset({"a", "an"})


def _single(clause: Clause, at: int) -> Group | None:
    """ "a woman", "her two-year-old son", "no civilians": one person, or none, named by a noun of the lists."""
    low = clause.low(at)
    if low == "no" or (low in ("none", "nobody")):
        return _none(clause, at)
    if low not in ARTICLES and low not in POSSESSIVES:
        return None
    found = _find_head(clause, at + 1)
    if found is None or not found[3]:
        return None
    start, end, noun, _ = found
    head = clause.words(start, end)
    last_word = clause.low(end - 1)
    if (last_word.endswith("s") and not last_word.endswith("ss")) or last_word in PLURALS:
        return None
    if clause.tokens[end - 1].text[-1] in "'’" or clause.tokens[end - 1].text[-2:] in ("'s", "’s"):
        return None
    if low in POSSESSIVES and last_word not in KIN:
        return None
    if low in POSSESSIVES:
        phrase = clause.words(at, end)
        count = Count(1, 1, Qualifier.EXACT, phrase, noun.unit)
        return Group(at, end, at + 1, count, phrase, noun)
    count = Count(1, 1, Qualifier.EXACT, clause.tokens[at].text, noun.unit)
    return Group(at, end, at + 1, count, head, noun)


KIN = frozenset(
    """son daughter wife husband mother father brother sister child baby grandmother grandfather nephew niece
    uncle aunt driver bodyguard boy girl""".split()
)
""""his son" is a victim; "our civilian casualty team" is not."""

PLURALS = frozenset(
    {
        "people",
        "children",
        "women",
        "men",
        "dead",
        "wounded",
        "injured",
        "police",
        "personnel",
        "missing",
        "staff",
        "elderly",
        "taliban",
        "peshmerga",
    }
)


def _none(clause: Clause, at: int) -> Group | None:
    found = _find_head(clause, at + 1)
    if found is None or not found[3] or clause.low(at - 1) in ("there", "of"):
        return None
    start, end, noun, _ = found
    count = Count(0, 0, Qualifier.EXACT, clause.tokens[at].text, noun.unit)
    return Group(at, end, at + 1, count, clause.words(start, end), noun)
