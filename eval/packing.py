"""Annotations without the annotated text: every verbatim field as the place where it stands in the article.

The articles are not ours to give on; what was read in them is. A packed annotation holds labels, numbers and
offsets into `title + "\\n" + text`, and a digest by which the right text is known.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

Document = Mapping[str, Any]

INCIDENT_WORDS = ("weapon", "date_quote", "place", "admin", "target")
CLAIM_WORDS = ("victims", "claimant", "claimant_org", "via")


class OtherText(Exception):
    """The article is not the one that was annotated; its text says which."""


def text_of(article: Document) -> str:
    """The text that offsets count in."""
    return f"{article['title']}\n{article['text']}"


def digest_of(text: str) -> str:
    """A digest by which an annotated text is known again."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def pack(article: Document, annotation: Document) -> dict[str, Any]:
    """The annotation with offsets in place of words; raises OtherText where a word is not in the article."""
    text = text_of(article)
    return {
        "doc_id": annotation["doc_id"],
        "digest": digest_of(text),
        "relevant": annotation["relevant"],
        "incidents": [_pack_incident(text, incident) for incident in annotation["incidents"]],
        "claims": [_pack_claim(text, claim) for claim in annotation["claims"]],
        "positions": [_pack_position(text, position) for position in annotation["positions"]],
    }


def unpack(article: Document, packed: Document) -> dict[str, Any]:
    """The annotation in the published form; raises OtherText where the article is another one."""
    text = text_of(article)
    if digest_of(text) != packed["digest"]:
        raise OtherText(f"{packed['doc_id']}: the text is not the one that was annotated")
    return {
        "doc_id": packed["doc_id"],
        "relevant": packed["relevant"],
        "incidents": [_unpack_incident(text, incident) for incident in packed["incidents"]],
        "claims": [
            _unpack_words(text, claim, (*CLAIM_WORDS, "quote", "figure")) for claim in packed["claims"]
        ],
        "positions": [
            _unpack_words(text, position, ("party", "accused", "quote")) for position in packed["positions"]
        ],
    }


def _find(text: str, words: str | None, start: int = 0, end: int | None = None) -> list[int] | None:
    if words is None:
        return None
    at = text.find(words, start, len(text) if end is None else end)
    if at < 0:
        raise OtherText(f"{words!r} is not in the article")
    return [at, at + len(words)]


def _pack_incident(text: str, incident: Document) -> dict[str, Any]:
    packed = {**incident, **{name: _find(text, incident[name]) for name in INCIDENT_WORDS}}
    packed["places"] = [_find(text, place) for place in incident["places"]]
    packed["perpetrators"] = [
        {"name": _find(text, perpetrator["name"]), "stance": perpetrator["stance"]}
        for perpetrator in incident["perpetrators"]
    ]
    return packed


def _pack_claim(text: str, claim: Document) -> dict[str, Any]:
    quote = _find(text, claim["quote"])
    packed = {**claim, "quote": quote, "figure": claim["figure"]}
    if quote is not None:
        packed["figure"] = _find(text, claim["figure"], *quote)
    for name in CLAIM_WORDS:
        words = claim.get(name)
        # The full name of an organisation may be put together: it is a name, no sentence.
        packed[name] = words if name == "claimant_org" and words and words not in text else _find(text, words)
    return packed


def _pack_position(text: str, position: Document) -> dict[str, Any]:
    words = ("party", "accused", "quote")
    return {**position, **{name: _find(text, position[name]) for name in words if position.get(name)}}


def _words(text: str, place: list[int] | str | None) -> str | None:
    return text[place[0] : place[1]] if isinstance(place, list) else place


def _unpack_words(text: str, packed: Document, names: tuple[str, ...]) -> dict[str, Any]:
    return {**packed, **{name: _words(text, packed[name]) for name in names if name in packed}}


def _unpack_incident(text: str, packed: Document) -> dict[str, Any]:
    incident = _unpack_words(text, packed, INCIDENT_WORDS)
    incident["places"] = [_words(text, place) for place in packed["places"]]
    incident["perpetrators"] = [
        {**perpetrator, "name": _words(text, perpetrator["name"])} for perpetrator in packed["perpetrators"]
    ]
    return incident
