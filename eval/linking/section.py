"""The part of docs/benchmarks.md on lists against lists."""

from collections.abc import Iterator
from pathlib import Path

from eval.linking.perturbed import GED, read_perturbed
from eval.linking.score import DRONE_STRIKES, FOLDER, ListScore, PairScore, read_drone_strikes, score_linking


def linking_section(folder: Path = FOLDER) -> Iterator[str]:
    """A table with a row for each pair of lists in the folder of corpora; says so where there is none."""
    yield "## Lists against lists\n"
    yield (
        "Pairs that `knell link` gives, one to one, beside every pair of one day. Identifiers are never compared;"
        " where both lists print one, it is taken out of their texts first. *Lost* are true pairs that the blocking"
        " rules never look at. The copy of UCDP GED is made by `eval/linking/perturbed.py`.\n"
    )
    yield (
        "| lists | true pairs | F1 | precision | recall | lost | pairs looked at | same day: F1 | precision | recall |"
    )
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    is_measured = False
    for name, path, read in (
        ("strikes in Pakistan, 2004–2016", folder / DRONE_STRIKES.name, read_drone_strikes),
        ("UCDP GED and a copy with other words", folder / GED.parent.name / GED.name, read_perturbed),
    ):
        if path.exists():
            is_measured = True
            yield _row(name, score_linking(*read(path)))
    if not is_measured:
        yield "\nThe corpora were not beside the checkout in this run: nothing was measured on them."
    yield ""


def _row(name: str, score: ListScore) -> str:
    blocking = score.blocking
    return (
        f"| {name} | {score.linked.true:,} | **{score.linked.f1:.3f}** | {_rates(score.linked)} |"
        f" {blocking.lost} | {blocking.looked_at:,} | {score.same_day.f1:.3f} | {_rates(score.same_day)} |"
    )


def _rates(score: PairScore) -> str:
    return f"{score.precision:.3f} | {score.recall:.3f}"
