"""How many of the true pairs blocking proposes: what it loses, no score can find again."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from knell.linkage.engine import Engine
from knell.match.columns import make_columns
from knell.match.items import MatchItem
from knell.match.reach_keys import find_pairs
from knell.match.score import load_weights
from knell.match.scoring import make_model
from knell.model.evidence import NO_EVIDENCE


def measure_proposing(items: Sequence[MatchItem], group_of: Mapping[str, Hashable]) -> dict[str, float]:
    """Shares of the true pairs that are proposed: by all keys, and by place and days alone; and how many pairs are.

    `group_of` has the true group of mentions by their ids; those that it has not are in no true pair.
    """
    bare = [replace(one, mention=replace(one.mention, evidence=NO_EVIDENCE)) for one in items]
    by_all, by_place = (_propose(each) for each in (items, bare))
    true = _true_pairs(items, group_of)
    return {
        "recall": len(true & by_all) / len(true),
        "recall by place and days": len(true & by_place) / len(true),
        "pairs": len(by_all),
    }


def _propose(items: Sequence[MatchItem]) -> set[tuple[str, str]]:
    """The pairs that matching looks at, the smaller id first."""
    ordered = sorted(items, key=lambda item: item.mention_id)
    with Engine(make_model(load_weights())) as engine:
        engine.add("mentions", make_columns(ordered))
        pairs = find_pairs(engine, "mentions", ordered)
        found = engine.connection.execute(f"SELECT * FROM {pairs}").fetchall()
    return {(ordered[left].mention_id, ordered[right].mention_id) for left, right in found}


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
