"""Measures Knell, quality and speed, and writes docs/benchmarks.md: `make proof`. About ten minutes.

Quality is measured on the sample articles always, and on the annotated corpus where it lies beside the checkout.
`--quick` takes the small sizes of the benchmarks and prints the page instead of writing it.
"""

import os
import platform
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
# `make proof` runs this file by its path, which puts scripts/ on the path of imports and not the checkout.
sys.path.insert(0, str(ROOT))

from bench.results import Line  # noqa: E402
