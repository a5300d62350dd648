"""Which names are one party's."""

import pytest

from knell.extract.party_identity import identify_party, is_same_party, is_same_side, strip_gear

SYRIAN = "Syrian government"

KEYS = [
    ("Syrian army", SYRIAN),
    ("regime forces", SYRIAN),
    ("Assads forces", SYRIAN),
    ("Assads", SYRIAN),
    ("Damascus", SYRIAN),
    # In a report from Syria these are the Syrian ones; in one from nowhere they are nobody's.
    ("the army", SYRIAN),
    ("government forces", SYRIAN),
    ("Armed Forces", SYRIAN),
    ("air force", SYRIAN),
    ("IDF", "Israel"),
    ("Israeli", "Israel"),
    ("Russian warplanes", "Russia"),
    ("US", "United States"),
    ("U.S.-led coalition", "US-led coalition"),
    ("US coalition", "US-led coalition"),
    ("SDF", "Syrian Democratic Forces"),
    ("Daesh terrorists", "Islamic State"),
    ("ISIL fighters", "Islamic State"),
    # Who fights for a government is not the government, nor is who fights against it.
    ("pro-government militias", "pro government militias"),
    ("allied forces", "allied"),
    ("Syrian opposition", "syrian opposition"),
    ("rebels", "rebels"),
]


@pytest.mark.parametrize(("name", "key"), KEYS, ids=[name for name, _ in KEYS])
def test_names_of_one_party(name: str, key: str) -> None:
    assert identify_party(name, SYRIAN) == key


def test_an_army_of_no_known_country_is_only_an_army() -> None:
    assert identify_party("the army", None) == "army"


@pytest.mark.parametrize(
    ("name", "bearer"),
    [
        ("regime warplanes", "regime"),
        ("Russian air force jets", "Russian"),
        ("Turkish artillery", "Turkish"),
        ("air force", "air force"),
        ("rebels", "rebels"),
    ],
)
def test_what_a_party_does_it_with_is_no_part_of_its_name(name: str, bearer: str) -> None:
    assert strip_gear(name) == bearer


def test_one_party_or_one_side() -> None:
    assert is_same_party("Russian", "Moscow")
    assert not is_same_party("Russian", "Syrian army")
    # Of strikes by "the US" and by "the US-led coalition" one is told of; a group of the coalition acts for itself.
    assert is_same_side("US", "US-led coalition", SYRIAN)
    assert not is_same_party("US", "US-led coalition", SYRIAN)
    assert not is_same_side("SDF", "US-led coalition", SYRIAN)
