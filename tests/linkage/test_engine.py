"""Scoring on DuckDB: within a table and between two, by rules or by given pairs, and nothing left behind."""

from pathlib import Path

import pytest
from tests.linkage.test_settings import MODEL

from knell.linkage.coverage import measure_blocking
from knell.linkage.engine import Engine, Resources
from knell.linkage.model import LinkModel, Rule, ScoredPair


def test_pairs_within_a_table_with_their_levels() -> None:
    with Engine(MODEL) as engine:
        engine.add("records", {"n": [1, 2, 1, None]})
        found = engine.score_within("records", least=-100.0)
    outcomes = {(pair.left, pair.right): (pair.levels["n"], pair.log_odds) for pair in found}
    assert outcomes[0, 2] == ("same", 1.0)
    assert outcomes[0, 1] == ("other", -3.5)
    assert outcomes[2, 3] == ("unknown", -2.0)
    assert len(found) == 6
    assert {pair.rule for pair in found} == {"all"}


def test_only_pairs_that_come_to_the_threshold() -> None:
    with Engine(MODEL) as engine:
        engine.add("records", {"n": [1, 2, 1, None]})
        found = engine.score_within("records", least=1.0)
    assert [(pair.left, pair.right) for pair in found] == [(0, 2)]


def test_only_the_given_pairs() -> None:
    with Engine(MODEL) as engine:
        engine.add("records", {"n": [1, 2, 1, None]})
        engine.connection.execute("CREATE TABLE near AS SELECT 0 AS join_key_l, 1 AS join_key_r")
        found = engine.score_within("records", least=-100.0, pairs="near")
    assert [(pair.left, pair.right) for pair in found] == [(0, 1)]


def test_pairs_between_two_tables_and_none_within() -> None:
    with Engine(MODEL) as engine:
        engine.add("old", {"n": [1, 1]})
        engine.add("new", {"n": [1, 2]}, 2)
        found = engine.score_between("old", "new", least=-100.0)
    assert [(pair.left, pair.right) for pair in found] == [(0, 2), (0, 3), (1, 2), (1, 3)]


def test_no_records_give_no_pairs() -> None:
    with Engine(MODEL) as engine:
        engine.add("records", {"n": []})
        assert engine.score_within("records", least=-100.0) == []


def test_what_does_not_fit_in_memory_goes_to_disk_and_is_gone_afterwards(tmp_path: Path) -> None:
    resources = Resources(threads=1, memory_mb=64, folder=tmp_path)
    with Engine(MODEL, resources) as engine:
        engine.add("records", {"n": list(range(2_000))})
        engine.connection.execute(
            "CREATE TABLE wide AS SELECT l.n AS a, r.n AS b, l.n::VARCHAR || r.n AS c FROM records l, records r"
        )
        (memory,) = engine.connection.execute("SELECT current_setting('memory_limit')").fetchall()[0]
        assert memory.startswith("61.0")  # MiB
        assert any(path.is_file() for path in tmp_path.rglob("*"))
    assert list(tmp_path.iterdir()) == []


def test_an_engine_that_is_not_open_says_so() -> None:
    with pytest.raises(RuntimeError, match="with statement"):
        Engine(MODEL).connection  # noqa: B018 - asking is the test


def test_what_blocking_loses() -> None:
    model = LinkModel(MODEL.columns, MODEL.comparisons, (Rule("equal", "l.n = r.n"),), MODEL.weights)
    with Engine(model) as engine:
        engine.add("records", {"n": [1, 1, 2]})
        looked_at = engine.score_within("records", least=-100.0)
    found = measure_blocking(looked_at, {(0, 1), (1, 2)})
    assert (found.true, found.found, found.lost, found.looked_at, found.by_rule) == (
        2,
        1,
        1,
        1,
        (("equal", 1),),
    )
    assert looked_at == [ScoredPair(0, 1, 1.0, {"n": "same"}, "equal")]
