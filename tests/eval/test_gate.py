"""The gate lets figures rise and stay, and lets none fall unseen."""

import json
from pathlib import Path

import pytest
from eval.gate import EPSILON, LowerFigures, find_fallen, hold, read_baseline, read_options, write_baseline
from eval.score import SAMPLE_ARTICLES, SAMPLE_GOLD, read_lines, score_documents

BASELINE = {"claims.f1": 0.8, "ungrounded_quotes": 0.0}


@pytest.mark.parametrize(
    ("figures", "sentences"),
    [
        ({"claims.f1": 0.8, "ungrounded_quotes": 0}, []),
        ({"claims.f1": 0.9, "ungrounded_quotes": 0, "new": 0.1}, []),
        ({"claims.f1": 0.8 - EPSILON / 2, "ungrounded_quotes": 0}, []),
        ({"claims.f1": 0.79, "ungrounded_quotes": 0}, ["claims.f1 fell from 0.8 to 0.79"]),
        ({"claims.f1": 0.8, "ungrounded_quotes": 1}, ["ungrounded_quotes rose from 0.0 to 1"]),
        (
            {"claims.f1": None, "ungrounded_quotes": 0},
            ["claims.f1 is not measured any more; the baseline has 0.8"],
        ),
    ],
)
def test_what_has_fallen(figures: dict[str, float | None], sentences: list[str]) -> None:
    assert find_fallen(figures, BASELINE, epsilon=EPSILON) == sentences


def test_an_update_raises_the_floor_and_does_not_lower_it(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    assert read_baseline(path) == {}
    write_baseline(path, {"claims.f1": 0.8, "part_of.f1": None}, allow_regression=False)
    assert json.loads(path.read_text(encoding="utf-8")) == {"claims.f1": 0.8}
    write_baseline(path, {"claims.f1": 0.81}, allow_regression=False)
    with pytest.raises(LowerFigures, match=r"claims.f1 fell from 0.81 to 0.809\n.*--allow-regression"):
        write_baseline(path, {"claims.f1": 0.809}, allow_regression=False)
    assert read_baseline(path) == {"claims.f1": 0.81}
    write_baseline(path, {"claims.f1": 0.7}, allow_regression=True)
    assert read_baseline(path) == {"claims.f1": 0.7}


@pytest.mark.parametrize(
    ("arguments", "value", "code", "kept", "said"),
    [
        ([], 0.8, 0, 0.8, ""),
        ([], 0.7, 1, 0.8, "claims.f1 fell from 0.8 to 0.7\n"),
        (["--update"], 0.9, 0, 0.9, ""),
        (["--update"], 0.7, 1, 0.8, "--allow-regression"),
        (["--update", "--allow-regression"], 0.7, 0, 0.7, ""),
    ],
)
def test_hold_prints_and_updates_what_the_baseline_holds(
    arguments: list[str],
    value: float,
    code: int,
    kept: float,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, {"claims.f1": 0.8}, allow_regression=False)
    gated = {"claims.f1": value}
    options = read_options("x", None, arguments)
    assert hold({**gated, "other": 1.0}, gated, path, options, epsilon=EPSILON) == code
    shown = capsys.readouterr()
    assert shown.out.split() == ["claims.f1", str(value), "0.8", "other", "1.0"]
    assert said in shown.err and (said == "") == (shown.err == "")
    assert read_baseline(path) == {"claims.f1": kept}


def test_losing_one_claim_of_the_sample_is_more_than_epsilon() -> None:
    articles, gold, read = read_lines(SAMPLE_ARTICLES), read_lines(SAMPLE_GOLD), read_lines(SAMPLE_GOLD)
    before = score_documents(articles, gold, read).figures()
    next(row for row in read if row["claims"])["claims"].pop()
    after = score_documents(articles, gold, read).figures()
    kept = {name: value for name, value in before.items() if value is not None}
    assert any(line.startswith("claims.f1 fell") for line in find_fallen(after, kept, epsilon=EPSILON))
