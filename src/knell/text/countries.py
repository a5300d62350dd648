"""Countries in a text: whether a phrase names one, and which one an article is about."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import sqrt

from knell.model.where import Gazetteer, PlaceLevel, PlaceMatch

LEAD = 1.2
"""Times the votes of the second country that the first must have; below, an article is about several."""

LOOSE_VOTE = 0.5
"""The vote of a name that is known in a forgiven spelling only; one such name decides nothing."""

CANDIDATES = 10
"""Places of one name, largest first, between which its vote is divided by their population."""


def country_of(phrase: str, gazetteer: Gazetteer) -> str | None:
    """ISO 3166-1 alpha-2 of the country that `phrase` names ("Syria", "the US"), None where it names none."""
    for match in gazetteer.look_up(phrase.strip()):
        if match.place.level is PlaceLevel.COUNTRY and not match.forgiven:
            return match.place.country
    return None


def guess_country(
    place_names: Sequence[str], gazetteer: Gazetteer, nationalities: Sequence[str] = ()
) -> str | None:
    """The country that most of an article's places lie in, None where no country leads clearly.

    Every name given has one vote, a repeated one as often as it is given. The votes of a name that several
    countries have are divided by population, so that "Homs" votes for Syria and a little for Libya.
    `nationalities` are the ISO 3166-1 codes of countries whose adjectives the article uses ("Syrian"), each as often
    as it does; they vote by the root of how often, for an army abroad is named as often as the country it is in.
    """
    votes: dict[str, float] = defaultdict(float)
    for code, times in Counter(nationalities).items():
        votes[code] += sqrt(times)
    for name in place_names:
        for country, share in _shares(gazetteer.look_up(name)).items():
            votes[country] += share
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] <= LOOSE_VOTE:
        return None
    if len(ranked) > 1 and ranked[0][1] < LEAD * ranked[1][1]:
        return None
    return ranked[0][0]


def _shares(matches: Sequence[PlaceMatch]) -> dict[str, float]:
    """The vote of one name, by country."""
    exact = [match for match in matches if not match.forgiven]
    countries = [match for match in exact if match.place.level is PlaceLevel.COUNTRY]
    chosen = (countries or exact or list(matches))[:CANDIDATES]
    total = sum(match.place.population + 1 for match in chosen)
    shares: dict[str, float] = defaultdict(float)
    for match in chosen:
        vote = LOOSE_VOTE if match.forgiven else 1.0
        shares[match.place.country] += vote * (match.place.population + 1) / total
    return shares
