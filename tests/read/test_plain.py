"""Where the title of a plain text ends."""

import pytest

from knell.read.plain import split_title

LEDE = "Jets killed ten people in Testabad on Monday, a monitor said."

CASES = [
    (f"Ten killed in Testabad\n\n{LEDE}\n", "Ten killed in Testabad", LEDE),
    (f"\n\n  Ten killed in Testabad \n{LEDE}", "Ten killed in Testabad", LEDE),
    (LEDE, "", LEDE),
    (f"June 27, 2017\n{LEDE}", "", f"June 27, 2017\n{LEDE}"),
    # Hard-wrapped prose without a title.
    (
        "Jets killed ten people in Testabad on Monday\nand wounded twelve.",
        "",
        "Jets killed ten people in Testabad on Monday\nand wounded twelve.",
    ),
    (f"{LEDE} The toll may rise.\n\nMore.", "", f"{LEDE} The toll may rise.\n\nMore."),
    ("x" * 201 + "\n\nMore.", "", "x" * 201 + "\n\nMore."),
]


@pytest.mark.parametrize(("text", "title", "body"), CASES)
def test_titles(text: str, title: str, body: str) -> None:
    assert split_title(text) == (title, body)
