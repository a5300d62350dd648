"""Documentation that is made from the code is current, and what is written by hand leads somewhere."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from scripts.build_docs import FOLDER, PAGES, build_page, column_comments

from knell.cli.main import COMMANDS
from knell.settings import HELP, Settings

ROOT = Path(__file__).parents[2]
WRITTEN = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("samples/*.md"))
    if "node_modules" not in path.parts
)
LINK = re.compile(r"\]\((?!https?:|mailto:)(?P<path>[^)#\s]*)(?:#(?P<part>[^)\s]*))?\)")
HEADING = re.compile(r"^#+ (?P<words>.+)$", re.MULTILINE)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_from_code_is_current(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == build_page(name), "run `make docs`"


def test_every_setting_has_its_help() -> None:
    assert list(HELP) == [field.name for field in fields(Settings)]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    missing = []
    for match in LINK.finditer(path.read_text(encoding="utf-8")):
        target = (path.parent / match["path"]).resolve() if match["path"] else path
        if not target.exists() or (match["part"] is not None and match["part"] not in anchors(target)):
            missing.append(match.group())
    assert missing == []


def anchors(path: Path) -> set[str]:
    """The anchors that headings of a Markdown page get."""
    words = (match["words"].casefold() for match in HEADING.finditer(path.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", each).replace(" ", "-") for each in words}


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_in_the_documentation_exist(path: Path) -> None:
    named = re.findall(r"(?:^\$ |bin/|`)knell ([a-z]+)\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) - set(COMMANDS) == set()


def test_column_comments_are_those_above_the_column() -> None:
    columns = '    # Why it is so,\n    # and so.\n    Column("x", String),\n    Column("y", String),\n'
    source = f'a = Table(\n    "a",\n    metadata,\n{columns})\n'
    assert column_comments(source) == {("a", "x"): "Why it is so, and so."}
