"""Candidate claims: every counted harm of a report with its voice, before doubles are removed."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from knell.extract.attribution import HeardSpeech, Voice, attribute, hear, start_voices
from knell.extract.groups import Group, find_groups
from knell.extract.harm import HarmedGroup, join_harms
from knell.extract.scope import scope_of
from knell.extract.sentence import Clause
from knell.model.claim import Harm, Scope, Span, VictimAxes, VictimClass
from knell.model.count import Count
from knell.model.reading import Rejected

MAX_QUOTE = 500
"""Characters; a longer stretch is no quotation that a person checks at a glance."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A counted harm as one sentence gives it. `parent` is an index into the report's candidates, or None."""

    clause: Clause
    group: Group
    harm: Harm
    count: Count
    span: Span
    figure: Span
    scope: Scope
    voice: Voice | None
    parent: int | None
    victim_class: VictimClass
    victim: VictimAxes
    why: str

    @property
    def is_title(self) -> bool:
        """True for a figure of the headline."""
        return self.clause.sentence.kind == "title"


def find_candidates(
    text: str, clauses: list[Clause], speech: dict[int, list[HeardSpeech]]
) -> tuple[list[Candidate], list[Rejected]]:
    """Candidates in the order of the text, and the counted groups that came to no harm, each with the reason.

    `speech` is filled with the frames of speech of each sentence, by the sentence's index.
    """
    voices = start_voices(text)
    found: list[Candidate] = []
    rejected: list[Rejected] = []
    for clause in clauses:
        groups = find_groups(clause)
        heard = speech[clause.index] = hear(clause, voices)
        harmed = join_harms(clause, groups)
        places: dict[int, int] = {}
        for index, group in enumerate(groups):
            if index not in harmed:
                rejected.append(_reject(clause, group))
                continue
            places[index] = len(found)
            voice = attribute(clause, group.first, heard, voices)
            found.append(_candidate(clause, groups, index, harmed, voice))
        _set_parents(found, places, {i: h.parent for i, h in harmed.items()})
        _set_distant_parents(found, places, clause)
    return _carry_between(found, speech), rejected


SANDWICH = 3
"""Sentences between two of one speaker that are taken for that speaker's too."""


def _carry_between(found: list[Candidate], speech: dict[int, list[HeardSpeech]]) -> list[Candidate]:
    """ "MSF reported … Thirteen people were taken to hospital. It reported …": what stands between is MSF's."""
    spoken = sorted(index for index, heard in speech.items() if heard)
    carried = []
    for candidate in found:
        index = candidate.clause.index
        at = bisect_left(spoken, index)
        alone = candidate.voice is None and not speech.get(index) and not candidate.is_title
        if alone and 0 < at < len(spoken) and spoken[at] - spoken[at - 1] <= SANDWICH:
            first, last = speech[spoken[at - 1]][-1].voice, speech[spoken[at]][0].voice
            if first.name == last.name or (first.organisation and first.organisation == last.organisation):
                candidate = replace(candidate, voice=first)
        carried.append(candidate)
    return carried


def _reject(clause: Clause, group: Group) -> Rejected:
    span = Span(clause.tokens[group.first].start, clause.tokens[group.last - 1].end)
    return Rejected(span, clause.text[span.start : span.end], "no word of harm takes these people")


def _candidate(
    clause: Clause, groups: list[Group], index: int, harmed: dict[int, HarmedGroup], voice: Voice | None
) -> Candidate:
    group, found = groups[index], harmed[index]
    first, last = group.first, group.last
    if found.trigger is not None:
        first, last = min(first, found.trigger.first), max(last, found.trigger.last)
    span = Span(clause.tokens[first].start, clause.tokens[last - 1].end)
    figure = _figure_span(clause, group)
    if span.end - span.start > MAX_QUOTE:
        span = Span(clause.tokens[group.first].start, clause.tokens[group.last - 1].end)
    return Candidate(
        clause,
        group,
        found.harm,
        group.count,
        span,
        figure,
        scope_of(clause, found),
        voice,
        None,
        group.noun.victim_class,
        _axes(clause, group),
        found.why,
    )


def _figure_span(clause: Clause, group: Group) -> Span:
    phrase = group.count.phrase or ""
    start = clause.text.find(phrase, clause.tokens[group.first].start)
    return Span(start, start + len(phrase))


def _axes(clause: Clause, group: Group) -> VictimAxes:
    """The axes of the noun, with what words before it add: "civilian prisoners", "elderly men", "teenage son"."""
    axes = group.noun.axes
    words = {clause.low(at) for at in range(group.quantity_end, max(group.last - 1, group.quantity_end))}
    if axes.status == "unknown" and words & {"civilian", "innocent", "unarmed"}:
        axes = replace(axes, status="civilian")
    if axes.age == "unknown" and words & {"elderly"}:
        axes = replace(axes, age="elderly")
    if axes.sex == "unknown" and words & {"female"}:
        axes = replace(axes, sex="female")
    if axes.sex == "unknown" and words & {"male"}:
        axes = replace(axes, sex="male")
    return axes


def _set_parents(found: list[Candidate], places: dict[int, int], parents: dict[int, int | None]) -> None:
    for index, parent in parents.items():
        if (
            parent is not None
            and parent in places
            and found[places[parent]].harm is found[places[index]].harm
        ):
            at, whole = places[index], found[places[parent]]
            part = found[at]
            victim = part.victim
            if whole.victim.status == "civilian" and victim.status == "unknown":
                victim = replace(victim, status="civilian")
            span = Span(min(part.span.start, whole.span.start), max(part.span.end, part.figure.end))
            if span.end - span.start > MAX_QUOTE:
                span = part.span
            victim_class = part.victim_class
            if part.group.head is None:
                # "including one with severed legs": who they are is said of the whole.
                victim_class, victim = whole.victim_class, whole.victim
            found[at] = replace(
                part,
                parent=places[parent],
                victim_class=victim_class,
                victim=victim,
                scope=whole.scope,
                span=span,
            )


def _set_distant_parents(found: list[Candidate], places: dict[int, int], clause: Clause) -> None:
    """ "Five women were among the dead", "16 of them were children": part of a figure given before."""
    for at in places.values():
        part = found[at]
        if part.parent is not None:
            continue
        among = _is_among(clause, part)
        if not among and not (part.group.is_pronoun or _of_the_dead(clause, part)):
            continue
        whole = next(
            (
                i
                for i in range(at - 1, -1, -1)
                if found[i].harm is part.harm
                and found[i].parent is None
                and found[i].clause.index < clause.index
                and clause.index - found[i].clause.index <= 3
                and _holds(found[i].count, part.count)
            ),
            None,
        )
        if whole is not None:
            found[at] = replace(part, parent=whole, scope=found[whole].scope)


COUNTED = frozenset({"was", "were", "is", "are", "be", "been", "also", "counted"})
LONGEST_AMONG = 24
"""Tokens from a group to the "among" that makes it a part."""


def _is_among(clause: Clause, part: Candidate) -> bool:
    """ "Five women were among the dead"; not "72 people, among them 20 children", who are a total."""
    for at in range(part.group.last, min(part.group.last + LONGEST_AMONG, len(clause.tokens))):
        if clause.low(at) == "among":
            if clause.low(at + 1) not in ("the", "those", "them", "victims"):
                return False
            is_next = at == part.group.last and clause.low(at + 1) != "them"
            return is_next or clause.low(at - 1) in COUNTED
    return False


def _of_the_dead(clause: Clause, part: Candidate) -> bool:
    """ "at least five of those killed", "three of the dead"."""
    after = [clause.low(i) for i in range(part.group.quantity_end, part.group.quantity_end + 3)]
    return after[:2] in (["of", "the"], ["of", "those"], ["of", "them"]) and after[2:3] in (
        ["dead"],
        ["killed"],
        ["victims"],
        ["wounded"],
        ["injured"],
    )


def _holds(whole: Count, part: Count) -> bool:
    """True where the whole can have the part in it."""
    return whole.high is None or part.number is None or part.number <= whole.high
