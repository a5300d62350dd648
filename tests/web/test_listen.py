"""The server's socket, its link and its gate."""

import pytest

from knell.errors import BadInput
from knell.web.listen import make_gate, make_link, open_socket


@pytest.mark.parametrize(
    ("host", "link"),
    [
        ("127.0.0.1", "http://127.0.0.1:8350/?token=a%2Fb"),
        ("::1", "http://[::1]:8350/?token=a%2Fb"),
        ("0.0.0.0", "http://127.0.0.1:8350/?token=a%2Fb"),
        ("desk.example", "http://desk.example:8350/?token=a%2Fb"),
    ],
)
def test_links(host: str, link: str) -> None:
    assert make_link(host, 8350, "a/b") == link


def test_gates() -> None:
    first, second = make_gate("127.0.0.1", ""), make_gate("127.0.0.1", "")
    assert first.token != second.token and len(first.token) >= 32
    assert make_gate("127.0.0.1", "mine").token == "mine"
    assert make_gate("Desk.example", "mine").knows_host("desk.example:1")
    assert not make_gate("127.0.0.1", "mine").knows_host("10.0.0.1")
    assert make_gate("0.0.0.0", "mine").knows_host("10.0.0.1")
    assert not make_gate("0.0.0.0", "mine").knows_host("evil.example")


def test_a_free_port_is_taken_once() -> None:
    with open_socket("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        assert port > 0
        with pytest.raises(BadInput, match=f"port {port} of 127.0.0.1 is taken.*--port"):
            open_socket("127.0.0.1", port)


def test_a_number_that_is_no_port() -> None:
    with pytest.raises(BadInput, match="65536 is no port: give one from 0 to 65535"):
        open_socket("127.0.0.1", 65_536)


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_a_host_that_is_not_this_machine(host: str) -> None:
    with pytest.raises(BadInput, match="cannot listen on"):
        open_socket(host, 0)
