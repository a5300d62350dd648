"""Judgements in the ledger: sealed, in the chain, checked, erased without a trace of who said what."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from tests.factory import NOON, make_mention
from tests.store.factory import NOTHING_DERIVED, add, make_incident, make_judgement, save

from knell.errors import BadInput, NotFound
from knell.model.incident import CandidateLink, FeatureResult, PairScore
from knell.model.judgement import Judgement, JudgementKind, Role
from knell.store.ledger import Ledger
from knell.store.tables import metadata

Execute = Callable[..., list[Any]]
TRIGGERS = {
    "sqlite": ("DROP TRIGGER tr_{0}_no_update", "DROP TRIGGER tr_{0}_no_delete"),
    "postgresql": ("DROP TRIGGER tr_{0}_append_only ON {0}",),
}


def judge(ledger: Ledger, judgement: Judgement) -> None:
    assert ledger.judge(judgement, NOTHING_DERIVED, position=ledger.position())


def test_judgements_come_back_as_they_were_in_the_order_of_time_and_id(ledger: Ledger) -> None:
    made = [
        make_judgement("JDG-B", at=NOON),
        make_judgement("JDG-C", at=NOON - timedelta(days=1)),
        make_judgement("JDG-A", at=NOON, value="C"),
    ]
    for one in made:
        judge(ledger, one)
    assert ledger.judgements() == [made[1], made[2], made[0]]
    assert ledger.verify() == []


def test_nothing_is_kept_where_the_log_has_gone_on(ledger: Ledger) -> None:
    position = ledger.position()
    add(ledger, "A")
    assert not ledger.judge(make_judgement(), NOTHING_DERIVED, position=position)
    assert ledger.judgements() == []


def test_a_moment_without_a_zone_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="without a zone"):
        judge(ledger, make_judgement(at=datetime(2017, 6, 28)))


def test_an_id_is_recorded_once(ledger: Ledger) -> None:
    judge(ledger, make_judgement())
    with pytest.raises(BadInput, match="recorded already"):
        judge(ledger, make_judgement())


@pytest.mark.parametrize(
    ("kind", "value", "subjects"),
    [
        (JudgementKind.LINK, "same", {"left": ["mnt-1"], "right": ["mnt-2"]}),
        (JudgementKind.GRADE, "fair", {"incident": ["INC-22222222"]}),
        (JudgementKind.CREDIBILITY, "1", {"claim": ["clm-1"]}),
        (JudgementKind.REVIEW, "accepted", {"reading": ["rdg-1"]}),
        (JudgementKind.UNDO, "undone", {"undone": ["JDG-1"]}),
    ],
)
def test_what_is_judged_must_be_there(
    ledger: Ledger, kind: JudgementKind, value: str, subjects: dict[str, list[str]]
) -> None:
    with pytest.raises(NotFound, match="has the id"):
        judge(ledger, make_judgement(kind=kind, value=value, **subjects))
    assert ledger.position() == 0


@pytest.mark.parametrize(
    ("table", "statement", "problem"),
    [
        ("judgements", "UPDATE judgements SET value = 'A'", "was changed after it was written"),
        ("judgements", "UPDATE judgements SET judge_id = 'jdg-0'", "was changed after it was written"),
        ("judgements", "UPDATE judgements SET sealed = other.sealed FROM", "was changed or damaged"),
        ("judgement_subjects", "UPDATE judgement_subjects SET subject_id = 'x'", "was changed after"),
        ("judgement_subjects", "DELETE FROM judgement_subjects", "was changed after it was written"),
        ("events", "UPDATE events SET actor = 'jdg-0'", "was changed after it was written"),
        ("events", "DELETE FROM events", "no event records it"),
    ],
)
def test_tampering_is_found(
    ledger: Ledger, database: sa.Engine, table: str, statement: str, problem: str
) -> None:
    judge(ledger, make_judgement())
    judge(ledger, make_judgement("JDG-33333333", value="C"))
    if statement.endswith("FROM"):
        statement += " judgements AS other WHERE other.judgement_id <> judgements.judgement_id"
    with database.connect().execution_options(knell_writes=True) as connection, connection.begin():
        for drop in TRIGGERS[database.dialect.name]:
            connection.exec_driver_sql(drop.format(table))
        connection.exec_driver_sql(statement)
    assert any(problem in found for found in ledger.verify()), ledger.verify()


def test_who_judged_and_why_are_nowhere_in_the_clear(ledger: Ledger, execute: Execute) -> None:
    judge(ledger, make_judgement(by="Judge Jacaranda", reason="Reason Kestrel", claimant=["Witness Larch"]))
    rows = [str(row) for name in metadata.tables for row in execute(f"SELECT * FROM {name}")]
    assert not [row for row in rows if any(word in row for word in ("Jacaranda", "Kestrel", "Larch"))]
    (held,) = ledger.judgements()
    assert (held.by, held.reason, held.of(Role.CLAIMANT)) == (
        "Judge Jacaranda",
        "Reason Kestrel",
        ("Witness Larch",),
    )


def test_no_file_holds_a_reason(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "ledger.db"), tmp_path / "secret") as ledger:
        judge(ledger, make_judgement(reason="Reason Kestrel"))
        assert all(b"Kestrel" not in file.read_bytes() for file in tmp_path.iterdir())


def test_an_erased_judgement_still_says_what_was_judged(ledger: Ledger, execute: Execute) -> None:
    one, other = add(ledger, "A"), add(ledger, "B")
    sides = [each.reading.mentions[0].mention_id for each in (one, other)]
    judge(ledger, make_judgement(kind=JudgementKind.LINK, value="same", left=[sides[0]], right=[sides[1]]))
    execute(
        "UPDATE content_keys SET wrapped_key = NULL, destroyed_at = created_at"
        " WHERE key_id = (SELECT key_id FROM judgements)"
    )
    (held,) = ledger.judgements()
    assert (held.by, held.reason, held.value) == (None, None, "same")
    assert (held.of(Role.LEFT), held.of(Role.RIGHT)) == ((sides[0],), (sides[1],))
    assert ledger.verify() == []


def test_candidates_are_replaced_kept_and_erased(ledger: Ledger, execute: Execute) -> None:
    one, other = (add(ledger, name, make_mention(place=name)) for name in ("A", "B"))
    ids = [each.reading.mentions[0].mention_id for each in (one, other)]
    save(ledger, make_incident("INC-A", one), make_incident("INC-B", other))
    pair = PairScore(*sorted(ids), 0.7, (FeatureResult("place", 0.5, 2.0, "both say “Testabad”"),))  # type: ignore[arg-type]  # two ids
    links = [CandidateLink(ids[0], "INC-B", pair), CandidateLink(ids[1], "INC-A", pair)]
    save(ledger, candidates=links)
    (found,) = ledger.incident("INC-A").candidates
    assert (found.pair, found.incident_id, found.judgement_id) == (pair, "INC-B", None)
    assert (found.own.mention.mention_id, found.other.mention.mention_id) == tuple(ids)
    assert found.own.report.outlet == "A"
    before = execute("SELECT details_sealed FROM candidate_links ORDER BY mention_id")
    save(ledger, candidates=links)
    assert execute("SELECT details_sealed FROM candidate_links ORDER BY mention_id") == before
    save(ledger)
    assert len(ledger.incident("INC-B").candidates) == 1
    add(ledger, "A", make_mention(place="A"), reader="rules-2")
    assert ledger.incident("INC-B").candidates == ()
    save(ledger, make_incident("INC-B", other), candidates=[])
    assert execute("SELECT * FROM candidate_links") == []
