"""Positions: what a party to a conflict says of its own part in an incident, or of another's."""

from dataclasses import dataclass
from enum import StrEnum

from knell.model.claim import Span


class PositionKind(StrEnum):
    """The thirteen kinds of the annotation guidelines."""

    DENIES = "denies"
    ACKNOWLEDGES_STRIKE = "acknowledges_strike"
    ACKNOWLEDGES_HARM = "acknowledges_harm"
    CLAIMS_RESPONSIBILITY = "claims_responsibility"
    WILL_ASSESS = "will_assess"
    OPENS_INVESTIGATION = "opens_investigation"
    ASSESSED_CREDIBLE = "assessed_credible"
    ASSESSED_NON_CREDIBLE = "assessed_non_credible"
    STATES_TARGET = "states_target"
    DISPUTES_STATUS = "disputes_status"
    DISPUTES_FIGURE = "disputes_figure"
    NO_COMMENT = "no_comment"
    ACCUSES = "accuses"


@dataclass(frozen=True, slots=True)
class Position:
    """What `party` (verbatim) says of the incident `mention_id`; `accused` only with ACCUSES.

    Ids are local to one reading until a ledger keys them. `mention_id` is None where the position is on no
    incident of the report.
    """

    position_id: str
    party: str
    kind: PositionKind
    mention_id: str | None
    span: Span
    quote: str
    accused: str | None = None
