"""Counting policies as data: each has a name, a version, and one field for every choice that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from knell.model.claim import Harm, Stance
from knell.model.count import Unit


@dataclass(frozen=True, slots=True)
class CountingPolicy:
    """What a figure is made of. A field says what is admitted, or how words become numbers.

    `harms` None admits every harm. `admits_parties` is whether the figure of a party to the event counts.
    `latest_only`: a claimant's later figure replaces its earlier one. `nearly_is_below`: "nearly 60" is 59 at
    most. `vague_lows` maps a vague phrase, lower case, to the least number of persons that it stands for;
    phrases that it lacks keep the reading of the annotation guidelines. `uncounted_low` is the least number
    of persons behind an explicit death without a figure. `minimum_claimants` is how many independent
    claimants a figure needs. `review_below` is the confidence in [0, 1] under which a claim counts only once a person
    has looked at it.
    """

    name: str
    version: str
    harms: frozenset[Harm] | None = None
    units: frozenset[Unit] = frozenset({Unit.PERSONS})
    excluded_stances: frozenset[Stance] = frozenset(
        {Stance.DENIED, Stance.HYPOTHETICAL, Stance.CLAIMED_ENEMY}
    )
    admits_parties: bool = False
    latest_only: bool = True
    nearly_is_below: bool = True
    vague_lows: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    uncounted_low: int = 1
    minimum_claimants: int = 1
    review_below: float = 0.6

    def __post_init__(self) -> None:
        """Refuse numbers that no policy can mean."""
        if self.minimum_claimants < 1 or self.uncounted_low < 0:
            raise ValueError(f"policy {self.name}: minimum_claimants is 1 or more, uncounted_low 0 or more")
        if not 0 <= self.review_below <= 1:
            raise ValueError(f"policy {self.name}: review_below is a confidence, in 0 to 1")


MINIMUM_MAXIMUM = CountingPolicy(name="minimum-maximum", version="1")
"""Lowest low to highest high of admitted independent claimants that are not parties to the event."""

POLICIES: Mapping[str, CountingPolicy] = MappingProxyType({MINIMUM_MAXIMUM.name: MINIMUM_MAXIMUM})
"""Every policy by its name."""
