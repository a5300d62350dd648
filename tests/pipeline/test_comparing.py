"""Policies side by side, from a ledger: one incident, a selection, and lists under each of them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.factory import NOON, make_claim, make_mention, make_reading, make_report
from tests.pipeline.factory import keep, mention_on
from tests.pipeline.test_matching import say

from knell.errors import BadInput
from knell.model.claim import Claim, Harm, VictimClass
from knell.model.comparison import PolicyTotal, SumOfBounds
from knell.model.count import Count, Qualifier
from knell.model.figure import Figure
from knell.model.grade import Grade, Review
from knell.model.incident import Mention, Perpetrator, PerpetratorRelation, PerpetratorStance
from knell.model.position import Position
from knell.model.record import IncidentQuery, IncidentRecord, ReportSummary, SourcedClaim
from knell.model.source import Credibility, CredibilityGrade, JudgedPair, Reliability, ReliabilityGrade
from knell.pipeline.comparing import compare_record, compare_records, only_reviewed, sum_bounds
from knell.pipeline.findings import find_out
from knell.pipeline.judged import Judged
from knell.pipeline.look import find_policy, list_records, list_under, show_incident, with_policy
from knell.pipeline.matching import match_ledger, reconcile_claims, victim_side
from knell.reconcile.policies import MINIMUM_MAXIMUM, POLICIES
from knell.store.ledger import Ledger

NORTH = Perpetrator("The Northern Coalition", PerpetratorStance.ALLEGED, "Northern Coalition")
SOUTH = Perpetrator("Syrian army", PerpetratorStance.ALLEGED, "Syrian government")


def number(low: int | None, high: int | None = None, phrase: str | None = None) -> Count:
    """A figure as worded: exact, or vague with a phrase of its own."""
    if phrase is not None:
        return Count(low, high, Qualifier.VAGUE, phrase)
    return Count(low, low if high is None else high, Qualifier.EXACT, str(low))


def tell(
    ledger: Ledger,
    outlet: str,
    mention: Mention,
    counts: dict[str, Count],
    *,
    published: date = date(2017, 6, 27),
    positions: list[Position] | None = None,
    victim_class: VictimClass = VictimClass.UNSPECIFIED,
    victims: str = "people",
) -> None:
    """A report of an outlet with a claim of people killed for each claimant."""
    quotes = {who: f"{count.phrase} {victims} killed, {who} said" for who, count in counts.items()}
    report = make_report(". ".join(quotes.values()), title=outlet, outlet=outlet, published=published)
    claims: list[Claim] = [
        make_claim(
            f"C{at}",
            quote=quotes[who],
            text=report.text,
            count=count,
            claimant=who,
            victims=victims,
            victim_class=victim_class,
        )
        for at, (who, count) in enumerate(counts.items(), start=1)
    ]
    reading = make_reading(mentions=[mention], claims=claims, positions=positions or [])
    assert ledger.add_report(report, reading, at=datetime.now(UTC)) is not None


def on(day: int, *parties: Perpetrator, relation: PerpetratorRelation | None = None) -> Mention:
    """A strike of a day in June 2017 that is laid to these parties."""
    mention = mention_on(day)
    return replace(mention, perpetrators=parties, perpetrator_relation=relation)


def by_killed(ledger: Ledger) -> dict[str, IncidentRecord]:
    """The incidents with a figure, by it."""
    found = list_records(ledger, IncidentQuery())
    return {summary.killed.words: record for summary, record in found if summary.killed is not None}


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """Four incidents: two sources, one source with dozens, a contested one, and one without a figure."""
    tell(ledger, "Post", on(2, NORTH), {"Monitor A": number(12), "Monitor B": number(15)})
    tell(ledger, "Wire", on(10, NORTH), {"Monitor A": number(24, None, "dozens")})
    either = on(18, NORTH, SOUTH, relation=PerpetratorRelation.RIVAL)
    tell(ledger, "Mail", either, {"Monitor A": number(7), "Monitor B": number(7)})
    tell(ledger, "Daily", on(26), {})
    assert match_ledger(ledger) == 4
    return ledger


def totals(ledger: Ledger, judged: Judged | None = None) -> dict[str, PolicyTotal]:
    """The totals over the whole ledger by policy."""
    records = list_records(ledger, IncidentQuery())
    found = compare_records(records) if judged is None else compare_records(records, judged)
    return {one.policy.name: one for one in found.totals}


def test_totals_are_sums_of_bounds_and_the_rest_stands_apart(told: Ledger) -> None:
    found = totals(told)
    first = found["minimum-maximum"]
    assert (first.total.incidents, first.total.low, first.total.high) == (2, 36, None)
    assert (first.total.known_high, first.total.open_above, first.total.vague) == (15, 1, 1)
    assert [(one.why, one.total.words) for one in first.apart] == [("contested", "7")]
    assert first.without_figure == 1
    assert first.differs == ()


def test_the_conservative_total_is_the_lowest(told: Ledger) -> None:
    found = totals(told)["conservative"]
    assert (found.total.low, found.total.high) == (12 + 12 + 0, 24)
    assert found.without_figure == 0  # no mention counts as 0
    assert any("fixed number" in sentence for sentence in found.differs)


def test_provisional_incidents_stand_apart(told: Ledger) -> None:
    found = totals(told)["two-sources"]
    assert (found.total.words, found.total.incidents) == ("12–15", 1)
    assert {one.why: one.total.words for one in found.apart} == {
        "contested": "7",
        "provisional": "24 or more",
    }


def test_only_graded_incidents_enter_the_totals_of_airwars(told: Ledger) -> None:
    found = totals(told)["airwars"]
    assert found.total.incidents == 0 and found.total.words == "0"
    assert [(one.why, one.total.incidents) for one in found.apart] == [("not graded", 3)]
    (first,) = [
        summary.incident.incident_id
        for summary in list_under(told, IncidentQuery(), MINIMUM_MAXIMUM)
        if summary.killed is not None and summary.killed.words == "12–15"
    ]
    graded = totals(told, Judged(grades={first: Grade.FAIR}))["airwars"]
    assert (graded.total.words, graded.total.incidents) == ("12–15", 1)
    weak = totals(told, Judged(grades={first: Grade.WEAK}))["airwars"]
    assert sorted(one.why for one in weak.apart) == ["graded weak", "not graded"]


def test_lists_have_the_figures_of_a_policy(told: Ledger) -> None:
    def words(policy: str, query: IncidentQuery | None = None) -> list[str | None]:
        found = list_under(told, query or IncidentQuery(), find_policy(policy))
        return [None if one.killed is None else one.killed.words for one in found]

    assert words("minimum-maximum") == [None, "7", "24 or more", "12–15"]
    assert words("conservative") == ["0", "7", "12", "12"]
    assert words("conservative", IncidentQuery(killed_at_least=12)) == ["12", "12"]
    assert words("minimum-maximum", IncidentQuery(killed_at_least=15)) == ["24 or more", "12–15"]
    assert words("two-sources", IncidentQuery(killed_at_least=15)) == ["24 or more", "12–15"]
    assert words("airwars", IncidentQuery(latest=date(2017, 6, 10))) == ["24 or more", "12–15"]


def test_the_kept_figures_are_those_that_are_computed(told: Ledger) -> None:
    kept = {
        one.incident.incident_id: one.killed for one in list_under(told, IncidentQuery(), MINIMUM_MAXIMUM)
    }
    for incident_id, figure in kept.items():
        comparison = compare_record(show_incident(told, incident_id))
        computed = comparison.results[0].killed
        assert (None if figure is None else figure.words) == (None if computed is None else computed.words)


def test_a_policy_that_there_is_not() -> None:
    with pytest.raises(BadInput, match=r"no counting policy 'median': it is one of minimum-maximum, "):
        find_policy("median")


def test_records_are_the_incidents_themselves(told: Ledger) -> None:
    for summary, record in list_records(told, IncidentQuery()):
        whole = show_incident(told, summary.incident.incident_id)
        assert record.mentions == whole.mentions
        assert [one.claim for one in record.claims] == [one.claim for one in whole.claims]
        assert record.positions == whole.positions


def test_why_a_policy_differs_is_said(told: Ledger) -> None:
    records = {
        summary.killed.words: record
        for summary, record in list_records(told, IncidentQuery())
        if summary.killed
    }
    found = {one.policy.name: one for one in compare_record(records["12–15"]).results}
    assert found["minimum-maximum"].differs == ()
    assert found["conservative"].differs == ("12 is the lowest number given (Monitor A: 12; Monitor B: 15).",)
    assert found["two-sources"].differs == ()
    assert "best estimate" in found["best-low-high"].differs[0]
    dozens = {one.policy.name: one for one in compare_record(records["24 or more"]).results}
    assert dozens["conservative"].killed is not None and dozens["conservative"].killed.words == "12"
    assert dozens["two-sources"].differs == ("1 independent claimant, and 2 are asked for.",)
    assert dozens["two-sources"].apart == "provisional"


def test_what_people_decided_counts(told: Ledger) -> None:
    records = {
        summary.killed.words: record
        for summary, record in list_records(told, IncidentQuery())
        if summary.killed
    }
    record = records["12–15"]
    claim_ids = {one.claim.count.low: one.claim.claim_id for one in record.claims}

    def words(judged: Judged, policy: str = "best-low-high") -> str:
        found = {one.policy.name: one for one in compare_record(record, judged).results}[policy].killed
        assert found is not None
        return f"{found.words}, {found.best}" if found.best is not None else found.words

    assert words(Judged()) == "12–15, 12"
    assert words(Judged(reliabilities={"monitor b": ReliabilityGrade(Reliability.A, "Why.")})) == "12–15, 15"
    assert words(Judged(reliabilities={"monitor b": ReliabilityGrade(Reliability.E, "Why.")})) == "12, 12"
    improbable = CredibilityGrade(Credibility.IMPROBABLE, "Why.", is_judged=True)
    assert words(Judged(credibilities={claim_ids[15]: improbable})) == "12, 12"
    assert words(Judged(reviews={claim_ids[12]: Review.REJECTED}), "minimum-maximum") == "15"
    one_source = Judged(independence=(JudgedPair("monitor a", "monitor b", False, "one office"),))
    found = {one.policy.name: one for one in compare_record(record, one_source).results}
    assert found["two-sources"].apart == "provisional"
    assert compare_record(record, one_source).sources.is_provisional


def test_the_record_under_a_policy_has_its_figures(told: Ledger) -> None:
    incident_id = list_records(told, IncidentQuery())[-1][0].incident.incident_id
    for name, policy in POLICIES.items():
        record = with_policy(show_incident(told, incident_id), policy)
        assert {figure.policy for figure in record.figures} == {name}


def test_findings_of_a_ledger(ledger: Ledger) -> None:
    """A rising toll of one monitor, and rival accounts of who did it."""
    coalition = Perpetrator("the US-led coalition", PerpetratorStance.ALLEGED)
    tell(ledger, "Post", on(2, coalition), {"Monitor A": number(12)})
    tell(ledger, "Wire", on(2, SOUTH), {"Monitor A": number(21)}, published=date(2017, 6, 29))
    match_ledger(ledger)
    ((_, record),) = list_records(ledger, IncidentQuery())
    found = find_out(record, MINIMUM_MAXIMUM)
    assert [(one.day.day, one.words) for one in found.series[0].days] == [(27, "12"), (29, "21")]
    (series,) = found.claimants
    assert [one.words for one in series.bulletins] == ["12", "21"]
    assert found.is_contested and [one.kind.value for one in found.contradictions] == ["perpetrator"]
    assert found.suggestion.grade is Grade.CONTESTED


def test_only_what_a_person_accepted_may_be_published(told: Ledger) -> None:
    records = list_records(told, IncidentQuery())
    nobody = compare_records(records, policies=only_reviewed())
    assert [one.total.incidents for one in nobody.totals] == [0, 0, 0, 0, 0]
    (accepted,) = [one.claim.claim_id for one in by_killed(told)["12–15"].claims if one.claim.count.low == 12]
    judged = Judged(reviews={accepted: Review.ACCEPTED})
    found = compare_records(records, judged, only_reviewed())
    assert [(one.policy.name, one.total.words) for one in found.totals if one.total.incidents] == [
        ("minimum-maximum", "12"),
        ("conservative", "12"),
        ("best-low-high", "12"),
    ]


def figure(low: int | None, high: int | None, best: int | None = None) -> Figure:
    """People killed."""
    return Figure(Harm.KILLED, None, low, high, "p", "1", best=best)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([], SumOfBounds(0, 0, 0, 0, 0, 0, 0)),
        ([figure(2, 3), figure(4, 4)], SumOfBounds(2, 6, 7, 7, 0, 0, 0)),
        ([figure(2, None), figure(4, 9)], SumOfBounds(2, 6, None, 9, 1, 0, 0)),
        ([figure(None, 30), figure(4, 9)], SumOfBounds(2, 4, 39, 39, 0, 1, 0)),
        ([figure(2, 3, 2), figure(4, 9, 5)], SumOfBounds(2, 6, 12, 12, 0, 0, 0, best=7)),
    ],
)
def test_sums(figures: list[Figure], expected: SumOfBounds) -> None:
    assert sum_bounds(figures) == expected


POST = ReportSummary("rpt-1", "Title", "The Example Post", date(2017, 6, 27), "en", "a.html", NOON)


@pytest.mark.parametrize(
    ("victims", "victim_class", "side"),
    [
        ("IS fighters", VictimClass.ARMED_ACTOR, "Islamic State"),
        ("Syrian soldiers", VictimClass.ARMED_ACTOR, "Syrian government"),
        ("soldiers", VictimClass.ARMED_ACTOR, None),
        (None, VictimClass.ARMED_ACTOR, None),
        ("Syrian civilians", VictimClass.CIVILIAN, None),
    ],
)
def test_the_side_of_armed_victims(victims: str | None, victim_class: VictimClass, side: str | None) -> None:
    claim = make_claim(victims=victims, victim_class=victim_class)
    assert victim_side(SourcedClaim(claim, POST, "")) == side


def test_every_claimant_is_independent_until_somebody_says_otherwise() -> None:
    items = reconcile_claims([say(POST, 12, "Quiet Monitor")], [make_mention(perpetrators=[])])
    assert [one.independence_key for one in items] == ["Quiet Monitor"]


def test_kept_reports_are_listed_too(ledger: Ledger) -> None:
    keep(ledger, "A", mention_on(20))
    match_ledger(ledger)
    assert len(list_under(ledger, IncidentQuery(country="SY"), find_policy("airwars"))) == 1
