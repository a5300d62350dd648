"""The signals of `knell.match.likeness` in SQL: what two mentions have in common of their evidence."""

from knell.linkage.expressions import overlap, shared, shared_weight, told
from knell.linkage.model import UNKNOWN, Comparison, Level
from knell.match.likeness import FEWEST_RAREST, LARGE_TOLL, NEAR_TOLL, RAREST_SHARED, SEVERAL
from knell.match.words import ALIKE, FEWEST_WORDS, FULL, HARDLY, LITTLE, SOMEWHAT, VERY_ALIKE

_BOTH_PLACES = "list_intersect(near_places_l, near_places_r)"

SURROUNDINGS = Comparison(
    "surroundings",
    (
        Level(UNKNOWN, f"NOT {told('near_places')}"),
        Level("different", f"NOT {overlap('near_places')}"),
        Level(
            "only_struck",
            f"list_has_all(own_names_l, {_BOTH_PLACES}) AND list_has_all(own_names_r, {_BOTH_PLACES})",
        ),
        Level("several_shared", f"{shared('near_places')} >= {SEVERAL}"),
        Level("shared", "ELSE"),
    ),
)

PEOPLE = Comparison(
    "people",
    (
        Level(UNKNOWN, f"NOT {told('people')}"),
        Level("several_shared", f"{shared('people')} > 1"),
        Level("shared", overlap("people")),
        Level("same_family", overlap("families")),
        Level("different", "ELSE"),
    ),
)

AGES = Comparison(
    "ages",
    (
        Level(UNKNOWN, f"NOT {told('ages')}"),
        Level("several_shared", f"{shared('ages')} > 1"),
        Level("shared", overlap("ages")),
        Level("different", "ELSE"),
    ),
)

STREETS = Comparison(
    "streets",
    (
        Level(UNKNOWN, f"NOT {told('streets')}"),
        Level("shared", overlap("streets")),
        Level("different", "ELSE"),
    ),
)

HOURS = Comparison(
    "hours",
    (
        Level(UNKNOWN, f"NOT {told('hours')}"),
        Level("same", "list_has_any(hours_l, hours_around_r)"),
        Level("different", "ELSE"),
    ),
)


def _counted(column: str) -> str:
    return f"({column}_l IS NOT NULL AND {column}_r IS NOT NULL)"


def _if_counted(column: str, condition: str) -> str:
    """Whether a condition holds where both count; it is not asked where they do not."""
    return f"(NOT {_counted(column)} OR {condition})"


def _near(column: str) -> str:
    sides = f"{column}_l, {column}_r"
    return _if_counted(column, f"greatest({sides}) <= {NEAR_TOLL} * least({sides})")


_ALL_EQUAL = " AND ".join(_if_counted(one, f"{one}_l = {one}_r") for one in ("killed", "injured"))
_IS_LARGE = (
    f"({_counted('killed')} AND {_counted('injured')}"
    f" OR coalesce(CASE WHEN {_counted('killed')} THEN killed_l ELSE injured_l END >= {LARGE_TOLL}, FALSE))"
)

TOLLS = Comparison(
    "tolls",
    (
        Level(UNKNOWN, f"NOT {_counted('killed')} AND NOT {_counted('injured')}"),
        Level("same_large", f"{_ALL_EQUAL} AND {_IS_LARGE}"),
        Level("same_small", _ALL_EQUAL),
        Level("near", f"{_near('killed')} AND {_near('injured')}"),
        Level("partly", "coalesce(killed_l = killed_r, FALSE) OR coalesce(injured_l = injured_r, FALSE)"),
        Level("different", "ELSE"),
    ),
)

_LIKENESS = shared_weight("terms", "term_weights", "struck_words")

WORDS = Comparison(
    "words",
    (
        Level(UNKNOWN, f"len(terms_l) < {FEWEST_WORDS} OR len(terms_r) < {FEWEST_WORDS}"),
        # First what most pairs are, of two events and of one: each level reckons the likeness anew.
        Level("none", f"{_LIKENESS} < {round(HARDLY * FULL)}"),
        Level("very_alike", f"{_LIKENESS} >= {round(VERY_ALIKE * FULL)}"),
        *(
            Level(name, f"{_LIKENESS} < {round(most * FULL)}")
            for name, most in (("hardly", LITTLE), ("little", SOMEWHAT), ("somewhat", ALIKE))
        ),
        Level("alike", "ELSE"),
    ),
    reckoned=_LIKENESS,
)

RAREST_WORDS = Comparison(
    "rarest_words",
    (
        Level(UNKNOWN, f"len(rarest_words_l) < {FEWEST_RAREST} OR len(rarest_words_r) < {FEWEST_RAREST}"),
        *(
            Level(name, f"{shared('rarest_words')} = {count}")
            for count, name in enumerate(RAREST_SHARED[:-1])
        ),
        Level(RAREST_SHARED[-1], "ELSE"),
    ),
    reckoned=shared("rarest_words"),
)

LIKENESSES = (SURROUNDINGS, PEOPLE, AGES, STREETS, HOURS, TOLLS, WORDS, RAREST_WORDS)
"""Every comparison of evidence, by the names of the signals."""
