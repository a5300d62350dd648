"""`knell link`: match two lists of incidents, and say what each has that the other lacks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from knell.adapters.list_files import read_list
from knell.cli.add import EXIT_SOME_FAILED
from knell.cli.link_page import make_page, write_page, write_table
from knell.cli.terminal import cell, messages, output
from knell.errors import BadInput
from knell.pipeline.linking import IncidentList, ListLink, link_files, make_list

MAPPING_HELP = "Say which column of the {side} list holds what, as FIELD=COLUMN; may be given several times."


def link(
    left: Annotated[Path, typer.Argument(metavar="A", help="A list of incidents: CSV or JSON lines.")],
    right: Annotated[Path, typer.Argument(metavar="B", help="Another one.")],
    out: Annotated[
        Path, typer.Option("--out", metavar="FOLDER", help="Where link.html and link.csv are written.")
    ] = Path("link"),
    one_to_one: Annotated[
        bool | None,
        typer.Option(
            "--one-to-one/--many",
            help="Whether an incident has one partner at most. By default where no list has one twice.",
            show_default=False,
        ),
    ] = None,
    threshold: Annotated[
        float | None,
        typer.Option(metavar="SCORE", help="From which score on a pair is one incident. By default 0.5."),
    ] = None,
    left_columns: Annotated[
        list[str] | None,
        typer.Option("--left", metavar="FIELD=COLUMN", help=MAPPING_HELP.format(side="first")),
    ] = None,
    right_columns: Annotated[
        list[str] | None,
        typer.Option("--right", metavar="FIELD=COLUMN", help=MAPPING_HELP.format(side="second")),
    ] = None,
) -> None:
    """Match two lists of incidents, and say what each has that the other lacks.

    Days, places by name or coordinates, figures, kind, target and perpetrator are compared; ids never. Exit
    code 3 if any row could not be read.
    """
    if threshold is not None and not 0 < threshold < 1:
        raise BadInput(f"--threshold is {threshold}: give a score above 0 and below 1")
    lists = (
        make_list(read_list(left), read_mapping("--left", left_columns or ())),
        make_list(read_list(right), read_mapping("--right", right_columns or ())),
    )
    for one in lists:
        show_refused(one)
    found = link_files(*lists, one_to_one=one_to_one, threshold=threshold)
    for path in write_files(found, out):
        messages().print(cell(f"written: {path}"))
    output().print(cell(link_words(found)))
    if any(one.refused for one in lists):
        raise typer.Exit(EXIT_SOME_FAILED)


def read_mapping(option: str, told: Sequence[str]) -> dict[str, str]:
    """FIELD=COLUMN pairs; raises BadInput naming the option."""
    found: dict[str, str] = {}
    for one in told:
        field, is_given, column = one.partition("=")
        if not is_given or not column:
            raise BadInput(f"{option} is {one!r}: give it as FIELD=COLUMN, for example first_day=strike_date")
        found[field.strip()] = column
    return found


def write_files(found: ListLink, folder: Path) -> list[Path]:
    """The page and the table in the folder; raises BadInput where they cannot be written."""
    texts = {"link.html": write_page(make_page(found)), "link.csv": write_table(found)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{folder}: cannot be written to: {error.strerror}") from error
    return [folder / name for name in texts]


def link_words(found: ListLink) -> str:
    """One line: how many are in both lists, and in each alone."""
    linked = found.linked
    return (
        f"{len(linked.pairs)} in both, {len(linked.left_only)} only in {found.left.name},"
        f" {len(linked.right_only)} only in {found.right.name}."
    )


def show_refused(one: IncidentList) -> None:
    """A line on standard error for each row that was left out."""
    for line, reason in one.refused:
        messages().print(cell(f"not read: {one.name}, line {line}: {reason}"))
