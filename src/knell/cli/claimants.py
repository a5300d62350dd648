"""`knell claimants`: who makes the claims of the ledger, and the user's own sources."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from knell.adapters.claimant_file import KEPT_FILE, add_sources, open_directory, remove_source
from knell.cli.context import opened_ledger
from knell.cli.directory import opened_directory, tell_refused
from knell.cli.home import home_folder
from knell.cli.json_output import write_json
from knell.cli.terminal import cell, messages, output
from knell.model.source import RELIABILITY_WORDS, ActorKind
from knell.pipeline.claimant_list import ClaimantRecord, find_claimant, list_claimants
from knell.pipeline.matching import match_ledger
from knell.settings import Settings, read_settings
from knell.wording.sources import ACTOR_KINDS

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of text.")]


@app.callback(invoke_without_command=True)
def claimants(context: typer.Context) -> None:
    """List and show who makes the claims; add your own sources.

    A claimant counts once, whoever prints it and under whatever name. Names are put together by the shipped
    table of sources and by yours. Without a command: list.
    """
    if context.invoked_subcommand is None:
        list_all()


@app.command("list")
def list_all(
    type_: Annotated[
        ActorKind | None,
        typer.Option("--type", metavar="TYPE", help=f"One of: {', '.join(ActorKind)}."),
    ] = None,
    own: Annotated[bool, typer.Option("--own", help="Only sources of your own tables.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the claimants of the ledger, the one with most claims first."""
    settings = read_settings()
    directory = opened_directory(settings)
    with opened_ledger(settings) as ledger:
        found = list_claimants(ledger, directory)
    found = [one for one in found if (type_ is None or one.type is type_) and (one.is_own or not own)]
    if as_json:
        typer.echo(write_json(found))
        return
    if not found:
        messages().print("No claimants. (knell add PATH reads reports into the ledger.)")
        return
    output().print(claimant_table(found))


@app.command()
def show(
    name: Annotated[str, typer.Argument(show_default=False, help="Its name, or any of its aliases.")],
    as_json: AsJson = False,
) -> None:
    """Show one claimant: type, side, grade, notes, names, how many claims, and which outlets carry it."""
    settings = read_settings()
    directory = opened_directory(settings)
    with opened_ledger(settings) as ledger:
        record = find_claimant(list_claimants(ledger, directory), name, directory)
    if as_json:
        typer.echo(write_json(record))
    else:
        print_claimant(record, output())


@app.command()
def add(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            show_default=False,
            help="A CSV with the columns name, aliases (separated by ;), kind, party, reliability (A to F), reason, "
            "method, bias, takes_over. Only name is needed for a source that is known, name and kind for a new one.",
        ),
    ],
) -> None:
    """Add sources of your own: names, aliases, types, sides, grades and notes.

    A row that cannot be used is refused with its line number and the reason, and the rest is taken. The figures of
    the ledger are computed anew.
    """
    settings = read_settings()
    home = home_folder(settings)
    found = add_sources(home, file, open_directory(home).directory)
    tell_refused(found)
    refused = f", {len(found.refused):,} refused" if found.refused else ""
    output().print(cell(f"{found.taken:,} rows added to {home / KEPT_FILE}{refused}."))
    if found.taken:
        _compute_anew(settings)


@app.command()
def remove(
    name: Annotated[str, typer.Argument(show_default=False, help="The source's name.")],
) -> None:
    """Remove what you added to a source, or the source where it is all yours. Figures are computed anew."""
    settings = read_settings()
    home = home_folder(settings)
    count = remove_source(home, name, open_directory(home).directory)
    output().print(cell(f"{count:,} row{'' if count == 1 else 's'} of {name} removed."))
    _compute_anew(settings)


def _compute_anew(settings: Settings) -> None:
    """Who a claim counts for changes figures: the kept ones must not lag behind those that are shown."""
    directory = opened_directory(settings)
    with opened_ledger(settings) as ledger:
        if ledger.counts().incidents:
            match_ledger(ledger, directory)


def claimant_table(found: Sequence[ClaimantRecord]) -> Table:
    """One line a claimant. Nothing is cut off: what does not fit goes on in the next line."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("claimant", overflow="fold")
    table.add_column("type")
    table.add_column("side", overflow="fold")
    table.add_column("grade")
    table.add_column("claims", justify="right")
    table.add_column("reports", justify="right")
    table.add_column("outlets", justify="right")
    for one in found:
        actor = one.claimant.actor
        table.add_row(
            cell(one.claimant.name),
            cell(ACTOR_KINDS[one.type]),
            cell("–" if actor is None or actor.party is None else actor.party),
            cell(one.claimant.notes.reliability.value),
            str(one.claim_count),
            str(one.report_count),
            str(len(one.outlets)),
        )
    return table


def print_claimant(record: ClaimantRecord, console: Console) -> None:
    """Everything that is known of one claimant, a line each."""
    claimant, notes = record.claimant, record.claimant.notes
    console.print(cell(claimant.name, style="bold"))
    side = None if claimant.actor is None else claimant.actor.party
    grade = f"{notes.reliability.value} ({RELIABILITY_WORDS[notes.reliability]})"
    lines = {
        "type": ACTOR_KINDS[record.type],
        "as": claimant.kind.value,
        "side": side or "none",
        "reliability": grade if notes.reason is None else f"{grade}: {notes.reason}",
        "method": notes.method or "nothing is noted",
        "bias": notes.bias or "nothing is noted",
        "claims": f"{record.claim_count:,} in {record.report_count:,} reports",
        "outlets": ", ".join(record.outlets) or "not known",
        "as written": ", ".join(f"“{name}”" for name in record.written) or "in its own voice only",
        "known names": ", ".join(record.aliases) or "none but this one",
    }
    for name, value in lines.items():
        console.print(cell(f"{name}: {value}"))
