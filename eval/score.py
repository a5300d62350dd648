"""How well articles were read, against annotated ones: `python -m eval.score`; the definitions are in README.md."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.comparing import (
    Annotation,
    are_days_overlapping,
    figure_stretches,
    is_dated,
    is_grounded,
    is_overlapping,
    is_same_name,
    pair,
    place_keys,
)
from eval.figures import Overlap, Score, Share
from eval.gate import EPSILON, hold, read_options

from knell.adapters.gazetteer import open_gazetteer
from knell.adapters.gazetteer_build import ensure_gazetteer
from knell.model.where import Gazetteer
from knell.pipeline.extracting import extract_line
from knell.settings import read_settings

FOLDER = Path(__file__).parent
SAMPLE_ARTICLES, SAMPLE_GOLD = FOLDER / "sample-articles.jsonl", FOLDER / "sample-gold.jsonl"
BASELINE = FOLDER / "baseline.json"

AXES = ("status", "age", "sex", "role", "situation")

Document = Mapping[str, Any]
"""A whole reading in the published form, or a gold annotation of one article."""


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The JSON objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def extract_articles(articles: Iterable[Mapping[str, Any]], gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """What the product reads in each article, by the same function as `knell extract`."""
    lines = (json.dumps(article, ensure_ascii=False) for article in articles)
    return [json.loads(extract_line(line, number, gazetteer)) for number, line in enumerate(lines, 1)]


def score_documents(
    articles: Iterable[Mapping[str, Any]], gold: Iterable[Document], predicted: Iterable[Document]
) -> Score:
    """The score over all gold documents; one that was not predicted, or failed, counts as read empty.

    Raises ValueError for a prediction of an article that has no gold, and gold of no article.
    """
    texts = {article["doc_id"]: f"{article['title']}\n{article['text']}" for article in articles}
    wanted = {document["doc_id"]: document for document in gold}
    given = {document["doc_id"]: document for document in predicted}
    if strays := (set(given) - set(wanted)) | (set(wanted) - set(texts)):
        raise ValueError(f"without gold or without an article: {', '.join(sorted(map(str, strays)))}")
    scores = (score_document(texts[name], wanted[name], given.get(name, {})) for name in wanted)
    return sum(scores, Score())


def score_document(text: str, gold: Document, predicted: Document) -> Score:
    """The score of one article; `text` is title, newline, body."""
    gold_claims, claims = _list(gold, "claims"), _list(predicted, "claims")
    gold_incidents, incidents = _list(gold, "incidents"), _list(predicted, "incidents")
    found_incidents = pair(gold_incidents, incidents, incident_likeness)
    incident_pairs = [(gold_incidents[i], incidents[j]) for i, j in found_incidents]
    same_incident = {one["id"]: other["id"] for one, other in incident_pairs}
    found = pair_claims(text, gold_claims, claims)
    return _score_claims(found, _with_figure(gold_claims), _with_figure(claims)) + Score(
        incidents=Overlap(len(found_incidents), len(gold_incidents), len(incidents)),
        incident_date=Share.count(_days(one) == _days(other) for one, other in incident_pairs),
        incident_type=Share.count(one["type"] == other.get("type") for one, other in incident_pairs),
        positions=_score_positions(_list(gold, "positions"), _list(predicted, "positions"), same_incident),
        relevant=Share.count([gold["relevant"] == predicted.get("relevant")]),
        ungrounded_quotes=sum(not is_grounded(text, claim) for claim in claims),
    )


def pair_claims(
    text: str, gold: Sequence[Annotation], predicted: Sequence[Annotation]
) -> list[tuple[Annotation, Annotation]]:
    """The gold claims that were found, each with the claim that found it.

    Found: harm, low and high agree, and the figures overlap in the text. Of several that fit, the one whose
    class and claimant are right too. Claims without a figure are passed over.
    """
    wanted, given = _with_figure(gold), _with_figure(predicted)
    places = {id(claim): figure_stretches(text, claim) for claim in (*wanted, *given)}

    def likeness(one: Annotation, other: Annotation) -> int:
        if _numbers(one) != _numbers(other) or not is_overlapping(places[id(one)], places[id(other)]):
            return 0
        return 1 + is_same_class(one, other) + is_same_claimant(one, other)

    return [(wanted[i], given[j]) for i, j in pair(wanted, given, likeness)]


def is_same_class(gold: Annotation, predicted: Annotation) -> bool:
    """Whether the victims are of one class as worded."""
    return bool(gold["victim_class"] == predicted.get("victim_class"))


def is_same_claimant(gold: Annotation, predicted: Annotation) -> bool:
    """Whether claimant or organisation of one is claimant or organisation of the other, or neither has any."""
    return any(is_same_name(one, other) for one in _speakers(gold) for other in _speakers(predicted))


def incident_likeness(gold: Annotation, predicted: Annotation) -> int:
    """0 for two incidents, else 1 and one more for each of main place, days and type that agree.

    One incident: they share a place, and a day where both are dated; without places, days alone decide.
    """
    keys, other_keys = place_keys(gold), place_keys(predicted)
    are_dated = is_dated(gold) and is_dated(predicted)
    if are_dated and not are_days_overlapping(gold, predicted):
        return 0
    if not (keys & other_keys or (are_dated and not keys and not other_keys)):
        return 0
    is_main_place = bool(
        place_keys({"place": gold.get("place")}) & place_keys({"place": predicted.get("place")})
    )
    are_same_days, is_same_type = _days(gold) == _days(predicted), gold["type"] == predicted.get("type")
    return sum((1, is_main_place, are_same_days, bool(is_same_type)))


def _score_claims(
    found: Sequence[tuple[Annotation, Annotation]],
    gold: Sequence[Annotation],
    predicted: Sequence[Annotation],
) -> Score:
    found_by = {one["id"]: other["id"] for one, other in found}
    are_full = [is_same_class(one, other) and is_same_claimant(one, other) for one, other in found]
    parts = [
        (one, other)
        for one, other in found
        if one.get("part_of") is not None and other.get("part_of") is not None
    ]
    return Score(
        claims=Overlap(len(found), len(gold), len(predicted)),
        claims_with_class_and_claimant=Overlap(sum(are_full), len(gold), len(predicted)),
        part_of=Overlap(
            sum(found_by.get(one["part_of"]) == other["part_of"] for one, other in parts),
            sum(claim.get("part_of") is not None for claim in gold),
            sum(claim.get("part_of") is not None for claim in predicted),
        ),
        victim_class=Share.count(is_same_class(one, other) for one, other in found),
        victim_axes=Share.count(_axes(one) == _axes(other) for one, other in found),
        claimant=Share.count(is_same_claimant(one, other) for one, other in found),
        qualifier=Share.count(one["qualifier"] == other.get("qualifier") for one, other in found),
        aggregate_or_not=Share.count(_is_aggregate(one) == _is_aggregate(other) for one, other in found),
    )


def _score_positions(
    gold: Sequence[Annotation], predicted: Sequence[Annotation], same_incident: Mapping[str, str]
) -> Overlap:
    """Found: kind and party agree, and the incident (and who is accused) where the gold names one."""

    def likeness(one: Annotation, other: Annotation) -> int:
        on = one.get("incident")
        is_on_it = on is None or (on in same_incident and same_incident[on] == other.get("incident"))
        is_of_it = one.get("accused") is None or is_same_name(one["accused"], other.get("accused"))
        is_kind = one["position"] == other.get("position")
        return int(is_kind and is_on_it and is_of_it and is_same_name(one["party"], other.get("party")))

    return Overlap(len(pair(gold, predicted, likeness)), len(gold), len(predicted))


def _list(document: Document, name: str) -> Sequence[Annotation]:
    found: Sequence[Annotation] = document.get(name) or ()
    return found


def _with_figure(claims: Sequence[Annotation]) -> list[Annotation]:
    return [claim for claim in claims if claim.get("figure")]


def _numbers(claim: Annotation) -> tuple[object, ...]:
    return claim["harm"], claim.get("low"), claim.get("high")


def _speakers(claim: Annotation) -> list[str | None]:
    named: list[str | None] = [name for key in ("claimant", "claimant_org") if (name := claim.get(key))]
    return named or [None]


def _axes(claim: Annotation) -> list[object]:
    victim = claim.get("victim") or {}
    return [victim.get(axis) for axis in AXES]


def _is_aggregate(claim: Annotation) -> bool:
    return bool(claim.get("scope") == "aggregate")


def _days(incident: Annotation) -> tuple[object, object]:
    return incident.get("date_start"), incident.get("date_end")


def score_sample(gazetteer: Gazetteer) -> Score:
    """The product's score on the sample articles of this folder."""
    articles = read_lines(SAMPLE_ARTICLES)
    return score_documents(articles, read_lines(SAMPLE_GOLD), extract_articles(articles, gazetteer))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the sample's figures beside the baseline's; 1 where one fell, or where an update was refused."""
    options = read_options("python -m eval.score", __doc__, arguments)
    with open_gazetteer(ensure_gazetteer(read_settings().home.expanduser())) as gazetteer:
        figures = score_sample(gazetteer).figures()
    return hold(figures, figures, BASELINE, options, epsilon=EPSILON)


if __name__ == "__main__":
    sys.exit(main())
