"""Invented reports of any length, the same for the same seed, and a fixed page template to put them in."""

import html
import json
import random
from collections.abc import Sequence
from datetime import date, timedelta

NAVIGATION_LINKS, RELATED_LINKS = 60, 12
"""Links of the page template: an ordinary news page has some dozens."""

PLACES = (
    "Aleppo",
    "Idlib",
    "Homs",
    "Raqqa",
    "Mayadeen",
    "Douma",
    "Khan Sheikhun",
    "Mosul",
    "Kunduz",
    "Sanaa",
)
SOURCES = (
    "the Quiet Monitor",
    "a doctor at the hospital",
    "local activists",
    "the civil defence",
    "the health ministry",
    "residents",
)
PARTIES = ("the army", "the Northern Coalition", "rebels", "government forces")
VICTIMS = ("people", "civilians", "children", "fighters", "soldiers", "prisoners")
FIRST_DAY, DAYS_OF_REPORTS = date(2017, 1, 1), 365
"""Reports are spread over a year: a ledger in which all tell of one week would be matched far longer."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SENTENCES = (
    "An air strike on a market in {place} killed at least {number} {victims} on {day}, {source} said.",
    "{source} said that {number} {victims} were killed and {other} others wounded when shells hit {place}.",
    "Among the dead in {place} were {small} women and {small} children, according to {source}.",
    "On {day} morning a car bomb went off in {place}, killing nearly {number} {victims}.",
    "{party} denied the attack and said that its aircraft had struck only military positions near {place}.",
    "The talks, which began in the spring, have brought no agreement on the roads that lead to {place}.",
    "Aid agencies have warned for weeks that hospitals in {place} lack fuel, medicine and clean water.",
    "Many families have left the villages around {place} and live in schools and unfinished buildings.",
    "The price of bread has doubled since the winter, traders in {place} said, and most shops stay closed.",
    "Observers of the truce could not reach the town on {day} because the bridge was under fire.",
)
"""Half tell of harm and half do not, about as in the reports that Knell is made for."""


def make_articles(count: int, *, words: int, seed: int) -> list[dict[str, str]]:
    """`count` articles in the form that `knell extract` takes; each body has exactly `words` words."""
    numbers = random.Random(seed)
    return [
        {
            "doc_id": f"bench-{seed}-{number}",
            "outlet": "The Invented Post",
            "published": (FIRST_DAY + timedelta(days=numbers.randrange(DAYS_OF_REPORTS))).isoformat(),
            "title": f"Report {number} from {numbers.choice(PLACES)}",
            "text": make_text(words, seed=numbers.randrange(1 << 30)),
        }
        for number in range(count)
    ]


def make_text(words: int, *, seed: int) -> str:
    """Paragraphs of three invented sentences, exactly `words` words in all."""
    numbers = random.Random(seed)
    left, paragraphs = words, []
    while left > 0:
        sentences = " ".join(_sentence(numbers) for _ in range(3)).split()[:left]
        left -= len(sentences)
        paragraphs.append(" ".join(sentences).rstrip(".,") + ".")
    return "\n".join(paragraphs)


def make_page(article: dict[str, str]) -> str:
    """The article on a web page: menu, byline, paragraphs, related links, footer. The same for every article."""
    menu = "".join(f'<li><a href="/part/{n}">Part {n}</a></li>' for n in range(NAVIGATION_LINKS))
    related = "".join(f'<li><a href="/story/{n}">An older story, {n}</a></li>' for n in range(RELATED_LINKS))
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in article["text"].split("\n"))
    title = html.escape(article["title"])
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Invented Post</title>'
        f'<meta property="og:site_name" content="The Invented Post"><meta property="article:published_time"'
        f' content="{article["published"]}T09:00:00+00:00"></head><body><header><nav><ul>{menu}</ul></nav></header>'
        f'<main><article><h1>{title}</h1><p class="byline">By Staff reporters</p>{body}</article>'
        f"<aside><h2>Related</h2><ul>{related}</ul></aside></main><footer><p>© The Invented Post</p></footer>"
        "</body></html>"
    )


def as_lines(articles: Sequence[dict[str, str]]) -> bytes:
    """The articles as UTF-8 JSON lines."""
    return "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles).encode()


def _sentence(numbers: random.Random) -> str:
    sentence = numbers.choice(SENTENCES).format(
        place=numbers.choice(PLACES),
        number=numbers.randint(6, 90),
        other=numbers.randint(6, 90),
        small=numbers.randint(2, 5),
        victims=numbers.choice(VICTIMS),
        source=numbers.choice(SOURCES),
        party=numbers.choice(PARTIES),
        day=numbers.choice(DAYS),
    )
    return sentence[0].upper() + sentence[1:]
