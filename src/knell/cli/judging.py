"""`knell judge`, `merge`, `split` and `undo`: what a person decides, and what follows from it."""

from collections.abc import Callable
from typing import Annotated

import typer
from rich.console import Console

from knell.cli.context import opened_ledger
from knell.cli.directory import opened_directory
from knell.cli.json_output import write_json
from knell.cli.terminal import cell, output
from knell.errors import BadInput
from knell.model.judgement import Verdict
from knell.model.judgement_record import Change
from knell.pipeline.judging import Judge, judge_link, merge_incidents, split_incident
from knell.pipeline.judging import undo as undo_judgement
from knell.settings import read_settings
from knell.store.ledger import Ledger
from knell.wording.judgements import say_change, say_how_to_undo, say_judgement

Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, in a sentence. Required.")]
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who judges.", show_default="KNELL_JUDGE")
]
Then = Callable[[Ledger, Judge, Console], None]
"""What is printed after a judgement, for people."""
AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of text.")]


def judge(
    verdict: Annotated[
        Verdict, typer.Argument(metavar="same|different|unsure", show_default=False, help="What you judge.")
    ],
    left: Annotated[
        str,
        typer.Argument(
            metavar="MENTION", show_default=False, help="A mention (mnt-…, or how its id begins) or INC-…."
        ),
    ],
    right: Annotated[
        str,
        typer.Argument(
            metavar="MENTION",
            show_default=False,
            help="The other; an incident stands for all its mentions.",
        ),
    ],
    why: Why = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Judge whether two mentions tell of the same event.

    It outranks every score. "unsure" keeps the link open: no score closes it. `knell show INC-…` lists
    mentions and open links. Prints what changed and how to undo it.
    """
    run_judgement(lambda ledger, judge: judge_link(ledger, left, right, verdict, judge), why, by, as_json)


def merge(
    one: Annotated[str, typer.Argument(metavar="INC", show_default=False, help="Id of an incident.")],
    other: Annotated[str, typer.Argument(metavar="INC", show_default=False, help="Id of another.")],
    why: Why = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Put two incidents together: they are one event.

    The older id is kept, and the other leads to it. Prints what changed and how to undo it.
    """
    run_judgement(lambda ledger, judge: merge_incidents(ledger, one, other, judge), why, by, as_json)


def split(
    incident: Annotated[str, typer.Argument(metavar="INC", show_default=False, help="Id of an incident.")],
    mentions: Annotated[
        list[str],
        typer.Argument(metavar="MENTION...", show_default=False, help="Those that do not tell of it."),
    ],
    why: Why = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Take mentions out of an incident.

    They tell of another event, together. The id stays with the other mentions; an id that either side had
    before it was merged comes back. Prints what changed and how to undo it.
    """
    run_judgement(lambda ledger, judge: split_incident(ledger, incident, mentions, judge), why, by, as_json)


def undo(
    judgement: Annotated[
        str, typer.Argument(metavar="JUDGEMENT", show_default=False, help="Id of a judgement (JDG-…).")
    ],
    why: Why = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Undo a judgement.

    It stays in the record, and what it changed is as it was before. An undo is a judgement too and can be
    undone. Prints what changed.
    """
    run_judgement(lambda ledger, judge: undo_judgement(ledger, judgement, judge), why, by, as_json)


def run_judgement(
    act: Callable[[Ledger, Judge], Change],
    why: str,
    by: str | None,
    as_json: bool,
    then: Then | None = None,
) -> None:
    """Record it and print what it changed, then what `then` prints; raises BadInput where it is not said who
    judges or why."""
    settings = read_settings()
    name = settings.judge if by is None else by
    if not name.strip():
        raise BadInput("who judges? Give your name with --by, or set KNELL_JUDGE once")
    if not why.strip():
        raise BadInput('why? Give the reason in a sentence: --why "…"')
    directory = opened_directory(settings)
    judge = Judge(name, why, directory=directory)
    with opened_ledger(settings) as ledger:
        change = act(ledger, judge)
        if as_json:
            typer.echo(write_json(change))
            return
        console = output()
        print_change(change, console)
        if then is not None:
            then(ledger, judge, console)


def print_change(change: Change, console: Console) -> None:
    """What was judged, what it changed, and how to undo it."""
    console.print(cell(f"{change.judgement.judgement_id}  {say_judgement(change.judgement)}", style="bold"))
    for line in say_change(change):
        console.print(cell(f"  {line}"))
    console.print(cell(f"To undo: {say_how_to_undo(change.judgement)}"))
