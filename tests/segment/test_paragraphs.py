"""Paragraphs of lines, and of blocks that were broken at a fixed width."""

import pytest

from knell.segment.paragraphs import find_paragraphs

WRAPPED = (
    "The army said on Monday that ten people had been killed in the town\n"
    "of Testabad and that twelve more had been wounded by shells that the\n"
    "rebels had fired."
)
SECOND = (
    "A monitor that is based in Britain said that the dead were villagers\n"
    "who had been on their way to the market of a town close by."
)
LONG = "word " * 40

CASES = [
    ("lines", "Ten died.\nTwelve were wounded.", ["Ten died.", "Twelve were wounded."]),
    ("blank lines", "Ten died.\n\n \nTwelve.\n", ["Ten died.", "Twelve."]),
    ("wrapped", f"{WRAPPED}\n\n{SECOND}", [WRAPPED, SECOND]),
    ("wrapped and indented", f"   {WRAPPED}\n   {SECOND}", [f"   {WRAPPED}", f"   {SECOND}"]),
    (
        "short paragraphs, each ended",
        "The army said on Monday that ten people had been killed.\n"
        "A monitor said that twelve had been killed there.",
        [
            "The army said on Monday that ten people had been killed.",
            "A monitor said that twelve had been killed there.",
        ],
    ),
    ("a date line before a text", f"June 27, 2017\n{LONG}", ["June 27, 2017", LONG]),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_paragraphs(name: str, text: str, expected: list[str]) -> None:
    assert [text[start:end].rstrip("\n") for start, end in find_paragraphs(text, 0)] == expected
