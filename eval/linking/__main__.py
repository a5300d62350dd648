"""`python -m eval.linking`: lists against lists, where the corpora lie beside the checkout."""

from collections.abc import Iterator

from eval.linking.perturbed import GED, read_perturbed
from eval.linking.score import DRONE_STRIKES, ListScore, PairScore, read_drone_strikes, score_linking


def main() -> None:
    """Print a table for each pair of lists that is there."""
    for line in linking_section():
        print(line)


def linking_section() -> Iterator[str]:
    """The part of docs/benchmarks.md on lists against lists."""
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
        ("strikes in Pakistan, 2004–2016", DRONE_STRIKES, read_drone_strikes),
        ("UCDP GED and a copy with other words", GED, read_perturbed),
    ):
        if path.exists():
            is_measured = True
            yield _row(name, score_linking(*read()))
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


if __name__ == "__main__":
    main()
