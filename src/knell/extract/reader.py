"""A segmented report and a place index -> a reading, by rules and by weights learned for what rules leave open."""

import re
from collections.abc import Sequence
from dataclasses import replace

from knell.extract.claims import fold_doubles, make_claims
from knell.extract.confidence import confidence_of
from knell.extract.doers import Background
from knell.extract.draft import Draft, draft_report
from knell.extract.event import Event
from knell.extract.events import Setting, group_events, likeliest_event
from knell.extract.evidence import cut_passages, gather_evidence
from knell.extract.homes import find_homes
from knell.extract.learned import Learned, shipped
from knell.extract.parts import join_parts
from knell.extract.party_identity import is_same_party
from knell.extract.perpetrators import find_perpetrators
from knell.extract.positions import find_positions
from knell.extract.relevance import is_conflict_harm, reject_findings, weigh_report
from knell.extract.scope_evidence import settle_scopes
from knell.extract.single_deaths import find_single_death
from knell.extract.stance import stance_of
from knell.model.claim import Claim, Span
from knell.model.incident import Mention, Perpetrator, PerpetratorRelation, PerpetratorStance
from knell.model.position import Position, PositionKind
from knell.model.reading import Reading
from knell.model.report import Report, Segments, Sentence
from knell.model.where import Gazetteer
from knell.text.lexicon import incident_words
from knell.text.weights import Weights

READER = "rules-8"
"""Name and version of this reader; raised whenever what it reads from the same text changes."""


def read_report(
    report: Report, segments: Segments, gazetteer: Gazetteer, learned: Learned | None = None
) -> Reading:
    """Everything that is found in a report; ids are local to the reading ("C1", "I1", "P1").

    `learned` takes the place of what ships: for measuring what was learned from other articles.
    """
    learned = shipped() if learned is None else learned
    draft = draft_report(report, segments, gazetteer, learned.encoder)
    return read_draft(draft, report, learned.weights)


def read_draft(draft: Draft, report: Report, weights: Weights) -> Reading:
    """Everything that is found in a report that was taken apart."""
    scenes, rejected = draft.scenes, list(draft.rejected)
    kept = fold_doubles(draft.candidates)
    weighing = weigh_report(draft.clauses, draft.candidates)
    events = _find_events(
        draft, report, weights, is_violent=is_conflict_harm(weighing, has_findings=bool(kept))
    )
    homes = find_homes(kept, events)
    kept = join_parts(kept, homes, weights, draft.impressions)
    kept = settle_scopes(kept, homes, scenes, weights)
    homes = find_homes(kept, events)
    claims = list(zip(make_claims(report.text, kept), homes, strict=True))
    names = tuple(place.name for scene in scenes for place in scene.places)
    if not is_conflict_harm(weighing, has_findings=bool(claims or events)):
        rejected += reject_findings(weighing, kept, events)
        return Reading(READER, False, rejected=tuple(rejected), place_names=names, country=draft.home)
    ids = {id(event): f"I{number}" for number, event in enumerate(events, 1)}
    background = Background(scenes, report.outlet, draft.state)
    mentions = tuple(
        _mention(event, ids[id(event)], *find_perpetrators(event, background, weights)) for event in events
    )
    positions = tuple(
        replace(position, mention_id=ids.get(id(event)))
        for position, event in find_positions(scenes, events, report.outlet)
    )
    denials: dict[str | None, list[Position]] = {}
    for position in positions:
        if position.kind is PositionKind.DENIES:
            denials.setdefault(position.mention_id, []).append(position)
    mentions = tuple(
        _with_denials(mention, denials.get(mention.mention_id, ()), draft.state) for mention in mentions
    )
    finished = tuple(
        replace(
            claim,
            mention_id=None if event is None else ids.get(id(event)),
            stance=stance_of(candidate, report.outlet),
            confidence=confidence_of(candidate),
        )
        for (claim, event), candidate in zip(claims, kept, strict=True)
    )
    sentences = [clause.sentence for clause in draft.clauses]
    finished = (*finished, *_find_single_deaths(report.text, sentences, mentions, finished))
    mentions = gather_evidence(mentions, report.text, sentences, finished, names)
    return Reading(READER, True, mentions, finished, positions, tuple(rejected), names, draft.home)


def _find_single_deaths(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], claims: Sequence[Claim]
) -> list[Claim]:
    """The death of one person that is told without a count, in the event that the report is chiefly about."""
    passages = cut_passages(mentions, sentences)
    main = next((mention.mention_id for mention in mentions if mention.is_main), None)
    found = None if main is None else find_single_death(text, passages[main], claims, main)
    return [] if found is None else [found]


def _find_events(draft: Draft, report: Report, weights: Weights, *, is_violent: bool) -> list[Event]:
    """The events of a report; of one that is about violence the likeliest where none is sure."""
    setting = Setting(report.published, draft.home, weights)
    events = group_events(draft.scenes, setting)
    return likeliest_event(draft.scenes, setting) if is_violent and not events else events


def _mention(
    event: Event,
    mention_id: str,
    perpetrators: tuple[Perpetrator, ...],
    relation: PerpetratorRelation | None,
) -> Mention:
    place = event.place
    return Mention(
        mention_id=mention_id,
        is_main=event.is_main,
        type=event.type,
        place=None if place is None else place.name,
        places=tuple(p.name for p in event.places) or (() if place is None else (place.name,)),
        is_near=place is not None and place.is_near,
        admin=event.admin,
        target=_target(event),
        weapon=_weapon(event),
        perpetrators=perpetrators,
        perpetrator_relation=relation,
        date_phrase=None if event.when is None else event.when.phrase,
        spans=tuple(Span(s.clause.sentence.start, s.clause.sentence.end) for s in event.scenes),
        when=event.when,
    )


def _with_denials(mention: Mention, denials: Sequence[Position], state: str | None) -> Mention:
    """A party that denies an attack has been accused of it; where nobody else is, also if no sentence says so."""
    denied = [position.party for position in denials]
    perpetrators = tuple(
        replace(one, stance=PerpetratorStance.DENIED)
        if any(is_same_party(one.name, party, state) for party in denied)
        else one
        for one in mention.perpetrators
    )
    own = [denial.party for denial in denials if any(_holds(span, denial.span) for span in mention.spans)]
    if not perpetrators and own:
        perpetrators = (Perpetrator(own[0], PerpetratorStance.DENIED),)
    return replace(mention, perpetrators=perpetrators)


def _holds(sentence: Span, said: Span) -> bool:
    return sentence.start <= said.start and said.end <= sentence.end


TARGET = re.compile(
    r"\b(?:hit|hitting|struck|striking|targeted|targeting|bombed|bombing|shelled|shelling|attacked|attacking|pounded|stormed)\s+"
    r"(?P<target>(?:an?|the|its|their|several|two|three)\s+(?:[\w’'-]+\s+){0,5}?[\w’'-]+)"
    r"(?=\s+(?:in|on|at|near|of|with|by|killing|leaving|and|where|which|who|that|when|while|during|late|early|before|after|as"
    r"|was|were|outside|from|to|for|against|using|run|held)\b|\s*[,.;:”\"]|\s*$)"
)


def _target(event: Event) -> str | None:
    """What was hit, verbatim: "an IS-run jail"; None where no sentence says."""
    for scene in event.scenes:
        match = TARGET.search(scene.clause.text, scene.clause.sentence.start, scene.clause.sentence.end)
        if match is not None:
            return match["target"]
    return None


def _weapon(event: Event) -> str | None:
    for scene in event.scenes:
        if not (scene.has_harm or scene.places):
            continue
        for first, last, _ in incident_words().weapons.find_all(scene.clause.tokens):
            return scene.clause.words(first, last)
    return None
