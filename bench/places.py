"""How fast a place name is looked up: written as in the gazetteer, misspelt, and unknown."""

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from bench.results import Line, time_in_turns

from knell.adapters.gazetteer import SqliteGazetteer, open_gazetteer
from knell.text.names import fold, name_key

MISSPELLINGS = str.maketrans("aeiou", "eaeua")
"""Each vowel for another: what transliterations of one Arabic name differ in."""

BY_FOLD = "SELECT place, written FROM name WHERE fold = ?"
# The index over sounds leaves out names without one, so that a query must too to be served by it.
BY_KEY = "SELECT place, written FROM name WHERE key = ? AND key <> ''"

LEAST_LETTERS = 6
"""Letters of a name from which a changed vowel still leaves a name."""


def place_lines(index: Path, *, names: int, rounds: int, seed: int) -> Iterator[Line]:
    """Microseconds a look-up, each name once in a gazetteer just opened, beside a bare query for its rows."""
    exact, forgiven = choose_names(index, count=names, seed=seed)
    kinds = (
        ("as the gazetteer writes it", exact, BY_FOLD, [fold(name) for name in exact]),
        ("forgiven: vowels changed", forgiven, BY_KEY, [name_key(name) for name in forgiven]),
    )
    for kind, chosen, query, keys in kinds:
        ours, bare = time_in_turns(
            partial(look_up_all, index, chosen), partial(query_all, index, query, keys), rounds=rounds
        )
        yield Line(
            f"place look-up, {kind}",
            "µs",
            ours * 1e6 / len(chosen),
            "bare SQLite, the rows of that key",
            bare * 1e6 / len(keys),
            f"{len(chosen)} different names, nothing cached",
        )


def choose_names(index: Path, *, count: int, seed: int) -> tuple[list[str], list[str]]:
    """Names as written in the index, and misspelt ones that are found with something forgiven."""
    with closing(sqlite3.connect(f"{index.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        query = "SELECT DISTINCT written FROM name WHERE length(fold) >= ? ORDER BY 1"
        written = [name for (name,) in connection.execute(query, (LEAST_LETTERS,)) if name.isascii()]
    random.Random(seed).shuffle(written)
    misspelt: list[str] = []
    with open_gazetteer(index) as gazetteer:
        for name in written:
            if len(misspelt) == count:
                break
            changed = name[0] + name[1:].translate(MISSPELLINGS)
            if is_forgiven(gazetteer, changed):
                misspelt.append(changed)
    return written[:count], misspelt


def is_forgiven(gazetteer: SqliteGazetteer, name: str) -> bool:
    """Whether the name is found, and only by overlooking something."""
    return any(match.forgiven for match in gazetteer.look_up(name)[:1])


def look_up_all(index: Path, names: Sequence[str]) -> None:
    """Every name once, in a gazetteer that was just opened."""
    with open_gazetteer(index) as gazetteer:
        for name in names:
            gazetteer.look_up(name)


def query_all(index: Path, query: str, keys: Sequence[str]) -> None:
    """The rows of each key, and nothing done with them."""
    with closing(sqlite3.connect(f"{index.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        for key in keys:
            connection.execute(query, (key,)).fetchall()
