"""What people decided, as far as counting and grading take it: an argument, never looked up on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from knell.model.correction import Correction
from knell.model.grade import Grade, Review
from knell.model.source import CredibilityGrade, JudgedPair, ReliabilityGrade


@dataclass(frozen=True, slots=True)
class Judged:
    """Decisions of people that hold; what nobody decided is not in it.

    `grades` are by incident id. `reviews`, `corrections` (of reviews that correct) and `credibilities` are by claim
    id. `reliabilities` are by claimant and `independence` is of pairs of claimants, each as
    `knell.pipeline.claimants.slot_of` writes it.
    """

    grades: Mapping[str, Grade] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    credibilities: Mapping[str, CredibilityGrade] = field(default_factory=dict)
    reliabilities: Mapping[str, ReliabilityGrade] = field(default_factory=dict)
    independence: tuple[JudgedPair, ...] = ()


NOTHING_JUDGED = Judged()
"""Nobody decided anything yet."""
