"""Deciding on the command line, as a user does it: what is printed, what changes, what is asked for."""

from pathlib import Path

import pytest
from tests.cli.test_end_to_end import knell, read_json
from tests.cli.test_judging import opened, words
from tests.pipeline.test_deciding import claim_of, say

from knell.pipeline.matching import match_ledger

WHY = ("--why", "I looked at the words.", "--by", "Ada Recorder")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A ledger of one raid that two monitors tell of."""
    with opened(tmp_path) as ledger:
        say(ledger, "Monitor A", 2, 12)
        say(ledger, "Monitor B", 2, 21)
        match_ledger(ledger)
    return tmp_path


def only_incident(home: Path) -> str:
    (line,) = read_json(knell(home, "incidents", "--json"))
    return str(line["incident"]["incident_id"])


def claim(home: Path, low: int) -> str:
    with opened(home) as ledger:
        return claim_of(ledger, low)


def killed(home: Path, *options: str) -> str:
    (line,) = read_json(knell(home, "incidents", "--json", *options))
    return str(line["killed"]["words"])


def test_a_reading_is_rejected_and_the_list_follows(home: Path) -> None:
    incident_id, wrong = only_incident(home), claim(home, 21)
    done = words(knell(home, "review", "rejected", wrong[4:16], *WHY))
    assert f"review: {wrong} read wrongly: counts nowhere" in done
    assert f"{incident_id}: killed 12–21, now 12" in done
    assert killed(home) == "12"
    shown = words(knell(home, "show", incident_id))
    assert "reviewed: read wrongly: counts nowhere" in shown and wrong in shown
    assert "a person rejected the reading" in shown
    judgement_id = done.split()[0]
    back = words(knell(home, "undo", judgement_id, *WHY))
    assert f"{incident_id}: killed 12, now 12–21" in back
    assert killed(home) == "12–21"
    assert words(knell(home, "verify")).startswith("The ledger is whole")


def test_a_reading_is_corrected(home: Path) -> None:
    wrong = claim(home, 21)
    done = words(knell(home, "review", "corrected", wrong, "--set", "low=15", "--set", "high=15", *WHY))
    assert "corrected: low is 15, high is 15" in done and "now 12–15" in done
    shown = words(knell(home, "show", only_incident(home)))
    assert "corrected by a person; the machine read: low 21, high 21" in shown
    found = read_json(knell(home, "show", only_incident(home), "--json"))
    report_id = next(one["report"]["report_id"] for one in found["claims"] if one["as_read"] is not None)
    assert f"{wrong}, corrected by a person: low is 15, high is 15" in words(knell(home, "show", report_id))
    (corrected,) = [one for one in found["claims"] if one["as_read"] is not None]
    assert (corrected["claim"]["count"]["low"], corrected["as_read"]["count"]["low"]) == (15, 21)
    assert found["judged"]["corrections"] == {wrong: [["low", "15"], ["high", "15"]]}


def test_an_incident_is_graded_beside_what_the_facts_suggest(home: Path) -> None:
    incident_id = only_incident(home)
    done = words(knell(home, "grade", "Fair", incident_id.lower(), *WHY))
    assert f"grade: {incident_id} is Fair" in done
    assert "Suggested beside it Grade: Weak" in done and "2 independent sources" in done
    assert "Graded by a person Fair (Airwars:" in words(knell(home, "show", incident_id))
    assert read_json(knell(home, "show", incident_id, "--json"))["grade"] == "fair"
    compared = read_json(knell(home, "compare", incident_id, "--json"))
    assert compared["grade"] == "fair"
    assert [one["apart"] for one in compared["results"]][-1] is None


def test_claimants_are_graded_and_judged_one_source(home: Path) -> None:
    incident_id = only_incident(home)
    done = words(knell(home, "reliability", "e", "monitor b", *WHY))
    assert "reliability: Monitor B is E, unreliable" in done
    assert killed(home) == "12–21" and killed(home, "--policy", "best-low-high") == "12"
    assert "reliability E" in words(knell(home, "show", incident_id))
    assert "E (unreliable): I looked at the words." in words(knell(home, "claimants", "show", "Monitor B"))
    done = words(knell(home, "independence", "one", "Monitor A", "Monitor B", "--within", incident_id, *WHY))
    assert "not independent (judged): Monitor A, Monitor B: I looked at the words." in done
    apart = words(
        knell(home, "independence", "independent", "Monitor B", "Monitor A", "--within", incident_id, *WHY)
    )
    assert "independent: Monitor A and Monitor B (judged): I looked at the words." in apart
    assert "not independent (judged)" not in words(knell(home, "show", incident_id))
    done = words(knell(home, "credibility", "2", claim(home, 12), *WHY))
    assert "is 2, probably true" in done
    assert "credibility 2, probably true (judged): I looked" in words(knell(home, "show", incident_id))
    listed = read_json(knell(home, "judgements", incident_id, "--json"))
    assert [one["judgement"]["kind"] for one in listed] == [
        "credibility",
        "independence",
        "independence",
        "reliability",
    ]
    assert [one["holds"] for one in listed] == [True, True, False, True]


def test_totals_over_what_was_reviewed(home: Path) -> None:
    words(knell(home, "review", "accepted", only_incident(home), *WHY))
    found = read_json(knell(home, "compare", "--all", "--reviewed", "--json"))
    assert found["totals"][0]["total"]["words"] == "12–21"


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (("review", "accepted", "INC-22222222"), b"No incident has the id INC-22222222"),
        (("review", "fine", "12ab34cd"), b"'fine' is no review: give one of accepted, corrected, rejected"),
        (("review", "corrected", "12ab34cd", "--set", "low"), b"write the field, = and what is right"),
        (("grade", "best", "INC-22222222"), b"'best' is no grade"),
        (("reliability", "A", "Nobody"), b"No claimant of this ledger is called Nobody"),
        (("independence", "one", "Monitor A", "the monitor a"), b"both are one claimant, Monitor A"),
    ],
)
def test_what_does_not_fit_is_said_in_a_line(home: Path, arguments: tuple[str, ...], asked: bytes) -> None:
    refused = knell(home, *arguments, *WHY)
    assert refused.returncode in (1, 2)
    assert asked in refused.stderr and refused.stderr.count(b"\n") == 1
    assert knell(home, "judgements").stdout == b""


def test_hostile_corrections_are_written_out(home: Path) -> None:
    hostile = "\x1b]0;owned\x07 [red]Ada[/red]"
    knell(home, "review", "corrected", claim(home, 21), "--set", f"claimant={hostile}", *WHY)
    for command in (("judgements",), ("show", only_incident(home)), ("claimants",)):
        shown = knell(home, *command)
        assert shown.returncode == 0
        assert b"\x1b" not in shown.stdout and b"[red]" in b"".join(shown.stdout.split())


def test_matching_afresh_prints_what_changed(home: Path) -> None:
    assert words(knell(home, "match", "--afresh")) == "0 incidents changed. Incidents in the ledger: 1."
    with opened(home) as ledger:
        say(ledger, "Monitor C", 2, 30)
    incident_id = only_incident(home)
    done = words(knell(home, "match"))
    assert f"{incident_id}: 2 mentions, now 3; killed 12–21, now 12–30 1 incident changed." in done
    assert read_json(knell(home, "match", "--json")) == []
