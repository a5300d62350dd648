"""How fast reports are kept: the ledger on SQLite beside bare inserts of the same bytes."""

import io
import json
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from bench.reading import ARTICLE_WORDS, ORIGIN
from bench.results import Line, seconds_of, time_in_turns
from bench.texts import as_lines, make_articles

from knell.adapters.files import find_documents
from knell.model.reading import Reading
from knell.model.report import Report
from knell.model.where import Gazetteer
from knell.pipeline.adding import add_reports
from knell.pipeline.form import reading_form
from knell.pipeline.reading import read_one
from knell.read.document import read_stream
from knell.store.ledger import Ledger

MOMENT = datetime(2017, 6, 28, 12, tzinfo=UTC)


def keeping_lines(gazetteer: Gazetteer, *, reports: int, rounds: int, seed: int) -> Iterator[Line]:
    """Reports a second: keeping what was read already, and the whole of adding."""
    data = as_lines(make_articles(reports, words=ARTICLE_WORDS, seed=seed))
    found = read_stream(io.BytesIO(data), ORIGIN, max_bytes=len(data))
    read = [(report, read_one(report, gazetteer)) for report in found if isinstance(report, Report)]
    rows = [
        (report.raw, json.dumps(reading_form(report.doc_id, reading)).encode()) for report, reading in read
    ]
    with tempfile.TemporaryDirectory() as scratch:
        folder, number = Path(scratch), count()
        ours, bare = time_in_turns(
            lambda: fill_ledger(folder / f"ledger-{next(number)}", read),
            lambda: fill_bare(folder / f"bare-{next(number)}.db", rows),
            rounds=rounds,
        )
        given = folder / "reports.jsonl"
        given.write_bytes(data)
        whole = min(
            seconds_of(lambda: add_whole(folder / f"whole-{next(number)}", given, gazetteer))
            for _ in range(rounds)
        )
    yield Line(
        "keeping read reports in a new ledger",
        "reports/s",
        reports / ours,
        "bare sqlite3, one table, no index",
        reports / bare,
        "both WAL, a transaction for each report; ours seals the text and keeps claims, index and event log",
    )
    yield Line(
        f"`knell add` of {reports} reports, whole",
        "reports/s",
        reports / whole,
        note="reading, keeping, and matching once at the end",
    )


def fill_ledger(folder: Path, read: Sequence[tuple[Report, Reading]]) -> None:
    """A new ledger with these reports."""
    with Ledger.open(str(folder / "ledger.db"), folder / "ledger.key") as ledger:
        for report, reading in read:
            ledger.add_report(report, reading, at=MOMENT)


def fill_bare(path: Path, rows: Sequence[tuple[bytes, bytes]]) -> None:
    """A new table with the same bytes, each row in a transaction of its own."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE report (raw BLOB NOT NULL, reading BLOB NOT NULL)")
        for row in rows:
            connection.execute("INSERT INTO report VALUES (?, ?)", row)


def add_whole(folder: Path, given: Path, gazetteer: Gazetteer) -> None:
    """What `knell add` does after its start, into a new ledger."""
    with Ledger.open(str(folder / "ledger.db"), folder / "ledger.key") as ledger:
        documents = find_documents([str(given)], retrieved_at=MOMENT)
        summary = add_reports(
            ledger, gazetteer, documents, max_bytes=given.stat().st_size, on_progress=lambda outcome: None
        )
    if summary.failed:
        raise RuntimeError(f"{summary.failed} of the made reports could not be read")
