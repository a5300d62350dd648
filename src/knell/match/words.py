"""How alike two passages are by the words that they share."""

from collections.abc import Container, Mapping

from knell.model.evidence import Evidence

FEWEST_WORDS = 8
"""Words of a passage below which what is in common says nothing: a sentence in a round-up has few."""

VERY_ALIKE, ALIKE, SOMEWHAT, LITTLE, HARDLY = 0.30, 0.20, 0.10, 0.05, 0.02
"""Likenesses of two passages: bounds of the levels. Of pairs of reports on shootings that share two rare words, a
person or a day, one in 1,200 of two incidents comes to the first and one in 460 to the second, and of those of one
incident one in two and seven in ten (half of the incidents in view)."""

FULL = 10_000
"""What the products of the weights of two equal passages come to."""


def weigh_terms(evidence: Evidence) -> dict[str, int]:
    """The words of a passage, each with its weight."""
    return dict(zip(evidence.terms, evidence.weights, strict=True))


def word_likeness(
    first: Mapping[str, int], second: Mapping[str, int], without: Container[str] = ()
) -> tuple[float, dict[str, int]]:
    """The cosine in [0, 1] of two passages by their words as they are weighed, and what each shared one adds to it.

    What they add is of `FULL`. Words of `without` add nothing.
    """
    shared = {
        word: first[word] * second[word] for word in first.keys() & second.keys() if word not in without
    }
    return min(1.0, sum(shared.values()) / FULL), shared
