"""Groups of people in a sentence: a quantity with the noun phrase that it counts."""

from dataclasses import dataclass, replace

from knell.extract.noun_phrase import (
    DETERMINERS,
    INHUMAN,
    NO_NOUN,
    POSSESSIVES,
    STATES,
    NounPhrase,
    find_noun_phrase,
    is_plural,
)
from knell.extract.sentence import Clause
from knell.model.count import Count, Qualifier, Unit
from knell.text.lexicon import VictimNoun, victim_nouns
from knell.text.numerals import Quantity, find_quantities

OTHERS = frozenset({"other", "others", "more", "additional", "further", "another", "extra"})
FILLERS = frozenset({"of", "the", "these", "those", "his", "her", "their", "its", "our", "my", "all", "new"})
PRONOUNS = frozenset({"them", "whom", "which", "us"})
ARTICLES = frozenset({"a", "an"})


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
    """The word of harm in "twelve of the dead", "five wounded children"; None elsewhere."""


def find_groups(clause: Clause) -> list[Group]:
    """Every group of people with a count in the sentence, in order; none overlapping."""
    groups = [g for q in find_quantities(clause.text, clause.tokens) if (g := _group(clause, q)) is not None]
    taken = {at for group in groups for at in range(group.first, group.last)}
    singles = [
        group
        for at in range(len(clause.tokens))
        if clause.tokens[at].low in SINGLES
        and at not in taken
        and (group := _single(clause, at)) is not None
        and not taken.intersection(range(group.first, group.last))
    ]
    listed = [g for single in singles if (g := _listed(clause, single)) is not None]
    taken |= {at for group in singles for at in range(group.first, group.last)}
    listed = [group for group in listed if not taken.intersection(range(group.first, group.last))]
    return sorted(groups + singles + listed, key=lambda g: g.first)


SINGLES = ARTICLES | POSSESSIVES | {"no", "none", "nobody", "another"}
"""Words before one person, or none."""


def _listed(clause: Clause, single: Group) -> Group | None:
    """ "a woman and child": the second of two who share an article."""
    at = single.last + 1
    if clause.low(single.last) != "and" or (found := victim_nouns().match(clause.tokens, at)) is None:
        return None
    end, noun = found
    word = clause.low(end - 1)
    if is_plural(word) or noun.unit is not Unit.PERSONS:
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
    found = find_noun_phrase(clause, at)
    if is_pronoun and (found is None or not found.is_known):
        found = None
    count = replace(quantity.count, phrase=clause.words(quantity.first, quantity.last))
    if found is None:
        if clause.low(at) in INHUMAN or (quantity.last < at and clause.low(at - 1) in ("the", "his", "its")):
            return None
        last = at if is_pronoun or is_other else quantity.last
        if not is_pronoun and not is_other and (predicate := _predicate(clause, last)) is not None:
            head = clause.words(predicate.start, predicate.end)
            return Group(first, predicate.end, quantity.last, count, head, predicate.noun)
        return Group(first, last, quantity.last, count, None, NO_NOUN, is_other, is_pronoun)
    if not found.is_known and clause.low(found.end - 1) in INHUMAN:
        return None
    if found.noun.unit is Unit.FAMILIES and clause.low(first - 1) == "of":
        return None  # "five civilians of one family"
    head = clause.words(found.start + (found.state is not None), found.end)
    count = replace(count, unit=found.noun.unit)
    flags = (is_other, is_pronoun, found.is_known, found.state)
    return Group(first, found.end, quantity.last, count, head, found.noun, *flags)


def _of_whom(clause: Clause, quantity: Quantity) -> Group | None:
    """ "Twelve of the dead were members of its staff": the harm comes first, the noun as a predicate."""
    at = quantity.last
    if clause.low(at) != "of" or clause.low(at + 1) not in ("the", "those", "them"):
        return None
    harm = clause.low(at + 2)
    if harm not in STATES:
        return None
    end = at + 3
    count = replace(quantity.count, phrase=clause.words(quantity.first, quantity.last))
    if (predicate := _predicate(clause, end)) is not None:
        head = clause.words(predicate.start, predicate.end)
        return Group(
            quantity.first, predicate.end, at, count, head, predicate.noun, is_pronoun=True, of_whom=harm
        )
    return Group(quantity.first, end, at, count, None, NO_NOUN, is_pronoun=True, of_whom=harm)


def _predicate(clause: Clause, at: int) -> NounPhrase | None:
    """The noun phrase after "was" or "were": who they were, where that is not what befell them."""
    if clause.low(at) not in ("was", "were", "are", "is"):
        return None
    start = at + 1 + (clause.low(at + 1) in DETERMINERS or clause.low(at + 1) in POSSESSIVES)
    found = find_noun_phrase(clause, start)
    return found if found is not None and found.is_known and found.state is None else None


def _single(clause: Clause, at: int) -> Group | None:
    """ "a woman", "her two-year-old son", "no civilians": one person, or none, named by a noun of the lists."""
    low = clause.low(at)
    found = find_noun_phrase(clause, at + 1)
    if found is None or not found.is_known or clause.low(found.end) in ("toll", "count", "tolls"):
        return None
    if low == "another":
        return _another(clause, at, found)
    head, last = clause.words(found.start, found.end), found.end
    if low not in ARTICLES and low not in POSSESSIVES:
        if clause.low(at - 1) in ("there", "of"):
            return None
        return Group(at, last, at + 1, _count(clause, at, 0, found), head, found.noun, of_whom=found.state)
    word, text = clause.low(last - 1), clause.tokens[last - 1].text
    if is_plural(word) or text[-1] in "'’" or text[-2:] in ("'s", "’s"):
        return None
    if low in POSSESSIVES:
        if word not in KIN:
            return None
        phrase = clause.words(at, last)
        count = Count(1, 1, Qualifier.EXACT, phrase, found.noun.unit)
        return Group(at, last, at + 1, count, phrase, found.noun)
    return Group(at, last, at + 1, _count(clause, at, 1, found), head, found.noun, of_whom=found.state)


def _another(clause: Clause, at: int, found: NounPhrase) -> Group | None:
    """ "another child was killed"."""
    if is_plural(clause.low(found.end - 1)):
        return None
    phrase = clause.words(at, found.end)
    count = Count(1, 1, Qualifier.EXACT, phrase, found.noun.unit)
    head = clause.words(found.start, found.end)
    return Group(at, found.end, at + 1, count, head, found.noun, True, of_whom=found.state)


def _count(clause: Clause, at: int, value: int, found: NounPhrase) -> Count:
    return Count(value, value, Qualifier.EXACT, clause.tokens[at].text, found.noun.unit)


KIN = frozenset(
    """son daughter wife husband mother father brother sister child baby grandmother grandfather nephew niece
    uncle aunt driver bodyguard boy girl""".split()
)
""""his son" is a victim; "our civilian casualty team" is not."""
