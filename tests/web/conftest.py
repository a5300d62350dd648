"""The application over a small ledger in memory, and a client that has the token."""

from collections.abc import Iterator

import httpx
import pytest
from tests.web.client import make_client
from tests.web.factory import make_look_up

from knell.web.app import create_app
from knell.web.guard import Gate

TOKEN = "a-token-of-the-tests"


@pytest.fixture
def stranger() -> Iterator[httpx.Client]:
    """A client without the token."""
    app = create_app(make_look_up(), Gate(TOKEN), lambda *box: [("Testabad", 35.0, 40.4, 50_000)])
    with make_client(app) as client:
        yield client


@pytest.fixture
def client(stranger: httpx.Client) -> httpx.Client:
    """A client with the token in its header."""
    stranger.headers["Authorization"] = f"Bearer {TOKEN}"
    return stranger
