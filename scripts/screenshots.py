"""Takes the pictures of the README: `python scripts/screenshots.py [HOME]`, after `make demo`.

HOME is the folder of a ledger (default `demo`). Writes docs/images/map.png and docs/images/incident.png with
Debian's Chromium, each smaller than LARGEST bytes.
"""

import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, ViewportSize, sync_playwright

from knell.cli.context import opened_ledger
from knell.cli.serve import make_served_app
from knell.model.record import IncidentQuery, IncidentSummary
from knell.pipeline.look import list_incidents
from knell.settings import Settings
from knell.store.ledger import Ledger
from knell.web.listen import make_gate, make_link, open_socket

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SIZE = ViewportSize(width=1280, height=800)
LARGEST = 300_000
"""Bytes: a README should load."""
HOST = "127.0.0.1"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
]


@contextmanager
def served(ledger: Ledger, settings: Settings) -> Iterator[str]:
    """The application on a free port; gives the link with its token."""
    gate = make_gate(HOST, "")
    with open_socket(HOST, 0) as listening:
        app = make_served_app(ledger, gate, settings)
        config = uvicorn.Config(app, access_log=False, log_level="warning", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        yield make_link(HOST, listening.getsockname()[1], gate.token)
        server.should_exit = True
        thread.join(10)


def best_known(summaries: list[IncidentSummary]) -> str:
    """The incident with the most reports, then claims: the one whose page shows most."""
    if not summaries:
        sys.exit("The ledger holds no incident: run `make demo SERVE=0` first.")
    return max(summaries, key=lambda one: (one.report_count, one.claim_count)).incident.incident_id


def take(page: Page, address: str, name: str) -> None:
    """Open a page, wait for its map, keep the picture."""
    page.goto(address)
    page.wait_for_selector('#map[data-state="ready"]', timeout=60_000)
    path = IMAGES / f"{name}.png"
    page.screenshot(path=path)
    size = path.stat().st_size
    if size > LARGEST:
        sys.exit(f"{path} has {size:,} bytes, more than {LARGEST:,}")
    print(f"{path.relative_to(ROOT)}: {size:,} bytes")


def main(home: Path) -> None:
    """Take both pictures."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("chromium is not on PATH (Debian: apt install chromium)")
    IMAGES.mkdir(parents=True, exist_ok=True)
    settings = Settings(home=home)
    with opened_ledger(settings) as ledger, sync_playwright() as playwright:
        incident_id = best_known(list_incidents(ledger, IncidentQuery()))
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        with served(ledger, settings) as link:
            page.goto(link)
            base = link.partition("/?")[0]
            take(page, f"{base}/", "map")
            take(page, f"{base}/incidents/{incident_id}", "incident")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "demo")
