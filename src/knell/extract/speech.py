"""Frames of reported speech in a sentence: who says something, and which stretch of the sentence it covers."""

from dataclasses import dataclass

from knell.extract.sentence import Clause
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


@dataclass(frozen=True, slots=True)
class Speech:
    """A frame of speech: the speaker, the verb's token, and whether the words stand before it or after it.

    `covers_before` and `covers_after` say on which side of the frame the reported words stand.
    """

    speaker: Speaker
    verb: int
    covers_before: bool
    covers_after: bool


def find_speech(clause: Clause) -> list[Speech]:
    """Every frame of speech of the sentence, in order."""
    frames: list[Speech] = []
    words = speech_words()
    for at, token in enumerate(clause.tokens):
        if token.low == "according" and clause.low(at + 1) == "to":
            if (speaker := _right_name(clause, at + 2)) is not None:
                frames.append(Speech(speaker, at, True, at < 3))
        elif token.low in words.verbs and token.low != "according" and _reports(clause, at):
            if (frame := _verb_frame(clause, at)) is not None:
                frames.append(frame)
        elif token.low == ":" and clause.sentence.kind == "title":
            frames += _title_frames(clause, at)
    if clause.sentence.kind == "title" and not frames:
        frames += _title_tail(clause)
    return frames


def _reports(clause: Clause, at: int) -> bool:
    """False for "claimed responsibility", "was reported to have", nouns ("the report")."""
    words = speech_words()
    low = clause.low(at)
    if low in (
        "report",
        "reports",
        "states",
        "notes",
        "claims",
        "estimates",
        "documents",
        "counts",
        "lists",
    ) and (clause.low(at - 1) in DETERMINERS or clause.low(at - 1) in ("of", "by", "united", "that")):
        return False
    if clause.low(at - 1) in ("was", "were", "is", "are", "be", "been", "being") and low not in ("quoted",):
        return False
    stopper = words.not_reporting.get(low)
    return stopper is None or stopper.match(clause.tokens, at + 1) is None


def _verb_frame(clause: Clause, at: int) -> Speech | None:
    if clause.low(at - 1) in ("i", "we", "you"):
        return None  # words inside a quotation, not a report of one
    left = _opening_name(clause, at) or _left_name(clause, at)
    if clause.low(at) == "saw" and (left is None or not _is_press(clause, left)):
        return None
    via = _via(clause, at)
    after = clause.low(at + 1)
    is_last = _ends(clause, at + 1)
    if left is not None:
        speaker = Speaker(left.first, left.last, left.kind, left.is_pronoun, via)
        begins = _begins(clause, left.first) or clause.low(left.first - 1) in RELATIVES
        return Speech(speaker, at, not begins or is_last, not is_last)
    if clause.low(at) in ("said", "says", "added", "told", "reported", "stated", "explained") and not is_last:
        if after in PERSON_PRONOUNS or after in BODY_PRONOUNS:
            kind = "person" if after in PERSON_PRONOUNS else "body"
            return Speech(Speaker(at + 1, at + 2, kind, True, via), at, True, False)
        if (right := _right_name(clause, at + 1)) is not None:
            return Speech(Speaker(right.first, right.last, right.kind, False, via), at, True, at <= 1)
    return None


PRESS = frozenset(
    "photographer journalist reporter correspondent reporters witness witnesses resident residents cameraman".split()
)


def _is_press(clause: Clause, speaker: Speaker) -> bool:
    """True for those whose seeing is a report: "an AFP photographer saw the bodies"."""
    return any(clause.low(at) in PRESS for at in range(speaker.first, speaker.last))


def _opening_name(clause: Clause, verb: int) -> Speaker | None:
    """ "The UK-based group, which backs the opposition, said": the subject opens the sentence, set off by an aside."""
    start = 0
    while start < 3 and clause.low(start) in (*ADVERBS, ",", "“", '"'):
        start += 1
    speaker = _right_name(clause, start)
    if speaker is None or not 2 <= verb - speaker.last <= LONGEST_ASIDE:
        return None
    opener = clause.low(speaker.last)
    if opener not in ("which", "who", "that", "a", "an", "(") and not (
        opener == "," and clause.low(speaker.last + 1) in ("a", "an", "the", "which", "who", "whose")
    ):
        return None
    others = speech_words().verbs - {"monitoring", "reports", "according"}
    between = [clause.low(i) for i in range(speaker.last, verb)]
    return speaker if not others.intersection(between) else None


ADVERBS = ("meanwhile", "earlier", "separately", "also", "but", "however")


def _ends(clause: Clause, at: int) -> bool:
    """True where the sentence's matter ends at token `at`: only a day, a source or a mark follows."""
    if clause.low(at) in SUBORDINATES:
        return True
    rest = [t.low for t in clause.tokens[at : at + 6]]
    while rest and (rest[0] in ENDINGS or not rest[0][0].isalnum()):
        rest.pop(0)
    return not rest


RELATIVES = frozenset({"where", "which", "what", "whom", "whose"})
""""the base from where it said the attack was launched": only what follows is reported."""

SUBORDINATES = frozenset("days hours weeks shortly after as while amid before when since adding".split())
"""After the verb these tell of when it was said, not of what: "said days after a bombing killed 120"."""

ENDINGS = frozenset(
    """on monday tuesday wednesday thursday friday saturday sunday today yesterday in a statement late early
    earlier the same day twitter afp reuters ap separately meanwhile""".split()
)


def _begins(clause: Clause, first: int) -> bool:
    """True where the speaker opens its clause: nothing that could be reported stands before it."""
    before = [t.low for t in clause.tokens[:first] if t.kind is not Kind.MARK]
    if len(before) <= 1:
        return True
    if len(before) <= 4 and before[0] in (
        "on",
        "in",
        "earlier",
        "meanwhile",
        "also",
        "late",
        "but",
        "for",
        "at",
    ):
        return True
    return before[-1] in (
        "but",
        "while",
        "whilst",
        "meanwhile",
        "however",
        "although",
        "because",
        "and",
        "as",
        "which",
    )


def _via(clause: Clause, at: int) -> str | None:
    """ "told AFP": who relayed it; None where nobody is named."""
    words = speech_words()
    for start in range(at, min(at + 4, len(clause.tokens))):
        if (relay := words.relays.match(clause.tokens, start)) is not None:
            following = relay[0] + (
                clause.low(relay[0]) == "the" and words.agencies.match(clause.tokens, relay[0]) is None
            )
            if (agency := words.agencies.match(clause.tokens, following)) is not None:
                if clause.low(following) in ("reporters", "journalists"):
                    return None
                return clause.words(following, agency[0])
    return None


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


def _left_name(clause: Clause, verb: int) -> Speaker | None:
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
    ):
        last -= 1
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
    return _speaker(clause, first, last)


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
    while first < last and (clause.low(first) in LINKS - {"the"} or clause.tokens[first].kind is Kind.MARK):
        first += 1
    return first


DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays
        thursdays fridays saturdays sundays meanwhile however but on in""".split()
)


def _named(clause: Clause, at: int) -> bool:
    token = clause.tokens[at]
    words = speech_words()
    return token.kind is Kind.WORD and (token.is_capitalised or token.low in words.speakers)


def _speaker(clause: Clause, first: int, last: int) -> Speaker | None:
    if first >= last or (kind := _kind(clause, first, last)) is None:
        return None
    return Speaker(first, last, kind)


def _right_name(clause: Clause, at: int) -> Speaker | None:
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


def _title_frames(clause: Clause, at: int) -> list[Speech]:
    """ "11 dead in market strike: monitor", "Monitor: 11 dead"."""
    last = len(clause.tokens)
    frames = []
    if last - at - 1 <= 6 and (tail := _right_name(clause, at + 1)) is not None and tail.last >= last - 1:
        if (
            any(clause.low(i) in speech_words().speakers for i in range(tail.first, tail.last))
            or last - at == 2
        ):
            frames.append(Speech(tail, at, True, False))
    elif at <= 5 and (head := _right_name(clause, 0)) is not None and head.last == at:
        frames.append(Speech(head, at, False, True))
    return frames


def _title_tail(clause: Clause) -> list[Speech]:
    """A headline that lost its colon: "At least 11 dead in Syria market air strike Monitor"."""
    tokens = clause.tokens
    last = len(tokens)
    if last < 4 or speech_words().speakers.get(tokens[-1].low) is None or not tokens[-1].is_capitalised:
        return []
    if tokens[-1].low not in (
        "monitor",
        "watchdog",
        "activists",
        "observatory",
        "sohr",
        "un",
        "tv",
        "officials",
        "monitors",
    ):
        return []
    first = last - 1
    if tokens[-1].low == "tv" and tokens[last - 2].low == "state":
        first = last - 2
    return [Speech(Speaker(first, last, speech_words().speakers[tokens[-1].low]), last, True, False)]
