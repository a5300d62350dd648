"""The word lists that ship in `text/data`."""

from importlib.resources import files
from typing import Any

import yaml


def load_words(name: str) -> Any:
    """The data of `text/data/<name>.yml`; every scalar a string, for "no" and "on" are words here."""
    text = files("knell.text").joinpath(f"data/{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)
