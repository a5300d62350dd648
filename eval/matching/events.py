"""Annotated incidents of war news beside the checkout: which of them are one event.

From the annotated mentions, places looked up by the code that ships; and end to end, from the texts: an annotated
incident is found where the reader has one with a day and a place in common (`eval.score`).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from eval.comparing import pair
from eval.corpus import CORPUS
from eval.matching.reading import EPOCH, ReadArticle, all_items
from eval.score import incident_likeness, read_lines

from knell.extract.evidence import gather_evidence
from knell.match.incidents import match_mentions
from knell.match.items import MatchItem
from knell.match.score import Weights
from knell.model.claim import Attribution, Claim, Harm, Scope, Span, Stance, VictimAxes, VictimClass
from knell.model.count import Count, Unit
from knell.model.incident import IncidentType, Mention, Perpetrator, PerpetratorStance
from knell.model.reading import Reading
from knell.model.report import Origin, Report, Sentence
from knell.model.when import When
from knell.model.where import Gazetteer
from knell.pipeline.form import reading_form
from knell.read.articles import read_line
from knell.read.compose import compose_report
from knell.resolve.mention import resolve_reading
from knell.segment.report import segment_report


@dataclass(frozen=True, slots=True)
class AnnotatedEvents:
    """Articles, their annotations, and the event of each annotated incident by "doc_id incident"."""

    articles: Sequence[dict[str, Any]]
    gold: Sequence[dict[str, Any]]
    events: Mapping[str, str]


def read_events(folder: Path = CORPUS) -> AnnotatedEvents:
    """The annotated articles with their events."""
    events = {
        f"{row['doc_id']} {row['incident']}": row["event"] for row in read_lines(folder / "events.jsonl")
    }
    return AnnotatedEvents(read_lines(folder / "articles.jsonl"), read_lines(folder / "gold.jsonl"), events)


def annotated_items(corpus: AnnotatedEvents, gazetteer: Gazetteer) -> list[MatchItem]:
    """The annotated incidents as mentions with places and evidence, as the reader would give them."""
    articles = {row["doc_id"]: row for row in corpus.articles}
    items = []
    for row in corpus.gold:
        report = compose_report(
            read_line(json.dumps(articles[row["doc_id"]]).encode(), Origin("gold", EPOCH))
        )
        sentences = segment_report(report).sentences
        claims = [_as_claim(claim) for claim in row["claims"]]
        mentions = tuple(
            _as_mention(incident, _told(incident, row, report, sentences)) for incident in row["incidents"]
        )
        names = tuple(place for incident in row["incidents"] for place in incident["places"])
        reading = Reading("annotated", True, mentions, place_names=names, country=_most_common_country(row))
        resolved = resolve_reading(reading, gazetteer, report.text).mentions
        gathered = gather_evidence(resolved, report.text, sentences, claims, names)
        keyed = (replace(one, mention_id=f"{row['doc_id']} {one.mention_id}") for one in gathered)
        items += [
            MatchItem(one, row["doc_id"], report.published)
            for one in keyed
            if one.mention_id in corpus.events
        ]
    return items


def label_mentions(items: Sequence[MatchItem], weights: Weights | None = None) -> dict[str, str]:
    """The incident that each mention is put into, by the stage that ships."""
    numbers = iter(range(10**9))
    found = match_mentions(list(items), [], lambda: f"INC-{next(numbers)}", EPOCH, weights=weights)
    return {one: incident.incident_id for incident in found.incidents for one in incident.mention_ids}


def label_end_to_end(
    corpus: AnnotatedEvents, articles: Sequence[ReadArticle], weights: Weights | None = None
) -> dict[str, str]:
    """The incident that each annotated one is put into where only the texts are given; those not found have none."""
    label_of = label_mentions(list(all_items(articles)), weights)
    gold = {row["doc_id"]: row["incidents"] for row in corpus.gold}
    labels = {}
    for article in articles:
        wanted = gold[article.doc_id]
        given = reading_form(article.doc_id, article.reading)["incidents"]
        for first, second in pair(wanted, given, incident_likeness):
            key = f"{article.doc_id} {wanted[first]['id']}"
            if key in corpus.events:
                labels[key] = label_of[given[second]["id"]]
    return labels


def _most_common_country(row: Mapping[str, Any]) -> str | None:
    countries = [one["country"] for one in row["incidents"] if one["country"] is not None]
    return max(sorted(set(countries)), key=countries.count, default=None)


def _as_mention(incident: Mapping[str, Any], spans: tuple[Span, ...]) -> Mention:
    when = None
    if incident["date_start"] is not None:
        first, last = date.fromisoformat(incident["date_start"]), date.fromisoformat(incident["date_end"])
        when = When(first, last, incident["date_quote"], "annotated")
    return Mention(
        mention_id=incident["id"],
        is_main=incident["main"],
        type=IncidentType(incident["type"]),
        place=incident["place"],
        places=tuple(incident["places"]),
        is_near=incident["near"],
        admin=incident["admin"],
        target=incident["target"],
        weapon=incident["weapon"],
        perpetrators=tuple(
            Perpetrator(one["name"], PerpetratorStance(one["stance"])) for one in incident["perpetrators"]
        ),
        perpetrator_relation=None,
        date_phrase=incident["date_quote"],
        spans=spans,
        when=when,
        country=incident["country"],
    )


def _as_claim(row: Mapping[str, Any]) -> Claim:
    return Claim(
        claim_id=row["id"],
        mention_id=row["incident"],
        scope=Scope(row["scope"]),
        span=Span(0, len(row["quote"])),
        quote=row["quote"],
        count=Count(row["low"], row["high"], None, row["figure"], Unit(row["unit"])),
        harm=Harm(row["harm"]),
        victims=row["victims"],
        victim_class=VictimClass(row["victim_class"]),
        victim=VictimAxes(),
        attribution=Attribution(),
        part_of=None,
        stance=Stance(row["stance"]),
        confidence=1.0,
    )


def _told(
    incident: Mapping[str, Any], row: Mapping[str, Any], report: Report, sentences: Iterable[Sentence]
) -> tuple[Span, ...]:
    """The sentences in which the annotation quotes something of the incident."""
    quoted = (one for kind in ("claims", "positions") for one in row[kind])
    quotes = [one["quote"] for one in quoted if one["incident"] == incident["id"]]
    at = [report.text.find(quote) for quote in quotes]
    return tuple(
        Span(one.start, one.end)
        for one in sentences
        if any(start >= 0 and one.start <= start < one.end for start in at)
    )
