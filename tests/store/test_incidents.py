"""Incidents: derived rows are replaced, ids are kept for ever."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.factory import (
    NOON,
    make_mention,
    make_reading,
    make_report,
    make_when,
    make_where,
)
from tests.store.factory import EVERYTHING, add, make_figure, make_incident, save

from knell.errors import NotFound
from knell.model.claim import Harm, VictimClass
from knell.model.incident import IncidentType
from knell.model.mint import MintEvent
from knell.model.record import IncidentQuery
from knell.store.ledger import Ledger


def test_round_trip(ledger: Ledger) -> None:
    one, other = add(ledger, "A"), add(ledger, "B")
    incident = make_incident("INC-AAAA2222", one, other)
    figures = [
        make_figure(12, None),
        make_figure(12, 14, victim_class=VictimClass.CIVILIAN, is_contested=True),
        make_figure(24, None, Harm.INJURED, is_vague=True),
    ]
    save(ledger, incident, figures={"INC-AAAA2222": figures})
    record = ledger.incident("inc-aaaa2222")
    assert record.incident == incident
    assert list(record.figures) == [replace(figure, steps=()) for figure in figures]
    assert [linked.report.outlet for linked in record.mentions] == ["A", "B"]
    assert [linked.mention.mention_id for linked in record.mentions] == list(incident.mention_ids)
    assert {claim.report.report_id for claim in record.claims} == {one.report_id, other.report_id}
    (summary,) = ledger.incident_summaries(EVERYTHING)
    assert summary.incident == replace(incident, links=())
    assert (summary.killed, summary.injured) == (record.figures[0], record.figures[2])
    assert (summary.report_count, summary.claim_count) == (2, 2)
    assert ledger.report(one.report_id).incident_ids == {incident.mention_ids[0]: "INC-AAAA2222"}
    assert ledger.counts().incidents == 1
    assert ledger.verify() == []


def test_positions_come_with_the_incident(ledger: Ledger) -> None:
    stored = ledger.add_report(make_report(), make_reading(), at=NOON)
    assert stored is not None
    save(ledger, make_incident("INC-A", stored))
    (found,) = ledger.incident("INC-A").positions
    assert (found.position, found.report.report_id) == (stored.reading.positions[0], stored.report_id)


def test_incident_without_time_and_place(ledger: Ledger) -> None:
    stored = add(ledger, "A", make_mention(when=None, where=None))
    incident = make_incident("INC-A", stored)
    save(ledger, incident)
    assert ledger.incident("INC-A").incident == incident


def test_saving_again_replaces(ledger: Ledger) -> None:
    one, other = add(ledger, "A"), add(ledger, "B")
    save(ledger, make_incident("INC-A", one), figures={"INC-A": [make_figure(1, 1), make_figure(2, 2)]})
    incident = make_incident("INC-A", one, other, type=IncidentType.SHELLING, when=None)
    save(ledger, incident, figures={"INC-A": [make_figure(3, 3)]})
    record = ledger.incident("INC-A")
    assert record.incident == incident
    assert [figure.low for figure in record.figures] == [3]
    assert len(ledger.mint_events()) == 1


def test_mentions_move(ledger: Ledger) -> None:
    one, other, third = add(ledger, "A"), add(ledger, "B"), add(ledger, "C")
    save(ledger, make_incident("INC-A", one, other, third))
    save(ledger, make_incident("INC-B", other))
    left = ledger.incident("INC-A").incident
    assert left.mention_ids == tuple(stored.reading.mentions[0].mention_id for stored in (one, third))
    assert left.links == ()
    counts = {one.incident.incident_id: one.report_count for one in ledger.incident_summaries(EVERYTHING)}
    assert counts == {"INC-A": 2, "INC-B": 1}


def test_incident_that_lost_every_mention_is_not_listed(ledger: Ledger) -> None:
    stored = add(ledger, "A")
    save(ledger, make_incident("INC-A", stored))
    save(ledger, make_incident("INC-B", stored))
    assert [one.incident.incident_id for one in ledger.incident_summaries(EVERYTHING)] == ["INC-B"]
    assert ledger.counts().incidents == 1
    assert ledger.incident("INC-A").incident.mention_ids == ()


def test_mint_events_are_in_the_order_of_time_and_id(ledger: Ledger) -> None:
    stored = [add(ledger, name) for name in "ABC"]
    incidents = [make_incident(f"INC-{name}", one) for name, one in zip("ABC", stored, strict=True)]
    anchors = [incident.mention_ids[0] for incident in incidents]
    minted = [
        MintEvent("INC-A", anchors[0], NOON + timedelta(seconds=1), "evt-1"),
        MintEvent("INC-B", anchors[1], NOON, "evt-3"),
        MintEvent("INC-C", anchors[2], NOON, "evt-2"),
    ]
    save(ledger, *incidents, minted=minted)
    assert ledger.mint_events() == [minted[2], minted[1], minted[0]]


def test_anchor_can_be_moved_by_a_further_event(ledger: Ledger) -> None:
    one, other = add(ledger, "A"), add(ledger, "B")
    incident = make_incident("INC-A", one, other)
    first, second = (
        MintEvent("INC-A", mention_id, NOON + timedelta(days=day), f"mint-{day}")
        for day, mention_id in enumerate(incident.mention_ids)
    )
    save(ledger, incident, minted=[first])
    save(ledger, incident, minted=[first, second])
    assert ledger.mint_events() == [first, second]


def test_new_reading_takes_the_old_ones_mentions_out(ledger: Ledger) -> None:
    one, other = add(ledger, "A"), add(ledger, "B")
    save(ledger, make_incident("INC-A", one, other), make_incident("INC-B", add(ledger, "C")))
    add(ledger, "A", reader="rules-2")
    add(ledger, "C", reader="rules-2")
    (summary,) = ledger.incident_summaries(EVERYTHING)
    assert (summary.incident.incident_id, summary.report_count) == ("INC-A", 1)
    assert ledger.incident("INC-A").incident.mention_ids == (other.reading.mentions[0].mention_id,)
    assert ledger.counts().incidents == 1


def test_anchor_follows_a_new_reading(ledger: Ledger) -> None:
    stored = add(ledger, "A")
    save(ledger, make_incident("INC-A", stored))
    second, third = add(ledger, "A", reader="rules-2"), add(ledger, "A", reader="rules-3")
    (mint,) = ledger.mint_events()
    assert mint.mention_id == third.reading.mentions[0].mention_id != second.reading.mentions[0].mention_id
    add(ledger, "A", make_mention(spans=()), reader="rules-4")
    assert ledger.mint_events() == [mint]


def test_merged_ids_lead_on(ledger: Ledger) -> None:
    stored = [add(ledger, name) for name in "ABC"]
    for name, one in zip("ABC", stored, strict=True):
        save(ledger, make_incident(f"INC-{name}", one))
    save(ledger, make_incident("INC-B", stored[0], stored[1]), merged=[("INC-A", "INC-B")])
    save(ledger, make_incident("INC-C", *stored), merged=[("INC-B", "INC-C")])
    for incident_id in ("INC-A", "INC-B", "INC-C"):
        assert ledger.incident(incident_id).incident == make_incident("INC-C", *stored)
    assert [one.incident.incident_id for one in ledger.incident_summaries(EVERYTHING)] == ["INC-C"]
    assert ledger.counts().incidents == 1
    assert ledger.verify() == []


def test_merge_is_logged_once(ledger: Ledger, execute: Callable[..., list[Any]]) -> None:
    one, other = add(ledger, "A"), add(ledger, "B")
    save(ledger, make_incident("INC-A", one), make_incident("INC-B", other))
    for _ in range(2):
        save(ledger, make_incident("INC-B", one, other), merged=[("INC-A", "INC-B")])
    assert execute("SELECT subject_id FROM events WHERE kind = 'incident_merged'") == [("INC-A",)]


def test_merge_can_be_taken_back(ledger: Ledger) -> None:
    one, other = add(ledger, "A"), add(ledger, "B")
    save(ledger, make_incident("INC-A", one), make_incident("INC-B", other))
    save(ledger, make_incident("INC-B", one, other), merged=[("INC-A", "INC-B")])
    save(ledger, make_incident("INC-A", one), make_incident("INC-B", other))
    assert ledger.incident("INC-A").incident == make_incident("INC-A", one)
    assert ledger.counts().incidents == 2


def test_merge_of_an_id_that_was_only_minted(ledger: Ledger) -> None:
    save(ledger, make_incident("INC-B", add(ledger, "A")), merged=[("INC-A", "INC-B")])
    assert ledger.incident("INC-A").incident.incident_id == "INC-B"


def test_merges_in_a_circle_are_refused(ledger: Ledger) -> None:
    one, other = add(ledger, "A"), add(ledger, "B")
    save(ledger, make_incident("INC-A", one), make_incident("INC-B", other))
    with pytest.raises(ValueError, match="leads back"):
        save(ledger, merged=[("INC-A", "INC-B"), ("INC-B", "INC-A")])
    assert ledger.counts().incidents == 2
    with pytest.raises(NotFound, match="INC-Z"):
        save(ledger, merged=[("INC-A", "INC-Z")])


def test_unknown_incident(ledger: Ledger) -> None:
    with pytest.raises(NotFound, match="No incident has the id INC-ZZZZZZZZ"):
        ledger.incident("INC-ZZZZZZZZ")


def test_unknown_mention_leaves_everything_as_it_was(ledger: Ledger) -> None:
    stored = add(ledger, "A")
    save(ledger, make_incident("INC-A", stored))
    bad = make_incident("INC-B", stored, mention_ids=("mnt-0",), links=())
    with pytest.raises(NotFound, match="No mention has the id mnt-0"):
        save(ledger, make_incident("INC-A", stored, when=None), bad)
    assert ledger.incident("INC-A").incident == make_incident("INC-A", stored)
    assert len(ledger.mint_events()) == 1


QUERIES = [
    (EVERYTHING, "CBAD"),
    (IncidentQuery(earliest=date(2017, 6, 26)), "CBA"),
    (IncidentQuery(earliest=date(2017, 6, 27)), "CB"),
    (IncidentQuery(latest=date(2017, 6, 26)), "A"),
    (IncidentQuery(earliest=date(2017, 7, 1), latest=date(2017, 7, 1)), "B"),
    (IncidentQuery(type=IncidentType.SHELLING), "B"),
    (IncidentQuery(country="sy"), "AD"),
    (IncidentQuery(country="IQ"), "B"),
    (IncidentQuery(killed_at_least=12), "BA"),
    (IncidentQuery(killed_at_least=13), "B"),
    (IncidentQuery(killed_at_least=1), "CBA"),
    (IncidentQuery(words="testabad"), "AD"),
    (IncidentQuery(words="MARKET strike"), "CBAD"),
    (IncidentQuery(words="ümlaut"), "C"),
    (IncidentQuery(words="strike B otherville"), "B"),
    (IncidentQuery(words="nowhere"), ""),
    (IncidentQuery(words="testabad", killed_at_least=1), "A"),
]


@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_queries(ledger: Ledger, query: IncidentQuery, expected: str) -> None:
    elsewhere = make_where("Otherville", country="IQ")
    far = make_mention(
        place="Ümlaut",
        target="a market",
        where=make_where("Ümlaut", country="LY"),
        when=make_when(date(2018, 1, 1)),
    )
    july = make_when(date(2017, 6, 30), date(2017, 7, 2))
    mentions = {
        "A": make_mention(),
        "B": make_mention(
            place=None,
            target="a market",
            where=elsewhere,
            country="IQ",
            when=july,
            type=IncidentType.SHELLING,
        ),
        "C": far,
        "D": make_mention(when=None, where=None, place="Testabad"),
    }
    figures = {
        "INC-A": [make_figure(12, 12), make_figure(99, 99, policy="other")],
        "INC-B": [make_figure(5, None), make_figure(3, 3, Harm.INJURED)],
        "INC-C": [make_figure(3, 4), make_figure(50, 50, victim_class=VictimClass.CHILD)],
        "INC-D": [make_figure(50, 50, Harm.INJURED)],
    }
    incidents = [make_incident(f"INC-{name}", add(ledger, name, one)) for name, one in mentions.items()]
    save(ledger, *incidents, figures=figures)
    found = ledger.incident_summaries(query)
    assert "".join(one.incident.incident_id.removeprefix("INC-") for one in found) == expected
