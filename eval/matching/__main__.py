"""How well reports are put together into incidents, measured: `python -m eval.matching [--processes N] [--update]`.

On the shootings and on the annotated events of war news beside the checkout; `--update` writes the figures as the
new baseline.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence

from eval.gate import find_fallen, read_baseline
from eval.matching.events import read_events
from eval.matching.measure import BASELINE, GATED, measure_events, measure_shootings
from eval.matching.reading import read_articles
from eval.matching.shootings import FOLDER, read_shootings

from knell.adapters.gazetteer import open_gazetteer
from knell.adapters.gazetteer_build import ensure_gazetteer
from knell.settings import read_settings

EPSILON = 0.005
"""How far below its baseline a figure may lie: two of 400 incidents of two articles."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every figure beside the baseline; 1 where one fell, an update was refused or the corpora are not there."""
    parser = argparse.ArgumentParser("python -m eval.matching", description=__doc__)
    parser.add_argument("--processes", type=int, default=1, help="processes that read articles (default 1)")
    parser.add_argument("--update", action="store_true", help="write the figures as the new baseline")
    parser.add_argument("--allow-regression", action="store_true", help="also where a figure is lower")
    options = parser.parse_args(arguments)
    if not FOLDER.is_dir():
        print(f"the corpora are not at {FOLDER.parent}", file=sys.stderr)
        return 1
    index = ensure_gazetteer(read_settings().home.expanduser())
    incidents, articles = read_shootings()
    figures = measure_shootings(incidents, read_articles(articles, index, processes=options.processes))
    corpus = read_events()
    with open_gazetteer(index) as gazetteer:
        read = read_articles(corpus.articles, index, processes=options.processes)
        figures |= measure_events(corpus, read, gazetteer)
    fallen = find_fallen(figures, _gated(read_baseline(BASELINE)), epsilon=EPSILON)
    for name, value in figures.items():
        print(f"{name:52} {value}")
    print(*fallen, sep="\n", end="\n" if fallen else "", file=sys.stderr)
    if fallen and not options.allow_regression:
        return 1
    if options.update:
        BASELINE.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def _gated(baseline: Mapping[str, float]) -> dict[str, float]:
    return {name: value for name, value in baseline.items() if name in GATED}


if __name__ == "__main__":
    sys.exit(main())
