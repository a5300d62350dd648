"""Counting policies: each has a name, a version, and one field for every choice that it makes.

Those that ship are data, `reconcile/data/*.yml`, read by `knell.reconcile.policies`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from knell.model.claim import Harm, Stance, VictimClass
from knell.model.count import Unit
from knell.model.grade import Grade
from knell.model.source import Reliability


class Combining(StrEnum):
    """How the figures of several claimants become one."""

    RANGE = "range"
    """Lowest low to highest high; open ends stay open."""
    LOWEST = "lowest"
    """The lowest number that anybody gives, and nothing else."""
    BEST = "best"
    """Range with its open ends closed, and the number of the most reliable claimant, of equals the lowest."""


class Classes(StrEnum):
    """Of which victims a policy gives figures, beside all of them together."""

    ALL = "all"
    """Every class that somebody names."""
    NONE = "none"
    SIDES = "sides"
    """Civilians, armed actors of each side, and those whose status is not said: they add up to the best."""


class BelowMinimum(StrEnum):
    """What becomes of a figure that too few independent claimants stand behind."""

    PROVISIONAL = "provisional"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class CountingPolicy:
    """What a figure is made of. A field says what is admitted, how words become numbers, how numbers combine.

    Admission. `harms` None admits every harm. `admits_parties` is whether the figure of a party to the event
    counts (else it stands beside). `review_below` is the confidence in [0, 1] under which a claim counts only once
    a person accepted it; `needs_review` asks that of every claim. `excluded_reliability` and
    `excluded_credibility` are grades of sources (A–F) and of what they say (1–6) that do not count; what nobody
    graded counts. `latest_only`: a claimant's later figure replaces its earlier one.

    Words. `nearly_is_below`: "nearly 60" is 59 at most. `vague_lows` maps vague words, lower case, to the least
    number of persons that they stand for; of several in a phrase the first of the mapping counts, and phrases with
    none keep the reading of the annotation guidelines. `uncounted_low` is the least number of persons behind an
    explicit death without a figure. `large_vague_lows` and `large_uncounted_low` take their place in an incident
    in which some claim gives `large_from` persons or more (None: never).

    Combining. `presumed_status` is what "people" are taken to be, None for nothing. `minimum_claimants` is how
    many independent claimants a figure needs, `below_minimum` what becomes of it with fewer. `no_mention` is the
    number of killed where no claim speaks of any, None for no figure. `headline` is the class that lists and
    totals are about, None for all victims. `total_grades` are the grades of incidents that enter a total, None
    for all.
    """

    name: str
    version: str
    title: str = ""
    about: str = ""
    source: str = ""
    harms: frozenset[Harm] | None = None
    units: frozenset[Unit] = frozenset({Unit.PERSONS})
    excluded_stances: frozenset[Stance] = frozenset(
        {Stance.DENIED, Stance.HYPOTHETICAL, Stance.CLAIMED_ENEMY}
    )
    admits_parties: bool = False
    review_below: float = 0.6
    needs_review: bool = False
    excluded_reliability: frozenset[Reliability] = frozenset()
    excluded_credibility: frozenset[int] = frozenset()
    latest_only: bool = True
    nearly_is_below: bool = True
    vague_lows: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    uncounted_low: int = 1
    large_vague_lows: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    large_uncounted_low: int = 1
    large_from: int | None = None
    presumed_status: VictimClass | None = None
    combining: Combining = Combining.RANGE
    classes: Classes = Classes.ALL
    minimum_claimants: int = 1
    below_minimum: BelowMinimum = BelowMinimum.LEFT_OUT
    no_mention: int | None = None
    headline: VictimClass | None = None
    total_grades: frozenset[Grade] | None = None

    def __post_init__(self) -> None:
        """Refuse numbers that no policy can mean."""
        if self.minimum_claimants < 1 or min(self.uncounted_low, self.large_uncounted_low) < 0:
            raise ValueError(f"policy {self.name}: minimum_claimants is 1 or more, uncounted_low 0 or more")
        if not 0 <= self.review_below <= 1:
            raise ValueError(f"policy {self.name}: review_below is a confidence, in 0 to 1")
        if self.presumed_status not in (None, VictimClass.CIVILIAN):
            raise ValueError(f"policy {self.name}: presumed_status is civilian or nothing")
        if not self.excluded_credibility <= {1, 2, 3, 4, 5, 6}:
            raise ValueError(f"policy {self.name}: excluded_credibility are grades from 1 to 6")
