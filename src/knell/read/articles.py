"""Articles as JSON: one a line, one alone, or a list. Fields: `doc_id, outlet, published, title, text`."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from knell.errors import Unreadable, UnreadableArticle
from knell.model.report import Origin
from knell.read.compose import Found
from knell.read.days import find_days, find_stamp_time

SHOWN_CHARACTERS = 40


def read_line(line: bytes, origin: Origin) -> Found:
    """One article from one line of JSON (without its line end). Raises UnreadableArticle."""
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"byte {error.start + 1} of the line (0x{line[error.start]:02x})"
        reason = f"{byte} is not UTF-8: save the file as UTF-8"
        raise UnreadableArticle(str(origin), reason) from None
    return read_article(parse_json(text, origin), line, origin)


def read_list(raw: bytes, text: str, origin: Origin) -> Iterator[Found | Unreadable]:
    """The articles of a JSON object or of a list of them; each keeps its own bytes and line."""
    stripped = text.lstrip()
    at = len(text) - len(stripped)
    if not stripped.startswith("["):
        try:
            yield read_article(parse_json(text, origin), raw, origin)
        except Unreadable as error:
            yield error
        return
    decoder, at, line, counted = json.JSONDecoder(), at + 1, 1, 0
    while True:
        at = _skip(text, at, " \t\r\n,")
        if at >= len(text):
            yield UnreadableArticle(str(origin), "the JSON list is not closed: the file was cut off")
            return
        if text[at] == "]":
            return
        line, counted = line + text.count("\n", counted, at), at
        place = replace(origin, line=line)
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield UnreadableArticle(str(place), f"{_json_fault(error)}; the rest of the list is not read")
            return
        try:
            yield read_article(value, text[at:end].encode(errors="surrogatepass"), place)
        except Unreadable as error:
            yield error
        at = end


def parse_json(text: str, origin: Origin) -> Any:
    """The value of a JSON text. Raises UnreadableArticle that says what is wrong, and at which column."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableArticle(str(origin), _json_fault(error)) from None


def read_article(value: Any, raw: bytes, origin: Origin) -> Found:
    """One article from its JSON value, title and text as they are. Raises UnreadableArticle."""
    if not isinstance(value, dict):
        reason = f"an article must be a JSON object with the field “text”, this is {_kind(value)}"
        raise UnreadableArticle(str(origin), reason)
    doc_id = _doc_id(value.get("doc_id"))
    text, title = value.get("text"), value.get("title")
    if not isinstance(text, str):
        state = "is missing" if text is None else f"must be text, this is {_kind(text)}"
        raise UnreadableArticle(str(origin), f"the field “text” {state}", doc_id)
    if title is not None and not isinstance(title, str):
        raise UnreadableArticle(
            str(origin), f"the field “title” must be text, this is {_kind(title)}", doc_id
        )
    if not text.strip():
        raise UnreadableArticle(str(origin), "the field “text” is empty", doc_id)
    notes: list[str] = []
    fields = {
        name: _optional(value, name, notes) for name in ("outlet", "byline", "published", "language", "url")
    }
    stamp = fields["published"]
    days = [] if stamp is None else [found.days for found in find_days(stamp)][:1]
    if stamp is not None and not days:
        notes.append(f"the field “published” is no full date ({_shown(stamp)}): not used")
    elif days and len(days[0]) > 1:
        notes.append(f"the field “published” ({stamp}) may be day-month or month-day: not used")
        days = []
    return Found(
        title=title or "",
        body=text,
        raw=raw,
        media_type="application/json",
        origin=origin,
        outlet=fields["outlet"],
        byline=fields["byline"],
        published=days[0][0] if days else None,
        published_time=find_stamp_time(stamp) if stamp is not None and days else None,
        language=fields["language"],
        url=fields["url"],
        doc_id=doc_id,
        notes=tuple(notes),
    )


def _optional(value: dict[str, Any], name: str, notes: list[str]) -> str | None:
    found = value.get(name)
    if found is None or (isinstance(found, str) and not found.strip()):
        return None
    if not isinstance(found, str):
        notes.append(f"the field “{name}” must be text, this is {_kind(found)}: not used")
        return None
    return found


def _doc_id(value: Any) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def _json_fault(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        where = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        return f"broken JSON at {where}: {error.msg[:1].lower()}{error.msg[1:]}"
    if isinstance(error, RecursionError):
        return "JSON nested too deeply for an article"
    return f"JSON that cannot be read: {error}"


def _kind(value: Any) -> str:
    names = {
        dict: "an object",
        list: "a list",
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a number",
    }
    return "null" if value is None else names[type(value)]


def _shown(text: str) -> str:
    return repr(text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + "…")


def _skip(text: str, at: int, characters: str) -> int:
    while at < len(text) and text[at] in characters:
        at += 1
    return at
