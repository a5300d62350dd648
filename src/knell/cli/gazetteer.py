"""`knell gazetteer`: places beyond the built-in ones, from files that the user brings."""

import csv
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from knell.adapters.gazetteer_added import AddedGazetteer, list_added, remove_added
from knell.adapters.gazetteer_file import Refused, TableFile
from knell.adapters.gazetteer_kinds import KIND_WORDS, Kind, Recognised, recognise_file
from knell.adapters.gazetteer_load import Watcher, add_gazetteer, choose_name
from knell.cli.home import home_folder
from knell.cli.place_index import opened_gazetteer
from knell.cli.terminal import cell, messages, output, printable
from knell.errors import BadInput
from knell.settings import read_settings

GEONAMES_LICENCE = (
    "GeoNames (https://www.geonames.org/), CC BY 4.0: GeoNames must be named wherever it is used"
)
GEONAMES_SOURCE = "https://download.geonames.org/export/dump/"

SHOWN_REFUSED = 10
"""Refused rows that are printed; the others are counted."""

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def gazetteer() -> None:
    """Add, list and remove places beyond the built-in ones.

    Each added file is an index of its own in the home folder, which every later command looks names up in,
    beside the built-in one.
    """


@app.command()
def add(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            show_default=False,
            help="A country dump of GeoNames (SY.zip, allCountries.zip, .txt), a table of P-codes (CSV), or a "
            "table of your own (CSV with name, kind, latitude, longitude, country).",
        ),
    ],
    kind: Annotated[
        Kind | None, typer.Option(help="What the file is. Told by its content unless given.")
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(help="What to call it: letters, digits, - and _. The file's name unless given."),
    ] = None,
    licence: Annotated[
        str | None,
        typer.Option(
            help="Who must be named where the places are used, and what is allowed. Asked for unless given; "
            "that of GeoNames is known."
        ),
    ] = None,
    source: Annotated[str | None, typer.Option(help="Where the file is from: an address, an office.")] = None,
    alternate_names: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="GeoNames' table of names with their language (alternateNamesV2.zip, or that of a country).",
        ),
    ] = None,
    refused: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write every refused row here, with line and reason, as CSV."),
    ] = None,
) -> None:
    """Add a file of places.

    A row that cannot be used is refused with its line number and the reason, and the rest is loaded. The new
    places are looked up from the next command on; reports that were read before keep their places.
    """
    settings = read_settings()
    home = home_folder(settings)
    recognised = recognise_file(file, kind=kind, names=alternate_names)
    chosen = choose_name(recognised, home, name)
    messages().print(cell(recognised_words(recognised)))
    note = chosen, licence or ask_licence(recognised), source or known_source(recognised)
    with (
        opened_gazetteer(settings) as known,
        written_refusals(refused) as write_refused,
        shown_progress(write_refused) as watcher,
    ):
        added = add_gazetteer(home, recognised, note, known, watcher)
    output().print(cell(added_words(added)))


@app.command("list")
def list_gazetteers() -> None:
    """List the added gazetteers, each with its licence and where it is from."""
    added = list_added(home_folder(read_settings()))
    for one in added:
        for line in listed_words(one):
            output().print(cell(line))
    if not added:
        output().print(cell("No gazetteer was added; the built-in one has places from 500 people."))


@app.command()
def remove(
    name: Annotated[str, typer.Argument(show_default=False, help="As knell gazetteer list has it.")],
) -> None:
    """Remove an added gazetteer. Reports that were read with it keep their places."""
    remove_added(home_folder(read_settings()), name)
    output().print(cell(f"{name} removed."))


def recognised_words(file: Recognised) -> str:
    """ "SY.zip is a country dump of GeoNames"."""
    with_names = " with a table of names in their languages" if file.names else ""
    return f"{file.path} is {KIND_WORDS[file.kind]}{with_names}."


def added_words(added: AddedGazetteer) -> str:
    """One line: what was added, how many rows were refused, and the licence."""
    refused = f", {added.refused:,} rows refused" if added.refused else ""
    return f"{added.name}: {added.places:,} places, {added.names:,} names{refused}. Licence: {added.licence.strip()}"


def listed_words(added: AddedGazetteer) -> list[str]:
    """What is said of one gazetteer in the list: what it is, its licence, its file."""
    refused = f", {added.refused:,} rows refused" if added.refused else ""
    return [
        f"{added.name}: {KIND_WORDS[Kind(added.kind)]}, {added.places:,} places, {added.names:,} names{refused}",
        f"  licence: {added.licence}",
        f"  source: {added.source}",
        f"  added: {added.added_at}, from {added.file}, SHA-256 {added.sha256}",
    ]


def ask_licence(file: Recognised) -> str:
    """The licence note: GeoNames' own is known, any other is asked for; raises BadInput where nobody can say."""
    if file.kind is Kind.GEONAMES:
        return GEONAMES_LICENCE
    if not sys.stdin.isatty():
        raise BadInput(
            f"{file.path}: say under which licence it is, with --licence (who must be named, what is allowed;"
            ' --licence "own data" where it is yours)'
        )
    return str(typer.prompt("Under which licence is it (who must be named, what is allowed)", err=True))


def known_source(file: Recognised) -> str:
    """Where a file is from, as far as its kind tells."""
    return GEONAMES_SOURCE if file.kind is Kind.GEONAMES else "not said"


RefusedWriter = Callable[[TableFile, Refused], None]


@contextmanager
def written_refusals(path: Path | None) -> Iterator[RefusedWriter | None]:
    """What writes refused rows to a CSV at `path`; None where none is wanted. Raises BadInput."""
    if path is None:
        yield None
        return
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("file", "line", "reason", "row"))
            yield lambda table, row: writer.writerow((str(table), row.line, row.reason, printable(row.text)))
    except OSError as error:
        raise BadInput(f"--refused {path}: cannot be written ({error.strerror or error})") from error


@contextmanager
def shown_progress(write_refused: RefusedWriter | None) -> Iterator[Watcher]:
    """A bar on standard error, where that is a terminal, and the first refused rows there."""
    console = messages()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    refused = 0
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("reading", total=None)

        def show(phase: str, done: int, total: int) -> None:
            progress.update(task, description=phase, completed=done, total=total)

        def tell(table: TableFile, row: Refused) -> None:
            nonlocal refused
            refused += 1
            if refused <= SHOWN_REFUSED:
                console.print(cell(f"refused: {table}, line {row.line}: {row.reason}"))
            if write_refused is not None:
                write_refused(table, row)

        yield Watcher(show, tell)
    if refused > SHOWN_REFUSED:
        hint = "" if write_refused is not None else "; --refused FILE writes all"
        console.print(cell(f"… and {refused - SHOWN_REFUSED:,} more rows refused{hint}"))
