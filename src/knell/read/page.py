"""HTML pages: the article on them, by trafilatura, with its title, author, day, outlet and address."""

import json
import logging
import re
from datetime import date
from typing import Any

from knell.errors import Unreadable
from knell.model.report import Origin
from knell.read.characters import REPLACEMENT, Decoded
from knell.read.compose import Found
from knell.read.days import find_days, find_stamp_time

LEAST_WORDS = 20
"""Words in running sentences below which a page has no article: a menu, a log-in form, a cookie notice."""

SENTENCE_WORDS = 6
DECLARATION_BYTES = 4096
"""Bytes in which browsers look for a declared encoding are 1,024; real pages need a little more."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_DAY_PATHS = (
    "//meta[@property='article:published_time' or @property='og:article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content|//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='DC.date.issued' or @name='dcterms.created' or @name='DC.date' or @name='pubdate'"
    " or @name='publish-date' or @name='date' or @name='parsely-pub-date' or @name='sailthru.date']/@content",
    "//time[@pubdate]/@datetime|//article//time[@datetime][1]/@datetime",
)
_URL_PATHS = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names for itself, None where it names none."""
    head = data[:DECLARATION_BYTES]
    found = _CHARSET.search(head) or _XML_CHARSET.search(head)
    return None if found is None else found[1].decode("ascii")


def read_page(raw: bytes, decoded: Decoded, origin: Origin) -> Found:
    """The article of a page. Raises Unreadable where there is none."""
    # Half a second to import: only paid by who reads a page.
    import trafilatura
    from lxml import etree  # type: ignore[import-untyped]  # ships no type information

    # Its log lines quote pages, and report text belongs in no log.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL + 1)
    html = decoded.text.replace("\x00", REPLACEMENT)
    try:
        tree = trafilatura.load_html(html)
        article = (
            None
            if tree is None
            else trafilatura.bare_extraction(
                tree,
                include_comments=False,
                include_tables=False,
                with_metadata=True,
                date_extraction_params={"extensive_search": False, "original_date": True},
            )
        )
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError, etree.LxmlError) as error:
        raise Unreadable(
            str(origin), f"the HTML page is broken ({type(error).__name__}): save it again"
        ) from error
    if tree is None or article is None or isinstance(article, dict) or not is_article(article.text or ""):
        raise Unreadable(
            str(origin),
            "no article text found in the page (a menu, a log-in or a page made by scripts?): "
            "save the article's own page, or its text",
        )
    title = _one_line(article.title)
    published, published_time = _published(tree, article.date)
    return Found(
        title=title,
        body=_body(article.text or "", title),
        raw=raw,
        media_type="text/html",
        origin=origin,
        outlet=article.sitename,
        byline=article.author,
        published=published,
        published_time=published_time,
        language=next(iter(_strings(tree, "/html/@lang")), None),
        url=next((url for path in _URL_PATHS for url in _strings(tree, path)), article.url),
        notes=decoded.notes,
    )


def is_article(text: str) -> bool:
    """Does `text` hold running sentences, and not only labels and links?"""
    words = 0
    for line in text.splitlines():
        count = len(line.split())
        if count >= SENTENCE_WORDS and re.search(r"[.!?…。؟।][\"”’»)\]]*(?:\s|$)", line):
            words += count
    # Scripts without spaces between words have far fewer "words".
    return words >= LEAST_WORDS or len(re.findall(r"[\u3040-\u9fff]", text)) >= LEAST_WORDS * 2


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _body(text: str, title: str) -> str:
    """The text without the title that trafilatura repeats as its first line."""
    first, _, rest = text.partition("\n")
    return rest if title and _one_line(first) == title else text


def _strings(tree: Any, path: str) -> list[str]:
    return [str(value).strip() for value in tree.xpath(path) if str(value).strip()]


def _published(tree: Any, fallback: str | None) -> tuple[date | None, str | None]:
    """The day and the time of day that the page's own fields give; as a fallback trafilatura's, which refuses
    future days.
    """
    values = [value for path in _DAY_PATHS[:2] for value in _strings(tree, path)]
    values += _linked_data(tree)
    values += [value for path in _DAY_PATHS[2:] for value in _strings(tree, path)]
    if fallback is not None:
        values.append(fallback)
    for value in values:
        for found in find_days(value):
            return found.days[0], find_stamp_time(value)
    return None, None


def _linked_data(tree: Any) -> list[str]:
    """`datePublished` of the JSON-LD blocks."""
    values = []
    for block in _strings(tree, "//script[@type='application/ld+json']/text()"):
        try:
            nodes: list[Any] = [json.loads(block)]
        except (ValueError, RecursionError):
            continue
        while nodes:
            node = nodes.pop(0)
            if isinstance(node, list):
                nodes += node
            elif isinstance(node, dict):
                if isinstance(node.get("datePublished"), str):
                    values.append(node["datePublished"])
                nodes += [value for key, value in node.items() if key in ("@graph", "mainEntity")]
    return values
