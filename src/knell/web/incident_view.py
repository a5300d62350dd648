"""What the page of one incident shows, made from its record and nothing else."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knell.model.claim import Claim, Harm, Stance
from knell.model.figure import Figure
from knell.model.grade import Review
from knell.model.incident import PairScore, PerpetratorRelation
from knell.model.record import (
    IncidentRecord,
    LinkedMention,
    ReportSummary,
    SourcedClaim,
)
from knell.model.source import IndependenceGroup, SourceNotes
from knell.model.syndication import Syndicate
from knell.pipeline.claimants import ClaimantClaims, ClaimantKind, by_claimant
from knell.pipeline.parties import PartyPositions, by_party
from knell.reconcile.policies import MINIMUM_MAXIMUM
from knell.reconcile.policy import CountingPolicy
from knell.web.geojson import make_geometry, total_figure
from knell.web.judgement_view import DeskView
from knell.web.policy_view import CountingView, view_counting
from knell.wording.findings import Finding, explain_date, explain_place
from knell.wording.phrases import (
    say_class,
    say_count,
    say_days,
    say_incident,
    say_moment,
    say_number,
    say_place,
    say_precision,
    say_report,
    say_surroundings,
)
from knell.wording.sources import say_claimant_type, say_credibility, say_independent, say_review, say_sources
from knell.wording.tables import EVENTS, HARMS, STANCES


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence around a quote, and the quote around the number; "" where there is nothing around."""

    before: str
    head: str
    number: str
    tail: str
    after: str


def split_sentence(sentence: str, quote: str, phrase: str | None) -> Quoted:
    """Find the quote in its sentence and the figure in its quote; the quote alone where it is in neither."""
    before, found, after = sentence.partition(quote)
    if not found:
        before, after = "", ""
    at = None if phrase is None else re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", quote)
    if at is None:
        return Quoted(before, quote, "", "", after)
    return Quoted(before, quote[: at.start()], at[0], quote[at.end() :], after)


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim as the page shows it; `is_part` where its people are among those of another claim."""

    claim: Claim
    report: ReportSummary
    number: str
    who: str
    quoted: Quoted
    is_part: bool
    stance: str | None
    reason: str | None
    """Why it counts for its claimant, where its own words do not say."""
    credibility: str | None
    review: str | None = None
    """What a person said of the reading."""


@dataclass(frozen=True, slots=True)
class ClaimantGroup:
    """What one independent claimant says, over all reports: counted once, however often it is printed."""

    name: str
    kind: str
    entries: tuple[ClaimEntry, ...]
    type: str
    notes: SourceNotes
    key: str


def _claim_entry(sourced: SourcedClaim) -> ClaimEntry:
    claim = sourced.claim
    return ClaimEntry(
        claim=claim,
        report=sourced.report,
        number=say_count(claim.count),
        who=claim.victims or say_class(claim.victim_class),
        quoted=split_sentence(sourced.sentence, claim.quote, claim.count.phrase),
        is_part=claim.part_of is not None,
        stance=None if claim.stance is Stance.ASSERTED else STANCES[claim.stance],
        reason=None if sourced.claimant is None else sourced.claimant.reason,
        credibility=None if sourced.credibility is None else say_credibility(sourced.credibility),
        review=say_review(sourced),
    )


def group_claims(claims: Iterable[SourcedClaim]) -> tuple[ClaimantGroup, ...]:
    """Claims by who makes them, by the same rule as the figures', so that the counts agree."""
    return tuple(
        ClaimantGroup(
            name=_claimant_name(group),
            kind=group.claimant.words,
            entries=tuple(map(_claim_entry, group.claims)),
            type=say_claimant_type(group.claimant),
            notes=group.claimant.notes,
            key=group.claimant.key,
        )
        for group in by_claimant(claims)
    )


def _claimant_name(group: ClaimantClaims) -> str:
    is_unknown = group.claimant.kind is ClaimantKind.REPORT
    return say_report(group.claims[0].report) if is_unknown else group.claimant.name


@dataclass(frozen=True, slots=True)
class Accused:
    """A party that is said to have done it, and which reports say so in which way."""

    name: str
    written: tuple[str, ...]
    stances: Mapping[str, tuple[ReportSummary, ...]]


def group_perpetrators(mentions: Iterable[LinkedMention]) -> tuple[Accused, ...]:
    """Parties by their neutral name, else as written."""
    written: dict[str, dict[str, None]] = {}
    stances: dict[str, dict[str, list[ReportSummary]]] = {}
    for linked in mentions:
        for party in linked.mention.perpetrators:
            name = party.actor or party.name
            written.setdefault(name, {})[party.name] = None
            stances.setdefault(name, {}).setdefault(party.stance.value, []).append(linked.report)
    return tuple(
        Accused(name, tuple(names), {stance: tuple(reports) for stance, reports in stances[name].items()})
        for name, names in written.items()
    )


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """The page of one incident. `relations` are how reports that name several parties relate them.

    `place_finding` and `date_finding` are None where no report gives a place or a date.
    """

    title: str
    record: IncidentRecord
    sentences: tuple[str, ...]
    dates: str
    surroundings: str
    precision: str
    is_located: bool
    map_address: str
    place_finding: Finding | None
    date_finding: Finding | None
    figures: tuple[Figure, ...]
    claimants: tuple[ClaimantGroup, ...]
    parties: tuple[PartyPositions, ...]
    accused: tuple[Accused, ...]
    relations: tuple[PerpetratorRelation, ...]
    links: tuple[tuple[PairScore, ReportSummary | None, ReportSummary | None], ...]
    reports: tuple[ReportSummary, ...]
    sources: str
    copies: tuple[Syndicate, ...]
    independence: tuple[IndependenceGroup, ...]
    independent: tuple[str, ...]
    """Pairs that a person judged independent, each in a line."""
    anchors: Mapping[str, str]
    """Claim or position id → address of it in its report."""
    counting: CountingView
    desk: DeskView | None = None
    """What judging needs; None where the pages are only for looking."""
    waiting: int = 0
    """Claims that nobody reviewed."""


def _plural(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def say_toll(record: IncidentRecord) -> str | None:
    """ "57–59 people are reported killed and 30 injured"; None where nobody gives a figure of the whole."""
    parts: list[str] = []
    for harm in Harm:
        figure = total_figure(record, harm)
        if figure is not None:
            people = "" if parts else " people are reported"
            parts.append(f"{say_number(figure.low, figure.high)}{people} {HARMS[harm]}")
    if len(parts) < 2:
        return parts[0] if parts else None
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def say_headline(record: IncidentRecord, claimants: Sequence[ClaimantGroup]) -> tuple[str, ...]:
    """What is known, in sentences made from the data alone."""
    incident = record.incident
    surroundings = say_surroundings(incident.where)
    place = say_place(incident.where) + (f", {surroundings}," if surroundings else "")
    event = f"{EVENTS[incident.type]} {place} {say_moment(incident.when)}"
    toll = say_toll(record)
    if toll is None:
        sentences = [f"Reported: {event}.", "No report gives a figure for the incident as a whole."]
    else:
        sentences = [f"{toll[:1].upper()}{toll[1:]} in {event}."]
    totals = [figure for figure in record.figures if figure.victim_class is None]
    if any(figure.is_contested for figure in totals):
        sentences.append("The sources contradict one another.")
    if any(figure.is_vague for figure in totals):
        sentences.append("Only vague words stand behind a figure.")
    reports = len({linked.report.report_id for linked in record.mentions})
    sentences.append(
        f"This rests on {_plural(len(record.claims), 'claim', 'claims')} by "
        f"{_plural(len(claimants), 'claimant', 'claimants')} in {_plural(reports, 'report', 'reports')}."
    )
    return tuple(sentences)


def _in_order(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    harms = list(Harm)
    return tuple(
        sorted(
            figures,
            key=lambda one: (
                harms.index(one.harm),
                one.victim_class is not None,
                one.victim_class or "",
                one.side or "",
            ),
        )
    )


def make_incident_page(
    record: IncidentRecord, policy: CountingPolicy = MINIMUM_MAXIMUM, desk: DeskView | None = None
) -> IncidentPage:
    """Everything that the page of one incident shows; the record's figures are by `policy`."""
    incident, claimants = record.incident, group_claims(record.claims)
    by_mention = {linked.mention.mention_id: linked.report for linked in record.mentions}
    relations = (linked.mention.perpetrator_relation for linked in record.mentions)
    return IncidentPage(
        title=say_incident(incident),
        record=record,
        sentences=say_headline(record, claimants),
        dates=say_days(incident.when),
        surroundings=say_surroundings(incident.where),
        precision=say_precision(incident.where),
        is_located=make_geometry(incident.where) is not None,
        map_address=f"/api/v1/incidents/{incident.incident_id}.geojson",
        place_finding=None if incident.where is None else explain_place(incident.where),
        date_finding=None if incident.when is None else explain_date(incident.when),
        figures=_in_order(record.figures),
        claimants=claimants,
        parties=by_party(record.positions),
        accused=group_perpetrators(record.mentions),
        relations=tuple(dict.fromkeys(one for one in relations if one is not None)),
        links=tuple(
            (link, by_mention.get(link.left_id), by_mention.get(link.right_id)) for link in incident.links
        ),
        reports=tuple({linked.report.report_id: linked.report for linked in record.mentions}.values()),
        sources=say_sources(record.claims, record.independence),
        copies=tuple(one for one in record.copies if len(one.report_ids) > 1),
        independence=tuple(one for one in record.independence if one.reasons),
        independent=tuple(say_independent(record)),
        anchors={
            one.claim.claim_id: f"/reports/{one.report.report_id}#{one.claim.claim_id}"
            for one in record.claims
        }
        | {
            one.position.position_id: f"/reports/{one.report.report_id}#{one.position.position_id}"
            for one in record.positions
        },
        counting=view_counting(record, policy),
        desk=desk,
        waiting=sum(one.review is Review.NONE for one in record.claims),
    )
