"""`knell verify`: check that the ledger is whole."""

import typer

from knell.cli.context import opened_ledger
from knell.cli.terminal import cell, output
from knell.settings import read_settings


def verify() -> None:
    """Check that the ledger is whole.

    Every event of the log is checked against the one before it, and all content against the commitments in
    the log. Content that was erased is passed over. Exit code 1 if anything is not as it was written.
    """
    with opened_ledger(read_settings()) as ledger:
        problems = ledger.verify()
        counts = ledger.counts()
    console = output()
    for problem in problems:
        console.print(cell(problem))
    if problems:
        console.print(
            f"{len(problems)} things are not as they were written. Restore the ledger from a backup."
        )
        raise typer.Exit(1)
    held = f"{counts.reports} reports, {counts.claims} claims, {counts.incidents} incidents"
    console.print(f"The ledger is whole: {held}.")
