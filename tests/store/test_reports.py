"""Reports and readings: kept once, whole or not at all, and given back as they came."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import (
    BODY,
    NOON,
    QUOTE,
    make_claim,
    make_mention,
    make_position,
    make_reading,
    make_report,
)

from knell.errors import NotFound
from knell.model.claim import Harm, Scope, Span
from knell.model.reading import Reading, Rejected
from knell.model.report import Dateline
from knell.store.ledger import Ledger
from knell.store.rows import Counts

FULL = make_report(
    outlet=None,
    dateline=Dateline("Testabad, Jun 27 –", "Testabad", date(2017, 6, 27)),
    published_field=date(2017, 6, 28),
    published_time="20:03:00+03:00",
    doc_id="42",
    notes=("the dateline and the publication field differ",),
    raw=b"\x00\xff<html>" + b"raw" * 1_000,
    line=7,
    media_type="text/html",
)
PARTS = make_reading(
    mentions=[make_mention(), make_mention("I2", is_main=False, when=None, where=None, country=None)],
    claims=[
        make_claim("C1", part_of="C2"),
        make_claim("C2"),
        make_claim("C3", mention_id=None, scope=Scope.AGGREGATE),
    ],
    positions=[make_position(), make_position("P2", mention_id=None)],
    rejected=[Rejected(Span(0, 6), "Dozens", "a headline without a count")],
)


@pytest.mark.parametrize("report", [make_report(), FULL, make_report(published=None, url=None, byline=None)])
def test_round_trip(ledger: Ledger, report: Any) -> None:
    stored = ledger.add_report(report, PARTS, at=NOON)
    assert stored is not None
    record = ledger.report(stored.report_id.upper())
    assert record.report == replace(report, report_id=stored.report_id)
    assert record.reading == stored.reading
    assert record.added_at == NOON
    assert record.incident_ids == {}
    assert ledger.has_report(stored.report_id)
    assert ledger.report_id(report) == stored.report_id
    assert (stored.published, stored.is_new_report) == (report.published, True)


def test_ids_are_the_ledgers_and_refer_to_one_another(ledger: Ledger) -> None:
    stored = ledger.add_report(make_report(), PARTS, at=NOON)
    assert stored is not None
    reading = stored.reading
    first, second = reading.mentions
    part, whole, aggregate = reading.claims
    assert first.mention_id.startswith("mnt-") and whole.claim_id.startswith("clm-")
    assert (part.part_of, whole.part_of) == (whole.claim_id, None)
    assert (part.mention_id, aggregate.mention_id) == (first.mention_id, None)
    assert [position.mention_id for position in reading.positions] == [first.mention_id, None]
    ids = [first.mention_id, second.mention_id, *(claim.claim_id for claim in reading.claims)]
    ids += [position.position_id for position in reading.positions]
    assert len(set(ids)) == 7
    local = replace(reading, mentions=PARTS.mentions, claims=PARTS.claims, positions=PARTS.positions)
    assert local == PARTS


def test_ids_need_the_secret(tmp_path: Path) -> None:
    ids = []
    for home in ("one", "other"):
        with Ledger.open(str(tmp_path / home / "ledger.db"), tmp_path / home / "secret") as ledger:
            ids.append(ledger.report_id(make_report()))
    assert ids[0] != ids[1]


def test_adding_again_adds_nothing(ledger: Ledger) -> None:
    assert ledger.add_report(make_report(), make_reading(), at=NOON) is not None
    again = make_report(location="elsewhere.html", raw=b"other bytes", published=None)
    assert ledger.add_report(again, make_reading(claims=[]), at=NOON + timedelta(days=1)) is None
    assert ledger.counts() == Counts(reports=1, claims=2, incidents=0)
    assert ledger.verify() == []


def test_another_outlet_is_another_report(ledger: Ledger) -> None:
    for outlet in ("A", "B", None):
        assert ledger.add_report(make_report(outlet=outlet), make_reading(), at=NOON) is not None
    assert ledger.counts().reports == 3


def test_another_reader_reads_a_known_report(ledger: Ledger) -> None:
    old = ledger.add_report(make_report(), make_reading(), at=NOON)
    new = ledger.add_report(make_report(), make_reading(reader="rules-2", claims=[make_claim()]), at=NOON)
    assert old is not None and new is not None
    assert (new.report_id, new.is_new_report) == (old.report_id, False)
    assert {claim.claim_id for claim in old.reading.claims}.isdisjoint(
        claim.claim_id for claim in new.reading.claims
    )
    assert ledger.report(new.report_id).reading == new.reading
    assert ledger.counts() == Counts(reports=1, claims=1, incidents=0)
    assert [one.mention for one in ledger.matchable_mentions()] == list(new.reading.mentions)
    assert [summary.claim_count for summary in ledger.report_summaries()] == [1]
    assert ledger.add_report(make_report(), make_reading(), at=NOON) is None
    assert ledger.verify() == []


def test_report_without_anything_in_it(ledger: Ledger) -> None:
    empty = Reading("rules-1", is_relevant=False)
    stored = ledger.add_report(make_report("Nothing happened."), empty, at=NOON)
    assert stored is not None
    assert ledger.report(stored.report_id).reading == empty
    assert ledger.verify() == []


@pytest.mark.parametrize(
    ("reading", "problem"),
    [
        (make_reading(claims=[make_claim(start=5)]), "is not the text that stands there"),
        (make_reading(claims=[replace(make_claim(), quote="", span=Span(3, 3))]), "is not the text"),
        (make_reading(positions=[make_position(start=5)]), "is not the text that stands there"),
        (make_reading(claims=[make_claim(mention_id="I9")]), "refers to I9, which it did not give"),
        (make_reading(claims=[make_claim(part_of="C9")]), "refers to C9, which it did not give"),
        (make_reading(positions=[make_position(mention_id="C1")]), "refers to C1, which it did not give"),
        (make_reading(claims=[make_claim(), make_claim(harm=Harm.INJURED)]), "gave the id C1 twice"),
        (make_reading(claims=[make_claim(confidence=1.5)]), "ck_claims_confidence"),
    ],
)
def test_reading_that_does_not_fit_leaves_nothing(
    ledger: Ledger, execute: Callable[..., list[Any]], reading: Reading, problem: str
) -> None:
    with pytest.raises((ValueError, sa.exc.DatabaseError), match=problem) as refused:
        ledger.add_report(make_report(), reading, at=NOON)
    assert QUOTE not in str(refused.value)
    for table in ("content_keys", "reports", "readings", "mentions", "claims", "positions", "events"):
        assert execute(f"SELECT count(*) FROM {table}") == [(0,)]
    assert ledger.add_report(make_report(), make_reading(), at=NOON) is not None
    assert ledger.verify() == []


def test_moment_without_zone_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="without a zone"):
        ledger.add_report(make_report(), make_reading(), at=datetime(2017, 6, 28))
    with pytest.raises(ValueError, match="without a zone"):
        ledger.add_report(make_report(retrieved_at=datetime(2017, 6, 28)), make_reading(), at=NOON)


def test_unknown_report(ledger: Ledger) -> None:
    assert not ledger.has_report("rpt-00")
    with pytest.raises(NotFound, match="No report has the id rpt-00"):
        ledger.report("rpt-00")


def test_summaries_have_the_newest_first(ledger: Ledger) -> None:
    for day, title in enumerate(("First", "Second", "Third")):
        report = make_report(title=title, location="all.jsonl", line=day + 1)
        reading = make_reading(claims=[], positions=[])
        ledger.add_report(report, reading, at=NOON + timedelta(days=day))
    summaries = ledger.report_summaries()
    assert [summary.title for summary in summaries] == ["Third", "Second", "First"]
    assert [summary.location for summary in summaries] == ["all.jsonl:3", "all.jsonl:2", "all.jsonl:1"]
    assert {summary.published for summary in summaries} == {date(2017, 6, 27)}


def test_two_writers_take_turns(address: str, secret_path: Path) -> None:
    with Ledger.open(address, secret_path) as one, Ledger.open(address, secret_path) as other:

        def add(number: int) -> bool:
            ledger = one if number % 2 else other
            report = make_report(f"{BODY} {number // 2}")
            return ledger.add_report(report, make_reading(), at=NOON) is not None

        with ThreadPoolExecutor(8) as pool:
            added = list(pool.map(add, range(60)))
        assert sum(added) == 30
        assert one.counts() == Counts(reports=30, claims=60, incidents=0)
        assert other.verify() == []


def test_two_openers_make_one_ledger(address: str, secret_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        ledgers = list(pool.map(lambda _: Ledger.open(address, secret_path), range(4)))
    stored = [ledger.add_report(make_report(), make_reading(), at=NOON) for ledger in ledgers]
    assert [one is not None for one in stored] == [True, False, False, False]
    for ledger in ledgers:
        ledger.close()


@given(
    title=st.text(max_size=30),
    before=st.text(max_size=50),
    quote=st.text(min_size=1, max_size=50),
    claimant=st.none() | st.text(max_size=20),
    raw=st.binary(max_size=200),
)
@settings(max_examples=25, deadline=None)
def test_any_text_round_trips(
    tmp_path_factory: pytest.TempPathFactory,
    title: str,
    before: str,
    quote: str,
    claimant: str | None,
    raw: bytes,
) -> None:
    home = tmp_path_factory.mktemp("home")
    report = make_report(before + quote, title=title, raw=raw)
    start = len(title) + 1 + len(before)
    claim = make_claim(quote=quote, start=start, claimant=claimant)
    with Ledger.open(str(home / "ledger.db"), home / "secret") as ledger:
        stored = ledger.add_report(report, make_reading(claims=[claim], positions=[]), at=NOON)
        assert stored is not None
        record = ledger.report(stored.report_id)
        assert record.report == replace(report, report_id=stored.report_id)
        (kept,) = record.reading.claims
        assert (kept.quote, kept.attribution.claimant) == (quote, claimant)
        assert ledger.verify() == []
