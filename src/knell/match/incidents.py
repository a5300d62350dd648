"""The whole stage in one call: mentions and the log in, incidents and what to append to the log out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from knell.errors import BadInput
from knell.match.candidates import find_candidates
from knell.match.cluster import Partition
from knell.match.conflicts import keeps_apart
from knell.match.contraction import cluster_judged
from knell.match.identity import assign_ids
from knell.match.items import MatchItem
from knell.match.judgements import Constraints, Overruled, make_constraints
from knell.match.score import Weights, load_weights
from knell.match.scoring import score_items
from knell.match.summary import summarise
from knell.model.incident import CandidateLink, Incident, PairScore
from knell.model.judgement import Judgement
from knell.model.mint import MintEvent


@dataclass(frozen=True, slots=True)
class MatchResult:
    """Incidents in the order of their first mentions by publication, and what goes into the log.

    `minted` are new events to append. `merged` are (from, to): the incident that stands in an older one.
    `overruled` are judgements that gave way to later ones.
    """

    incidents: tuple[Incident, ...]
    minted: tuple[MintEvent, ...]
    merged: tuple[tuple[str, str], ...]
    candidate_links: tuple[CandidateLink, ...]
    weights_version: str
    overruled: tuple[Overruled, ...] = ()


def match_mentions(
    items: Sequence[MatchItem],
    mint_events: Iterable[MintEvent],
    mint: Callable[[], str],
    at: datetime,
    *,
    weights: Weights | None = None,
    judgements: Iterable[Judgement] = (),
    pairs: Sequence[PairScore] | None = None,
) -> MatchResult:
    """Every mention in exactly one incident, whatever the order of the items and of the judgements.

    `mint` gives a new incident id at each call, `at` is the time of new mint events (with a zone).
    `weights` None takes the shipped ones. `judgements` are on the mentions of newest readings, and outrank
    every score. `pairs` are all pairs of the items that come to the threshold, where they are known already;
    None scores them. Raises BadInput where two mentions share an id.
    """
    weights = load_weights() if weights is None else weights
    by_id = {item.mention_id: item for item in items}
    if len(by_id) != len(items):
        raise BadInput("two mentions have the same id: key them by the ledger before they are matched")
    if pairs is None:
        pairs = score_items(items, weights)
    constraints = make_constraints(judgements)
    partition = _partition(items, pairs, by_id, weights, constraints)
    components = [
        sorted(one, key=lambda mention_id: by_id[mention_id].sort_key) for one in partition.components
    ]
    components.sort(key=lambda component: by_id[component[0]].sort_key)
    identities = assign_ids(components, [*mint_events, *constraints.anchors], mint, at)
    incident_of = {
        mention_id: incident_id
        for incident_id, component in zip(identities.incident_ids, components, strict=True)
        for mention_id in component
    }
    links = _links(pairs, incident_of, weights)
    incidents = tuple(
        summarise(incident_id, [by_id[one] for one in component], links.get(incident_id, ()))
        for incident_id, component in zip(identities.incident_ids, components, strict=True)
    )
    return MatchResult(
        incidents,
        identities.minted,
        identities.merged,
        find_candidates(partition.refused, incident_of, constraints),
        weights.version,
        constraints.overruled,
    )


def _partition(
    items: Sequence[MatchItem],
    pairs: Sequence[PairScore],
    by_id: dict[str, MatchItem],
    weights: Weights,
    constraints: Constraints,
) -> Partition:
    known: dict[tuple[str, str], bool] = {}

    def cannot_link(left: str, right: str) -> bool:
        key = (left, right) if left < right else (right, left)
        if key not in known:
            known[key] = left != right and keeps_apart(by_id[left], by_id[right])
        return known[key]

    return cluster_judged(
        items,
        pairs,
        cannot_link,
        constraints,
        threshold=weights.threshold,
        alone_threshold=weights.alone_threshold,
    )


def _links(
    pairs: Iterable[PairScore], incident_of: dict[str, str], weights: Weights
) -> dict[str, list[PairScore]]:
    """Why mentions stand together: the pairs of one incident that come to the threshold."""
    links: dict[str, list[PairScore]] = {}
    for pair in pairs:
        incident_id = incident_of[pair.left_id]
        if pair.score >= weights.threshold and incident_id == incident_of[pair.right_id]:
            links.setdefault(incident_id, []).append(pair)
    return links
