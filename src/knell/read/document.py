"""One document, as bytes or as a stream, to its reports: the reader is chosen by what the bytes are."""

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from knell.errors import Unreadable, fault_words
from knell.model.report import Origin, Report
from knell.read.articles import read_line, read_list
from knell.read.characters import Undecodable, decode
from knell.read.compose import Found, compose_report
from knell.read.look import HEAD_BYTES, Look, name_binary, tell_look
from knell.read.page import declared_encoding, read_page
from knell.read.plain import read_plain

MEGABYTE = 1_000_000
LIMIT_SETTING = "KNELL_MAX_REPORT_MB"


def read_stream(stream: BinaryIO, origin: Origin, *, max_bytes: int) -> Iterator[Report | Unreadable]:
    """The reports in a binary stream, in its order; what cannot be read comes as an Unreadable in its place.

    `max_bytes` bounds one report: the whole document, or one line of JSON lines, of which a file of any size
    will do. Never holds more than that of the stream. Bad input raises nothing, and neither does an OSError of
    the stream or a fault of ours in one article: the articles after it are read.
    """
    try:
        head = _read_head(stream)
        if (fault := _name_fault(head)) is not None:
            yield Unreadable(str(origin), fault)
        elif _look(head, origin) is Look.LINES:
            yield from _read_lines(head, stream, origin, max_bytes)
        else:
            yield from _read_whole(head, stream, origin, max_bytes)
    except OSError as error:
        yield Unreadable(str(origin), f"reading failed: {error.strerror or error}")


def _read_head(stream: BinaryIO) -> bytes:
    """The first bytes; a pipe gives what it has, so it is asked until it has given enough or ends."""
    head = b""
    while len(head) < HEAD_BYTES and (chunk := stream.read(HEAD_BYTES - len(head))):
        head += chunk
    return head


def _name_fault(head: bytes) -> str | None:
    if not head:
        return "empty file: nothing to read"
    if (name := name_binary(head)) is not None:
        return f"{name}, not a report as text: give an HTML page, plain text or JSON articles (.jsonl)"
    if not head.strip(b"\xef\xbb\xbf \t\r\n\x0b\x0c") and len(head) < HEAD_BYTES:
        return "nothing but blanks: nothing to read"
    return None


def _look(head: bytes, origin: Origin) -> Look:
    try:
        text = decode(head[: len(head) - len(head) % 4] or head).text
    except Undecodable:
        text = head.decode("latin-1")
    return tell_look(text, origin.location)


def _read_lines(
    head: bytes, stream: BinaryIO, origin: Origin, max_bytes: int
) -> Iterator[Report | Unreadable]:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield Unreadable(str(origin), "JSON lines must be UTF-8, this is UTF-16: save the file as UTF-8")
        return
    for number, line in enumerate(_lines(head, stream, max_bytes), 1):
        place = replace(origin, line=number)
        if line is None:
            yield Unreadable(str(place), f"the line is over {say_limit(max_bytes)}")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _compose(line, place)


def _compose(source: Found | bytes, place: Origin) -> Report | Unreadable:
    """The report in what was found, or in a line of JSON; a fault of ours is a line that says so."""
    try:
        return compose_report(read_line(source, place) if isinstance(source, bytes) else source)
    except Unreadable as error:
        return error
    except Exception as error:
        return Unreadable(str(place), fault_words(error))


def _lines(head: bytes, stream: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """Lines without their ends, None for each that is over `max_bytes`; no more than that is held."""
    rest, is_over = head, False
    while True:
        line, newline, rest = rest.partition(b"\n")
        while not newline:
            is_over = is_over or len(line) > max_bytes
            line = b"" if is_over else line
            if not (chunk := stream.read(HEAD_BYTES)):
                if line or is_over:
                    yield None if is_over else line.removesuffix(b"\r")
                return
            # Joined in place: a long line is met by few, growing reads of a buffered stream.
            more, newline, rest = chunk.partition(b"\n")
            line += more
        yield None if is_over or len(line) > max_bytes else line.removesuffix(b"\r")
        is_over = False


def _read_whole(
    head: bytes, stream: BinaryIO, origin: Origin, max_bytes: int
) -> Iterator[Report | Unreadable]:
    size = _size(stream)
    if size is None or size <= max_bytes:
        data = head + stream.read(max(0, max_bytes + 1 - len(head)))
        if len(data) <= max_bytes:
            yield from _read_bytes(data, origin)
            return
    shown = "more than the limit" if size is None else f"{size / MEGABYTE:.1f} MB"
    yield Unreadable(str(origin), f"too large: {shown}, over {say_limit(max_bytes)}")


def _size(stream: BinaryIO) -> int | None:
    """Bytes in the whole stream; None for a pipe."""
    if not stream.seekable():
        return None
    at = stream.tell()
    size = stream.seek(0, os.SEEK_END)
    stream.seek(at)
    return size


def say_limit(max_bytes: int) -> str:
    """The limit in words, with the setting that moves it."""
    return f"the limit of {max_bytes / MEGABYTE:g} MB for one report ({LIMIT_SETTING} sets it)"


def _read_bytes(data: bytes, origin: Origin) -> Iterator[Report | Unreadable]:
    for found in _find(data, origin):
        yield _compose(found, found.origin) if isinstance(found, Found) else found


def _find(data: bytes, origin: Origin) -> Iterator[Found | Unreadable]:
    look = _look(data[:HEAD_BYTES], origin)
    try:
        decoded = decode(data, declared_encoding(data) if look is Look.PAGE else None)
        if look is Look.JSON:
            yield from read_list(data, decoded.text, origin)
        elif look is Look.XML:
            yield Unreadable(str(origin), "an XML document or feed: give the article's HTML page or its text")
        elif not any(character.isalpha() for character in decoded.text):
            yield Unreadable(str(origin), "no words in it: nothing to read")
        else:
            yield read_page(data, decoded, origin) if look is Look.PAGE else read_plain(data, decoded, origin)
    except Undecodable as error:
        reason = f"{error}: byte {error.position} is 0x{data[error.position]:02x}; save the file as UTF-8"
        yield Unreadable(str(origin), reason)
    except Unreadable as error:
        yield error
