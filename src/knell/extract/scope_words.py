"""Words of a sentence that speak for or against its figures summing over several incidents."""

import re

from knell.extract.scope import BETWEEN, PERIODS, SINCE_LONG, WARS
from knell.text.calendar_days import FULL_MONTH

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

PATTERNS = {
    "since_long": SINCE_LONG,
    "periods": PERIODS,
    "between": re.compile(
        rf"{BETWEEN.pattern}|\b(?:between|from) (?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:and|to|until|till)"
        rf" (?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{FULL_MONTH}",
        re.IGNORECASE,
    ),
    "wars": WARS,
    "series": re.compile(
        r"\b(?:series|string|spate) of\b|\b(?:campaign|offensive) (?:has|have|had)\b|\bsince then\b"
        r"|\bacross the (?:country|province|region)\b|\bnationwide\b"
        r"|\b(?:several|many|various|different) (?:\w+ )?(?:cities|provinces)\b"
        r"|\b\w+ (?:days|weeks|months) of (?:\w+ )?(?:air ?strikes|bombing|bombardment|shelling|fighting|raids)\b",
        re.IGNORECASE,
    ),
    "across": re.compile(r"\b(?:across|throughout|all over)\b", re.IGNORECASE),
    "around": re.compile(
        r"\bin and around\b"
        r"|\band (?:its|the|their) (?:surround\w+|outskirts|countryside|suburbs|neighbou?ring|nearby)\b"
        r"|\band (?:other|surrounding|neighbou?ring|nearby)\b",
        re.IGNORECASE,
    ),
    # "in August shelling", "in late May"; a day of the month is no period.
    "month": re.compile(rf"(?<!\d )\b{FULL_MONTH}\b(?! \d)"),
    "long": re.compile(r"\b(?:weeks|months|years)\b(?! (?:ago|earlier|before|later|old)\b)", re.IGNORECASE),
    # The apostrophe of "Saturday's attack" is lost in many texts.
    "one_attack": re.compile(
        rf"\b(?:an?|the|another|one|that|this|{WEEKDAY}['’]?s) (?:[\w-]+ ){{0,4}}?"
        r"(?:attack|strike|airstrike|raid|bombing|blast|explosion|massacre|bomb|bomber|shelling|assault|ambush|battle)\b",
        re.IGNORECASE,
    ),
    "perfect": re.compile(r"\b(?:has|have|had) (?:\w+ )?(?:killed|left|claimed|cost|been|died|wounded)\b"),
    "present_perfect": re.compile(
        r"\b(?:has|have) (?:\w+ )?"
        r"(?:killed|left|claimed|cost|been|died|wounded|forced|displaced|led|resulted|caused|taken)\b",
        re.IGNORECASE,
    ),
    "attacks": re.compile(
        r"\b(?:strikes|airstrikes|attacks|raids|bombings|clashes|bombardments|battles|operations|bombs)\b",
        re.IGNORECASE,
    ),
    "total": re.compile(r"\b(?:total|overall|altogether|so far|in all)\b", re.IGNORECASE),
    # What still rises is the toll of one attack.
    "toll_moves": re.compile(
        r"\b(?:toll|number)\b.{0,80}\b(?:ris\w+|rose|reached|climb\w+|stands|stood|to)\b", re.IGNORECASE
    ),
    # "the deadliest attack since 2014": what is looked back on is no period of the figure's.
    "worst_since": re.compile(
        r"\b(?:deadliest|worst|first|highest|heaviest|bloodiest|biggest|largest|fiercest|most \w+)\b"
        r".{0,60}\b(?:since|in (?:months|weeks|years)|of the)\b",
        re.IGNORECASE,
    ),
    "since": re.compile(r"\bsince\b", re.IGNORECASE),
}


def find_scope_words(text: str) -> frozenset[str]:
    """The names of the patterns of `PATTERNS` that a sentence matches."""
    return frozenset(name for name, pattern in PATTERNS.items() if pattern.search(text))
