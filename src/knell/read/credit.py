"""Whose text a report is by its own words: the agency of its dateline, byline or closing credit."""

import re
from collections.abc import Mapping

from knell.model.report import Report
from knell.read.newsrooms import AGENCY

TAIL_CHARACTERS = 400
"""Code points at the end of a text in which a closing credit is looked for."""

_NAMED: Mapping[str, str] = {
    "AP": "Associated Press",
    "AFP": "Agence France-Presse",
    "Thomson Reuters": "Reuters",
    "REUTERS": "Reuters",
    "XINHUA": "Xinhua",
    "Tass": "TASS",
    "dpa": "DPA",
    "AA": "Anadolu Agency",
    "Anadolu": "Anadolu Agency",
    "Fars": "Fars News Agency",
}
_LONG = {"agence france-presse": "Agence France-Presse", "agence france presse": "Agence France-Presse"}
_NO_AGENCY = frozenset({"Agencies", "agencies", "CNN", "BBC", "HRW", "IRIN", "Al Jazeera", "Bloomberg"})
"""Newsrooms of their own, which datelines name too and nobody's papers print; "Agencies" names none."""

_AGENCY = re.compile(rf"(?<![\w-])(?:{AGENCY}|(?i:agence france[- ]presse))(?![\w-])")
_IN_DATELINE = re.compile(r"[(/\[]([^()/\[\]]{2,60})[)/\]]|,\s*([A-Z]{2,8})\s*[–—-]")
_OTHER_NAME = re.compile(r"[A-Z][\w'’&-]*(?:\s[A-Z][\w'’&-]*){0,3}")
"""An agency that no list has: "BEIRUT, June 27 (Example Wire) –"."""

_CLOSING = re.compile(
    r"(?:^|\n)[ \t]*(?:\(?\s*(?i:source|with|via|from)s?\s*:?\s*)?[(\[–—-]?\s*(?P<names>[^\n]{2,60}?)\s*[)\]]?\.?\s*$"
)
_END = re.compile(r"[.!?”\"]\s*[(\[]?\s*(?:[–—]|--|-)?\s*[(\[](?P<names>[^()\[\]\n]{2,40})[)\]]\s*\.?\s*$")


def find_credit(report: Report) -> str | None:
    """The agency whose text this report says that it is, by its neutral name; None where it names none or several.

    Looked for in this order: brackets in the dateline ("BEIRUT (AFP) –"), a byline that is an agency's name, the
    last line ("Source: Reuters", "— AP"). What "AFP and staff" wrote together is nobody's copy.
    """
    if report.dateline is not None:
        for found in _IN_DATELINE.finditer(report.dateline.phrase):
            name = found[1] or found[2]
            if (agency := _only_agency(name)) is not None:
                return agency
            is_place = report.dateline.place is not None and name.strip() == report.dateline.place
            if found[1] and found.start() and not is_place and _OTHER_NAME.fullmatch(name.strip()):
                return None if name.strip() in _NO_AGENCY else name.strip()
    if report.byline is not None and (agency := _only_agency(report.byline)) is not None:
        return agency
    tail = report.text[len(report.title) :][-TAIL_CHARACTERS:].rstrip()
    for pattern in (_END, _CLOSING):
        closing = pattern.search(tail)
        if closing is not None and (agency := _only_agency(closing["names"])) is not None:
            return agency
    return None


def _only_agency(words: str) -> str | None:
    """The agency that these words are, and nothing else; None for any other words."""
    names = {_neutral(name) for name in _AGENCY.findall(words)}
    rest = _AGENCY.sub("", words)
    if len(names) != 1 or re.search(r"\w", re.sub(r"(?i)\b(?:news|agency|by|source|the|wire)\b", "", rest)):
        return None
    name = names.pop()
    return None if name in _NO_AGENCY else name


def _neutral(name: str) -> str:
    return _LONG.get(name.casefold()) or _NAMED.get(name, name)
