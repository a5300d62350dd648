"""Originals, copies, updates, corrections: which report of one text is which, and by which rule."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.model.syndication import CopyKind, EditionKind, Likeness, Syndicate, Version
from knell.read.editions import group_copies

MONDAY, TUESDAY, WEDNESDAY = date(2017, 6, 26), date(2017, 6, 27), date(2017, 6, 28)
TWELVE = ("killed", 12, 12)
FIFTEEN = ("killed", 15, 15)
THIRTY = ("injured", 30, 30)


def version(
    report_id: str,
    *figures: tuple[str, int | None, int | None],
    day: date | None = MONDAY,
    time: str | None = None,
    outlet: str | None = None,
    agency: str | None = None,
    length: int = 100,
    corrects: bool = False,
) -> Version:
    return Version(
        report_id, outlet or report_id.upper(), agency, day, time, length, frozenset(figures), corrects
    )


def likes(*versions: Version, jaccard: float = 0.95, contained: float = 1.0) -> list[Likeness]:
    ids = sorted(one.report_id for one in versions)
    return [
        Likeness(left, right, jaccard, contained)
        for place, left in enumerate(ids)
        for right in ids[place + 1 :]
    ]


def only(versions: Sequence[Version], likenesses: Sequence[Likeness] | None = None) -> Syndicate:
    (found,) = group_copies(versions, likes(*versions) if likenesses is None else likenesses)
    return found


def test_the_earliest_is_the_original() -> None:
    found = only([version("b", TWELVE, day=TUESDAY), version("a", TWELVE), version("c", TWELVE, day=None)])
    (edition,) = found.editions
    assert (edition.original_id, edition.rule) == ("a", "published first")
    assert [copy.report_id for copy in edition.copies] == ["b", "c"]
    assert (found.teller, found.is_credited, found.copy_count) == ("A", False, 2)


def test_the_agencys_own_report_is_the_original_though_it_came_later() -> None:
    found = only(
        [
            version("a", TWELVE, agency="Reuters"),
            version("b", TWELVE, agency="Reuters"),
            version("r", TWELVE, day=TUESDAY, outlet="Reuters"),
        ]
    )
    assert found.editions[0].original_id == "r"
    assert (found.teller, found.is_credited) == ("Reuters", True)


def test_an_agency_without_a_report_here_is_named_all_the_same() -> None:
    found = only([version("a", TWELVE, agency="Reuters")], [])
    assert (found.teller, found.report_ids) == ("Reuters", ("a",))
    assert "whose own report is not here" in found.editions[0].rule


@pytest.mark.parametrize(
    ("later", "kind", "rule"),
    [
        (version("b", FIFTEEN, day=TUESDAY), EditionKind.UPDATE, "another figure (killed 15, was 12)"),
        (version("b", FIFTEEN, day=TUESDAY, corrects=True), EditionKind.CORRECTION, "says that it corrects"),
        (version("b", TWELVE, THIRTY, day=TUESDAY), EditionKind.UPDATE, "a figure more (injured 30)"),
        (version("b", FIFTEEN, length=50), EditionKind.VARIANT, "nothing tells which came first"),
        (version("b", ("killed", 12, None), day=TUESDAY), EditionKind.UPDATE, "killed 12 or more, was 12"),
    ],
    ids=["changed", "corrected", "added", "of one day", "open end"],
)
def test_a_new_figure_makes_no_copy(later: Version, kind: EditionKind, rule: str) -> None:
    first, second = only([version("a", TWELVE), later]).editions
    assert (first.original_id, first.kind, first.copies) == ("a", EditionKind.FIRST, ())
    assert (second.original_id, second.kind, second.copies) == ("b", kind, ())
    assert rule in second.rule.replace("its words say", "says")


def test_hours_of_one_day_tell_which_came_first() -> None:
    found = only([version("a", FIFTEEN, time="16:00"), version("b", TWELVE, time="09:30")])
    assert [(one.original_id, one.kind) for one in found.editions] == [
        ("b", EditionKind.FIRST),
        ("a", EditionKind.UPDATE),
    ]


def test_copies_go_to_the_version_whose_figures_they_have() -> None:
    found = only(
        [
            version("a", TWELVE),
            version("b", FIFTEEN, day=TUESDAY),
            version("c", TWELVE, day=WEDNESDAY),
            version("d", FIFTEEN, day=WEDNESDAY),
        ]
    )
    assert [one.report_ids for one in found.editions] == [("a", "c"), ("b", "d")]


@pytest.mark.parametrize(
    ("jaccard", "contained", "length", "kind"),
    [
        (0.97, 1.0, 100, CopyKind.REPRINT),
        (0.5, 0.98, 50, CopyKind.CUT),
        (0.7, 0.85, 90, CopyKind.EDITED),
    ],
)
def test_how_a_copy_repeats(jaccard: float, contained: float, length: int, kind: CopyKind) -> None:
    versions = [version("a", TWELVE), version("b", day=TUESDAY, length=length)]
    (copy,) = only(versions, likes(*versions, jaccard=jaccard, contained=contained)).editions[0].copies
    assert copy.kind is kind
    assert copy.rule.endswith("no figure is new or changed")


def test_what_is_like_nothing_and_credits_nobody_is_no_syndicate() -> None:
    assert group_copies([version("a", TWELVE), version("b", TWELVE)], []) == ()


def test_likenesses_of_reports_that_are_not_given_are_passed_over() -> None:
    assert group_copies([version("a", TWELVE)], [Likeness("a", "gone", 1.0, 1.0)]) == ()


FOUR = (
    version("a", TWELVE, agency="Reuters"),
    version("b", FIFTEEN, day=TUESDAY),
    version("c", TWELVE, day=None),
    version("d", TWELVE, THIRTY, day=TUESDAY, agency="AFP"),
)


@pytest.mark.parametrize("versions", list(permutations(FOUR)))
def test_any_order_gives_the_same(versions: Sequence[Version]) -> None:
    assert group_copies(versions, likes(*FOUR)) == group_copies(FOUR, reversed(likes(*FOUR)))


VERSIONS = st.lists(
    st.builds(
        version,
        st.sampled_from("abcdefgh"),
        st.sampled_from([TWELVE, FIFTEEN, THIRTY]),
        day=st.sampled_from([MONDAY, TUESDAY, None]),
        time=st.sampled_from([None, "09:00", "10:00"]),
        agency=st.sampled_from([None, "Reuters", "AFP"]),
        length=st.integers(12, 15),
        corrects=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda one: one.report_id,
)


@given(VERSIONS, st.data())
def test_every_report_of_a_text_stands_in_one_edition(versions: list[Version], data: st.DataObject) -> None:
    pairs = data.draw(st.lists(st.sampled_from(likes(*versions)), unique=True)) if len(versions) > 1 else []
    found = group_copies(versions, pairs)
    told = [report_id for one in found for report_id in one.report_ids]
    assert len(told) == len(set(told))
    assert {one for like in pairs for one in (like.left_id, like.right_id)} <= set(told)
    figures = {one.report_id: one.figures for one in versions}
    for syndicate in found:
        assert [one.kind is EditionKind.FIRST for one in syndicate.editions].count(True) == 1
        for edition in syndicate.editions:
            members = [figures[report_id] for report_id in edition.report_ids]
            assert any(all(member <= whole for member in members) for whole in members)
