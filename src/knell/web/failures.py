"""What went wrong, as a page for a person and as JSON for a program: never more than they need."""

from collections.abc import Mapping

from fastapi.responses import JSONResponse, Response

from knell.web.pages import ErrorPage, Renderer
from knell.web.schemas import Problem

WORDS: Mapping[int, tuple[str, str]] = {
    400: (
        "Not an address of this server",
        "Open the link exactly as “knell serve” printed it. Other names for this machine are refused, so "
        "that no other site can ask in your browser's name.",
    ),
    403: (
        "This page needs the token",
        "Open the link that “knell serve” printed when it started: it holds a token that is new at every "
        "start. If you have just followed that link from another program, load this page once more.",
    ),
    404: (
        "Nothing here",
        "No incident, report or page has this address. Ids are permanent: check for a letter that got lost.",
    ),
    405: ("These pages are only for looking", "Nothing can be changed through them: use GET."),
    409: (
        "This form is out of date",
        "Nothing was recorded. The page that it is on was made by another start of “knell serve”: go back, load "
        "that page once more, and send the form again.",
    ),
    413: (
        "This is too much",
        "Nothing was recorded. Make the reason shorter, or name fewer reports at a time.",
    ),
    422: ("This cannot be read", "Check what was filled in."),
    500: (
        "Something failed in Knell",
        "Nothing was changed in the ledger. The terminal that runs “knell serve” says where it failed; "
        "please report that line.",
    ),
}


class Failures:
    """Makes the answer to everything that goes wrong."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer

    def answer(self, status: int, path: str, detail: str) -> Response:
        """A page, or a `Problem` under /api/; an empty detail is the table's."""
        title, advice = WORDS.get(status, WORDS[500])
        text = f"{detail} {advice}".strip() if status == 403 else detail or advice
        if path.startswith("/api/"):
            problem = Problem(status=status, title=title, detail=text)
            return JSONResponse(problem.model_dump(), status_code=status)
        return self.renderer.show(ErrorPage(title, status, text), status)
