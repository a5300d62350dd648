"""Reads the sample reports into a fresh ledger under demo/, with the commands that everybody uses."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOME = ROOT / "demo"
LEDGER_FILES = ("ledger.db", "ledger.db-wal", "ledger.db-shm", "ledger.key")
"""Removed, so that each demo is fresh. The place index stays: it takes 20 seconds and holds no reports."""


def main() -> int:
    """Run `knell add` and `knell incidents`; the exit code is that of the first that fails."""
    for name in LEDGER_FILES:
        (HOME / name).unlink(missing_ok=True)
    environment = {**os.environ, "KNELL_HOME": str(HOME), "KNELL_LEDGER": ""}
    for arguments in (["add", "samples/reports"], ["incidents"]):
        print(f"\n$ knell {' '.join(arguments)}", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", "knell", *arguments], cwd=ROOT, env=environment, check=False
        )
        if done.returncode:
            return done.returncode
    print("Look at them: KNELL_HOME=demo .venv/bin/knell serve", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
