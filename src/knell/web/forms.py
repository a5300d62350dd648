"""Forms that pages send: read whole and small, and only from a page of this server."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import Depends
from fastapi.requests import Request
from starlette.exceptions import HTTPException

from knell.errors import BadInput

LARGEST_BODY = 64_000
"""Bytes: some thousand characters of reason and a few hundred ids."""

MOST_FIELDS = 2_000


@dataclass(frozen=True, slots=True)
class Form:
    """What a person filled in; a name may have several values."""

    values: Mapping[str, Sequence[str]]

    def one(self, name: str) -> str:
        """The last value of this name; "" where there is none."""
        return self.values.get(name, [""])[-1]

    def all(self, name: str) -> Sequence[str]:
        """All values of this name that are not empty."""
        return [value for value in self.values.get(name, ()) if value]


async def read_form(request: Request) -> Form:
    """The fields of a form; raises BadInput for what is none, HTTPException 413 for a body that is too large."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise BadInput("This is no form of these pages.")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            raise HTTPException(413)
    try:
        return Form(parse_qs(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        raise BadInput("The form cannot be read: it is not UTF-8, or has too many fields.") from None


FormDep = Annotated[Form, Depends(read_form)]
