"""Annotations as offsets and labels: what goes in comes out, and the text is not in it."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from eval.packing import OtherText, digest_of, pack, text_of, unpack
from eval.score import SAMPLE_ARTICLES, SAMPLE_GOLD, read_lines
from eval.training.examples import ANNOTATIONS, SEED_ANNOTATION

ARTICLES = {row["doc_id"]: row for row in read_lines(SAMPLE_ARTICLES)}
GOLD = read_lines(SAMPLE_GOLD)


@pytest.mark.parametrize("annotation", GOLD, ids=lambda row: str(row["doc_id"]))
def test_what_is_packed_comes_out_again(annotation: Mapping[str, Any]) -> None:
    article = ARTICLES[annotation["doc_id"]]
    packed = pack(article, annotation)
    assert unpack(article, json.loads(json.dumps(packed))) == annotation


def test_no_quotation_is_kept() -> None:
    annotation = next(row for row in GOLD if row["claims"])
    kept = json.dumps(pack(ARTICLES[annotation["doc_id"]], annotation))
    assert all(claim["quote"] not in kept for claim in annotation["claims"])


def test_another_text_is_refused() -> None:
    annotation = GOLD[0]
    article = ARTICLES[annotation["doc_id"]]
    with pytest.raises(OtherText, match="not the one that was annotated"):
        unpack({**article, "text": article["text"] + " More."}, pack(article, annotation))


def test_words_that_are_not_in_the_article_are_refused() -> None:
    annotation = next(row for row in GOLD if row["claims"])
    claims = [{**annotation["claims"][0], "quote": "words that nobody wrote"}]
    with pytest.raises(OtherText, match="not in the article"):
        pack(ARTICLES[annotation["doc_id"]], {**annotation, "claims": claims})


def test_the_annotations_that_ship_hold_no_text() -> None:
    kinds = {
        "type",
        "stance",
        "position",
        "scope",
        "qualifier",
        "harm",
        "unit",
        "victim_class",
        "place_level",
    }
    labels = {
        "id",
        "incident",
        "part_of",
        "country",
        "date_start",
        "date_end",
        "doc_id",
        "digest",
        "perpetrator_relation",
    }
    for row in (*read_lines(ANNOTATIONS), *read_lines(SEED_ANNOTATION)):
        for part in (*row["incidents"], *row["claims"], *row["positions"]):
            words = {key for key, value in part.items() if isinstance(value, str)} - kinds - labels
            assert words <= {"claimant_org"}, row["doc_id"]


def test_a_digest_tells_texts_apart() -> None:
    texts = [text_of(article) for article in ARTICLES.values()]
    assert len({digest_of(text) for text in texts}) == len(texts)
