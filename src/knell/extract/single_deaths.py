"""The one person whose death a report tells of without counting anybody: "4-year-old fatally shot", "Jon Sample died".

Asked only of a report that counts nobody as killed in the event that it is chiefly about: whoever writes of one victim
gives a name or an age, and no number. By the annotation guidelines a person who is named is a figure of one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from knell.extract.grounding import ground
from knell.extract.people import NAME, person_key
from knell.model.claim import Attribution, Claim, Harm, Scope, Span, Stance, VictimAxes, VictimClass
from knell.model.count import Count, Qualifier, Unit
from knell.text.lexicon import VictimNoun, victim_nouns
from knell.text.tokens import tokenise

FIRST_SENTENCES = 6
"""Sentences of the passage, with the headline, that are looked into: further down stand the deaths of other days."""

LONGEST = 1_000
"""Code points of a sentence that are looked into: what is longer is a list, and names in it take long to find."""

CONFIDENCE = 0.67
"""That of a figure of one person which stands in the words "a man": there is no number to be sure of."""

ADULT = 18
"""Years from which on nobody is a child (Convention on the Rights of the Child, article 1)."""

_AGED = (
    r"(?i:(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)[ -](?:year|month|week|day)s?[ -]old"
    r"(?:\s(?:boy|girl|child|man|woman|baby|toddler|teen|student|friend|cousin|nephew|niece|brother|sister|son|daughter|"
    r"\w+\s(?:boy|girl|man|woman|teen)))?\b)"
)
_NOUN = (
    r"(?:boy|girl|child|toddler|baby|infant|newborn|teen|teenager|man|woman|student|officer|deputy|trooper|soldier|"
    r"son|daughter|brother|sister|mother|father|wife|husband|grandmother|grandfather|cousin|nephew|niece|senior|freshman)"
)
_DETERMINED = (
    rf"(?:(?:\b(?i:an?|one|his|her|their|the)\s(?:[\w-]+\s){{0,2}})|^|\b[A-Z][\w.-]+\s)(?i:{_NOUN})\b"
)
_NAMED = rf"{NAME}(?:,?\s(?:Jr|Sr|II|III|IV)\b\.?)?"
_VICTIM = rf"(?P<victim>{_AGED}|{_DETERMINED}|{_NAMED})"
_ASIDE = (
    r"(?:,\s\d{1,2},?|,[^,.;]{1,60},|\s\(\d{1,2}\)|\sof\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)?,?|\swho[^,.;]{0,40})?"
)
_NO_OBJECT = r"(?!\s(?:an?|the|his|her|their|another|two|three|man|woman|teen\w*|boy|girl|wife)\b)"
""" "A man fatally shot a teenager", "who killed his wife": it is not he who died. After "was" it is."""
_DEATH = (
    r"(?P<passive>(?:was|is|has been|had been|who was)\s)?"
    r"(?:later\s|also\s|then\s|accidentally\s|reportedly\s|found\s)?"
    r"(?:dead|died|dies|(?:was\s)?pronounced\sdead|succumbed|passed\saway|lost\s(?:his|her|their)\slife|"
    r"shoots?\sand\skills?\s(?:himself|herself)|"
    r"(?:fatally\s(?:shot|wounded|injured|struck|stabbed)|(?:shot|stabbed|beaten|burned)\s(?:to\sdeath|dead|and\skilled)|"
    rf"shot,\skilled|killed|slain|murdered)(?(passive)|{_NO_OBJECT}))\b"
)
_HAS_DIED = r"['’]s?\s(?:(?:shooting|accidental|tragic|fatal)\s)?(?:death|killing|murder|slaying)\b"
_BEFALLEN = re.compile(rf"{_VICTIM}(?i:{_ASIDE},?\s{_DEATH}|{_HAS_DIED})", re.MULTILINE)
_OF = re.compile(
    r"\b(?:(?:[Dd]eath|[Kk]illing|[Mm]urder|[Ss]laying|[Hh]omicide|[Ss]hooting\sdeath)\sof|[Kk]ill(?:ed|s|ing)|"
    r"fatally\s(?:shot|shooting|shoots|wounded)|shot\sand\skilled|[Ff]uneral\s(?:set\s)?for|left)\s"
    rf"(?:(?:an?|the|his|her|their|one)\s)?{_VICTIM}(?P<after>\sdead)?"
)
_NOT_SO = re.compile(
    r"\b(?:not|never|nearly|almost|could|would|might|may|if|threat\w*|attempt\w*|tr(?:y|ied|ying)|want\w*|fear\w*|survive\w*|"
    r"no one|nobody|accus\w+ of planning|plann\w+)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_AND_BEFORE = re.compile(r"(?:\band|&)\s$", re.IGNORECASE)
_AND_AFTER = re.compile(rf",?\s(?:\d{{1,2}},\s)?(?:and|&)\s(?:(?:an?|the|his|her|their)\s\w|{_AGED}|{NAME})")
"""Of "Jon Sample and Ada Tester died" neither is the one who died."""
_BEFORE = 40
"""Code points before a death in which it may be taken back: "was nearly"."""


def find_single_death(
    text: str, passage: Sequence[Span], claims: Iterable[Claim], mention_id: str
) -> Claim | None:
    """The claim of the one death that a mention's passage tells of; None where it counts the dead, or tells of none.

    `claims` are those of the report. The claim is the outlet's own: who said it of one person is not asked.
    """
    claims = list(claims)
    if any(one.harm is Harm.KILLED and one.mention_id == mention_id for one in claims):
        return None
    for span in passage[: 1 + FIRST_SENTENCES]:
        for match in _deaths(text, span):
            return _claim(text, match, f"C{len(claims) + 1}", mention_id)
    return None


def _deaths(text: str, span: Span) -> Iterator[re.Match[str]]:
    end = min(span.end, span.start + LONGEST)
    found = (*_BEFALLEN.finditer(text, span.start, end), *_OF.finditer(text, span.start, end))
    for match in sorted(found, key=lambda one: one.start()):
        victim, before = match["victim"], text[max(span.start, match.start() - _BEFORE) : match.start()]
        is_told_before = match.re is _OF
        if is_told_before and match[0].startswith("left") and match["after"] is None:
            continue
        is_person = not re.fullmatch(_NAMED, victim) or person_key(victim) is not None
        is_one_of_two = _AND_BEFORE.search(before) is not None or (
            is_told_before and _AND_AFTER.match(text, match.end(), end) is not None
        )
        if is_person and not is_one_of_two and _NOT_SO.search(before) is None:
            yield match


def _noun_of(victim: str) -> VictimNoun | None:
    """The last word for a person of the victim as worded; "child" of an age under 18; None where there is neither."""
    nouns = victim_nouns()
    tokens = tokenise(f"child {victim}" if _is_minor(victim) else victim)
    found = (nouns.match(tokens, at) for at in reversed(range(len(tokens))))
    return next((each[1] for each in found if each is not None), None)


def _is_minor(victim: str) -> bool:
    age = re.match(_AGED, victim)
    return age is not None and not (
        "year" in age[0].lower() and age[0][:2].isdigit() and int(age[0][:2]) >= ADULT
    )


def _claim(text: str, match: re.Match[str], claim_id: str, mention_id: str) -> Claim:
    victim = match["victim"]
    noun = _noun_of(victim)
    return ground(
        text,
        Claim(
            claim_id=claim_id,
            mention_id=mention_id,
            scope=Scope.INCIDENT,
            span=Span(match.start(), match.end()),
            quote=match[0],
            count=Count(1, 1, Qualifier.EXACT, victim, Unit.PERSONS),
            harm=Harm.KILLED,
            victims=victim,
            victim_class=VictimClass.UNSPECIFIED if noun is None else noun.victim_class,
            victim=VictimAxes() if noun is None else noun.axes,
            attribution=Attribution(),
            part_of=None,
            stance=Stance.ASSERTED,
            confidence=CONFIDENCE,
        ),
    )
