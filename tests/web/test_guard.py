"""Who may ask, and what every answer carries."""

import logging

import httpx
import pytest
from tests.web.client import make_client
from tests.web.conftest import TOKEN
from tests.web.factory import MemoryLookUp

from knell.model.record import IncidentQuery, IncidentSummary
from knell.web.app import create_app
from knell.web.guard import POLICY, Gate


@pytest.mark.parametrize(
    ("host", "names", "any_address", "is_known"),
    [
        ("127.0.0.1:8350", (), False, True),
        ("localhost", (), False, True),
        ("LocalHost:1", (), False, True),
        ("[::1]:8350", (), False, True),
        ("evil.example", (), False, False),
        ("127.0.0.1.evil.example", (), False, False),
        ("", (), False, False),
        ("192.168.1.5:8350", (), False, False),
        ("192.168.1.5:8350", (), True, True),
        ("[fe80::1]", (), True, True),
        ("evil.example", (), True, False),
        ("desk.example:8350", ("desk.example",), False, True),
    ],
)
def test_only_names_of_this_server_are_known(
    host: str, names: tuple[str, ...], any_address: bool, is_known: bool
) -> None:
    assert Gate(TOKEN, frozenset(names), any_address).knows_host(host) is is_known


def test_other_host_is_refused_even_with_the_token(client: httpx.Client) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "Testabad" not in answer.text


@pytest.mark.parametrize("path", ["/", "/incidents/INC-MARKET22", "/reports/rpt-1", "/nothing"])
def test_pages_need_the_token(stranger: httpx.Client, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert "This page needs the token" in answer.text
    assert "Testabad" not in answer.text


def test_the_interface_says_so_in_json(stranger: httpx.Client) -> None:
    answer = stranger.get("/api/v1/incidents")
    assert answer.status_code == 403
    assert answer.json()["title"] == "This page needs the token"


def test_link_sets_a_cookie_and_leads_on_without_the_token(stranger: httpx.Client) -> None:
    answer = stranger.get(f"/?q=prison&token={TOKEN}&country=SY")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/?q=prison&country=SY"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/" in cookie
    assert stranger.get("/").status_code == 200  # the client now has the cookie


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example", "///evil.example"])
def test_link_never_leads_to_another_host(stranger: httpx.Client, path: str) -> None:
    answer = stranger.get(f"http://127.0.0.1:8350{path}?token={TOKEN}")
    target = answer.headers["location"]
    assert answer.status_code == 303
    assert target.startswith("/") and target[1] not in "/\\"


@pytest.mark.parametrize("wrong", ["wrong", "", TOKEN[:-1], TOKEN + "x", "ü", "%ff"])
def test_wrong_token_is_refused(stranger: httpx.Client, wrong: str) -> None:
    assert stranger.get(f"/?token={wrong}").status_code == 403
    assert stranger.get("/", headers={"Cookie": f"knell-8350={wrong.encode().hex()}"}).status_code == 403


def test_cookies_of_other_programs_do_no_harm(stranger: httpx.Client) -> None:
    header = f'other={{"a": [1, 2]}}; broken; knell-8350={TOKEN}'
    assert stranger.get("/", headers={"Cookie": header}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])
def test_only_get(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"


@pytest.mark.parametrize(
    "path", ["/", "/nothing", "/api/v1/incidents", "/incidents/INC-MARKET22", "/reports", "/static/knell.css"]
)
def test_every_answer_carries_the_orders(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/", "no-store"),
        ("/api/v1/incidents", "no-store"),
        ("/static/knell.css?v=1", "public, max-age=31536000, immutable"),
        ("/static/knell.css", "public, max-age=86400"),
    ],
)
def test_what_browsers_keep(client: httpx.Client, path: str, kept: str) -> None:
    assert client.get(path).headers["cache-control"] == kept


class BrokenLookUp(MemoryLookUp):
    """Fails as a disk does, with words of a report in the message."""

    def list_incidents(self, query: IncidentQuery) -> list[IncidentSummary]:
        """Fail."""
        raise RuntimeError("words of a witness")


def test_a_failure_shows_and_logs_no_details(caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(BrokenLookUp(), Gate(TOKEN))
    with make_client(app, TOKEN) as client, caplog.at_level(logging.DEBUG):
        answer = client.get("/")
    assert answer.status_code == 500
    assert "Something failed in Knell" in answer.text
    assert "witness" not in answer.text + caplog.text
    assert "RuntimeError" in caplog.text and "list_incidents" in caplog.text


def test_an_open_gate_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="token"):
        create_app(MemoryLookUp(), Gate(""))
