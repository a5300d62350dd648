"""A `LinkModel` as Splink's settings: the same on DuckDB and on Spark.

Splink is given an m and a u for each level. Only their ratio is used in scoring, and it is the shipped weight:
log(m/u) = weight; the prior is the bias. Nothing is ever trained on the records at hand, so that two ledgers
with the same reports have the same scores.
"""

import math
from collections.abc import Mapping
from typing import Any, Literal

from knell.linkage.model import UNKNOWN, Comparison, LinkModel

ID_COLUMN = "unique_id"
"""Column with the number of a record."""

DIALECT = "duckdb"
"""In which conditions are written; Splink puts them into that of another engine."""

LinkType = Literal["dedupe_only", "link_only"]

EVEN = 0.5
"""The larger of m and u of a level: any number does, since only their ratio counts."""


def make_settings(model: LinkModel, link_type: LinkType = "dedupe_only") -> dict[str, Any]:
    """Splink's settings as a dictionary; `splink.SettingsCreator.from_path_or_dict` takes it on any engine."""
    return {
        "link_type": link_type,
        "unique_id_column_name": ID_COLUMN,
        "probability_two_random_records_match": 1 / (1 + math.exp(-model.weights.bias)),
        "comparisons": [_comparison(one, model.weights.levels[one.name]) for one in model.comparisons],
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": rule.sql, "sql_dialect": DIALECT} for rule in model.rules
        ],
        # The levels come with the compared columns, and only those of pairs above the threshold are kept.
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": False,
    }


def _comparison(comparison: Comparison, weights: Mapping[str, float]) -> dict[str, Any]:
    levels: list[dict[str, Any]] = []
    for level in comparison.levels:
        condition = {"sql_condition": level.sql, "label_for_charts": level.name}
        if level.name == UNKNOWN:
            levels.append({**condition, "is_null_level": True})
            continue
        m, u = _probabilities(weights[level.name])
        levels.append({**condition, "m_probability": m, "u_probability": u})
    return {"output_column_name": comparison.name, "comparison_levels": levels}


def _probabilities(weight: float) -> tuple[float, float]:
    """An m and a u in (0, 1) of which the natural logarithm of the ratio is the weight."""
    return (EVEN, EVEN * math.exp(-weight)) if weight >= 0 else (EVEN * math.exp(weight), EVEN)
