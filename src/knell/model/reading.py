"""A reading: everything that one reader found in one report."""

from dataclasses import dataclass

from knell.model.claim import Claim, Span
from knell.model.incident import Mention
from knell.model.position import Position


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate figure that did not become a claim, and why, in words."""

    span: Span
    phrase: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader found in one report; `reader` names it with its version.

    `is_relevant` is False when the report is not about violence done by people; the lists are then empty.
    `place_names` are all places that the report names, each as often as it does: what a name stands for is told
    by the others. `country` is the ISO 3166-1 code of the country that the report is about, None where none is clear.
    Neither is kept in a ledger.
    """

    reader: str
    is_relevant: bool
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    positions: tuple[Position, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    place_names: tuple[str, ...] = ()
    country: str | None = None
