"""What people decided, as far as counting and grading take it: an argument, never looked up on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from knell.model.grade import Grade, Reliability, Review


@dataclass(frozen=True, slots=True)
class Judged:
    """Decisions of people; what nobody decided is not in it.

    `grades` are by incident id. `reviews` and `credibilities` (1–6) are by claim id. `reliabilities` (A–F) and
    `independence` are by the claimant's name, as figures show it; claimants with one text in `independence` are
    not independent of one another.
    """

    grades: Mapping[str, Grade] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    credibilities: Mapping[str, int] = field(default_factory=dict)
    reliabilities: Mapping[str, Reliability] = field(default_factory=dict)
    independence: Mapping[str, str] = field(default_factory=dict)


NOTHING_JUDGED = Judged()
"""Nobody decided anything yet."""
