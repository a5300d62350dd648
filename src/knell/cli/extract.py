"""`knell extract`: articles as JSON lines in, what they say as JSON lines out."""

import sys
from collections.abc import Iterable, Iterator

from knell.cli.place_index import opened_gazetteer
from knell.cli.terminal import json_text, safe_json
from knell.errors import BadInput
from knell.model.where import Gazetteer
from knell.pipeline.extracting import extract_line
from knell.settings import read_settings


def extract() -> None:
    """Read articles as JSON lines, write what they say.

    Standard input: one article a line (doc_id, outlet, published, title, text). Standard output: one line for
    each, in the same order, with its incidents, claims and positions; a claim's "start" and "end" are offsets
    into title, newline, text. An article that cannot be read gives {"doc_id": …, "error": …}. No ledger, no
    network.
    """
    if sys.stdin.isatty():
        raise BadInput(
            "extract reads articles from standard input: knell extract < articles.jsonl > read.jsonl"
        )
    for line in extracted_lines(sys.stdin.buffer, opened_gazetteer(read_settings())):
        sys.stdout.write(safe_json(line) + "\n")
        sys.stdout.flush()


def extracted_lines(lines: Iterable[bytes], gazetteer: Gazetteer) -> Iterator[str]:
    """One line of JSON for each line of `lines` that is not blank."""
    for number, raw in enumerate(lines, start=1):
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        except UnicodeDecodeError as error:
            reason = f"line {number} is not UTF-8 (byte {error.start + 1}): save the file as UTF-8"
            yield json_text({"doc_id": None, "error": reason})
            continue
        if line:
            yield extract_line(line, number, gazetteer)
