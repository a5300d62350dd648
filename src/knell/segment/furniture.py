"""What is on a page but not in the report: captions, navigation, tags, copyright and credits."""

import re

LINK_WORDS = 25
"""Longest headline of a "Read also" list; a longer line is text again."""

CAPTION_CHARACTERS = 400
"""A line with © that is longer than this is an article whose copyright line was glued to it."""

_CREDIT_CHARACTERS = 120
_MENU_WORDS = 10
_MENU_SHARE = 0.8
_HEADLINE_SHARE = 0.6

AGENCY = (
    r"(?:AFP|AP|EPA|Reuters|REUTERS|SANA|DHA|AA|Anadolu|Getty(?: Images)?|Xinhua|TASS|Sputnik|UPI|dpa|DPA)"
)

_LISTS = (
    r"(?:also )?read (?:also|more|next|this)",
    r"see also",
    r"related(?: \w{4,12})?",
    r"latest (?:articles|news|stories|headlines)",
    r"most (?:viewed|read|popular|shared|commented)",
    r"trending(?: now)?",
    r"recommended",
    r"you (?:may|might) also like",
    r"top stories",
    r"more (?:stories|news|on this story|from .{2,30})",
    r"tags?",
    r"topics?",
    r"keywords",
)
_BUTTONS = (
    r"(?:news )?podcasts?",
    r"don['’]t miss",
    r"advertisements?",
    r"sponsored",
    r"comments?(?: \(\d+\))?",
    r"leave a (?:comment|reply)",
    r"share(?: this)?(?: (?:article|story|on .{2,20}))?",
    r"follow us(?: on .{2,30})?",
    r"print(?: this page)?",
    r"e-?mail",
    r"tweet",
    r"facebook",
    r"twitter",
    r"whatsapp",
    r"sign up.{0,60}",
    r"subscribe.{0,60}",
    r"newsletter",
    r"click here.{0,60}",
    r"skip to .{2,20}",
    r"home",
    r"menu",
    r"search",
    r"log ?in",
)
_OPENINGS = (
    r"(?:read|see) also\b",
    r"also read\b",
    r"read more\b",
    r"related(?: articles?| stor(?:y|ies))?:",
    # A count of comments, and headlines: "612 Related Syrian Military Calls on …".
    r"[\W\d]{0,20}related\s(?-i:[A-Z])",
    r"share (?:this|on)\b",
    r"follow us\b",
    r"comment via\b",
    r"community standards",
    r"(?:©|\(c\)|copyright\b|all rights reserved)",
    r"our standards:",
    r"the thomson reuters trust",
    r"(?:additional )?reporting by\b",
    r"(?:writing|editing|compiled|translated) by\b",
    r"with (?:additional )?(?:inputs?|reporting) (?:from|by)\b",
    r"get short url\b",
    r"print this page\b",
    r"click here\b",
    r"\(?source:",
    r"source\s\w+\s?world\b",
    r"for more (?:news|stories)\b",
    r"sign up\b",
    r"subscribe\b",
    r"download (?:the|our) app",
    r"this article (?:was|is) (?:an edited|originally|first)",
    r"(?:tags?|topics|keywords):",
    r"tags\s(?-i:[A-Z#])",
    r"english bulletin\b",
    r"advertisement\b",
    r"--?\s?(?:afp|reuters|ap|agencies)\s*$",
)
_PICTURE = r"(?:picture|photo(?:graph)?|image|still|frame\s?grab|screengrab|video\sgrab)"
_CAPTIONS = (
    rf"an?\s(?:handout\s|file\s|combination\s|undated\s)?{_PICTURE}\b.{{0,80}}?"
    r"\b(?:taken|released|provided|shows?|showing|grabbed|posted|made\savailable|obtained|from)\b",
    r"a\s(?:general\s)?view\s(?:shows|of)\b",
    rf"(?:in\s)?this\s(?:\w+\s){{0,3}}{_PICTURE}\b",
    r"(?:file\s)?photo(?:graph)?s?\s?(?:by|:|courtesy|credit)",
    r"file\s(?:photo|picture|image)\b",
    r"image\s?(?:credit|:)",
    r"map\s(?:of\b.{0,60}\b)?(?:locating|showing)",
    r"pictured?\s?:",
)
_CREDITS = (
    r"©",
    rf"\((?:{AGENCY}|[Ff]ile)(?:\s?(?:[/|]|[Pp]hoto|via|File|[Aa]rchive|and)[^()]{{0,50}})?\)\s*\.?$",
    r"\(\w+ \w+ and [Aa]gencies\)\s*\.?$",
    rf"\[{AGENCY}[^\]]{{0,40}}\]\s*\.?$",
    rf"\b{AGENCY}\s?/\s?(?:File|[A-Z])[^.]{{0,60}}$",
    rf"/\s?{AGENCY}(?:\s?/\s?File)?\.?$",
    r"\b(?:Getty Images|DHA Photo|AP Photo)\b",
)

_GLUED_CREDIT = re.compile(
    rf"(?:\((?:{AGENCY}|[Ff]ile|[Pp]hoto)(?:\s?(?:[/|]|[Pp]hoto|via|File|[Aa]rchive|and|{AGENCY})[^()]{{0,50}})?\)"
    rf"|\([\w ]{{1,30}} and [Aa]gencies\)|\([A-Z]{{2,5}} Photo\)|\[{AGENCY}[^\]]{{0,40}}\])(?=\s+[\"“‘A-Z])"
)
"""A picture's credit that the text goes on after: "sits in a tent (File photo) A bomb killed"."""

_SAID = re.compile(r"\b(?:said|says|added|told|reported|according to)\b")

CAPTION_WORDS = 3
"""Words in small letters that a caption has at least: "BEIRUT (Reuters) Syrian forces" has none."""

_HEADING = re.compile(rf"[\W_]*(?:{'|'.join(_LISTS + _BUTTONS)})[\W_]*", re.IGNORECASE)
_LIST_HEADING = re.compile(rf"[\W_]*(?:{'|'.join(_LISTS)})[\W_]*", re.IGNORECASE)
_OPENING = re.compile(rf"[\W_]{{0,10}}(?:{'|'.join(_OPENINGS)})", re.IGNORECASE)
_CAPTION = re.compile(rf"[\W_]{{0,10}}(?:{'|'.join(_CAPTIONS)})", re.IGNORECASE)
_CREDIT = re.compile("|".join(_CREDITS))


def is_list_heading(line: str) -> bool:
    """Is this whole line a heading after which headlines of other reports follow, a line each?"""
    return _LIST_HEADING.fullmatch(line) is not None


def is_furniture(text: str) -> bool:
    """Is this line or sentence navigation, a tag list, a credit line or a copyright line?"""
    return _HEADING.fullmatch(text) is not None or _OPENING.match(text) is not None or _is_menu(text)


def is_caption(text: str) -> bool:
    """Does this line or sentence describe a picture, or end in a picture's credit?"""
    if _CAPTION.match(text) is not None:
        return True
    if _CREDIT.search(text, max(0, len(text) - _CREDIT_CHARACTERS)) is not None:
        return True
    return len(text) < CAPTION_CHARACTERS and "©" in text


def find_glued_credit(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the credit of a picture stands whose caption begins the sentence at `start`; None for no such caption."""
    first = _GLUED_CREDIT.search(text, start, end)
    if first is None:
        return None
    words = text[start : first.start()].split()
    is_named = words[-1:] and words[-1].endswith(("Presse", "Press"))
    if is_named or sum(word.islower() for word in words) < CAPTION_WORDS:
        return None
    last = first
    while (following := _GLUED_CREDIT.match(text, last.end() + 1)) is not None:
        last = following
    return first.start(), last.end()


def tells_of_picture(text: str) -> bool:
    """False for a sentence that somebody is quoted in: the picture beside it only stands after it."""
    return _SAID.search(text) is None


def is_headline(text: str) -> bool:
    """Is most of this written with capitals, as the headline of another report is?"""
    words = [word for word in text.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > _HEADLINE_SHARE * len(words)


def is_credited(text: str, start: int, end: int) -> bool:
    """True where a sentence begins with the credit of the picture whose caption stands before it."""
    return _GLUED_CREDIT.match(text, start, end) is not None


def _is_menu(text: str) -> bool:
    """A run of capitalised labels without a sentence: the links of a page's foot that were glued together."""
    words = text.split()
    if len(words) < _MENU_WORDS or text.rstrip()[-1:] in '.?!”"':
        return False
    capitalised = sum(word[:1].isupper() for word in words)
    return capitalised > _MENU_SHARE * len(words) and not text.isupper()
