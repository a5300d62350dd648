"""Loads the word lists of `text/data` once, checks them, and gives them ready for look-ups."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from knell.model.claim import Harm, VictimAxes, VictimClass
from knell.model.count import Unit
from knell.model.incident import IncidentType
from knell.text.data_files import load_words
from knell.text.phrases import PhraseTable


@dataclass(frozen=True, slots=True)
class VictimNoun:
    """What a noun alone says of the people that it stands for."""

    victim_class: VictimClass
    axes: VictimAxes
    unit: Unit


@dataclass(frozen=True, slots=True)
class HarmWord:
    """A word of harm and how it takes its victims: see the head of `en-harm.yml`."""

    harm: Harm
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class HarmWords:
    """The lists of `en-harm.yml`."""

    words: PhraseTable[tuple[HarmWord, ...]]
    nouns: Mapping[str, Harm]
    auxiliaries: frozenset[str]
    breaks: frozenset[str]
    parts: PhraseTable[str]
    hypothetical: PhraseTable[str]


@lru_cache(maxsize=1)
def victim_nouns() -> PhraseTable[VictimNoun]:
    """Nouns for people -> class, axes and unit."""
    entries = []
    for group in load_words("en-victims"):
        noun = VictimNoun(
            VictimClass(group["class"]),
            VictimAxes(**group.get("axes", {})),
            Unit(group.get("unit", Unit.PERSONS)),
        )
        entries += [(str(word), noun) for word in group["words"]]
    return PhraseTable(entries)


@lru_cache(maxsize=1)
def harm_words() -> HarmWords:
    """Words of harm, one entry for each phrase with every harm and frame that it has."""
    raw = load_words("en-harm")
    frames: dict[str, dict[Harm, set[str]]] = {}
    nouns: dict[str, Harm] = {}
    for harm in Harm:
        for frame, phrases in raw[harm.value].items():
            for phrase in phrases:
                if frame == "noun":
                    nouns.setdefault(str(phrase), harm)
                else:
                    frames.setdefault(str(phrase), {}).setdefault(harm, set()).add(frame)
    words = PhraseTable(
        (phrase, tuple(HarmWord(harm, frozenset(kinds)) for harm, kinds in by_harm.items()))
        for phrase, by_harm in frames.items()
    )
    return HarmWords(
        words,
        nouns,
        frozenset(raw["auxiliaries"]),
        frozenset(raw["breaks"]),
        PhraseTable((phrase, phrase) for phrase in raw["parts"]),
        PhraseTable((phrase, phrase) for phrase in raw["hypothetical"]),
    )


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The lists of `en-speech.yml`."""

    verbs: frozenset[str]
    not_reporting: Mapping[str, PhraseTable[str]]
    relays: PhraseTable[str]
    agencies: PhraseTable[str]
    speakers: Mapping[str, str]
    """Noun -> "person", "body" or "several"."""
    modifiers: frozenset[str]
    roles: frozenset[str]
    continues: PhraseTable[str]


@lru_cache(maxsize=1)
def speech_words() -> SpeechWords:
    """Verbs of reporting, nouns for those who speak, and words around them."""
    raw = load_words("en-speech")
    return SpeechWords(
        frozenset(raw["verbs"]),
        {verb: PhraseTable((p, p) for p in phrases) for verb, phrases in raw["not_reporting"].items()},
        PhraseTable((phrase, phrase) for phrase in raw["relays"]),
        PhraseTable((phrase, phrase) for phrase in raw["agencies"]),
        {noun: kind for kind, nouns in raw["speakers"].items() for noun in nouns},
        frozenset(raw["modifiers"]),
        frozenset(raw["roles"]),
        PhraseTable((phrase, phrase) for phrase in raw["continues"]),
    )


@dataclass(frozen=True, slots=True)
class PartyWords:
    """The lists of `en-parties.yml`."""

    names: PhraseTable[str]
    countries: PhraseTable[str]
    adjectives: PhraseTable[str]
    heads: PhraseTable[str]
    bare: frozenset[str]
    never: PhraseTable[str]
    arms: frozenset[str]
    groups: frozenset[str]
    generic: frozenset[str]
    no_doers: frozenset[str]
    capitals: frozenset[str]
    offices: frozenset[str]
    no_parties: frozenset[str]


@lru_cache(maxsize=1)
def party_words() -> PartyWords:
    """Names of parties to conflicts, and the pieces that descriptions of them are made of."""
    raw = load_words("en-parties")

    def table(name: str) -> PhraseTable[str]:
        return PhraseTable((phrase, phrase) for phrase in raw[name])

    return PartyWords(
        table("names"),
        table("countries"),
        table("adjectives"),
        table("heads"),
        frozenset(raw["bare"]),
        table("never"),
        frozenset(raw["arms"]),
        frozenset(raw["groups"]),
        frozenset(raw["generic"]),
        frozenset(raw["no_doers"]),
        frozenset(raw["capitals"]),
        frozenset(raw["offices"]),
        frozenset(raw["no_parties"]),
    )


@dataclass(frozen=True, slots=True)
class IncidentWords:
    """The lists of `en-incidents.yml`: phrase -> (type, weight)."""

    cues: PhraseTable[tuple[IncidentType, int]]
    weapons: PhraseTable[str]
    unreal: PhraseTable[str]


STRONG, WEAK, THING = 6, 2, 1
"""Weights of a phrase that decides a type, of an act that may be of it, and of what such acts are done with."""


@lru_cache(maxsize=1)
def incident_words() -> IncidentWords:
    """Phrases that tell what kind of violence was done, and with what."""
    raw = load_words("en-incidents")
    cues = [
        (phrase, (kind, weight))
        for weight, strength in ((THING, "thing"), (WEAK, "weak"), (STRONG, "strong"))
        for kind in reversed(IncidentType)
        for phrase in raw[kind.value][strength]
    ]
    return IncidentWords(
        PhraseTable(cues),
        PhraseTable((phrase, phrase) for phrase in raw["weapons"]),
        PhraseTable((phrase, phrase) for phrase in raw["unreal"]),
    )


@lru_cache(maxsize=1)
def load_party_media() -> tuple[str, ...]:
    """Words for a warring party or its own medium as one who speaks."""
    return tuple(load_words("en-parties")["media"])


@lru_cache(maxsize=1)
def party_outlets() -> Mapping[str, str]:
    """Outlets, lower case, that are a party's own voice -> the party."""
    return dict(load_words("en-parties")["outlets"])
