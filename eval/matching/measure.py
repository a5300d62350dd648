"""The figures of matching on both corpora, as one level of names ("shootings.all features.b_cubed.f1")."""

from collections.abc import Hashable, Mapping, Sequence

from eval.matching.baselines import by_date_and_place, by_words, label_by
from eval.matching.events import AnnotatedEvents, annotated_items, label_end_to_end, label_mentions
from eval.matching.partition import score_partition
from eval.matching.proposing import measure_proposing
from eval.matching.reading import ReadArticle, all_items
from eval.matching.shootings import (
    Shooting,
    chief_incident,
    figures_by_incident,
    label_articles,
    match_articles,
    score_articles,
    score_tolls,
)
from eval.score import FOLDER as EVAL

from knell.match.items import MatchItem
from knell.model.claim import Harm
from knell.model.where import Gazetteer

BASELINE = EVAL / "matching-baseline.json"

GATED = frozenset(
    f"{corpus}.{name}"
    for corpus in ("shootings.all features", "shootings.left out", "events.annotated mentions")
    for name in ("b_cubed.f1", "pairs.precision", "pairs.recall")
) | {"shootings.killed.exact", "events.from the texts.b_cubed.f1"}
"""The figures that must not fall. The others of the file are for the page."""

DECIMALS = 4

Figures = dict[str, float]


def measure_shootings(incidents: Sequence[Shooting], articles: Sequence[ReadArticle]) -> Figures:
    """Articles by incident, in several ways; and the killed and injured of each incident against the coded ones."""
    found = match_articles(articles)
    mains = _mains(articles)
    ours = label_articles(articles, found)
    ways: dict[str, Mapping[str, Hashable]] = {
        "every article alone": {},
        "date and place": label_by(mains, by_date_and_place),
        "words": label_by(mains, by_words),
        "all features": ours,
    }
    figures: Figures = {}
    for name, labels in ways.items():
        figures |= _named(f"shootings.{name}", score_articles(incidents, labels).figures())
    figures |= _named("shootings.left out", score_articles(incidents, ours, left_out=True).figures())
    of_incident = figures_by_incident(articles, found)
    for harm in (Harm.KILLED, Harm.INJURED):
        tolls = score_tolls(
            incidents, harm, lambda one, harm=harm: of_incident.get(chief_incident(one, ours) or "", {}).get(harm)
        )  # fmt: skip
        figures |= _named(f"shootings.{harm.value}", {"exact": tolls.exact, "within": tolls.within})
    coded = {doc_id: one.incident_id for one in incidents for doc_id in one.doc_ids}
    chief = {item.mention_id: coded[doc_id] for doc_id, item in mains.items()}
    figures |= _named("shootings.proposed", measure_proposing(list(all_items(articles)), chief))
    figures["shootings.articles without a mention"] = sum(one.main_id is None for one in articles)
    return figures


def measure_events(corpus: AnnotatedEvents, articles: Sequence[ReadArticle], gazetteer: Gazetteer) -> Figures:
    """Annotated incidents by event: from their annotation, beside place and date alone, and from the texts."""
    items = annotated_items(corpus, gazetteer)
    ways: dict[str, Mapping[str, Hashable]] = {
        "every mention alone": {},
        "date and place": by_date_and_place(items),
        "annotated mentions": label_mentions(items),
        "from the texts": label_end_to_end(corpus, articles),
    }
    figures: Figures = {}
    for name, labels in ways.items():
        figures |= _named(f"events.{name}", score_partition(corpus.events, labels).figures())
    figures |= _named("events.proposed", measure_proposing(items, corpus.events))
    return figures


def _mains(articles: Sequence[ReadArticle]) -> dict[str, MatchItem]:
    return {
        article.doc_id: item
        for article in articles
        for item in article.items
        if item.mention_id == article.main_id
    }


def _named(name: str, figures: Mapping[str, float]) -> Figures:
    return {f"{name}.{figure}": round(value, DECIMALS) for figure, value in figures.items()}
