"""`knell show`: one incident or one report, with everything that stands behind it."""

from collections.abc import Sequence
from typing import Annotated

import typer

from knell.cli.context import opened_ledger
from knell.cli.directory import opened_directory
from knell.cli.findings_page import print_findings
from knell.cli.incident_page import print_incident
from knell.cli.json_output import plain
from knell.cli.judgements import print_judgements
from knell.cli.policy_option import FIRST, PolicyOption
from knell.cli.report_page import print_report
from knell.cli.terminal import json_text, output
from knell.model.judgement_record import JudgementRecord
from knell.model.record import IncidentRecord, ReportRecord
from knell.pipeline.findings import Findings, find_out
from knell.pipeline.judgement_history import list_history
from knell.pipeline.look import find_policy, show_incident, show_report, with_policy
from knell.settings import read_settings

REPORT_PREFIX = "rpt-"


def show(
    record_id: Annotated[
        str,
        typer.Argument(
            metavar="ID", show_default=False, help="Id of an incident (INC-…) or a report (rpt-…)."
        ),
    ],
    policy: PolicyOption = FIRST,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of text.")] = False,
) -> None:
    """Show one incident or report with everything behind it.

    An incident: its figures with the steps that made them, the claims of each claimant with their quotes,
    what the parties say, how place and date were read, why the reports were put together, the figure over
    time, contradictions, the grade that the facts suggest, which links wait for a person, and what was judged.
    """
    settings, counting = read_settings(), find_policy(policy)
    directory = opened_directory(settings)
    with opened_ledger(settings) as ledger:
        record: IncidentRecord | ReportRecord
        history: Sequence[JudgementRecord] = ()
        if record_id.lower().startswith(REPORT_PREFIX):
            record = show_report(ledger, record_id, directory)
        else:
            record = with_policy(show_incident(ledger, record_id, directory), counting)
            history = list_history(ledger, record_id, directory)
    if isinstance(record, ReportRecord):
        if as_json:
            typer.echo(json_text(plain(record), indent=2))
        else:
            print_report(record, output())
        return
    findings = find_out(record, counting)
    if as_json:
        typer.echo(json_text(incident_json(record, findings), indent=2))
        return
    print_incident(record, output())
    print_findings(findings, output())
    print_judgements(history, output(), heading="Judgements")


def incident_json(record: IncidentRecord, findings: Findings) -> dict[str, object]:
    """The record as JSON, with what is found out about it under names of its own."""
    found = plain(record)
    assert isinstance(found, dict)
    return found | {
        "contradictions": plain(findings.contradictions),
        "claimant_series": plain(findings.claimants),
        "figure_series": plain(findings.series),
        "grade": plain(findings.grade),
        "suggested_grade": plain(findings.suggestion),
        "sources": plain(findings.sources),
    }
