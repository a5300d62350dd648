"""By which of its names a party is called: the neutral one that its doing is told under."""

from math import log2

from knell.extract.doers import Doer, Named, short_name
from knell.extract.perpetrator_frames import DOING, Frame
from knell.text.actor import canonical_actor
from knell.text.lexicon import party_words
from knell.text.weights import Features, Weights, weigh

LONGEST_ABBREVIATION = 5


def choose_name(doer: Doer, weights: Weights) -> Named:
    """The mention that names a party best; of several, the first."""
    return max(names_of(doer), key=lambda named: weigh(weights["party_name"], name_features(named, doer)))


def names_of(doer: Doer) -> list[Named]:
    """One mention of each name that a party has."""
    named: dict[str, Named] = {}
    for one in doer.frames:
        name = short_name(one[0], one[1]).lower()
        known = named.setdefault(name, one)
        if one[2] & DOING and not known[2] & DOING:
            named[name] = one
    return list(named.values())


def name_features(named: Named, doer: Doer) -> Features:
    """What speaks for and against a name."""
    scene, party, _ = named
    name = short_name(scene, party)
    clause, words = scene.clause, party_words()
    same = [one for one in doer.frames if short_name(one[0], one[1]).lower() == name.lower()]
    last = name.split()[-1].lower()
    holds = {
        "is_country": words.countries.match(clause.tokens, party.first) is not None,
        "is_capital": name.lower() in words.capitals,
        "is_abbreviation": name.isupper() and len(name) <= LONGEST_ABBREVIATION,
        "is_adjective": last in words.adjectives and last not in words.heads,
        "is_initials": any(_initials(short_name(*one[:2])) == name for one in doer.frames),
        "is_place": all(Frame.PLACE in one[2] for one in same),
        "is_possessive": last.endswith("s") and last[:-1] in words.adjectives,
        "in_title": any(one[0].is_title for one in same),
        "only_title": all(one[0].is_title for one in same),
        "does": any(one[2] & DOING for one in same),
        "is_first": same[0] is doer.frames[0],
        f"is_{canonical_actor(name).kind.value}": True,
    }
    yield from ((feature, 1.0) for feature, is_so in holds.items() if is_so)
    yield "length", log2(len(name.split()))
    yield "share", len(same) / len(doer.frames)
    yield "sense_did", max(one[0].sense.party(one[1], "did") for one in same)


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""
