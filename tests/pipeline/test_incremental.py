"""Adding a report touches only what it can touch, and gives what matching everything anew would give."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factory import NOON, make_reading, make_report
from tests.match.builders import item_lists
from tests.pipeline.factory import figures, incident_ids, keep, mention_on

from knell.match.items import MatchItem
from knell.match.score import load_weights
from knell.model.incident import Mention
from knell.model.judgement import Judgement, JudgementKind, Verdict, make_subjects
from knell.model.record import IncidentQuery
from knell.pipeline.judging import Judge, judge_link, undo
from knell.pipeline.matching import match_ledger
from knell.store.incidents import Derived
from knell.store.ledger import Ledger
from knell.store.mention_keys import Telling
from knell.text.directory import extend, shipped_directory

ADA = Judge("Ada Recorder", "Both name the bakery.")


def add_item(ledger: Ledger, item: MatchItem) -> None:
    """A report of its own with the mention of this item."""
    report = make_report(f"A report: {item.mention_id}.", title=item.mention_id, outlet="The Example Post")
    mention = replace(item.mention, spans=())
    reading = make_reading(mentions=[mention], claims=[], positions=[])
    ledger.add_report(replace(report, published=item.published), reading, at=NOON)


def candidates(ledger: Ledger) -> object:
    """What waits for a person, at each incident."""
    return {
        one.incident.incident_id: ledger.incident(one.incident.incident_id).candidates
        for one in ledger.incident_summaries(IncidentQuery())
    }


def state(ledger: Ledger) -> object:
    """What matching has to say: incidents with their links, figures, and the pairs behind them."""
    found = {
        frozenset(one.incident.mention_ids): (
            one.incident.type,
            one.incident.when,
            one.incident.where,
            ledger.incident(one.incident.incident_id).incident.links,
        )
        for one in ledger.incident_summaries(IncidentQuery())
    }
    ids = [mention_id for members in found for mention_id in members]
    return found, figures(ledger), ledger.pairs_around(ids)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(item_lists(max_size=8), st.randoms(use_true_random=False))
def test_one_by_one_in_any_order_gives_what_a_full_rebuild_gives(
    tmp_path_factory: pytest.TempPathFactory, items: list[MatchItem], chance: object
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    order = list(items)
    chance.shuffle(order)  # type: ignore[attr-defined]
    with Ledger.open(str(folder / "one.db"), folder / "secret") as ledger:
        match_ledger(ledger)
        for item in order:
            add_item(ledger, item)
            match_ledger(ledger)
        one_by_one, ids = state(ledger), incident_ids(ledger)
        assert ledger.verify() == []
        match_ledger(ledger, afresh=True)
        assert state(ledger) == one_by_one
        assert incident_ids(ledger) == ids
    with Ledger.open(str(folder / "all.db"), folder / "secret") as ledger:
        for item in items:
            add_item(ledger, item)
        match_ledger(ledger)
        assert state(ledger) == one_by_one


def test_only_what_the_new_report_can_touch_is_saved_again(ledger: Ledger) -> None:
    keep(ledger, "A", mention_on(1))
    keep(ledger, "B", mention_on(20))
    match_ledger(ledger)
    before = {one.incident.incident_id: one for one in ledger.incident_summaries(IncidentQuery())}
    touched = []
    keep(ledger, "C", mention_on(20))
    keep_matched = ledger.keep_matched

    def kept(derived: Derived, **more: Any) -> bool:
        touched.extend(derived.incidents)
        return keep_matched(derived, **more)

    ledger.keep_matched = kept  # type: ignore[method-assign]
    assert match_ledger(ledger) == 2
    assert [len(incident.mention_ids) for incident in touched] == [2]
    assert touched[0].incident_id in before


def test_nothing_new_changes_nothing(ledger: Ledger) -> None:
    keep(ledger, "A", mention_on(1))
    match_ledger(ledger)
    before, events = state(ledger), ledger.mint_events()
    match_ledger(ledger)
    assert (state(ledger), ledger.mint_events()) == (before, events)


def test_other_weights_match_everything_anew(ledger: Ledger) -> None:
    keep(ledger, "A", mention_on(1))
    match_ledger(ledger)
    assert ledger.match_version() == load_weights().version
    ledger.settle_all("an older version")
    match_ledger(ledger)
    assert ledger.match_version() == load_weights().version


def test_a_run_that_was_killed_between_is_made_good_by_the_next(ledger: Ledger) -> None:
    """Pairs were written, incidents were not; then incidents were, and the note that all is done was not."""
    keep(ledger, "A", mention_on(1))
    keep(ledger, "B", mention_on(1))
    match_ledger(ledger)
    whole = incident_ids(ledger)
    pairs = ledger.pairs_around(next(iter(whole)))[1]
    ledger.replace_pairs({}, pairs)
    assert ledger.match_version() is None
    match_ledger(ledger)
    assert incident_ids(ledger) == whole
    stored = keep(ledger, "C", mention_on(1))
    new = stored.reading.mentions[0].mention_id
    ledger.add_pairs({new: Telling()}, [])
    match_ledger(ledger)
    assert [len(members) for members in incident_ids(ledger)] == [3]


@pytest.mark.parametrize("second", [mention_on(24, 26), mention_on(12)])
def test_a_report_read_anew_moves_what_stood_beside_it(ledger: Ledger, second: Mention) -> None:
    """A bridge between two incidents goes, or stays, as its new reading says; all as if matched anew."""
    keep(ledger, "A", mention_on(24))
    keep(ledger, "B", mention_on(26))
    bridge = keep(ledger, "Bridge", mention_on(24, 26))
    assert match_ledger(ledger) == 1
    report = ledger.report(bridge.report_id).report
    again = make_reading(reader="rules-2", mentions=[second], claims=[], positions=[])
    assert ledger.add_report(report, again, at=NOON) is not None
    count = match_ledger(ledger)
    assert count == (1 if second == mention_on(24, 26) else 3)
    found = state(ledger)
    match_ledger(ledger, afresh=True)
    assert state(ledger) == found
    assert ledger.verify() == []


def test_a_mention_without_a_day_is_found_by_the_news(ledger: Ledger) -> None:
    """Told of without a day a day after a strike on the same market, and again a year later."""
    struck = replace(mention_on(20), target="the fish market")
    keep(ledger, "A", struck)
    match_ledger(ledger)
    undated = replace(struck, when=None)
    for published, pairs in ((date(2017, 6, 21), 1), (date(2017, 6, 21) + timedelta(365), 0)):
        report = replace(make_report(f"Told on {published}.", outlet=f"Of {published}"), published=published)
        stored = ledger.add_report(report, make_reading(mentions=[undated], claims=[], positions=[]), at=NOON)
        assert stored is not None
        match_ledger(ledger)
        (mention,) = stored.reading.mentions
        assert len(ledger.pairs_around([mention.mention_id])[1]) == pairs


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(item_lists(max_size=8), st.randoms(use_true_random=False))
def test_judgements_between_reports_give_what_a_full_rebuild_gives(
    tmp_path_factory: pytest.TempPathFactory, items: list[MatchItem], chance: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("judged")
    with Ledger.open(str(folder / "one.db"), folder / "secret") as ledger:
        made: list[str] = []
        for item in items:
            add_item(ledger, item)
            match_ledger(ledger)
            present = sorted(one for members in incident_ids(ledger) for one in members)
            if len(present) > 1 and chance.random() < 0.7:
                left, right = chance.sample(present, 2)
                made.append(
                    judge_link(ledger, left, right, chance.choice(list(Verdict)), ADA).judgement.judgement_id
                )
            if made and chance.random() < 0.4:
                undo(ledger, made.pop(), ADA)
        one_by_one = state(ledger), incident_ids(ledger), candidates(ledger)
        match_ledger(ledger, afresh=True)
        assert (state(ledger), incident_ids(ledger), candidates(ledger)) == one_by_one
        assert ledger.verify() == []


def test_a_judgement_made_elsewhere_waits_for_matching(ledger: Ledger) -> None:
    one, other = (keep(ledger, name, mention_on(day)) for name, day in (("A", 1), ("B", 20)))
    match_ledger(ledger)
    sides = [stored.reading.mentions[0].mention_id for stored in (one, other)]
    same = Judgement(
        "JDG-99999999",
        JudgementKind.LINK,
        "same",
        make_subjects(left=sides[:1], right=sides[1:]),
        "Ada",
        NOON,
        "Told to me.",
    )
    ledger.append_judgement(same)
    assert len(incident_ids(ledger)) == 2
    assert match_ledger(ledger) == 1
    undone = replace(
        same,
        judgement_id="JDG-99999998",
        kind=JudgementKind.UNDO,
        value="undone",
        subjects=make_subjects(undone=[same.judgement_id]),
        at=NOON + timedelta(1),
    )
    ledger.append_judgement(undone)
    assert match_ledger(ledger) == 2


def test_figures_are_counted_anew_with_other_sources(ledger: Ledger) -> None:
    keep(ledger, "A", mention_on(1))
    match_ledger(ledger)
    counted = ledger.counted_by()
    assert counted is not None
    match_ledger(ledger)
    assert ledger.counted_by() == counted
    mine = extend(shipped_directory(), {"name": "Testabad Count", "kind": "monitor"})
    match_ledger(ledger, mine)
    assert ledger.counted_by() not in {None, counted}


def test_a_report_read_anew_while_its_mentions_are_matched_is_matched_again(ledger: Ledger) -> None:
    """Between the reckoning and the writing another process reads it anew: the old mention is not put back."""
    stored = keep(ledger, "A", mention_on(1))
    match_ledger(ledger)
    keep(ledger, "B", mention_on(1))
    report = ledger.report(stored.report_id).report
    again = make_reading(reader="rules-2", mentions=[mention_on(12)], claims=[], positions=[])
    real = ledger.claims_of

    def count_then_read(*given: Any, **more: Any) -> Any:
        found = real(*given, **more)
        ledger.add_report(report, again, at=NOON)
        return found

    ledger.claims_of = count_then_read  # type: ignore[method-assign]
    match_ledger(ledger)
    ledger.claims_of = real  # type: ignore[method-assign]
    assert match_ledger(ledger) == 2
    found = state(ledger)
    match_ledger(ledger, afresh=True)
    assert state(ledger) == found


def test_a_review_made_elsewhere_counts_once_it_was_matched(ledger: Ledger) -> None:
    stored = keep(ledger, "A", mention_on(1), low=12)
    keep(ledger, "B", mention_on(1), low=30)
    match_ledger(ledger)
    (members,) = incident_ids(ledger)
    before = figures(ledger)
    claim_id = stored.reading.claims[0].claim_id
    rejected = Judgement(
        "JDG-99999997",
        JudgementKind.REVIEW,
        "rejected",
        make_subjects(claim=[claim_id]),
        "Ada",
        NOON,
        "It is of another day.",
    )
    ledger.append_judgement(rejected)
    match_ledger(ledger)
    assert (set(incident_ids(ledger)), figures(ledger) == before) == ({members}, False)
