"""The examples in README and tutorial have their output, and filling them in changes no other text."""

from pathlib import Path

import pytest
from scripts.fill_examples import EXAMPLE, PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_example_has_its_output(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    found = list(EXAMPLE.finditer(text))
    assert len(found) == text.count("<!-- example: ") > 0
    assert [match["command"] for match in found if "```console\n$ knell " not in match.group()] == []


CASES = [
    ("a\n<!-- example: knell verify -->\nb\n", "a\nX\nb\n"),
    (
        "<!-- example: knell verify -->\n```console\n$ knell verify\nold\n```\nb\n```\nkept\n```\n",
        "X\nb\n```\nkept\n```\n",
    ),
    ("no example\n```\nkept\n```\n", "no example\n```\nkept\n```\n"),
]


@pytest.mark.parametrize(("page", "filled"), CASES)
def test_only_the_block_below_a_marker_is_replaced(page: str, filled: str) -> None:
    assert EXAMPLE.sub("X\n", page) == filled
