"""`knell match`: put mentions into incidents, or match the whole ledger afresh."""

from typing import Annotated

import typer

from knell.cli.context import opened_ledger
from knell.cli.directory import opened_directory
from knell.cli.json_output import write_json
from knell.cli.terminal import cell, output
from knell.pipeline.rematching import rematch
from knell.settings import read_settings
from knell.wording.judgements import say_incident_change


def match(
    afresh: Annotated[
        bool, typer.Option("--afresh", help="Match everything anew, and count all figures anew.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of text.")] = False,
) -> None:
    """Put reports together into incidents.

    `knell add` does so at its end; this is for what an interrupted run left. With --afresh all are put together
    anew, as after a new version of Knell or a new table of claimants. Ids and judgements are kept. Prints what
    changed.
    """
    settings = read_settings()
    directory = opened_directory(settings)
    with opened_ledger(settings) as ledger:
        changes = rematch(ledger, directory, afresh=afresh)
        incidents = ledger.counts().incidents
    if as_json:
        typer.echo(write_json(changes))
        return
    console = output()
    for change in changes:
        console.print(cell(f"{change.incident_id}: {say_incident_change(change)}"))
    changed = f"{len(changes):,} incident{'' if len(changes) == 1 else 's'} changed"
    console.print(cell(f"{changed}. Incidents in the ledger: {incidents:,}."))
