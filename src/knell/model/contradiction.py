"""Contradictions: where sources do not agree, as data with the words of each side."""

from dataclasses import dataclass
from enum import StrEnum


class ContradictionKind(StrEnum):
    """What they do not agree on."""

    FIGURES = "figures"
    """Numbers of one harm that do not meet."""
    STATUS = "status"
    """People or civilians, civilians or armed actors."""
    ADDITION = "addition"
    """Parts that are more than their total, classes or harms that do not add up."""
    PERPETRATOR = "perpetrator"
    """Who did it: alternative or rival parties. The incident is contested."""
    TARGET = "target"
    """What was attacked."""
    OCCURRENCE = "occurrence"
    """Whether it happened at all, or anybody was harmed."""


@dataclass(frozen=True, slots=True)
class ContradictionSide:
    """One of the sides: who, what they say, and the claims, positions or mentions that say so."""

    who: str
    says: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A point on which sources differ; `words` is a sentence for a person."""

    kind: ContradictionKind
    words: str
    sides: tuple[ContradictionSide, ...] = ()
