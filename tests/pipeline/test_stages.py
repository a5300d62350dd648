"""The spine as a table: in order, nothing missing, and a fault in it is refused."""

from dataclasses import replace

import pytest

from knell.errors import BrokenSpine
from knell.pipeline.stages import GIVEN, STAGES, Stage, check_stages

NAMES = ("read", "segment", "extract", "resolve", "match", "reconcile", "assess")


def make_stage(name: str, needs: tuple[str, ...], gives: tuple[str, ...]) -> Stage:
    """A stage that does nothing."""
    return Stage(name, needs, gives, lambda: None, "for a test")


def test_the_stages_are_those_of_the_design_in_its_order() -> None:
    assert tuple(stage.name for stage in STAGES) == NAMES


@pytest.mark.parametrize("stage", STAGES, ids=NAMES)
def test_a_stage_is_a_public_function_of_its_own_package(stage: Stage) -> None:
    assert stage.run.__module__.startswith(f"knell.{stage.name}.")
    assert not stage.run.__name__.startswith("_")
    assert stage.purpose and stage.gives


@pytest.mark.parametrize("number", range(1, len(STAGES)))
def test_no_stage_works_before_those_it_needs(number: int) -> None:
    """Moved to the front, every stage but the first lacks what others give it."""
    moved = (STAGES[number], *STAGES[:number], *STAGES[number + 1 :])
    with pytest.raises(BrokenSpine, match=f"stage {STAGES[number].name} needs"):
        check_stages(moved)


@pytest.mark.parametrize(
    ("stages", "words"),
    [
        ((make_stage("a", ("rain",), ("x",)),), "stage a needs rain, which nothing gives it"),
        (
            (make_stage("a", ("bytes",), ("x",)), make_stage("b", ("y", "x", "z"), ())),
            "stage b needs y, z, which nothing gives it",
        ),
        ((make_stage("a", ("x",), ("x",)),), "stage a needs x"),
        ((make_stage("a", (), ("x",)), make_stage("a", (), ("y",))), "two stages are named a"),
    ],
)
def test_a_broken_spine_is_refused(stages: tuple[Stage, ...], words: str) -> None:
    with pytest.raises(BrokenSpine, match=words):
        check_stages(stages)


def test_what_comes_from_outside_may_be_needed_anywhere() -> None:
    check_stages(tuple(make_stage(name, (name,), ()) for name in sorted(GIVEN)))


def test_the_table_as_it_is_holds() -> None:
    check_stages(tuple(replace(stage) for stage in STAGES))
