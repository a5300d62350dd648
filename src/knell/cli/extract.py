"""`knell extract`: articles as JSON lines in, what they say as JSON lines out."""

import sys
from collections.abc import Iterator
from typing import BinaryIO

from knell.cli.place_index import opened_gazetteer
from knell.cli.terminal import json_text, safe_json
from knell.errors import BadInput
from knell.model.where import Gazetteer
from knell.pipeline.extracting import extract_line
from knell.read.document import say_limit
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
    settings = read_settings()
    gazetteer = opened_gazetteer(settings)
    for line in extracted_lines(sys.stdin.buffer, gazetteer, settings.max_report_bytes):
        sys.stdout.write(safe_json(line) + "\n")
        sys.stdout.flush()


def extracted_lines(stream: BinaryIO, gazetteer: Gazetteer, max_bytes: int) -> Iterator[str]:
    """One line of JSON for each line of `stream` that is not blank; none over `max_bytes` is held or read."""
    for number, raw in enumerate(_bounded_lines(stream, max_bytes), start=1):
        if raw is None:
            reason = f"line {number} is over {say_limit(max_bytes)}"
            yield json_text({"doc_id": None, "error": reason})
            continue
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        except UnicodeDecodeError as error:
            reason = f"line {number} is not UTF-8 (byte {error.start + 1}): save the file as UTF-8"
            yield json_text({"doc_id": None, "error": reason})
            continue
        if line:
            yield extract_line(line, number, gazetteer)


def _bounded_lines(stream: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """Lines as soon as they come, so that a program can write one and await its answer; None for one too long."""
    while raw := stream.readline(max_bytes + 1):
        if len(raw) <= max_bytes or raw.endswith(b"\n"):
            yield raw
            continue
        while (rest := stream.readline(max_bytes)) and not rest.endswith(b"\n"):
            pass
        yield None
