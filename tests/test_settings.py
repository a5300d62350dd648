"""Settings from the environment: what is not set has its default, and what does not fit is named."""

from pathlib import Path

import pytest

from knell.errors import BadInput
from knell.settings import Settings, read_settings


@pytest.mark.parametrize(
    ("environment", "settings"),
    [
        ({}, Settings()),
        ({"KNELL_HOME": "", "KNELL_PORT": "", "HOME": "/nowhere", "PORT": "1"}, Settings()),
        ({"KNELL_HOME": "/a/b", "KNELL_LEDGER": "x.db"}, Settings(home=Path("/a/b"), ledger="x.db")),
        ({"KNELL_PORT": "0", "KNELL_MAX_REPORT_MB": "50"}, Settings(port=0, max_report_mb=50)),
        ({"KNELL_HOST": "::1", "KNELL_TOKEN": "7"}, Settings(host="::1", token="7")),
    ],
)
def test_settings(environment: dict[str, str], settings: Settings) -> None:
    assert read_settings(environment) == settings


@pytest.mark.parametrize("number", ["many", "-1", "1.5", " 8350", "²"])
def test_what_is_no_whole_number_is_named(number: str) -> None:
    with pytest.raises(BadInput, match=f"KNELL_PORT is '{number}': it must be a whole number, 0 or more"):
        read_settings({"KNELL_PORT": number})
