"""Every place that a text names: what a gazetteer or a list knows, told from other names by the words around it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp

from knell.extract.toponym_candidates import Candidate, NameIndex, find_candidates
from knell.extract.toponym_evidence import is_in_other_name, survey, toponym_features
from knell.model.toponym import Toponym
from knell.text.tokens import Kind, Token, tokenise
from knell.text.weights import Features, weigh

HEADLINE = 0.6
"""Share of words with a capital from which a sentence is written like a headline."""

LEAST_WORDS = 4
"""Words of a sentence that can be told to be a headline."""


LEAST = -1.2
"""Logit down to which a name is given: whether one below 0 is a place, the others of the text tell."""


def find_toponyms(
    text: str, spans: Iterable[tuple[int, int]], names: NameIndex, weights: Mapping[str, float]
) -> list[Toponym]:
    """The names in a text that are, or may be, of places, in order, none within another; `spans` are its sentences."""
    found: list[Toponym] = []
    for tokens, candidates in weigh_candidates(text, spans, names):
        scored = [(one, weigh(weights, features)) for one, features in candidates]
        weighed = [(one, score) for one, score in scored if score > 0 or not is_in_other_name(one, tokens)]
        found += [_toponym(one, tokens, score) for one, score in choose_apart(weighed)]
    return found


def weigh_candidates(
    text: str, spans: Iterable[tuple[int, int]], names: NameIndex
) -> Iterator[tuple[list[Token], list[tuple[Candidate, Features]]]]:
    """The tokens of each sentence with what may be a place in it, and what speaks for and against that."""
    cut = (tokenise(text, *span) for span in spans)
    sentences = [(tokens, find_candidates(text, tokens, names)) for tokens in cut]
    usage = survey(sentences)
    for tokens, candidates in sentences:
        is_headline = reads_as_headline(tokens)
        yield (
            tokens,
            [(one, toponym_features(one, tokens, usage, is_headline=is_headline)) for one in candidates],
        )


def _toponym(one: Candidate, tokens: Sequence[Token], score: float) -> Toponym:
    start = tokens[one.first].start
    return Toponym(
        start,
        start + len(one.name),
        one.name,
        one.kind,
        1 / (1 + exp(-score)),
        one.matches,
        one.country,
        one.division,
        one.region,
    )


def reads_as_headline(tokens: Sequence[Token]) -> bool:
    """Whether so many words have a capital that it tells nothing."""
    words = [token for token in tokens if token.kind is Kind.WORD]
    return len(words) >= LEAST_WORDS and sum(token.is_capitalised for token in words) > HEADLINE * len(words)


def choose_apart(weighed: Sequence[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """Of candidates with their logits those above `LEAST` for which most speaks together, none overlapping."""
    kept = sorted((pair for pair in weighed if pair[1] > LEAST), key=lambda pair: pair[0].last)
    ends = [one.last for one, _ in kept]
    best: list[tuple[float, int, int]] = [(0.0, -1, -1)]
    """Of the first so many candidates: the highest sum, the last one in it, and how many stood before that one."""
    for at, (one, score) in enumerate(kept):
        before = bisect_right(ends, one.first, hi=at)
        taken = best[before][0] + score - LEAST
        best.append((taken, at, before) if taken > best[at][0] else best[at])
    chosen = []
    at = len(kept)
    while best[at][1] >= 0:
        _, last, at = best[at]
        chosen.append(kept[last])
    return chosen[::-1]
