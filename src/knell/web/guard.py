"""Who may ask, and what every answer carries: token, host names, methods, and the browser's orders.

The token works as Jupyter's does: a link with `?token=` sets a cookie and leads on to the same address
without it. Programs send `Authorization: Bearer TOKEN`.
"""

import hashlib
import hmac
import ipaddress
import logging
import secrets
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("knell.web")

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        # The map's own style sheet holds its icons as data; its pictures are made in the page.
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})

OPEN_PATHS = ("/static/",)
"""Styles, scripts and outlines: the same for everybody, and the page that says "no token" needs them."""

CHANGING_PATHS = ("/judgements/", "/api/v1/judgements/")
"""What takes POST. A program needs the token in its header; a page's form has a guard of its own besides."""

ErrorPage = Callable[[int, str, str], Response]
"""Status, path, what to do → a response for a person or a program."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Who may ask. `names` are host names besides the local ones; `any_address` lets in bare IP addresses,
    which no other site's name can stand for (a defence against DNS rebinding)."""

    token: str
    names: frozenset[str] = frozenset()
    any_address: bool = False

    def knows_host(self, host: str) -> bool:
        """True where the Host header names this server, whatever the port."""
        name = host.lower()
        name = name.partition("]")[0] + "]" if name.startswith("[") else name.partition(":")[0]
        if name in LOCAL_NAMES or name in self.names:
            return True
        try:
            ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return False
        return self.any_address

    def accepts(self, given: str | None) -> bool:
        """True for the token, in a time that says nothing of it."""
        return given is not None and secrets.compare_digest(given.encode(), self.token.encode())

    @property
    def form_guard(self) -> str:
        """What a form of these pages carries, and no page of another site can know."""
        return hmac.new(self.token.encode(), b"knell/form", hashlib.sha256).hexdigest()

    def accepts_form(self, guard: str) -> bool:
        """True for a form of these pages."""
        return secrets.compare_digest(guard.encode(), self.form_guard.encode())


def cookie_name(port: int) -> str:
    """One cookie for each port, as browsers share cookies between the ports of a host."""
    return f"knell-{port}"


class Guard:
    """Middleware around the whole application; also the place where a failure becomes a page."""

    def __init__(self, app: ASGIApp, gate: Gate, error_page: ErrorPage) -> None:
        self.app = app
        self.gate = gate
        self.error_page = error_page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what may not pass; let the rest pass, with the headers added."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        has_started = False

        async def send_guarded(message: Message) -> None:
            nonlocal has_started
            if message["type"] == "http.response.start":
                has_started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self.refuse(scope)
        if refusal is not None:
            await refusal(scope, receive, send_guarded)
            return
        try:
            await self.app(scope, receive, send_guarded)
        except Exception as failure:
            log_failure(scope["path"], failure)
            if has_started:
                raise ConnectionAbortedError from None
            page = self.error_page(500, scope["path"], "")
            await page(scope, receive, send_guarded)

    def refuse(self, scope: Scope) -> Response | None:
        """The answer to a request that may not pass, None for one that may."""
        headers, path = Headers(scope=scope), scope["path"]
        if not self.gate.knows_host(headers.get("host", "")):
            return self.error_page(400, path, "")
        if scope["method"] == "POST" and path.startswith(CHANGING_PATHS):
            return self.check_sender(scope, headers) or self.check_token(scope, headers)
        if scope["method"] != "GET":
            refusal = self.error_page(405, path, "")
            refusal.headers["Allow"] = "GET"
            return refusal
        if path.startswith(OPEN_PATHS):
            return None
        return self.check_token(scope, headers)

    def check_sender(self, scope: Scope, headers: Headers) -> Response | None:
        """None for what a page of this server or a program sent, else the 403 page.

        Browsers say which site a form is from; where one does not, or the page's order to send no referrer
        makes its origin "null", the guard in the form decides. The interface takes no cookie for a change:
        another site's page would send it along.
        """
        path = scope["path"]
        origin = headers.get("origin", "null")
        is_foreign = headers.get("sec-fetch-site", "none") not in ("same-origin", "none") or (
            origin != "null" and origin.partition("://")[2] != headers.get("host", "")
        )
        if is_foreign:
            return self.error_page(
                403, path, "This was sent by a page of another site: nothing was recorded."
            )
        if path.startswith("/api/") and "authorization" not in headers:
            return self.error_page(403, path, "A change needs the token in the header, not in a cookie.")
        return None

    def check_token(self, scope: Scope, headers: Headers) -> Response | None:
        """None with a good cookie or header, a redirect with a good link, else the 403 page."""
        path, port = scope["path"], (scope.get("server") or ("", 0))[1] or 0
        fields = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        linked = [value for name, value in fields if name == "token"]
        if linked:
            if not self.gate.accepts(linked[-1]):
                return self.error_page(403, path, "The token in the link is not that of this server.")
            return self.lead_on(scope, [pair for pair in fields if pair[0] != "token"], port)
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.gate.accepts(bearer.strip()):
            return None
        if self.gate.accepts(cookie_parser(headers.get("cookie", "")).get(cookie_name(port))):
            return None
        return self.error_page(403, path, "")

    def lead_on(self, scope: Scope, fields: list[tuple[str, str]], port: int) -> Response:
        """Set the cookie and go to the same address without the token."""
        # One leading slash: two would name another host.
        target = "/" + scope["path"].lstrip("/\\")
        response = RedirectResponse(f"{target}?{urlencode(fields)}" if fields else target, status_code=303)
        response.set_cookie(cookie_name(port), self.gate.token, httponly=True, samesite="strict", path="/")
        return response


def log_failure(path: str, failure: Exception) -> None:
    """Log where a failure arose, without its message: that may hold the words of a report."""
    frames = traceback.extract_tb(failure.__traceback__)[-5:]
    where = " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    log.error("%s while answering %r: %s", type(failure).__name__, path, where)
