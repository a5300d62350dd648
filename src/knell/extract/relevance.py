"""Is a report about violence done by people at all, or about disease, disaster, accident, sport?

The weights and bounds were set on the articles of GeoVirus and LGL (not of conflict), on the annotated and
unannotated casualty-claims articles, on a sample of local news on shootings and on the MUC-4 articles with
a template; docs and tests/quality hold what they reach. Do not tune one alone: each moves the others.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knell.extract.candidates import Candidate
from knell.extract.event import Event
from knell.extract.sentence import Clause
from knell.model.claim import Harm, Span
from knell.model.reading import Rejected
from knell.text.data_files import load_words
from knell.text.phrases import PhraseTable

TITLE, LEAD, BODY = 4.0, 2.0, 1.0
"""Weight of a sentence: what the headline and the first sentences tell is what the report is about."""

LEAD_SENTENCES = 3
SHORTEST = 4
"""Tokens; a shorter sentence of the body adds nothing to the length of a report."""

ACT, DEED, CRIME = 1.0, 0.7, 0.4
"""How much of its weight a sentence gives for a word of violence alone, for one with an armed party or counted
victims, and for the words that courts use of killings past."""

OUTWEIGHED = 0.4
"""What is left of an act in a sentence with more words of other things: "the film of the massacre"."""

COUNTED = 0.5
"""Added where the same sentence counts people harmed and speaks of nothing else."""

MUCH_WITH_FINDINGS, SHARE_WITH_FINDINGS = 1.0, 0.06
MUCH_ALONE, SHARE_ALONE = 1.5, 0.12
"""The least weight of violence, and share of the report's whole weight: where something was read in the report, and
where nothing was. The first is one plain sentence, the second two or a headline."""

HALF = 0.5
"""A report of two or three sentences needs no more than this share of its weight, however little that is."""

NO_WORDS = "no words of violence done by people, or too few for its length"

PEOPLE_HURT = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED, Harm.ABDUCTED})
"""Arrests, flight and disappearance come with much else; these harms stand beside what did them."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What a report tells of: weights of its sentences of violence, of other things, of all (`length`).

    `topic` is the kind of other things named most ("disease"), None where none is.
    """

    violence: float
    other: float
    length: float
    topic: str | None

    @property
    def reason(self) -> str:
        """Why the report would not be of conflict, in words."""
        if self.topic is not None and self.other > self.violence:
            return f"not of conflict: the report is about {self.topic}"
        return f"not of conflict: {NO_WORDS}"


@lru_cache(maxsize=1)
def _words() -> PhraseTable[str]:
    """Phrase -> the list that it is of; for other things, the kind of them ("disease")."""
    raw = load_words("en-relevance")
    groups = {kind: phrases for kind, phrases in raw.items() if kind != "other"}
    return PhraseTable.of({**raw["other"], **groups})


@lru_cache(maxsize=1)
def _topics() -> frozenset[str]:
    return frozenset(load_words("en-relevance")["other"])


def weigh(clauses: Sequence[Clause], harmed: Collection[int]) -> Weighing:
    """Weigh the sentences of a report; `harmed` are the indices of those that count people killed or hurt."""
    violence = other = length = 0.0
    topics: Counter[str] = Counter()
    lead = 0
    told = [Counter(kind for _, _, kind in _words().find_all(clause.tokens)) for clause in clauses]
    is_plain = any(words["acts"] for words in told)
    for clause, words in zip(clauses, told, strict=True):
        is_title = clause.sentence.kind == "title"
        lead += not is_title
        weight = TITLE if is_title else LEAD if lead <= LEAD_SENTENCES else BODY
        strength = _violence_of(words, counts_harm=clause.index in harmed, is_plain=is_plain)
        said = [kind for kind in words if kind in _topics()]
        violence += weight * strength
        if said and strength == 0:
            other += weight
            topics.update({kind: words[kind] for kind in said})
        if is_title or len(clause.tokens) >= SHORTEST:
            length += weight
    return Weighing(violence, other, length, next((kind for kind, _ in topics.most_common(1)), None))


def _violence_of(words: Counter[str], *, counts_harm: bool, is_plain: bool) -> float:
    """How far one sentence tells of violence done by people: 0 for not at all, else 0.4 to 1.5.

    `is_plain` where the report has an act of violence anywhere: "a shooting at a basketball game" is then one.
    """
    others = sum(words[kind] for kind in _topics())
    backed = bool(is_plain or words["armed"] or words["crimes"] or counts_harm)
    acts = words["acts"] + (words["guns"] if backed or not (words["sport"] or words["culture"]) else 0)
    unclear = words["deeds"] + words["harms"]
    if acts:
        strength = OUTWEIGHED if others > acts + unclear + words["crimes"] + words["armed"] else ACT
    elif others:
        return 0.0
    elif (words["armed"] and (unclear or words["crimes"] or counts_harm)) or (words["deeds"] and counts_harm):
        strength = DEED
    elif words["crimes"]:
        strength = CRIME
    else:
        return 0.0
    return strength + (COUNTED if counts_harm and not others else 0)


def weigh_report(clauses: Sequence[Clause], candidates: Sequence[Candidate]) -> Weighing:
    """Weigh a report with the harm that was counted in it."""
    return weigh(clauses, {c.clause.index for c in candidates if c.harm in PEOPLE_HURT})


def is_conflict_harm(weighing: Weighing, *, has_findings: bool) -> bool:
    """True where the report is about violence done by people: war, attacks, shootings, killings.

    `has_findings` where claims or incidents were read in it: then one plain sentence of violence is enough,
    and other matters may outweigh it twofold: a victim left out is worse than a report too many.
    """
    much, share = (MUCH_WITH_FINDINGS, SHARE_WITH_FINDINGS) if has_findings else (MUCH_ALONE, SHARE_ALONE)
    outweighed = HALF * weighing.other if has_findings else weighing.other
    return (
        weighing.violence > 0
        and weighing.violence >= min(much, HALF * weighing.length)
        and weighing.violence >= share * weighing.length
        and weighing.violence >= outweighed
    )


def reject_findings(
    weighing: Weighing, candidates: Sequence[Candidate], events: Sequence[Event]
) -> tuple[Rejected, ...]:
    """The figures, and one word of each incident, that are dropped with a report that is not of conflict."""
    figures = [c.figure for c in candidates]
    cues = [
        Span(scene.clause.tokens[scene.cues[0].first].start, scene.clause.tokens[scene.cues[0].last - 1].end)
        for event in events
        if (scene := next((s for s in event.scenes if s.cues), None)) is not None
    ]
    text = candidates[0].clause.text if candidates else events[0].scenes[0].clause.text if events else ""
    return tuple(Rejected(s, text[s.start : s.end], weighing.reason) for s in (*figures, *cues))
