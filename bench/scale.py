"""How a gazetteer of the whole world loads and answers: `python -m bench.scale`; 20 minutes, 10 GB of disk.

Too long for `make proof`, which shows what was last measured so. A dump is made of `--rows` rows (12 million: as many
as allCountries of GeoNames has), added by `knell gazetteer add` in a process of its own, and asked. `--update` keeps
the figures in bench/scale.json; `--folder` keeps the index, and where it lies there only look-ups are measured anew.
"""

import argparse
import json
import os
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from bench.gazetteers import LEAST_LETTERS, ROUNDS, look_up, look_up_near, misspell, times_of, write_dump
from bench.processes import MEBIBYTE, peak_bytes

from knell.adapters.gazetteer_added import added_paths
from knell.adapters.gazetteer_build import FILE_NAME, ensure_gazetteer
from knell.settings import read_settings

FIGURES = Path(__file__).with_name("scale.json")
ROWS = (1_000_000, 12_000_000)
NAMES = 2_000
SEED = 20170626

Figures = Mapping[str, object]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure each size and print it; write the figures where asked to."""
    parser = argparse.ArgumentParser("python -m bench.scale", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=ROWS)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args(arguments)
    index = ensure_gazetteer(read_settings().home.expanduser())
    kept: dict[str, Figures] = read_figures()
    for rows in options.rows:
        with tempfile.TemporaryDirectory() as scratch:
            home = Path(scratch) if options.folder is None else options.folder / str(rows)
            figures = measure(home, index, rows=rows, seed=SEED)
        kept[str(rows)] = {**kept.get(str(rows), {}), **figures}
        print(json.dumps(kept[str(rows)]))
        if options.update:
            kept = dict(sorted(kept.items(), key=lambda item: int(item[0])))
            FIGURES.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


def read_figures() -> dict[str, Figures]:
    """What was last measured, by the number of rows."""
    found: dict[str, Figures] = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    return found


def measure(home: Path, index: Path, *, rows: int, seed: int, names: int = NAMES) -> Figures:
    """The figures of a gazetteer of so many rows in `home`, made there where it is missing."""
    chance = random.Random(seed)
    home.mkdir(parents=True, exist_ok=True)
    builtin = home / FILE_NAME
    if not builtin.exists():
        shutil.copy(index, builtin)
    figures: dict[str, object] = {"date": datetime.now(UTC).date().isoformat()}
    if "dump" not in added_paths(home):
        figures |= load(home, index, rows=rows, chance=chance)
    added = added_paths(home)
    written = [*draw_names(builtin, names // 2, chance), *draw_names(added["dump"], names // 2, chance)]
    written = list(dict.fromkeys(written))
    misspelt = [misspell(name, chance) for name in written if len(name) >= LEAST_LETTERS]
    return figures | {
        "cores": os.cpu_count(),
        "load_average": round(os.getloadavg()[0], 1),
        "look_up": summarise(times_of(builtin, added, look_up, written)),
        "look_up_near": summarise(times_of(builtin, added, look_up_near, misspelt)),
    }


def load(home: Path, index: Path, *, rows: int, chance: random.Random) -> Figures:
    """Seconds and peak memory of `knell gazetteer add`, and the size of what it makes."""
    dump = home / "dump.txt"
    write_dump(dump, index, rows=rows, chance=chance)
    start = perf_counter()
    peak = peak_bytes([sys.executable, "-m", "knell", "gazetteer", "add", str(dump)], b"", home=home)
    seconds = perf_counter() - start
    dump.unlink()
    return {
        "seconds": round(seconds),
        "peak_mib": round(peak / MEBIBYTE),
        "index_mib": round(added_paths(home)["dump"].stat().st_size / MEBIBYTE),
    }


def draw_names(index: Path, count: int, chance: random.Random) -> list[str]:
    """Places' own names in Latin letters, at random, without reading all of them."""
    names: list[str] = []
    with closing(sqlite3.connect(f"{index.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        low, high = connection.execute("SELECT min(id), max(id) FROM place").fetchone()
        while len(names) < count:
            drawn = chance.randint(low, high)
            (name,) = connection.execute(
                "SELECT name FROM place WHERE id >= ? ORDER BY id", (drawn,)
            ).fetchone()
            if name.isascii():
                names.append(name)
    return names


def summarise(milliseconds: Sequence[float]) -> Mapping[str, float]:
    """The median, and within what 95 % are."""
    percentiles = statistics.quantiles(milliseconds, n=20)
    return {"p50_ms": round(statistics.median(milliseconds), 2), "p95_ms": round(percentiles[-1], 2)}


TEXT = """\
Places with names made of real ones at random, in the form of a dump of GeoNames, added by `knell gazetteer add` and
asked beside the built-in index: {names:,} names, half of them from either, each the least of {rounds} times with
nothing cached but by the system. Measured by `python -m bench.scale --update`, which `make proof` does not run: 12
million rows take long. Other work kept the cores busy where the load average says so.
"""


def scale_section() -> Iterator[str]:
    """The figures that were last measured, for docs/benchmarks.md."""
    yield "## Large gazetteers\n"
    yield TEXT.format(names=NAMES, rounds=ROUNDS)
    yield (
        "| rows | loading | peak memory | index | look-up, median | 95 % within | one letter wrong, median"
        " | 95 % within | load average when asked | day |"
    )
    yield "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|"
    for rows, each in read_figures().items():
        exact, near = _times(each["look_up"]), _times(each["look_up_near"])
        yield (
            f"| {int(rows):,} | {each['seconds']:,} s | {each['peak_mib']:,} MiB | {each['index_mib']:,} MiB"
            f" | {exact} | {near} | {each['load_average']} on {each['cores']} cores | {each['date']} |"
        )
    yield ""


def _times(found: object) -> str:
    assert isinstance(found, dict)
    return f"{found['p50_ms']:.2f} ms | {found['p95_ms']:.2f} ms"


if __name__ == "__main__":
    sys.exit(main())
