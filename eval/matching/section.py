"""The part of docs/benchmarks.md on matching."""

from collections.abc import Iterator

from eval.gate import read_baseline
from eval.matching.measure import BASELINE

TEXT = """\
Articles on shootings (1,677 incidents, 2,904 articles), each under the incident that it is chiefly about, against the
coded incidents; and the annotated incidents of war news, which of them are one event. *Left out*: the half of the
shootings (by a hash of the incident) that neither weights nor the table of rare words were made with in view. Measured
by `python -m eval.matching --update`, which is the reader and the matching that ship.
"""

ROWS = (
    ("shootings", ("every article alone", "date and place", "words", "all features", "left out")),
    ("events", ("every mention alone", "date and place", "annotated mentions", "from the texts")),
)
COLUMNS = (
    "b_cubed.precision",
    "b_cubed.recall",
    "b_cubed.f1",
    "ceaf_e.f1",
    "pairs.precision",
    "pairs.recall",
)


def matching_section() -> Iterator[str]:
    """The figures of the newest measurement; says so where there is none."""
    yield "## Reports put together\n"
    figures = read_baseline(BASELINE)
    if not figures:
        yield "Not measured yet: `python -m eval.matching --update`.\n"
        return
    yield TEXT
    yield "| | B³ precision | B³ recall | B³ F1 | CEAF-e F1 | pairs precision | pairs recall |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for corpus, ways in ROWS:
        for way in ways:
            cells = " | ".join(f"{figures[f'{corpus}.{way}.{column}']:.3f}" for column in COLUMNS)
            yield f"| {corpus}: {way} | {cells} |"
    yield ""
    proposed, bare = (
        figures[f"shootings.proposed.{name}"] for name in ("recall", "recall by place and days")
    )
    yield (
        f"Blocking proposes {proposed:.3f} of the true pairs of shootings (place and days alone: {bare:.3f}), and "
        f"{figures['events.proposed.recall']:.3f} of those of the events. What is not proposed is "
        "found only through a third report.\n"
    )
    for harm in ("killed", "injured"):
        exact, within = (figures[f"shootings.{harm}.{name}"] for name in ("exact", "within"))
        yield f"Coded {harm}: exactly the figure in {exact:.2f} of the shootings, within its ends in {within:.2f}.\n"
