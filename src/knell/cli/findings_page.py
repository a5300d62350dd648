"""What is found out about an incident, on the terminal: the figure over time, contradictions, suggestions."""

from rich.console import Console

from knell.cli.incident_page import print_head, print_line
from knell.cli.words import code_words
from knell.model.series import FigureSeries
from knell.pipeline.findings import Findings
from knell.wording.grading import CHANGES, CONTRADICTIONS, GRADES, TREND
from knell.wording.phrases import say_class
from knell.wording.tables import HARMS


def print_findings(findings: Findings, console: Console) -> None:
    """Print what follows from the claims beside the figures themselves."""
    _print_series(findings, console)
    _print_contradictions(findings, console)
    _print_suggestions(findings, console)


def _print_series(findings: Findings, console: Console) -> None:
    told = [one for one in findings.claimants if len(one.bulletins) > 1]
    moved = [one for one in findings.series if len(one.days) > 1]
    if not told and not moved:
        return
    print_head("The figure over time", console)
    for series in moved:
        print_line(f"{HARMS[series.harm]}, {say_class(series.victim_class)}, by {series.policy}", console)
        for day in series.days:
            claimants = f"{day.claimants} independent claimant{'' if day.claimants == 1 else 's'}"
            print_line(f"{day.day}: {day.words} ({claimants})", console, 2)
        if series.undated:
            print_line(f"{_undated(series)} in the last figure only", console, 2)
    for claimant in told:
        who = f"{claimant.claimant}: {HARMS[claimant.harm]}, {say_class(claimant.victim_class)}"
        print_line(who, console)
        for one in claimant.bulletins:
            print_line(f"{one.published}: {one.words}, {CHANGES[one.change]}", console, 2)
    print_line(TREND, console)


def _undated(series: FigureSeries) -> str:
    return f"{series.undated} claim{'' if series.undated == 1 else 's'} without a day count"


def _print_contradictions(findings: Findings, console: Console) -> None:
    if not findings.contradictions:
        return
    print_head("Contradictions", console)
    for one in findings.contradictions:
        print_line(f"{CONTRADICTIONS[one.kind]}: {one.words}", console)


def _print_suggestions(findings: Findings, console: Console) -> None:
    if findings.grade is not None:
        print_head("Graded by a person", console)
        print_line(f"{findings.grade.value.capitalize()} (Airwars: {GRADES[findings.grade]})", console)
        print_head("Suggested beside it", console)
    else:
        print_head("Suggested, for a person to decide", console)
    print_suggestions(findings, console)


def print_suggestions(findings: Findings, console: Console) -> None:
    """The grade that the facts suggest, with these and with what is lacking, and the two-source rule."""
    suggestion = findings.suggestion
    if suggestion.grade is None:
        print_line("No grade.", console)
    else:
        grade = code_words(suggestion.grade.value).capitalize()
        print_line(f"Grade: {grade} (Airwars: {GRADES[suggestion.grade]})", console)
    for fact in suggestion.facts:
        print_line(fact.words, console, 2)
    for lacking in suggestion.lacking:
        print_line(f"For a better one: {lacking}", console, 2)
    state = "provisional" if findings.sources.is_provisional else "two or more independent sources"
    print_line(f"Two-source rule: {state}", console)
    for fact in findings.sources.facts:
        print_line(fact.words, console, 2)
