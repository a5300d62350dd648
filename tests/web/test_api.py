"""The interface for programs."""

import httpx
import pytest


def test_list_of_incidents(client: httpx.Client) -> None:
    answer = client.get("/api/v1/incidents").json()
    first = answer["incidents"][0]
    assert answer["count"] == 6
    assert first["incident"]["incident_id"] == "INC-MARKET22"
    assert (first["killed"]["low"], first["killed"]["high"], first["killed"]["words"]) == (57, 59, "57–59")
    assert first["incident"]["when"] == {
        "earliest": "2017-06-26",
        "latest": "2017-06-26",
        "precision": "day",
        "phrase": "Monday",
        "reason": "the Monday before publication",
        "part_of_day": None,
        "zone": None,
        "codes": {"ucdp_date_prec": 1, "acled_time_precision": 1},
    }
    assert first["incident"]["where"]["codes"] == {
        "ucdp_where_prec": 1,
        "acled_geo_precision": 1,
        "airwars_accuracy": "Town",
    }


@pytest.mark.parametrize(
    ("query", "count"),
    [("country=SY", 4), ("country=sy", 4), ("q=airbase", 1), ("type=shelling", 1), ("q=", 6)],
)
def test_filters(client: httpx.Client, query: str, count: int) -> None:
    assert client.get(f"/api/v1/incidents?{query}").json()["count"] == count
    assert len(client.get(f"/api/v1/incidents.geojson?{query}").json()["features"]) == count


@pytest.mark.parametrize("query", ["from=yesterday", "country=Syria", "killed=-1", "type=war"])
def test_filters_that_cannot_be_read(client: httpx.Client, query: str) -> None:
    answer = client.get(f"/api/v1/incidents?{query}")
    assert answer.status_code == 422
    assert query.split("=")[1] in answer.json()["detail"]


def test_one_incident(client: httpx.Client) -> None:
    answer = client.get("/api/v1/incidents/INC-MARKET22").json()
    assert [claim["claim"]["count"]["low"] for claim in answer["claims"]] == [42, 15]
    assert answer["incident"]["links"][0]["features"][1]["detail"] == "The tolls differ by a third."
    assert answer["incident"]["where"]["rejected"][0]["reason"] == "a television channel, not a place"
    assert answer["positions"][0]["position"]["kind"] == "will_assess"


def test_one_report_holds_its_quotes(client: httpx.Client) -> None:
    answer = client.get("/api/v1/reports/rpt-1").json()
    text = answer["report"]["text"]
    for claim in answer["reading"]["claims"]:
        assert text[claim["span"]["start"] : claim["span"]["end"]] == claim["quote"]
    assert "raw" not in answer["report"]


def test_reports(client: httpx.Client) -> None:
    assert [one["claim_count"] for one in client.get("/api/v1/reports").json()] == [2, 2, 0]


@pytest.mark.parametrize("path", ["incidents/INC-NONE", "incidents/INC-NONE.geojson", "reports/rpt-none"])
def test_missing(client: httpx.Client, path: str) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("No ")


def test_geojson_of_one_incident(client: httpx.Client) -> None:
    answer = client.get("/api/v1/incidents/INC-DXSTRXCT.geojson")
    (feature,) = answer.json()["features"]
    assert answer.headers["content-type"] == "application/geo+json"
    assert feature["geometry"]["type"] == "Polygon"
    assert (feature["properties"]["is_area"], feature["properties"]["radius_m"]) == (True, 60_000)


def test_places(client: httpx.Client) -> None:
    (feature,) = client.get("/api/v1/places?bbox=40,34,41,36").json()["features"]
    assert feature["geometry"]["coordinates"] == [40.4, 35.0]


@pytest.mark.parametrize("box", ["", "1,2,3", "a,b,c,d", "3,2,1,4", "1,80,2,100", "nan,1,2,3"])
def test_boxes_that_are_none(client: httpx.Client, box: str) -> None:
    assert client.get(f"/api/v1/places?bbox={box}").status_code == 422


def test_description_has_examples_and_no_pages(client: httpx.Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert set(paths) == {
        "/api/v1/incidents",
        "/api/v1/incidents.geojson",
        "/api/v1/incidents/{incident_id}",
        "/api/v1/incidents/{incident_id}.geojson",
        "/api/v1/incidents/{incident_id}/findings",
        "/api/v1/incidents/{incident_id}/policies",
        "/api/v1/compare",
        "/api/v1/policies",
        "/api/v1/places",
        "/api/v1/reports",
        "/api/v1/reports/{report_id}",
    }
    names = [one["name"] for one in paths["/api/v1/incidents"]["get"]["parameters"]]
    assert names == ["from", "to", "type", "country", "killed", "q", "policy"]


@pytest.mark.parametrize("name", ["countries", "country_names", "divisions", "division_names"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_outlines(stranger: httpx.Client, name: str, encoding: str) -> None:
    answer = stranger.get(f"/static/outlines/{name}.geojson", headers={"Accept-Encoding": encoding})
    assert answer.json()["type"] == "FeatureCollection"
    assert answer.headers.get("content-encoding") == (None if encoding == "identity" else "gzip")


def test_no_other_outlines(stranger: httpx.Client) -> None:
    assert stranger.get("/static/outlines/..%2Fapp.geojson").status_code == 404
