"""Makes docs/reference from the code: commands, settings, stages, API, tables. `--check` only compares."""

import difflib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.dialects import sqlite

from knell.cli.main import COMMANDS, load_command
from knell.pipeline.stages import STAGES
from knell.settings import HELP, PREFIX, Settings
from knell.store import tables
from knell.web.app import create_app
from knell.web.guard import Gate

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "reference"
NOTE = "<!-- Made from the code by scripts/build_docs.py: change the code and run `make docs`. -->\n"


def command_page() -> Iterator[str]:
    """Each command's --help, plain and at a fixed width."""
    yield "# Commands\n"
    yield "Exit codes and streams are in [operations](../operations.md#exit-codes).\n"
    for arguments in ([], *command_names()):
        yield f"## {' '.join(['knell', *arguments])}\n"
        yield f"```\n{command_help(arguments)}\n```\n"


def command_names() -> Iterator[list[str]]:
    """Every command, and after a group its own commands."""
    for name in COMMANDS:
        yield [name]
        yield from ([name, inner] for inner in getattr(load_command(name), "commands", ()))


def command_help(arguments: list[str]) -> str:
    """What `knell … --help` prints without colours and boxes."""
    environment = {**os.environ, "TYPER_USE_RICH": "0", "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "knell", *arguments, "--help"]
    return subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", check=True
    ).stdout.strip()


def settings_page() -> Iterator[str]:
    """Each setting with its environment variable, default and help."""
    yield "# Settings\n"
    yield "Environment variables, read when a command starts. A wrong one is named, and nothing runs.\n"
    yield "| variable | default | what |\n|---|---|---|"
    for field in fields(Settings):
        default = "(empty)" if field.default == "" else f"`{field.default}`"
        yield f"| `{PREFIX}{field.name.upper()}` | {default} | {in_cell(HELP[field.name])} |"


def stages_page() -> Iterator[str]:
    """The order of the work: each stage with what it needs and gives."""
    yield "# Stages\n"
    yield "The order of the work is a table in `knell.pipeline.stages`, checked whenever Knell starts.\n"
    yield "| stage | needs | gives | what | function |\n|---|---|---|---|---|"
    for stage in STAGES:
        needs, gives = ", ".join(stage.needs), ", ".join(stage.gives)
        where = f"{stage.run.__module__}.{stage.run.__name__}"
        yield f"| `{stage.name}` | {needs} | {gives} | {in_cell(stage.purpose)} | `{where}` |"


def api_page() -> Iterator[str]:
    """Each address of the HTTP API with its parameters and answers, from the application's own OpenAPI."""
    schema = create_app(NoLookUp(), Gate(token="documentation"), desk=NoLookUp()).openapi()
    yield "# HTTP API\n"
    yield f"{schema['info']['description']}\n"
    yield (
        "Version "
        f"{schema['info']['version']}. A running `knell serve` gives the same as `/api/v1/openapi.json`.\n"
    )
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield from operation_section(f"{method.upper()} {path}", operation)
    yield "## Objects\n"
    for name, model in schema.get("components", {}).get("schemas", {}).items():
        yield from model_section(name, model)


class NoLookUp:
    """Stands where the application wants a ledger; its documentation reads nothing."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"the documentation asked the ledger for {name}")


def operation_section(title: str, operation: Mapping[str, Any]) -> Iterator[str]:
    """One address: what it does, its parameters, its answers."""
    yield f"## `{title}`\n"
    text = operation.get("description") or operation.get("summary", "")
    yield f"{text}\n"
    if operation.get("parameters"):
        yield "| parameter | in | type | what |\n|---|---|---|---|"
        for parameter in operation["parameters"]:
            name = f"`{parameter['name']}`" + ("" if parameter.get("required") else " (optional)")
            cells = (type_words(parameter.get("schema", {})), parameter.get("description", ""))
            yield f"| {name} | {parameter['in']} | {' | '.join(in_cell(cell) for cell in cells)} |"
        yield ""
    for content in operation.get("requestBody", {}).get("content", {}).values():
        yield f"Body: {type_words(content.get('schema', {}))}\n"
    for code, answer in operation["responses"].items():
        kinds = [type_words(content.get("schema", {})) for content in answer.get("content", {}).values()]
        yield f"- {code}: {answer['description']}{', ' + ' or '.join(kinds) if any(kinds) else ''}"
    yield ""


def model_section(name: str, model: Mapping[str, Any]) -> Iterator[str]:
    """One object of the API: its description and fields."""
    yield f"### {name}\n"
    if model.get("description"):
        yield f"{model['description']}\n"
    if "enum" in model:
        yield f"One of: {', '.join(f'`{value}`' for value in model['enum'])}.\n"
    if model.get("properties"):
        yield "| field | type | what |\n|---|---|---|"
        for field, schema in model["properties"].items():
            yield f"| `{field}` | {in_cell(type_words(schema))} | {in_cell(schema.get('description', ''))} |"
        yield ""


def type_words(schema: Mapping[str, Any]) -> str:
    """A JSON schema in words: "string or null", "list of Claim"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            return " or ".join(dict.fromkeys(type_words(one) for one in schema[choice]))
    if schema.get("type") == "array":
        return f"list of {type_words(schema.get('items', {})) or 'anything'}"
    form = f" ({schema['format']})" if "format" in schema else ""
    return f"{schema.get('type', '')}{form}"


def columns_page() -> Iterator[str]:
    """Each table of the ledger with its columns."""
    yield "# Tables and columns\n"
    yield f"{(tables.__doc__ or '').partition(chr(10))[2].strip()}\n"
    yield f"Revision {tables.REVISION}. Types are those of SQLite; PostgreSQL has the like.\n"
    append_only = {table.name for table in tables.APPEND_ONLY}
    comments = column_comments(Path(tables.__file__).read_text(encoding="utf-8"))
    for table in tables.metadata.tables.values():
        yield f"## {table.name}\n"
        yield f"{'Append-only.' if table.name in append_only else 'Derived or changeable.'}\n"
        yield "| column | type | may be empty | key | what |\n|---|---|---|---|---|"
        for column in table.columns:
            yield column_row(table, column, comments.get((table.name, column.name), column.comment or ""))
        yield ""


COLUMN_LINE = re.compile(r'\s*Column\("(?P<column>\w+)"')
TABLE_LINE = re.compile(r'\s*"(?P<table>\w+)",$')


def column_comments(source: str) -> dict[tuple[str, str], str]:
    """(table, column) to the comment above the column where the schema is declared."""
    found: dict[tuple[str, str], str] = {}
    table, comment = "", []
    for line in source.splitlines():
        if match := TABLE_LINE.match(line):
            table, comment = match["table"], []
        elif line.strip().startswith("# "):
            comment.append(line.strip()[2:])
        elif match := COLUMN_LINE.match(line):
            if comment:
                found[table, match["column"]] = " ".join(comment)
            comment = []
        else:
            comment = []
    return found


def column_row(table: Table, column: Column[Any], comment: str) -> str:
    """One line of a table of columns."""
    keys = ["primary"] if column.primary_key else []
    keys += [f"→ {key.target_fullname}" for key in column.foreign_keys]
    kind = column.type.compile(dialect=sqlite.dialect())  # type: ignore[no-untyped-call]  # SQLAlchemy's own
    empty = "yes" if column.nullable else ""
    return f"| `{column.name}` | {kind} | {empty} | {', '.join(keys)} | {in_cell(comment)} |"


def in_cell(text: str) -> str:
    """Text as it stands in a cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")


PAGES: Mapping[str, Callable[[], Iterator[str]]] = {
    "cli.md": command_page,
    "settings.md": settings_page,
    "stages.md": stages_page,
    "api.md": api_page,
    "columns.md": columns_page,
}


def build_page(name: str) -> str:
    """The whole page as it should be in the file."""
    return NOTE + "\n" + "\n".join(PAGES[name]()).rstrip() + "\n"


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check say which are old; 1 if any is."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    old = []
    for name in PAGES:
        path, page = FOLDER / name, build_page(name)
        present = path.read_text(encoding="utf-8") if path.exists() else ""
        if present == page:
            continue
        old.append(name)
        if "--check" in arguments:
            sys.stdout.writelines(
                difflib.unified_diff(present.splitlines(True), page.splitlines(True), name, name)
            )
        else:
            path.write_text(page, encoding="utf-8")
    print(
        f"{len(PAGES) - len(old)} current, {len(old)} {'old' if '--check' in arguments else 'written'}", *old
    )
    return 1 if old and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
