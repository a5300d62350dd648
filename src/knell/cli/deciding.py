"""`knell grade`, `review`, `reliability`, `credibility`, `independence`: what a person decides of what is claimed."""

from typing import Annotated

import typer
from rich.console import Console

from knell.cli.copies import independence_lines
from knell.cli.findings_page import print_suggestions
from knell.cli.incident_page import print_head, print_line
from knell.cli.judging import AsJson, By, Then, Why, run_judgement
from knell.model.correction import CORRECTABLE, parse_correction
from knell.model.judgement import VALUES, JudgementKind
from knell.pipeline.deciding import Decision, decide
from knell.pipeline.findings import find_out
from knell.pipeline.judging import Judge
from knell.pipeline.look import show_incident
from knell.reconcile.policies import MINIMUM_MAXIMUM
from knell.store.ledger import Ledger
from knell.wording.sources import say_independent

Claims = Annotated[
    list[str],
    typer.Argument(metavar="CLAIM...", show_default=False, help="A claim (clm-…, or how its id begins)."),
]
Within = Annotated[
    str | None,
    typer.Option(
        "--within", metavar="INC", help="The incident whose claimants are meant.", show_default="all"
    ),
]


def grade(
    value: Annotated[
        str,
        typer.Argument(
            metavar="GRADE", show_default=False, help=f"One of: {', '.join(VALUES[JudgementKind.GRADE])}."
        ),
    ],
    incident: Annotated[
        str, typer.Argument(metavar="INC", show_default=False, help="Id of an incident (INC-…).")
    ],
    why: Why = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Grade an incident by Airwars’ five grades.

    The grade says which totals the incident enters. Prints the grade that the facts suggest beside it.
    """

    def show_suggested(ledger: Ledger, judge: Judge, console: Console) -> None:
        print_head("Suggested beside it", console)
        record = show_incident(ledger, incident, judge.directory)
        print_suggestions(find_out(record, MINIMUM_MAXIMUM), console)

    decision = Decision(JudgementKind.GRADE, value.lower(), (incident,))
    _run(decision, why, by, as_json, show_suggested)


def review(
    value: Annotated[
        str,
        typer.Argument(
            metavar="REVIEW", show_default=False, help=f"One of: {', '.join(VALUES[JudgementKind.REVIEW])}."
        ),
    ],
    claims: Annotated[
        list[str],
        typer.Argument(
            metavar="CLAIM...",
            show_default=False,
            help="A claim (clm-…, or how its id begins); INC-… or rpt-… stand for all that nobody reviewed yet.",
        ),
    ],
    changes: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            show_default=False,
            help=f"What is right instead, of one claim: {', '.join(CORRECTABLE)}. “open” is an open end.",
        ),
    ] = None,
    why: Why = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Say whether claims were read rightly.

    What is accepted may enter a published total; what is rejected counts nowhere; what is corrected counts as you
    say. Prints what changed and how to undo it.
    """
    correction = parse_correction(changes or [])
    _run(Decision(JudgementKind.REVIEW, value.lower(), tuple(claims), correction), why, by, as_json)


def reliability(
    value: Annotated[
        str,
        typer.Argument(
            metavar="A|B|C|D|E|F",
            show_default=False,
            help="A completely reliable, E not; F cannot be judged.",
        ),
    ],
    claimant: Annotated[str, typer.Argument(show_default=False, help="Its name, or any of its aliases.")],
    within: Within = None,
    why: Why = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Grade a claimant, A to F.

    By its record and how it works, whatever it says of this incident. It goes before the grade of your own table.
    """
    decision = Decision(JudgementKind.RELIABILITY, value.upper(), (claimant,), within=within)
    _run(decision, why, by, as_json)


def credibility(
    value: Annotated[
        str,
        typer.Argument(
            metavar="1..6",
            show_default=False,
            help="1 confirmed by others, 5 improbable; 6 cannot be judged.",
        ),
    ],
    claims: Claims,
    why: Why = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Grade what is claimed, 1 to 6.

    By what else is known, whoever says it. It goes before the grade that is suggested.
    """
    _run(Decision(JudgementKind.CREDIBILITY, value, tuple(claims)), why, by, as_json)


def independence(
    value: Annotated[
        str,
        typer.Argument(
            metavar="one|independent|unsure", show_default=False, help="“one” counts them as one source."
        ),
    ],
    one: Annotated[str, typer.Argument(metavar="CLAIMANT", show_default=False, help="A claimant’s name.")],
    other: Annotated[str, typer.Argument(metavar="CLAIMANT", show_default=False, help="Another’s.")],
    within: Within = None,
    why: Why = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Judge whether two claimants are independent.

    It holds in every incident in which both make claims, and goes before what is suggested; "unsure" leaves it to
    that. With --within prints who is independent of whom there.
    """

    def show_groups(ledger: Ledger, judge: Judge, console: Console) -> None:
        if within is None:
            return
        print_head("Who is independent of whom", console)
        record = show_incident(ledger, within, judge.directory)
        for line in independence_lines(record.independence) or ["All claimants are independent."]:
            print_line(line, console)
        for line in say_independent(record):
            print_line(f"independent: {line}", console)

    decision = Decision(JudgementKind.INDEPENDENCE, value.lower(), (one, other), within=within)
    _run(decision, why, by, as_json, show_groups)


def _run(decision: Decision, why: str, by: str | None, as_json: bool, then: Then | None = None) -> None:
    run_judgement(lambda ledger, judge: decide(ledger, decision, judge), why, by, as_json, then)
