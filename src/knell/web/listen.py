"""The server around the application: a socket of our own, a link with the token, and no log of addresses."""

import errno
import secrets
import socket
from urllib.parse import quote

import uvicorn
from fastapi import FastAPI

from knell.errors import BadInput
from knell.web.guard import Gate

EVERYWHERE = frozenset({"0.0.0.0", "::", ""})
"""Addresses that stand for every one that this machine has."""

LARGEST_PORT = 65_535

TOKEN_BYTES = 24
"""192 bits: not to be guessed."""


def make_gate(host: str, token: str) -> Gate:
    """Who may ask a server that listens on `host`; an empty token becomes a new random one."""
    token = token or secrets.token_urlsafe(TOKEN_BYTES)
    if host in EVERYWHERE:
        names = {socket.gethostname().lower(), socket.getfqdn().lower()}
        return Gate(token, frozenset(names), any_address=True)
    return Gate(token, frozenset({show_host(host).lower()}))


def show_host(host: str) -> str:
    """A host as an address writes it: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def make_link(host: str, port: int, token: str) -> str:
    """The address to open, as Jupyter prints it."""
    shown = "127.0.0.1" if host in EVERYWHERE else show_host(host)
    return f"http://{shown}:{port}/?token={quote(token, safe='')}"


def open_socket(host: str, port: int) -> socket.socket:
    """Listen on `host` and `port` (0 takes any free one); raises BadInput that says what to do."""
    if port > LARGEST_PORT:
        raise BadInput(f"{port} is no port: give one from 0 to {LARGEST_PORT} (0 takes any free one)")
    try:
        family = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as failure:
        raise BadInput(_explain(failure, host, port)) from None


def _explain(failure: OSError, host: str, port: int) -> str:
    if failure.errno == errno.EADDRINUSE:
        return (
            f"port {port} of {host} is taken, perhaps by another `knell serve`: "
            "stop that one, or give another port with --port (0 takes any free one)"
        )
    if failure.errno == errno.EACCES:
        return f"port {port} is kept for the system: give one above 1023 with --port"
    return f"cannot listen on {host}: {failure.strerror}; --host takes an address of this machine"


def run_server(app: FastAPI, listening: socket.socket) -> None:
    """Serve until interrupted. Addresses are not logged: they would hold the token and what was searched."""
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
    )
    uvicorn.Server(config).run(sockets=[listening])
