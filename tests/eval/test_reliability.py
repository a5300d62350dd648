"""The reliability table counts every claim once, in the right bin."""

import pytest
from eval.reliability import Verdict, calibration_error, reliability
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("confidence", "low"),
    [(0.0, 0.0), (0.05, 0.0), (0.1, 0.1), (0.3, 0.3), (0.7, 0.7), (0.6999, 0.6), (0.92, 0.9), (1.0, 0.9)],
)
def test_the_bin_of_a_confidence(confidence: float, low: float) -> None:
    (only,) = reliability([Verdict(confidence, True)])
    assert (only.low, only.claims, only.right) == (low, 1, 1)


def test_shares_and_the_error_of_a_small_table() -> None:
    verdicts = [Verdict(0.9, True), Verdict(0.9, False), Verdict(0.5, True), Verdict(0.5, False)]
    low, high = reliability(verdicts)
    assert (low.share_right, low.mean_confidence) == (0.5, 0.5)
    assert (high.share_right, high.mean_confidence) == (0.5, 0.9)
    assert calibration_error((low, high)) == pytest.approx(0.2)
    assert calibration_error(()) is None


@given(st.lists(st.builds(Verdict, st.floats(0, 1), st.booleans())))
def test_every_claim_is_in_one_bin(verdicts: list[Verdict]) -> None:
    bins = reliability(verdicts)
    assert sum(each.claims for each in bins) == len(verdicts)
    assert sum(each.right for each in bins) == sum(verdict.is_right for verdict in verdicts)
    assert all(
        each.low <= each.mean_confidence + 1e-9 and each.mean_confidence <= each.high + 1e-9 for each in bins
    )


def test_a_confidence_over_one_is_refused() -> None:
    with pytest.raises(ValueError, match="not in"):
        reliability([Verdict(1.2, True)])
