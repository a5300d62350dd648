"""How fast reports are kept: the ledger on SQLite beside bare inserts of the same bytes."""

import io
import json
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bench.reading import ARTICLE_WORDS, ORIGIN
from bench.results import Line, seconds_of
from bench.texts import as_lines, make_articles

from knell.adapters.files import find_documents
from knell.model.reading import Reading
from knell.model.report import Report
from knell.model.where import Gazetteer
from knell.pipeline.adding import Outcome, add_reports
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
        folder = Path(scratch)
        given = folder / "reports.jsonl"
        given.write_bytes(data)
        turns = [
            (
                fill_ledger(folder / f"ledger-{turn}", read),
                fill_bare(folder / f"bare-{turn}.db", rows),
                add_whole(folder / f"whole-{turn}", given, gazetteer),
            )
            for turn in range(rounds)
        ]
    ours, bare, whole = (min(times) for times in zip(*turns, strict=True))
    yield Line(
        "keeping reports that were read",
        "reports/s",
        reports / ours,
        "bare sqlite3, one table, no index",
        reports / bare,
        "both WAL, a transaction for each report; ours seals the text and keeps claims, index and event log",
    )
    yield Line(
        f"`knell add` of {reports} reports into a new ledger",
        "reports/s",
        reports / whole,
        note="reading, keeping, and matching once at the end",
    )


def fill_ledger(folder: Path, read: Sequence[tuple[Report, Reading]]) -> float:
    """Seconds for adding these reports, without making the new ledger."""
    with Ledger.open(str(folder / "ledger.db"), folder / "ledger.key") as ledger:

        def add() -> None:
            for report, reading in read:
                ledger.add_report(report, reading, at=MOMENT)

        return seconds_of(add)


def fill_bare(path: Path, rows: Sequence[tuple[bytes, bytes]]) -> float:
    """Seconds for the same bytes into a new table, each row in a transaction of its own."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE report (raw BLOB NOT NULL, reading BLOB NOT NULL)")

        def add() -> None:
            for row in rows:
                connection.execute("INSERT INTO report VALUES (?, ?)", row)

        return seconds_of(add)


def add_whole(folder: Path, given: Path, gazetteer: Gazetteer) -> float:
    """Seconds for what `knell add` does after its start, without making the new ledger."""
    with Ledger.open(str(folder / "ledger.db"), folder / "ledger.key") as ledger:

        def add() -> None:
            documents = find_documents([str(given)], retrieved_at=MOMENT)
            limit = given.stat().st_size
            summary = add_reports(ledger, gazetteer, documents, max_bytes=limit, on_progress=pass_over)
            if summary.failed:
                raise RuntimeError(f"{summary.failed} of the made reports could not be read")

        return seconds_of(add)


def pass_over(outcome: Outcome) -> None:
    """Progress that nobody watches."""
