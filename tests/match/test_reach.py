"""What blocking loses of the true pairs of annotated mentions, and how many pairs it spares."""

from datetime import date
from itertools import combinations

import pytest
from tests.match.test_corpus import as_mention, read_lines

from knell.linkage.engine import Engine
from knell.match.columns import make_columns
from knell.match.conflicts import find_conflict
from knell.match.items import MatchItem
from knell.match.reach_keys import find_pairs
from knell.match.score import load_weights, score_pair
from knell.match.scoring import make_model

pytestmark = pytest.mark.corpus

MOST_LOST = 7
"""Of 98 true pairs that nothing keeps apart: mentions without a day, of a town in other words than the dated one's."""

MOST_LOOKED_AT = 600
"""Of 23,871 possible pairs: 529 were, 2,114 have no conflict."""

LOST_SCORE = 0.35
"""No lost pair would have come to the threshold, which is 0.5: its score is below this."""


def test_blocking_loses_few_true_pairs_and_none_that_would_have_been_linked() -> None:
    event_of = {(row["doc_id"], row["incident"]): row["event"] for row in read_lines("events.jsonl")}
    published = {row["doc_id"]: date.fromisoformat(row["published"]) for row in read_lines("articles.jsonl")}
    items, truth = [], []
    for row in read_lines("gold.jsonl"):
        for incident in row["incidents"]:
            if (row["doc_id"], incident["id"]) in event_of:
                mention = as_mention(f"{row['doc_id']} {incident['id']}", incident)
                items.append(MatchItem(mention, row["doc_id"], published[row["doc_id"]]))
                truth.append(event_of[row["doc_id"], incident["id"]])
    with Engine(make_model(load_weights())) as engine:
        engine.add("mentions", make_columns(items))
        pairs = find_pairs(engine, "mentions", items)
        looked_at = set(engine.connection.execute(f"SELECT * FROM {pairs}").fetchall())
    possible = combinations(range(len(items)), 2)
    lost = [
        (items[left], items[right])
        for left, right in possible
        if truth[left] == truth[right]
        and (left, right) not in looked_at
        and find_conflict(items[left], items[right]) is None
    ]
    assert len(lost) <= MOST_LOST
    assert len(looked_at) <= MOST_LOOKED_AT
    assert all(score_pair(left, right, load_weights()).score < LOST_SCORE for left, right in lost)
