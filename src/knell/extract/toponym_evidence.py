"""What speaks for and against a candidate being the name of a place where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log10

from knell.extract.toponym_candidates import Candidate
from knell.model.toponym import ToponymKind
from knell.model.where import PlaceLevel
from knell.text.names import fold
from knell.text.tokens import Kind, Token
from knell.text.toponym_words import toponym_words
from knell.text.weights import Features

INSIDE_OF = frozenset("in at near outside around across throughout inside within".split())
BETWEEN = frozenset("from to between toward towards into through via for".split())
ACTS = frozenset(
    """bombed bombing struck striking hit hitting shelled shelling targeted targeting pounded pounding
    attacked attacking raided stormed besieged seized captured retook entered left reached visited
    toured fled evacuated recaptured""".split()
)
"""Verbs that are done to places mostly."""

OF = frozenset({"of"})
SPEAKING = frozenset("said says say told added announced claimed denied warned agreed wants plans".split())
SITES = frozenset(
    "city town village province state county district region capital area suburb island port airport border".split()
)


@dataclass(slots=True)
class Usage:
    """How the names of one text are used, by their folded form."""

    placed: set[str] = field(default_factory=set)
    """Somewhere after a word like "in"."""
    of_persons: set[str] = field(default_factory=set)
    """Somewhere after a given name or a title."""
    after_names: set[str] = field(default_factory=set)
    """Somewhere right after another word with a capital: the last word of a longer name."""
    written_small: set[str] = field(default_factory=set)
    """Words that the text also writes without a capital."""
    counts: dict[str, int] = field(default_factory=dict)


def survey(sentences: Sequence[tuple[list[Token], list[Candidate]]]) -> Usage:
    """How one text uses the names that may be places."""
    usage = Usage()
    for tokens, candidates in sentences:
        usage.written_small.update(t.low for t in tokens if t.kind is Kind.WORD and t.text[:1].islower())
        for one in candidates:
            key = one.key
            before = _low(tokens, one.first - 1)
            if before in INSIDE_OF:
                usage.placed.add(key)
            if is_after_person(tokens, one.first):
                usage.of_persons.add(key)
            elif one.first > 1 and one.last == one.first + 1 and _is_name(tokens[one.first - 1]):
                usage.after_names.add(key)
            usage.counts[key] = usage.counts.get(key, 0) + 1
    return usage


def toponym_features(one: Candidate, tokens: list[Token], usage: Usage, *, is_headline: bool) -> Features:
    """`is_headline`: most words of the sentence have a capital, so that capitals tell no names."""
    yield "bias", 1.0
    yield f"kind_{one.kind.value}", 1.0
    yield from _entry_features(one)
    yield from _before_features(one, tokens)
    yield from _after_features(one, tokens)
    key = one.key
    count = one.last - one.first
    holds = {
        "is_long": count > 1,
        "is_headline": is_headline,
        "is_first": one.first == 0,
        "is_capitals": one.name.isupper() and len(one.name) > 1,
        "placed_elsewhere": key in usage.placed,
        "person_elsewhere": key in usage.of_persons,
        "after_name_elsewhere": key in usage.after_names,
        "written_small": count == 1 and tokens[one.first].low in usage.written_small,
        "is_given_name": count == 1 and one.name in toponym_words().given_names,
        "is_short": len(one.name) <= 3,
    }
    yield from ((name, 1.0) for name, is_so in holds.items() if is_so)
    yield "mentions", log10(usage.counts.get(key, 1))


def _entry_features(one: Candidate) -> Features:
    """What a gazetteer says of the name."""
    if one.kind is not ToponymKind.NAME:
        return
    places = [match.place for match in one.matches]
    best = max(places, key=lambda place: (place.level is PlaceLevel.COUNTRY, place.population))
    yield f"level_{best.level.value}", 1.0
    if best.level is not PlaceLevel.COUNTRY:
        yield "people", log10(1 + best.population) - 4
    if any(fold(match.place.name) == one.key for match in one.matches):
        yield "own_name", 1.0
    if one.matches[0].forgiven:
        yield "is_forgiven", 1.0


def _before_features(one: Candidate, tokens: list[Token]) -> Features:
    at = one.first - 1
    low = _low(tokens, at)
    word = tokens[at] if at >= 0 else None
    holds = {
        "after_in": low in INSIDE_OF,
        "after_from": low in BETWEEN,
        "after_act": low in ACTS,
        "after_of": low in OF,
        "after_site_of": low in OF and _low(tokens, at - 1) in SITES,
        "after_the": low == "the",
        "after_person": is_after_person(tokens, one.first),
        "after_name": _is_name(word) and at > 0,
        "after_first_name": _is_name(word) and at == 0,
        "after_comma_name": low == "," and at > 0 and _is_name(tokens[at - 1]),
        "after_and": low in ("and", "or", "&"),
        "after_hyphen": low in ("-", "/") and tokens[at].end == tokens[one.first].start,
        "after_bracket": low in ("(", "["),
        "after_organisation": _ends_with(tokens, one.first),
        "after_direction": low in DIRECTIONS,
        "after_small": word is not None and word.kind is Kind.WORD and not word.is_capitalised,
        "after_number": word is not None and word.kind is Kind.NUMBER,
    }
    yield from ((name, 1.0) for name, is_so in holds.items() if is_so)


DIRECTIONS = frozenset(
    """northern southern eastern western central northeastern northwestern southeastern southwestern north south east
    west downtown""".split()
)


def _after_features(one: Candidate, tokens: list[Token]) -> Features:
    at = one.last
    low = _low(tokens, at)
    word = tokens[at] if at < len(tokens) else None
    words = toponym_words()
    is_name = _is_name(word) and word is not None and tokens[at - 1].text[-2:] not in ("'s", "’s")
    holds = {
        "before_end": word is None,
        "before_comma": low == ",",
        "before_comma_place": low == "," and _is_name(_at(tokens, at + 1)),
        "before_organisation": is_name and word is not None and word.text in words.organisations,
        "before_feature": is_name and word is not None and word.text in words.features,
        "before_name": is_name and word is not None and word.text not in words.organisations | words.features,
        "before_site": word is not None and low in SITES and not word.is_capitalised,
        "before_speech": low in SPEAKING,
        "before_hyphen": low == "-" and tokens[at - 1].end == tokens[at].start,
        "before_bracket": low == "(",
        "before_stop": low in (".", ";", "?", "!"),
        "before_and": low in ("and", "or"),
        "is_possessive": tokens[at - 1].text[-2:] in ("'s", "’s") or tokens[at - 1].text[-1:] in "’'",
    }
    yield from ((name, 1.0) for name, is_so in holds.items() if is_so)


def is_in_other_name(one: Candidate, tokens: list[Token]) -> bool:
    """Whether it stands in the name of an organisation or a person: "University of Oxford", "Mr. London"."""
    following = _at(tokens, one.last)
    is_owner = tokens[one.last - 1].text[-2:] in ("'s", "’s")
    is_led = _is_name(following) and following is not None and following.text in toponym_words().organisations
    return (is_led and not is_owner) or is_after_person(tokens, one.first) or _ends_with(tokens, one.first)


def is_after_person(tokens: list[Token], first: int) -> bool:
    """Whether a given name, an initial or a title stands before: "Mr. Paris", "Jack London", "J. London"."""
    at = first - 1
    if at >= 0 and tokens[at].text == ".":
        at -= 1
    if at < 0 or not tokens[at].is_capitalised:
        return False
    words = toponym_words()
    is_initial = len(tokens[at].text) == 1 and at < first - 1
    return is_initial or tokens[at].text in words.given_names or tokens[at].low in words.titles


def _ends_with(tokens: list[Token], first: int) -> bool:
    """Whether "University of" and the like stand before."""
    before = toponym_words().organisations_before
    return any(
        (found := before.match(tokens, at)) is not None and found[0] == first
        for at in range(max(0, first - 3), first)
    )


def _is_name(token: Token | None) -> bool:
    return token is not None and token.kind is Kind.WORD and token.is_capitalised


def _at(tokens: Sequence[Token], at: int) -> Token | None:
    return tokens[at] if 0 <= at < len(tokens) else None


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""
