"""Copies made of our own sample reports: reprinted, retitled, cut, edited, updated; each with what it is."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from knell.model.report import Report

FIRST_DAY = date(2018, 1, 10)
LEAST_SENTENCES = 5
"""A sample shorter than this has nothing to cut."""

KEPT_SHORT = 0.35
NEVER_CUT = 2
"""Sentences at the head that every paper keeps."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]+[”\"’)]*\s*|[^.!?\n]+\n+|\n+")
_FIGURE = re.compile(r"(?<![\d,.:/-])\d{1,3}(?![\d,.:/%-]|\s?(?:km|kilomet|mile|a\.m|p\.m|January|February|March|April"
    r"|May|June|July|August|September|October|November|December|metre|hour|minute|year))")  # fmt: skip
_EDITS: Mapping[str, str] = {
    " said": " told reporters",
    "killed": "left dead",
    "wounded": "hurt",
    " about ": " around ",
    " near ": " close to ",
    "according to": "as reported by",
    "strike": "raid",
    "residents": "people living there",
    " also ": " moreover ",
    "several": "a number of",
}


@dataclass(frozen=True, slots=True)
class Alteration:
    """One way in which papers print another's text; `is_copy` False is a later version with other figures."""

    name: str
    is_copy: bool
    make: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class MadeReport:
    """One article; `original` numbers the sample that it is made of, `alteration` None is that sample itself."""

    original: int
    alteration: str | None
    is_copy: bool
    article: Mapping[str, str]


def _sentences(text: str) -> list[str]:
    return _SENTENCE.findall(text if text.endswith("\n") else text + "\n")


def _credited(text: str) -> str:
    return f"{text.rstrip()}\n(Reporting by our correspondents; Example Press)\n"


def _cut(share: float) -> Callable[[str], str]:
    def make(text: str) -> str:
        sentences = _sentences(text)
        return "".join(sentences[: max(NEVER_CUT, round(len(sentences) * share))])

    return make


def _dropped(text: str) -> str:
    sentences = _sentences(text)
    return "".join(one for place, one in enumerate(sentences) if place < NEVER_CUT or place % 3)


def _edited(text: str) -> str:
    for old, new in _EDITS.items():
        text = text.replace(old, new)
    return text


def _framed(text: str) -> str:
    end = "Our newspaper follows events in the region closely.\nRead also: Other news"
    return f"By our foreign desk\n{text.rstrip()}\n{end}\n"


def _updated(text: str) -> str:
    """Every figure of up to three digits is higher by three, as the next day's bulletin has it."""
    return _FIGURE.sub(lambda found: str(int(found[0]) + 3), text)


ALTERATIONS: Sequence[Alteration] = (
    Alteration("word for word", True, str),
    Alteration("with a credit", True, _credited),
    Alteration("with a frame", True, _framed),
    Alteration("first 60 %", True, _cut(0.6)),
    Alteration("first 35 %", True, _cut(KEPT_SHORT)),
    Alteration("a third dropped", True, _dropped),
    Alteration("words changed", True, _edited),
    Alteration("figures changed", False, _updated),
)


def make_corpus(samples: Sequence[Report]) -> Iterator[MadeReport]:
    """Each sample that is long enough, then every alteration of it by a paper of its own, a day later."""
    number = 0
    for report in samples:
        body = report.text[len(report.title) + 1 :]
        if report.language != "en" or len(_sentences(body)) < LEAST_SENTENCES:
            continue
        number += 1
        day = FIRST_DAY + timedelta(days=10 * number)
        yield MadeReport(number, None, True, _article(f"Example Wire {number}", day, report.title, body))
        for place, alteration in enumerate(ALTERATIONS, start=1):
            text = alteration.make(body)
            title = report.title if place % 2 else f"News of the day: {report.title.split()[0]}"
            article = _article(f"Paper {place} of {number}", day + timedelta(days=1), title, text)
            yield MadeReport(number, alteration.name, alteration.is_copy, article)


def _article(outlet: str, day: date, title: str, text: str) -> dict[str, str]:
    name = outlet.replace(" ", "-").casefold()
    return {"doc_id": name, "outlet": outlet, "published": day.isoformat(), "title": title, "text": text}
