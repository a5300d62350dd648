"""Where the built scripts and the style sheet are, under names that change with their content."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).parent / "static"
TEMPLATES = Path(__file__).parent / "templates"

ENTRY = "src/main.ts"


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses for the head of a page; `script` is None where the scripts were not built."""

    style: str
    script: str | None


def find_assets(static: Path = STATIC) -> Assets:
    """Read the build's own list of what it made."""
    digest = hashlib.sha256((static / "knell.css").read_bytes()).hexdigest()[:12]
    manifest = static / "dist" / "manifest.json"
    script = None
    if manifest.is_file():
        script = f"/static/dist/{json.loads(manifest.read_text())[ENTRY]['file']}"
    return Assets(style=f"/static/knell.css?v={digest}", script=script)
