"""A user's own sources: added to the shipped ones row by row, and refused with the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.model.source import ActorKind, Reliability
from knell.text.directory import COLUMNS, RefusedSource, extend, extend_all, shipped_directory

SHIPPED = shipped_directory()


def test_a_new_source_is_known_by_all_its_names() -> None:
    row = {"name": "Quiet Monitor", "aliases": "QM; the Monitor of Testabad ;Ada Example", "kind": "monitor"}
    directory = extend(SHIPPED, row)
    for name in (
        "Quiet Monitor",
        "QM",
        "monitor of Testabad",
        "Ada Example",
        "a spokesman for the Quiet Monitor",
    ):
        actor = directory.actor(name)
        assert actor is not None
        assert (actor.name, actor.kind, actor.party) == ("Quiet Monitor", ActorKind.MONITOR, None)
    assert directory.own_names == {"Quiet Monitor"}
    known = SHIPPED.actor("QM")
    assert known is not None
    assert known.name == "QM"


def test_a_known_source_gets_names_and_notes_and_keeps_the_rest() -> None:
    row = {"name": "SOHR", "aliases": "al-marsad", "reliability": "b", "reason": "checked 40 claims"}
    directory = extend(SHIPPED, row)
    actor = directory.actor("al Marsad")
    assert actor == directory.actor("Syrian Observatory") == SHIPPED.actor("SOHR")
    notes = directory.notes(actor)
    assert (notes.reliability, notes.reason) == (Reliability.B, "checked 40 claims")
    assert notes.method == SHIPPED.notes(actor).method is not None


def test_a_change_of_kind_holds_for_every_name() -> None:
    directory = extend(SHIPPED, {"name": "SOHR", "kind": "ngo"})
    for name in ("SOHR", "Rami Abdel Rahman", "Syrian Observatory for Human Rights"):
        actor = directory.actor(name)
        assert actor is not None
        assert actor.kind is ActorKind.NGO


def test_nothing_that_is_shipped_is_graded() -> None:
    assert {notes.reliability for notes in SHIPPED.table.notes.values()} == {Reliability.F}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"name": ""}, "the column “name” is empty"),
        ({"name": "—"}, "the column “name” is empty"),
        ({"name": "Quiet Monitor"}, "is not known yet: give its kind"),
        ({"name": "Quiet Monitor", "kind": "spy"}, "the kind is 'spy': give one of monitor, medical"),
        ({"name": "Quiet Monitor", "kind": "monitor", "party": "Nobody"}, "which is no known side"),
        ({"name": "Quiet Monitor", "kind": "monitor", "party": "SOHR"}, "which is no known side"),
        ({"name": "Quiet Monitor", "kind": "monitor", "reliability": "G"}, "give a letter from A to F"),
        (
            {"name": "Quiet Monitor", "kind": "monitor", "aliases": "SOHR"},
            "“SOHR” is a name of Syrian Observatory for Human Rights already",
        ),
        ({"name": "Quiet Monitor", "kind": "monitor", "aliases": "—"}, "has no letters or digits"),
    ],
)
def test_refused(row: dict[str, str], reason: str) -> None:
    with pytest.raises(RefusedSource, match=r".*") as told:
        extend(SHIPPED, row)
    assert reason in str(told.value)


def test_a_name_may_be_taken_over_on_purpose() -> None:
    row = {
        "name": "Observatory of Testland",
        "aliases": "the Observatory",
        "kind": "monitor",
        "takes_over": "yes",
    }
    directory = extend(SHIPPED, row)
    actor = directory.actor("the Observatory")
    assert actor is not None
    assert actor.name == "Observatory of Testland"
    assert directory.actor("SOHR") == SHIPPED.actor("SOHR")


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        ("Syrian government", "Syrian government"),
        ("Syria", "Syrian government"),
        ("ISIS", "Islamic State"),
        ("Quiet TV", "Quiet TV"),
    ],
)
def test_sides(party: str, expected: str) -> None:
    actor = extend(SHIPPED, {"name": "Quiet TV", "kind": "media", "party": party}).actor("Quiet TV")
    assert actor is not None
    assert actor.party == expected


SIDE = {"name": "Northern Front", "kind": "armed party", "party": "Northern Front"}
MEDIUM = {"name": "Northern Radio", "kind": "media", "party": "Northern Front"}


@pytest.mark.parametrize("rows", [[SIDE, MEDIUM], [MEDIUM, SIDE]])
def test_a_side_may_be_made_by_a_later_row(rows: list[dict[str, str]]) -> None:
    directory, taken, refused = extend_all(SHIPPED, [(2, rows[0]), (3, rows[1])])
    actor = directory.actor("Northern Radio")
    assert actor is not None
    assert (actor.party, taken, refused) == ("Northern Front", (2, 3), ())


def test_the_rest_is_taken_and_the_refused_are_told_by_line() -> None:
    rows = [(2, SIDE), (3, {"name": ""}), (5, MEDIUM), (6, {"name": "X", "kind": "spy"})]
    directory, taken, refused = extend_all(SHIPPED, rows)
    assert (taken, [line for line, _ in refused]) == ((2, 5), [3, 6])
    assert directory.own_names == {"Northern Front", "Northern Radio"}


CELLS = st.sampled_from(["", "SOHR", "monitor", "A", "yes", "ISIS", "—", "Ada; Bo", "x"]) | st.text(
    max_size=8
)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, CELLS)), max_size=4))
def test_any_row_is_taken_or_refused_with_a_reason(rows: list[dict[str, str]]) -> None:
    directory, taken, refused = extend_all(SHIPPED, list(enumerate(rows, start=2)))
    assert sorted((*taken, *(line for line, _ in refused))) == list(range(2, 2 + len(rows)))
    assert all(reason for _, reason in refused)
    assert (directory == SHIPPED) == (not taken)
