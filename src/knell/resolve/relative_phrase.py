"""Phrases that put a place by others, taken apart: "30 km east of Raqqa", "the road from Homs to Palmyra"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import radians, tan

from knell.model.place_level import PlaceRelation
from knell.text.nationalities import country_of_adjective
from knell.text.numerals import number_words

Known = Callable[[str], bool]
"""Whether a name as it stands is that of a place."""


@dataclass(frozen=True, slots=True)
class RelativePhrase:
    """What a phrase says: "about 30 km east of Raqqa, Syria" is an offset from "Raqqa" within "Syria".

    `names` are the places that it is reckoned from: one, or two ends. `distance_km` is None where no distance
    is said. `bearing` is degrees (0 north, 90 east) and `half_sector` how many degrees either side the word
    leaves open, both None without a direction. `within` are the wider places named, nearest first.
    """

    relation: PlaceRelation
    names: tuple[str, ...]
    distance_km: float | None = None
    bearing: float | None = None
    half_sector: float | None = None
    within: tuple[str, ...] = ()

    @property
    def spread_km(self) -> float:
        """Kilometres that distance and direction leave open on each side; of a distance alone, all of it."""
        if self.distance_km is None:
            return 0.0
        if self.half_sector is None:
            return self.distance_km
        return self.distance_km * tan(radians(self.half_sector))


KM_PER = {"km": 1.0, "mi": 1.609344, "m": 0.001, "yd": 0.0009144, "nm": 1.852}
MOST_KM = 1_000.0
"""Kilometres. Nothing farther away is told of as "so far from" a place: the figure is another one."""

_UNITS = (
    ("nm", r"nautical miles?"),
    ("km", r"kms?\b|kilomet(?:re|er)s?"),
    ("mi", r"mi\b|miles?"),
    ("yd", r"yards?|yds?\b"),
    ("m", r"m\b|met(?:re|er)s?"),
)
_UNIT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS)
_FEW = {
    "a": 1.0,
    "an": 1.0,
    "half a": 0.5,
    "a couple of": 2.0,
    "a few": 3.0,
    "several": 5.0,
    "a dozen": 12.0,
    "a hundred": 100.0,
}
"""Vague numbers; the direction's sector leaves far more open than they do."""
_ROUGHLY = (
    r"(?:about|some|around|roughly|approximately|nearly|almost|just|only|less than|more than|over|up to)"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen"
)
_WORDED = (
    rf"(?:half a|a couple of|a few|a dozen|a hundred|several|an?|(?:{_TENS})(?:[ -](?:{_SMALL}))?|{_SMALL})\b"
)
_NUMBER = rf"(?P<low>\d[\d.,]*)(?:\s*(?:-|–|to)\s*(?P<high>\d[\d.,]*))?|(?P<word>{_WORDED})"
DISTANCE = (
    rf"(?:{_ROUGHLY}\s+){{0,3}}(?:{_NUMBER})[\s-]*(?:{_UNIT})"
    r"(?:\s*\([^)]{0,40}\))?"
)
POINT = r"(?P<point>(?:north|south|east|west)(?:[- ]?(?:north|south|east|west)){0,2})(?:ern)?"
_BEARINGS = {
    name: (at * 22.5, 11.25 if len(name) > 9 else 22.5)
    for at, name in enumerate(
        "north northnortheast northeast eastnortheast east eastsoutheast southeast southsoutheast south"
        " southsouthwest southwest westsouthwest west westnorthwest northwest northnorthwest".split()
    )
}
"""Direction → degrees, and half the sector of the compass with eight, for the longest words sixteen, points."""

ROADS = (
    r"(?:(?:main|coastal|desert|international|strategic|key|mountain|ring|only|supply|dirt)\s+)*"
    r"(?:road|highway|motorway|route|railway(?: line)?|supply (?:line|route)|corridor|axis)"
)
_LEAD = re.compile(
    r"^(?:(?:somewhere|halfway|midway|about halfway|in|on|at|along|near|off|from)\s+)*"
    r"(?:(?:a|the) (?:village|town|area|point|stretch|place|spot) )?(?:the\s+)?",
    re.I,
)
_NEAR = r"(?:(?:close to|next to|not far from)\s+(?:the\s+)?)?"
_ENDS = r"(?P<one>\S.*?)\s+(?:and|to|with)\s+(?:the\s+)?(?P<other>\S.*)"
_OFFSET = re.compile(
    rf"^{DISTANCE}\s+(?:(?:to\s+)?(?:the\s+)?{POINT}\s+(?:of|from)|(?:away\s+)?from|outside(?:\s+of)?|off)\s+"
    r"(?:the\s+)?(?P<name>\S.*)$",
    re.I,
)
_ROAD_FROM = re.compile(
    rf"^(?:an?\s+)?{ROADS}\s+(?:that\s+)?(?:link(?:s|ing)|connect(?:s|ing)|from|between|leading from|running from)\s+"
    rf"(?:the\s+)?{_ENDS}$",
    re.I,
)
_ROAD_TO = re.compile(
    rf"^(?:an?\s+)?{ROADS}\s+(?:leading\s+)?(?:to|towards?)\s+(?:the\s+)?(?P<one>\S.*)$", re.I
)
_ROAD_OF = re.compile(rf"^(?P<ends>\S.*?)\s+{ROADS}$", re.I)
_BORDER = r"(?:borders?|frontier)(?:\s+(?:area|region|zone|strip))?"
_BORDER_BETWEEN = re.compile(rf"^{_NEAR}{_BORDER}\s+(?:between|of)\s+(?:the\s+)?{_ENDS}$", re.I)
_BORDER_WITH = re.compile(
    rf"^{_NEAR}(?:(?P<one>\S.*?)(?:[’']s)?\s+)?{_BORDER}\s+with\s+(?:the\s+)?(?P<other>\S.*)$", re.I
)
_BORDER_OF = re.compile(rf"^{_NEAR}(?P<ends>\S.*?)(?:[’']s)?\s+{_BORDER}$", re.I)
_BETWEEN = re.compile(rf"^between\s+(?:the\s+)?(?:\w+\s+of\s+)?{_ENDS}$", re.I)
_RIVER = re.compile(
    r"^(?:(?:east(?:ern)?|west(?:ern)?|north(?:ern)?|south(?:ern)?|left|right|opposite|far)\s+)?"
    r"(?:banks?\s+of\s+(?:the\s+)?(?:river\s+)?(?P<bank>\S.*?)|river\s+(?P<after>\S.*?)|(?P<before>\S.*?)\s+river)"
    r"(?:\s+banks?)?(?:\s+(?:in|inside)\s+(?P<wider>\S.*))?$",
    re.I,
)
_WATERS = re.compile(
    r"^international (?:waters|airspace)\s+(?:off|near|close to|north of|south of|east of|west of)\s+"
    r"(?:the\s+)?(?:coast\s+of\s+)?(?P<name>\S.*)$",
    re.I,
)
MOST_CHARACTERS = 200
"""A longer phrase is a sentence, and none that is read here."""

SHORTEST_END = 4
"""Letters; shorter, and what stands before a hyphen is an article or the head of a name."""

_HINT = re.compile(
    r"\b(?:between|borders?|frontier|river|banks?|waters|airspace|corridor|axis)\b|roads?\b|highway|motorway|route|railway"
    r"|\bline\b|km|kilomet|mile|met(?:re|er)|\bmi\b|\d\s?mi?\b|yard|yds",
    re.I,
)
"""Whatever every such phrase has one of: a plain name is not looked up twice."""

_SPACES = re.compile(r"\s+")
_DASHES = re.compile(r"\s*[–—]\s*|\s+to\s+|\s*-\s*|\s+and\s+")
_WITHIN = re.compile(
    r"\s*,(?!\d)\s*(?:in\s+(?:the\s+)?)?|\s+in\s+(?:the\s+)?(?=\S+\s+(?:province|governorate|district|region)\b)"
)


def parse_relative(phrase: str, is_known: Known) -> RelativePhrase | None:
    """Take a phrase apart; None where it does not put a place by others.

    `is_known` tells names: "Fall River" is one, and "Homs-Palmyra highway" is cut where both sides are.
    """
    phrase = _SPACES.sub(" ", phrase).strip(" .;:")
    if len(phrase) > MOST_CHARACTERS or _HINT.search(phrase) is None or is_known(phrase):
        return None
    head, *within = _WITHIN.split(phrase)
    words = _LEAD.sub("", head, count=1)
    if not words or is_known(words):
        return None
    for parse in (_parse_offset, _parse_waters, _parse_road, _parse_border, _parse_between, _parse_river):
        found = parse(words, is_known)
        if found is not None:
            wider = (*found.within, *(name for name in within if name))
            return RelativePhrase(
                found.relation, found.names, found.distance_km, found.bearing, found.half_sector, wider
            )
    return None


def _parse_offset(words: str, is_known: Known) -> RelativePhrase | None:
    """ "about 20 miles (32 km) south-west of X", "500 metres from X"."""
    del is_known
    found = _OFFSET.match(words)
    distance = None if found is None else _distance_km(found)
    if found is None or distance is None or not 0 < distance <= MOST_KM:
        return None
    bearing, half = None, None
    if found["point"] is not None:
        known = _BEARINGS.get(re.sub(r"[- ]", "", found["point"].lower()))
        if known is None:
            return None
        bearing, half = known
    return RelativePhrase(PlaceRelation.OFFSET, (found["name"],), distance, bearing, half)


def _distance_km(found: re.Match[str]) -> float | None:
    """The distance in kilometres, of a range its middle; None where the words are no number."""
    unit = next(name for name, _ in _UNITS if found[name] is not None)
    if found["word"] is not None:
        number = _worded_number(found["word"].lower())
        return None if number is None else number * KM_PER[unit]
    numbers = [_number(text) for text in (found["low"], found["high"]) if text is not None]
    if any(number is None for number in numbers):
        return None
    return sum(number for number in numbers if number is not None) / len(numbers) * KM_PER[unit]


def _worded_number(word: str) -> float | None:
    """ "five", "twenty-five", "a few"; None for what is none."""
    if word in _FEW:
        return _FEW[word]
    values = number_words().units | number_words().tens
    parts = re.split(r"[ -]", word)
    return float(sum(values[part] for part in parts)) if all(part in values for part in parts) else None


def _number(text: str) -> float | None:
    """ "1,200" and "1.5"; None for what is neither."""
    text = text.rstrip(".,")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", text) is None:
        return None
    return float(text.replace(",", ""))


def _parse_waters(words: str, is_known: Known) -> RelativePhrase | None:
    """ "international waters off X"."""
    del is_known
    found = _WATERS.match(words)
    return None if found is None else RelativePhrase(PlaceRelation.WATERS, (found["name"],))


def _parse_road(words: str, is_known: Known) -> RelativePhrase | None:
    """ "road from X to Y", "X-Y highway", "road to X"."""
    if (found := _ROAD_FROM.match(words)) is not None:
        return RelativePhrase(PlaceRelation.ROAD, (found["one"], found["other"]))
    if (found := _ROAD_TO.match(words)) is not None:
        return RelativePhrase(PlaceRelation.ROAD, (found["one"],))
    if (found := _ROAD_OF.match(words)) is not None:
        ends = _split_ends(found["ends"], is_known)
        return None if ends is None else RelativePhrase(PlaceRelation.ROAD, ends)
    return None


def _parse_border(words: str, is_known: Known) -> RelativePhrase | None:
    """ "border between X and Y", "X's border with Y", "X-Y border", "X border"."""

    def is_side(name: str) -> bool:
        return country_of_adjective(name) is not None or is_known(name)

    if (found := _BORDER_BETWEEN.match(words)) is not None:
        return RelativePhrase(PlaceRelation.BORDER, (found["one"], found["other"]))
    if (found := _BORDER_WITH.match(words)) is not None:
        sides = (found["other"],) if found["one"] is None else (found["one"], found["other"])
        return RelativePhrase(PlaceRelation.BORDER, sides)
    if (found := _BORDER_OF.match(words)) is None:
        return None
    ends = _split_ends(found["ends"], is_side)
    if ends is not None:
        return RelativePhrase(PlaceRelation.BORDER, ends)
    return RelativePhrase(PlaceRelation.BORDER, (found["ends"],)) if is_side(found["ends"]) else None


def _parse_between(words: str, is_known: Known) -> RelativePhrase | None:
    """ "between X and Y"."""
    del is_known
    found = _BETWEEN.match(words)
    return None if found is None else RelativePhrase(PlaceRelation.BETWEEN, (found["one"], found["other"]))


def _parse_river(words: str, is_known: Known) -> RelativePhrase | None:
    """ "the Euphrates river", "the banks of the Tigris in Mosul"."""
    del is_known
    found = _RIVER.match(words)
    if found is None:
        return None
    name = found["bank"] or found["after"] or found["before"]
    wider = () if found["wider"] is None else (found["wider"],)
    return RelativePhrase(PlaceRelation.RIVER, (name,), within=wider) if name[0].isupper() else None


def _split_ends(text: str, is_known: Known) -> tuple[str, str] | None:
    """ "Deir Ezzor–Damascus", "al-Bab-Manbij", "Homs to Hama" cut into two names, None where it is not two.

    A hyphen may be a name's own: there both sides have to be known, or one, of a name with one hyphen.
    """
    cuts = [
        (text[: cut.start()].strip(), text[cut.end() :].strip(), cut.group().strip())
        for cut in _DASHES.finditer(text)
    ]
    cuts = [cut for cut in cuts if cut[0] and cut[1]]
    for one, other, _ in cuts:
        if is_known(one) and is_known(other):
            return one, other
    sure = [(one, other) for one, other, dash in cuts if dash != "-"]
    if len(sure) == 1:
        return sure[0]
    if len(cuts) == 1 and not is_known(text):
        one, other, _ = cuts[0]
        if min(len(one), len(other)) >= SHORTEST_END and (is_known(one) or is_known(other)):
            return one, other
    return None
