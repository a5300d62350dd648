"""An incident on the terminal, from a record made by hand."""

import io
from datetime import date

import pytest
from rich.console import Console
from tests.factory import NOON, WHEN, WHERE, make_claim, make_mention, make_position

from knell.cli.incident_page import claim_words, claimant_words, print_incident
from knell.model.claim import Harm, Scope, Stance, VictimClass
from knell.model.count import Count
from knell.model.figure import Figure, FigureStep
from knell.model.incident import (
    FeatureResult,
    Incident,
    IncidentType,
    PairScore,
    Perpetrator,
    PerpetratorRelation,
    PerpetratorStance,
)
from knell.model.record import IncidentRecord, LinkedMention, ReportSummary, SourcedClaim, SourcedPosition
from knell.pipeline.claimants import claimant_of

POST = ReportSummary("rpt-1", "Title", "The Example Post", date(2017, 6, 27), "en", "a.html", NOON)
WIRE = ReportSummary("rpt-2", "Title", None, None, "en", "b.txt", NOON)
RIVAL = (
    Perpetrator("northern jets", PerpetratorStance.ALLEGED, "Northern Coalition"),
    Perpetrator("Southern jets", PerpetratorStance.ALLEGED),
)


def make_record() -> IncidentRecord:
    """One incident of two reports that disagree about who did it."""
    step = FigureStep("admit", "the Quiet Monitor: at least 12", ("C1",))
    link = PairScore("I1", "I2", 0.91, (FeatureResult("same_place", 1.0, 3.0, "both name [Testabad]"),))
    return IncidentRecord(
        Incident("INC-7KQ3M2ZP", IncidentType.AIRSTRIKE, WHEN, WHERE, ("I1", "I2"), (link,)),
        (Figure(Harm.KILLED, None, 12, None, "minimum-maximum", "1", steps=(step,)),),
        (
            LinkedMention(make_mention("I1"), POST),
            LinkedMention(make_mention("I2", perpetrators=RIVAL, relation=PerpetratorRelation.RIVAL), WIRE),
        ),
        (
            SourcedClaim(make_claim(), POST, ""),
            SourcedClaim(make_claim("C2", claimant=None, quote="\x1b[2J[b]a dozen[/b]"), WIRE, ""),
        ),
        (SourcedPosition(make_position(), POST),),
    )


def shown(record: IncidentRecord) -> str:
    console = Console(file=(out := io.StringIO()), width=120, highlight=False, markup=False, emoji=False)
    print_incident(record, console)
    return out.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "INC-7KQ3M2ZP  Airstrike",
        "Testabad, Testland, Syria · 2017-06-26",
        "killed, all victims: 12 or more",
        "by minimum-maximum 1",
        "admit: the Quiet Monitor: at least 12",
        "the Quiet Monitor",
        "At least 12 civilians, killed",
        "“At least 12 civilians were killed”",
        "The Example Post, 2017-06-27 · rpt-1",
        "the outlet (in its own voice)",
        r"“\x1b[2J[b]a dozen[/b]”",
        "outlet unknown, undated · rpt-2",
        "  Northern Coalition\n    denies it\n",
        "Northern Coalition: alleged (The Example Post, 2017-06-27; outlet unknown, undated)",
        "Southern jets: alleged (outlet unknown, undated)",
        "Who did it is contested.",
        "How this place was found\n  As written: “Testabad”\n  Read as: Testabad, town, Testland, Syria\n",
        "  Gazetteer entry: GeoNames 42\n  Why: the only place of this name\n  Coordinates: 35.0000, 40.4000\n",
        "  Radius: 5 km: somewhere within this distance\n",
        "    UCDP where_prec 1: the place is known\n    ACLED geo_precision 1: the town is known\n    Airwars: Town\n",
        "How the date was read\n  As written: “Monday”\n  Read as: 26 June 2017: 2017-06-26\n",
        "    UCDP date_prec 1: the day is known\n    ACLED time_precision 1: the day is known\n",
        "Place and date in each report\n  The Example Post, 2017-06-27: place “Testabad”, date “Monday”\n",
        "The Example Post, 2017-06-27 and outlet unknown, undated: likeness 0.91",
        "same place +1.00 × 3: both name [Testabad]",
    ],
)
def test_print_incident_says(words: str) -> None:
    assert words in shown(make_record())


def test_no_control_character_of_a_quote_reaches_the_terminal() -> None:
    assert "\x1b" not in shown(make_record())


def test_an_incident_of_which_nothing_is_known_is_printed_too() -> None:
    bare = IncidentRecord(Incident("INC-22222222", IncidentType.OTHER, None, None, ()), (), (), (), ())
    text = shown(bare)
    assert "unknown · unknown" in text
    assert "No report names a place that could be found." in text
    assert "No report says when." in text
    assert "No figure of persons is known." in text
    assert "The reports tell of it without a figure." in text


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (
            make_claim(stance=Stance.CLAIMED_ENEMY),
            "At least 12 civilians, killed, a warring party counting its enemy's losses",
        ),
        (make_claim(part_of="C8", scope=Scope.PART), "At least 12 civilians, killed, part of “nearly 60”"),
        (make_claim(part_of="C9", scope=Scope.PART), "At least 12 civilians, killed, part of “C9”"),
        (
            make_claim(count=Count(None, None, None, None), victims=None, victim_class=VictimClass.CHILD),
            "an uncounted number of (children), killed",
        ),
    ],
)
def test_claim_words(claim: object, words: str) -> None:
    assert claim_words(SourcedClaim(claim, POST, ""), {"C8": "nearly 60"}) == words  # type: ignore[arg-type]  # parametrised


@pytest.mark.parametrize(
    ("claimant", "organisation", "report", "words"),
    [
        ("Ada Example", "the Quiet Monitor", POST, "Quiet Monitor"),
        ("a doctor", None, POST, "doctor (The Example Post)"),
        (None, None, POST, "The Example Post (in its own voice)"),
        (None, None, WIRE, "the outlet (in its own voice)"),
    ],
)
def test_claimant_words(
    claimant: str | None, organisation: str | None, report: ReportSummary, words: str
) -> None:
    claim = make_claim(claimant=claimant, organisation=organisation)
    assert claimant_words(claimant_of(SourcedClaim(claim, report, ""))) == words
