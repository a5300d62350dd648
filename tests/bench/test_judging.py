"""Merges, splits and undos at random, in a small form: `make proof` does a thousand."""

from pathlib import Path
from random import Random

import pytest
from bench.judging import figures_of_tally, judge_at_random, judging_section
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knell.model.judgement import JudgementKind


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_any_merges_and_splits_keep_ids_are_undone_and_replayed(
    tmp_path_factory: pytest.TempPathFactory, random: Random
) -> None:
    judge_at_random(tmp_path_factory.mktemp("judging"), random, steps=10, reports=6)


def test_a_seeded_run_does_everything_that_it_checks(tmp_path: Path) -> None:
    tally = judge_at_random(tmp_path, Random(7), steps=20, reports=8)
    assert all(number > 0 for number in figures_of_tally(tally).values()), figures_of_tally(tally)


def test_a_store_that_forgets_an_undo_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks can fail: with undos that say nothing, the first one is found out."""
    monkeypatch.setattr(
        "knell.match.judgements.in_force",
        lambda judgements: [
            one for one in sorted(judgements, key=lambda one: one.order) if one.kind is not JudgementKind.UNDO
        ],
    )
    with pytest.raises(AssertionError, match="undo did not restore"):
        judge_at_random(tmp_path, Random(7), steps=20, reports=8)


def test_the_page_of_benchmarks_has_a_line_for_each_number() -> None:
    lines = list(judging_section(steps=4, reports=4, seed=1))
    assert lines[0].startswith("## Judgements at random")
    assert sum(line.startswith("| ") for line in lines) == 10
