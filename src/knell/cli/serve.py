"""`knell serve`: the ledger's pages on this machine."""

import webbrowser
from typing import Annotated

import typer
from fastapi import FastAPI

from knell.adapters.place_labels import PlaceLabels
from knell.cli.context import opened_ledger
from knell.cli.directory import opened_directory
from knell.cli.place_index import opened_gazetteer
from knell.settings import Settings, read_settings
from knell.store.ledger import Ledger
from knell.web.app import create_app
from knell.web.desk import LedgerDesk
from knell.web.guard import Gate
from knell.web.ledger import LedgerLookUp
from knell.web.listen import EVERYWHERE, LARGEST_PORT, make_gate, make_link, open_socket, run_server


def make_served_app(ledger: Ledger, gate: Gate, settings: Settings) -> FastAPI:
    """The application as `knell serve` shows it; builds the place index, which names places, if need be."""
    with opened_gazetteer(settings) as gazetteer:
        places = PlaceLabels(gazetteer)
        directory = opened_directory(settings)
    desk = LedgerDesk(ledger, settings.judge, directory)
    return create_app(LedgerLookUp(ledger, directory), gate, places, desk)


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.", show_default="KNELL_HOST")] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=LARGEST_PORT, help="Port; 0 takes any free one.", show_default="KNELL_PORT"),
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the link too.")] = False,
) -> None:
    """Show the ledger's map, incidents and reports in a browser, until interrupted with Ctrl-C.

    Prints a link with a token that is new at every start (unless KNELL_TOKEN is set). Only this machine is
    answered, unless another host is given; the connection is not encrypted.
    """
    settings = read_settings()
    host = settings.host if host is None else host
    with (
        opened_ledger(settings) as ledger,
        open_socket(host, settings.port if port is None else port) as taken,
    ):
        gate = make_gate(host, settings.token)
        app = make_served_app(ledger, gate, settings)
        link = make_link(host, taken.getsockname()[1], gate.token)
        typer.echo(f"The ledger is at\n\n    {link}\n\nCtrl-C stops it.")
        if host in EVERYWHERE:
            typer.echo("Other machines can reach it, and the connection is not encrypted.", err=True)
        if open_browser:
            webbrowser.open(link)
        try:
            run_server(app, taken)
        except KeyboardInterrupt:
            typer.echo("Stopped.")
