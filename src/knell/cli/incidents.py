"""`knell incidents`: list the incidents of the ledger."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from knell.cli.context import opened_ledger
from knell.cli.directory import opened_directory
from knell.cli.json_output import write_json
from knell.cli.policy_option import FIRST, PolicyOption
from knell.cli.terminal import cell, json_text, messages, output
from knell.cli.words import day_words, figure_marks, place_words
from knell.errors import BadInput
from knell.model.figure import Figure
from knell.model.incident import IncidentType
from knell.model.record import IncidentQuery, IncidentSummary
from knell.pipeline.look import find_policy, list_articles, list_under
from knell.settings import read_settings
from knell.wording.phrases import say_class
from knell.wording.tables import TYPES


def incidents(  # noqa: PLR0913 - the options of a command are its arguments
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="On or after this day (2017-06-26).")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="On or before this day.")] = None,
    type_: Annotated[
        IncidentType | None,
        typer.Option("--type", metavar="TYPE", help=f"One of: {', '.join(IncidentType)}."),
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="ISO 3166 code of two letters (SY).")
    ] = None,
    killed_at_least: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help="The upper end of the killed is this or more, or open."),
    ] = None,
    words: Annotated[
        str | None, typer.Option(metavar="WORDS", help="All of these words, in places, targets or titles.")
    ] = None,
    policy: PolicyOption = FIRST,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
    articles: Annotated[
        bool,
        typer.Option(
            "--articles", help="JSON lines: each incident with the ids of the reports chiefly about it."
        ),
    ] = False,
) -> None:
    """List the incidents of the ledger.

    Figures are ranges by a counting policy, over all victims together, or over those that the policy is about.
    With --articles one JSON object a line: {"incident_id": …, "doc_ids": […]}, each report under the one incident
    that it is chiefly about.
    """
    counting = find_policy(policy)
    query = IncidentQuery(
        earliest=read_day("--since", since),
        latest=read_day("--until", until),
        type=type_,
        country=read_country(country),
        killed_at_least=killed_at_least,
        words=words,
    )
    if query.earliest is not None and query.latest is not None and query.earliest > query.latest:
        raise BadInput(f"--since {query.earliest} is after --until {query.latest}")
    if articles:
        _print_articles(query)
        return
    settings = read_settings()
    directory = opened_directory(settings)
    with opened_ledger(settings) as ledger:
        found = list_under(ledger, query, counting, directory)
    if as_json:
        typer.echo(write_json(found))
        return
    if not found:
        messages().print("No incidents. (knell add PATH reads reports into the ledger.)")
        return
    output().print(incident_table(found))
    if policy != FIRST:
        output().print(
            cell(f"{counting.name} {counting.version}, {say_class(counting.headline)}: {counting.about}")
        )


def _print_articles(query: IncidentQuery) -> None:
    with opened_ledger(read_settings()) as ledger:
        for incident_id, doc_ids in list_articles(ledger, query):
            typer.echo(json_text({"incident_id": incident_id, "doc_ids": doc_ids}))


def read_day(option: str, text: str | None) -> date | None:
    """An ISO 8601 day; raises BadInput naming the option."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            f"{option} is {text!r}: give a day as year-month-day, for example 2017-06-26"
        ) from None


def read_country(text: str | None) -> str | None:
    """A country code in capitals; raises BadInput."""
    if text is None:
        return None
    if len(text) != 2 or not text.isalpha() or not text.isascii():
        raise BadInput(f"--country is {text!r}: give the ISO 3166 code of two letters, for example SY")
    return text.upper()


def incident_table(found: Sequence[IncidentSummary]) -> Table:
    """One line an incident. Nothing is cut off: what does not fit goes on in the next line."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("id", no_wrap=True)
    table.add_column("date", no_wrap=True)
    table.add_column("place", overflow="fold")
    table.add_column("type", overflow="fold")
    table.add_column("killed", justify="right")
    table.add_column("injured", justify="right")
    table.add_column("reports", justify="right")
    for summary in found:
        incident = summary.incident
        table.add_row(
            cell(incident.incident_id),
            cell(day_words(incident.when)),
            cell(place_words(incident.where)),
            cell(TYPES[incident.type]),
            figure_cell(summary.killed),
            figure_cell(summary.injured),
            str(summary.report_count),
        )
    return table


def figure_cell(figure: Figure | None) -> Text:
    """The range, and under it whether it is vague or contested; "–" where nobody says."""
    if figure is None:
        return cell("–")
    marks = figure_marks(figure)
    return cell(figure.words).append(f"\n{marks}" if marks else "")
