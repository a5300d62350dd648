"""The rule reader: a segmented report and a place index -> a reading."""

import re
from bisect import bisect_right
from dataclasses import replace

from knell.extract.attribution import HeardSpeech
from knell.extract.candidates import Candidate, find_candidates
from knell.extract.claims import fold_doubles, make_claims
from knell.extract.confidence import confidence_of
from knell.extract.event_fit import Event
from knell.extract.events import group_events
from knell.extract.parties import find_parties
from knell.extract.parts import join_parts
from knell.extract.perpetrators import find_perpetrators, is_same_party
from knell.extract.places import PlaceFinder
from knell.extract.positions import find_positions
from knell.extract.relevance import is_conflict_harm, reject_findings, weigh_report
from knell.extract.scenes import Scene, make_scene
from knell.extract.sentence import Clause, cut_clauses
from knell.extract.stance import stance_of
from knell.model.claim import Claim, Scope, Span
from knell.model.incident import Mention, Perpetrator, PerpetratorStance
from knell.model.position import Position, PositionKind
from knell.model.reading import Reading
from knell.model.report import Report, Segments
from knell.model.where import Gazetteer
from knell.text.lexicon import incident_words

READER = "rules-2"
"""Name and version of this reader; raised whenever what it reads from the same text changes."""


def read_report(report: Report, segments: Segments, gazetteer: Gazetteer) -> Reading:
    """Everything that the rules find in a report; ids are local to the reading ("C1", "I1", "P1")."""
    clauses = cut_clauses(report, segments)
    heard: dict[int, list[HeardSpeech]] = {}
    candidates, rejected = find_candidates(report.text, clauses, heard)
    scenes = _scenes(report, clauses, candidates, heard, gazetteer)
    events = group_events(scenes, report.published)
    kept = fold_doubles(candidates)
    homes = _homes(kept, events)
    kept = join_parts(kept, homes)
    claims = _sum_over_events(list(zip(make_claims(report.text, kept), homes, strict=True)))
    names = tuple(place.name for scene in scenes for place in scene.places)
    used = [e for e in events if any(s.is_strong or s.has_harm for s in e.scenes)]
    weighing = weigh_report(clauses, candidates)
    if not is_conflict_harm(weighing, has_findings=bool(claims or used)):
        rejected += reject_findings(weighing, kept, used)
        return Reading(READER, False, rejected=tuple(rejected), place_names=names)
    ids = {id(event): f"I{number}" for number, event in enumerate(used, 1)}
    mentions = tuple(_mention(event, ids[id(event)], report.outlet) for event in used)
    positions = tuple(
        replace(position, mention_id=ids.get(id(event)))
        for position, event in find_positions(scenes, used, report.outlet)
    )
    mentions = tuple(_with_denials(mention, positions) for mention in mentions)
    finished = tuple(
        replace(
            claim,
            mention_id=None if event is None else ids.get(id(event)),
            stance=stance_of(candidate, report.outlet),
            confidence=confidence_of(candidate),
        )
        for (claim, event), candidate in zip(claims, kept, strict=True)
    )
    return Reading(READER, True, mentions, finished, positions, tuple(rejected), names)


def _scenes(
    report: Report,
    clauses: list[Clause],
    candidates: list[Candidate],
    heard: dict[int, list[HeardSpeech]],
    gazetteer: Gazetteer,
) -> list[Scene]:
    finder = PlaceFinder(gazetteer, clauses)
    harmed = {c.clause.index for c in candidates if c.scope is not Scope.AGGREGATE}
    summed = {c.clause.index for c in candidates if c.scope is Scope.AGGREGATE} - harmed
    return [
        make_scene(
            clause,
            finder.find(clause),
            find_parties(clause),
            heard.get(clause.index, []),
            has_harm=clause.index in harmed,
            is_period=clause.index in summed,
            anchor=report.published,
        )
        for clause in clauses
    ]


def _homes(candidates: list[Candidate], events: list[Event]) -> list[Event | None]:
    """The event of each candidate: that of its sentence, else the one last told of before it, else the first."""
    by_clause = {scene.clause.index: event for event in events for scene in event.scenes}
    told = sorted(by_clause)
    homes: list[Event | None] = []
    for candidate in candidates:
        if candidate.scope is Scope.AGGREGATE:
            homes.append(None)
            continue
        at = bisect_right(told, candidate.clause.index)
        homes.append(by_clause[told[at - 1]] if at else next(iter(events), None))
    return homes


def _sum_over_events(placed: list[tuple[Claim, Event | None]]) -> list[tuple[Claim, Event | None]]:
    """A total whose parts fell in several incidents is of none of them: an aggregate."""
    homes: dict[str, set[int]] = {}
    for claim, event in placed:
        if claim.part_of is not None and event is not None:
            homes.setdefault(claim.part_of, set()).add(id(event))
    return [
        (replace(claim, scope=Scope.AGGREGATE), None)
        if len(homes.get(claim.claim_id, ())) > 1
        else (claim, event)
        for claim, event in placed
    ]


def _mention(event: Event, mention_id: str, outlet: str | None) -> Mention:
    perpetrators, relation = find_perpetrators(event, outlet)
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


def _with_denials(mention: Mention, positions: tuple[Position, ...]) -> Mention:
    """A party that denies an attack has been accused of it, whether or not the report says by whom."""
    perpetrators = list(mention.perpetrators)
    for position in positions:
        if position.mention_id != mention.mention_id or position.kind is not PositionKind.DENIES:
            continue
        denied = Perpetrator(position.party, PerpetratorStance.DENIED)
        same = [i for i, p in enumerate(perpetrators) if is_same_party(p.name, position.party)]
        if same:
            perpetrators[same[0]] = replace(perpetrators[same[0]], stance=PerpetratorStance.DENIED)
        else:
            perpetrators.append(denied)
    return replace(mention, perpetrators=tuple(perpetrators))


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
