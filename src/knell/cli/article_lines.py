"""Commands that read articles as JSON lines from standard input and answer each with a line."""

import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO

from knell.cli.place_index import opened_gazetteer
from knell.cli.terminal import json_text, safe_json
from knell.errors import BadInput
from knell.model.where import Gazetteer
from knell.read.document import say_limit
from knell.settings import read_settings

AnswerLine = Callable[[str, int, Gazetteer], str]
"""From an article's line, its number and the place index to the line that answers it."""


def answer_articles(command: str, answer: AnswerLine) -> None:
    """Answer every article of standard input, in order, on standard output; raises BadInput on a terminal."""
    if sys.stdin.isatty():
        raise BadInput(
            f"{command} reads articles from standard input: knell {command} < articles.jsonl > read.jsonl"
        )
    settings = read_settings()
    gazetteer = opened_gazetteer(settings)
    for line in answered_lines(sys.stdin.buffer, gazetteer, settings.max_report_bytes, answer):
        sys.stdout.write(safe_json(line) + "\n")
        sys.stdout.flush()


def answered_lines(
    stream: BinaryIO, gazetteer: Gazetteer, max_bytes: int, answer: AnswerLine
) -> Iterator[str]:
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
            yield answer(line, number, gazetteer)


def _bounded_lines(stream: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """Lines as soon as they come, so that a program can write one and await its answer; None for one too long."""
    while raw := stream.readline(max_bytes + 1):
        if len(raw) <= max_bytes or raw.endswith(b"\n"):
            yield raw
            continue
        while (rest := stream.readline(max_bytes)) and not rest.endswith(b"\n"):
            pass
        yield None
