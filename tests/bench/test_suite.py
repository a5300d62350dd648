"""Every benchmark runs, in its small size. No time is asserted: that would test the machine."""

import sys
from pathlib import Path

import pytest
from bench.places import choose_names
from bench.processes import peak_bytes
from bench.results import Line, time_in_turns
from bench.suite import SMALL, run_benchmarks

from knell.model.where import Gazetteer


@pytest.fixture(scope="module")
def lines(gazetteer_path: Path) -> list[Line]:
    """All lines of the small sizes."""
    return list(run_benchmarks(gazetteer_path, SMALL))


def test_every_line_measured_something(lines: list[Line]) -> None:
    assert [line.what for line in lines if line.ours <= 0] == []
    assert [line.what for line in lines if line.beside is not None and line.beside <= 0] == []


def test_what_has_nothing_beside_it_gives_no_ratio(lines: list[Line]) -> None:
    assert all((line.ratio is None) == (line.beside is None) for line in lines)
    assert all(line.beside is not None or line.note for line in lines if line.beside_what)


@pytest.mark.parametrize(
    "words",
    [
        "extraction, an article",
        "stage resolve",
        "a document of 400 words",
        "keeping reports",
        "`knell add`",
        "as the gazetteer writes it",
        "forgiven",
        "loading a gazetteer",
        "with an added gazetteer, as written",
        "one edit allowed",
        "peak memory of `knell gazetteer add`",
        "`knell --help`",
        "peak memory",
    ],
)
def test_nothing_that_is_published_is_left_out(words: str, lines: list[Line]) -> None:
    assert [line for line in lines if words in line.what]


def test_the_ratio_is_ours_over_the_other() -> None:
    assert Line("a", "ms", 6.0, "b", 2.0).ratio == 3.0


def test_turns_alternate_as_often_as_asked() -> None:
    calls: list[str] = []
    time_in_turns(lambda: calls.append("ours"), lambda: calls.append("beside"), rounds=2)
    assert calls == ["ours", "beside"] * 2


def test_misspelt_names_are_found_with_something_forgiven(gazetteer_path: Path, gazetteer: Gazetteer) -> None:
    exact, misspelt = choose_names(gazetteer_path, count=20, seed=1)
    assert len(exact) == len(misspelt) == 20
    assert not any(gazetteer.look_up(name)[0].forgiven for name in exact)
    assert all(gazetteer.look_up(name)[0].forgiven for name in misspelt)


def test_the_peak_is_of_the_process_alone(tmp_path: Path) -> None:
    small = peak_bytes(["true"], b"", home=tmp_path)
    script = "print(len(bytearray(64 << 20).replace(b'a', b'b')))"
    large = peak_bytes([sys.executable, "-c", script], b"", home=tmp_path)
    assert small < 64 << 20 <= large


def test_a_process_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 1"):
        peak_bytes(["false"], b"", home=tmp_path)
