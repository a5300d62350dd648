"""Names of countries as they stand alone and within a sentence."""

import pytest

from knell.text.country_names import country_name, name_in_sentence


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("SY", "Syria"),
        ("US", "the United States"),
        ("AE", "the United Arab Emirates"),
        ("NL", "the Netherlands"),
        ("PH", "the Philippines"),
        ("CD", "the Democratic Republic of the Congo"),
        ("PS", "the Palestinian Territory"),
        ("DM", "Dominica"),
        ("DO", "the Dominican Republic"),
        ("FR", "France"),
        ("PF", "French Polynesia"),
        ("ZZ", "ZZ"),
    ],
)
def test_within_a_sentence(code: str, name: str) -> None:
    assert name_in_sentence(code) == name


def test_alone() -> None:
    assert (country_name("US"), country_name("ZZ"), country_name(None)) == ("United States", "ZZ", None)
