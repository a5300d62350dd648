"""How an added gazetteer loads and answers: a dump in GeoNames' form, its names made of real ones."""

import random
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter

from bench.processes import peak_bytes
from bench.results import Line, seconds_of

from knell.adapters.gazetteer import SqliteGazetteer, open_gazetteer
from knell.adapters.gazetteer_added import added_paths
from knell.adapters.gazetteer_kinds import recognise_file
from knell.adapters.gazetteer_load import Watcher, add_gazetteer

FEATURES = (
    *(("P", "PPL"),) * 45,
    *(("H", "STM"),) * 15,
    *(("T", "HLL"),) * 12,
    *(("S", "SCH"),) * 13,
    *(("L", "LCTY"),) * 6,
    *(("A", "ADM3"),) * 5,
    *(("V", "FRST"),) * 4,
)
"""Roughly the shares of the whole world's dump."""

WORDS_IN_NAMES = (1, 1, 2, 2, 3)
OTHER_NAMES = (0, 0, 0, 1, 1, 2, 4)
POPULATIONS = (0, 0, 0, 0, 0, 500, 3_000, 20_000)
COUNTRIES = ("SY", "IQ", "UA", "SD", "YE", "AF", "MM", "US", "CN", "IN")

LEAST_LETTERS = 8
"""Letters of a name that is misspelt: shorter ones are forgiven nothing."""

ROUNDS = 3
"""Times that each name is looked up; the least counts, since whatever else the machine does can only add."""

WRONG = "bdfgklmnrst"


def gazetteer_lines(index: Path, *, rows: int, names: int, seed: int) -> Iterator[Line]:
    """Rows a second and memory of loading; milliseconds of a look-up in both indexes, its 95th percentile."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        dump = home / "dump.txt"
        write_dump(dump, index, rows=rows, chance=chance)
        seconds = seconds_of(lambda: load_dump(home, dump, index))
        yield Line(f"loading a gazetteer of {rows:,} rows", "rows/s", rows / seconds)
        written = [
            *sample_names(index, names // 2, chance),
            *sample_names(added_paths(home)["dump"], names // 2, chance),
        ]
        misspelt = [misspell(name, chance) for name in written if len(name) >= LEAST_LETTERS]
        yield look_up_line("as written", times_of(index, added_paths(home), look_up, written))
        yield look_up_line(
            "a letter wrong, one edit allowed", times_of(index, added_paths(home), look_up_near, misspelt)
        )
        home_of_process = home / "another"
        home_of_process.mkdir()
        (home_of_process / index.name).symlink_to(index.resolve())
        command = [sys.executable, "-m", "knell", "gazetteer", "add", str(dump)]
        yield Line(
            f"peak memory of `knell gazetteer add`, {rows:,} rows",
            "MiB",
            peak_bytes(command, b"", home=home_of_process) / 2**20,
        )


def look_up_line(what: str, milliseconds: Sequence[float]) -> Line:
    """The 95th percentile of single look-ups, with the median in the note."""
    return Line(
        f"place look-up with an added gazetteer, {what}",
        "ms (p95)",
        statistics.quantiles(milliseconds, n=20)[-1],
        note=f"{len(milliseconds)} names, median {statistics.median(milliseconds):.2f} ms",
    )


def times_of(
    index: Path,
    added: Mapping[str, Path],
    find: Callable[[SqliteGazetteer, str], object],
    names: Sequence[str],
) -> list[float]:
    """Milliseconds that each name takes, the least of `ROUNDS`; each time in a gazetteer just opened."""
    least = [float("inf")] * len(names)
    for _ in range(ROUNDS):
        with open_gazetteer(index, added) as gazetteer:
            for at, name in enumerate(names):
                start = perf_counter()
                find(gazetteer, name)
                least[at] = min(least[at], (perf_counter() - start) * 1e3)
    return least


def look_up(gazetteer: SqliteGazetteer, name: str) -> object:
    """What a name leads to."""
    return gazetteer.look_up(name)


def look_up_near(gazetteer: SqliteGazetteer, name: str) -> object:
    """What a name of at most one wrong letter leads to."""
    return gazetteer.look_up(name, max_edits=1)


def write_dump(path: Path, index: Path, *, rows: int, chance: random.Random) -> None:
    """A dump of so many rows; ids are none that GeoNames has given."""
    words = sorted({word for name in sample_names(index, 20_000, chance) for word in name.split()})
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            length = chance.choice(WORDS_IN_NAMES)
            name, *others = (
                " ".join(chance.choices(words, k=length)) for _ in range(1 + chance.choice(OTHER_NAMES))
            )
            kind, code = chance.choice(FEATURES)
            point = f"{chance.uniform(-60, 70):.5f}\t{chance.uniform(-170, 170):.5f}"
            places = f"{chance.choice(COUNTRIES)}\t\t{chance.randrange(30):02}\t\t\t"
            people = chance.choice(POPULATIONS)
            file.write(
                f"{50_000_000 + number}\t{name}\t{name}\t{','.join(others)}\t{point}\t{kind}\t{code}\t{places}"
                f"\t{people}\t\t\t\t2020-01-01\n"
            )


def load_dump(home: Path, dump: Path, index: Path) -> None:
    """Add the dump to a home folder."""
    watcher = Watcher(lambda phase, done, total: None, lambda table, row: None)
    with open_gazetteer(index) as known:
        add_gazetteer(home, recognise_file(dump), ("dump", "none", "generated"), known, watcher)


def sample_names(index: Path, count: int, chance: random.Random) -> list[str]:
    """Places' own names, in Latin letters, at random."""
    with closing(sqlite3.connect(f"{index.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM place") if name.isascii()]
    return chance.choices(names, k=count)


def misspell(name: str, chance: random.Random) -> str:
    """The name with one letter wrong, not the first."""
    at = chance.randrange(2, len(name) - 1)
    return name[:at] + chance.choice(WRONG) + name[at + 1 :]
