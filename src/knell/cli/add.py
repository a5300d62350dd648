"""`knell add`: read reports into the ledger."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from knell.adapters.files import Document, count_documents, find_documents
from knell.cli.context import opened_ledger
from knell.cli.directory import opened_directory
from knell.cli.place_index import opened_gazetteer
from knell.cli.terminal import cell, messages, output, printable
from knell.errors import Unreadable
from knell.pipeline.adding import Outcome, Status, Summary, add_reports
from knell.settings import read_settings

EXIT_SOME_FAILED = 3
"""Some reports could not be read; the others are in the ledger."""


def add(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            show_default=False,
            help="Web pages, plain text, articles as JSON lines, or folders of them; - is standard input.",
        ),
    ],
) -> None:
    """Read reports into the ledger.

    A report that is there already is not added again. One that cannot be read gets a line that says why, and
    the rest is read. Exit code 3 if any could not be read.
    """
    settings = read_settings()
    gazetteer = opened_gazetteer(settings)
    directory = opened_directory(settings)
    with opened_ledger(settings) as ledger, shown_progress(paths) as (documents, report):
        summary = add_reports(
            ledger,
            gazetteer,
            documents,
            max_bytes=settings.max_report_bytes,
            on_progress=report,
            directory=directory,
        )
    output().print(cell(summary_words(summary)))
    reasons = Counter(printable(failure.reason or "") for failure in summary.failures)
    for reason, count in reasons.most_common():
        output().print(cell(f"  {count} not read: {reason}"))
    if summary.failed:
        raise typer.Exit(EXIT_SOME_FAILED)


def summary_words(summary: Summary) -> str:
    """One line: how many were read, unchanged, kept unread for their language, failed; and the incidents."""
    parts = [f"{summary.read} read", f"{summary.unchanged} unchanged"]
    if summary.flagged:
        parts.append(f"{summary.flagged} kept, not read (language)")
    parts.append(f"{summary.failed} failed")
    return f"{', '.join(parts)}. Incidents in the ledger: {summary.incidents}."


@contextmanager
def shown_progress(
    paths: list[str],
) -> Iterator[tuple[Iterator[Document | Unreadable], Callable[[Outcome], None]]]:
    """The documents to read, and what is to be told of each report.

    Standard error gets a bar, where it is a terminal, and a line for each report that needs a look. A bar
    counts documents, since nobody knows how many reports a file of JSON lines holds.
    """
    console = messages()
    total = count_documents(paths) if console.is_terminal else None
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[reports]} reports"),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=total, reports=0)
        reports = 0

        def documents() -> Iterator[Document | Unreadable]:
            for document in find_documents(paths):
                yield document
                progress.advance(task)

        def report(outcome: Outcome) -> None:
            nonlocal reports
            reports += 1
            progress.update(task, reports=reports)
            for line in outcome_lines(outcome):
                console.print(cell(line))

        yield documents(), report


def outcome_lines(outcome: Outcome) -> list[str]:
    """What there is to say of one report: nothing where it was known, or read and without a contradiction."""
    place = outcome.location
    if outcome.status is Status.UNCHANGED:
        return []
    lines = [f"note: {place}: {note}" for note in outcome.notes]
    if outcome.status is Status.FAILED:
        lines.append(f"not read: {place}: {outcome.reason}")
    elif outcome.status is Status.NOT_READ_LANGUAGE:
        lines.append(f"{place}: {outcome.reason}")
    return lines
