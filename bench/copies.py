"""How fast copies are found in a large ledger: `python -m bench.copies [--reports 100000] [--update]`; some 10 minutes.

Too long for `make proof`, which shows what was last measured so. Reports are invented words with the frequencies of
English; one in twenty prints an earlier one's text. Measured: sketching all of them, and then one report more.
"""

import argparse
import json
import os
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from statistics import median
from string import ascii_lowercase
from time import perf_counter

from bench.processes import MEBIBYTE

from knell.model.reading import Reading
from knell.model.report import Origin, Report
from knell.pipeline.syndication import find_syndicates, index_copies
from knell.store.ledger import Ledger
from knell.text.directory import shipped_directory

FIGURES = Path(__file__).with_name("copies.json")
REPORTS = 100_000
ROUNDS = 20
WORDS, VOCABULARY = 300, 20_000
COPIES = 0.05
SEED = 20170626
NOON = datetime(2017, 6, 28, 12, tzinfo=UTC)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; write the figures where asked to."""
    parser = argparse.ArgumentParser("python -m bench.copies", description=__doc__)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args(arguments)
    figures = measure(options.reports)
    print(json.dumps(figures))
    if options.update:
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def read_figures() -> Mapping[str, float | str]:
    """What was last measured; nothing where nothing was."""
    found: dict[str, float | str] = (
        json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    )
    return found


def measure(reports: int, *, rounds: int = ROUNDS) -> dict[str, float | str]:
    """Sketching so many reports, and one more of them, which prints one of the others' texts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        with Ledger.open(str(path), Path(folder) / "secret") as ledger:
            texts = make_reports(reports + rounds)
            for _ in range(reports):
                _keep(ledger, next(texts))
            before = path.stat().st_size
            start = perf_counter()
            index_copies(ledger)
            all_s = perf_counter() - start
            after = path.stat().st_size
            times = [_time_one(ledger, next(texts)) for _ in range(rounds)]
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "cores": os.cpu_count() or 0,
        "reports": reports,
        "all_s": round(all_s, 1),
        "ledger_mib": round(before / MEBIBYTE),
        "sketches_mib": round((after - before) / MEBIBYTE),
        "one_ms": round(1000 * median(times), 1),
        "one_most_ms": round(1000 * max(times), 1),
    }


def make_reports(count: int) -> Iterator[Report]:
    """Invented reports, the same in every run; each twentieth is another outlet's print of one before."""
    chance = random.Random(SEED)
    words = ["".join(chance.choices(ascii_lowercase, k=chance.randint(2, 9))) for _ in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    texts: list[str] = []
    for number in range(count):
        if texts and chance.random() < COPIES:
            text = chance.choice(texts)
        else:
            drawn = chance.choices(words, cum_weights=weights, k=WORDS)
            text = " ".join(word + (".\n" if place % 20 == 19 else "") for place, word in enumerate(drawn))
            texts.append(text)
        title = f"Report {number}"
        yield Report(
            title=title,
            text=f"{title}\n{text}",
            raw=b"",
            sha256="",
            media_type="text/plain",
            origin=Origin("bench", NOON, number + 1),
            outlet=f"Outlet {number % 100}",
            published=NOON.date(),
            language="en",
        )


def _keep(ledger: Ledger, report: Report) -> str:
    stored = ledger.add_report(report, Reading("bench", True), at=NOON)
    return "" if stored is None else stored.report_id


def _time_one(ledger: Ledger, report: Report) -> float:
    report_id = _keep(ledger, report)
    start = perf_counter()
    index_copies(ledger)
    find_syndicates(ledger, [report_id], shipped_directory())
    return perf_counter() - start


if __name__ == "__main__":
    raise SystemExit(main())
