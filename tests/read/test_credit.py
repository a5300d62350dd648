"""Whose text a report says that it is."""

import pytest
from tests.factory import make_report

from knell.model.report import Dateline
from knell.read.credit import find_credit

BODY = "An air strike killed 12 people in the town on Monday, a doctor said."


@pytest.mark.parametrize(
    ("phrase", "place", "expected"),
    [
        ("BEIRUT (AFP) –", "BEIRUT", "Agence France-Presse"),
        ("BEIRUT, June 27 (Reuters) –", "BEIRUT", "Reuters"),
        ("Damascus, SANA –", "Damascus", "SANA"),
        ("DAMASCUS, SANA –", "DAMASCUS", "SANA"),
        ("MOSCOW, April 3. /TASS/.", "MOSCOW", "TASS"),
        ("BEIRUT, June 27, 2017 (Sample Wire) –", "BEIRUT", "Sample Wire"),
        ("(Beirut) –", "Beirut", None),
        ("BEIRUT (Agencies) –", "BEIRUT", None),
        ("BEIRUT (Reuters, AFP) –", "BEIRUT", None),
        ("BEIRUT –", "BEIRUT", None),
    ],
)
def test_dateline(phrase: str, place: str, expected: str | None) -> None:
    report = make_report(f"{phrase} {BODY}", dateline=Dateline(phrase, place, None))
    assert find_credit(report) == expected


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Reuters", "Reuters"),
        ("Agence France-Presse", "Agence France-Presse"),
        ("AP News Agency", "Associated Press"),
        ("AFP and staff", None),
        ("AFP, Reuters", None),
        ("BBC", None),
        ("A. Writer", None),
        (None, None),
    ],
)
def test_byline(byline: str | None, expected: str | None) -> None:
    assert find_credit(make_report(BODY, byline=byline)) == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("\nSource: Reuters", "Reuters"),
        ("\n(AFP)", "Agence France-Presse"),
        (" (AP)", "Associated Press"),
        ("\n– Xinhua", "Xinhua"),
        ("\nWith AFP", "Agence France-Presse"),
        (" Residents told AFP.", None),
        ("\nThe agency Reuters was told that help is on its way.", None),
        ("", None),
    ],
)
def test_last_line(end: str, expected: str | None) -> None:
    assert find_credit(make_report(BODY + end, byline=None)) == expected
