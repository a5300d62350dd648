"""Articles with other names of places in them: what is learned is how a place is spoken of, not which it is."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from eval.encoding.labels import Labelled

from knell.extract.impressions import Spot, Thing

SWAPPED = 0.5
"""Share of the names of an article that are another one's each time that it is seen."""


def names_of_places(articles: Iterable[Labelled]) -> list[str]:
    """Every name of a place of the articles that stands for no country, as often as an article has it."""
    return [name for article in articles for name in sorted(_swappable(article))]


def swap_places(article: Labelled, pool: Sequence[str], chance: random.Random) -> Labelled:
    """The article with some of its places called otherwise, each everywhere by one name; spots lie where they lay."""
    new = {name: chance.choice(pool) for name in sorted(_swappable(article)) if chance.random() < SWAPPED}
    spans = sorted(
        (spot.start, spot.end)
        for spot in article.spots
        if spot.thing is Thing.PLACE and article.text[spot.start : spot.end] in new
    )
    text, shifts, at = "", [], 0
    for start, end in spans:
        if start < at:
            continue
        text += article.text[at:start] + new[article.text[start:end]]
        shifts.append((start, end, len(text) - end))
        at = end
    text += article.text[at:]
    return replace(article, text=text, spots=tuple(_move(spot, shifts) for spot in article.spots))


def _swappable(article: Labelled) -> set[str]:
    """Names that share no word with another name in the article, so that one may change without the other."""
    names = {
        article.text[spot.start : spot.end]
        for spot, label in zip(article.spots, article.labels, strict=True)
        if spot.thing is Thing.PLACE and not label.is_country
    }
    words = [word for name in names for word in set(name.lower().split())]
    return {name for name in names if all(words.count(word) == 1 for word in name.lower().split())}


def _move(spot: Spot, shifts: Sequence[tuple[int, int, int]]) -> Spot:
    return spot._replace(
        start=_moved(spot.start, shifts, is_end=False), end=_moved(spot.end, shifts, is_end=True)
    )


def _moved(at: int, shifts: Sequence[tuple[int, int, int]], *, is_end: bool) -> int:
    """Where an offset lies in the new text; what began or ended inside of a name does so at that name's."""
    shift = 0
    for start, end, beyond in shifts:
        if at <= start:
            break
        if at < end:
            return end + beyond if is_end else start + shift
        shift = beyond
    return at + shift
