"""Who asserts a figure: speakers followed through a report, pronouns resolved, organisations named in full."""

import re
from dataclasses import dataclass, replace

from knell.extract.sentence import Clause
from knell.extract.speakers import DETERMINERS, Speaker
from knell.extract.speech import Speech, find_speech
from knell.model.claim import Attribution
from knell.text.lexicon import speech_words

ORGANISATION = re.compile(
    r"\b(?:[A-Z][\w’'-]*\s+(?:(?:for|of|and|the|in)\s+(?:the\s+)?)?){1,7}"
    r"(?:Observatory|Network|Rights|Ministry|Agency|Centre|Center|Council|Committee|Coalition|Nations|Crescent|Cross"
    r"|Defence|Defense|Borders|International|Watch|Command|Organization|Organisation|Forces|Fund|Group|Commission"
    r"|Department|Office|Institute|Charity|Association|Union|Police|Army)\b"
)
MONITOR_WORDS = frozenset("monitor monitors observatory watchdog monitoring sohr".split())
GENERIC_BODIES = frozenset(
    "group organisation organization body agency charity network centre center".split()
)


LOCAL_ROLES = frozenset({"governor", "mayor", "resident", "mp"})
""""Homs governor": the place before the role is no organisation."""


OFFICES = frozenset(
    {
        "foreign",
        "prime",
        "defence",
        "defense",
        "interior",
        "health",
        "vice",
        "deputy",
        "former",
        "human rights",
        "media",
        "local",
        "senior",
        "opposition",
        "information",
    }
)
""""Foreign Minister": the word before the role is part of the office."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks in a report. `name` is verbatim; `organisation` whom they speak for, None if unknown."""

    name: str
    organisation: str | None
    kind: str
    via: str | None = None
    role: str | None = None
    """What the report calls them beside the name: "Foreign Minister"; None for nothing."""

    def attribution(self) -> Attribution:
        """The voice as a link of a claim's chain."""
        return Attribution(self.name, self.organisation, self.via)


@dataclass(slots=True)
class Voices:
    """Who has spoken so far, for pronouns and for sentences that go on."""

    monitor: str | None = None
    """The monitoring organisation that the report names in full, None where it names none."""
    person: Voice | None = None
    body: Voice | None = None
    last: Voice | None = None
    last_clause: int = -9


def start_voices(text: str) -> Voices:
    """Voices of a report before its first sentence: the organisations that it names in full are known."""
    names = list(dict.fromkeys(m.group() for m in ORGANISATION.finditer(text)))
    monitors = [n for n in names if "Observatory" in n or n.endswith("Rights") or "Monitor" in n]
    full = [n for n in monitors if len(n.split()) > 2] or monitors
    return Voices(monitor=_trim(full[0]) if full else None)


def _trim(name: str) -> str:
    words = name.split()
    while words and words[0] in ("The", "On", "In", "A", "But", "Meanwhile", "Director", "Head"):
        words.pop(0)
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class HeardSpeech:
    """A frame of speech with the voice that it stands for."""

    frame: Speech
    voice: Voice


def hear(clause: Clause, voices: Voices) -> list[HeardSpeech]:
    """The frames of a sentence with their voices; remembers who spoke. Call it sentence by sentence."""
    heard = []
    for frame in find_speech(clause):
        voice = _voice(clause, frame.speaker, voices)
        if voice is None:
            continue
        if voice.organisation is None:
            voice = replace(voice, organisation=_aside(clause, frame, voices))
        heard.append(HeardSpeech(frame, voice))
        if voice.kind == "person":
            voices.person = voice
        else:
            voices.body = voice
        voices.last, voices.last_clause = voice, clause.index
    return heard


def _aside(clause: Clause, frame: Speech, voices: Voices) -> str | None:
    """The organisation in words set between name and verb: "Rami Abdel Rahman, the head of the monitor, said"."""
    lows = {clause.low(at) for at in range(frame.speaker.last, frame.verb)}
    if lows & MONITOR_WORDS:
        return voices.monitor
    if frame.verb - frame.speaker.last > 2:
        match = ORGANISATION.search(clause.words(frame.speaker.last, frame.verb))
        return None if match is None else _trim(match.group())
    return None


def attribute(clause: Clause, token: int, heard: list[HeardSpeech], voices: Voices) -> Voice | None:
    """Who gives the figure at `token`; None where the outlet speaks in its own voice."""
    before = [
        h for h in heard if h.frame.verb < token and h.frame.covers_after and h.frame.speaker.last <= token
    ]
    after = [
        h for h in heard if h.frame.verb > token and h.frame.covers_before and h.frame.speaker.first > token
    ]
    if before and after:
        closer = after[0] if _closes(clause, token, after[0], before[-1]) else before[-1]
        return closer.voice
    if before:
        return before[-1].voice
    if after:
        return after[0].voice
    if heard:
        return None
    return _carried(clause, voices)


def _closes(clause: Clause, token: int, after: HeardSpeech, before: HeardSpeech) -> bool:
    """True where the frame after the figure ends the sentence and another clause began in between."""
    between = [clause.low(at) for at in range(before.frame.verb, token)]
    return not after.frame.covers_after and any(w in ("while", "but", ";", ".", "”", '"') for w in between)


WAR = re.compile(
    r"\b(?:civil war|war|conflict|uprising|revolt) (?:in|which|that|broke|began|erupted|has|since|started)\b"
)
QUOTES = frozenset('"“‘«')


def _carried(clause: Clause, voices: Voices) -> Voice | None:
    """An unattributed sentence that plainly goes on with an attributed report keeps its claimant."""
    if voices.last is None or clause.index - voices.last_clause != 1:
        return None
    if WAR.search(clause.text, clause.sentence.start, clause.sentence.end):
        return None  # the toll of the war, with which an article closes, is the outlet's own
    opens_quote = clause.tokens[0].text in QUOTES
    if not opens_quote and speech_words().continues.match(clause.tokens, 0) is None:
        return None
    voice = voices.last
    voices.last_clause = clause.index
    return voice


def _voice(clause: Clause, speaker: Speaker, voices: Voices) -> Voice | None:
    if speaker.is_pronoun:
        known = voices.person if speaker.kind == "person" else voices.body
        return known and Voice(known.name, known.organisation, known.kind, speaker.via or known.via)
    first, last = speaker.first, speaker.last
    name, organisation = _split_role(clause, first, last)
    if organisation is None:
        organisation = _organisation(clause, first, last, voices)
    elif set(organisation.lower().split()) & MONITOR_WORDS and voices.monitor:
        organisation = voices.monitor
    if speaker.kind == "person" and organisation is None and voices.person is not None:
        if name.split()[-1] == voices.person.name.split()[-1]:
            organisation = voices.person.organisation
    whole = clause.words(first, last)
    role = whole.replace(name, "").strip(" ,") or None
    return Voice(name, organisation, speaker.kind, speaker.via, role)


def _split_role(clause: Clause, first: int, last: int) -> tuple[str, str | None]:
    """ "Observatory director Rami Abdel Rahman" -> the person, and the organisation before the role."""
    roles = speech_words().roles
    at = next((i for i in range(last - 1, first - 1, -1) if clause.low(i) in roles), None)
    if at is None:
        return clause.words(first, last), None
    if (split := _role_of_then_name(clause, at, last)) is not None:
        return split
    has_name = at + 1 < last and clause.tokens[at + 1].is_capitalised
    if has_name:
        stop = at
        while stop > first and clause.low(stop - 1) in roles:
            stop -= 1
        start = first + (clause.low(first) in DETERMINERS)
        before = clause.words(start, stop) if stop > start and clause.low(at) not in LOCAL_ROLES else None
        is_office = before is not None and before.lower() in OFFICES
        return clause.words(at + 1, last), None if is_office else before
    if clause.low(at + 1) in ("of", "for", "at", "in") and at + 2 < last:
        inner = at + 2 + (clause.low(at + 2) in DETERMINERS)
        if inner < last and clause.low(at + 1) in ("of", "for"):
            return clause.words(first, last), clause.words(inner, last)
    return clause.words(first, last), None


def _role_of_then_name(clause: Clause, role: int, last: int) -> tuple[str, str] | None:
    """ "Director of the Syrian Observatory for Human Rights Rami Abdel Rahman": the name follows what it heads."""
    if clause.low(role + 1) not in ("of", "for"):
        return None
    inner = role + 2 + (clause.low(role + 2) in DETERMINERS)
    stretch = clause.words(inner, last) if inner < last else ""
    match = ORGANISATION.match(stretch)
    if match is None or not stretch[match.end() :].strip() or not stretch[match.end() :].strip()[0].isupper():
        return None
    return stretch[match.end() :].strip(), match.group()


def _organisation(clause: Clause, first: int, last: int, voices: Voices) -> str | None:
    lows = {clause.low(i) for i in range(first, last)}
    name = clause.words(first, last)
    if lows & MONITOR_WORDS and not lows & {"network", "activists"}:
        return voices.monitor
    if (
        lows & GENERIC_BODIES
        and clause.low(first) in ("the", "a")
        and last - first <= 3
        and voices.monitor is not None
    ):
        return (
            voices.monitor
            if not any(clause.tokens[i].is_capitalised for i in range(first + 1, last))
            else None
        )
    if match := ORGANISATION.fullmatch(_trim(name)):
        return match.group()
    return None
