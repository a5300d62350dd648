"""`knell show`: one incident or one report, with everything that stands behind it."""

from collections.abc import Sequence
from typing import Annotated

import typer

from knell.cli.context import opened_ledger
from knell.cli.incident_page import print_incident
from knell.cli.json_output import write_json
from knell.cli.judgements import print_judgements
from knell.cli.report_page import print_report
from knell.cli.terminal import output
from knell.model.judgement_record import JudgementRecord
from knell.model.record import IncidentRecord, ReportRecord
from knell.pipeline.judgement_history import list_history
from knell.pipeline.look import show_incident, show_report
from knell.settings import read_settings

REPORT_PREFIX = "rpt-"


def show(
    record_id: Annotated[
        str,
        typer.Argument(
            metavar="ID", show_default=False, help="Id of an incident (INC-…) or a report (rpt-…)."
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of text.")] = False,
) -> None:
    """Show one incident or report with everything behind it.

    An incident: its figures with the steps that made them, the claims of each claimant with their quotes,
    what the parties say, how place and date were read, why the reports were put together, which links wait
    for a person, and what was judged.
    """
    with opened_ledger(read_settings()) as ledger:
        record: IncidentRecord | ReportRecord
        history: Sequence[JudgementRecord] = ()
        if record_id.lower().startswith(REPORT_PREFIX):
            record = show_report(ledger, record_id)
        else:
            record = show_incident(ledger, record_id)
            history = list_history(ledger, record_id)
    if as_json:
        typer.echo(write_json(record))
    elif isinstance(record, ReportRecord):
        print_report(record, output())
    else:
        print_incident(record, output())
        print_judgements(history, output(), heading="Judgements")
