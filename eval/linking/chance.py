"""How often different events agree by chance: `python -m eval.linking.chance`; what the weights of lists were set from.

Pairs of different events of UCDP GED for Myanmar, one country, that the blocking rules look at.
"""

from collections import Counter

from eval.linking.perturbed import GED
from eval.linking.score import EVERYTHING

from knell.adapters.list_files import read_list
from knell.linkage.incident_lists import load_list_model, score_lists
from knell.pipeline.linking import make_list


def main(rows: int = 2_000) -> None:
    """Print the share of pairs at each level, among those that tell."""
    records = make_list(read_list(GED), {}).records[:rows]
    counts: Counter[tuple[str, str]] = Counter()
    total = 0
    for pair in score_lists(records, records, least=EVERYTHING):
        if pair.left < pair.right:
            total += 1
            counts.update(pair.levels.items())
    print(f"{len(records):,} events, {total:,} pairs of different events")
    for comparison, levels in load_list_model().model.weights.levels.items():
        told = total - counts[comparison, "unknown"]
        for level in levels:
            if told and level != "unknown":
                share = counts[comparison, level] / told
                print(f"{comparison:14} {level:16} {share:8.4f}")


if __name__ == "__main__":
    main()
