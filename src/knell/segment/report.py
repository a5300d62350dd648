"""A report to its sentences, with what kind each is, and its quotations."""

import re
from collections.abc import Iterable, Iterator

from knell.model.report import Quotation, Report, Segments, Sentence
from knell.segment.abbreviations import CLAUSE_WORDS, STARTERS
from knell.segment.furniture import (
    AGENCY,
    LINK_WORDS,
    find_glued_credit,
    is_caption,
    is_credited,
    is_furniture,
    is_headline,
    is_list_heading,
    tells_of_picture,
)
from knell.segment.head import head_pieces
from knell.segment.paragraphs import find_paragraphs
from knell.segment.quotations import find_quotations
from knell.segment.sentences import split_sentences, trim

HEAD_PARAGRAPHS = 8
"""Paragraphs in which a dateline or a date stamp may stand: as many as reading looks at."""

_TAGS = re.compile(r"Tags:?\s(?=[A-Z#])")
_BUTTON = re.compile(r"slideshow \(\d{1,3} images?\)|\[click to enlarge\]|advertisement\b", re.IGNORECASE)
TAG_CHARACTERS = 600
"""Code points after "Tags" within which the text must go on."""

_INNER_DATELINE = re.compile(rf"\b[A-Z]{{3,}}(?: [A-Z]{{2,}}){{0,2}} ?\({AGENCY}\)\s*[-–—]*\s*(?=[\"“‘A-Z])")
"""Of an agency, in the midst of a paragraph: "MOSCOW (Sputnik) According to …"."""

_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_GLUED = (
    r"Read Also\b",
    r"Our Standards:",
    r"(?:Additional |Writing |)(?:Reporting|Editing) by\b",
    r"Comment via\b",
    r"Get short URL\b",
    r"\(Source:",
    r"Source TRT",
)
_GLUED_FURNITURE = re.compile(rf"(?<=\s)(?:{'|'.join(_GLUED)})")


def segment_report(report: Report) -> Segments:
    """Sentences in the order of the text, disjoint, together holding every letter and digit; and quotations.

    Takes time in proportion to the length of the text.
    """
    text, title_end = report.text, len(report.title)
    sentences: list[Sentence] = []
    if (title := trim(text, 0, title_end)) is not None:
        sentences.append(Sentence(*title, 0, "title"))
    paragraphs = list(find_paragraphs(text, min(title_end + 1, len(text))))
    phrase = None if report.dateline is None else report.dateline.phrase
    after_heading = False
    for number, (start, end) in enumerate(paragraphs, 1):
        line = text[start:end].strip()
        if after_heading and len(line.split()) <= LINK_WORDS and _ENDED.search(line) is None:
            sentences.append(Sentence(*_whole(text, start, end), number, "furniture"))
            continue
        after_heading = is_list_heading(line)
        is_head = number <= HEAD_PARAGRAPHS
        pieces = _segment_paragraph(text, title_end, (start, end), phrase if is_head else None, is_head)
        sentences += [Sentence(first, last, number, kind) for first, last, kind in pieces]
    kept = tuple(
        sentence for sentence in sentences if any(map(str.isalnum, text[sentence.start : sentence.end]))
    )
    spans = ([(0, title_end)] if title_end else []) + paragraphs
    quotations = find_quotations(text, spans, [sentence.end for sentence in kept])
    return Segments(kept, tuple(Quotation(start, end) for start, end in quotations))


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    return trim(text, start, end) or (start, end)


def _segment_paragraph(
    text: str, title_end: int, paragraph: tuple[int, int], phrase: str | None, is_head: bool
) -> Iterator[tuple[int, int, str]]:
    start, end = paragraph
    line = text[start:end].strip()
    if is_furniture(line) and len(line.split()) <= LINK_WORDS * 2:
        yield *_whole(text, start, end), "furniture"
        return
    is_captioned = len(line) < 600 and is_caption(line) and not (phrase and phrase in line)
    if is_captioned:
        yield from ((first, last, "caption") for first, last in split_sentences(text, start, end))
        return
    at = start
    if is_head:
        for first, last, kind in head_pieces(text, title_end, start, end, phrase):
            yield *_whole(text, first, last), kind
            at = last
    for first, last in _join_credits(text, split_sentences(text, at, end)):
        yield from _classify(text, first, last, phrase if is_head else None)


def _join_credits(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same, where a picture's credit at the head of a sentence belongs to the caption before it."""
    held: tuple[int, int] | None = None
    for start, end in sentences:
        if held is not None and is_credited(text, start, end):
            start = held[0]
        elif held is not None:
            yield held
        held = start, end
    if held is not None:
        yield held


def _classify(text: str, start: int, end: int, phrase: str | None) -> Iterator[tuple[int, int, str]]:
    """A sentence with its kind, parted where a dateline or a page's furniture was glued to it."""
    if phrase and text.startswith(phrase, start) and start + len(phrase) < end:
        yield start, start + len(phrase), "dateline"
        if (rest := trim(text, start + len(phrase), end)) is not None:
            yield from _classify(text, *rest, None)
        return
    while (button := _BUTTON.match(text, start, end)) is not None:
        yield start, button.end(), "furniture"
        if (rest := trim(text, button.end(), end)) is None:
            return
        start, end = rest
    inner = _INNER_DATELINE.search(text, start, end)
    if inner is not None:
        if (before := trim(text, start, inner.start())) is not None:
            # What stands before is glued to it as a rule: a picture's credit, the headline of another report.
            yield *before, "furniture" if is_headline(text[start : inner.start()]) else "body"
        yield *_whole(text, inner.start(), inner.end()), "dateline"
        yield from _classify(text, *_whole(text, inner.end(), end), None)
        return
    credit = find_glued_credit(text, start, end)
    if credit is not None:
        first, last = credit
        if tells_of_picture(text[start:first]):
            yield start, last, "caption"
        else:
            yield *_whole(text, start, first), "body"
            yield first, last, "furniture"
        yield from _classify(text, *_whole(text, last, end), None)
        return
    glued = _GLUED_FURNITURE.search(text, start, end)
    if glued is not None and glued.start() > start:
        yield from _classify(text, *_whole(text, start, glued.start()), None)
        yield *_whole(text, glued.start(), end), "furniture"
        return
    if _TAGS.match(text, start, end) and (lede := _after_tags(text, start, end)) is not None:
        yield *_whole(text, start, lede), "furniture"
        yield *_whole(text, lede, end), "body"
        return
    sentence = text[start:end]
    if is_furniture(sentence):
        yield start, end, "furniture"
    else:
        yield start, end, "caption" if is_caption(sentence) else "body"


def _after_tags(text: str, start: int, end: int) -> int | None:
    """Where the sentence begins that a list of tags was glued to; None where only tags are seen.

    Tags are names and nouns. The sentence begins with the first capitalised word that begins sentences, or
    else with the last capitalised word before the first clause word.
    """
    words = list(re.finditer(r"\S+", text[start : min(end, start + TAG_CHARACTERS)]))[2:]
    for word in words:
        if word[0].istitle() and word[0].lower() in STARTERS:
            return start + word.start()
    for number, word in enumerate(words[:-1]):
        following = words[number + 1][0]
        is_clause = word[0] in CLAUSE_WORDS and (
            not following[0].isupper() or word[0] in ("a", "the", "has", "have", "said")
        )
        if is_clause:
            capitals = [earlier.start() for earlier in words[:number] if earlier[0][0].isupper()]
            return start + capitals[-1] if capitals else None
    return None
