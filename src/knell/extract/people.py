"""Names of those who were harmed, accused or held: shared by two reports, the strongest sign of one event.

Never of those who only speak or hold an office, who stand in reports of many events. Found by what stands around
a name: an age, or words of harm, of charge and of naming.
"""

import re
from collections.abc import Iterator

from knell.text.names import fold

_GIVEN = r"[A-Z][a-zà-ÿ]+(?:['’-][A-Z]?[a-zà-ÿ]+)*|[A-Z]\.?[A-Z]\."
_LAST = r"(?:Mc|Mac|De|Di|Du|La|Le|Van|O['’]|[A-Z]['’])?[A-Z][a-zà-ÿ]+(?:['’-][A-Za-zà-ÿ]+)*"
_PARTICLE = r"(?:(?:al|el|bin|ibn|abu|abd|de|la|van|von|der|den|di|da|dos)[ -])"
NAME = (
    rf"(?:{_GIVEN})(?:\s(?:[\"“'‘(][A-Z][\w .]{{0,18}}[\"”'’)]|[A-Z]\.?(?=\s)|(?:{_GIVEN})))?"
    rf"(?:\s{_PARTICLE}?{_LAST}){{1,2}}"
)
"""Two to four words with capitals: given names, an initial or a nickname, the family's name."""

_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|IV)\b\.?)?"
_TITLES = (
    r"(?:Sgt|Lt|Det|Capt|Cpl|Maj|Col|Gen|Ofc|Chief|Officer|Sheriff|Deputy|Detective|Sergeant|Lieutenant|Captain|"
    r"Commander|Colonel|General|Major|Mayor|Judge|Justice|Attorney|Prosecutor|Coroner|Commissioner|Gov|Governor|"
    r"Sen|Senator|Rep|Dr|Doctor|Rev|Pastor|President|Minister|Marshal|Trooper|Spokesman|Spokeswoman|"
    r"spokesman|spokeswoman|spokesperson|coroner|attorney|prosecutor|mayor|judge|director|lawyer|reporter|By|by)"
)
_OFFICE = re.compile(rf"\b{_TITLES}\.?\s+$")
"""Before a name: it is of somebody who speaks for an office, or who wrote the report."""

_BEGINS_WITH_OFFICE = re.compile(rf"{_TITLES}\b")
OFFICE_LENGTH = 20
"""Code points before a name in which an office is looked for: the longest is "spokesperson"."""

_NOT_YEARS = r"(?!\s*(?:percent|%|p\.m|a\.m|st\b|nd\b|th\b|miles|years in))"
_WITH_AGE = re.compile(
    rf"(?P<name>{NAME}){_SUFFIX}(?:,\s(?:aged?\s)?|\s\(|\saged?\s)(?P<age>\d{{1,2}})(?=[,.;)\s]){_NOT_YEARS}"
)
_AFTER_AGE = re.compile(rf"\b(?P<age>\d{{1,2}})[ -]years?[ -]olds?,?\s(?:\w+\s){{0,3}}?(?P<name>{NAME})")
_BEFORE = (
    r"(?:identified|named|victims?|suspects?|gunm[ae]n|shooters?|charged|arrested|convicted|sentenced|accused|"
    r"death of|killing of|killed|murder of|slaying of|shooting of|shot|wounded|injured|wounding|killing)"
)
_BETWEEN = (
    r"(?:is|was|were|are|as|man|woman|him|her|the|a|by police as|by authorities as|yesterday|today|the victim as|"
    r"the suspect as|the shooter as|the gunman as|suspect|victim|when|after|[A-Z]?[a-z]+day)"
)
_NAMED = re.compile(rf"\b{_BEFORE}(?:\s{_BETWEEN}){{0,3}},?\s(?P<name>{NAME})")
_BEFALLEN = re.compile(
    rf"(?P<name>{NAME}){_SUFFIX},?\s(?:(?:was|were|is|has been|had been|who was)\s(?:also\s|later\s|then\s)?"
    rf"(?:shot|killed|wounded|injured|struck|hit|pronounced|found|arrested|charged|taken|booked|held|convicted|"
    rf"sentenced|indicted|accused|airlifted|flown|treated|hospitalized|listed|being held)|died|pleaded|pled|"
    rf"faces|turned (?:himself|herself)|allegedly|is accused|succumbed)"
)
_PATTERNS = (_WITH_AGE, _AFTER_AGE, _NAMED, _BEFALLEN)

_NOT_NAMES = frozenset(
    "police county city department sheriff hospital medical center street avenue road drive monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september october november "
    "december the university school high news park north south east west superior court district state united "
    "islamic army front observatory human rights facebook photo associated press".split()
)
"""Words of capitalised names that are not of people; a name with one is left out."""

_AGE = re.compile(r"\b(?P<age>\d{1,2})[ -]years?[ -]olds?\b")
OLDEST = 99
"""Years; two digits that no age goes beyond."""


def find_people(text: str) -> tuple[list[str], list[int]]:
    """Keys of the people harmed, accused or held in a stretch of text, and the ages given of anybody; in order, once.

    A key is the family's name, a comma and the first name, folded: "Christopher R. Roupe Jr., 17" is
    "roupe, christopher".
    """
    people: dict[str, None] = {}
    ages: dict[int, None] = {}
    for match in _all_matches(text):
        groups = match.groupdict()
        if groups.get("name") is not None and _is_in_office(match):
            continue
        if "age" in groups:
            ages.setdefault(int(match["age"]))
        if "name" not in groups:
            continue
        key = person_key(match["name"])
        if key is not None:
            people.setdefault(key)
    return list(people), list(ages)


def _is_in_office(match: re.Match[str]) -> bool:
    """True for somebody who is named with an office: "Sgt. Paul Speaker", "coroner Ann Example"."""
    start = match.start("name")
    begins = _BEGINS_WITH_OFFICE.match(match["name"]) is not None
    return begins or _OFFICE.search(match.string, max(0, start - OFFICE_LENGTH), start) is not None


def _all_matches(text: str) -> Iterator[re.Match[str]]:
    for pattern in (*_PATTERNS, _AGE):
        yield from pattern.finditer(text)


def person_key(name: str) -> str | None:
    """The key of a person's name as written; None where it is no name of a person."""
    words = [word for word in fold(re.sub(r"[\"“(‘][^\"”)’]*[\"”)’]", " ", name)).split() if len(word) > 1]
    if len(words) < 2 or words[0] in ("al", "el") or not _NOT_NAMES.isdisjoint(words):
        return None
    return f"{words[-1]}, {words[0]}"
