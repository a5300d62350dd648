"""Whole processes: how long `knell --help` takes to answer, and how much memory reading takes."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.reading import ARTICLE_WORDS
from bench.results import Line, time_in_turns
from bench.texts import as_lines, make_articles

MEBIBYTE = 1 << 20
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system gives the peak resident memory: 1 on macOS, 1,024 on Linux."""

PARSE_PAGES = """
import json, sys, trafilatura
from bench.texts import make_page
for line in sys.stdin:
    trafilatura.bare_extraction(make_page(json.loads(line)), include_comments=False, include_tables=False)
"""


MEASURE = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Runs a command and prints its peak. A process of its own, and a small one: Linux counts what the parent held
when it forked as the child's."""


def start_line(*, rounds: int) -> Line:
    """Wall-clock milliseconds of `knell --help`, beside a Python that does nothing."""
    ours, bare = time_in_turns(
        lambda: run([sys.executable, "-m", "knell", "--help"]),
        lambda: run([sys.executable, "-c", "pass"]),
        rounds=rounds,
    )
    return Line("`knell --help`, whole process", "ms", ours * 1000, "`python -c pass`", bare * 1000)


def memory_lines(index: Path, *, articles: Sequence[int], seed: int) -> Iterator[Line]:
    """Peak resident memory of `knell extract`, beside a process that parses as many pages."""
    for count in articles:
        given = as_lines(make_articles(count, words=ARTICLE_WORDS, seed=seed))
        ours = peak_bytes([sys.executable, "-m", "knell", "extract"], given, home=index.parent)
        pages = peak_bytes([sys.executable, "-c", PARSE_PAGES], given, home=index.parent)
        yield Line(
            f"peak memory of `knell extract`, {count} articles",
            "MiB",
            ours / MEBIBYTE,
            "a process that parses their pages with trafilatura",
            pages / MEBIBYTE,
        )


def run(command: Sequence[str]) -> None:
    """Run to the end with nothing shown; raises where it fails."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def peak_bytes(command: Sequence[str], given: bytes, *, home: Path) -> int:
    """The most memory that a process held at once while it read `given`; raises RuntimeError where it fails."""
    folders = filter(None, (str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH")))
    environment = {**os.environ, "KNELL_HOME": str(home), "PYTHONPATH": os.pathsep.join(folders)}
    measured = [sys.executable, "-c", MEASURE, *command]
    done = subprocess.run(measured, input=given, capture_output=True, env=environment, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[:3]} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
    return int(done.stdout) * RSS_UNIT
