"""Scores pairs of records with Splink on DuckDB, in bounded memory.

Splink and DuckDB take half a second to load, so that they are imported by the first engine that is opened
(docs/decisions/0002): a command that matches nothing does not pay for them.
"""

import copy
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from knell.linkage.model import LinkModel, ScoredPair
from knell.linkage.settings import ID_COLUMN, make_settings

if TYPE_CHECKING:
    import duckdb
    from splink import Linker, SettingsCreator
    from splink.internals.splink_dataframe import SplinkDataFrame

LN_2 = 0.6931471805599453
"""Splink's match weights are binary logarithms, ours natural ones."""

ROUNDING = 1e-6
"""Log-odds by which Splink's sum and ours may differ: a threshold is lowered by it, then applied to our sum."""

BATCH = 100_000
"""Pairs that are taken out of DuckDB at once."""


@dataclass(frozen=True, slots=True)
class Resources:
    """What an engine may use. What does not fit into `memory_mb` goes to a temporary folder on the disk."""

    threads: int = 1
    memory_mb: int = 1_000
    folder: Path | None = None
    """Where the temporary folder is made; None is the system's place for such."""


class Engine:
    """One model over tables of records; a context manager, whose temporary files are gone afterwards."""

    def __init__(self, model: LinkModel, resources: Resources | None = None) -> None:
        self.model = model
        self._resources = Resources() if resources is None else resources
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._connection: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> "Engine":
        """Open DuckDB, in memory, with the limits of the resources."""
        import duckdb
        from splink.backends.duckdb import DuckDBAPI

        used = self._resources
        self._folder = tempfile.TemporaryDirectory(prefix="knell-link-", dir=used.folder)
        self._connection = duckdb.connect(
            ":memory:",
            config={
                "threads": str(used.threads),
                "memory_limit": f"{used.memory_mb}MB",
                "temp_directory": self._folder.name,
                # Pairs are sorted by us where their order matters.
                "preserve_insertion_order": "false",
                # Nothing is fetched and no file is read but what is handed in.
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
            },
        )
        self._api = DuckDBAPI(self._connection)
        self._tables: dict[str, SplinkDataFrame] = {}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close DuckDB and remove what it wrote."""
        if self._connection is not None:
            self._connection.close()
        if self._folder is not None:
            self._folder.cleanup()

    @property
    def connection(self) -> "duckdb.DuckDBPyConnection":
        """DuckDB itself, for index keys that are joined there. Raises RuntimeError where it is not open."""
        if self._connection is None:
            raise RuntimeError("the engine is not open: use it in a with statement")
        return self._connection

    def add(self, name: str, records: Mapping[str, Sequence[Any]], first_number: int = 0) -> None:
        """Take a table of records in: every column of the model, all of one length.

        Records are numbered from `first_number` on in their order.
        """
        import pyarrow as pa

        types = {
            "VARCHAR": pa.string(),
            "INTEGER": pa.int64(),
            "BIGINT": pa.int64(),
            "DOUBLE": pa.float64(),
            "BOOLEAN": pa.bool_(),
        }
        columns: dict[str, Any] = {}
        for column, kind in self.model.columns.items():
            item = types[kind.removesuffix("[]")]
            columns[column] = pa.array(records[column], pa.list_(item) if kind.endswith("[]") else item)
        size = len(next(iter(columns.values())))
        numbers = pa.array(range(first_number, first_number + size), pa.int64())
        table = pa.table({ID_COLUMN: numbers, **columns})
        # A copy in DuckDB's own form: it is read several times, and Arrow's strings are slower to join.
        self.connection.register("arriving", table)
        self.connection.execute(f"CREATE TABLE {name} AS SELECT * FROM arriving")
        self.connection.unregister("arriving")
        self._tables[name] = self._api.register(name)

    def score_within(self, name: str, *, least: float, pairs: str | None = None) -> list[ScoredPair]:
        """The pairs of one table that come to `least` log-odds, by (left, right).

        Which pairs are looked at is what the model's rules say, or what the table `pairs` holds: columns
        join_key_l and join_key_r with the numbers of two records, each pair once, the smaller number left.
        """
        linker = self._linker(name)
        if pairs is not None:
            self.connection.execute(
                f"CREATE OR REPLACE VIEW {pairs}_keyed AS SELECT '0' AS match_key, * FROM {pairs}"
            )
            linker.table_management.register_blocked_pairs_for_predict(self.register(f"{pairs}_keyed"))
        found = linker.inference.predict(
            threshold_match_weight=(least - ROUNDING) / LN_2, warning_mode="never"
        )
        return self._take(found, least)

    def score_between(self, left: str, right: str, *, least: float) -> list[ScoredPair]:
        """The pairs of a record of one table and one of another that come to `least` log-odds, by numbers."""
        found = self._linker(left).inference.predict_between(
            self._tables[left],
            self._tables[right],
            threshold_match_weight=(least - ROUNDING) / LN_2,
            warning_mode="never",
        )
        return self._take(found, least)

    def table(self, name: str) -> "SplinkDataFrame":
        """A table that was added, as Splink knows it: for another model over the same records."""
        return self._tables[name]

    def register(self, name: str) -> "SplinkDataFrame":
        """A table or view of DuckDB, as Splink knows it."""
        return self._api.register(name)

    def _linker(self, name: str) -> "Linker":
        from splink import Linker

        table = self._tables[name]
        return Linker(table, _creator(self.model), log_level=None, validate_settings=False)

    def _take(self, found: "SplinkDataFrame", least: float) -> list[ScoredPair]:
        names = [comparison.name for comparison in self.model.comparisons]
        gammas = ", ".join(f'"gamma_{name}"' for name in names)
        query = (
            f"SELECT {ID_COLUMN}_l, {ID_COLUMN}_r, match_key, {gammas} FROM {found.physical_name}"
            f" ORDER BY {ID_COLUMN}_l, {ID_COLUMN}_r"
        )
        pairs = [pair for pair in self._read(query) if pair.log_odds >= least]
        found.drop_table_from_database_and_remove_from_cache()
        return pairs

    def _read(self, query: str) -> Iterator[ScoredPair]:
        model = self.model
        seen: dict[tuple[int, ...], tuple[float, Mapping[str, str]]] = {}
        rows = self.connection.execute(query)
        while batch := rows.fetchmany(BATCH):
            for left, right, key, *gammas in batch:
                outcome = tuple(gammas)
                if outcome not in seen:
                    named = {
                        one.name: one.level_at(number)
                        for one, number in zip(model.comparisons, outcome, strict=True)
                    }
                    seen[outcome] = (model.weigh(named), named)
                log_odds, levels = seen[outcome]
                rule = model.rules[int(key)].name if int(key) < len(model.rules) else ""
                yield ScoredPair(left, right, log_odds, levels, rule)


_CREATORS: "dict[int, tuple[LinkModel, SettingsCreator]]" = {}
"""By the model's identity; the model is kept with it, so that no other one gets its identity."""


def _creator(model: LinkModel) -> "SettingsCreator":
    """Splink's settings of a model, whose conditions are parsed once in a process: that takes a quarter second."""
    from splink import SettingsCreator
    from splink.internals.settings import Settings

    class ParsedOnce(SettingsCreator):
        """Gives a copy of what was parsed the first time: nothing is trained, so that no copy ever differs."""

        def get_settings(self, sql_dialect_str: str) -> Settings:
            parsed = self.__dict__.setdefault("parsed", {})
            if sql_dialect_str not in parsed:
                parsed[sql_dialect_str] = super().get_settings(sql_dialect_str)
            fresh: Settings = copy.deepcopy(parsed[sql_dialect_str])
            return fresh

    if id(model) not in _CREATORS:
        _CREATORS[id(model)] = (model, ParsedOnce(**make_settings(model)))
    return _CREATORS[id(model)][1]
