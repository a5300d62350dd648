"""The nouns of record linkage: what is compared, what each outcome is worth, which pairs are looked at."""

import math
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

UNKNOWN = "unknown"
"""The level that every comparison may have, for what one or both sides do not tell: it weighs nothing."""

SCORE_DIGITS = 6
"""Decimals that a score is kept to, so that equal evidence is equal whatever the order of addition."""

LARGEST_WEIGHT = 300.0
"""Natural log-odds. Beyond it the probabilities that Splink is given would leave the range of its numbers."""


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome of a comparison: the first whose `sql` holds is taken.

    `sql` is a condition in DuckDB's dialect over columns of two records, `x_l` and `x_r`; Splink puts it into
    the dialect of another engine. Several levels of one comparison may share a name, and with it a weight.
    """

    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One feature of a pair. Its last level is what remains where no condition holds (`ELSE`)."""

    name: str
    levels: tuple[Level, ...]
    reckoned: str | None = None
    """A number that the conditions of the levels compare, as it is written in them, where it takes long to reckon."""

    def level_at(self, number: int) -> str:
        """The level behind the number that Splink gives: -1 is unknown, else they are counted from the end."""
        if number < 0:
            return UNKNOWN
        telling = [level.name for level in self.levels if level.name != UNKNOWN]
        return telling[len(telling) - 1 - number]


@dataclass(frozen=True, slots=True)
class Rule:
    """A blocking rule: pairs for which `sql` holds over two records `l` and `r` are looked at. See `Level`."""

    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class Weights:
    """What each level of each comparison is worth, in natural log-odds, for (+) or against (-) one event.

    `bias` is the log-odds of a pair that no comparison says anything about; `version` names the data.
    """

    version: str
    bias: float
    levels: Mapping[str, Mapping[str, float]]

    def strength(self, name: str) -> float:
        """The most that a comparison can move the log-odds, either way."""
        return max(abs(value) for value in self.levels[name].values())


@dataclass(frozen=True, slots=True)
class LinkModel:
    """Everything that decides which pairs are looked at and how they are scored.

    `columns` are those that the records have beside their number, with their type in DuckDB (VARCHAR,
    INTEGER, DOUBLE, BOOLEAN, VARCHAR[], DOUBLE[]). Raises ValueError where weights and levels do not fit.
    """

    columns: Mapping[str, str]
    comparisons: tuple[Comparison, ...]
    rules: tuple[Rule, ...]
    weights: Weights

    def __post_init__(self) -> None:
        """Refuse weights that lack a level, or give one to what is unknown."""
        for comparison in self.comparisons:
            known = self.weights.levels.get(comparison.name, {})
            if missing := {level.name for level in comparison.levels} - known.keys():
                raise ValueError(f"weights: {comparison.name} lacks {', '.join(sorted(missing))}")
            if known.get(UNKNOWN, 0.0) != 0.0:
                raise ValueError(f"weights: {comparison.name}.unknown is 0: what is not known says nothing")
            if any(abs(weight) > LARGEST_WEIGHT for weight in known.values()):
                raise ValueError(f"weights: {comparison.name} has one beyond {LARGEST_WEIGHT:.0f}")

    def weigh(self, levels: Mapping[str, str]) -> float:
        """The log-odds of a pair from the level of each comparison, added in the order of the comparisons."""
        return sum(
            (self.weights.levels[one.name][levels[one.name]] for one in self.comparisons), self.weights.bias
        )

    def most(self, costly: Container[str]) -> str:
        """The most log-odds that a pair can come to, as SQL over `x_l` and `x_r`, `costly` comparisons not made.

        Pairs for which it is below a threshold need not be scored.
        """
        parts = [str(self.weights.bias)]
        for one in self.comparisons:
            parts.append(str(self.most_of(one.name)) if one.name in costly else self.worth(one))
        return " + ".join(f"({part})" for part in parts)

    def most_of(self, name: str) -> float:
        """The most that a comparison can be worth."""
        return max(self.weights.levels[name].values())

    def worth(self, comparison: Comparison, *, reckoned: str | None = None) -> str:
        """What a comparison is worth, as SQL over `x_l` and `x_r`; `reckoned` is a column that has its number."""
        worth = self.weights.levels[comparison.name]
        cases, rest = [], 0.0
        for level in comparison.levels:
            if level.sql == "ELSE":
                rest = worth[level.name]
                continue
            condition = level.sql
            if comparison.reckoned is not None and reckoned is not None:
                condition = condition.replace(comparison.reckoned, reckoned)
            cases.append(f"WHEN {condition} THEN {worth.get(level.name, 0.0)}")
        return f"(CASE {' '.join(cases)} ELSE {rest} END)"


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two records by their numbers, `left` < `right` within one table; the level of every comparison.

    `log_odds` are natural; `rule` is the name of the blocking rule that found the pair, where one did.
    """

    left: int
    right: int
    log_odds: float
    levels: Mapping[str, str]
    rule: str = ""

    @property
    def score(self) -> float:
        """The probability in [0, 1] that both are one, as far as the weights are right."""
        return to_score(self.log_odds)


def to_score(log_odds: float) -> float:
    """The logistic of natural log-odds, rounded."""
    if log_odds >= 0:
        return round(1 / (1 + math.exp(-log_odds)), SCORE_DIGITS)
    odds = math.exp(max(log_odds, -700.0))
    return round(odds / (1 + odds), SCORE_DIGITS)


def to_log_odds(score: float) -> float:
    """The natural log-odds of a probability strictly between 0 and 1."""
    return math.log(score / (1 - score))


def level_weights(weights: Weights) -> Iterator[tuple[str, str, float]]:
    """Every (comparison, level, weight), in the order of the data."""
    for comparison, levels in weights.levels.items():
        for level, weight in levels.items():
            yield comparison, level, weight
