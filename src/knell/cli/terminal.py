"""Text of reports on a terminal: never its control characters, never its markup."""

import json
import os
import re
import sys

from rich.console import Console
from rich.text import Text

CONTROLS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""C0 and C1 controls, line separators, overrides of writing direction and lone surrogates. What a terminal
obeys, and what makes a line read otherwise than it is written. Tab and joiners of Arabic script are not."""

PIPED_WIDTH = 120
"""Columns where the output is no terminal and COLUMNS is not set: a table of incidents fits."""


def printable(text: str) -> str:
    r"""`text` with newlines as spaces and every other control character written out ("\x1b")."""
    return CONTROLS.sub(_written_out, text.replace("\r\n", " ").replace("\n", " "))


def _written_out(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def cell(text: str, style: str = "") -> Text:
    """`text` for a Rich table or line: control characters written out, square brackets left as they are."""
    return Text(printable(text), style=style)


def json_text(value: object, *, indent: int | None = None) -> str:
    """JSON of plain values for standard output: readable letters, every control character as `\\uXXXX`."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return safe_json(text)


def safe_json(text: str) -> str:
    """The same JSON with the control characters that JSON allows raw (C1, direction) as `\\uXXXX`."""
    return CONTROLS.sub(lambda m: m.group() if m.group() in "\n\r" else f"\\u{ord(m.group()):04x}", text)


def output() -> Console:
    """The console for data: standard output as it is now."""
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = PIPED_WIDTH
    return console


def messages() -> Console:
    """The console for everything else: standard error as it is now."""
    return Console(file=sys.stderr, highlight=False, markup=False, emoji=False, soft_wrap=True)
