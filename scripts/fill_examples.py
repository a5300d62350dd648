"""Runs the commands that README and tutorial show, over the sample reports, and writes their real output in.

An example stands in a page as `<!-- example: COMMAND -->` with a block below that is written anew:

    <!-- example: knell incidents -->
    <!-- example: knell show {Mayadeen} | head -20 -->

`{words}` is the id of the incident with the most reports among `knell incidents --words words`.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
EXAMPLE = re.compile(r"<!-- example: (?P<command>[^\n]+?) -->\n(?:```[a-z]*\n.*?\n```\n)?", re.DOTALL)
ID_OF = re.compile(r"\{([^}]+)\}")
COLUMNS = "110"
ADD = "knell add samples/reports"


def main() -> None:
    """Write every example of every page anew; each page has a fresh ledger, and may read the reports itself."""
    for page in PAGES:
        with tempfile.TemporaryDirectory() as home:
            share_place_index(Path(home))
            text = page.read_text(encoding="utf-8")
            if f"<!-- example: {ADD} -->" not in text:
                run(ADD, home)
            page.write_text(EXAMPLE.sub(partial(new_block, home), text), encoding="utf-8")


def share_place_index(home: Path) -> None:
    """Use the index that `make demo` built, where there is one: building takes 20 seconds."""
    index = ROOT / "demo" / "gazetteer.db"
    if index.exists():
        (home / index.name).symlink_to(index)


def new_block(home: str, match: re.Match[str]) -> str:
    """What replaces one example of a page."""
    return block(match["command"], home)


def block(command: str, home: str) -> str:
    """The marker, and under it the command as typed with what it prints."""
    typed = ID_OF.sub(lambda match: incident_id(match[1], home), command)
    lines = (line.rstrip() for line in run(typed, home).splitlines())
    printed = "\n".join(lines).strip("\n")
    return f"<!-- example: {command} -->\n```console\n$ {typed}\n{printed}\n```\n"


def incident_id(words: str, home: str) -> str:
    """The id of the incident with the most reports among those that these words leave."""
    listed = json.loads(run(f"knell incidents --json --words '{words}'", home))
    most = max(listed, key=lambda summary: int(summary["report_count"]))
    return str(most["incident"]["incident_id"])


def run(command: str, home: str) -> str:
    """What a command line prints, errors too. `knell` is that of the environment that this runs in."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "KNELL_HOME": home, "KNELL_LEDGER": "", "COLUMNS": COLUMNS, "PATH": path}
    done = subprocess.run(
        ["bash", "-c", f"{command} 2>&1"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


if __name__ == "__main__":
    main()
