"""Judging on the command line, as a user does it: what is printed, what is asked for, what a program gets."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.test_end_to_end import Finished, knell, read_json
from tests.pipeline.factory import incident_ids, keep, mention_on

from knell.pipeline.matching import match_ledger
from knell.store.ledger import Ledger

WHY = ("--why", "Both name the bakery.", "--by", "Ada Recorder")


def opened(home: Path) -> Ledger:
    return Ledger.open(str(home / "ledger.db"), home / "ledger.key")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A ledger of two strikes of different days, and a statement that fits both."""
    with opened(tmp_path) as ledger:
        keep(ledger, "Early Post", mention_on(1), low=10)
        keep(ledger, "Late Post", mention_on(5), low=14)
        keep(ledger, "Spokesman", replace(mention_on(1, 5)), low=12)
        match_ledger(ledger)
    return tmp_path


def ids_by_outlet(home: Path) -> dict[str, tuple[str, str]]:
    """Outlet → (incident id, mention id)."""
    with opened(home) as ledger:
        return {
            linked.report.outlet or "": (incident_id, linked.mention.mention_id)
            for incident_id in incident_ids(ledger).values()
            for linked in ledger.incident(incident_id).mentions
        }


def words(finished: Finished) -> str:
    assert (finished.returncode, finished.stderr) == (0, b"")
    return " ".join(finished.stdout.decode().split())


def test_merge_says_what_changed_and_undo_takes_it_back(home: Path) -> None:
    ids = ids_by_outlet(home)
    early, late = ids["Early Post"][0], ids["Late Post"][0]
    before = read_json(knell(home, "incidents", "--json"))
    merged = words(knell(home, "merge", early, late, *WHY))
    # The statement that fitted both has one to go to now; the oldest of the three ids is kept.
    (kept,) = {incident_id for incident_id, _ in ids_by_outlet(home).values()}
    gone = next(one for one in (early, late) if one != kept)
    assert f"{gone}: now part of {kept}" in merged
    assert "3; killed" in merged and "now 10–14" in merged
    judgement_id = merged.split()[0]
    assert f'To undo: knell undo {judgement_id} --why "…"' in merged
    assert kept in words(knell(home, "show", gone))
    assert "Judgements JDG-" in words(knell(home, "show", gone))
    undone = words(
        knell(home, "undo", judgement_id.lower(), "--why", "It was another bakery.", KNELL_JUDGE="Ada")
    )
    assert f"{gone}: new, 1 mention; killed" in undone
    assert read_json(knell(home, "incidents", "--json")) == before
    listed = words(knell(home, "judgements", early))
    assert "undone by JDG-" in listed and "“It was another bakery.”" in listed and "Ada Recorder" in listed
    assert words(knell(home, "verify")).startswith("The ledger is whole")


def test_open_links_are_shown_and_judged_by_the_beginning_of_an_id(home: Path) -> None:
    ids = ids_by_outlet(home)
    incident_id, mention_id = ids["Spokesman"]
    shown = words(knell(home, "show", incident_id))
    assert "May tell of the same event: not judged" in shown
    assert f"Early Post, 2017-06-27 of {ids['Early Post'][0]}" in shown
    judged = words(knell(home, "judge", "same", mention_id[:14], ids["Early Post"][1][4:16], *WHY))
    assert "the same event" in judged
    assert ids_by_outlet(home)["Spokesman"][0] == ids_by_outlet(home)["Early Post"][0]
    assert "May tell" not in words(knell(home, "show", ids["Late Post"][0]))


def test_split_takes_mentions_out_again(home: Path) -> None:
    ids = ids_by_outlet(home)
    knell(home, "merge", ids["Early Post"][0], ids["Late Post"][0], *WHY)
    merged = ids_by_outlet(home)["Late Post"][0]
    parted = words(knell(home, "split", merged, ids["Late Post"][1], *WHY))
    assert "split: mnt-" in parted
    after = ids_by_outlet(home)
    assert after["Late Post"] == ids["Late Post"]
    assert after["Early Post"][0] != after["Late Post"][0]


def test_what_is_missing_is_asked_for(home: Path) -> None:
    ids = ids_by_outlet(home)
    sides = [ids["Early Post"][1], ids["Late Post"][1]]
    for arguments, asked in [
        ((*sides, "--why", "x"), b"who judges? Give your name with --by, or set KNELL_JUDGE once"),
        ((*sides, "--by", "Ada"), b"why? Give the reason in a sentence: --why"),
        ((sides[0], "mnt-ffffffff", *WHY), b"No mention has the id mnt-ffffffff"),
    ]:
        refused = knell(home, "judge", "same", *arguments)
        assert refused.returncode in (1, 2)
        assert asked in refused.stderr
        assert b"Traceback" not in refused.stderr
    nothing = knell(home, "judgements")
    assert (nothing.returncode, nothing.stdout) == (0, b"")


def test_programs_get_json(home: Path) -> None:
    ids = ids_by_outlet(home)
    change = read_json(knell(home, "merge", ids["Early Post"][0], ids["Late Post"][0], *WHY, "--json"))
    assert change["judgement"]["value"] == "same"
    assert {one["went_into"] for one in change["incidents"]} > {None}
    (listed,) = read_json(knell(home, "judgements", "--json"))
    assert (listed["judgement"]["judgement_id"], listed["holds"]) == (
        change["judgement"]["judgement_id"],
        True,
    )


def test_hostile_reasons_are_written_out(home: Path) -> None:
    ids = ids_by_outlet(home)
    reason = "\x1b]0;owned\x07 [red]really[/red]"
    knell(home, "merge", ids["Early Post"][0], ids["Late Post"][0], "--by", "Ada", "--why", reason)
    listed = knell(home, "judgements")
    assert b"\x1b" not in listed.stdout and b"[red]really" in listed.stdout
