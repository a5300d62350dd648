"""Judgements on a ledger: what they change, what they leave, and that all of it can be undone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.factory import make_mention, make_reading, make_report
from tests.pipeline.factory import figures, incident_ids, keep, mention_on

from knell.errors import BadInput, NotFound
from knell.model.judgement import Judgement, JudgementKind, Role, Verdict, current_values, make_subjects
from knell.model.judgement_record import Change
from knell.pipeline.judgement_history import list_history
from knell.pipeline.judging import (
    Judge,
    judge_link,
    merge_incidents,
    record,
    split_incident,
    undo,
)
from knell.pipeline.matching import match_ledger
from knell.store.incidents import Derived
from knell.store.ledger import Ledger
from knell.store.rows import StoredReading

ADA = Judge("Ada Recorder", "Both name the bakery.")


def mention_id(stored: StoredReading) -> str:
    return stored.reading.mentions[0].mention_id


def strikes(ledger: Ledger, *days: int) -> list[str]:
    """One report for each day, with a different toll; the ids of their mentions, after matching."""
    stored = [
        keep(ledger, f"Outlet {number}", mention_on(day), low=10 + number) for number, day in enumerate(days)
    ]
    match_ledger(ledger)
    return [mention_id(one) for one in stored]


def incident_of(ledger: Ledger, mention: str) -> str:
    return next(found for mentions, found in incident_ids(ledger).items() if mention in mentions)


def killed(ledger: Ledger, mention: str) -> str:
    found = next(found for mentions, found in figures(ledger).items() if mention in mentions)
    return next(one.words for one in found if one.victim_class is None and one.harm.value == "killed")


def test_a_merge_keeps_the_older_id_and_undo_gives_both_back(ledger: Ledger) -> None:
    one, other = strikes(ledger, 1, 20)
    before = incident_ids(ledger)
    older, newer = sorted((incident_of(ledger, each) for each in (one, other)), key=_age(ledger))
    change = merge_incidents(ledger, newer, older, ADA)
    assert incident_ids(ledger) == {frozenset({one, other}): older}
    assert ledger.incident(newer).incident.incident_id == older
    assert killed(ledger, one) == "10–11"
    by_id = {each.incident_id: each for each in change.incidents}
    assert by_id[newer].after is None and by_id[newer].went_into == older
    assert by_id[older].after is not None and set(by_id[older].after.mention_ids) == {one, other}

    back = undo(ledger, change.judgement.judgement_id, ADA)
    assert incident_ids(ledger) == before
    assert {each.incident_id for each in back.incidents} == {older, newer}
    assert ledger.verify() == []


def _age(ledger: Ledger) -> object:
    ages = {event.incident_id: number for number, event in enumerate(ledger.mint_events())}
    return lambda incident_id: ages[incident_id]


def test_a_split_leaves_the_id_with_those_who_stay(ledger: Ledger) -> None:
    one, two, three = strikes(ledger, 20, 20, 20)
    (incident_id,) = incident_ids(ledger).values()
    first = ledger.mint_events()[0].mention_id
    change = split_incident(ledger, incident_id, [first], ADA)
    assert incident_of(ledger, first) != incident_id
    assert {incident_of(ledger, each) for each in {one, two, three} - {first}} == {incident_id}
    new_id = incident_of(ledger, first)
    undo(ledger, change.judgement.judgement_id, ADA)
    assert list(incident_ids(ledger).values()) == [incident_id]
    assert ledger.incident(new_id).incident.incident_id == incident_id


def test_a_split_after_a_merge_brings_the_old_id_back(ledger: Ledger) -> None:
    one, other = strikes(ledger, 1, 20)
    ids = {each: incident_of(ledger, each) for each in (one, other)}
    merge_incidents(ledger, ids[one], ids[other], ADA)
    (merged,) = incident_ids(ledger).values()
    for each in (one, other):
        change = split_incident(ledger, merged, [each], ADA)
        assert {mention: incident_of(ledger, mention) for mention in ids} == ids
        undo(ledger, change.judgement.judgement_id, ADA)
        assert list(incident_ids(ledger).values()) == [merged]


def test_mentions_that_leave_together_stay_together(ledger: Ledger) -> None:
    one, two, three, four = strikes(ledger, 20, 20, 20, 20)
    (incident_id,) = incident_ids(ledger).values()
    split_incident(ledger, incident_id, [one, two], ADA)
    assert set(incident_ids(ledger)) == {frozenset({one, two}), frozenset({three, four})}


def test_different_outranks_a_score_and_same_outranks_a_conflict(ledger: Ledger) -> None:
    one, other, far = strikes(ledger, 20, 20, 1)
    judge_link(ledger, one, other, Verdict.DIFFERENT, ADA)
    assert incident_of(ledger, one) != incident_of(ledger, other)
    judge_link(ledger, one, far, Verdict.SAME, ADA)
    assert incident_of(ledger, one) == incident_of(ledger, far)


def test_of_contradictory_judgements_the_later_wins_and_the_other_is_shown(ledger: Ledger) -> None:
    one, other = strikes(ledger, 1, 20)
    first = judge_link(ledger, one, other, Verdict.SAME, ADA).judgement
    second = judge_link(ledger, one, other, Verdict.DIFFERENT, ADA).judgement
    assert len(incident_ids(ledger)) == 2
    latest, earliest = list_history(ledger)
    assert (latest.judgement.judgement_id, latest.holds) == (second.judgement_id, True)
    assert (earliest.judgement.judgement_id, earliest.holds) == (first.judgement_id, False)
    assert earliest.overruled_by == (second.judgement_id,)
    undo(ledger, second.judgement_id, ADA)
    assert len(incident_ids(ledger)) == 1


def test_unsure_keeps_the_link_open_and_marks_it(ledger: Ledger) -> None:
    one, other = strikes(ledger, 20, 20)
    judgement = judge_link(ledger, one, other, Verdict.UNSURE, ADA).judgement
    assert len(incident_ids(ledger)) == 2
    (candidate,) = ledger.incident(incident_of(ledger, one)).candidates
    assert candidate.own.mention.mention_id == one
    assert candidate.other.mention.mention_id == other
    assert candidate.incident_id == incident_of(ledger, other)
    assert candidate.judgement_id == judgement.judgement_id
    judge_link(ledger, one, other, Verdict.SAME, ADA)
    assert ledger.incident(incident_of(ledger, one)).candidates == ()
    assert len(incident_ids(ledger)) == 1


def test_a_statement_that_fits_several_strikes_waits_for_a_person(ledger: Ledger) -> None:
    found = strikes(ledger, 1, 5, 9)
    vague = replace(mention_on(1, 9))
    statement = mention_id(keep(ledger, "Spokesman", vague))
    match_ledger(ledger)
    assert len(incident_ids(ledger)) == 4
    own = incident_of(ledger, statement)
    offered = {one.incident_id for one in ledger.incident(own).candidates}
    assert offered == {incident_of(ledger, one) for one in found}
    for one in found:
        (candidate,) = ledger.incident(incident_of(ledger, one)).candidates
        assert (candidate.other.mention.mention_id, candidate.incident_id) == (statement, own)
        assert candidate.pair.features
    # Judged: it goes to one of them, brings none of the others along, and is offered to them no more.
    judge_link(ledger, statement, found[1], Verdict.SAME, ADA)
    assert len(incident_ids(ledger)) == 3
    assert incident_of(ledger, statement) == incident_of(ledger, found[1])
    assert all(ledger.incident(incident_of(ledger, one)).candidates == () for one in found)


def test_judging_a_whole_incident_different_takes_the_candidate_away(ledger: Ledger) -> None:
    found = strikes(ledger, 1, 5)
    statement = mention_id(keep(ledger, "Spokesman", mention_on(1, 5)))
    match_ledger(ledger)
    judge_link(ledger, statement, incident_of(ledger, found[0]), Verdict.DIFFERENT, ADA)
    # With one left that it fits, it joins that one.
    assert incident_of(ledger, statement) == incident_of(ledger, found[1])


def test_reading_anew_keeps_ids_and_judgements(ledger: Ledger) -> None:
    one, other = strikes(ledger, 1, 20)
    merge_incidents(ledger, incident_of(ledger, one), incident_of(ledger, other), ADA)
    (kept,) = incident_ids(ledger).values()
    report = ledger.report(ledger.report_summaries()[0].report_id).report
    again = ledger.add_report(
        report,
        make_reading(reader="rules-2", mentions=[mention_on(20)], claims=[], positions=[]),
        at=datetime.now(UTC),
    )
    assert again is not None
    match_ledger(ledger)
    ((mentions, incident_id),) = incident_ids(ledger).items()
    assert (incident_id, mention_id(again) in mentions, len(mentions)) == (kept, True, 2)
    assert [each.holds for each in list_history(ledger, kept)] == [True]
    # A former reading's mention still names the new one.
    assert judge_link(ledger, one, other, Verdict.DIFFERENT, ADA).incidents
    assert len(incident_ids(ledger)) == 2


def test_a_judgement_that_changes_nothing_says_so(ledger: Ledger) -> None:
    one, other = strikes(ledger, 20, 20)
    assert judge_link(ledger, one, other, Verdict.SAME, ADA).incidents == ()


def test_judgements_without_incidents_are_kept_and_read_back(ledger: Ledger) -> None:
    strikes(ledger, 20)
    (incident_id,) = incident_ids(ledger).values()
    (claim,) = ledger.incident(incident_id).claims
    kinds: list[tuple[JudgementKind, str, dict[str, list[str]]]] = [
        (JudgementKind.INDEPENDENCE, "one", {"left": ["Ada Example"], "right": ["Quiet Monitor"]}),
        (JudgementKind.RELIABILITY, "B", {"claimant": ["Quiet Monitor"]}),
        (JudgementKind.CREDIBILITY, "2", {"claim": [claim.claim.claim_id]}),
        (JudgementKind.GRADE, "fair", {"incident": [incident_id]}),
        (JudgementKind.REVIEW, "accepted", {"claim": [claim.claim.claim_id]}),
    ]
    for number, (kind, value, subjects) in enumerate(kinds):
        draft = Judgement(
            f"JDG-{number}", kind, value, make_subjects(**subjects), "Ada", datetime.now(UTC), "I read it."
        )
        assert record(ledger, draft).incidents == ()
    again = record(
        ledger,
        Judgement(
            "JDG-9",
            JudgementKind.RELIABILITY,
            "C",
            make_subjects(claimant=["Quiet Monitor"]),
            "Ada",
            datetime.now(UTC),
            "It was wrong twice.",
        ),
    )
    held = ledger.judgements()
    assert [one.kind for one in held[:5]] == [kind for kind, _, _ in kinds]
    assert held[0].of(Role.LEFT) == ("Ada Example",)
    assert current_values(held, JudgementKind.RELIABILITY)[("Quiet Monitor",)].value == "C"
    undo(ledger, again.judgement.judgement_id, ADA)
    assert current_values(ledger.judgements(), JudgementKind.RELIABILITY)[("Quiet Monitor",)].value == "B"
    assert ledger.verify() == []


def wrong(ledger: Ledger, action: str, one: str, incident_id: str) -> Change:
    """Something that cannot be judged."""
    actions = {
        "no reason": lambda: judge_link(ledger, one, incident_id, Verdict.SAME, Judge("Ada", " ")),
        "no name": lambda: judge_link(ledger, one, incident_id, Verdict.SAME, Judge("", "Why not.")),
        "itself": lambda: judge_link(ledger, one, one, Verdict.SAME, ADA),
        "merged": lambda: merge_incidents(ledger, incident_id, incident_id.lower(), ADA),
        "all": lambda: split_incident(ledger, incident_id, [one], ADA),
        "none": lambda: split_incident(ledger, incident_id, [], ADA),
        "short": lambda: judge_link(ledger, "mn", one, Verdict.SAME, ADA),
        "unknown": lambda: judge_link(ledger, "mnt-00000000", one, Verdict.SAME, ADA),
        "unknown incident": lambda: merge_incidents(ledger, incident_id, "INC-22222222", ADA),
        "unknown judgement": lambda: undo(ledger, "JDG-22222222", ADA),
    }
    return actions[action]()


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("no reason", "reason is missing"),
        ("no name", "who judges is missing"),
        ("itself", "both sides are the same"),
        ("merged", "one incident already"),
        ("all", "not all"),
        ("none", "at least one"),
        ("short", "is no mention"),
        ("unknown", "No mention"),
        ("unknown incident", "No incident"),
        ("unknown judgement", "No judgement"),
    ],
)
def test_what_cannot_be_judged_is_said_and_leaves_no_trace(ledger: Ledger, action: str, words: str) -> None:
    one, _ = strikes(ledger, 1, 20)
    position = ledger.position()
    with pytest.raises((BadInput, NotFound), match=words):
        wrong(ledger, action, one, incident_of(ledger, one))
    assert (ledger.position(), ledger.judgements()) == (position, [])


def test_an_undo_is_undone_and_nothing_is_undone_twice(ledger: Ledger) -> None:
    one, other = strikes(ledger, 1, 20)
    merged = judge_link(ledger, one, other, Verdict.SAME, ADA).judgement.judgement_id
    first = undo(ledger, merged, ADA).judgement.judgement_id
    with pytest.raises(BadInput, match=f"undone already, by {first}"):
        undo(ledger, merged, ADA)
    undo(ledger, first, ADA)
    assert len(incident_ids(ledger)) == 1


def test_a_form_sent_twice_counts_once(ledger: Ledger) -> None:
    one, other = strikes(ledger, 1, 20)
    judge = replace(ADA, judgement_id="JDG-77777777")
    judge_link(ledger, one, other, Verdict.SAME, judge)
    with pytest.raises(BadInput, match="recorded already"):
        judge_link(ledger, one, other, Verdict.SAME, judge)
    assert len(ledger.judgements()) == 1


def test_a_report_that_comes_meanwhile_is_not_lost(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process adds a report between the reckoning and the writing: it is reckoned anew."""
    one, other = strikes(ledger, 1, 20)
    position = ledger.position()
    late: list[str] = []

    def position_then_add() -> int:
        found = position if not late else real()
        if not late:
            late.append(mention_id(keep(ledger, "Late", mention_on(1))))
        return found

    real = ledger.position
    monkeypatch.setattr(ledger, "position", position_then_add)
    judge_link(ledger, one, other, Verdict.SAME, ADA)
    assert set(incident_ids(ledger)) == {frozenset({one, other, late[0]})}


def test_a_clock_that_is_put_back_does_not_reorder_the_log(ledger: Ledger) -> None:
    one, other = strikes(ledger, 1, 20)
    ahead = datetime(2100, 1, 1, tzinfo=UTC)
    draft = Judgement(
        "JDG-2",
        JudgementKind.LINK,
        "same",
        make_subjects(left=[one], right=[other]),
        "Ada",
        ahead,
        "From a machine whose clock is ahead.",
    )
    ledger.judge(draft, _nothing(), position=ledger.position())
    later = judge_link(ledger, one, other, Verdict.DIFFERENT, ADA).judgement
    assert later.at > ahead
    assert len(incident_ids(ledger)) == 2


def _nothing() -> Derived:
    return Derived((), {}, (), ())


def test_one_report_that_was_judged_one_event_twice_stays_whole(ledger: Ledger) -> None:
    """A reader that makes two mentions of one event: a person puts them together."""
    report = make_report("A strike on Testabad. Another word on it.", published=date(2017, 6, 27))
    mentions = [replace(make_mention(f"I{number}"), spans=()) for number in (1, 2)]
    stored = ledger.add_report(
        report, make_reading(mentions=mentions, claims=[], positions=[]), at=datetime.now(UTC)
    )
    assert stored is not None
    match_ledger(ledger)
    assert len(incident_ids(ledger)) == 2
    judge_link(ledger, *(one.mention_id for one in stored.reading.mentions), Verdict.SAME, ADA)
    assert len(incident_ids(ledger)) == 1
