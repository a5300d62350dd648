"""Simple ways of putting mentions together, to stand beside what Knell does: date and place, and words."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from knell.match.items import MatchItem
from knell.match.words import FEWEST_WORDS, weigh_terms, word_likeness
from knell.text.names import name_key

TEN_DAYS = 10
"""Days between two reports that words alone are compared within."""

ALIKE_ALONE = 0.2
"""The cosine from which on words alone put two reports together: the best of 0.15, 0.2 … 0.45 on half of the
incidents."""


def by_date_and_place(items: Sequence[MatchItem]) -> dict[str, Hashable]:
    """Mentions of one first day and one name of a place are one incident; one without either stands alone."""
    labels: dict[str, Hashable] = {}
    for item in items:
        when, place = item.mention.when, item.mention.place
        is_known = when is not None and place is not None
        labels[item.mention_id] = (
            (when.earliest, name_key(place)) if is_known and when and place else item.mention_id
        )
    return labels


def by_words(items: Sequence[MatchItem]) -> dict[str, Hashable]:
    """Mentions told in like words by reports within ten days are one incident, and so is what they chain."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        for word in item.mention.evidence.terms:
            holders[word].append(at)
    met = {pair for held in holders.values() for pair in combinations(held, 2)}
    alike = [pair for pair in met if _is_alike(items[pair[0]], items[pair[1]])]
    return _components([item.mention_id for item in items], alike)


def label_by(
    mains: Mapping[str, MatchItem], group: Callable[[Sequence[MatchItem]], Mapping[str, Hashable]]
) -> dict[str, Hashable]:
    """The group of each article by its main mention; `mains` has it by the article's id."""
    labels = group(list(mains.values()))
    return {doc_id: labels[item.mention_id] for doc_id, item in mains.items()}


def _is_alike(left: MatchItem, right: MatchItem) -> bool:
    if left.published is None or right.published is None:
        return False
    if abs((left.published - right.published).days) > TEN_DAYS:
        return False
    one, other = left.mention.evidence, right.mention.evidence
    return (
        min(len(one.terms), len(other.terms)) >= FEWEST_WORDS
        and word_likeness(weigh_terms(one), weigh_terms(other))[0] >= ALIKE_ALONE
    )


def _components(ids: Sequence[str], pairs: Iterable[tuple[int, int]]) -> dict[str, Hashable]:
    parent = list(range(len(ids)))

    def find(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for left, right in pairs:
        parent[find(left)] = find(right)
    return {one: find(at) for at, one in enumerate(ids)}
