"""How many of the true pairs blocking proposes: what it loses, no score can find again."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from knell.match.blocking import propose_pairs
from knell.match.items import MatchItem
from knell.model.evidence import NO_EVIDENCE


def measure_proposing(items: Sequence[MatchItem], group_of: Mapping[str, Hashable]) -> dict[str, float]:
    """Shares of the true pairs that are proposed: by all keys, and by place and days alone; and how many pairs are.

    `group_of` has the true group of mentions by their ids; those that it has not are in no true pair.
    """
    bare = [replace(one, mention=replace(one.mention, evidence=NO_EVIDENCE)) for one in items]
    by_all, by_place = ({_ids(pair) for pair in propose_pairs(each)} for each in (items, bare))
    true = _true_pairs(items, group_of)
    return {
        "recall": len(true & by_all) / len(true),
        "recall by place and days": len(true & by_place) / len(true),
        "pairs": len(by_all),
    }


def _ids(pair: tuple[MatchItem, MatchItem]) -> tuple[str, str]:
    return pair[0].mention_id, pair[1].mention_id


def _true_pairs(items: Sequence[MatchItem], group_of: Mapping[str, Hashable]) -> set[tuple[str, str]]:
    """The pairs of one group and of two reports, the smaller id first."""
    groups: dict[Hashable, list[MatchItem]] = {}
    for item in sorted(items, key=lambda one: one.mention_id):
        if item.mention_id in group_of:
            groups.setdefault(group_of[item.mention_id], []).append(item)
    return {
        (one.mention_id, other.mention_id)
        for group in groups.values()
        for place, one in enumerate(group)
        for other in group[place + 1 :]
        if one.report_id != other.report_id
    }
