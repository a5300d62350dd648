"""Sentences of running news text, by the marks that end them and what stands around those."""

import re
from collections.abc import Iterator

from knell.segment.abbreviations import ALWAYS, BEFORE_CAPITAL, BEFORE_NUMBER, STARTERS

ELLIPSIS_WORDS = 4
"""Fewer words than this before "…" are a false start ("If… Mr Assad"), not a sentence."""

LOOK_AHEAD = 40
"""Code points after a stop in which the next letter must come; a bound, so that time stays linear."""

_CLOSING = "\"'”’»)\\]"
_OPENING = "\"'“‘«(\\["
# Quantifiers are bounded so that a line of ten thousand dots is still read in linear time.
_MARK = re.compile(
    rf"(?P<mark>[.!?…؟。]{{1,20}})(?P<close>[{_CLOSING}]{{0,4}})(?P<gap>\s{{0,20}})(?P<open>[{_OPENING}]{{0,3}})(?P<next>\w?)"
)
_WORD_BEFORE = re.compile(r"[\w.'’&-]{1,30}$")
_WORD_AFTER = re.compile(r"[\w'’.-]{1,30}")
_GLUED = re.compile(r"[A-Z][a-z]+\b(?![.@/]\w)|[A-Z]\s")
_ARTICLE_NAME = re.compile(r"(?:al|el|ash|an|ar|as|az|ad|at)-[A-Z]")
_INITIALS = re.compile(r"(?:^|[\s(.-])[A-Z]$")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end (exclusive) of each sentence of `text[start:end]`, in order, without blanks around them.

    Together they hold every character between `start` and `end` that is not blank.
    """
    begin = start
    for match in _MARK.finditer(text, start, end):
        if match.start() < begin or not _ends_sentence(text, begin, end, match):
            continue
        stop = match.start("gap")
        if (trimmed := trim(text, begin, stop)) is not None:
            yield trimmed
        begin = stop
    if (trimmed := trim(text, begin, end)) is not None:
        yield trimmed


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without blanks at its ends; None for nothing but blanks."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _ends_sentence(text: str, begin: int, end: int, match: re.Match[str]) -> bool:
    following = match["next"]
    at_next = match.end() - len(following)
    if not following:
        # A dash, a bracket or another mark follows: a sentence ends if a blank stands between.
        return bool(match["gap"]) and not _is_lower_after(text, match.end(), end)
    if not match["gap"]:
        return _is_glued_end(text, begin, match, at_next)
    if following.islower():
        is_name = _ARTICLE_NAME.match(text, at_next) is not None
        return is_name and match["mark"] == "." and not _is_abbreviation(text, begin, match, at_next)
    if match["mark"][0] in "!?؟。":
        return True
    if match["mark"] == "…" or match["mark"].startswith(".."):
        return len(text[max(begin, match.start() - 200) : match.start()].split()) >= ELLIPSIS_WORDS
    if match["close"] and match["close"][0] not in ")]":
        return True
    return not _is_abbreviation(text, begin, match, at_next)


def _is_lower_after(text: str, at: int, end: int) -> bool:
    end = min(end, at + LOOK_AHEAD)
    while at < end and not text[at].isalnum() and text[at] != "\n":
        at += 1
        if text[at - 1] in "–—-":
            # “… in Aleppo. – ‘Heavy price’ –”: a dash after the stop begins something new.
            return False
    return at < end and text[at].islower()


def _is_glued_end(text: str, begin: int, match: re.Match[str], at_next: int) -> bool:
    """ "killed.The army": a stop between a small letter and a capitalised word, or with a closing quote."""
    if len(match["mark"]) > 1 or (match["open"] and not match["close"]):
        return False
    before = text[match.start() - 1] if match.start() > begin else ""
    word = _WORD_BEFORE.search(text, max(begin, match.start() - 30), match.start())
    is_word = word is not None and len(word[0]) > 1 and word[0].isalpha() and word[0].lower() not in ALWAYS
    return before.islower() and is_word and _GLUED.match(text, at_next) is not None


def _is_abbreviation(text: str, begin: int, match: re.Match[str], at_next: int) -> bool:
    found = _WORD_BEFORE.search(text, max(begin, match.start() - 30), match.start())
    if found is None:
        return False
    word = found[0].lower().lstrip(".'’-&")
    after = _WORD_AFTER.match(text, at_next)
    following = "" if after is None else after[0].lower().rstrip(".")
    is_number = following[:1].isdigit()
    if word in ALWAYS:
        # "He saw the col. The army": rare; in capitals ("… OF THE MIN. THE …") a starter decides.
        return not (found[0].isupper() and len(found[0]) > 1 and following in STARTERS)
    if word in BEFORE_NUMBER and is_number:
        return not (word in ("no", "c", "p") and found[0].islower() and word != "p")
    if word in ("a.m", "p.m"):
        return following in ("gmt", "utc", "local", "est", "edt", "bst") or is_number
    if word in BEFORE_CAPITAL or _DOTTED.fullmatch(word):
        return following not in STARTERS and not is_number
    if _INITIALS.search(text, max(begin, match.start() - 2), match.start()):
        return following not in STARTERS
    # "1. The army": the number of a list item, not a sentence.
    return word.isdigit() and len(word) <= 2 and text[begin : match.start()].strip() == found[0]
