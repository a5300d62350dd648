"""Nothing in a report's text may move a terminal's cursor, colour it, or turn its writing around."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from knell.cli.terminal import CONTROLS, cell, json_text, printable, safe_json

CASES = [
    ("plain words", "plain words"),
    ("two\nlines", "two lines"),
    ("two\r\nlines", "two lines"),
    ("red \x1b[31m alert", r"red \x1b[31m alert"),
    ("csi \x9b2J", r"csi \x9b2J"),
    ("bell\x07 back\x08", r"bell\x07 back\x08"),
    ("turned \u202efdp.exe", r"turned \u202efdp.exe"),
    ("isolate \u2066x\u2069", r"isolate \u2066x\u2069"),
    ("حمص 57 قتيلا", "حمص 57 قتيلا"),
    ("می‌خواهم", "می‌خواهم"),
    ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
]


@pytest.mark.parametrize(("text", "shown"), CASES)
def test_printable_writes_control_characters_out(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_printable_leaves_no_control_character(text: str) -> None:
    assert CONTROLS.search(printable(text)) is None


@given(st.text())
def test_json_is_the_same_value_and_holds_no_control_character(text: str) -> None:
    written = json_text({"quote": text})
    assert json.loads(written) == {"quote": text}
    assert CONTROLS.search(written) is None


def test_safe_json_keeps_the_line_breaks_of_indented_json() -> None:
    assert safe_json('{\n  "a": "\x9b"\n}') == '{\n  "a": "\\u009b"\n}'


def test_a_cell_is_never_read_as_markup() -> None:
    console = Console(file=(out := io.StringIO()), width=80)
    console.print(cell("[red]57[/red] people [link=file:///etc/passwd]x[/link]"))
    assert out.getvalue().strip() == "[red]57[/red] people [link=file:///etc/passwd]x[/link]"
