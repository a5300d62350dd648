"""What terminal and pages see of a ledger."""

from datetime import date

import pytest
from tests.pipeline.factory import add, keep, make_article, make_articles, mention_on

from knell.adapters.gazetteer import SqliteGazetteer
from knell.errors import NotFound
from knell.model.record import IncidentQuery
from knell.pipeline.look import list_incidents, list_reports, show_incident, show_report
from knell.pipeline.matching import match_ledger
from knell.store.ledger import Ledger


def test_incidents_come_latest_first_and_are_narrowed(ledger: Ledger) -> None:
    for name, day in (("A", 10), ("B", 20), ("C", 20)):
        keep(ledger, name, mention_on(day))
    match_ledger(ledger)
    found = list_incidents(ledger, IncidentQuery())
    days = [one.incident.when.earliest.day for one in found if one.incident.when is not None]
    assert (days, [one.report_count for one in found]) == ([20, 10], [2, 1])
    assert [one.report_count for one in list_incidents(ledger, IncidentQuery(latest=date(2017, 6, 19)))] == [
        1
    ]


def test_an_incident_comes_with_the_steps_of_its_figures(ledger: Ledger) -> None:
    keep(ledger, "A", mention_on(20), low=12)
    keep(ledger, "B", mention_on(20), low=14)
    match_ledger(ledger)
    (summary,) = list_incidents(ledger, IncidentQuery())
    record = show_incident(ledger, summary.incident.incident_id)
    assert summary.killed is not None
    (total,) = [figure for figure in record.figures if figure.victim_class is None]
    assert (total.low, total.high) == (summary.killed.low, summary.killed.high) == (12, 14)
    assert total.steps
    known = {sourced.claim.claim_id for sourced in record.claims}
    assert {claim_id for step in total.steps for claim_id in step.claim_ids} == known
    assert len(record.mentions) == 2


def test_a_report_comes_with_its_reading_and_the_incident_of_each_mention(
    ledger: Ledger, gazetteer: SqliteGazetteer
) -> None:
    _, (outcome,) = add(ledger, gazetteer, make_articles(make_article()))
    (summary,) = list_reports(ledger)
    assert summary.report_id == outcome.report_id
    record = show_report(ledger, summary.report_id)
    (incident,) = list_incidents(ledger, IncidentQuery())
    assert set(record.incident_ids.values()) == {incident.incident.incident_id}
    assert set(record.incident_ids) == {mention.mention_id for mention in record.reading.mentions}
    for claim in record.reading.claims:
        assert record.report.text[claim.span.start : claim.span.end] == claim.quote


def test_what_is_not_there_is_not_found(ledger: Ledger) -> None:
    with pytest.raises(NotFound, match="INC-22222222"):
        show_incident(ledger, "INC-22222222")
    with pytest.raises(NotFound, match="rpt-0"):
        show_report(ledger, "rpt-0")
    assert list_incidents(ledger, IncidentQuery()) == list_reports(ledger) == []
