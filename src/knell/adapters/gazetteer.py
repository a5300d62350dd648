"""The place index: read-only SQLite files behind the `Gazetteer` protocol, the built-in one and added ones."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Literal

from knell.adapters.gazetteer_index import (
    COUNTRY_RANK,
    OTHER_RANK,
    FoundRow,
    NameRow,
    PlaceIndex,
    PlaceRow,
    open_index,
)
from knell.adapters.gazetteer_ranking import (
    MAX_MATCHES,
    choose_likest,
    choose_name,
    sort_by_population,
)
from knell.model.where import Place, PlaceMatch
from knell.text.name_differences import Spelling, describe_differences
from knell.text.names import fold, key_of_folded
from knell.text.near_names import edits_forgiven, is_near, near_keys
from knell.text.place_words import strip_division

ABBREVIATION_LENGTH = 4
"""Letters: names of up to this many, all capitals ("US", "UAE"), are not found as words ("us")."""

CACHED_NAMES = 8_192
"""Names whose matches are kept in memory: an article repeats its places."""

KEY_CONSONANTS = 2
"""Names with fewer ("Us", "Ain") are found by their exact spelling only: the loose key would say nothing."""


MAX_ADDED, FEW_ADDED = 100, 15
"""Rows that one spelling gives at most in an added index, which may have thousands of them: those of the largest
places. Few of a forgiven spelling where another place has the exact one: they are hardly ever meant."""


class SqliteGazetteer:
    """Places by name. Threads may share one; `close` it, or use it as a context manager."""

    def __init__(self, indexes: Sequence[PlaceIndex]) -> None:
        """Take the built-in index and, after it, those of added gazetteers."""
        self._indexes = tuple(indexes)
        self._search_cached = lru_cache(maxsize=CACHED_NAMES)(self._search)
        self._search_exact_cached = lru_cache(maxsize=CACHED_NAMES)(self._search_exact)
        self._search_near_cached = lru_cache(maxsize=CACHED_NAMES)(self._search_near)
        self._first_cached = lru_cache(maxsize=CACHED_NAMES)(self._first)

    def __enter__(self) -> "SqliteGazetteer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the files back; no look-up is possible any more."""
        for index in self._indexes:
            index.close()

    def look_up(self, name: str, *, max_edits: int = 0) -> Sequence[PlaceMatch]:
        """All places that `name` may stand for, at most `MAX_MATCHES`.

        Exact ones first: the same but for case, marks and hyphens. Then those that only agree in the loose
        key of `knell.text.names`, which say in `forgiven` what was overlooked; none beside a country's exact
        name. Each group by population, largest first, but countries before all, and a division after its own
        town of the name. "Idlib province" finds divisions only. Empty for an unknown name.

        `max_edits` (0 to 2): where nothing is found so, places whose sounds differ by that many letters at
        most, for names that are long enough (`knell.text.near_names`), the fewest edits only.
        """
        found = self._search_cached(name)
        return found if found or max_edits <= 0 else self._search_near_cached(name, max_edits)

    def look_up_exact(self, name: str) -> Sequence[PlaceMatch]:
        """Those of `look_up` whose spelling needs no forgiving; faster, for running text that is full of names."""
        return self._search_exact_cached(name)

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166-1 alpha-2 code."""
        return self._first_cached("p.level = 'country' AND p.country = ?", (code,))

    def division(self, country: str, admin1: str) -> Place | None:
        """The first-level division of `country` with the name `admin1`, as `Place.admin1` gives it."""
        return self._first_cached("p.level = 'province' AND p.country = ? AND p.name = ?", (country, admin1))

    def largest(self, limit: int) -> Sequence[Place]:
        """The cities and towns of the built-in index with the most people, largest first, for labels of a map."""
        index = self._indexes[0]
        return [index.place(row) for row in index.largest(limit)]

    def meta(self) -> dict[str, str]:
        """What the built-in index was built from, and with which rules."""
        return self._indexes[0].meta()

    def _search(self, name: str) -> tuple[PlaceMatch, ...]:
        folded = fold(name)
        exact = self._spelt(name, folded)
        likest = choose_likest(exact, folded)
        is_country = any(row.rank == COUNTRY_RANK for row in exact)
        is_full = is_country or len(likest) == MAX_MATCHES
        loose = [] if is_full else self._sounding(name, folded, FEW_ADDED if exact else MAX_ADDED)
        known = {row.place for row in exact}
        alike = choose_likest((row for row in loose if row.place not in known), folded)
        placed = self._placed(likest | alike)
        found = sort_by_population(placed[: len(likest)])
        others = sort_by_population(placed[len(likest) :])[: MAX_MATCHES - len(found)]
        differences = _Differences(name, folded)
        return (
            *(self._match(row) for row in found),
            *(self._match(row, differences.of(row)) for row in others),
        )

    def _search_exact(self, name: str) -> tuple[PlaceMatch, ...]:
        folded = fold(name)
        found = self._placed(choose_likest(self._spelt(name, folded), folded))
        return tuple(self._match(row) for row in sort_by_population(found))

    def _spelt(self, name: str, folded: str) -> list[NameRow]:
        """Places with a name of this spelling; "Idlib province" also finds divisions called Idlib."""
        exact = self._named("fold", folded, MAX_MATCHES)
        if not is_capital(name):
            exact = [row for row in exact if not _is_abbreviation(row)]
        if (stripped := strip_division(name)) is not None:
            exact += self._divisions(self._named("fold", fold(stripped[0])))
        return exact

    def _sounding(self, name: str, folded: str, most_added: int) -> list[NameRow]:
        """Places with a name of this sound; "Idlib province" also finds divisions that sound like Idlib."""
        loose = self._named("key", key_of_folded(folded), most_added)
        if (stripped := strip_division(name)) is not None:
            loose += self._divisions(self._named("key", key_of_folded(fold(stripped[0]))))
        return loose

    def _search_near(self, name: str, max_edits: int) -> tuple[PlaceMatch, ...]:
        folded = fold(name)
        key = key_of_folded(folded)
        for edits in range(1, min(max_edits, edits_forgiven(name, key)) + 1):
            keys = near_keys(key, edits)
            spellings = dict.fromkeys(each for index in self._indexes for each in index.sounding(keys))
            near = [
                row
                for each in spellings
                if is_near(folded, each, edits)
                for row in self._named("fold", each)
                if row.rank != OTHER_RANK
            ]
            if near:
                differences = _Differences(name, folded, edits)
                found = self._placed(choose_likest(near, folded))
                return tuple(self._match(row, differences.of(row)) for row in sort_by_population(found))
        return ()

    def _match(self, row: FoundRow, forgiven: tuple[str, ...] = ()) -> PlaceMatch:
        index = self._indexes[row.number]
        return PlaceMatch(index.place(row.place), row.written, forgiven, row.language, index.source)

    def _placed(self, names: Mapping[int, Sequence[NameRow]]) -> list[FoundRow]:
        """Each place, in their order, as the index that knows it best has it, under the name that was meant."""
        known = [index.places(names) for index in self._indexes]
        found = []
        for id_, rows in names.items():
            number, place = _best_known(id_, known)
            name = choose_name(rows, place.name)
            found.append(FoundRow(place, name.written, name.fold, name.language, number))
        return found

    def _divisions(self, rows: Sequence[NameRow]) -> list[NameRow]:
        """Those whose places are divisions."""
        ids = {row.place for row in rows}
        divisions = {place for index in self._indexes for place in index.divisions(ids)}
        return [row for row in rows if row.place in divisions]

    def _named(
        self, column: Literal["fold", "key"], value: str, most_added: int = MAX_ADDED
    ) -> list[NameRow]:
        """Matches in one column, unordered; a place stands once for each of its names."""
        if not value or (column == "key" and sum(sound != "a" for sound in value) < KEY_CONSONANTS):
            return []
        builtin, *added = self._indexes
        return builtin.named(column, value) + [
            row for index in added for row in index.named(column, value, most_added)
        ]

    def _first(self, condition: str, values: tuple[str, ...]) -> Place | None:
        for index in self._indexes:
            if (row := index.first(condition, values)) is not None:
                return index.place(row)
        return None


def open_gazetteer(path: Path, added: Mapping[str, Path] | None = None) -> SqliteGazetteer:
    """Open a built index for reading, with those of added gazetteers by their names.

    Raises BadInput where one is missing or is something else.
    """
    indexes: list[PlaceIndex] = []
    try:
        indexes.append(open_index(path))
        for number, (source, beside) in enumerate((added or {}).items(), start=1):
            indexes.append(open_index(beside, number, source))
    except BaseException:
        for index in indexes:
            index.close()
        raise
    return SqliteGazetteer(indexes)


def is_capital(name: str) -> bool:
    """Whether a name is written in capitals, with or without "the": "US", "the UK"."""
    return (name[4:] if name.lower().startswith("the ") else name).isupper()


def _is_abbreviation(row: NameRow) -> bool:
    return len(row.fold) <= ABBREVIATION_LENGTH and row.written.isupper()


class _Differences:
    """What must be forgiven to take a name for others, each described once."""

    def __init__(self, name: str, folded: str, edits: int = 0) -> None:
        self._spelling = Spelling(name, folded)
        self._edits = edits
        self._described: dict[str, tuple[str, ...]] = {}

    def of(self, row: FoundRow) -> tuple[str, ...]:
        """For the name of a row."""
        found = self._described.get(row.written)
        if found is None:
            matched = Spelling(row.written, row.fold)
            found = describe_differences(self._spelling, matched, edits=self._edits)
            self._described[row.written] = found
        return found


def _best_known(id_: int, known: Sequence[Mapping[int, PlaceRow]]) -> tuple[int, PlaceRow]:
    """The place as the last index has it that knows it, with that index's number.

    But a country's or division's point and radius are those of its outline, which only the built-in index has.
    """
    number = len(known) - 1
    while id_ not in known[number]:
        number -= 1
    best = known[number][id_]
    builtin = known[0].get(id_) if number > 0 else None
    if builtin is not None and builtin.radius_m is not None:
        best = builtin._replace(
            population=max(builtin.population, best.population),
            feature=best.feature,
            code=best.code,
        )
    return number, best
