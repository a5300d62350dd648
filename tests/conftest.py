"""Fixtures of several packages' tests: the real place index, and what is skipped where something is absent."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from knell.adapters.gazetteer import SqliteGazetteer, open_gazetteer
from knell.adapters.gazetteer_build import ensure_gazetteer

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"

# How fast an example runs says nothing on a machine that others use too.
settings.register_profile("knell", deadline=None)
settings.load_profile("knell")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, by name and aloud, what needs the corpora beside the checkout."""
    if CORPORA.is_dir():
        return
    skip = pytest.mark.skip(reason=f"needs ../shared/corpora, which is not at {CORPORA}")
    for item in items:
        if "corpus" in item.keywords:
            item.add_marker(skip)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where everything is installed (KNELL_REQUIRE_ALL is set), a skip is a failure: nothing is left unproven.

    What needs the corpora is still skipped where there are none beside the checkout.
    """
    report = yield
    excused = hasattr(report, "wasxfail") or ("corpus" in item.keywords and not CORPORA.is_dir())
    if report.skipped and not excused and os.environ.get("KNELL_REQUIRE_ALL"):
        report.outcome, report.longrepr = "failed", f"skipped where nothing may be: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def gazetteer_path(pytestconfig: pytest.Config) -> Path:
    """The whole index, built once (about 20 s) and kept with pytest's cache; its own lock serves xdist."""
    return ensure_gazetteer(pytestconfig.rootpath / ".pytest_cache" / "knell-gazetteer")


@pytest.fixture(scope="session")
def gazetteer(gazetteer_path: Path) -> Iterator[SqliteGazetteer]:
    """The real place index, open for reading."""
    with open_gazetteer(gazetteer_path) as opened:
        yield opened
