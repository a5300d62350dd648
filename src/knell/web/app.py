"""The application: everything is built here from what it is given, and nothing on import."""

import gzip
from typing import Annotated

from fastapi import FastAPI, Header
from fastapi.requests import Request
from fastapi.responses import FileResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Scope

from knell import __version__
from knell.errors import BadInput, NotFound
from knell.web.api import make_api
from knell.web.assets import STATIC, find_assets
from knell.web.decision_api import make_decision_api
from knell.web.desk import Desk
from knell.web.failures import Failures
from knell.web.guard import Gate, Guard
from knell.web.judgement_api import make_judgement_api
from knell.web.judgement_pages import make_judgement_pages
from knell.web.lookup import LookUp, PlaceLabels
from knell.web.pages import Renderer, make_pages

OUTLINES = ("countries", "country_names", "divisions", "division_names")

KEEP_A_YEAR = "public, max-age=31536000, immutable"
KEEP_A_DAY = "public, max-age=86400"


class StaticAssets(StaticFiles):
    """Styles and scripts; those whose name changes with their content are kept by the browser."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, with how long it may be kept."""
        response = await super().get_response(path, scope)
        is_named_by_content = path.startswith("dist/assets/") or b"v=" in scope["query_string"]
        response.headers["Cache-Control"] = KEEP_A_YEAR if is_named_by_content else KEEP_A_DAY
        return response


def add_outlines(app: FastAPI) -> None:
    """The map's outlines, which lie gzipped in the package."""

    @app.get("/static/outlines/{name}.geojson", include_in_schema=False)
    def show_outline(name: str, accept_encoding: Annotated[str, Header()] = "") -> Response:
        if name not in OUTLINES:
            raise HTTPException(404)
        path = STATIC / "outlines" / f"{name}.geojson.gz"
        headers = {"Cache-Control": KEEP_A_DAY, "Vary": "Accept-Encoding"}
        kind = "application/geo+json"
        if "gzip" in accept_encoding:
            return FileResponse(path, media_type=kind, headers={**headers, "Content-Encoding": "gzip"})
        return Response(gzip.decompress(path.read_bytes()), media_type=kind, headers=headers)


def add_failures(app: FastAPI, failures: Failures) -> None:
    """Say in words what went wrong."""

    @app.exception_handler(NotFound)
    def say_not_found(request: Request, failure: NotFound) -> Response:
        return failures.answer(404, request.url.path, str(failure))

    @app.exception_handler(BadInput)
    def say_bad_input(request: Request, failure: BadInput) -> Response:
        return failures.answer(422, request.url.path, str(failure))

    @app.exception_handler(HTTPException)
    def say_http(request: Request, failure: HTTPException) -> Response:
        return failures.answer(failure.status_code, request.url.path, "")


def create_app(
    look: LookUp, gate: Gate, places: PlaceLabels | None = None, desk: Desk | None = None
) -> FastAPI:
    """The application over one ledger.

    `gate` says who may ask; `places` names places for the map's labels, None for a map without them; `desk`
    takes judgements, None for pages that are only for looking. Raises ValueError for a gate without a token:
    nothing is ever open to everybody.
    """
    if gate.token == "":
        raise ValueError("a gate needs a token")
    app = FastAPI(
        title="Knell",
        version=__version__,
        description="Casualty recording: incidents, their figures as ranges, and the claims behind them.",
        # The pages that FastAPI brings load their scripts from another host.
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    renderer = Renderer(find_assets(), has_places=places is not None)
    failures = Failures(renderer)
    app.include_router(make_api(look, places))
    app.include_router(make_pages(look, renderer, gate, desk))
    if desk is not None:
        app.include_router(make_judgement_api(desk))
        app.include_router(make_decision_api(desk))
        app.include_router(make_judgement_pages(desk, renderer, gate))
    add_outlines(app)
    add_failures(app, failures)
    app.mount("/static", StaticAssets(directory=STATIC, check_dir=False))
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(Guard, gate=gate, error_page=failures.answer)
    return app
