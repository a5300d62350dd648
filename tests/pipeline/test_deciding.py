"""What people decide of incidents, claimants and claims: what it changes in figures, and that it can be undone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factory import make_claim, make_reading, make_report
from tests.pipeline.factory import figures, incident_ids, keep, mention_on

from knell.errors import BadInput, NotFound
from knell.model.figure import Figure
from knell.model.grade import Grade, Review
from knell.model.judgement import VALUE_KINDS, VALUES, JudgementKind
from knell.model.judgement_record import Change
from knell.model.record import IncidentQuery, IncidentRecord
from knell.model.source import Credibility, Reliability
from knell.pipeline.claimant_list import find_claimant, list_claimants
from knell.pipeline.comparing import compare_record, compare_records, only_reviewed
from knell.pipeline.deciding import Decision, decide
from knell.pipeline.findings import find_out
from knell.pipeline.judged import NOTHING_JUDGED, load_judged
from knell.pipeline.judgement_history import list_history
from knell.pipeline.judging import Judge, merge_incidents, split_incident, undo
from knell.pipeline.look import list_records, list_under, show_incident
from knell.pipeline.matching import match_ledger, reconcile_record
from knell.pipeline.rematching import rematch
from knell.reconcile.figures import reconcile
from knell.reconcile.policies import MINIMUM_MAXIMUM, POLICIES
from knell.reconcile.replay import replay
from knell.store.ledger import Ledger
from knell.text.directory import shipped_directory

ADA = Judge("Ada Recorder", "I looked at the words.")
KINDS = sorted(VALUE_KINDS)
MONITORS = {12: "Monitor A", 15: "Monitor B", 21: "Monitor C", 7: "Monitor D"}
"""Who tells of how many killed."""

REVIEW, GRADE = JudgementKind.REVIEW, JudgementKind.GRADE


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """A raid that three outlets tell of, each from another monitor, and another raid."""
    for low, claimant in MONITORS.items():
        say(ledger, claimant, 20 if low == 7 else 2, low)
    match_ledger(ledger)
    return ledger


def raid(ledger: Ledger) -> IncidentRecord:
    """The raid of three reports."""
    ids = max(incident_ids(ledger), key=len)
    return show_incident(ledger, incident_ids(ledger)[ids])


def other(ledger: Ledger) -> IncidentRecord:
    """The raid of one report."""
    ids = min(incident_ids(ledger), key=len)
    return show_incident(ledger, incident_ids(ledger)[ids])


def claim_of(ledger: Ledger, low: int) -> str:
    """The claim that the machine read as this number."""
    (found,) = [one.claim.claim_id for one in ledger.all_claims() if one.claim.count.low == low]
    return found


def kept(ledger: Ledger, incident_id: str) -> str:
    """People killed, as the list has it."""
    found = {
        one.incident.incident_id: one.killed for one in list_under(ledger, IncidentQuery(), MINIMUM_MAXIMUM)
    }[incident_id]
    assert found is not None
    return found.words


def under(ledger: Ledger, incident_id: str, policy: str) -> str:
    """People killed under a policy."""
    comparison = compare_record(show_incident(ledger, incident_id))
    (result,) = [one for one in comparison.results if one.policy.name == policy]
    return "–" if result.killed is None else result.killed.words


def review(ledger: Ledger, value: str, *on: str, **correction: str) -> Change:
    return decide(ledger, Decision(REVIEW, value, on, tuple(correction.items())), ADA)


def test_a_rejected_reading_counts_nowhere_and_undo_brings_it_back(told: Ledger) -> None:
    incident_id = raid(told).incident.incident_id
    change = review(told, "rejected", claim_of(told, 21))
    assert kept(told, incident_id) == "12–15"
    (changed,) = change.incidents
    assert changed.before is not None and changed.after is not None
    assert changed.incident_id == incident_id
    assert changed.before.mention_ids == changed.after.mention_ids
    assert [one.words for one in changed.before.figures][:1] == ["12–21"]
    found = raid(told)
    assert found.figures[0].words == "12–15"
    assert "a person rejected the reading" in {step.detail for step in found.figures[0].steps}
    back = undo(told, change.judgement.judgement_id, ADA)
    assert [one.incident_id for one in back.incidents] == [incident_id]
    assert kept(told, incident_id) == "12–21"
    assert raid(told).judged == NOTHING_JUDGED
    assert told.verify() == []


def test_a_rejected_reading_bears_no_other_claim_out(told: Ledger) -> None:
    review(told, "corrected", claim_of(told, 15), low="12", high="12")
    judged = {one.claim.count.low: one.credibility for one in raid(told).claims}
    assert judged[12] is not None and judged[12].grade is Credibility.POSSIBLE
    review(told, "rejected", claim_of(told, 15))
    grades = {one.claim.claim_id: one.credibility for one in raid(told).claims}
    twelve = grades[claim_of(told, 12)]
    assert twelve is not None and twelve.grade is Credibility.DOUBTFUL
    suggestion = find_out(raid(told), MINIMUM_MAXIMUM).suggestion
    assert "2 independent sources" in " ".join(fact.words for fact in suggestion.facts)


def test_a_corrected_reading_counts_as_it_is_to_be_read(told: Ledger) -> None:
    incident_id = raid(told).incident.incident_id
    wrong = claim_of(told, 21)
    change = review(told, "corrected", wrong, low="18", high="open")
    assert kept(told, incident_id) == raid(told).figures[0].words == "12–18"
    (corrected,) = [one for one in raid(told).claims if one.claim.claim_id == wrong]
    assert (corrected.claim.count.low, corrected.claim.count.high) == (18, None)
    assert corrected.claim.count.qualifier is not None
    assert corrected.claim.count.qualifier.value == "at_least"
    assert corrected.review is Review.CORRECTED
    assert corrected.as_read is not None and corrected.as_read.count.low == 21
    assert corrected.claim.quote == corrected.as_read.quote
    assert change.judgement.correction == (("low", "18"), ("high", "open"))
    undo(told, change.judgement.judgement_id, ADA)
    assert kept(told, incident_id) == "12–21"


def test_who_is_said_to_say_so_can_be_corrected(told: Ledger) -> None:
    review(told, "corrected", claim_of(told, 21), claimant="Monitor A")
    names = {one.claimant.name for one in raid(told).claims if one.claimant is not None}
    assert names == {"Monitor A", "Monitor B"}
    assert {one.claimant.name for one in list_claimants(told)} == {*names, "Monitor D"}


def test_a_harm_that_was_read_wrongly_leaves_its_figure(told: Ledger) -> None:
    review(told, "corrected", claim_of(told, 21), harm="injured")
    found = raid(told).figures
    assert {(one.harm.value, one.words) for one in found if one.victim_class is None} == {
        ("killed", "12–15"),
        ("injured", "21"),
    }


def test_only_what_a_person_looked_at_enters_a_published_total(told: Ledger) -> None:
    def totals() -> list[str]:
        found = compare_records(list_records(told, IncidentQuery()), policies=only_reviewed())
        return [one.total.words for one in found.totals[:1]]

    assert totals() == ["0"]
    review(told, "accepted", claim_of(told, 12))
    review(told, "corrected", claim_of(told, 21), low="20", high="20")
    review(told, "rejected", claim_of(told, 15))
    assert totals() == ["12–20"]


def test_a_whole_incident_is_reviewed_but_for_what_was_looked_at(told: Ledger) -> None:
    incident_id = raid(told).incident.incident_id
    wrong = claim_of(told, 21)
    review(told, "rejected", wrong)
    accepted = review(told, "accepted", incident_id.lower()).judgement
    assert len(accepted.subjects) == 2 and kept(told, incident_id) == "12–15"
    assert raid(told).judged.reviews[wrong] is Review.REJECTED
    with pytest.raises(BadInput, match="every claim was reviewed"):
        review(told, "accepted", incident_id)
    report_id = other(told).mentions[0].report.report_id
    assert review(told, "accepted", report_id).judgement.subjects


def test_the_grade_of_a_person_decides_the_totals_of_airwars(told: Ledger) -> None:
    incident_id = raid(told).incident.incident_id
    change = decide(told, Decision(GRADE, "fair", (incident_id.lower(),)), ADA)
    assert change.incidents == ()
    records = list_records(told, IncidentQuery())
    airwars = {one.policy.name: one for one in compare_records(records).totals}["airwars"]
    assert (airwars.total.incidents, airwars.total.words) == (1, "12–21")
    assert find_out(raid(told), MINIMUM_MAXIMUM).grade is Grade.FAIR
    decide(told, Decision(GRADE, "weak", (incident_id,)), ADA)
    assert compare_record(raid(told)).grade is Grade.WEAK
    (latest, earlier) = list_history(told, incident_id)
    assert latest.holds and not earlier.holds
    assert earlier.overruled_by == (latest.judgement.judgement_id,)
    undo(told, latest.judgement.judgement_id, ADA)
    assert compare_record(raid(told)).grade is Grade.FAIR


def test_a_grade_follows_a_merge_and_comes_back_with_the_split(told: Ledger) -> None:
    one, two = raid(told).incident, other(told).incident
    decide(told, Decision(GRADE, "weak", (one.incident_id,)), ADA)
    decide(told, Decision(GRADE, "confirmed", (two.incident_id,)), ADA)
    merge_incidents(told, one.incident_id, two.incident_id, ADA)
    (merged,) = incident_ids(told).values()
    # The grade that was given last counts, whichever id was kept.
    assert load_judged(told).grades == {merged: Grade.CONFIRMED}
    assert len(list_history(told, merged)) == 3
    split_incident(told, merged, two.mention_ids, ADA)
    assert load_judged(told).grades == {one.incident_id: Grade.WEAK, two.incident_id: Grade.CONFIRMED}


def test_a_claimant_is_graded_by_any_of_its_names_in_every_incident(ledger: Ledger) -> None:
    for day, name, low in ((2, "SOHR", 12), (2, "Monitor A", 15), (20, "the Britain-based Observatory", 7)):
        say(ledger, name, day, low)
    match_ledger(ledger)
    observatory = "Syrian Observatory for Human Rights"
    change = decide(ledger, Decision(JudgementKind.RELIABILITY, "E", ("SOHR",)), ADA)
    assert change.judgement.subjects[0].subject_id == observatory
    incident_id = raid(ledger).incident.incident_id
    assert under(ledger, incident_id, "minimum-maximum") == "12–15"
    assert under(ledger, incident_id, "best-low-high") == "15"
    record = find_claimant(list_claimants(ledger), "SOHR", shipped_directory())
    assert record.claimant.notes.reliability is Reliability.E
    assert record.claimant.notes.reason == ADA.why
    graded = {
        one.claimant.name: one.claimant.notes.reliability
        for one in raid(ledger).claims
        if one.claimant is not None
    }
    assert graded == {observatory: Reliability.E, "Monitor A": Reliability.F}
    assert [one.judgement for one in list_history(ledger, incident_id)] == [change.judgement]
    decide(ledger, Decision(JudgementKind.RELIABILITY, "F", (observatory.lower(),)), ADA)
    assert under(ledger, incident_id, "best-low-high") == "12–15"


def say(ledger: Ledger, claimant: str | None, day: int, low: int, outlet: str | None = "") -> None:
    """A report with one claim of this claimant; each of an outlet of its own where none is given."""
    quote = f"{low} civilians were killed"
    name = f"Outlet {low}" if outlet == "" else outlet
    report = make_report(f"{quote} on day {day}.", title=f"Raid {low}", outlet=name)
    claim = make_claim(quote=quote, text=report.text, claimant=claimant)
    claim = replace(claim, count=replace(claim.count, low=low, high=low, phrase=str(low)))
    reading = make_reading(mentions=[mention_on(day)], claims=[claim], positions=[])
    assert ledger.add_report(report, reading, at=datetime.now(UTC)) is not None


def test_who_has_no_name_is_graded_with_its_teller(ledger: Ledger) -> None:
    say(ledger, "a doctor", 2, 12)
    say(ledger, None, 2, 15, outlet=None)
    say(ledger, "a doctor", 2, 21)
    match_ledger(ledger)
    incident_id = raid(ledger).incident.incident_id
    names = sorted(one.claimant.name for one in list_claimants(ledger))
    assert names == ["doctor (Outlet 12)", "doctor (Outlet 21)", "“Raid 15”"]
    for name in names:
        change = decide(ledger, Decision(JudgementKind.RELIABILITY, "E", (name,), within=incident_id), ADA)
        assert len(raid(ledger).judged.reliabilities) == 1, name
        undo(ledger, change.judgement.judgement_id, ADA)
    decide(ledger, Decision(JudgementKind.RELIABILITY, "E", (names[0],)), ADA)
    assert under(ledger, incident_id, "best-low-high") == "15–21"


def test_an_improbable_claim_is_left_out_where_a_policy_asks_for_grades(told: Ledger) -> None:
    incident_id = raid(told).incident.incident_id
    change = decide(told, Decision(JudgementKind.CREDIBILITY, "5", (claim_of(told, 21)[:14],)), ADA)
    assert change.incidents == ()
    assert kept(told, incident_id) == "12–21"
    assert under(told, incident_id, "airwars") == "12–15"
    (grade,) = [one.credibility for one in raid(told).claims if one.claim.count.low == 21]
    assert grade is not None and grade.is_judged and grade.reason == ADA.why


def test_claimants_judged_one_source_count_once(told: Ledger) -> None:
    incident_id = raid(told).incident.incident_id
    independence = JudgementKind.INDEPENDENCE
    pairs = (("Monitor A", "Monitor B"), ("monitor c", "Monitor A"))
    for pair in pairs:
        decide(told, Decision(independence, "one", pair, within=incident_id), ADA)
    (group,) = raid(told).independence
    assert group.is_judged and len(group.names) == 3
    assert find_out(raid(told), MINIMUM_MAXIMUM).sources.is_provisional
    # The order of the two does not matter, and the later judgement counts.
    decide(told, Decision(independence, "independent", ("Monitor A", "Monitor C")), ADA)
    assert sorted(len(one.names) for one in raid(told).independence) == [1, 2]
    decide(told, Decision(independence, "unsure", ("Monitor B", "Monitor A")), ADA)
    assert [len(one.names) for one in raid(told).independence] == [1, 1, 1]
    assert len(list_history(told, incident_id)) == 4
    assert list_history(told, other(told).incident.incident_id) == ()


def test_kept_figures_follow_from_reviews_alone() -> None:
    """What `recount` rests on: the policy of the kept figures asks for no grade and for no second claimant."""
    assert not MINIMUM_MAXIMUM.excluded_reliability and not MINIMUM_MAXIMUM.excluded_credibility
    assert MINIMUM_MAXIMUM.minimum_claimants == 1


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (Decision(GRADE, "best", ("INC-22222222",)), "is no grade: give one of confirmed"),
        (Decision(GRADE, "fair", ("INC-22222222",)), "No incident has the id"),
        (Decision(GRADE, "fair", ()), "needs its incident"),
        (Decision(JudgementKind.RELIABILITY, "A", ("Nobody",)), "No claimant of this ledger"),
        (Decision(JudgementKind.RELIABILITY, "G", ("Monitor A",)), "is no reliability"),
        (Decision(JudgementKind.CREDIBILITY, "7", ("12",)), "is no credibility"),
        (Decision(JudgementKind.CREDIBILITY, "2", ("clm-00000000",)), "No claim has the id"),
        (Decision(JudgementKind.CREDIBILITY, "2", ("clm",)), "is no claim: give its id"),
        (Decision(JudgementKind.INDEPENDENCE, "one", ("Monitor A",)), "name both"),
        (
            Decision(JudgementKind.INDEPENDENCE, "one", ("Monitor A", "the monitor a")),
            "both are one claimant",
        ),
        (Decision(REVIEW, "accepted", ()), "needs its claim"),
        (Decision(REVIEW, "read", ("INC-22222222",)), "is no review"),
        (Decision(REVIEW, "accepted", ("rpt-0000",)), "rpt-0000"),
        (Decision(JudgementKind.MERGE, "same", ("INC-22222222",)), "not decided like this"),
    ],
)
def test_what_cannot_be_decided_is_said_and_leaves_no_trace(
    told: Ledger, decision: Decision, words: str
) -> None:
    state = told.match_state()
    with pytest.raises((BadInput, NotFound), match=words):
        decide(told, decision, ADA)
    assert (told.match_state(), told.judgements()) == (state, [])


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        ({}, "what is right instead"),
        ({"low": "21"}, "says that already"),
        ({"low": "90"}, "runs backwards"),
        ({"low": "many"}, "give a whole number"),
        ({"low": "-3"}, "give a whole number"),
        ({"harm": "hurt"}, "harm is 'hurt': give one of killed"),
        ({"quote": "nobody"}, "cannot be corrected"),
        ({"claimant": "x" * 300}, "make it shorter"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(
    told: Ledger, correction: dict[str, str], words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        review(told, "corrected", claim_of(told, 21), **correction)
    assert told.judgements() == []


def test_a_correction_is_of_one_claim_and_of_no_other_review(told: Ledger) -> None:
    one, two = claim_of(told, 21), claim_of(told, 12)
    with pytest.raises(BadInput, match="of one claim, and these are 2"):
        review(told, "corrected", one, two, low="3", high="3")
    with pytest.raises(BadInput, match="goes with “corrected” alone"):
        review(told, "accepted", one, low="3")
    assert told.judgements() == []


def test_reading_anew_keeps_reviews_of_what_is_read_the_same(told: Ledger) -> None:
    incident_id = raid(told).incident.incident_id
    judged = {low: claim_of(told, low) for low in (12, 15, 21)}
    for claim_id in judged.values():
        review(told, "rejected", claim_id)
    decide(told, Decision(JudgementKind.CREDIBILITY, "2", (judged[12],)), ADA)
    for summary in told.report_summaries():
        report = told.report(summary.report_id).report
        quote = report.text[len(report.title) + 1 :].split(" on ")[0]
        low = int(quote.split()[0])
        claim = make_claim(quote=quote, text=report.text, claimant=MONITORS[low])
        # The new reader reads 15 as 16.
        number = low + (low == 15)
        claim = replace(claim, count=replace(claim.count, low=number, high=number, phrase=str(low)))
        day = 20 if low == 7 else 2
        reading = make_reading(reader="rules-2", mentions=[mention_on(day)], claims=[claim], positions=[])
        assert told.add_report(report, reading, at=datetime.now(UTC)) is not None
    match_ledger(told)
    # What was rejected stays so; what is read otherwise nobody has looked at.
    assert kept(told, incident_id) == "16"
    found = raid(told)
    assert {one.claim.count.low: one.review for one in found.claims} == {
        12: Review.REJECTED,
        16: Review.NONE,
        21: Review.REJECTED,
    }
    assert {one.claim.claim_id for one in found.claims}.isdisjoint(judged.values())
    assert len(list_history(told, incident_id)) == 3
    # A former claim still names the one that says the same.
    review(told, "accepted", judged[21])
    assert kept(told, incident_id) == "16–21"
    with pytest.raises(BadInput, match="the newest reads it otherwise"):
        review(told, "accepted", judged[15])


def test_a_merge_of_reviewed_incidents_counts_by_the_reviews(told: Ledger) -> None:
    review(told, "rejected", claim_of(told, 21))
    one, two = raid(told).incident, other(told).incident
    change = merge_incidents(told, one.incident_id, two.incident_id, ADA)
    assert "7–15" in {one.figures[0].words for one in [raid(told)]}
    merged = next(one for one in change.incidents if one.after is not None)
    assert merged.after is not None and merged.after.figures[0].words == "7–15"
    assert kept(told, merged.incident_id) == "7–15"


def test_a_correction_from_elsewhere_that_makes_no_sense_only_rejects(told: Ledger) -> None:
    change = review(told, "corrected", claim_of(told, 21), low="18", high="18")
    broken = replace(change.judgement, judgement_id="JDG-22222222", correction=(("low", "99"), ("high", "1")))
    told.append_judgement(replace(broken, at=datetime.now(UTC)))
    match_ledger(told)
    assert raid(told).figures[0].words == "12–15"


def test_matching_afresh_says_what_changed(told: Ledger) -> None:
    assert rematch(told, afresh=True) == ()
    late = keep(told, "Late", mention_on(2), low=30).reading.mentions[0].mention_id
    review(told, "rejected", claim_of(told, 12))
    (change,) = rematch(told)
    assert change.before is not None and change.after is not None
    assert late in change.after.mention_ids and len(change.before.mention_ids) == 3
    assert [one.words for one in change.after.figures] == ["15–30"]
    assert rematch(told) == () and rematch(told, afresh=True) == ()


def snapshot(ledger: Ledger) -> object:
    """Everything that is shown of the figures: kept, computed, under every policy, and the totals."""
    records = list_records(ledger, IncidentQuery())
    totals = compare_records(records)
    for _, record in records:
        claims = reconcile_record(record)
        for policy in POLICIES.values():
            for one in reconcile(claims, policy):
                if one.derivation is not None:
                    assert replay(one.derivation, claims, policy) == (one.low, one.high)
    listed = {
        name: [(one.incident.incident_id, one.killed, one.injured) for one in found]
        for name, found in (
            (name, list_under(ledger, IncidentQuery(), policy)) for name, policy in POLICIES.items()
        )
    }
    shown: dict[frozenset[str], tuple[Figure, ...]] = figures(ledger)
    return listed, shown, totals.totals, load_judged(ledger)


CORRECTIONS = st.sampled_from(
    [{"low": "3", "high": "9"}, {"harm": "injured"}, {"low": "open"}, {"claimant": "Monitor A"}]
)


@st.composite
def decisions(draw: st.DrawFn) -> tuple[str, str, int, int, dict[str, str]]:
    """A kind, a value, and on which of the things that there are."""
    kind = draw(st.sampled_from(KINDS))
    value = draw(st.sampled_from(VALUES[kind]))
    correction = draw(CORRECTIONS) if value == "corrected" else {}
    return kind, value, draw(st.integers(0, 3)), draw(st.integers(0, 3)), correction


def make_decision(ledger: Ledger, drawn: tuple[str, str, int, int, dict[str, str]]) -> Decision | None:
    """The decision on this ledger; None for two claimants that are one."""
    kind, value, first, second, correction = drawn
    claims = sorted(one.claim.claim_id for one in ledger.all_claims())
    names = sorted(MONITORS.values())
    ids = sorted(incident_ids(ledger).values())
    known = {one.claimant.name for one in list_claimants(ledger)}
    match JudgementKind(kind):
        case JudgementKind.GRADE:
            on: tuple[str, ...] = (ids[first % len(ids)],)
        case JudgementKind.RELIABILITY:
            on = (names[first],)
        case JudgementKind.INDEPENDENCE:
            on = (names[first], names[second])
        case _:
            on = (claims[first],)
    if (kind in ("reliability", "independence") and not set(on) <= known) or on == (names[first],) * 2:
        return None
    return Decision(JudgementKind(kind), value, on, tuple(correction.items()))


@given(st.lists(decisions(), min_size=1, max_size=6), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undoing_all_gives_the_first_figures_again(
    told: Ledger, drawn: list[tuple[str, str, int, int, dict[str, str]]], order: object
) -> None:
    """Whatever is decided in whatever order: kept figures are those that are computed, and undoing all in any order
    leaves no trace in them; a ledger that is matched afresh agrees at every step."""
    first = snapshot(told)
    recorded = []
    for one in drawn:
        decision = make_decision(told, one)
        try:
            if decision is not None:
                recorded.append(decide(told, decision, ADA).judgement.judgement_id)
        except BadInput:
            continue  # a correction that changes nothing, or runs backwards
    after = snapshot(told)
    assert rematch(told, afresh=True) == ()
    assert snapshot(told) == after
    order.shuffle(recorded)  # type: ignore[attr-defined]
    for judgement_id in recorded:
        undo(told, judgement_id, ADA)
    assert snapshot(told) == first
    assert rematch(told, afresh=True) == ()
    assert told.verify() == []
