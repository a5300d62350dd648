"""What parties say of their own part in an incident, or of another's; monitors and doctors take no position."""

import re
from dataclasses import dataclass

from knell.extract.doers import is_said
from knell.extract.event_fit import Event
from knell.extract.parties import Party
from knell.extract.perpetrators import accused_in, is_same_party
from knell.extract.scenes import Scene
from knell.model.claim import Span
from knell.model.position import Position, PositionKind
from knell.text.lexicon import party_outlets

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
            r"\b(?:claim\w*|took|taken|taking) (?:of )?responsibility\b|\bsaid (?:it|they) (?:had )?carried out\b",
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

OF_A_PARTY = frozenset(
    """pentagon kremlin ministry army military coalition regime government minister president spokesman spokeswoman
    sana defence defense command centcom moscow washington damascus ankara state foreign house""".split()
)
NO_PARTY = frozenset(
    "observatory monitor activists doctors medics network white helmets residents witnesses msf un".split()
)


@dataclass(frozen=True, slots=True)
class _Said:
    party: str
    key: str


Stated = tuple[PositionKind, _Said, Span, str | None]
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
    for scene in scenes:
        focus = homes.get(id(scene), focus)
        accusations = _accusations(scene, outlet) if id(scene) in homes or BLAMES.search(scene.text) else []
        for kind, said, span, accused in (*_positions(scene), *accusations):
            key = (said.key, kind, id(focus))
            if key in seen or focus is None:
                continue
            seen.add(key)
            quote = scene.clause.text[span.start : span.end]
            position = Position(f"P{len(found) + 1}", said.party, kind, None, span, quote, accused)
            found.append((position, focus))
    return found


def _accusations(scene: Scene, outlet: str | None) -> list[Stated]:
    """A party that says another did it; what monitors, doctors and unnamed sources say is no position."""
    if scene.clause.sentence.kind == "title":
        return []
    if (open_blame := _blames(scene)) is not None:
        return [open_blame]
    if _positions(scene):
        return []  # who confirms or denies a strike accuses nobody by naming it
    found: list[Stated] = []
    for accused in accused_in(scene)[:1]:
        start = scene.clause.tokens[accused.first].start
        said = _accuser(scene, accused, outlet)
        if said is None or is_same_party(said.party, accused.name):
            continue
        span = Span(start, scene.clause.sentence.end)
        found.append((PositionKind.ACCUSES, said, span, accused.name))
    return found


BLAMES = re.compile(
    r"\b(?:accus(?:ed|es|e|ing)|blam(?:ed|es|e|ing)|point(?:ed|s|ing)? (?:the|their) fingers? at)\b",
    re.IGNORECASE,
)


def _blames(scene: Scene) -> Stated | None:
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
    said = _Said(close[-1].name, close[-1].name.lower()) if close else _speaking_party(scene)
    if said is None or is_same_party(said.party, after[0].name):
        return None
    start = clause.tokens[close[-1].first].start if close else match.start()
    return PositionKind.ACCUSES, said, Span(start, clause.tokens[after[0].last - 1].end), after[0].name


def _accuser(scene: Scene, accused: Party, outlet: str | None) -> _Said | None:
    if scene.heard:
        if not is_said(scene, accused.first):
            return None
        return _speaking_party(scene)
    name = party_outlets().get((outlet or "").lower())
    return None if name is None else _Said(name, name.lower())


def _positions(scene: Scene) -> list[Stated]:
    clause = scene.clause
    start, end = clause.sentence.start, clause.sentence.end
    found: list[Stated] = []
    if not (scene.parties or scene.heard) or HINT.search(clause.text, start, end) is None:
        return found
    for kind, pattern in PATTERNS:
        match = pattern.search(clause.text, start, end)
        if match is None:
            continue
        said = _party_of(scene, match.start())
        if said is None:
            continue
        if kind is PositionKind.STATES_TARGET and _speaking_party(scene) is None:
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


def _speaking_party(scene: Scene) -> _Said | None:
    for heard in scene.heard:
        for name in (heard.voice.organisation, heard.voice.name):
            said_of = f"{name or ''} {heard.voice.role or ''}"
            words = set(said_of.lower().replace("’s", "").replace("'s", "").split())
            if name and words & OF_A_PARTY and not words & NO_PARTY:
                return _Said(name, name.lower())
    return None


def _party_of(scene: Scene, start: int) -> _Said | None:
    """The party whose words these are: the speaker of the sentence, or the party that stands before the verb."""
    if (speaker := _speaking_party(scene)) is not None:
        return speaker
    before = [p for p in scene.parties if scene.clause.tokens[p.last - 1].end <= start]
    if before and not scene.heard:
        return _Said(before[-1].name, before[-1].name.lower())
    direct = [p for p in before if start - scene.clause.tokens[p.last - 1].end <= BESIDE]
    return _Said(direct[-1].name, direct[-1].name.lower()) if direct else None


BESIDE = 12
"""Code points between a party and its verb: "Russia has repeatedly denied"."""
