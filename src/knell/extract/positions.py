"""What parties say of their own part in an incident, or of another's; monitors and doctors take no position."""

import re

from knell.extract.event import Event, kind_is_near
from knell.extract.parties import Party
from knell.extract.party_identity import is_same_party
from knell.extract.perpetrators import accused_in
from knell.extract.scenes import Scene
from knell.extract.stance_evidence import is_said
from knell.model.claim import Span
from knell.model.position import Position, PositionKind
from knell.text.lexicon import party_outlets, party_words

PATTERNS: tuple[tuple[PositionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            PositionKind.WILL_ASSESS,
            r"(?:will|would|to) (?:be )?(?:\w+ )?"
            r"(?:provided|passed|referred|assess|look into|review|be reviewed|be assessed)\b"
            r"[^.]{0,60}?\b(?:assess\w*|review\w*|team|reports?|allegations?|incident)"
            r"|\b(?:is|are|was|were) (?:assessing|reviewing|looking into)\b"
            r"|\bfor assessment\b",
        ),
        (
            PositionKind.OPENS_INVESTIGATION,
            r"(?:open|launch|order|begin|began|start|announc)\w* (?:an? )?(?:\w+ ){0,2}(?:investigation|inquiry|probe)"
            r"|\binvestigation (?:in)?to (?:the matter|the incident|the strike|it) (?:is|was) (?:being|under)"
            r"|(?:is|are|was|were) (?:now )?investigating|\binvestigation [^.]{0,40}(?:being carried out|under ?way)"
            r"|\bunder investigation\b|\b(?:will|would) investigate\b",
        ),
        (
            PositionKind.CLAIMS_RESPONSIBILITY,
            r"(?<!no )(?<!immediate )\b(?:claim\w*|took|taken|taking) (?:of )?responsibility\b"
            r"|\bsaid (?:it|they) (?:had )?carried out\b"
            r"|\bclaimed (?:the|this|both) (?:\w+ ){0,2}(?:attack|bombing|blast|assault|killing)s?\b"
            r"|\b(?:attacks?|bombings?|blasts?|was|were) claimed by\b",
        ),
        (
            PositionKind.ACKNOWLEDGES_HARM,
            r"\b(?:acknowledg|admit|conced|confirm)\w* (?:that )?(?:[^.]{0,60})?"
            r"\b(?:killed|killing|civilian (?:deaths|casualties))\b"
            r"|\bapologi[sz]ed for\b",
        ),
        (
            PositionKind.DENIES,
            r"\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?)\b (?!entry|access|aid)"
            r"|\b(?:did|had|does|do) not (?:carry|carried|conduct|bomb|strike|target|use)"
            r"|\bno (?:strikes|aircraft|planes|raids) (?:were|was|in|over)\b|\bcarried out no\b|\brefuted\b",
        ),
        (
            PositionKind.NO_COMMENT,
            r"\bdeclined to comment|no (?:immediate )?comment\b|refused to comment|did not comment",
        ),
        (
            PositionKind.DISPUTES_FIGURE,
            r"\b(?:disput|question|challeng)\w* (?:the )?(?:figure|toll|number)|\bexaggerat\w+",
        ),
        (
            PositionKind.DISPUTES_STATUS,
            r"\b(?:were|was) (?:all )?(?:militants|terrorists|fighters|combatants|not civilians)\b[^.]{0,20}\bsaid\b",
        ),
        (PositionKind.ASSESSED_NON_CREDIBLE, r"\b(?:non-credible|not credible)\b"),
        (
            PositionKind.ASSESSED_CREDIBLE,
            r"\bassessed (?:\w+ ){0,3}(?:as|to be) credible|\bmore likely than not\b",
        ),
        (
            PositionKind.ACKNOWLEDGES_STRIKE,
            r"\b(?:confirm|acknowledg|admit)\w*\b[^.]{0,60}"
            r"\b(?:strikes?|raids?|airstrikes?|bombing|bombed|operation|struck|carried out|attack)\b"
            r"|\bsa(?:id|ys?) (?:that )?"
            r"(?:it|its (?:\w+ )?\w+|they|their \w+|the (?:\w+ )?air force|(?:US|American) forces) "
            r"(?:had )?(?:carried out|conducted|struck|bombed|targeted|hit|launched)\b(?! no\b)",
        ),
        (
            PositionKind.STATES_TARGET,
            r"\b(?:target(?:ing|ed)|aimed at|meant to strike)\b [^.]{4,120}"
            r"|\bstruck (?:an? |the )?[^.]{0,30}"
            r"(?:headquarters|command|positions?|depot|facilit|fighters|base)[^.]{0,60}",
        ),
    )
)
HINT = re.compile(
    r"assess|review|refer|pass|provid|look|investigat|inquiry|probe|responsib|carried|carry|acknowledg|admit"
    r"|conced|confirm|apolog|den[iy]|reject|dismiss|did not|had not|does not|do not|refut|comment|disput"
    r"|no (?:strikes|aircraft|planes|raids)|question|challeng|exaggerat|militants|terrorists|fighters"
    r"|combatants|civilians|credible|likely|said|says|say|target|aimed|meant|struck",
    re.IGNORECASE,
)
"""Some of which every position has: most sentences have none."""

Stated = tuple[PositionKind, str, Span, str | None]
"""Kind, who says it, where, and whom it accuses."""


def find_positions(
    scenes: list[Scene], events: list[Event], outlet: str | None
) -> list[tuple[Position, Event | None]]:
    """Positions "P1", "P2", … with the event that each is on; one for each party, event and kind.

    `outlet` is whose report it is: a party's own medium accuses in that party's voice.
    """
    found: list[tuple[Position, Event | None]] = []
    seen: set[tuple[str, PositionKind, int]] = set()
    focus = next((e for e in events if e.is_main), events[0] if events else None)
    homes = {id(scene): event for event in reversed(events) for scene in event.scenes}
    statesmen = _find_statesmen(scenes)
    for scene in scenes:
        focus = homes.get(id(scene), focus)
        event = focus if id(scene) in homes else _meant(scene, focus, events)
        blames = scene.is_strong and BLAMES.search(scene.text) is not None
        stated = _positions(scene, statesmen)
        if id(scene) in homes or blames:
            stated += _accusations(scene, statesmen, outlet, is_stating=bool(stated))
        for kind, said, span, accused in stated:
            key = (said.lower(), kind, id(event))
            if key in seen or event is None:
                continue
            seen.add(key)
            quote = scene.clause.text[span.start : span.end]
            position = Position(f"P{len(found) + 1}", said, kind, None, span, quote, accused)
            found.append((position, event))
    return found


def _meant(scene: Scene, focus: Event | None, events: list[Event]) -> Event | None:
    """The event that a sentence is about that tells of none: one of its kind, the last told of first.

    None where it names a kind of violence that no event of the report is of.
    """
    if scene.type is None or not scene.is_strong or focus is None or kind_is_near(focus.type, scene.type):
        return focus
    told = [e for e in events if e.type is scene.type and e.scenes[0].clause.index <= scene.clause.index]
    return told[-1] if told else None


def _find_statesmen(scenes: list[Scene]) -> frozenset[str]:
    """Last names of those who speak for a party somewhere in the report: later they stand without their office."""
    found = set()
    for scene in scenes:
        for heard in scene.heard:
            voice = heard.voice
            offices = set(f"{voice.role or ''} {voice.organisation or ''}".lower().split())
            if (
                voice.kind == "person"
                and offices & party_words().offices
                and not offices & party_words().no_parties
            ):
                found.add(voice.name.split()[-1])
    return frozenset(found)


def _accusations(
    scene: Scene, statesmen: frozenset[str], outlet: str | None, *, is_stating: bool
) -> list[Stated]:
    """A party that says another did it; what monitors, doctors and unnamed sources say is no position.

    `is_stating` where the sentence gives a position already: who confirms or denies a strike accuses nobody
    by naming it.
    """
    if scene.clause.sentence.kind == "title":
        return []
    if (open_blame := _blames(scene, statesmen)) is not None:
        return [open_blame]
    if is_stating:
        return []
    found: list[Stated] = []
    for accused in accused_in(scene)[:1]:
        start = scene.clause.tokens[accused.first].start
        said = _accuser(scene, accused, statesmen, outlet)
        if said is None or is_same_party(said, accused.name):
            continue
        span = Span(start, scene.clause.sentence.end)
        found.append((PositionKind.ACCUSES, said, span, accused.name))
    return found


BLAMES = re.compile(
    r"\b(?:accus(?:ed|es|e|ing)|blam(?:ed|es|e|ing)|point(?:ed|s|ing)? (?:the|their) fingers? at)\b",
    re.IGNORECASE,
)


def _blames(scene: Scene, statesmen: frozenset[str]) -> Stated | None:
    """ "The United States accused Damascus", "the attack which the regime blamed on the rebels"."""
    clause = scene.clause
    match = BLAMES.search(clause.text, clause.sentence.start, clause.sentence.end)
    if match is None or scene.is_unreal:
        return None
    before = [p for p in scene.parties if clause.tokens[p.last - 1].end <= match.start()]
    after = [p for p in scene.parties if clause.tokens[p.first].start >= match.end()]
    if not after:
        return None
    close = [p for p in before if match.start() - clause.tokens[p.last - 1].end <= BESIDE]
    said = close[-1].name if close else _speaking_party(scene, statesmen)
    if said is None or is_same_party(said, after[0].name):
        return None
    start = clause.tokens[close[-1].first].start if close else match.start()
    return PositionKind.ACCUSES, said, Span(start, clause.tokens[after[0].last - 1].end), after[0].name


def _accuser(scene: Scene, accused: Party, statesmen: frozenset[str], outlet: str | None) -> str | None:
    if scene.heard:
        if not is_said(scene, accused.first):
            return None
        return _speaking_party(scene, statesmen)
    return party_outlets().get((outlet or "").lower())


def _positions(scene: Scene, statesmen: frozenset[str]) -> list[Stated]:
    clause = scene.clause
    start, end = clause.sentence.start, clause.sentence.end
    found: list[Stated] = []
    if not (scene.parties or scene.heard) or HINT.search(clause.text, start, end) is None:
        return found
    for kind, pattern in PATTERNS:
        match = pattern.search(clause.text, start, end)
        if match is None:
            continue
        said = _party_of(scene, match, statesmen)
        if said is None:
            continue
        if kind is PositionKind.STATES_TARGET and _speaking_party(scene, statesmen) is None:
            continue  # an outlet that says what was hit takes no position
        found.append((kind, said, _quote_span(clause.text, match.start(), match.end(), end), None))
    return found


def _quote_span(text: str, start: int, end: int, sentence_end: int) -> Span:
    """The words of the position with what they are about: up to the end of the clause, within bounds."""
    stop = CLAUSE_END.search(text, end, min(sentence_end, start + LONGEST_QUOTE))
    last = stop.start() if stop is not None else min(sentence_end, start + LONGEST_QUOTE)
    return Span(start, start + len(text[start : max(last, end)].rstrip()))


CLAUSE_END = re.compile(r"[.;:,”\"]|\b(?:and|but|while|adding|saying)\b")
LONGEST_QUOTE = 240
"""Code points of a position's quote."""


def _speaking_party(scene: Scene, statesmen: frozenset[str]) -> str | None:
    for heard in scene.heard:
        for name in (heard.voice.organisation, heard.voice.name):
            said_of = f"{name or ''} {heard.voice.role or ''}"
            words = set(said_of.lower().replace("’s", "").replace("'s", "").split())
            is_party = bool(words & party_words().offices) or bool(name and name.split()[-1] in statesmen)
            if name and is_party and not words & party_words().no_parties:
                return name
    return None


def _party_of(scene: Scene, match: re.Match[str], statesmen: frozenset[str]) -> str | None:
    """The party whose words these are: the speaker of the sentence, or the party that stands before the verb."""
    start = match.start()
    if match.group().endswith(" by"):
        after = [p for p in scene.parties if scene.clause.tokens[p.first].start >= match.end()]
        return after[0].name if after else None
    if (speaker := _speaking_party(scene, statesmen)) is not None:
        return speaker
    before = [p for p in scene.parties if scene.clause.tokens[p.last - 1].end <= start]
    if before and not scene.heard:
        return before[-1].name
    direct = [p for p in before if start - scene.clause.tokens[p.last - 1].end <= BESIDE]
    return direct[-1].name if direct else None


BESIDE = 12
"""Code points between a party and its verb: "Russia has repeatedly denied"."""
