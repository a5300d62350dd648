"""What a report says around each of its events that tells it from others: see `knell.model.evidence`."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import log2, sqrt

from knell.extract.people import find_people
from knell.extract.streets import find_hours, find_streets
from knell.model.claim import Claim, Harm, Scope, Span, Stance
from knell.model.count import Unit
from knell.model.evidence import Evidence
from knell.model.incident import Mention
from knell.model.report import Sentence
from knell.text.names import name_key
from knell.text.rarity import COMMON, rarity, word_keys

MOST_WORDS = 24
"""Rarest words that a mention carries: keys are made of ten of them."""

MOST_TERMS = 40
"""Words that a passage is compared by: of 64, 128 or all, no more pairs of articles on shootings are told apart."""

FULL_WEIGHT = 100
"""What the weights of a passage are over: hundredths are finer than any level of likeness."""

MOST_KEYS = 24
"""People, streets and places that a mention carries of each: a list of the dead may name hundreds."""

_NOT_TOLD = frozenset({"furniture", "caption"})


_OF_THE_SITE = re.compile(
    r"\b(?:e-?mail|subscri\w+|notifications?|log(?:ged)? ?in|sign(?:ed)? (?:in|up)|password|click|newsletters?|"
    r"copyright|rights reserved|cookies?|browser|javascript|comments? (?:polic|section)\w*|verification|"
    r"terms of (?:use|service))\b",
    re.IGNORECASE,
)
"""Words of sentences that tell of the page and not of the news: every report of that site has them."""


_AFTERMATH = re.compile(
    r"\b(?:trials?|sentenced?|sentencing|guilty|pleads?|pleaded|pled|plea|court|courtroom|hearing|indicted|indictment|"
    r"convicted|conviction|anniversary|vigils?|funerals?|jury|jurors?|judge|appeals?|arraigned|arraignment|charged|"
    r"charges|lawsuit|sues|sued|memorial|buried|mourn(?:s|ed|ers)?|bond|bail|extradited|parole)\b",
    re.IGNORECASE,
)
"""What comes after an event and is news of its own day."""

_CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sept oct nov dec monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Names of months and days: what they say is compared as days."""

LEAD_SENTENCES = 3
"""Sentences, with the headline, that say what a report is about."""


def gather_evidence(
    mentions: Sequence[Mention],
    text: str,
    sentences: Sequence[Sentence],
    claims: Iterable[Claim] = (),
    place_names: Iterable[str] = (),
) -> tuple[Mention, ...]:
    """The mentions of one report, each with the evidence of its passage; all else as it was.

    `claims` refer to the mentions by their ids. `place_names` are all places that the report names.
    """
    passages = cut_passages(mentions, sentences)
    tolls = count_tolls(claims)
    names = tuple(dict.fromkeys(place_names))
    return tuple(
        replace(
            mention,
            evidence=_gather(text, passages[mention.mention_id], names, tolls.get(mention.mention_id, {})),
        )
        for mention in mentions
    )


def cut_passages(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> dict[str, list[Span]]:
    """The sentences that tell of each mention: its own and those that follow, up to the next mention's.

    What stands before any is the main mention's, and so is the headline: a report begins with what it is about.
    A mention without sentences of its own, in a report with others, has no passage.
    """
    passages: dict[str, list[Span]] = {mention.mention_id: [] for mention in mentions}
    if not mentions:
        return passages
    main = next((mention for mention in mentions if mention.is_main), mentions[0]).mention_id
    starts = {span.start: mention.mention_id for mention in mentions for span in mention.spans}
    told = main
    for sentence in sentences:
        if sentence.kind in _NOT_TOLD:
            continue
        told = starts.get(sentence.start, told)
        passages[main if sentence.kind == "title" else told].append(Span(sentence.start, sentence.end))
    return passages


def count_tolls(claims: Iterable[Claim]) -> dict[str, Mapping[Harm, int]]:
    """The largest number of persons that a report counts in each mention, by harm."""
    tolls: dict[str, dict[Harm, int]] = {}
    for claim in claims:
        number = claim.count.number
        is_whole = claim.scope is Scope.INCIDENT and claim.stance is Stance.ASSERTED
        if (
            claim.mention_id is not None
            and number is not None
            and is_whole
            and claim.count.unit is Unit.PERSONS
        ):
            own = tolls.setdefault(claim.mention_id, {})
            own[claim.harm] = max(own.get(claim.harm, 0), number)
    return {mention_id: own for mention_id, own in tolls.items()}


def _gather(
    text: str, spans: Sequence[Span], place_names: Sequence[str], toll: Mapping[Harm, int]
) -> Evidence:
    sentences = [text[span.start : span.end] for span in spans]
    told = "\n".join(sentence for sentence in sentences if not _OF_THE_SITE.search(sentence))
    people, ages = find_people(told)
    # Whatever is named by every report of a war, its country above all, is no place of one event.
    telling = (name for name in place_names if any(rarity(word) > COMMON for word in word_keys(name)))
    places = (name_key(name) for name in telling if name in told)
    terms = weigh_terms(told)
    return Evidence(
        people=tuple(people[:MOST_KEYS]),
        ages=tuple(ages[:MOST_KEYS]),
        streets=tuple(find_streets(told)[:MOST_KEYS]),
        places=tuple(dict.fromkeys(places))[:MOST_KEYS],
        hours=tuple(find_hours(told)[:MOST_KEYS]),
        killed=toll.get(Harm.KILLED),
        injured=toll.get(Harm.INJURED),
        # Places are compared by themselves: every report of a town has its name, whatever it tells of.
        words=most_telling_words(told, without=(*word_keys(" ".join(place_names)), *_CALENDAR)),
        terms=tuple(terms),
        weights=tuple(terms.values()),
        looks_back=any(_AFTERMATH.search(sentence) for sentence in sentences[: 1 + LEAD_SENTENCES]),
    )


def most_telling_words(text: str, *, without: Iterable[str] = (), most: int = MOST_WORDS) -> tuple[str, ...]:
    """The rarest words of a text, those used more than once before others; at most `most`, the most telling first.

    Equally telling words stand in the order of the alphabet, so that the cut does not depend on the text's order.
    """
    counts = Counter(word_keys(text))
    for word in without:
        counts.pop(word, None)
    worth = {
        word: rarity(word) * (1 + log2(count)) for word, count in counts.items() if rarity(word) > COMMON
    }
    return tuple(sorted(worth, key=lambda word: (-worth[word], word))[:most])


def weigh_terms(text: str, *, most: int = MOST_TERMS) -> dict[str, int]:
    """The words that say most of a text with what each says, the most telling first: see `Evidence.weights`.

    A word weighs by its rarity and by how often it is said: what a report comes back to is what it tells of. Names
    of places are words too, names of days and months are not.
    """
    counts = Counter(word for word in word_keys(text) if word not in _CALENDAR)
    worth = {
        word: (1 + log2(count)) * (rarity(word) - 1) for word, count in counts.items() if rarity(word) > 1
    }
    kept = sorted(worth, key=lambda word: (-worth[word], word))[:most]
    length = sqrt(sum(worth[word] ** 2 for word in kept))
    return {word: round(FULL_WEIGHT * worth[word] / length) for word in kept}
