"""A small ledger in memory, made of model objects, that answers what the pages ask."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tests.factory import (
    NOON,
    make_claim,
    make_mention,
    make_position,
    make_report,
    make_when,
    make_where,
)

from knell.errors import NotFound
from knell.model.claim import Claim, Harm, VictimClass
from knell.model.count import Count, Qualifier
from knell.model.figure import Figure, FigureStep
from knell.model.incident import (
    FeatureResult,
    Incident,
    IncidentType,
    Mention,
    PairScore,
    Perpetrator,
    PerpetratorRelation,
    PerpetratorStance,
)
from knell.model.position import Position, PositionKind
from knell.model.reading import Reading, Rejected
from knell.model.record import (
    IncidentQuery,
    IncidentRecord,
    IncidentSummary,
    LinkedMention,
    ReportRecord,
    ReportSummary,
    SourcedClaim,
    SourcedPosition,
)
from knell.model.report import Dateline, Report
from knell.model.where import Place, PlaceLevel, RejectedPlace, Where

HOSTILE = '<script>document.title="taken"</script>"><img src=x onerror=alert(1)>'

TITLE = "Strike on a market"
BODY = (
    "At least 42 detainees and 15 fighters were killed in the strike on Testabad, the Quiet Monitor said.\n"
    "Three years ago 90 people died in the same town, archives show.\n"
    "The Northern Coalition said it would assess the reports."
)
TEXT = f"{TITLE}\n{BODY}"
SENTENCE = BODY.split("\n")[0]
DOUBLE_QUOTE = "At least 42 detainees and 15 fighters were killed"


class MemoryLookUp:
    """Holds incidents and reports; narrows by country and words, as much as the tests of pages need."""

    def __init__(
        self, incidents: Sequence[IncidentRecord] = (), reports: Sequence[ReportRecord] = ()
    ) -> None:
        self.incidents = {record.incident.incident_id: record for record in incidents}
        self.reports = {record.report.report_id: record for record in reports}

    def list_incidents(self, query: IncidentQuery) -> Sequence[IncidentSummary]:
        """All that match, in the order given."""
        return [summarise(record) for record in self.incidents.values() if matches(record, query)]

    def list_records(self, query: IncidentQuery) -> Sequence[tuple[IncidentSummary, IncidentRecord]]:
        """The same with their records."""
        return [(summarise(one), one) for one in self.incidents.values() if matches(one, query)]

    def show_incident(self, incident_id: str) -> IncidentRecord:
        """One of them; raises NotFound."""
        if incident_id not in self.incidents:
            raise NotFound(f"No incident {incident_id}.")
        return self.incidents[incident_id]

    def list_reports(self) -> Sequence[ReportSummary]:
        """All of them."""
        return [head(record.report, len(record.reading.claims)) for record in self.reports.values()]

    def show_report(self, report_id: str) -> ReportRecord:
        """One of them; raises NotFound."""
        if report_id not in self.reports:
            raise NotFound(f"No report {report_id}.")
        return self.reports[report_id]


def matches(record: IncidentRecord, query: IncidentQuery) -> bool:
    """Whether a record has the country, type and words that a query asks for."""
    incident = record.incident
    where = incident.where
    if query.country is not None and (where is None or where.country != query.country):
        return False
    if query.type is not None and incident.type is not query.type:
        return False
    words = (query.words or "").casefold().split()
    return all(word in ("" if where is None else where.phrase.casefold()) for word in words)


def head(report: Report, claim_count: int = 0) -> ReportSummary:
    """The head of a report."""
    return ReportSummary(
        report_id=report.report_id,
        title=report.title,
        outlet=report.outlet,
        published=report.published,
        language=report.language,
        location=str(report.origin),
        added_at=NOON,
        claim_count=claim_count,
    )


def summarise(record: IncidentRecord) -> IncidentSummary:
    """The line of an incident in the list."""
    totals = {one.harm: one for one in record.figures if one.victim_class is None}
    return IncidentSummary(
        incident=record.incident,
        killed=totals.get(Harm.KILLED),
        injured=totals.get(Harm.INJURED),
        report_count=len({one.report.report_id for one in record.mentions}),
        claim_count=len(record.claims),
    )


def make_figure(
    low: int | None = 57,
    high: int | None = 59,
    *,
    harm: Harm = Harm.KILLED,
    victim_class: VictimClass | None = None,
    is_contested: bool = False,
) -> Figure:
    """A figure with one step."""
    step = FigureStep("lowest to highest", "57 (parts of the Quiet Monitor) to nearly 60", ("clm-1", "clm-2"))
    return Figure(harm, victim_class, low, high, "minimum-maximum", "1", False, is_contested, (step,))


DETAINEES = make_claim(
    "clm-1",
    quote=DOUBLE_QUOTE,
    text=TEXT,
    count=Count(42, None, Qualifier.AT_LEAST, "At least 42"),
    victims="detainees",
    victim_class=VictimClass.DETAINEE,
    organisation="the Quiet Monitor",
)
FIGHTERS = make_claim(
    "clm-2",
    quote=DOUBLE_QUOTE,
    text=TEXT,
    count=Count(15, 15, Qualifier.EXACT, "15"),
    victims="fighters",
    victim_class=VictimClass.ARMED_ACTOR,
    organisation="The Quiet Monitor",
)
WILL_ASSESS = make_position(
    "pos-1",
    quote="The Northern Coalition said it would assess the reports",
    text=TEXT,
    party="Northern Coalition",
    kind=PositionKind.WILL_ASSESS,
)
NO_COMMENT = make_position(
    "pos-2", quote="archives show", text=TEXT, party="Damascus", kind=PositionKind.NO_COMMENT
)
MAYBE = (
    Perpetrator("a coalition jet", PerpetratorStance.ALLEGED, "Northern Coalition"),
    Perpetrator("Southern jets", PerpetratorStance.DENIED, None),
)


def make_place_found() -> Where:
    """A town found under another spelling, with a namesake that lost."""
    namesake = Place(7, "Testabad Channel", None, None, PlaceLevel.OTHER, "LB", None, None, 0)
    return replace(
        make_where(),
        name="At Tistabād",
        reason="the only town of this name in Syria",
        admin="Deir ez-Zor",
        forgiven=("the article “Al”",),
        rejected=(RejectedPlace(namesake, "a television channel, not a place"),),
    )


def make_market_report(report_id: str = "rpt-1", *, outlet: str = "The Example Post") -> ReportRecord:
    """A report with two claims on the same words, a position and a rejected figure."""
    rejected = Rejected(
        make_claim(quote="90 people", text=TEXT).span, "90 people", "another event, years before"
    )
    report = make_report(
        BODY,
        title=TITLE,
        outlet=outlet,
        dateline=Dateline("Exampleton, Jun 27 –", "Exampleton", date(2017, 6, 27)),
        published_field=date(2017, 6, 28),
        published_time="06:30 GMT",
        notes=("The dateline says 27 June 2017, the publication field 28 June 2017: the dateline is used.",),
        report_id=report_id,
    )
    mention = make_mention("men-1", perpetrators=MAYBE, relation=PerpetratorRelation.ALTERNATIVE)
    reading = Reading(
        "rules-1", True, (mention,), (DETAINEES, FIGHTERS), (WILL_ASSESS, NO_COMMENT), (rejected,)
    )
    return ReportRecord(report, reading, NOON, {"men-1": "INC-MARKET22", "I1": "INC-MARKET22"})


def make_incident(
    incident_id: str,
    where: Where | None,
    *,
    figures: Sequence[Figure] = (),
    claims: Sequence[Claim] = (),
    positions: Sequence[Position] = (),
    reports: Sequence[ReportRecord] = (),
    type: IncidentType = IncidentType.AIRSTRIKE,
    links: Sequence[PairScore] = (),
    mentions: Sequence[Mention] = (),
) -> IncidentRecord:
    """An incident over some reports."""
    heads = [head(one.report) for one in reports or (make_market_report(),)]
    told = mentions or [make_mention(f"men-{number}", where=where) for number in range(1, len(heads) + 1)]
    return IncidentRecord(
        incident=Incident(
            incident_id, type, make_when(), where, tuple(one.mention_id for one in told), tuple(links)
        ),
        figures=tuple(figures),
        mentions=tuple(LinkedMention(mention, report) for mention, report in zip(told, heads, strict=True)),
        claims=tuple(SourcedClaim(claim, heads[0], SENTENCE) for claim in claims),
        positions=tuple(SourcedPosition(position, heads[0]) for position in positions),
    )


def make_market_incident(reports: Sequence[ReportRecord]) -> IncidentRecord:
    """An incident told of by two reports, with everything a page can show."""
    shared = FeatureResult("place", 1.0, 2.0, "Both name Testabad.")
    apart = FeatureResult("figures", -0.4, 0.5, "The tolls differ by a third.")
    mentions = [
        make_mention("men-1", perpetrators=MAYBE, relation=PerpetratorRelation.ALTERNATIVE),
        make_mention("men-2"),
    ]
    return make_incident(
        "INC-MARKET22",
        make_place_found(),
        figures=(
            make_figure(),
            make_figure(42, None, victim_class=VictimClass.DETAINEE),
            make_figure(30, 30, harm=Harm.INJURED, is_contested=True),
        ),
        claims=(DETAINEES, FIGHTERS),
        positions=(WILL_ASSESS, NO_COMMENT),
        reports=reports,
        links=(PairScore("men-1", "men-2", 0.91, (shared, apart)),),
        mentions=mentions,
    )


def make_look_up() -> MemoryLookUp:
    """Incidents of every kind of place, one of them with hostile words in every field of text."""
    first, second = make_market_report(), make_market_report("rpt-2", outlet="Second Wire")
    hostile_report = ReportRecord(
        make_report(
            f"{HOSTILE} said so.", title=HOSTILE, outlet=HOSTILE, notes=(HOSTILE,), report_id="rpt-3"
        ),
        Reading("rules-1", True),
        NOON,
        {},
    )
    district = make_where(
        "Test District",
        latitude=33.2,
        longitude=43.6,
        level=PlaceLevel.DISTRICT,
        radius_m=60_000,
        is_area=True,
    )
    base = make_where(
        "Test airbase", latitude=35.0, longitude=38.5, level=PlaceLevel.STRUCTURE, radius_m=230_000,
        is_area=True, facility="Test airbase",
    )  # fmt: skip
    hostile_place = make_where(HOSTILE, latitude=36.2, longitude=37.1, admin=HOSTILE)
    near = Where(
        "Neartown", PlaceLevel.TOWN, "the only one of this name", "Neartown", 31.5, 34.4, 5_000, is_near=True
    )
    hostile = make_incident(
        "INC-HXSTXLE2", hostile_place, figures=(make_figure(3, 3),), reports=(hostile_report,)
    )
    return MemoryLookUp(
        (
            make_market_incident((first, second)),
            make_incident("INC-DXSTRXCT", district, figures=(make_figure(8, 12),)),
            make_incident("INC-AXRBASE2", base, type=IncidentType.MISSILE_STRIKE),
            make_incident("INC-NEAR2222", near, figures=(make_figure(5, None),), type=IncidentType.SHELLING),
            hostile,
            make_incident("INC-NPLACE22", None, type=IncidentType.OTHER),
        ),
        (first, second, hostile_report),
    )
