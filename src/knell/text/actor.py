"""Names of sources and parties -> neutral actors, through the alias table in `text/data/actors.yml`.

Names that stand in no table are kept, without article, title and possessive. What is only a description
("a monitor", "residents") stays one: it is given its kind and nobody's name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from knell.model.source import PARTY_KINDS, ActorKind, CanonicalActor, SourceNotes
from knell.text.data_files import load_words
from knell.text.names import fold

__all__ = [
    "PARTY_KINDS",
    "ActorKind",
    "ActorTable",
    "CanonicalActor",
    "canonical_actor",
    "find_actor",
    "is_party_to",
    "load_actors",
    "parse_actors",
]


@dataclass(frozen=True, slots=True)
class ActorTable:
    """`actors.yml`, checked; all keys are folded.

    `notes` are by neutral name. `definite` are the last words of a phrase ("the monitor", "the group") that, with
    "the", may point back to one named actor of these kinds.
    """

    aliases: Mapping[str, CanonicalActor]
    states: Mapping[tuple[str, ...], CanonicalActor]
    organs: Mapping[str, ActorKind]
    joining: frozenset[str]
    capitals: frozenset[str]
    roles: frozenset[str]
    offices: frozenset[str]
    role_links: frozenset[str]
    own_links: frozenset[str]
    modifiers: frozenset[str]
    head_ends: frozenset[str]
    titles: frozenset[str]
    descriptions: tuple[tuple[ActorKind, frozenset[str]], ...]
    notes: Mapping[str, SourceNotes] = field(default_factory=dict)
    definite: Mapping[str, frozenset[ActorKind]] = field(default_factory=dict)


CACHED_NAMES = 1 << 16
"""Names whose actor is kept in memory."""

_SPACE = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:an?|the|some|several|many|other|another)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\b(?=\s|$)", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)\s*")
_LEANING = re.compile(
    r"^\S+-(?:based|called|styled|backed|led|run|linked|affiliated|aligned|held|owned|allied)\s+",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"\s*\([A-Z][A-Z.&-]+\)$")
_QUOTES = '"“”‘«»'


@lru_cache(maxsize=1)
def load_actors() -> ActorTable:
    """The shipped table; raises ValueError where it contradicts itself."""
    return parse_actors(load_words("actors"))


def parse_actors(raw: Mapping[str, Any]) -> ActorTable:
    """A table from the data of a file; raises ValueError for an alias of two actors, or an unknown side."""
    states: dict[tuple[str, ...], CanonicalActor] = {}
    for entry in raw["states"]:
        state = CanonicalActor(
            entry["name"], ActorKind.GOVERNMENT, entry["name"], tuple(entry.get("coalitions", ()))
        )
        for word in entry["words"]:
            states[tuple(fold(word).split())] = state
            # "Turkeys health ministry": some archives have lost their apostrophes.
            states.setdefault(tuple(f"{fold(word)}s".split()), state)
    aliases: dict[str, CanonicalActor] = {}
    for entry in raw["actors"]:
        actor = CanonicalActor(
            entry["name"], ActorKind(entry["kind"]), entry.get("party"), tuple(entry.get("coalitions", ()))
        )
        # The bare name of a state is its government, whatever organ the entry is of.
        own = () if tuple(fold(entry["name"]).split()) in states else (entry["name"],)
        for alias in (*own, *entry.get("aliases", ())):
            known = aliases.setdefault(fold(alias), actor)
            if known.name != actor.name or known.party != actor.party:
                raise ValueError(f"actors.yml: {alias!r} is both {known.name} and {actor.name}")
    sides = {actor.party for actor in (*aliases.values(), *states.values())}
    for actor in (*aliases.values(), *states.values()):
        if not set(actor.coalitions) <= sides:
            raise ValueError(f"actors.yml: {actor.name} belongs to a coalition that is no actor")
    # Of two kinds, the one that stands first in the file: a military hospital is medical.
    organs: dict[str, ActorKind] = {}
    for kind, words in raw["organs"].items():
        for word in words:
            organs.setdefault(word, ActorKind(kind))
    return ActorTable(
        aliases=aliases,
        states=states,
        organs=organs,
        joining=frozenset(raw["joining"]),
        capitals=frozenset(fold(capital) for capital in raw["capitals"]),
        roles=frozenset(raw["roles"]),
        offices=frozenset(raw["offices"]),
        role_links=frozenset(raw["role_links"]),
        own_links=frozenset(raw["own_links"]),
        modifiers=frozenset(raw["modifiers"]),
        head_ends=frozenset(raw["head_ends"]) | frozenset(raw["role_links"]),
        titles=frozenset(title.casefold() for title in raw["titles"]),
        descriptions=tuple(
            (ActorKind(kind), frozenset(words)) for kind, words in raw["descriptions"].items()
        ),
        notes={
            entry["name"]: SourceNotes(entry.get("method"), entry.get("bias"))
            for entry in raw["actors"]
            if "method" in entry or "bias" in entry
        },
        definite={
            fold(word): frozenset(ActorKind(kind) for kind in kinds)
            for word, kinds in raw.get("definite", {}).items()
        },
    )


@lru_cache(maxsize=CACHED_NAMES)
def canonical_actor(name: str) -> CanonicalActor:
    """The actor that a report means by `name`: a source, a claimant or a party.

    Whole names only, without regard to case, marks, hyphens and articles; then the same without brackets,
    "Britain-based" and the like, and without the office of who speaks ("coalition spokesman", "head of the
    Observatory"); then organs of states ("Turkish army"). A name that is not found is its own neutral name;
    its kind is told from its words, else OTHER. Raises ValueError for a name without letters or digits.
    """
    return find_actor(name, load_actors())


def find_actor(name: str, table: ActorTable) -> CanonicalActor:
    """The actor of `canonical_actor`, by this table. Raises as that."""
    cleaned = _clean(name)
    if not fold(cleaned):
        raise ValueError(f"{name!r} is no name: it has no letters or digits")
    for candidate in _candidates(cleaned):
        found = _look_up(candidate, table)
        if found is not None:
            return found
    return _describe(cleaned, table)


def is_party_to(claimant: CanonicalActor, accused: Iterable[CanonicalActor]) -> bool:
    """True where the claimant is, or speaks for, one of the sides that an event is laid to.

    A member speaks for its coalition, and a coalition for its members.
    """
    if claimant.party is None:
        return False
    own = {claimant.party, *claimant.coalitions}
    return any(
        other.party is not None and (other.party in own or claimant.party in other.coalitions)
        for other in accused
    )


def _clean(name: str) -> str:
    """One line without quotation marks around it, leading articles and possessives."""
    text = _SPACE.sub(" ", name).strip(" ,;:." + _QUOTES)
    while (shorter := _ARTICLE.sub("", text, count=1)) != text:
        text = shorter
    return _POSSESSIVE.sub("", text).strip()


def _candidates(name: str) -> Iterator[str]:
    """The name, then what is left of it without brackets, what it leans on, and appositions."""
    yield name
    if (bracket := _PARENTHESIS.search(name)) is not None:
        yield _PARENTHESIS.sub(" ", name).strip()
        yield bracket.group(1)
    if (shorter := _LEANING.sub("", name)) != name:
        yield shorter
    if "," in name:
        yield from (part.strip() for part in name.split(",") if part.strip())


def _look_up(name: str, table: ActorTable) -> CanonicalActor | None:
    folded = fold(_clean(name))
    if not folded:
        return None
    return (
        table.aliases.get(folded)
        or _by_office(folded.split(), table)
        or _organ_of_state(folded.split(), table)
    )


def _by_office(words: Sequence[str], table: ActorTable) -> CanonicalActor | None:
    """Who is spoken for: "pentagon spokesman ...", "state news agency sana", "head of the observatory"."""
    for end in range(len(words) - 1, 0, -1):
        # An office follows at once; what comes after it is the name of who holds it.
        if words[end] in table.roles and (actor := _spoken_for(words[:end], table)) is not None:
            return actor
    for start in range(1, len(words)):
        before = [word for word in words[:start] if word not in ("the", "a", "an")]
        if not before:
            continue
        is_linked = len(before) > 1 and before[-1] in table.own_links and before[-2] in table.roles
        is_apposed = before[-1] in table.roles or before[-1] in table.organs
        is_speaker = (is_linked or is_apposed) and not _is_state(before, table)
        if is_speaker and (actor := _spoken_for(words[start:], table)) is not None:
            return actor
        is_office = is_linked and before[-1] in ("of", "for") and before[-2] in table.offices
        if is_office and (actor := _organ_of_state(words[start:], table)) is not None:
            return actor
    return None


def _spoken_for(words: Sequence[str], table: ActorTable) -> CanonicalActor | None:
    folded = " ".join(words)
    return None if folded in table.capitals else table.aliases.get(folded)


def _organ_of_state(words: Sequence[str], table: ActorTable) -> CanonicalActor | None:
    """The state whose organ all the words name; kind by the words, government for the bare name."""
    for length in (5, 4, 3, 2, 1):
        for start in range(len(words) - length + 1):
            state = table.states.get(tuple(words[start : start + length]))
            if state is None:
                continue
            rest = [word for word in (*words[:start], *words[start + length :]) if word not in table.joining]
            is_holder_next = start == 0
            office = next((i for i, word in enumerate(rest) if _is_office_only(word, table)), None)
            if office is not None and is_holder_next:
                rest = rest[: office + 1]  # behind an office stands the name of who holds it
            if not all(word in table.organs or word in table.offices for word in rest):
                continue
            kinds = [table.organs[word] for word in rest if word in table.organs]
            order = list(dict.fromkeys(table.organs.values()))
            return replace(state, kind=min(kinds, key=order.index, default=ActorKind.GOVERNMENT))
    return None


def _is_office_only(word: str, table: ActorTable) -> bool:
    return word in table.offices and word not in table.organs


def _is_state(words: Sequence[str], table: ActorTable) -> bool:
    return any((word,) in table.states for word in words)


def _describe(name: str, table: ActorTable) -> CanonicalActor:
    """A name or description that stands in no table, with the kind that its words tell."""
    # "Example Society (ES)" is the Example Society.
    words = (_ABBREVIATION.sub("", name) or name).split()
    while len(words) > 1 and words[0].strip(".").casefold() in table.titles and words[1][0].isupper():
        words = words[1:]
    kind = _kind_of_description(words, table)
    # A capital that only begins a sentence makes no name: "Residents said", "Activists in Idlib said".
    is_description = _is_vocabulary(words[0], table) and (len(words) == 1 or words[1][0].islower())
    if is_description:
        words = [words[0].lower(), *words[1:]]
    # "Syrian activists" are as little known by name as "activists": the capital is the country's.
    is_of_state = _is_state([fold(words[0])], table) and len(words) > 1
    is_generic = is_description or all(word == word.lower() for word in words[is_of_state:])
    neutral = " ".join(words)
    return CanonicalActor(neutral, kind, neutral if kind in PARTY_KINDS else None, is_generic=is_generic)


def _kind_of_description(words: Sequence[str], table: ActorTable) -> ActorKind:
    """The kind by the head of the phrase; where the head says nothing, by what it is an office or a part of.

    "Activists opposed to the regime" are no government; "a source at the police" is police, and so is
    "Directorate of Health" medical.
    """
    folded = [fold(word) for word in words]
    end = next((i for i, word in enumerate(folded) if word in table.head_ends), len(words))
    kind = _kind_of(folded[:end], table)
    if kind is not ActorKind.OTHER or end == 0 or end + 1 >= len(words):
        return kind
    is_office = folded[end - 1] in table.roles and folded[end] in table.role_links
    is_name = words[end - 1][0].isupper() and words[end + 1][0].isupper() and folded[end] in ("of", "for")
    return _kind_of(folded[end + 1 :], table) if is_office or is_name else kind


def _kind_of(folded: Sequence[str], table: ActorTable) -> ActorKind:
    text = f" {' '.join(folded)} "
    return next(
        (kind for kind, known in table.descriptions if any(f" {word} " in text for word in known)),
        ActorKind.OTHER,
    )


def _is_vocabulary(word: str, table: ActorTable) -> bool:
    """True for a word that describes sources in general, so that a capital on it means nothing."""
    folded = fold(word)
    return word[1:] == word[1:].lower() and (
        folded in table.modifiers
        or folded in table.roles
        or any(folded in known for _, known in table.descriptions)
    )
