"""Tampering is found, content is nowhere in the clear, and it can be erased without breaking the chain."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from tests.factory import NOON, make_claim, make_mention, make_position, make_reading, make_report, make_where
from tests.store.factory import EVERYTHING, add, make_incident, save

from knell.errors import LedgerError, LedgerKeyMissing, NotFound
from knell.model.claim import Span
from knell.model.reading import Rejected
from knell.store.ledger import Ledger
from knell.store.links import ERASED
from knell.store.rows import Counts
from knell.store.tables import metadata

Execute = Callable[..., list[Any]]
TRIGGERS = {
    "sqlite": ("DROP TRIGGER tr_{0}_no_update", "DROP TRIGGER tr_{0}_no_delete"),
    "postgresql": ("DROP TRIGGER tr_{0}_append_only ON {0}",),
}


@pytest.fixture
def tamper(database: sa.Engine) -> Callable[[str, str], None]:
    """Changes a base table as somebody would who has the database to himself."""

    def run(table: str, statement: str) -> None:
        with database.connect().execution_options(knell_writes=True) as connection, connection.begin():
            for drop in TRIGGERS[database.dialect.name]:
                connection.exec_driver_sql(drop.format(table))
            if database.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            connection.exec_driver_sql(statement)

    return run


@pytest.mark.parametrize(
    ("table", "statement", "problem"),
    [
        ("events", "UPDATE events SET actor = 'somebody' WHERE seq = 2", "Event 2: was changed"),
        ("events", "UPDATE events SET subject_id = 'rpt-0' WHERE seq = 3", "Event 3: was changed"),
        ("events", "UPDATE events SET commitment = NULL WHERE seq = 1", "Event 1: was changed"),
        ("events", "UPDATE events SET payload = '{}' WHERE seq = 4", "Event 4: was changed"),
        ("events", "UPDATE events SET hash = previous_hash WHERE seq = 1", "Event 2: does not follow"),
        ("events", "DELETE FROM events WHERE seq = 2", "Event 2: missing"),
        ("events", "DELETE FROM events WHERE seq > 3", "no event records it"),
        ("claims", "UPDATE claims SET low = 1, high = 1 WHERE number = 0", "low was changed after"),
        ("claims", "DELETE FROM claims WHERE number = 1", "reading is not what its event committed to"),
        ("claims", "UPDATE claims SET sealed = raw_sealed FROM reports", "was changed or damaged"),
        ("mentions", "UPDATE mentions SET latitude = 1", "latitude was changed after"),
        ("positions", "UPDATE positions SET kind = 'accuses'", "kind was changed after"),
        ("reports", "UPDATE reports SET outlet = 'Somebody'", "outlet was changed after"),
        ("reports", "UPDATE reports SET text_sealed = raw_sealed", "was changed or damaged"),
        ("reports", "UPDATE reports SET retrieved_at = added_at", "retrieved_at was changed after"),
    ],
)
def test_tampering_is_found(
    ledger: Ledger, tamper: Callable[[str, str], None], table: str, statement: str, problem: str
) -> None:
    for day, outlet in enumerate(("A", "B")):
        report = make_report(outlet=outlet, retrieved_at=NOON.replace(day=day + 1))
        ledger.add_report(report, make_reading(), at=NOON)
    assert ledger.verify() == []
    tamper(table, statement)
    assert any(problem in found for found in ledger.verify()), ledger.verify()


def test_missing_secret(ledger: Ledger, address: str, secret_path: Path) -> None:
    secret_path.rename(secret_path.with_name("moved"))
    with pytest.raises(LedgerKeyMissing, match=r"secret: the ledger's secret is not here"):
        Ledger.open(address, secret_path)
    assert not secret_path.exists()


def test_secret_of_another_ledger(ledger: Ledger, address: str, secret_path: Path) -> None:
    secret_path.write_bytes(b"x" * 32)
    with pytest.raises(LedgerKeyMissing, match="the secret of another ledger"):
        Ledger.open(address, secret_path)


SECRETS = {
    "title": "Heading Zanzibar",
    "body": "Words Quillfeather wrote.",
    "quote": "Forty-one perished Umbrage",
    "claimant": "Claimant Vexley",
    "organisation": "Organisation Wyndham",
    "via": "Relay Xanadu",
    "victims": "victims Yarrow",
    "phrase": "Forty-one",
    "party": "Party Ypres",
    "accused": "Accused Zephyr",
    "place": "Placename Abelard",
    "target": "Target Bramble",
    "facility": "Facility Corncrake",
    "rejected": "Phrase Dewlap",
    "byline": "Byline Eiderdown",
    "url": "https://fennel.example/",
    "location": "/home/galoshes/file",
    "note": "Note Hobnail",
    "raw": "Bytes Isinglass",
}


def fill(ledger: Ledger) -> None:
    """Two reports full of words that are nowhere else, and an incident of both."""
    stored = []
    for outlet in ("A", "B"):
        body = f"{SECRETS['body']} {SECRETS['quote']}. {SECRETS['rejected']}."
        report = make_report(
            body,
            title=SECRETS["title"],
            outlet=outlet,
            byline=SECRETS["byline"],
            url=SECRETS["url"],
            notes=[SECRETS["note"]],
            location=SECRETS["location"],
            raw=SECRETS["raw"].encode() * 20,
        )
        claim = make_claim(
            quote=SECRETS["quote"],
            text=report.text,
            claimant=SECRETS["claimant"],
            organisation=SECRETS["organisation"],
            via=SECRETS["via"],
            victims=SECRETS["victims"],
        )
        where = make_where(SECRETS["place"], facility=SECRETS["facility"])
        mention = make_mention(place=SECRETS["place"], target=SECRETS["target"], where=where)
        start = report.text.index(SECRETS["quote"])
        position = make_position(
            party=SECRETS["party"], accused=SECRETS["accused"], quote=SECRETS["quote"], start=start
        )
        reading = make_reading(
            mentions=[mention],
            claims=[claim],
            positions=[position],
            rejected=[Rejected(Span(0, 3), SECRETS["rejected"], "no reason")],
        )
        added = ledger.add_report(report, reading, at=NOON)
        assert added is not None
        stored.append(added)
    save(ledger, make_incident("INC-A", *stored))


def test_no_plain_column_holds_content(ledger: Ledger, execute: Execute) -> None:
    fill(ledger)
    rows = [str(row) for name in metadata.tables for row in execute(f"SELECT * FROM {name}")]
    assert len(rows) > 20
    for row in rows:
        assert not [name for name, words in SECRETS.items() if words in row]


def test_no_file_holds_content(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "ledger.db"), tmp_path / "secret") as ledger:
        fill(ledger)
        files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert {"ledger.db", "ledger.db-wal"} <= files.keys()
    for content in files.values():
        for words in SECRETS.values():
            assert words.encode() not in content
            assert words.encode("utf-16-le") not in content


def test_destroying_a_key_erases_and_leaves_the_chain(ledger: Ledger, execute: Execute) -> None:
    one, other = add(ledger, "A"), add(ledger, "B")
    save(ledger, make_incident("INC-A", one, other))
    before = ledger.incident("INC-A").incident
    execute(
        "UPDATE content_keys SET wrapped_key = NULL, destroyed_at = created_at"
        " WHERE key_id = (SELECT key_id FROM reports WHERE report_id = :report_id)",
        report_id=one.report_id,
    )
    assert ledger.verify() == []
    with pytest.raises(NotFound, match="was erased"):
        ledger.report(one.report_id)
    assert [summary.report_id for summary in ledger.report_summaries()] == [other.report_id]
    assert [found.report_id for found in ledger.matchable_mentions()] == [other.report_id]
    record = ledger.incident("INC-A")
    assert [linked.report.report_id for linked in record.mentions] == [other.report_id]
    assert {claim.report.report_id for claim in record.claims} == {other.report_id}
    when, where = record.incident.when, record.incident.where
    assert when is not None and where is not None and before.when is not None and before.where is not None
    assert (when.earliest, when.phrase, when.reason) == (before.when.earliest, None, ERASED)
    assert (where.latitude, where.phrase, where.name) == (before.where.latitude, "", None)
    assert [feature.detail for link in record.incident.links for feature in link.features] == [ERASED]
    assert len(ledger.incident_summaries(EVERYTHING)) == 1
    assert ledger.counts() == Counts(reports=2, claims=2, incidents=1)
    with pytest.raises(LedgerError, match="was erased"):
        save(ledger, make_incident("INC-A", one, other))


def test_erased_report_does_not_come_back(ledger: Ledger, execute: Execute) -> None:
    stored = ledger.add_report(make_report(), make_reading(), at=NOON)
    assert stored is not None
    execute("UPDATE content_keys SET wrapped_key = NULL, destroyed_at = created_at")
    assert ledger.has_report(stored.report_id)
    for reader in ("rules-1", "rules-2"):
        assert ledger.add_report(make_report(), make_reading(reader=reader), at=NOON) is None
    assert ledger.verify() == []
