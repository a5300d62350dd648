"""Settings, read once from the environment by `cli` and `web` and passed down as arguments."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from knell.errors import BadInput

PREFIX = "KNELL_"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that an operator can set. Each field's environment variable is `KNELL_` and its name.

    The documentation page `docs/reference/settings.md` is made from `HELP` below.
    """

    home: Path = Path("~/.knell")
    ledger: str = ""
    host: str = "127.0.0.1"
    port: int = 8350
    token: str = ""
    max_report_mb: int = 20
    claimants: str = ""
    judge: str = ""

    @property
    def max_report_bytes(self) -> int:
        """`max_report_mb` in bytes."""
        return self.max_report_mb * 1_000_000


HELP: Mapping[str, str] = {
    "home": "Folder of the ledger, its secret and the place index. Made with access for its owner only.",
    "ledger": "Address of the ledger: a path, `sqlite:///PATH` or `postgresql+pg8000://USER@HOST/NAME`. "
    "Empty: `ledger.db` in the home folder.",
    "host": "Address that `knell serve` listens on. The default is reached from this machine only.",
    "port": "Port that `knell serve` listens on; 0 takes any free one.",
    "token": "Token that pages ask for. Empty: a new random one at every start, shown in the link.",
    "max_report_mb": "Largest single report that is read, in megabytes (1,000,000 bytes).",
    "claimants": "Table of sources of your own (CSV), read by every command beside those that"
    " `knell claimants add` keeps in the home folder. Empty: none.",
    "judge": "Name of who judges with `knell judge`, `merge`, `split` and `undo`, and in the forms of the pages. "
    "Empty: asked for each time. It is kept sealed with the judgement.",
}


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment; raises BadInput naming the variable that does not fit."""
    environment = os.environ if environment is None else environment
    values: dict[str, str | int | Path] = {}
    for field in fields(Settings):
        name = PREFIX + field.name.upper()
        if not (text := environment.get(name, "")):
            continue
        if field.type is int:
            # Digits like ² are digits to Python, and no number.
            if not text.isdecimal():
                raise BadInput(f"{name} is {text!r}: it must be a whole number, 0 or more")
            values[field.name] = int(text)
        else:
            values[field.name] = Path(text) if field.type is Path else text
    return Settings(**values)  # type: ignore[arg-type]  # each value was made for its field's type above
