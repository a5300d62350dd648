"""A report on the terminal: where it is from, its text with the claims marked, and what was read in it."""

from itertools import pairwise

from rich.console import Console
from rich.text import Text

from knell.cli.copies import print_copies
from knell.cli.terminal import cell
from knell.model.claim import Claim
from knell.model.record import ReportRecord
from knell.wording.judgements import say_reviewed
from knell.wording.phrases import say_class
from knell.wording.tables import HARMS

CLAIM_STYLE = "bold reverse"


def print_report(record: ReportRecord, console: Console) -> None:
    """Print origin, text with claims marked (in a terminal that can), claims and their incidents."""
    report, reading = record.report, record.reading
    console.print(cell(f"{report.report_id}  {report.outlet or 'outlet unknown'}", style="bold"))
    origin = {
        "from": str(report.origin),
        "address": report.url,
        "by": report.byline,
        "published": None if report.published is None else report.published.isoformat(),
        "dateline": None if report.dateline is None else report.dateline.phrase,
        "language": report.language,
        "SHA-256": report.sha256,
        "added": record.added_at.isoformat(timespec="seconds"),
        "read by": reading.reader,
    }
    for name, value in origin.items():
        if value is not None:
            console.print(cell(f"{name}: {value}"))
    for note in report.notes:
        console.print(cell(f"note: {note}"))
    console.print()
    console.print(marked_text(report.text, reading.claims))
    console.print()
    for claim in reading.claims:
        console.print(cell(claim_line(claim, record.incident_ids)))
        reviewed = say_reviewed(record.judged, claim.claim_id)
        console.print(cell(f"  {claim.claim_id}" + ("" if reviewed is None else f", {reviewed}")))
    if not reading.claims:
        console.print("No claims were read in this report.")
    if record.copies is not None:
        print_copies([record.copies], console)


def marked_text(text: str, claims: tuple[Claim, ...]) -> Text:
    """The text with each claim's quote marked; control characters written out, paragraphs kept."""
    edges = sorted({0, len(text), *(edge for c in claims for edge in (c.span.start, c.span.end))})
    marked = Text()
    for start, end in pairwise(edges):
        inside = any(c.span.start <= start and end <= c.span.end for c in claims)
        for number, piece in enumerate(text[start:end].split("\n")):
            marked.append("\n" if number else "")
            marked.append(cell(piece, style=CLAIM_STYLE if inside else ""))
    return marked


def claim_line(claim: Claim, incident_ids: dict[str, str]) -> str:
    """One claim in a line: figure, harm, class, claimant, and the incident that it is of."""
    attribution = claim.attribution
    who = attribution.claimant if attribution.claimant is not None else "the outlet itself"
    of = (
        "of no one incident"
        if claim.mention_id is None
        else incident_ids.get(claim.mention_id, claim.mention_id)
    )
    figure = claim.count.phrase if claim.count.phrase is not None else "uncounted"
    return f"{figure}, {HARMS[claim.harm]}, {say_class(claim.victim_class)}, by {who}: {of}"
