"""What the page of one report shows: its text with everything that was read in it, in its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knell.model.claim import Claim, Scope, Stance
from knell.model.position import Position
from knell.model.reading import Rejected
from knell.model.record import ReportRecord
from knell.web.judgement_view import DeskView
from knell.web.marks import Mark, Piece, cut_text
from knell.wording.judgements import say_reviewed
from knell.wording.phrases import say_class, say_count, say_days, say_place
from knell.wording.tables import HARMS, POSITIONS, SCOPES, STANCES, TYPES


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim as the list beside the text shows it; `who` is the claimant in the page's words."""

    claim: Claim
    reading: str
    who: str
    incident_id: str | None
    review: str | None
    """What a person said of the reading."""


@dataclass(frozen=True, slots=True)
class ReadPosition:
    """A position as the list beside the text shows it."""

    position: Position
    reading: str
    incident_id: str | None


@dataclass(frozen=True, slots=True)
class ReadRejection:
    """A candidate that did not become a claim, with its place in the text."""

    rejected: Rejected
    anchor: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The page of one report. `incidents`: incident id → title as this report tells it."""

    title: str
    record: ReportRecord
    paragraphs: tuple[tuple[Piece, ...], ...]
    claims: tuple[ReadClaim, ...]
    positions: tuple[ReadPosition, ...]
    rejected: tuple[ReadRejection, ...]
    incidents: Mapping[str, str]
    desk: DeskView | None = None
    """What judging needs; None where the pages are only for looking."""
    waiting: int = 0
    """Claims that nobody reviewed."""


def say_claim(claim: Claim) -> str:
    """ "killed: 42 detainees"; what a claim says, in a few words that need no colour."""
    words = f"{HARMS[claim.harm]}: {say_count(claim.count)}, {say_class(claim.victim_class)}"
    if claim.scope is not Scope.INCIDENT:
        words += f" ({SCOPES[claim.scope]})"
    return words if claim.stance is Stance.ASSERTED else f"{words} ({STANCES[claim.stance]})"


def say_claimant(claim: Claim, outlet: str | None) -> str:
    """The chain of who says so: "Rami Abdel Rahman (Syrian Observatory …), told AFP"."""
    by = claim.attribution
    if by.claimant is None and by.organisation is None:
        return f"{outlet or 'the outlet'} in its own voice"
    name = by.claimant or by.organisation or ""
    if by.claimant is not None and by.organisation is not None and by.organisation != by.claimant:
        name += f" ({by.organisation})"
    return name if by.via is None else f"{name}, {by.via}"


def say_position(position: Position) -> str:
    """ "Pentagon: acknowledges the strike"."""
    accused = "" if position.accused is None else f" {position.accused}"
    return f"{position.party}: {POSITIONS[position.kind]}{accused}"


def make_marks(
    claims: Iterable[Claim], positions: Iterable[Position], rejections: Iterable[ReadRejection]
) -> tuple[Mark, ...]:
    """Everything to be marked, claims first so that they lie on top."""
    marks = [
        Mark("claim", claim.claim_id, claim.span, say_claim(claim), f"harm-{claim.harm.value}")
        for claim in claims
    ]
    marks += [Mark("position", one.position_id, one.span, say_position(one), "position") for one in positions]
    marks += [
        Mark("rejected", one.anchor, one.rejected.span, f"not a claim: {one.rejected.reason}", "rejected")
        for one in rejections
    ]
    return tuple(marks)


def make_report_page(record: ReportRecord, desk: DeskView | None = None) -> ReportPage:
    """Everything that the page of one report shows."""
    report, reading = record.report, record.reading
    incident_of = record.incident_ids
    rejections = tuple(
        ReadRejection(one, f"rejected-{number}") for number, one in enumerate(reading.rejected, start=1)
    )
    marks = make_marks(reading.claims, reading.positions, rejections)
    incidents = {
        incident_of[one.mention_id]: f"{TYPES[one.type]} {say_place(one.where)}, {say_days(one.when)}"
        for one in reading.mentions
        if one.mention_id in incident_of
    }
    return ReportPage(
        title=report.title,
        record=record,
        paragraphs=cut_text(report.text, marks),
        claims=tuple(
            ReadClaim(
                one,
                say_claim(one),
                say_claimant(one, report.outlet),
                incident_of.get(one.mention_id or ""),
                say_reviewed(record.judged, one.claim_id),
            )
            for one in _in_text_order(reading.claims)
        ),
        positions=tuple(
            ReadPosition(one, say_position(one), incident_of.get(one.mention_id or ""))
            for one in reading.positions
        ),
        rejected=rejections,
        incidents=incidents,
        desk=desk,
        waiting=sum(one.claim_id not in record.judged.reviews for one in reading.claims),
    )


def _in_text_order(claims: Iterable[Claim]) -> list[Claim]:
    """By where the figure stands: "42 prisoners and 15 jihadists" are two claims of one beginning."""

    def place(claim: Claim) -> tuple[int, int]:
        return claim.span.start + max(claim.quote.find(claim.count.phrase or ""), 0), claim.span.end

    return sorted(claims, key=place)
