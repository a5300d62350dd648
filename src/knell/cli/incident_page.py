"""An incident on the terminal: figures, claims by claimant, positions, and how it was read."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from knell.cli.copies import independence_lines, print_copies
from knell.cli.terminal import cell
from knell.cli.words import code_words, day_words, figure_words, place_words
from knell.model.claim import Stance
from knell.model.figure import Figure
from knell.model.incident import Incident, PairScore, PerpetratorRelation
from knell.model.record import (
    IncidentRecord,
    LinkedMention,
    ReportSummary,
    SourcedCandidate,
    SourcedClaim,
    SourcedPosition,
)
from knell.pipeline.claimants import Claimant, ClaimantKind, by_claimant
from knell.pipeline.parties import by_party
from knell.wording.findings import Finding, explain_date, explain_place
from knell.wording.phrases import say_class
from knell.wording.sources import say_claimant_type, say_credibility, say_independent, say_review, say_sources
from knell.wording.tables import HARMS, PERPETRATOR_STANCES, POSITIONS, STANCES, TYPES

INDENT = 2
"""Columns by which each level stands in."""


def print_incident(record: IncidentRecord, console: Console) -> None:
    """Print the whole record, in the order in which a reader asks."""
    incident = record.incident
    console.print(cell(f"{incident.incident_id}  {TYPES[incident.type]}", style="bold"))
    console.print(cell(f"{place_words(incident.where)} · {day_words(incident.when)}"))
    _print_figures(record.figures, console)
    _print_claims(record, console)
    print_copies(record.copies, console)
    _print_positions(record.positions, console)
    _print_perpetrators(record.mentions, console)
    _print_reading(incident, record.mentions, console)
    _print_links(incident, record.mentions, console)
    print_candidates(record.candidates, console)


def print_candidates(candidates: Sequence[SourcedCandidate], console: Console) -> None:
    """The links that wait for a person, each with the ids that `knell judge` takes."""
    if not candidates:
        return
    print_head("May tell of the same event: not judged", console)
    for one in candidates:
        left, right = source_words(one.own.report), source_words(one.other.report)
        likeness = f"likeness {one.pair.score:.2f}" if one.pair.features else "nothing reckoned"
        print_line(f"{left} and {right} of {one.incident_id}: {likeness}", console)
        print_line(f"{one.own.mention.mention_id} {one.other.mention.mention_id}", console, 2)
        if one.judgement_id is not None:
            print_line(f"a person was unsure: {one.judgement_id}", console, 2)
        _print_features(one.pair, console)


def _print_features(link: PairScore, console: Console) -> None:
    for feature in link.features:
        print_line(
            f"{code_words(feature.name)} {feature.score:+.2f} × {feature.weight:g}: {feature.detail}",
            console,
            2,
        )


def source_words(report: ReportSummary) -> str:
    """Outlet and day: "Sample Wire, 2017-06-27"."""
    day = "undated" if report.published is None else report.published.isoformat()
    return f"{report.outlet if report.outlet is not None else 'outlet unknown'}, {day}"


def print_head(words: str, console: Console) -> None:
    """A heading, with an empty line before it."""
    console.print()
    console.print(cell(words, style="bold underline"))


def print_line(words: str | Text, console: Console, level: int = 1) -> None:
    """A line, standing in by `level`."""
    text = cell(words) if isinstance(words, str) else words
    console.print(Padding(text, (0, 0, 0, INDENT * level), expand=False))


def _print_figures(figures: tuple[Figure, ...], console: Console) -> None:
    print_head("Figures", console)
    if not figures:
        print_line("No figure of persons is known.", console)
    for figure in figures:
        print_line(
            cell(
                f"{HARMS[figure.harm]}, {whose(figure)}: {figure_words(figure)}",
                style="bold",
            ),
            console,
        )
        print_line(f"by {figure.policy} {figure.policy_version}", console, 2)
        for step in figure.steps:
            print_line(f"{code_words(step.action)}: {step.detail}", console, 2)


def whose(figure: Figure) -> str:
    """The class of a figure, and the side: "armed actors, Islamic State"."""
    return say_class(figure.victim_class) + ("" if figure.side is None else f", {figure.side}")


def claimant_words(claimant: Claimant) -> str:
    """Who says so, by its neutral name; "(in its own voice)" for an outlet that nobody speaks in."""
    if claimant.kind is ClaimantKind.REPORT:
        return "the outlet (in its own voice)"
    return f"{claimant.name} (in its own voice)" if claimant.is_outlet_voice else claimant.name


def claim_words(sourced: SourcedClaim, wholes: Mapping[str, str | None]) -> str:
    """Figure, victims, harm and stance of one claim: "42 prisoners, killed, part of “nearly 60”".

    `wholes` are the phrases of the claims that this one may be a part of, by id.
    """
    claim = sourced.claim
    figure = claim.count.phrase if claim.count.phrase is not None else "an uncounted number of"
    words = (
        f"{figure} {claim.victims}"
        if claim.victims is not None
        else f"{figure} ({say_class(claim.victim_class)})"
    )
    stance = "" if claim.stance is Stance.ASSERTED else f", {STANCES[claim.stance]}"
    whole = None if claim.part_of is None else wholes.get(claim.part_of) or claim.part_of
    part = "" if whole is None else f", part of “{whole}”"
    return f"{words}, {HARMS[claim.harm]}{stance}{part}"


def _print_claims(record: IncidentRecord, console: Console) -> None:
    claims = record.claims
    print_head("Claims, by claimant", console)
    if not claims:
        print_line("The reports tell of it without a figure.", console)
    else:
        print_line(say_sources(claims, record.independence), console)
    for line in independence_lines(record.independence):
        print_line(line, console)
    for line in say_independent(record):
        print_line(f"independent: {line}", console)
    wholes = {sourced.claim.claim_id: sourced.claim.count.phrase for sourced in claims}
    for group in sorted(by_claimant(claims), key=lambda group: claimant_words(group.claimant).casefold()):
        print_line(cell(claimant_words(group.claimant), style="bold"), console)
        print_line(say_claimant_type(group.claimant), console, 2)
        for sourced in sorted(group.claims, key=_claim_order):
            print_line(claim_words(sourced, wholes), console, 2)
            print_line(f"“{sourced.claim.quote}”", console, 3)
            via = sourced.claim.attribution.via
            relay = "" if via is None else f", through {via}"
            print_line(f"{source_words(sourced.report)}{relay} · {sourced.report.report_id}", console, 3)
            print_line(sourced.claim.claim_id, console, 3)
            if (reviewed := say_review(sourced)) is not None:
                print_line(reviewed, console, 3)
            if sourced.credibility is not None:
                print_line(say_credibility(sourced.credibility), console, 3)
            if sourced.claimant is not None and sourced.claimant.reason is not None:
                print_line(f"counted for {group.claimant.name}: {sourced.claimant.reason}", console, 3)


def _claim_order(sourced: SourcedClaim) -> tuple[str, str, bool, int]:
    """By publication; in a report totals before their parts."""
    claim, report = sourced.claim, sourced.report
    return str(report.published), report.report_id, claim.part_of is not None, claim.span.start


def _print_positions(positions: tuple[SourcedPosition, ...], console: Console) -> None:
    if not positions:
        return
    print_head("What the parties say", console)
    for party in by_party(positions):
        written = ", ".join(f"“{name}”" for name in party.written)
        print_line(cell(party.name + (f" (as written: {written})" if written else ""), style="bold"), console)
        for sourced in party.positions:
            position = sourced.position
            accused = "" if position.accused is None else f" {position.accused}"
            print_line(f"{POSITIONS[position.kind]}{accused}", console, 2)
            print_line(f"“{position.quote}”", console, 3)
            print_line(source_words(sourced.report), console, 3)


def _print_perpetrators(mentions: tuple[LinkedMention, ...], console: Console) -> None:
    named = [
        (f"{party.actor or party.name}: {PERPETRATOR_STANCES[party.stance]}", mention.report)
        for mention in mentions
        for party in mention.mention.perpetrators
    ]
    if not named:
        return
    print_head("Who is said to have done it", console)
    for words in dict.fromkeys(words for words, _ in named):
        sources = "; ".join(dict.fromkeys(source_words(report) for each, report in named if each == words))
        print_line(f"{words} ({sources})", console)
    contested = (PerpetratorRelation.ALTERNATIVE, PerpetratorRelation.RIVAL)
    if any(mention.mention.perpetrator_relation in contested for mention in mentions):
        print_line("Who did it is contested.", console)


def _print_finding(finding: Finding, console: Console) -> None:
    for fact in finding.facts:
        if len(fact.lines) == 1:
            print_line(f"{fact.label}: {fact.lines[0]}", console)
            continue
        print_line(f"{fact.label}:", console)
        for line in fact.lines:
            print_line(line, console, 2)
    if finding.rejected:
        print_line("Not chosen:", console)
    for line in finding.rejected:
        print_line(line, console, 2)


def _print_reading(incident: Incident, mentions: tuple[LinkedMention, ...], console: Console) -> None:
    print_head("How this place was found", console)
    if incident.where is None:
        print_line("No report names a place that could be found.", console)
    else:
        _print_finding(explain_place(incident.where), console)
    print_head("How the date was read", console)
    if incident.when is None:
        print_line("No report says when.", console)
    else:
        _print_finding(explain_date(incident.when), console)
    print_head("Place and date in each report", console)
    for linked in mentions:
        place = "–" if linked.mention.place is None else f"“{linked.mention.place}”"
        date = "–" if linked.mention.date_phrase is None else f"“{linked.mention.date_phrase}”"
        print_line(f"{source_words(linked.report)}: place {place}, date {date}", console)
        print_line(linked.mention.mention_id, console, 2)


def _print_links(incident: Incident, mentions: tuple[LinkedMention, ...], console: Console) -> None:
    if not incident.links:
        return
    print_head("Why these reports were put together", console)
    sources = {linked.mention.mention_id: source_words(linked.report) for linked in mentions}
    for link in incident.links:
        left, right = (sources.get(side, side) for side in (link.left_id, link.right_id))
        print_line(f"{left} and {right}: likeness {link.score:.2f}", console)
        _print_features(link, console)
