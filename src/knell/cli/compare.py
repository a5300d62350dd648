"""`knell compare`: one incident, or a selection of them, under every counting policy."""

from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from knell.cli.context import opened_ledger
from knell.cli.directory import opened_directory
from knell.cli.incident_page import print_head, print_line
from knell.cli.incidents import read_country, read_day
from knell.cli.json_output import write_json
from knell.cli.terminal import cell, messages, output
from knell.cli.words import code_words, figure_words
from knell.errors import BadInput
from knell.model.claim import Harm
from knell.model.comparison import (
    IncidentComparison,
    PolicyHead,
    PolicyResult,
    PolicyTotal,
    SelectionComparison,
)
from knell.model.record import IncidentQuery
from knell.pipeline.comparing import compare_record, compare_records, only_reviewed
from knell.pipeline.look import list_records, show_incident
from knell.reconcile.policies import POLICIES
from knell.settings import read_settings
from knell.wording.grading import APART, SUMS, say_sum
from knell.wording.phrases import say_class


def compare(
    incident_id: Annotated[
        str | None, typer.Argument(metavar="ID", show_default=False, help="Id of an incident (INC-…).")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All incidents that the options leave.")] = False,
    since: Annotated[str | None, typer.Option("--from", metavar="DAY", help="On or after this day.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DAY", help="On or before this day.")] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="ISO 3166 code of two letters (SY).")
    ] = None,
    reviewed: Annotated[
        bool, typer.Option("--reviewed", help="Count only readings that a person accepted.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of text.")] = False,
) -> None:
    """Show incidents under every counting policy, and why they differ.

    Totals over a selection are sums of lows and of highs: bounds, not a confidence interval. Contested and
    provisional incidents stand apart from them.
    """
    if (incident_id is None) == (not everything):
        raise BadInput("knell compare takes the id of an incident, or --all with --from, --to and --country")
    if incident_id is not None and (since or until or country):
        raise BadInput("--from, --to and --country go with --all, not with the id of one incident")
    query = IncidentQuery(
        earliest=read_day("--from", since), latest=read_day("--to", until), country=read_country(country)
    )
    policies = only_reviewed() if reviewed else POLICIES
    found: IncidentComparison | SelectionComparison
    settings = read_settings()
    directory = opened_directory(settings)
    with opened_ledger(settings) as ledger:
        if incident_id is not None:
            found = compare_record(show_incident(ledger, incident_id, directory), policies=policies)
        else:
            found = compare_records(list_records(ledger, query, directory), policies=policies)
    if as_json:
        typer.echo(write_json(found))
    elif isinstance(found, IncidentComparison):
        print_comparison(found, output())
    elif not found.incidents:
        messages().print("No incidents. (knell incidents lists them, with the same options.)")
    else:
        print_totals(found, output())


def policy_words(policy: PolicyHead) -> str:
    """Name, version and whom its figures are about: "airwars 1 (civilians)"."""
    return f"{policy.name} {policy.version} ({say_class(policy.headline)})"


def print_comparison(found: IncidentComparison, console: Console) -> None:
    """One incident: a line for each policy, then the reasons of each."""
    console.print(cell(f"{found.incident_id} under each counting policy", style="bold"))
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in ("policy", "killed", "injured", "in its totals"):
        table.add_column(name, overflow="fold")
    for result in found.results:
        table.add_row(
            cell(policy_words(result.policy)),
            cell(figure_words(result.killed)),
            cell(_injured(result)),
            cell("yes" if result.apart is None else f"apart: {APART.get(result.apart, result.apart)}"),
        )
    console.print(table)
    for result in found.results:
        print_head(f"{result.policy.name}: {result.policy.title}", console)
        print_line(result.policy.about, console)
        for sentence in result.differs:
            print_line(f"Why it differs: {sentence}", console)
        if not result.differs and result is not found.results[0]:
            print_line("Here it says the same as the first.", console)


def _injured(result: PolicyResult) -> str:
    harms = result.policy.harms
    is_counted = harms is None or Harm.INJURED in harms
    return figure_words(result.injured) if is_counted else "not counted"


def print_totals(found: SelectionComparison, console: Console) -> None:
    """A selection: the sum of each policy, what stands apart, and why it differs."""
    number = len(found.incidents)
    incidents = f"{number:,} incident{'' if number == 1 else 's'}"
    console.print(cell(f"People killed in {incidents}, under each counting policy", style="bold"))
    print_line(SUMS, console, 0)
    for total in found.totals:
        print_head(policy_words(total.policy), console)
        _print_total(total, console)


def _print_total(total: PolicyTotal, console: Console) -> None:
    best = "" if total.total.best is None else f", best estimates together {total.total.best:,}"
    print_line(f"Total: {say_sum(total.total)}{best}", console)
    for apart in total.apart:
        print_line(f"Apart, {APART.get(apart.why, apart.why)}: {say_sum(apart.total)}", console)
    if total.policy.total_grades is not None:
        grades = " and ".join(code_words(grade.value).capitalize() for grade in total.policy.total_grades)
        print_line(f"Its totals are over incidents that a person graded {grades}.", console)
    if total.if_suggested is not None:
        print_line(f"If every suggested grade were accepted: {say_sum(total.if_suggested)}", console)
    if total.without_figure:
        print_line(f"Without a figure: {total.without_figure:,}", console)
    for sentence in total.differs:
        print_line(f"Why it differs: {sentence}", console)
