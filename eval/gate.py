"""The gate: figures that were reached once are a floor, written down, and are lowered only on purpose."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

EPSILON = 0.005
"""How far below the baseline a figure may lie. Reading is deterministic, so this is no allowance for noise: it
covers rounding and a place whose rank moves with a new gazetteer. One of the 56 annotated claims of the sample
weighs 0.018 of recall and 0.009 of F1: losing a single one is seen."""

LOWER_IS_BETTER = frozenset({"ungrounded_quotes"})
"""Figures that count faults. These have no epsilon."""

Figures = Mapping[str, float | None]


class LowerFigures(Exception):
    """An update would lower the baseline; its text says which figures and what to do."""


def read_baseline(path: Path) -> dict[str, float]:
    """The floor of each figure; empty where there is no baseline yet."""
    if not path.exists():
        return {}
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return found


def find_fallen(figures: Figures, baseline: Mapping[str, float], *, epsilon: float) -> list[str]:
    """A sentence for each figure of the baseline that is worse by more than `epsilon`, or no longer there."""
    sentences = []
    for name, floor in baseline.items():
        value = figures.get(name)
        if value is None:
            sentences.append(f"{name} is not measured any more; the baseline has {floor}")
        elif name in LOWER_IS_BETTER:
            if value > floor:
                sentences.append(f"{name} rose from {floor} to {value}")
        elif value < floor - epsilon:
            sentences.append(f"{name} fell from {floor} to {value}")
    return sentences


def write_baseline(path: Path, figures: Figures, *, allow_regression: bool) -> None:
    """Keep the figures that were measured as the new floor.

    Raises LowerFigures, and writes nothing, where any would be worse than the present floor, unless allowed.
    """
    worse = find_fallen(figures, read_baseline(path), epsilon=0.0)
    if worse and not allow_regression:
        advice = "nothing was written: mend the rule, or give --allow-regression and say why in the commit"
        raise LowerFigures("\n".join([*worse, advice]))
    kept = {name: value for name, value in figures.items() if value is not None}
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def read_options(
    program: str, description: str | None, arguments: Iterable[str] | None
) -> argparse.Namespace:
    """The options that both measurements have: `update` and `allow_regression`."""
    parser = argparse.ArgumentParser(prog=program, description=description)
    parser.add_argument("--update", action="store_true", help="write the figures as the new baseline")
    parser.add_argument("--allow-regression", action="store_true", help="also where a figure is lower")
    return parser.parse_args(None if arguments is None else list(arguments))


def hold(figures: Figures, gated: Figures, path: Path, options: argparse.Namespace, *, epsilon: float) -> int:
    """Print the figures beside the baseline at `path`, and update it where that is asked for.

    `gated` are those of them that the baseline holds. 1 where one fell or an update was refused, else 0.
    """
    baseline = read_baseline(path)
    for name, value in figures.items():
        print(f"{name:42} {value!s:8} {baseline.get(name, '')!s}")
    if options.update:
        try:
            write_baseline(path, gated, allow_regression=options.allow_regression)
        except LowerFigures as refusal:
            print(refusal, file=sys.stderr)
            return 1
        return 0
    fallen = find_fallen(figures, baseline, epsilon=epsilon)
    print(*fallen, sep="\n", end="\n" if fallen else "", file=sys.stderr)
    return int(bool(fallen))
