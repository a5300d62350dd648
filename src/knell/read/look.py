"""What a file looks like from its bytes, so that the right reader is chosen and a binary is named."""

import re
from enum import StrEnum

from knell.read.characters import wide_encoding

HEAD_BYTES = 65_536
"""Bytes from the start that decide what a document is."""

CONTROL_SHARE = 0.01
"""Above this share of control characters a document is no text."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document or Outlook message"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a WebP picture or a sound or video file"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "an MP3 sound file"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a Windows program"),
    (b"WARC/1.", "a web archive (WARC)"),
    (b"PAR1", "a Parquet table"),
)
_VIDEO_AT = 4
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--(?:(?!-->).){0,4000}-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_SOMEWHERE = re.compile(r"<html[\s>]|<body[\s>]|</p>\s*<p[\s>]", re.IGNORECASE)
_XML = re.compile(r"\s*(?:<\?xml\b|<rss\b|<feed\b|<rdf:RDF\b)", re.IGNORECASE)
_JSON_OBJECT = re.compile(r"\s*\{\s*(?:\"|\}|$)")
_JSON_LIST = re.compile(r"\s*\[\s*(?:\{|\]|$)")

LINE_SUFFIXES = (".jsonl", ".ndjson")
JSON_SUFFIXES = (".json",)
PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
TEXT_SUFFIXES = (".txt", ".text", ".md", ".asc")


class Look(StrEnum):
    """What a document looks like."""

    PAGE = "HTML page"
    TEXT = "plain text"
    LINES = "JSON lines"
    JSON = "JSON"
    XML = "XML"


def name_binary(head: bytes) -> str | None:
    """What a binary is, in words ("a PDF document"), from its first bytes; None for what may be text."""
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head[_VIDEO_AT : _VIDEO_AT + 4] == b"ftyp":
        return "a video"
    # Truncated at an even byte, so that UTF-16 is still told from a binary by its NULs.
    sample = head[: HEAD_BYTES - HEAD_BYTES % 4]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return None
    zeros = sample.count(0)
    if zeros > len(sample) * CONTROL_SHARE:
        even = sample[: len(sample) - len(sample) % 2]
        return "a binary file" if wide_encoding(even) is None else None
    controls = len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", sample))
    return "a binary file" if controls > len(sample) * CONTROL_SHARE else None


def tell_look(head: str, name: str) -> Look:
    """What a text document is, by the start of its text; `name` decides only where the text does not."""
    lowered = name.lower()
    if lowered.endswith(LINE_SUFFIXES):
        return Look.LINES
    if _HTML.match(head):
        return Look.PAGE
    if _JSON_OBJECT.match(head):
        return _tell_json(head, lowered)
    if _JSON_LIST.match(head) or (lowered.endswith(JSON_SUFFIXES) and head.lstrip()[:1] in ("{", "[")):
        return Look.JSON
    if _XML.match(head) and not lowered.endswith(PAGE_SUFFIXES):
        return Look.PAGE if _HTML_SOMEWHERE.search(head) else Look.XML
    if lowered.endswith(PAGE_SUFFIXES):
        return Look.PAGE
    if not lowered.endswith(TEXT_SUFFIXES) and _HTML_SOMEWHERE.search(head):
        return Look.PAGE
    return Look.TEXT


def _tell_json(head: str, name: str) -> Look:
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    if name.endswith(JSON_SUFFIXES) and len(lines) == 1:
        return Look.JSON
    # An object that is written over several lines opens with its brace alone or ends a line with a comma.
    is_spread = lines[0] == "{" or lines[0].endswith((",", "{", "["))
    return Look.JSON if is_spread else Look.LINES
