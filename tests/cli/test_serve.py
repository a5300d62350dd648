"""The application as `knell serve` shows it: a ledger on disk, with the place index for the map's names."""

from pathlib import Path

from tests.web.client import make_client

from knell.cli.context import opened_ledger
from knell.cli.serve import make_served_app
from knell.settings import Settings
from knell.web.guard import Gate

TOKEN = "a-token-of-the-tests"
EASTERN_SYRIA = "39.5,34.5,41,36"


def test_the_map_has_names_of_places_and_the_list_its_incidents(tmp_path: Path, gazetteer_path: Path) -> None:
    settings = Settings(home=tmp_path)
    (tmp_path / gazetteer_path.name).symlink_to(gazetteer_path)
    with opened_ledger(settings) as ledger:
        app = make_served_app(ledger, Gate(TOKEN), settings)
        with make_client(app, TOKEN) as client:
            places = client.get("/api/v1/places", params={"bbox": EASTERN_SYRIA}).json()
            names = [feature["properties"]["name"] for feature in places["features"]]
            assert names[0] == "Deir ez-Zor"
            assert "Al Mayadin" in names
            assert client.get("/api/v1/incidents").json() == {"count": 0, "incidents": []}
            assert "data-places" in client.get("/").text
        with make_client(app) as stranger:
            assert stranger.get("/api/v1/places", params={"bbox": EASTERN_SYRIA}).status_code in (401, 403)
