"""Shootings beside the checkout: many local reports of one incident, with coded killed and injured.

Nothing of them is kept here; weights are set with half of the incidents in view (`is_fitted_on`), and the figures
of the other half are given beside those of all.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.corpus import CORPUS
from eval.matching.partition import PartitionScore, score_partition
from eval.matching.reading import EPOCH, ReadArticle, all_items
from eval.matching.word_counts import is_fitted_on

from knell.match.incidents import MatchResult, match_mentions
from knell.match.score import Weights
from knell.model.claim import Harm
from knell.model.figure import Figure
from knell.pipeline.claimants import Sourcing, resolve_claimants
from knell.pipeline.matching import figures_of
from knell.reconcile.policies import MINIMUM_MAXIMUM

FOLDER = CORPUS.parent / "shootings"


@dataclass(frozen=True, slots=True)
class Shooting:
    """A coded incident with the ids of its articles. `killed` counts perpetrators who died too."""

    incident_id: str
    killed: int
    injured: int
    doc_ids: tuple[str, ...]

    @property
    def is_left_out(self) -> bool:
        """True for the half of the incidents that nothing was fitted on."""
        return not is_fitted_on(self.incident_id)


@dataclass(frozen=True, slots=True)
class TollScore:
    """Shares of coded incidents whose figure is exactly the coded number, and holds it between its ends."""

    exact: float
    within: float


def read_shootings(folder: Path = FOLDER) -> tuple[list[Shooting], list[dict[str, Any]]]:
    """The incidents, and all of their articles in the form of `knell extract`.

    Five articles stand under two incidents; each is kept under the first, since it is chiefly about one.
    """
    with (folder / "incidents.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    articles: dict[str, dict[str, Any]] = {}
    incidents = []
    for row in rows:
        own = {one["doc_id"]: one for one in row["articles"] if one["doc_id"] not in articles}
        incidents.append(Shooting(row["incident_id"], row["killed"], row["injured"], tuple(own)))
        articles |= own
    return incidents, list(articles.values())


def match_articles(articles: Sequence[ReadArticle], weights: Weights | None = None) -> MatchResult:
    """All mentions of the articles put together, by the stage that ships."""
    numbers = iter(range(10**9))
    return match_mentions(
        list(all_items(articles)), [], lambda: f"INC-{next(numbers)}", EPOCH, weights=weights
    )


def label_articles(articles: Sequence[ReadArticle], found: MatchResult) -> dict[str, str]:
    """The incident that each article is chiefly about; articles without a mention have none."""
    incident_of = {one: incident.incident_id for incident in found.incidents for one in incident.mention_ids}
    return {one.doc_id: incident_of[one.main_id] for one in articles if one.main_id is not None}


def score_articles(
    incidents: Sequence[Shooting], labels: Mapping[str, Hashable], *, left_out: bool = False
) -> PartitionScore:
    """Articles by incident against the coded ones; with `left_out`, over the articles of that half only."""
    true = {
        doc_id: one.incident_id
        for one in incidents
        if one.is_left_out or not left_out
        for doc_id in one.doc_ids
    }
    return score_partition(true, {doc_id: label for doc_id, label in labels.items() if doc_id in true})


def score_tolls(
    incidents: Sequence[Shooting],
    harm: Harm,
    figure_of: Callable[[Shooting], Figure | None],
) -> TollScore:
    """How many incidents' figures are the coded ones. Nobody counted anybody (None) is 0 for this comparison only."""
    exact = within = 0
    for one in incidents:
        coded = one.killed if harm is Harm.KILLED else one.injured
        figure = figure_of(one)
        low, high = (0, 0) if figure is None else (figure.low, figure.high)
        exact += low == coded == high
        within += (low or 0) <= coded and (high is None or coded <= high)
    return TollScore(exact / len(incidents), within / len(incidents))


def figures_by_incident(
    articles: Sequence[ReadArticle], found: MatchResult, harms: Collection[Harm] = (Harm.KILLED, Harm.INJURED)
) -> dict[str, dict[Harm, Figure]]:
    """All victims of each harm in each incident that was found, under `minimum-maximum`, by claimant as in a ledger."""
    claims: dict[str, list[Any]] = {}
    for article in articles:
        for sourced in article.claims:
            if sourced.claim.mention_id is not None:
                claims.setdefault(sourced.claim.mention_id, []).append(sourced)
    mentions = {item.mention_id: item.mention for item in all_items(articles)}
    return {
        incident.incident_id: {
            figure.harm: figure
            for figure in figures_of(
                list(
                    resolve_claimants(
                        (sourced for one in incident.mention_ids for sourced in claims.get(one, ())),
                        Sourcing(),
                    )
                ),
                [mentions[one] for one in incident.mention_ids],
                MINIMUM_MAXIMUM,
            )
            if figure.victim_class is None and figure.harm in harms
        }
        for incident in found.incidents
    }


def chief_incident(incident: Shooting, labels: Mapping[str, str]) -> str | None:
    """The found incident that most of a coded one's articles stand in; the smaller id of two; None for none."""
    counts = Counter(labels[doc_id] for doc_id in incident.doc_ids if doc_id in labels)
    return min(counts, key=lambda one: (-counts[one], one), default=None)
