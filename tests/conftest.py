"""Fixtures of several packages' tests: the real place index, and the skip where corpora are absent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knell.adapters.gazetteer import SqliteGazetteer, open_gazetteer
from knell.adapters.gazetteer_build import ensure_gazetteer

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, by name and aloud, what needs the corpora beside the checkout."""
    if CORPORA.is_dir():
        return
    skip = pytest.mark.skip(reason=f"needs ../shared/corpora, which is not at {CORPORA}")
    for item in items:
        if "corpus" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def gazetteer_path(pytestconfig: pytest.Config) -> Path:
    """The whole index, built once (about 20 s) and kept with pytest's cache; its own lock serves xdist."""
    return ensure_gazetteer(pytestconfig.rootpath / ".pytest_cache" / "knell-gazetteer")


@pytest.fixture(scope="session")
def gazetteer(gazetteer_path: Path) -> Iterator[SqliteGazetteer]:
    """The real place index, open for reading."""
    with open_gazetteer(gazetteer_path) as opened:
        yield opened
