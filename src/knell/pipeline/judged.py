"""What people decided, as far as counting and grading take it: an argument, never looked up on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from knell.model.grade import Grade, Review
from knell.model.source import JudgedPair, Reliability


@dataclass(frozen=True, slots=True)
class Judged:
    """Decisions of people; what nobody decided is not in it.

    `grades` are by incident id. `reviews` and `credibilities` (1–6) are by claim id. `reliabilities` (A–F)
    are by the claimant's name, as figures show it; `independence` is of pairs of claimants, by their keys.
    """

    grades: Mapping[str, Grade] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    credibilities: Mapping[str, int] = field(default_factory=dict)
    reliabilities: Mapping[str, Reliability] = field(default_factory=dict)
    independence: tuple[JudgedPair, ...] = ()


NOTHING_JUDGED = Judged()
"""Nobody decided anything yet."""
