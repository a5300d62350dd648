"""A browser's side of HTTP, straight into an application: no socket, no server."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
from starlette.types import ASGIApp


class DirectTransport(httpx.BaseTransport):
    """Hands each request to an ASGI application and waits for the whole answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.transport = httpx.ASGITransport(app=app)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask and read to the end.

        In a thread of its own: the thread of the tests has a running event loop while a browser is open in it.
        """
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, self._ask(request)).result()

    async def _ask(self, request: httpx.Request) -> httpx.Response:
        answer = await self.transport.handle_async_request(request)
        content = b"".join([part async for part in answer.aiter_raw()])
        return httpx.Response(answer.status_code, headers=answer.headers, content=content)


def make_client(app: ASGIApp, token: str | None = None, base: str = "http://127.0.0.1:8350") -> httpx.Client:
    """A client that follows no redirects; with a token it has the header that programs send."""
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    return httpx.Client(transport=DirectTransport(app), base_url=base, headers=headers)
