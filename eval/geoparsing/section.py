"""The part of docs/benchmarks.md on places in running text."""

from collections.abc import Iterator
from pathlib import Path

from eval.gate import read_baseline
from eval.geoparsing.corpora import CORPORA, FOLDER, LEARNED_FROM
from eval.geoparsing.measure import measure
from eval.score import FOLDER as EVAL

from knell.model.where import Gazetteer
from knell.pipeline.placing import find_places

BASELINE = EVAL / "geoparsing-baseline.json"
"""What `python -m eval.geoparsing --update` measured, GeoVirus left out of the fit a fifth at a time."""

TEXT = """\
All places of a text, found in the raw text and resolved, by `knell places`. *Names F1* is of the exact span; *resolved*
is the share of all annotated places with a point of which Knell found the name and gave a point within 161 km (100
miles); *precision* is the share of right ones among those it answered; *median* is the distance of those. Longest match
and largest place of a name resolve 0.37 of GeoVirus and 0.34 of LGL.

The weights are learned from GeoVirus: *left out* is measured on the fifth that was left out each time (`python -m
eval.geoparsing`). LGL and GeoWebNews were looked at while weights were set by hand. Two of three wrong answers on
GeoVirus are middles of countries, which each set puts elsewhere.
"""


def places_section(gazetteer: Gazetteer, folder: Path = FOLDER) -> Iterator[str]:
    """The figures of the three corpora; says so where they are not beside the checkout."""
    yield "## Places in running text\n"
    if not folder.is_dir():
        yield "The corpora were not beside the checkout in this run: nothing was measured on them.\n"
        return
    yield TEXT
    yield "| corpus | places | names F1 | resolved | precision | median |\n|---|---:|---:|---:|---:|---:|"
    left_out = read_baseline(BASELINE)
    if f"{LEARNED_FROM}.resolved" in left_out:
        f1, resolved, precision = (
            left_out[f"{LEARNED_FROM}.{name}"] for name in ("f1", "resolved", "precision_answered")
        )
        yield f"| {LEARNED_FROM}, left out | | {f1:.3f} | {resolved:.3f} | {precision:.3f} | |"
    for name, read in CORPORA.items():
        found = measure((text, find_places(text.text, gazetteer)) for text in read())
        shown = f"{name}, as shipped" if name == LEARNED_FROM else name
        yield (
            f"| {shown} | {found.gold:,} | {found.f1:.3f} | {found.resolved:.3f} | {found.precision_answered:.3f}"
            f" | {found.median_km:.0f} km |"
        )
    yield ""
