"""The real application behind a real server, and Debian's Chromium in front of it."""

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from tests.web.factory import make_look_up

from knell.web.app import create_app
from knell.web.assets import find_assets
from knell.web.listen import make_gate, make_link, open_socket

CHROMIUM = shutil.which("chromium")

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, by name and aloud, what needs a browser or the built scripts."""
    reason = None
    if CHROMIUM is None:
        reason = "needs chromium (Debian: apt install chromium), which is not on PATH"
    elif find_assets().script is None:
        reason = "needs the pages' scripts: make frontend"
    for item in items:
        if reason is not None and "browser" in item.keywords:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def link() -> Iterator[str]:
    """The link that `knell serve` would print, over a small ledger in memory."""
    gate = make_gate("127.0.0.1", "")
    app = create_app(make_look_up(), gate, lambda *box: [("Labelville", 35.1, 40.3, 50_000)])
    with open_socket("127.0.0.1", 0) as listening:
        server = uvicorn.Server(uvicorn.Config(app, access_log=False, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + 20
        while not server.started and time.monotonic() < until:
            time.sleep(0.02)
        yield make_link("127.0.0.1", listening.getsockname()[1], gate.token)
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A browser that has followed the link; keeps what it asked for and what it complained of."""

    context: BrowserContext
    base: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def open_visit(browser: Browser, link: str, *, scripts: bool = True, width: int = 1280) -> Visit:
    """Follow the link in a fresh context."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=scripts, reduced_motion="reduce"
    )
    visit = Visit(context, link.partition("/?")[0])
    context.on("request", lambda request: visit.asked.append(request.url))
    context.on(
        "console",
        lambda message: visit.complaints.append(message.text) if message.type == "error" else None,
    )
    context.on("weberror", lambda error: visit.complaints.append(str(error.error)))
    page = context.new_page()
    page.goto(link)
    page.close()
    return visit


@pytest.fixture(params=[True, False], ids=["with-scripts", "without-scripts"])
def visit(browser: Browser, link: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """With scripts, then without. At the end: nothing was asked of another host, nothing complained."""
    visit = open_visit(browser, link, scripts=request.param)
    yield visit
    check_visit(visit)


@pytest.fixture
def scripted(browser: Browser, link: str) -> Iterator[Visit]:
    """With scripts; the same is checked at the end."""
    visit = open_visit(browser, link)
    yield visit
    check_visit(visit)


@pytest.fixture
def phone(browser: Browser, link: str) -> Iterator[Visit]:
    """A screen of 360 pixels; the same is checked at the end."""
    visit = open_visit(browser, link, width=360)
    yield visit
    check_visit(visit)


def check_visit(visit: Visit) -> None:
    """No request left for another host, and the browser had nothing to complain of."""
    visit.context.close()
    elsewhere = [url for url in visit.asked if not url.startswith((visit.base, "data:", "blob:"))]
    assert visit.asked and elsewhere == []
    assert visit.complaints == []
