"""Which names are one party's: "the Syrian army", "regime forces" and, in Syria, "the army"."""

import re
from functools import lru_cache

from knell.text.actor import ActorKind, CanonicalActor, canonical_actor, load_actors
from knell.text.lexicon import party_words

LOST_APOSTROPHE = re.compile(r"(?<=[a-z]{3})s(?= |$)")
""" "Assads warplanes": some archives have lost their apostrophes."""


@lru_cache(maxsize=4096)
def identify_party(name: str, state: str | None) -> str:
    """A key that the names of one party share; `state` is what "the army" and "the government" are of."""
    for spelling in dict.fromkeys((name, strip_gear(name), LOST_APOSTROPHE.sub("", name))):
        if state is not None and _is_organ(spelling):
            return state
        actor = canonical_actor(spelling)
        if actor.party and not actor.is_generic:
            return actor.party
    bearer = canonical_actor(strip_generic(name))
    if bearer.kind is ActorKind.ARMED_PARTY and bearer.party and not bearer.is_generic:
        return bearer.party  # "Daesh terrorists"; but "Syrian rebels" are not Syria
    return name_words(name)


def _is_organ(name: str) -> bool:
    """True for "the army", "regime forces", "air force", of whatever state; not for "allied forces"."""
    organs = load_actors().organs
    words = [word for word in name.lower().split() if word != "the"]
    return bool(words) and all(
        organs.get(word) in (ActorKind.GOVERNMENT, ActorKind.MILITARY) for word in words
    )


def strip_gear(name: str) -> str:
    """A party's name without what it does it with: "regime" of "regime warplanes"."""
    words = name.split()
    while len(words) > 1 and _is_arms(words):
        words = words[:-2] if _is_two_words(words) else words[:-1]
    return " ".join(words) or name


def is_armed_with(name: str) -> bool:
    """True where a name ends in what a party does it with: "Russian jets", "the air force"."""
    return _is_arms(name.split())


def _is_arms(words: list[str]) -> bool:
    return words[-1].lower() in party_words().arms or _is_two_words(words)


def _is_two_words(words: list[str]) -> bool:
    return len(words) > 2 and " ".join(words[-2:]).lower() in party_words().arms


def strip_generic(name: str) -> str:
    """A party's name without the general nouns that it ends in: "Daesh" of "Daesh terrorists"."""
    words, generic = name.split(), party_words().generic
    while len(words) > 1 and words[-1].lower() in generic:
        words.pop()
    return " ".join(words)


def name_words(name: str) -> str:
    """A party's name without articles, general nouns and possessives, for telling one party from another."""
    words = [w for w in name.lower().replace("-", " ").split() if w not in ("the", "group", "forces", "led")]
    return " ".join(w.removesuffix("'s").removesuffix("’s") for w in words)


def is_short_for(a: str, b: str) -> bool:
    """ "coalition" stands for "us coalition", "regime" for "syrian regime"."""
    words_a, words_b = set(a.lower().split()), set(b.lower().split())
    return bool(words_a) and bool(words_b) and (words_a <= words_b or words_b <= words_a)


def is_same_party(a: str, b: str, state: str | None = None) -> bool:
    """True where two names are of one party, or share every word that is not an article or a general noun."""
    return is_short_for(identify_party(a, state), identify_party(b, state))


def is_same_side(a: str, b: str, state: str | None) -> bool:
    """As `is_same_party`; a state is also its coalition: "the US" and "the US-led coalition"."""
    one, other = canonical_actor(a), canonical_actor(b)
    is_member = _is_member(one, other) or _is_member(other, one)
    return is_member or is_same_party(a, b, state)


def _is_member(one: CanonicalActor, coalition: CanonicalActor) -> bool:
    return one.kind is not ActorKind.ARMED_PARTY and coalition.party in one.coalitions


def is_generic(name: str) -> bool:
    """True for words that name no party in particular: "rebel fighters"."""
    return set(name_words(name).split()) <= party_words().generic
