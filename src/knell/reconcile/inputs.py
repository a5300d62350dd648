"""What reconciling takes: claims of one incident with what the other stages found out about them."""

from dataclasses import dataclass
from datetime import date

from knell.model.claim import Claim


@dataclass(frozen=True, slots=True)
class ReconcileClaim:
    """A claim of the incident, who it counts for, and when its report was published.

    `claimant_key` is one text for one claimant whoever prints it: the neutral name of the organisation, else
    of the claimant, else of the outlet. `is_party` is True where that claimant is, or speaks for, a party to
    this event. `published` is the day on which that claimant said so (of a copy, its original's); None means unknown:
    such a claim neither supersedes nor is superseded. `independence_key` is the same for claimants that are not
    independent of one another; the claimant's own key where nothing is known of that.
    `claim.part_of` names a claim of the same report.
    """

    claim: Claim
    report_id: str
    outlet: str | None
    published: date | None
    claimant_key: str
    is_party: bool = False
    independence_key: str = ""

    def __post_init__(self) -> None:
        """A claimant of whom nothing else is known is independent of all others."""
        if not self.independence_key:
            object.__setattr__(self, "independence_key", self.claimant_key)

    @property
    def key(self) -> tuple[str, str]:
        """What tells this claim from all others, also where claim ids are local to a report."""
        return (self.report_id, self.claim.claim_id)

    @property
    def parent_key(self) -> tuple[str, str] | None:
        """The key of the claim whose people include these; None for a claim that is part of nothing."""
        return None if self.claim.part_of is None else (self.report_id, self.claim.part_of)

    @property
    def sort_key(self) -> tuple[date, str, str]:
        """The one order in which claims are worked through, whatever the order in which they came."""
        return (self.published or date.max, *self.key)
