"""Sources and copies as the HTTP interface answers them."""

from datetime import date

from knell.model.source import ActorKind, ClaimantKind, Credibility, Reliability
from knell.model.syndication import CopyKind, EditionKind
from knell.web.out import Out


class ActorOut(Out):
    """A source or party by its neutral name; `party` is the side that it speaks for."""

    name: str
    kind: ActorKind
    party: str | None
    coalitions: tuple[str, ...]
    is_generic: bool


class SourceNotesOut(Out):
    """How a source counts, what it leaves out, and a person's grade from A to F (F: cannot be judged)."""

    method: str | None
    bias: str | None
    reliability: Reliability
    reason: str | None


class ClaimantOut(Out):
    """Who a claim counts for; `reason` where the report's words do not say, `relay` where one outlet alone tells."""

    key: str
    name: str
    kind: ClaimantKind
    type: ActorKind
    actor: ActorOut | None
    notes: SourceNotesOut
    reason: str | None
    relay: str | None


class CredibilityOut(Out):
    """A claim's grade from 1 to 6 with the facts behind it: suggested, or a person's judgement."""

    grade: Credibility
    reason: str
    is_judged: bool


class IndependenceOut(Out):
    """Claimants that are not independent of one another: suggested, or judged by a person."""

    key: str
    claimant_keys: tuple[str, ...]
    names: tuple[str, ...]
    reasons: tuple[str, ...]
    is_judged: bool


class CopyOut(Out):
    """A report that prints another's text, and by which rule that is known."""

    report_id: str
    outlet: str | None
    published: date | None
    kind: CopyKind
    rule: str


class EditionOut(Out):
    """One version of a text: its original and its copies."""

    original_id: str
    outlet: str | None
    published: date | None
    kind: EditionKind
    rule: str
    copies: tuple[CopyOut, ...]


class SyndicateOut(Out):
    """All reports of one text, by version; `teller` is whose text it is."""

    editions: tuple[EditionOut, ...]
    teller: str | None
    is_credited: bool
