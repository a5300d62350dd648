"""Frames of reported speech in a sentence: who says something, and which stretch of the sentence it covers."""

from dataclasses import dataclass, replace

from knell.extract.sentence import Clause
from knell.extract.speakers import (
    BODY_PRONOUNS,
    DETERMINERS,
    LONGEST_ASIDE,
    PERSON_PRONOUNS,
    Speaker,
    left_name,
    right_name,
)
from knell.text.lexicon import speech_words
from knell.text.tokens import Kind


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
            if (speaker := _author(clause, right_name(clause, at + 2))) is not None:
                frames.append(Speech(speaker, at, True, at < 3))
        elif (token.low in QUOTING or token.low == "reported") and (quoted := _quoted_frame(clause, at)):
            frames.append(quoted)
        elif token.low in words.verbs and token.low != "according" and _reports(clause, at):
            if (frame := _verb_frame(clause, at)) is not None:
                frames.append(frame)
        elif token.low == ":" and clause.sentence.kind == "title":
            frames += _title_frames(clause, at)
    if clause.sentence.kind == "title" and not frames:
        frames += _title_tail(clause)
    return [_cited(clause, frame) for frame in frames]


PAPERS = frozenset("report reports statement figures data survey study tally count estimates toll".split())


def _author(clause: Clause, speaker: Speaker | None) -> Speaker | None:
    """ "according to a report by the centre": who wrote it is who says so."""
    if speaker is None or clause.low(speaker.last - 1) not in PAPERS:
        return speaker
    if clause.low(speaker.last) not in ("by", "from", "of"):
        return speaker
    return right_name(clause, speaker.last + 1) or speaker


CITING = 5
"""Tokens between a verb and whom its subject cites: "local media reported Sunday citing a military source"."""


def _cited(clause: Clause, frame: Speech) -> Speech:
    """ "local media reported citing a military source": the source says so, the media relay it."""
    speaker = frame.speaker
    for at in range(frame.verb + 1, frame.verb + 1 + CITING):
        if clause.low(at) in ("citing", "quoting") and (source := right_name(clause, at + 1)) is not None:
            return replace(frame, speaker=replace(source, via=clause.words(speaker.first, speaker.last)))
    return frame


QUOTING = frozenset({"quoted", "cited", "quoting", "citing", "quotes", "cites"})


def _quoted_frame(clause: Clause, at: int) -> Speech | None:
    """ "State TV quoted a source as saying that …", "…, Barazi was quoted as saying by the channel"."""
    if clause.low(at - 1) in ("was", "were", "is"):
        left = left_name(clause, at - 1)
        if left is None or clause.low(at + 1) != "as":
            return None
        is_last = _ends(clause, at + 3) or clause.low(at + 3) == "by"
        begins = _begins(clause, left.first)
        return Speech(replace(left, via=_via(clause, at)), at, not begins or is_last, not is_last)
    right = right_name(clause, at + 1)
    if (
        right is None
        or clause.low(right.last) != "as"
        or clause.low(right.last + 1) not in ("saying", "reporting")
    ):
        return None
    medium = left_name(clause, at)
    via = None if medium is None or medium.is_pronoun else clause.words(medium.first, medium.last)
    return Speech(replace(right, via=via), right.last + 1, False, True)


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
    if clause.low(at - 1) in ("i", "we", "you") or (
        clause.low(at) == "saying" and clause.low(at - 1) == "as"
    ):
        return None  # words inside a quotation, not a report of one
    left = _opening_name(clause, at) or left_name(clause, at) or _placed_opening(clause, at)
    if clause.low(at) == "saw" and (left is None or not _is_press(clause, left)):
        return None
    via = _via(clause, at)
    after = clause.low(at + 1)
    is_last = _ends(clause, at + 1)
    if left is not None and clause.low(at) in ("said", "added") and clause.low(left.first - 1) in PLACING:
        if (right := right_name(clause, at + 1)) is not None:
            # "rockets fell on several parts of Douma said the head of the monitor"
            return Speech(replace(right, via=via), at, True, False)
    if left is not None:
        speaker = Speaker(left.first, left.last, left.kind, left.is_pronoun, via)
        begins = _begins(clause, left.first) or clause.low(left.first - 1) in RELATIVES
        return Speech(speaker, at, not begins or is_last, not is_last)
    if clause.low(at) in ("said", "says", "added", "told", "reported", "stated", "explained") and not is_last:
        if after in PERSON_PRONOUNS or after in BODY_PRONOUNS:
            kind = "person" if after in PERSON_PRONOUNS else "body"
            return Speech(Speaker(at + 1, at + 2, kind, True, via), at, True, False)
        if (right := right_name(clause, at + 1)) is not None:
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
    if clause.low(start) in NO_OPENERS:
        return None
    speaker = right_name(clause, start)
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


PLACING = frozenset("of in on at near from to into inside".split())


NO_OPENERS = frozenset(
    "in on at after since from near for as when while during with according by of among amid before".split()
)
"""A sentence that opens with one of these opens with no speaker."""


LONGEST_PLACE = 10
"""Tokens between a speaker and its verb that tell where he is: "at the medical facility"."""


def _placed_opening(clause: Clause, verb: int) -> Speaker | None:
    """ "A photographer at the medical facility saw", "State TV has raised the toll … saying": the subject opens."""
    if clause.low(0) in NO_OPENERS or clause.sentence.kind == "title":
        return None
    if (speaker := right_name(clause, 0)) is None:
        return None
    nouns = [at for at in range(speaker.first, speaker.last) if clause.low(at) in speech_words().speakers]
    if not nouns:
        return None
    speaker = replace(speaker, last=nouns[-1] + 1)
    others = speech_words().verbs - {"monitoring", "reports", "according", clause.low(verb)}
    if others.intersection(clause.low(i) for i in range(speaker.last, verb)):
        return None
    if clause.low(verb) in ("saying", "reporting"):
        return speaker
    is_near = verb - speaker.last <= LONGEST_PLACE
    return (
        speaker
        if is_near and clause.low(speaker.last) in ("at", "in", "inside", "near", "from", "on")
        else None
    )


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


def _title_frames(clause: Clause, at: int) -> list[Speech]:
    """ "11 dead in market strike: monitor", "Monitor: 11 dead"."""
    last = len(clause.tokens)
    frames = []
    if last - at - 1 <= 6 and (tail := right_name(clause, at + 1)) is not None and tail.last >= last - 1:
        if (
            any(clause.low(i) in speech_words().speakers for i in range(tail.first, tail.last))
            or last - at == 2
        ):
            frames.append(Speech(tail, at, True, False))
    elif at <= 5 and (head := right_name(clause, 0)) is not None and head.last == at:
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
