"""Links that no score made and a person may: a mention that may tell of an incident that it does not stand in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from knell.match.judgements import Constraints, make_pair
from knell.model.incident import CandidateLink, PairScore


def find_candidates(
    refused: Iterable[PairScore], incident_of: Mapping[str, str], constraints: Constraints
) -> tuple[CandidateLink, ...]:
    """One candidate for each mention and incident, by its strongest refused pair.

    None for a mention that a person told apart from one of the incident. What a person was unsure of is a
    candidate whatever its score, for as long as the two stand in different incidents, and marked.
    """
    unsure = {
        pair: judgement_id
        for pair, judgement_id in constraints.unsure.items()
        if pair[0] in incident_of and pair[1] in incident_of
    }
    known = list(refused)
    scored = {make_pair(pair.left_id, pair.right_id) for pair in known}
    known += [PairScore(*pair, 0.0, ()) for pair in unsure if pair not in scored]
    best: dict[tuple[str, str], CandidateLink] = {}
    for pair in sorted(known, key=lambda one: (-one.score, one.left_id, one.right_id)):
        for mention_id, other in ((pair.left_id, pair.right_id), (pair.right_id, pair.left_id)):
            if incident_of[mention_id] != incident_of[other]:
                key = (mention_id, incident_of[other])
                best.setdefault(key, CandidateLink(*key, pair))
    for key in _judged(constraints.different, incident_of):
        best.pop(key, None)
    for key, judgement_id in sorted(_judged(unsure, incident_of).items()):
        if key in best:
            best[key] = replace(best[key], judgement_id=judgement_id)
    return tuple(best[key] for key in sorted(best))


def _judged(
    pairs: Mapping[tuple[str, str], str], incident_of: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """The judgement on each (mention, incident of the other one) that pairs were judged for.

    Of several the one with the largest id, so that it is the same in any order.
    """
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (one, other), judgement_id in pairs.items():
        for mention_id, against in ((one, other), (other, one)):
            if mention_id in incident_of and against in incident_of:
                found[mention_id, incident_of[against]].append(judgement_id)
    return {key: max(ids) for key, ids in found.items()}
