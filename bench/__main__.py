"""`python -m bench`: every line as it comes; `--small` for a quick look that says little."""

import sys

from bench.suite import FULL, SMALL, run_benchmarks

from knell.adapters.gazetteer_build import ensure_gazetteer
from knell.settings import read_settings


def main(arguments: list[str]) -> None:
    """Print each line when it is measured."""
    index = ensure_gazetteer(read_settings().home.expanduser())
    for line in run_benchmarks(index, SMALL if "--small" in arguments else FULL):
        ratio = "" if line.ratio is None else f"{line.ratio:10.2f} ×"
        beside = "" if line.beside is None else f"{line.beside:12.3f}"
        print(
            f"{line.what:55} {line.ours:12.3f} {line.unit:10} {beside:12} {line.beside_what:52} {ratio} {line.note}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
