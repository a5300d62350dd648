"""Names and descriptions of those who speak, as a sentence gives them before or after a verb of speech."""

from dataclasses import dataclass

from knell.extract.sentence import Clause
from knell.text.calendar_days import MONTHS, WEEKDAYS
from knell.text.lexicon import party_words, speech_words
from knell.text.tokens import Kind

PERSON_PRONOUNS = frozenset({"he", "she"})


BODY_PRONOUNS = frozenset({"it", "they"})


DETERMINERS = frozenset(
    {"the", "a", "an", "this", "our", "its", "their", "his", "another", "one", "some", "other"}
)


LINKS = frozenset({"of", "for", "in", "at", "and", "&", "on", "from", "to", "al", "the"})


MAX_NAME = 16
"""Words of the longest claimant: "the National Coalition for Syrian Revolution and Opposition Forces"."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks, as worded: tokens `first` to `last` (exclusive). `kind` is "person", "body", "several".

    `pronoun` is True for he, she, it, they: somebody named before. `via` is who it was told to, None for nobody.
    """

    first: int
    last: int
    kind: str
    is_pronoun: bool = False
    via: str | None = None


def _kind(clause: Clause, first: int, last: int) -> str | None:
    """What the speaker is: by its last noun for speakers, or by a capitalised name."""
    if all(clause.low(at) in DETERMINERS or clause.tokens[at].kind is Kind.MARK for at in range(first, last)):
        return None
    parties = party_words()
    named = first + (clause.low(first) in DETERMINERS)
    if any(
        (m := table.match(clause.tokens, named)) and m[0] == last
        for table in (parties.names, parties.countries)
    ):
        return "body"
    speakers = speech_words().speakers
    kinds = [speakers[clause.low(at)] for at in range(first, last) if clause.low(at) in speakers]
    names = [at for at in range(first, last) if clause.tokens[at].is_capitalised]
    tail = [at for at in range(last - 2, last) if at >= first and clause.tokens[at].is_capitalised]
    if any(clause.low(at) in speech_words().roles for at in range(first, last)) and tail:
        return "person"
    if clause.low(last - 1) in speakers:
        return speakers[clause.low(last - 1)]
    if kinds:
        return kinds[0] if "of" in [clause.low(at) for at in range(first, last)] else kinds[-1]
    if not names:
        return None
    return "person" if 1 <= len(names) <= 4 and not clause.tokens[last - 1].text.isupper() else "body"


ADVERB_END = ("ongly", "icly", "ally", "ously", "ately")
"""Of adverbs between a speaker and the verb: "strongly", "publicly", "officially", "immediately"; no "family"."""


def left_name(clause: Clause, verb: int) -> Speaker | None:
    """The name or description that ends right before the verb."""
    last = verb
    while clause.low(last - 1) in (
        "also",
        "earlier",
        "later",
        "has",
        "had",
        "have",
        "reportedly",
        "then",
        "just",
        "repeatedly",
        "previously",
    ) or clause.low(last - 1).endswith(ADVERB_END):
        last -= 1
    last = _before_date(clause, last)
    if clause.low(last - 1) in PERSON_PRONOUNS | BODY_PRONOUNS:
        kind = "person" if clause.low(last - 1) in PERSON_PRONOUNS else "body"
        return Speaker(last - 1, last, kind, True)
    if clause.low(last - 1) in (",", ")"):
        if (skipped := _skip_aside(clause, last - 1)) is None:
            return None
        last = skipped
    elif clause.tokens[last - 1].text == "who":
        last -= 1
    first = _walk_left(clause, last)
    speaker = _speaker(clause, first, last)
    return speaker and _named_before(clause, speaker)


def _before_date(clause: Clause, last: int) -> int:
    """Before "on Sunday", "in August", "late Friday": these stand between a speaker and the verb."""
    if clause.low(last - 1) not in CALENDAR or last < 3:
        return last
    at = last - 1
    while clause.low(at - 1) in ("on", "in", "late", "early", "last"):
        at -= 1
    return at


CALENDAR = frozenset(
    (*WEEKDAYS, *(name for names in MONTHS for name in names if len(name) > 3), "yesterday", "today")
)


def _named_before(clause: Clause, speaker: Speaker) -> Speaker:
    """ "Ahmed al-Khatib a local activist told": the name before a description whose comma is lost."""
    if clause.low(speaker.first) not in ("a", "an", "the") or speaker.kind != "person":
        return speaker
    if any(clause.tokens[at].is_capitalised for at in range(speaker.first + 1, speaker.last)):
        return speaker
    last = speaker.first - (clause.low(speaker.first - 1) == ",")
    first = last
    while (
        first > 0
        and last - first < LONGEST_PERSON
        and (
            (clause.tokens[first - 1].is_capitalised and clause.tokens[first - 1].kind is Kind.WORD)
            or clause.low(first - 1) in ("al", "-", "el", "abu", "bin", "ibn")
        )
    ):
        first -= 1
    capitals = [at for at in range(first, last) if clause.tokens[at].is_capitalised]
    if len(capitals) < 2 or clause.low(first) in DAYS or clause.low(first) in DETERMINERS:
        return speaker
    return Speaker(first, last, "person")


LONGEST_PERSON = 7
"""Tokens of a person's name, hyphens counted."""


LONGEST_ASIDE = 32
"""Tokens: ", a Britain-based group that relies on a network of sources on the ground in Syria,"."""


def _skip_aside(clause: Clause, at: int) -> int | None:
    """Past ", a Britain-based war monitor," or "(SOHR)" before the verb: the token after the name itself."""
    opener = "(" if clause.low(at) == ")" else ","
    for start in range(at - 1, max(at - LONGEST_ASIDE, 0), -1):
        if clause.low(start) == opener:
            return start
        if clause.low(start) in (".", ";", '"', "”"):
            return None
    return None


def _walk_left(clause: Clause, last: int) -> int:
    words = speech_words()
    first = last
    while first > 0 and last - first < MAX_NAME:
        token = clause.tokens[first - 1]
        low = token.low
        if low in DETERMINERS and first < last:
            first -= 1
            if clause.low(first - 1) == "of" and clause.low(first - 2) in words.speakers:
                first -= 1
                continue
            break
        inside = low in words.speakers or low in words.modifiers
        link = first < last and low in LINKS and first - 2 >= 0 and _named(clause, first - 2)
        dash = token.text in "-.’'" and first - 1 > 0 and clause.tokens[first - 2].end == token.start
        if not ((token.is_capitalised and token.kind is Kind.WORD) or inside or link or dash):
            break
        if token.is_capitalised and low in DAYS:
            break
        first -= 1
    while first < last and (
        (clause.low(first) in LINKS - {"the"} and not clause.tokens[first].is_capitalised)
        or clause.tokens[first].kind is Kind.MARK
    ):
        first += 1
    return first


DAYS = frozenset((*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS), "meanwhile", "however", "but", "on", "in"))


def _named(clause: Clause, at: int) -> bool:
    token = clause.tokens[at]
    words = speech_words()
    return token.kind is Kind.WORD and (token.is_capitalised or token.low in words.speakers)


def _speaker(clause: Clause, first: int, last: int) -> Speaker | None:
    if first >= last or (kind := _kind(clause, first, last)) is None:
        return None
    return Speaker(first, last, kind)


def right_name(clause: Clause, at: int) -> Speaker | None:
    """The name or description that begins at token `at`: after "said" and "according to"."""
    words = speech_words()
    end = at
    while end < len(clause.tokens) and end - at < MAX_NAME:
        token = clause.tokens[end]
        low = token.low
        if low in DETERMINERS and (end == at or clause.low(end - 1) in LINKS):
            end += 1
            continue
        inside = low in words.speakers or low in words.modifiers
        following = clause.tokens[end + 1] if end + 1 < len(clause.tokens) else None
        link = (
            end > at
            and low in LINKS - {"on", "from", "to"}
            and following is not None
            and (
                following.is_capitalised
                or following.low in words.speakers
                or following.low in DETERMINERS | words.modifiers
            )
        )
        dash = token.text in "-.’'" and following is not None and token.end == following.start and end > at
        if not (
            (token.is_capitalised and token.kind is Kind.WORD) or inside or link or dash
        ) or low in DAYS - {
            "in",
            "on",
        }:
            break
        end += 1
    while end > at and (
        clause.low(end - 1) in LINKS | DETERMINERS or clause.tokens[end - 1].kind is Kind.MARK
    ):
        end -= 1
    return _speaker(clause, at, end)
