"""A report taken apart: its sentences, the figures in them, and what each sentence tells of violence."""

from dataclasses import dataclass, replace

from knell.extract.attribution import HeardSpeech
from knell.extract.candidates import Candidate, find_candidates
from knell.extract.encoder import Encoder
from knell.extract.impressions import NOTHING, Impressions
from knell.extract.parties import find_parties
from knell.extract.place_nesting import nest_places
from knell.extract.places import PlaceFinder
from knell.extract.scenes import Counted, Scene, make_scene
from knell.extract.sense import Sense
from knell.extract.sentence import Clause, cut_clauses
from knell.extract.spots import find_spots
from knell.model.claim import Scope
from knell.model.reading import Rejected
from knell.model.report import Report, Segments
from knell.model.where import Gazetteer
from knell.text.actor import canonical_actor


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a report before its incidents are told apart.

    `home` is the ISO 3166 code of the country that most of its places lie in, None where none is clear; `state` the
    party that "the army" and "the government" are there, None where that is not known; `impressions` are what the
    encoder makes of its parts, nothing where none was asked.
    """

    clauses: list[Clause]
    candidates: list[Candidate]
    rejected: list[Rejected]
    scenes: list[Scene]
    home: str | None
    state: str | None = None
    impressions: Impressions = NOTHING


def draft_report(
    report: Report, segments: Segments, gazetteer: Gazetteer, encoder: Encoder | None = None
) -> Draft:
    """Take a segmented report apart; one scene for each sentence, in order."""
    clauses = cut_clauses(report, segments)
    heard: dict[int, list[HeardSpeech]] = {}
    candidates, rejected = find_candidates(report.text, clauses, heard)
    counted = _count(candidates)
    finder = PlaceFinder(gazetteer, clauses)
    places = nest_places(clauses, {clause.index: finder.find(clause) for clause in clauses})
    scenes = [
        make_scene(
            clause,
            list(places[clause.index]),
            find_parties(clause),
            heard.get(clause.index, []),
            counted=counted.get(clause.index, Counted()),
            anchor=report.published,
        )
        for clause in clauses
    ]
    draft = Draft(clauses, candidates, rejected, scenes, finder.home, _state_of(finder.home, gazetteer))
    return draft if encoder is None else hear_encoder(draft, report.text, encoder)


def _state_of(home: str | None, gazetteer: Gazetteer) -> str | None:
    country = None if home is None else gazetteer.country(home)
    return None if country is None else canonical_actor(country.name).party


def hear_encoder(draft: Draft, text: str, encoder: Encoder) -> Draft:
    """The draft with what an encoder makes of its parts."""
    impressions = encoder.read(text, find_spots(draft.scenes, draft.candidates))
    scenes = [replace(scene, sense=Sense(impressions, scene.clause)) for scene in draft.scenes]
    return replace(draft, scenes=scenes, impressions=impressions)


def _count(candidates: list[Candidate]) -> dict[int, Counted]:
    """What the figures of each sentence say of it, by the sentence's index."""
    by_clause: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_clause.setdefault(candidate.clause.index, []).append(candidate)
    return {index: _count_one(found) for index, found in by_clause.items()}


def _count_one(found: list[Candidate]) -> Counted:
    has_harm = any(c.scope is not Scope.AGGREGATE for c in found)
    figures = frozenset((c.harm, n) for c in found if (n := c.count.number) is not None and n > 1)
    return Counted(has_harm, not has_harm, figures)
