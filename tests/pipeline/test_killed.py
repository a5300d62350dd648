"""Killed at any statement, a judgement is there with all that follows from it, or not at all."""

import os
import signal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from tests.pipeline.factory import incident_ids, keep, mention_on

from knell.pipeline.judging import Judge, merge_incidents
from knell.pipeline.matching import match_ledger
from knell.store.ledger import Ledger


def run_and_die(address: str, secret_path: Path, ids: list[str], statement: int) -> int:
    """Merge in a process of its own that is killed before this statement of its writing; its wait status."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    seen = 0
    is_writing = False

    def before(connection: Any, cursor: Any, words: str, *rest: Any) -> None:
        nonlocal seen, is_writing
        is_writing = is_writing or words.startswith("BEGIN IMMEDIATE")
        seen += is_writing
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    def before_commit(connection: Any) -> None:
        before(connection, None, "COMMIT")

    try:
        sa.event.listen(sa.Engine, "before_cursor_execute", before)
        sa.event.listen(sa.Engine, "commit", before_commit)
        with Ledger.open(address, secret_path) as ledger:
            merge_incidents(ledger, *ids, Judge("Ada", "One bakery."))
    except BaseException:
        os._exit(1)
    os._exit(0)


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_kill_at_any_statement_leaves_the_ledger_whole(address: str, secret_path: Path) -> None:
    with Ledger.open(address, secret_path) as ledger:
        keep(ledger, "Early Post", mention_on(1), low=10)
        keep(ledger, "Late Post", mention_on(20), low=14)
        match_ledger(ledger)
        before = incident_ids(ledger)
    killed = 0
    for statement in count(1):
        status = run_and_die(address, secret_path, list(before.values()), statement)
        with Ledger.open(address, secret_path) as ledger:
            assert ledger.verify() == []
            if not os.WIFSIGNALED(status):
                assert (os.WEXITSTATUS(status), len(ledger.judgements())) == (0, 1)
                assert len(incident_ids(ledger)) == 1
                break
            killed += 1
            assert (ledger.judgements(), incident_ids(ledger)) == ([], before)
    assert killed > 20
