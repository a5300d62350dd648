"""Signals from the evidence of two mentions: people, ages, streets, places, hours, tolls and rare words in common.

Each compares columns of the two mentions by what any engine has: sizes and weights of intersections of sets,
equality, and ratios of numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from knell.match.items import MatchItem, name_keys, once, own_names, signature_words
from knell.match.signal import Signal
from knell.match.words import (
    ALIKE,
    FEWEST_WORDS,
    HARDLY,
    LITTLE,
    SOMEWHAT,
    VERY_ALIKE,
    weigh_terms,
    word_likeness,
)
from knell.text.rarity import word_keys

SEVERAL = 3
"""Places in common from which on they say more than that both are of one town and state."""

FEWEST_RAREST = 4
"""Rarest words below which having none in common says nothing."""

RAREST_SHARED = ("none", "one", "two", "three", "many")
"""Levels by the number of rarest words in common."""

SHOWN = 5
"""Names or words that a sentence for a person gives; more say no more."""

NEAR_TOLL = 1.5
"""Times that one toll may be the other where both may be of one event: figures rise, and differ by who counts."""

LARGE_TOLL = 4
"""Persons from which on the same number is no accident: most events have one or two victims."""


def compare_people(left: MatchItem, right: MatchItem) -> Signal:
    """Whether the same people were harmed or accused."""
    one, other = left.mention.evidence.people, right.mention.evidence.people
    if not one or not other:
        return Signal("unknown", "one or both name nobody who was harmed or accused")
    shared = _shared(one, other)
    if len(shared) > 1:
        return Signal("several_shared", f"both name {_listed(shared)}")
    if shared:
        return Signal("shared", f"both name {shared[0]}")
    if families := sorted({family_of(name) for name in one} & {family_of(name) for name in other}):
        return Signal("same_family", f"both name somebody called {_listed(families)}")
    return Signal("different", "they name different people")


def compare_ages(left: MatchItem, right: MatchItem) -> Signal:
    """Whether the same ages are given."""
    one, other = left.mention.evidence.ages, right.mention.evidence.ages
    if not one or not other:
        return Signal("unknown", "one or both give no age")
    shared = sorted(set(one) & set(other))
    if not shared:
        return Signal("different", "the ages given are different")
    words = f"both give the age{'' if len(shared) == 1 else 's'} {', '.join(map(str, shared[:SHOWN]))}"
    return Signal("several_shared" if len(shared) > 1 else "shared", words)


def compare_surroundings(left: MatchItem, right: MatchItem) -> Signal:
    """How many of the places that the passages name are the same, whatever happened there."""
    one, other = near_places(left), near_places(right)
    if not one or not other:
        return Signal("unknown", "one or both name no place that tells them apart")
    both = set(one) & set(other)
    struck = name_keys(left).keys() & name_keys(right).keys()
    if both and both <= struck:
        return Signal("only_struck", "beside the place that was struck, none is named by both")
    shared = len(both)
    level = "several_shared" if shared >= SEVERAL else "shared" if shared else "different"
    return Signal(level, f"{shared or 'no'} place{'' if shared == 1 else 's'} named by both")


def near_places(item: MatchItem) -> Sequence[str]:
    """Keys of the places of the passage; of the places that were struck, where a former reading gathered none."""
    return item.mention.evidence.places or tuple(name_keys(item))


def compare_streets(left: MatchItem, right: MatchItem) -> Signal:
    """Whether the same street or road is named."""
    one, other = left.mention.evidence.streets, right.mention.evidence.streets
    if not one or not other:
        return Signal("unknown", "one or both name no street")
    if shared := _shared(one, other):
        return Signal("shared", f"both name the street {_listed(shared)}")
    return Signal("different", "they name different streets")


def compare_hours(left: MatchItem, right: MatchItem) -> Signal:
    """Whether an hour of the day is given by both, give or take one."""
    one, other = left.mention.evidence.hours, right.mention.evidence.hours
    if not one or not other:
        return Signal("unknown", "one or both give no hour")
    if near := set(one) & hours_around(other):
        return Signal("same", f"both give about {min(near)}:00")
    return Signal("different", "the hours given are different")


def hours_around(hours: Iterable[int]) -> set[int]:
    """These hours of the day and those beside them."""
    return {(hour + step) % 24 for hour in hours for step in (-1, 0, 1)}


def compare_tolls(left: MatchItem, right: MatchItem) -> Signal:
    """Whether both count as many killed and injured, as far as both count."""
    one, other = left.mention.evidence, right.mention.evidence
    pairs = [
        (first, second, words)
        for first, second, words in (
            (one.killed, other.killed, "killed"),
            (one.injured, other.injured, "injured"),
        )
        if first is not None and second is not None
    ]
    if not pairs:
        return Signal("unknown", "they count no harm in common")
    told = ", ".join(f"{first} and {second} {words}" for first, second, words in pairs)
    if all(first == second for first, second, _ in pairs):
        is_large = len(pairs) > 1 or pairs[0][0] >= LARGE_TOLL
        return Signal("same_large" if is_large else "same_small", told)
    if all(max(first, second) <= NEAR_TOLL * min(first, second) for first, second, _ in pairs):
        return Signal("near", told)
    if any(first == second for first, second, _ in pairs):
        return Signal("partly", told)
    return Signal("different", told)


def compare_words(left: MatchItem, right: MatchItem) -> Signal:
    """How alike the words of the passages are, each weighing its rarity and how often it is said (a cosine)."""
    one, other = left.mention.evidence, right.mention.evidence
    if min(len(one.terms), len(other.terms)) < FEWEST_WORDS:
        return Signal("unknown", "one or both have too few words to compare")
    # What the places say that both were struck, `place` says: two strikes on one town share its name.
    struck = name_words(own_names(left)) & name_words(own_names(right))
    cosine, shared = word_likeness(_weigh(left), _weigh(right), struck)
    level = next(
        (
            name
            for name, least in (
                ("very_alike", VERY_ALIKE),
                ("alike", ALIKE),
                ("somewhat", SOMEWHAT),
                ("little", LITTLE),
                ("hardly", HARDLY),
            )
            if cosine >= least
        ),
        "none",
    )
    words = sorted(shared, key=lambda word: (-shared[word], word))
    return Signal(level, f"both say {_listed(words)}" if words else "no telling word in common")


@once
def _weigh(item: MatchItem) -> Mapping[str, int]:
    return weigh_terms(item.mention.evidence)


@lru_cache(maxsize=1 << 14)
def name_words(names: tuple[str, ...]) -> frozenset[str]:
    """The words of these names, as words of a passage are written."""
    return frozenset(word_keys(" ".join(names)))


def compare_rarest_words(left: MatchItem, right: MatchItem) -> Signal:
    """How many of the few rarest words of either are the other's too."""
    one, other = signature_words(left), signature_words(right)
    if min(len(one), len(other)) < FEWEST_RAREST:
        return Signal("unknown", "one or both have hardly any rare word")
    shared = _shared(one, other)
    level = RAREST_SHARED[min(len(shared), len(RAREST_SHARED) - 1)]
    return Signal(
        level, f"of their rarest words both say {_listed(shared)}" if shared else "no rarest word in common"
    )


def _shared(one: Iterable[str], other: Iterable[str]) -> list[str]:
    return sorted(set(one) & set(other))


def family_of(person: str) -> str:
    """The family name of a person's key."""
    return person.partition(",")[0]


def _listed(names: list[str]) -> str:
    return "; ".join(names[:SHOWN])
