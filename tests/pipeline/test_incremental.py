"""Adding a report touches only what it can touch, and gives what matching everything anew would give."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factory import NOON, make_reading, make_report
from tests.match.builders import item_lists
from tests.pipeline.factory import figures, incident_ids, keep, mention_on

from knell.match.items import MatchItem
from knell.match.score import load_weights
from knell.model.incident import Mention
from knell.model.record import IncidentQuery
from knell.pipeline.matching import match_ledger
from knell.store.ledger import Ledger


def add_item(ledger: Ledger, item: MatchItem) -> None:
    """A report of its own with the mention of this item."""
    report = make_report(f"A report: {item.mention_id}.", title=item.mention_id, outlet="The Example Post")
    mention = replace(item.mention, spans=())
    reading = make_reading(mentions=[mention], claims=[], positions=[])
    ledger.add_report(replace(report, published=item.published), reading, at=NOON)


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
    save = ledger.save_incidents

    def saved(found, *rest, **more):  # type: ignore[no-untyped-def]
        touched.extend(found)
        save(found, *rest, **more)

    ledger.save_incidents = saved  # type: ignore[method-assign]
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
    ledger.replace_pairs(pairs)
    assert ledger.match_version() is None
    match_ledger(ledger)
    assert incident_ids(ledger) == whole
    stored = keep(ledger, "C", mention_on(1))
    new = stored.reading.mentions[0].mention_id
    ledger.add_pairs([new], [])
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
    """Told of without a day a week after a strike on the same town, and again a year later."""
    keep(ledger, "A", mention_on(20))
    match_ledger(ledger)
    undated = replace(mention_on(20), when=None)
    for published, pairs in ((date(2017, 6, 27), 1), (date(2017, 6, 27) + timedelta(365), 0)):
        report = replace(make_report(f"Told on {published}.", outlet=f"Of {published}"), published=published)
        stored = ledger.add_report(report, make_reading(mentions=[undated], claims=[], positions=[]), at=NOON)
        assert stored is not None
        match_ledger(ledger)
        (mention,) = stored.reading.mentions
        assert len(ledger.pairs_around([mention.mention_id])[1]) == pairs
