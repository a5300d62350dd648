"""Merging, splitting, judging and undoing at random on a real ledger, checked after every step."""

import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from knell.errors import BadInput
from knell.model.claim import Attribution, Claim, Harm, Scope, Span, Stance, VictimAxes, VictimClass
from knell.model.count import Count, Qualifier
from knell.model.figure import Figure
from knell.model.incident import IncidentType, Mention
from knell.model.judgement import JudgementKind, Verdict, undone_by
from knell.model.judgement_record import Change
from knell.model.reading import Reading
from knell.model.record import IncidentQuery
from knell.model.report import Origin, Report
from knell.model.when import When
from knell.model.where import PlaceLevel, Where
from knell.pipeline.judging import Judge, judge_link, merge_incidents, split_incident, undo
from knell.pipeline.look import list_incidents, show_incident
from knell.pipeline.matching import match_ledger
from knell.store.ledger import Ledger
from knell.store.sealing import commit

FIRST = date(2017, 6, 1)
MOMENT = datetime(2017, 7, 1, 12, tzinfo=UTC)
JUDGE = Judge("A random judge", "At random.")

State = dict[str, tuple[frozenset[str], tuple[Figure, ...]]]
"""Incident → its mentions and figures."""


@dataclass(slots=True)
class Tally:
    """How often what was done and checked."""

    merges: int = 0
    splits: int = 0
    links: int = 0
    undos: int = 0
    late_reports: int = 0
    refused: int = 0
    ids: set[str] = field(default_factory=set)
    restored: int = 0
    replays: int = 0

    @property
    def merges_and_splits(self) -> int:
        """Merges and splits together."""
        return self.merges + self.splits


def make_reports(rng: random.Random, count: int) -> list[tuple[Report, Reading]]:
    """Invented reports of strikes on one town in three weeks, some of them vague as to the day."""
    return [_make_report(rng, number) for number in range(count)]


def judge_at_random(folder: Path, rng: random.Random, *, steps: int, reports: int) -> Tally:
    """Take random steps on a ledger in `folder` and check each; raises AssertionError where one fails.

    Checked: every id ever given out leads to exactly one incident; every third step or so is undone at once
    and the ledger is then as it was before, id by id and figure by figure; at the end, the same log over the
    same reports in other orders of arrival gives the same incidents and figures, and the ledger is whole.
    """
    tally = Tally()
    documents = make_reports(rng, reports)
    waiting = documents[reports // 2 :]
    with Ledger.open(str(folder / "ledger.db"), folder / "secret") as ledger:
        for report, reading in documents[: reports // 2]:
            ledger.add_report(report, reading, at=MOMENT)
        match_ledger(ledger)
        state = read_state(ledger)
        _check_ids(ledger, state, tally)
        for step in range(steps):
            if waiting and step % max(1, steps // reports) == 0:
                report, reading = waiting.pop()
                ledger.add_report(report, reading, at=MOMENT)
                match_ledger(ledger)
                state = read_state(ledger)
                tally.late_reports += 1
            try:
                change = _act(ledger, rng, state, tally)
            except BadInput:
                tally.refused += 1
                continue
            before, state = state, read_state(ledger)
            _check_ids(ledger, state, tally)
            if rng.random() < 0.35:
                undo(ledger, change.judgement.judgement_id, JUDGE)
                state = read_state(ledger)
                _check_ids(ledger, state, tally)
                assert state == before, f"step {step}: undo did not restore what was before"
                tally.undos += 1
                tally.restored += 1
        assert ledger.verify() == []
        for report, reading in waiting:
            ledger.add_report(report, reading, at=MOMENT)
        match_ledger(ledger)
        expected = read_state(ledger)
        for replay in range(3):
            rng.shuffle(documents)
            found = _replay(folder / f"replay-{replay}", folder / "secret", ledger, documents)
            assert found == {one[0]: one[1] for one in expected.values()}, "another order gave another result"
            tally.replays += 1
    return tally


def read_state(ledger: Ledger) -> State:
    """The incidents as they are shown, with the steps of their figures."""
    return {
        one.incident.incident_id: (
            frozenset(one.incident.mention_ids),
            show_incident(ledger, one.incident.incident_id).figures,
        )
        for one in list_incidents(ledger, IncidentQuery())
    }


def _act(ledger: Ledger, rng: random.Random, state: State, tally: Tally) -> Change:
    """One random judgement; raises BadInput where the random choice cannot be judged."""
    ids = sorted(state)
    act = rng.choice(["merge", "merge", "split", "split", "split", "link", "undo"])
    if act == "merge" and len(ids) > 1:
        change = merge_incidents(ledger, *rng.sample(ids, 2), JUDGE)
        tally.merges += 1
    elif act == "split":
        large = [one for one in ids if len(state[one][0]) > 1] or ids
        chosen = rng.choice(large)
        mentions = sorted(state[chosen][0])
        count = rng.randint(1, max(1, len(mentions) - 1))
        change = split_incident(ledger, chosen, rng.sample(mentions, count), JUDGE)
        tally.splits += 1
    elif act == "undo":
        known = ledger.judgements()
        gone = undone_by(known)
        standing = [one.judgement_id for one in known if one.judgement_id not in gone]
        if not standing:
            raise BadInput("nothing to undo")
        change = undo(ledger, rng.choice(standing), JUDGE)
        tally.undos += 1
    else:
        mentions = sorted(one for held, _ in state.values() for one in held)
        change = judge_link(ledger, *rng.sample(mentions, 2), rng.choice(list(Verdict)), JUDGE)
        tally.links += 1
    return change


def _check_ids(ledger: Ledger, state: State, tally: Tally) -> None:
    """Ids are permanent: each that was ever given out leads to one incident that is there."""
    tally.ids |= state.keys()
    for incident_id in tally.ids:
        assert ledger.incident_id(incident_id) in state, f"{incident_id} leads nowhere"
    mentions = [one for held, _ in state.values() for one in held]
    assert len(mentions) == len(set(mentions)) == len(ledger.matchable_mentions())


def _replay(
    folder: Path, secret: Path, ledger: Ledger, documents: list[tuple[Report, Reading]]
) -> dict[frozenset[str], tuple[Figure, ...]]:
    """The same reports in this order, and the same log of judgements, in a ledger of their own."""
    folder.mkdir()
    shutil.copy(secret, folder / "secret")
    with Ledger.open(str(folder / "ledger.db"), folder / "secret") as other:
        half = len(documents) // 2
        for part in (documents[:half], documents[half:]):
            for report, reading in part:
                other.add_report(report, reading, at=MOMENT)
            match_ledger(other)
        _copy_log(ledger, other)
        match_ledger(other)
        assert other.verify() == []
        return dict(read_state(other).values())


def _copy_log(ledger: Ledger, other: Ledger) -> None:
    """Judgements on incidents name ids that the other ledger never gave out: their mentions say the same."""
    for judgement in ledger.judgements():
        plain = judgement
        if judgement.kind in (JudgementKind.MERGE, JudgementKind.SPLIT):
            own = sorted(other.partition())[0]
            plain = replace(
                judgement,
                subjects=tuple(
                    replace(one, subject_id=own) if one.role.value == "incident" else one
                    for one in judgement.subjects
                ),
            )
        other.append_judgement(plain)


def _make_report(rng: random.Random, number: int) -> tuple[Report, Reading]:
    day, length = rng.randrange(21), rng.choice([0, 0, 0, 1, 4])
    toll = rng.randint(3, 40)
    title, body = f"Strike {number} on Testabad", f"{toll} people were killed, a monitor said."
    text = f"{title}\n{body}"
    start = len(title) + 1
    quote = f"{toll} people were killed"
    raw = text.encode()
    report = Report(
        title=title,
        text=text,
        raw=raw,
        sha256=commit([raw]),
        media_type="text/plain",
        origin=Origin(f"{number}.txt", MOMENT),
        outlet=f"Outlet {number}",
        published=date(2017, 7, 1),
        language="en",
    )
    span = Span(start, start + len(body))
    first = date.fromordinal(FIRST.toordinal() + day)
    last = date.fromordinal(first.toordinal() + length)
    mention = Mention(
        mention_id="I1",
        is_main=True,
        type=IncidentType.AIRSTRIKE,
        place="Testabad",
        places=("Testabad",),
        is_near=False,
        admin=None,
        target=rng.choice([None, "a bakery", "a school"]),
        weapon=None,
        perpetrators=(),
        perpetrator_relation=None,
        date_phrase=None,
        spans=(span,),
        when=When(first, last, None, "as invented"),
        where=Where("Testabad", PlaceLevel.TOWN, "as invented", "Testabad", 35.0, 40.4, 5_000, geonameid=42),
        country="SY",
    )
    claim = Claim(
        claim_id="C1",
        mention_id="I1",
        scope=Scope.INCIDENT,
        span=Span(start, start + len(quote)),
        quote=quote,
        count=Count(toll, toll, Qualifier.EXACT, str(toll)),
        harm=Harm.KILLED,
        victims="people",
        victim_class=VictimClass.UNSPECIFIED,
        victim=VictimAxes(),
        attribution=Attribution(f"Monitor {number}"),
        part_of=None,
        stance=Stance.ASSERTED,
        confidence=0.9,
    )
    return report, Reading("invented-1", True, (mention,), (claim,))


def judging_section(*, steps: int, reports: int, seed: int) -> Iterator[str]:
    """What was judged at random and checked, as a section of the page of benchmarks."""
    with TemporaryDirectory(prefix="knell-judging-") as folder:
        tally = judge_at_random(Path(folder), random.Random(seed), steps=steps, reports=reports)
    yield "## Judgements at random\n"
    yield SECTION_TEXT
    yield "| what | number |\n|---|---:|"
    yield f"| merges and splits | {tally.merges_and_splits:,} |"
    yield from (f"| {what} | {number:,} |" for what, number in figures_of_tally(tally).items())
    yield ""


SECTION_TEXT = """\
Incidents of invented reports are merged, split, judged link by link and undone at random, while reports come in.
Nothing of this is a matter of degree: one id that leads nowhere, one figure that an undo does not restore, or one
order of arrival that gives another result, and the run fails (`bench/judging.py`).
"""


def figures_of_tally(tally: Tally) -> Mapping[str, int]:
    """What is published of a run."""
    return {
        "merges": tally.merges,
        "splits": tally.splits,
        "links judged": tally.links,
        "undos": tally.undos,
        "of these undone at once and compared": tally.restored,
        "reports that came between": tally.late_reports,
        "incident ids given out, each leading to one incident after every step": len(tally.ids),
        "replays of the log over reports in another order": tally.replays,
    }
