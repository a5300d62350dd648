"""The word lists that ship in `text/data`."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

DATA = Path(str(files("knell.text"))) / "data"
"""The folder of the data that ships with the reader."""


def load_words(name: str) -> Any:
    """The data of `text/data/<name>.yml`; every scalar a string, for "no" and "on" are words here."""
    text = (DATA / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)
