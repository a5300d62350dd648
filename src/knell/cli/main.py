"""`knell`: the table of commands, and the one place where a module is imported late."""

import importlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

import knell
from knell.cli.terminal import printable
from knell.errors import BadInput, KnellError

EXIT_ERROR = 1
"""The ledger cannot be used as it is, or has nothing under this id."""
EXIT_BAD_INPUT = 2
"""What was given cannot be used; also Typer's own code for a wrong option."""


class CommandEntry(NamedTuple):
    """Where a command's function is ("module:function"), and its line in the list of commands.

    `group` names the Typer application of a command that has commands of its own, in the same module.
    """

    target: str
    line: str
    group: str = ""


COMMANDS: Mapping[str, CommandEntry] = {
    "add": CommandEntry("knell.cli.add:add", "Read reports into the ledger."),
    "extract": CommandEntry("knell.cli.extract:extract", "Read articles as JSON lines, write what they say."),
    "incidents": CommandEntry("knell.cli.incidents:incidents", "List the incidents of the ledger."),
    "show": CommandEntry("knell.cli.show:show", "Show one incident or report with everything behind it."),
    "compare": CommandEntry(
        "knell.cli.compare:compare", "Show incidents under every counting policy, and why they differ."
    ),
    "places": CommandEntry(
        "knell.cli.places:places", "Read articles as JSON lines, write the places that they name."
    ),
    "link": CommandEntry(
        "knell.cli.link:link", "Match two lists of incidents, and say what each has that the other lacks."
    ),
    "serve": CommandEntry(
        "knell.cli.serve:serve",
        "Show the ledger's map, incidents and reports in a browser, until interrupted with Ctrl-C.",
    ),
    "gazetteer": CommandEntry(
        "knell.cli.gazetteer:gazetteer", "Add, list and remove places beyond the built-in ones.", group="app"
    ),
    "claimants": CommandEntry(
        "knell.cli.claimants:claimants",
        "List and show who makes the claims; add your own sources.",
        group="app",
    ),
    "judge": CommandEntry("knell.cli.judging:judge", "Judge whether two mentions tell of the same event."),
    "merge": CommandEntry("knell.cli.judging:merge", "Put two incidents together: they are one event."),
    "split": CommandEntry("knell.cli.judging:split", "Take mentions out of an incident."),
    "grade": CommandEntry("knell.cli.deciding:grade", "Grade an incident by Airwars’ five grades."),
    "review": CommandEntry("knell.cli.deciding:review", "Say whether claims were read rightly."),
    "reliability": CommandEntry("knell.cli.deciding:reliability", "Grade a claimant, A to F."),
    "credibility": CommandEntry("knell.cli.deciding:credibility", "Grade what is claimed, 1 to 6."),
    "independence": CommandEntry(
        "knell.cli.deciding:independence", "Judge whether two claimants are independent."
    ),
    "undo": CommandEntry("knell.cli.judging:undo", "Undo a judgement."),
    "judgements": CommandEntry("knell.cli.judgements:judgements", "List the judgements of people."),
    "match": CommandEntry("knell.cli.match:match", "Put reports together into incidents."),
    "verify": CommandEntry("knell.cli.verify:verify", "Check that the ledger is whole."),
}


class LazyGroup(TyperGroup):
    """A group that holds a stand-in with name and help line for each of COMMANDS, and imports a command's
    module only to run it.

    SQLAlchemy, FastAPI and the readers take a second to import, and `knell --help` needs none of them. No
    other module of Knell imports late (docs/decisions/0002). Typer keeps the types of its contexts private,
    hence `Any`.
    """

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = {name: TyperCommand(name=name, help=entry.line) for name, entry in COMMANDS.items()}

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command itself, imported now: Typer calls this to run it, or to print its own help."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command if name is None else load_command(name), rest

    def invoke(self, ctx: Any) -> Any:
        """Run, and turn an error that Knell raises on purpose into a line on standard error."""
        try:
            return super().invoke(ctx)
        except KnellError as error:
            typer.echo(f"knell: {printable(str(error))}", err=True)
            raise typer.Exit(EXIT_BAD_INPUT if isinstance(error, BadInput) else EXIT_ERROR) from None


def load_command(name: str) -> Any:
    """Import the module of the command `name` of COMMANDS and make the command of its function."""
    entry = COMMANDS[name]
    module, _, function = entry.target.partition(":")
    if entry.group:
        return typer.main.get_command(getattr(importlib.import_module(module), entry.group))
    run: Callable[..., Any] = getattr(importlib.import_module(module), function)
    single = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    single.command(name=name)(run)
    return typer.main.get_command(single)


def show_version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        typer.echo(f"knell {knell.__version__}")
        raise typer.Exit


app = typer.Typer(cls=LazyGroup, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)


@app.callback()
def knell_group(
    version: bool = typer.Option(
        False, "--version", is_eager=True, callback=show_version, help="Print the version and leave."
    ),
) -> None:
    """Casualty recording: every figure with its words and its source, and what is known as a range.

    Settings are environment variables (KNELL_HOME, KNELL_LEDGER, …): see docs/reference/settings.md.
    """


def main() -> None:
    """Entry point. Exit codes: 0; 1 ledger or id; 2 bad input; 3 some reports failed (`add` only)."""
    app(prog_name="knell")
