"""Which country a phrase names, and which one an article is about."""

import pytest

from knell.model.where import Gazetteer
from knell.text.countries import country_of, guess_country


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Syria", "SY"),
        ("the United States", "US"),
        ("US", "US"),
        ("UK", "GB"),
        ("Russia", "RU"),
        ("Ivory Coast", "CI"),
        ("DR Congo", "CD"),
        ("us", None),
        ("Aleppo", None),
        ("Nowhereland", None),
        ("", None),
    ],
)
def test_country_of(gazetteer: Gazetteer, phrase: str, code: str | None) -> None:
    assert country_of(phrase, gazetteer) == code


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["Mayadeen", "Deir Ezzor", "Syria", "Raqa", "Mosul", "Iraq", "Syria", "Khan Sheikhun"], "SY"),
        (["Homs"], "SY"),
        (["Kyiv", "Kharkiv", "Bucha"], "UA"),
        (["Sanaa", "Saada", "Saudi Arabia", "Hodeidah"], "YE"),
        (["Syria", "Iraq"], None),
        (["Qoraa al-Kabireh"], None),
        (["Qqxzzv"], None),
        ([], None),
    ],
)
def test_guess_country(gazetteer: Gazetteer, names: list[str], code: str | None) -> None:
    assert guess_country(names, gazetteer) == code


def test_adjectives_tell_what_country_an_article_is_about(gazetteer: Gazetteer) -> None:
    names = ["Madaya", "Madaya", "Damascus"]  # towns of the first name are in Myanmar and in Syria
    assert guess_country(names, gazetteer) != "SY"
    assert guess_country(names, gazetteer, ["SY", "SY", "SY", "SY", "RU"]) == "SY"
