"""The shipped weights are what Splink scores with, on any engine."""

import math

import pytest
from splink import SettingsCreator

from knell.linkage.incident_lists import load_list_model
from knell.linkage.model import UNKNOWN, Comparison, Level, LinkModel, Rule, Weights, to_log_odds, to_score
from knell.linkage.settings import make_settings

COMPARISON = Comparison(
    "n", (Level(UNKNOWN, "n_l IS NULL OR n_r IS NULL"), Level("same", "n_l = n_r"), Level("other", "ELSE"))
)
MODEL = LinkModel(
    {"n": "INTEGER"},
    (COMPARISON,),
    (Rule("all", "1=1"),),
    Weights("1", -2.0, {"n": {"same": 3.0, "other": -1.5, UNKNOWN: 0.0}}),
)


def test_the_ratio_of_m_and_u_is_the_weight_and_the_prior_the_bias() -> None:
    settings = make_settings(MODEL)
    unknown, same, other = settings["comparisons"][0]["comparison_levels"]
    assert unknown["is_null_level"]
    for level, weight in ((same, 3.0), (other, -1.5)):
        assert math.log(level["m_probability"] / level["u_probability"]) == pytest.approx(weight)
    assert to_log_odds(settings["probability_two_random_records_match"]) == pytest.approx(-2.0)


@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
def test_the_settings_are_whole_in_other_dialects(dialect: str) -> None:
    creator = SettingsCreator.from_path_or_dict(make_settings(load_list_model().model))
    settings = creator.create_settings_dict(dialect)
    names = [one["output_column_name"] for one in settings["comparisons"]]
    assert names == list(load_list_model().model.weights.levels)
    assert all(rule["sql_dialect"] == dialect for rule in settings["blocking_rules_to_generate_predictions"])


def test_levels_are_counted_from_the_end() -> None:
    assert [COMPARISON.level_at(number) for number in (1, 0, -1)] == ["same", "other", UNKNOWN]


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ({"same": 3.0, UNKNOWN: 0.0}, "lacks other"),
        ({"same": 3.0, "other": -1.0, UNKNOWN: 0.5}, "unknown is 0"),
        ({"same": 301.0, "other": -1.0, UNKNOWN: 0.0}, "beyond 300"),
    ],
)
def test_weights_that_do_not_fit_are_refused(levels: dict[str, float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        LinkModel(MODEL.columns, MODEL.comparisons, MODEL.rules, Weights("1", 0.0, {"n": levels}))


def test_scores_and_log_odds_are_one_another() -> None:
    assert to_score(0.0) == 0.5
    assert to_score(-2_000.0) == 0.0
    assert to_score(2_000.0) == 1.0
    assert to_log_odds(to_score(1.25)) == pytest.approx(1.25, abs=1e-5)
