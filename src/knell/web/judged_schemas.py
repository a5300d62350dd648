"""What people decided, as the HTTP interface answers it."""

from collections.abc import Mapping

from knell.model.grade import Grade, Review
from knell.model.source import Reliability
from knell.web.out import Out
from knell.web.source_schemas import CredibilityOut


class ReliabilityGradeOut(Out):
    """A claimant's grade from a person, and why."""

    grade: Reliability
    reason: str


class JudgedPairOut(Out):
    """What a person says of two claimants: independent of one another or not, and why."""

    left_key: str
    right_key: str
    is_independent: bool
    reason: str


class JudgedOut(Out):
    """Decisions that hold: grades by incident, reviews, corrections and credibilities by claim, reliabilities by
    claimant. A correction has pairs of field and value."""

    grades: Mapping[str, Grade]
    reviews: Mapping[str, Review]
    corrections: Mapping[str, tuple[tuple[str, str], ...]]
    credibilities: Mapping[str, CredibilityOut]
    reliabilities: Mapping[str, ReliabilityGradeOut]
    independence: tuple[JudgedPairOut, ...]
