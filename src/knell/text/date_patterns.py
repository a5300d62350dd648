"""The patterns of date phrases, in the order in which they are tried: longer ones before their parts."""

import re
from collections.abc import Mapping

from knell.text.date_rules import (
    Rule,
    read_absolute,
    read_ago,
    read_day_of_month,
    read_day_word,
    read_iso,
    read_month_of_year,
    read_named_span,
    read_numeric,
    read_overnight,
    read_past,
    read_plan,
    read_weekday,
    read_weekday_of_week,
    read_year,
)
from knell.text.range_rules import (
    read_day_range,
    read_decade,
    read_half_of_year,
    read_month_range,
    read_part_of_month,
    read_part_of_span,
    read_two_days,
    read_week_of_month,
    read_weekday_list,
    read_year_range,
)

_MONTH = (
    r"(?P<month{n}>(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAYNAME = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = (
    r"(?P<weekday{n}>" + _DAYNAME + r")(?:['’]?s\b)?"
    r"(?: (?P<part{n}>(?:early )?(?:morning|afternoon|evening|night|dawn)))?"
)
NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?|several|(?:a )?few"
    r"|(?:a )?couple of)"
)
_UNIT = r"(?:hour|day|week|fortnight|month|year|decade)s?"
_DAY = r"(?P<day{n}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,? ?(?P<year{n}>(?:19|20)\d\d)\b)"
_FOUR = r"(?:19|20)\d\d"
_LEAD = (
    r"(?P<lead>last |this past |early(?: on)? |late(?: on)? "
    r"|(?:at |around )?(?:dawn|daybreak|noon|midday|midnight) on "
    r"|the (?:early hours|morning|afternoon|evening|night) of )?"
)
_TO = r"(?: to | until | till | through |-| - |–| – )"
_NAMED = r"(?:(?P<named{n}>(?i:" + _DAYNAME + r"))(?:,? (?:the )?| \())?"
"""A weekday beside a full date says nothing more: it is a part of the phrase, and no second date."""


def _month_day(first: int, second: int) -> str:
    """ "May 3, 2016" or "3 May 2016"; groups month, day and year, numbered by the order of the words."""
    return (
        rf"(?:{_MONTH.format(n=first)} {_DAY.format(n=first)}\b{_YEAR.format(n=first)}?"
        rf"|{_DAY.format(n=second)}(?: of)? {_MONTH.format(n=second)}{_YEAR.format(n=second)}?)"
    )


_CASED: tuple[tuple[Rule, str], ...] = (
    (
        read_iso,
        rf"\b(?P<iyear>{_FOUR})[-/](?P<imonth>[01]?\d)[-/](?P<iday>[0-3]?\d)(?:T[\d:.]+Z?)?(?![\d/-])",
    ),
    (
        read_numeric,
        rf"(?<![\d/.-])(?P<nday>\d{{1,2}})(?P<nmark>[./-])(?P<nmonth>\d{{1,2}})(?P=nmark)(?P<nyear>{_FOUR})\b",
    ),
    (
        read_day_range,
        rf"\b(?:(?i:between ){_month_day(1, 3)} and |(?:(?i:from ))?{_month_day(5, 7)}{_TO}){_month_day(2, 4)}",
    ),
    (
        read_two_days,
        rf"\b{_MONTH.format(n=1)} {_DAY.format(n=1)}(?: and | to |-|–){_DAY.format(n=2)}\b{_YEAR.format(n=1)}?"
        rf"|\b{_DAY.format(n=3)}(?: and | to |-|–){_DAY.format(n=4)} {_MONTH.format(n=2)}{_YEAR.format(n=2)}?",
    ),
    (
        read_absolute,
        rf"\b{_NAMED.format(n=1)}{_MONTH.format(n=1)} {_DAY.format(n=1)}\b(?!,\d)"
        rf"(?! (?:people|civilians|others|killed)){_YEAR.format(n=1)}?"
        rf"|\b{_NAMED.format(n=2)}{_DAY.format(n=2)}(?: of)? {_MONTH.format(n=2)}{_YEAR.format(n=2)}?",
    ),
    (
        read_week_of_month,
        rf"\b(?i:the (?P<week>first|second|third|fourth|last) week of) {_MONTH.format(n=1)}{_YEAR.format(n=1)}?",
    ),
    (
        read_part_of_month,
        r"\b(?i:(?P<monthpart>early|mid|late|the (?:beginning|start|middle|end) of)(?: in)?)[- ]"
        rf"{_MONTH.format(n=1)}{_YEAR.format(n=1)}?",
    ),
    (
        read_month_range,
        rf"\b(?:(?i:from) {_MONTH.format(n=1)}{_YEAR.format(n=1)}? (?:to|until|through)"
        rf"|(?i:between) {_MONTH.format(n=3)}{_YEAR.format(n=3)}? and) {_MONTH.format(n=2)}{_YEAR.format(n=2)}?",
    ),
    (
        read_month_of_year,
        rf"\b{_MONTH.format(n=1)}(?: of)? (?i:(?P<ofyear>last|this) year)\b|\b(?i:last) {_MONTH.format(n=2)}",
    ),
    (read_absolute, rf"\b{_MONTH.format(n=1)}(?:['’]?s\b)?{_YEAR.format(n=1)}?"),
)
"""Patterns with names of months, which keep their capital: "may" and "march" are verbs."""

_PATTERNS: tuple[tuple[Rule, str], ...] = (
    (
        read_overnight,
        rf"\bovernight (?:on |from )?(?P<weekday1>{_DAYNAME})"
        rf"(?:(?: to | into | and(?: into)? |-|–)(?P<weekday2>{_DAYNAME})(?: morning)?)?\b",
    ),
    (read_weekday_of_week, rf"\b(?P<weekday1>{_DAYNAME}),?(?: of)? (?P<ofweek>last|this) week\b"),
    (
        read_weekday_list,
        rf"\b(?P<listfirst>{_DAYNAME})(?:, {_DAYNAME}){{1,5}},? and (?P<listlast>{_DAYNAME})\b",
    ),
    (
        read_plan,
        rf"\b(?P<plan>(?:the day after )?tomorrow|(?:next|(?:this )?coming) (?:{_DAYNAME}|week|month|year))\b",
    ),
    (
        read_weekday,
        rf"\b{_LEAD}{_PART.format(n=1)}(?:(?: and(?: into)? | or | to | through |-){_PART.format(n=2)})?",
    ),
    (
        read_day_word,
        r"\b(?P<dayword>the day before yesterday|yesterday|last night|overnight|earlier today|today|tonight"
        r"|this (?:morning|afternoon|evening))(?:['’]?s\b)?",
    ),
    (
        read_part_of_span,
        r"\b(?P<spanpart>early|mid|late|the (?:beginning|start|middle|end) of)[- ]"
        r"(?P<whichspan>last|this) (?P<span>week|month|year)\b",
    ),
    (
        read_named_span,
        r"\b(?P<which>(?:earlier |later )?this|last|the past) (?P<span>week|month|year|weekend)\b",
    ),
    (read_named_span, r"\b(?P<which>(?:over |at |during )?the) (?P<span>weekend)\b"),
    (
        read_past,
        rf"\b(?:in|over|during|within|for) (?:the )?(?:past|last|recent|previous) "
        rf"(?:(?P<number>{NUMBER}) )?(?P<unit>{_UNIT})\b",
    ),
    (read_past, rf"\bthe (?:past|last|previous) (?P<number>{NUMBER}) (?P<unit>{_UNIT})\b"),
    (read_ago, rf"\b(?P<agonumber>{NUMBER}) (?P<agounit>{_UNIT}) ago\b"),
    (
        read_half_of_year,
        r"\bthe (?P<ordinal>first|second|third|fourth|last) (?P<fraction>half|quarter) of (?P<halfyear>"
        rf"{_FOUR})\b",
    ),
    (read_decade, r"\b(?:the )?(?P<decadepart>early[- ]|mid-?|late[- ])?(?P<decade>(?:19|20)\d0)['’]?s\b"),
    (
        read_year_range,
        rf"\b(?:between (?P<fromyear>{_FOUR}) and|(?:from )?(?P<fromyear2>{_FOUR})(?: to | until | through |-|–)) ?"
        rf"(?P<toyear>{_FOUR})\b",
    ),
    (
        read_year,
        r"\b(?:(?:in|during|by|since) )?(?<!of )(?P<yearpart>early[- ]|mid-?|late[- ])?"
        rf"(?P<year>{_FOUR})\b(?! (?:people|civilians|families|fighters))",
    ),
    (read_day_of_month, r"\bon the (?P<bareday>[0-3]?\d)(?:st|nd|rd|th)(?=[,.;:)]|$)"),
)

_MONTH_NAME = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_NEEDED: Mapping[Rule, re.Pattern[str]] = {
    rule: re.compile(pattern, re.IGNORECASE)
    for pattern, rules in (
        (_FOUR, (read_iso, read_numeric, read_half_of_year, read_decade, read_year_range, read_year)),
        (r"(?:n|s|r|i|u)day", (read_overnight, read_weekday_of_week, read_weekday_list, read_weekday)),
        (r"tomorrow|next |coming ", (read_plan,)),
        (r"yesterday|overnight|today|tonight|last night|this (?:mor|aft|eve)", (read_day_word,)),
        (r"(?:this|last|past|the) (?:week|month|year)", (read_part_of_span, read_named_span)),
        (r"(?:past|last|recent|previous) ", (read_past,)),
        (r" ago\b", (read_ago,)),
        (r"on the \d", (read_day_of_month,)),
    )
    for rule in rules
}
"""What a text must hold for a rule to find anything: looked for once, and cheaper than the pattern itself."""

COMPILED = (
    *((rule, re.compile(pattern), _NEEDED.get(rule, _MONTH_NAME)) for rule, pattern in _CASED),
    *((rule, re.compile(pattern, re.I), _NEEDED[rule]) for rule, pattern in _PATTERNS),
)
"""Rules with their patterns, and what a text must hold for them."""

DATED = frozenset(
    {
        read_absolute,
        read_day_range,
        read_decade,
        read_half_of_year,
        read_iso,
        read_month_range,
        read_numeric,
        read_part_of_month,
        read_two_days,
        read_week_of_month,
        read_year,
        read_year_range,
    }
)
"""Rules whose phrases need no day of publication where they name a year."""
