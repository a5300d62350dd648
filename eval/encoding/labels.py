"""What an annotated article says of each spot that the encoder is asked about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from eval.training.examples import Example, Scorer

from knell.extract.doers import parties_named, short_name
from knell.extract.impressions import Spot
from knell.extract.named_place import NamedPlace
from knell.extract.scenes import Scene
from knell.extract.sense import date_spot, figure_spot, named_spot, sentence_spot
from knell.model.where import PlaceLevel

Document = Mapping[str, Any]

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Label:
    """What is known of a spot.

    `incidents`: ids of the annotated incidents that it belongs to; `is_known`: False where the annotation leaves that
    open; `marks`: those of its marks that hold or do not; `stance`: how a party is said to have done it, else None;
    `held`: of a place, the incidents that it is the place of, among all that struck it; `is_country`: it is a country.
    """

    incidents: frozenset[str] = NONE
    is_known: bool = True
    marks: Mapping[str, bool] = field(default_factory=dict)
    stance: str | None = None
    held: frozenset[str] = NONE
    is_country: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with its spots and their labels; `parts` are pairs of rows, a figure and the whole that it is of."""

    doc_id: str
    text: str
    main: str | None
    spots: tuple[Spot, ...]
    labels: tuple[Label, ...]
    parts: frozenset[tuple[int, int]]


def label_example(example: Example, scorer: Scorer) -> Labelled:
    """The labels of every spot of an article."""
    return _Labelling(example, scorer).label()


class _Labelling:
    """One article being labelled."""

    def __init__(self, example: Example, scorer: Scorer) -> None:
        self._example, self._scorer = example, scorer
        self._incidents: Sequence[Document] = example.gold["incidents"]
        self._main = next((one["id"] for one in self._incidents if one.get("main")), None)
        self._text = example.draft.clauses[0].text if example.draft.clauses else ""
        self._found: dict[Spot, Label] = {}

    def label(self) -> Labelled:
        example = self._example
        told = tell_sentences(example, self._scorer)
        for scene in example.draft.scenes:
            self._label_scene(scene, told)
        claims = {at: claim for claim, at in example.found}
        for at, candidate in enumerate(example.candidates):
            self._found[figure_spot(candidate)] = self._label_figure(claims.get(at))
        rows = {spot: row for row, spot in enumerate(self._found)}
        places = {claim["id"]: rows[figure_spot(example.candidates[at])] for claim, at in example.found}
        parts = frozenset(
            (places[claim["id"]], places[claim["part_of"]])
            for claim, _ in example.found
            if claim.get("part_of") in places
        )
        return Labelled(
            example.doc_id,
            self._text,
            self._main,
            tuple(rows),
            tuple(self._found.values()),
            parts,
        )

    def _label_scene(self, scene: Scene, told: "Told") -> None:
        clause = scene.clause
        incidents = told.incidents.get(clause.index, NONE)
        is_sum = clause.index in told.sums
        is_known = bool(incidents) or is_sum or clause.index in told.silent
        marks = {"tells": bool(incidents), "main": self._main in incidents, "sums": is_sum and not incidents}
        self._found[sentence_spot(clause)] = Label(
            incidents, bool(incidents) or is_sum, marks if is_known else {}
        )
        for place in scene.places:
            self._found[named_spot(clause, place)] = self._label_place(place)
        for found in scene.dates:
            if found.when is not None:
                dated = frozenset(one["id"] for one in self._incidents if _is_dated(one, found))
                marks = {"dates": bool(dated), "main": self._main in dated}
                self._found[date_spot(clause, found)] = Label(dated, marks=marks)
        for party in parties_named(scene):
            name = short_name(scene, party)
            self._found[named_spot(clause, party)] = self._label_party(name, incidents)

    def _label_place(self, named: NamedPlace) -> Label:
        held = frozenset(
            one["id"]
            for one in self._incidents
            if one["place"] and self._scorer.same_place(one["place"], named.name)
        )
        struck = held | frozenset(
            one["id"]
            for one in self._incidents
            if any(self._scorer.same_place(place, named.name) for place in one["places"] if place)
        )
        marks = {"struck": bool(struck), "main": self._main in held, "holds": bool(held)}
        return Label(struck, marks=marks, held=held, is_country=named.level is PlaceLevel.COUNTRY)

    def _label_party(self, name: str, here: frozenset[str]) -> Label:
        did = {
            one["id"]: one_did["stance"]
            for one in self._incidents
            for one_did in one["perpetrators"]
            if self._scorer.same_name(one_did["name"], name)
        }
        told = [stance for incident, stance in did.items() if incident in here]
        marks = {"did": bool(told)} if here or not did else {}
        return Label(frozenset(did), marks=marks, stance=next(iter(told), None))

    def _label_figure(self, claim: Document | None) -> Label:
        if claim is None:
            return Label(is_known=False, marks={"real": False})
        is_sum = claim["scope"] == "aggregate"
        own = frozenset() if is_sum or not claim["incident"] else frozenset({claim["incident"]})
        return Label(own, marks={"real": True, "sums": is_sum, "main": self._main in own})


@dataclass(frozen=True, slots=True)
class Told:
    """By the index of a sentence: the incidents that it tells of, whether it counts people for a sum, and whether
    nothing in it may tell of violence: of other sentences that no annotation points at, nothing is known."""

    incidents: Mapping[int, frozenset[str]]
    sums: frozenset[int]
    silent: frozenset[int]


def tell_sentences(example: Example, scorer: Scorer) -> Told:
    """Which incidents each sentence tells of: those of the claims and positions quoted from it.

    A sentence that quotes none is of the one incident that a place in it belongs to; a headline of the main one.
    """
    told: dict[int, set[str]] = {}
    sums: set[int] = set()
    gold, scenes = example.gold, example.draft.scenes
    text = example.draft.clauses[0].text if example.draft.clauses else ""
    for quoted in (*gold["claims"], *gold["positions"]):
        at = text.find(quoted["quote"])
        here = () if at < 0 else [s.clause.index for s in scenes if _meets(s, at, at + len(quoted["quote"]))]
        for index in here:
            if quoted.get("scope") == "aggregate":
                sums.add(index)
            elif quoted.get("incident"):
                told.setdefault(index, set()).add(quoted["incident"])
    for claim, at in example.found:
        index = example.candidates[at].clause.index
        if claim["scope"] == "aggregate":
            sums.add(index)
        elif claim["incident"]:
            told.setdefault(index, set()).add(claim["incident"])
    main = next((one["id"] for one in gold["incidents"] if one.get("main")), None)
    for scene in scenes:
        index = scene.clause.index
        if index in told or index in sums:
            continue
        named = _named_in(scene, gold["incidents"], scorer)
        if (scene.is_strong or scene.has_harm) and len(named) == 1:
            told[index] = named
        elif scene.clause.sentence.kind == "title" and main is not None:
            told[index] = {main}
    silent = (
        {s.clause.index for s in scenes if not (s.is_strong or s.has_harm or s.places)} - set(told) - sums
    )
    return Told(
        {index: frozenset(found) for index, found in told.items()}, frozenset(sums), frozenset(silent)
    )


def _meets(scene: Scene, start: int, end: int) -> bool:
    return scene.clause.sentence.start < end and start < scene.clause.sentence.end


def _named_in(scene: Scene, incidents: Iterable[Document], scorer: Scorer) -> set[str]:
    return {
        one["id"]
        for one in incidents
        for name in (one["place"], *one["places"])
        if name and any(scorer.same_place(name, place.name) for place in scene.places)
    }


def _is_dated(incident: Document, found: Any) -> bool:
    """True where a phrase gives an incident's days: the same days, or days that meet in the phrase annotated."""
    if not incident["date_start"]:
        return False
    days = found.when.earliest.isoformat(), found.when.latest.isoformat()
    own = incident["date_start"], incident["date_end"]
    phrase, quoted = found.phrase.lower(), (incident.get("date_quote") or "").lower()
    is_quoted = bool(quoted) and (phrase in quoted or quoted in phrase)
    return own == days or (is_quoted and own[0] <= days[1] and days[0] <= own[1])
