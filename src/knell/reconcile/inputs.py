"""What reconciling takes: claims of one incident with what the other stages found out about them."""

from dataclasses import dataclass
from datetime import date

from knell.model.claim import Claim
from knell.model.grade import Review
from knell.model.source import Reliability


@dataclass(frozen=True, slots=True)
class ReconcileClaim:
    """A claim of the incident, who it counts for, and when its report was published.

    `claimant_key` is one text for one claimant whoever prints it: the neutral name of the organisation, else
    of the claimant, else of the outlet. `is_party` is True where that claimant is, or speaks for, a party to
    this event. `published` is the day on which that claimant said so (of a copy, its original's); None means unknown:
    such a claim neither supersedes nor is superseded. `claim.part_of` names a claim of the same report.
    `independence_key` is one text for all claimants that are not independent of one another; "" is the
    claimant's own. `reliability` (A–F) is the claimant's and `credibility` (1–6) the claim's, graded by a
    person, None where nobody graded; `review` is what a person said of the reading. `victim_side` is the neutral
    name of the party that the victims belonged to.
    """

    claim: Claim
    report_id: str
    outlet: str | None
    published: date | None
    claimant_key: str
    is_party: bool = False
    independence_key: str = ""
    reliability: Reliability | None = None
    credibility: int | None = None
    review: Review = Review.NONE
    victim_side: str | None = None

    def __post_init__(self) -> None:
        """A claimant that nobody put into a group is independent of all others."""
        if not self.independence_key:
            object.__setattr__(self, "independence_key", self.claimant_key)

    @property
    def key(self) -> tuple[str, str]:
        """What tells this claim from all others, also where claim ids are local to a report."""
        return (self.report_id, self.claim.claim_id)

    @property
    def is_rejected(self) -> bool:
        """A person said that the reading is wrong: nobody told this."""
        return self.review is Review.REJECTED

    @property
    def parent_key(self) -> tuple[str, str] | None:
        """The key of the claim whose people include these; None for a claim that is part of nothing."""
        return None if self.claim.part_of is None else (self.report_id, self.claim.part_of)

    @property
    def sort_key(self) -> tuple[date, str, str]:
        """The one order in which claims are worked through, whatever the order in which they came."""
        return (self.published or date.max, *self.key)
