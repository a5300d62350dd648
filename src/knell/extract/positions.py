"""What parties say of their own part in an incident, or of another's; monitors and doctors take no position."""

import re
from dataclasses import dataclass

from knell.extract.events import Event, Scene
from knell.extract.parties import Party
from knell.model.claim import Span
from knell.model.position import Position, PositionKind

PATTERNS: tuple[tuple[PositionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            PositionKind.WILL_ASSESS,
            r"(?:will|would|to) (?:be )?(?:\w+ )?(?:provided|passed|referred|assess|look into|review|be reviewed|be assessed)\b"
            r"[^.]{0,60}?\b(?:assess\w*|review\w*|team|reports?|allegations?|incident)|\b(?:is|are|was|were) (?:assessing|reviewing|looking into)\b"
            r"|\bfor assessment\b",
        ),
        (
            PositionKind.OPENS_INVESTIGATION,
            r"(?:open|launch|order|begin|began|start|announc)\w* (?:an? )?(?:\w+ ){0,2}(?:investigation|inquiry|probe)"
            r"|\binvestigation (?:in)?to (?:the matter|the incident|the strike|it) (?:is|was) (?:being|under)"
            r"|(?:is|are|was|were) (?:now )?investigating|\binvestigation [^.]{0,40}(?:being carried out|under ?way)",
        ),
        (
            PositionKind.CLAIMS_RESPONSIBILITY,
            r"\b(?:claim\w*|took|taken|taking) (?:of )?responsibility\b|\bsaid (?:it|they) (?:had )?carried out\b",
        ),
        (
            PositionKind.ACKNOWLEDGES_HARM,
            r"\b(?:acknowledg|admit|conced|confirm)\w* (?:that )?(?:[^.]{0,60})?\b(?:killed|killing|civilian (?:deaths|casualties))\b"
            r"|\bapologi[sz]ed for\b",
        ),
        (
            PositionKind.DENIES,
            r"\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?)\b (?!entry|access|aid)"
            r"|\b(?:did|had|does|do) not (?:carry|carried|conduct|bomb|strike|target|use)"
            r"|\bno (?:strikes|aircraft|planes|raids) (?:were|was|in|over)\b",
        ),
        (PositionKind.NO_COMMENT, r"\bdeclined to comment|no (?:immediate )?comment\b|refused to comment|did not comment"),
        (
            PositionKind.DISPUTES_FIGURE,
            r"\b(?:disput|question|challeng)\w* (?:the )?(?:figure|toll|number)|\bexaggerat\w+",
        ),
        (
            PositionKind.DISPUTES_STATUS,
            r"\b(?:were|was) (?:all )?(?:militants|terrorists|fighters|combatants|not civilians)\b[^.]{0,20}\bsaid\b",
        ),
        (PositionKind.ASSESSED_NON_CREDIBLE, r"\b(?:non-credible|not credible)\b"),
        (PositionKind.ASSESSED_CREDIBLE, r"\bassessed (?:\w+ ){0,3}(?:as|to be) credible|\bmore likely than not\b"),
        (
            PositionKind.ACKNOWLEDGES_STRIKE,
            r"\b(?:confirm|acknowledg|admit)\w*\b[^.]{0,50}\b(?:strikes?|raids?|airstrikes?|bombing|operation|struck|carried out|attack)\b"
            r"|\bsaid (?:it|its \w+|its aircraft|they) (?:had )?(?:carried out|conducted|struck|bombed|targeted|hit)\b",
        ),
        (PositionKind.STATES_TARGET, r"\btarget(?:ing|ed)\b [^.]{4,120}|\bstruck (?:an? )?[^.]{0,20}(?:headquarters|command|position|depot)[^.]{0,60}"),
    )
)
ACCUSES = re.compile(r"\b(?:accus(?:ed|es|ing)|blam(?:ed|es|ing)|condemn(?:ed|s|ing)|held)\b", re.IGNORECASE)
OF_A_PARTY = frozenset(
    """pentagon kremlin ministry army military coalition regime government minister president spokesman spokeswoman
    sana defence defense command centcom moscow washington damascus ankara state foreign house""".split()
)
NO_PARTY = frozenset("observatory monitor activists doctors medics network white helmets residents witnesses msf un".split())


@dataclass(frozen=True, slots=True)
class _Said:
    party: str
    key: str


def find_positions(scenes: list[Scene], events: list[Event]) -> list[tuple[Position, Event | None]]:
    """Positions "P1", "P2", … with the event that each is on; one for each party, event and kind."""
    found: list[tuple[Position, Event | None]] = []
    seen: set[tuple[str, PositionKind, int]] = set()
    focus = next((e for e in events if e.is_main), events[0] if events else None)
    for scene in scenes:
        focus = next((e for e in events if scene in e.scenes), focus)
        for kind, said, span in _positions(scene):
            key = (said.key, kind, id(focus))
            if key in seen or focus is None:
                continue
            seen.add(key)
            quote = scene.clause.text[span.start : span.end]
            position = Position(f"P{len(found) + 1}", said.party, kind, None, span, quote)
            found.append((position, focus))
    return found


def _positions(scene: Scene) -> list[tuple[PositionKind, _Said, Span]]:
    clause = scene.clause
    start, end = clause.sentence.start, clause.sentence.end
    found = []
    for kind, pattern in PATTERNS:
        match = pattern.search(clause.text, start, end)
        if match is None:
            continue
        said = _party_of(scene, match.start())
        if said is None:
            continue
        if kind is PositionKind.STATES_TARGET and not any(f[0] is PositionKind.ACKNOWLEDGES_STRIKE for f in found):
            continue
        found.append((kind, said, Span(match.start(), min(match.end(), end))))
    return found


def _party_of(scene: Scene, start: int) -> _Said | None:
    """The party whose words these are: the speaker of the sentence, or the party that stands before the verb."""
    for heard in scene.heard:
        for name in (heard.voice.organisation, heard.voice.name):
            words = set((name or "").lower().replace("’s", "").replace("'s", "").split())
            if name and words & OF_A_PARTY and not words & NO_PARTY:
                return _Said(name, name.lower())
    before = [p for p in scene.parties if scene.clause.tokens[p.last - 1].end <= start]
    if before and not scene.heard:
        return _Said(before[-1].name, before[-1].name.lower())
    direct = [p for p in before if start - scene.clause.tokens[p.last - 1].end <= 12]
    return _Said(direct[-1].name, direct[-1].name.lower()) if direct else None


def parties_before(scene: Scene, start: int) -> list[Party]:
    """The parties that stand before `start` in the sentence."""
    return [p for p in scene.parties if scene.clause.tokens[p.last - 1].end <= start]
