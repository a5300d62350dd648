"""Large gazetteers, in a small size: everything is measured, and an index that is kept is not made anew."""

from pathlib import Path
from random import Random

from bench.scale import draw_names, measure


def test_every_figure_is_measured(gazetteer_path: Path, tmp_path: Path) -> None:
    found = measure(tmp_path, gazetteer_path, rows=200, seed=1, names=20)
    assert found.keys() >= {"date", "seconds", "peak_mib", "index_mib", "cores", "look_up", "look_up_near"}
    again = measure(tmp_path, gazetteer_path, rows=200, seed=1, names=20)
    assert "seconds" not in again and "look_up" in again


def test_names_are_drawn_without_reading_all(gazetteer_path: Path) -> None:
    names = draw_names(gazetteer_path, 50, Random(1))
    assert len(names) == 50 and all(name.isascii() for name in names)
    assert len(set(names)) > 40
