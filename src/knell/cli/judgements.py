"""`knell judgements`: what people judged, and what became of it."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console

from knell.cli.context import opened_ledger
from knell.cli.directory import opened_directory
from knell.cli.json_output import write_json
from knell.cli.terminal import cell, messages, output
from knell.model.judgement_record import JudgementRecord
from knell.pipeline.judgement_history import list_history
from knell.settings import read_settings
from knell.wording.judgements import ERASED, say_judgement, say_standing


def judgements(
    incident: Annotated[
        str | None, typer.Argument(metavar="[INC]", show_default=False, help="Only those on this incident.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of text.")] = False,
) -> None:
    """List the judgements of people.

    The latest first, each with who judged, when, why, and whether it holds, was undone, or gave way to a later one.
    """
    settings = read_settings()
    directory = opened_directory(settings)
    with opened_ledger(settings) as ledger:
        found = list_history(ledger, incident, directory)
    if as_json:
        typer.echo(write_json(found))
        return
    if not found:
        messages().print("No judgements. (knell judge, merge, split, grade, review and others make them.)")
        return
    print_judgements(found, output())


def print_judgements(
    found: Sequence[JudgementRecord], console: Console, *, heading: str | None = None
) -> None:
    """Three lines each: what, who and when and whether it holds, why. The heading only where there are any."""
    if found and heading is not None:
        console.print()
        console.print(cell(heading, style="bold underline"))
    for record in found:
        judgement = record.judgement
        by, reason = judgement.by or ERASED, judgement.reason or ERASED
        console.print(cell(f"{judgement.judgement_id}  {say_judgement(judgement)}", style="bold"))
        console.print(cell(f"  {by}, {judgement.at:%Y-%m-%d %H:%M} UTC · {say_standing(record)}"))
        console.print(cell(f"  “{reason}”"))
